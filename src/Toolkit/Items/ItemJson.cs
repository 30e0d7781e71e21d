using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Goldthread.Kernel.Values;

namespace Goldthread.Toolkit.Items;

/// <summary>Documents of items as JSON: names in camel case, nothing that is not known, nothing left out that is needed.</summary>
internal static class ItemJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        PropertyNameCaseInsensitive = false,
        AllowDuplicateProperties = false,
        NumberHandling = JsonNumberHandling.Strict,
        WriteIndented = true,
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    public static string Write(ItemDocument document) => JsonSerializer.Serialize(document, document.GetType(), Options);

    public static Outcome<ItemDocument> Read<T>(string json)
        where T : ItemDocument
    {
        T document;
        try
        {
            document = JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("There is nothing in it.");
        }
        catch (JsonException error)
        {
            var path = error.Path?.TrimStart('$').TrimStart('.');
            return new Fault(FaultKind.Invalid, $"This cannot be read{(error.LineNumber is { } line ? $", line {line + 1}" : "")}: {error.Message.Split(" Path:")[0]}", string.IsNullOrEmpty(path) ? "document" : path);
        }

        var faults = document.Check().ToArray();
        return faults.Length > 0 ? faults : document;
    }
}
