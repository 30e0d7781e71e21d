using System.Text.Json;
using System.Text.RegularExpressions;

namespace Goldthread.Directory.Tests.OpenReferral;

/// <summary>
/// The official compiled schemas, read from the shared folder, and a check of a document by them: the keywords that they use are type, properties, items, required,
/// enum and format.
/// </summary>
internal static partial class OfficialSchema
{
    private static readonly string Folder = Path.Combine(Environment.GetEnvironmentVariable("GOLDTHREAD_SHARED") ?? "../../../../../../shared", "data", "oruk");
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "type", "properties", "items", "required", "enum", "format",
        "name", "path", "title", "description", "example", "core", "constraints", "datapackage_metadata", "datapackage_type", "tabular_required", "deprecated", "$ref",
    };

    public static bool IsThere => System.IO.Directory.Exists(Folder);

    public const string Missing = "No shared test data: name the folder in GOLDTHREAD_SHARED.";

    public static string File(params string[] path) => Path.Combine([Folder, .. path]);

    /// <summary>A schema of schema/compiled, or of schema itself.</summary>
    public static JsonElement Read(string name)
    {
        var compiled = File("uk-profile", "schema", "compiled", name + ".json");
        using var document = JsonDocument.Parse(System.IO.File.ReadAllText(System.IO.File.Exists(compiled) ? compiled : File("uk-profile", "schema", name + ".json")));
        return document.RootElement.Clone();
    }

    public static List<string> Faults(JsonElement value, JsonElement schema)
    {
        var faults = new List<string>();
        Check(value, schema, "", faults);
        return faults;
    }

    private static void Check(JsonElement value, JsonElement schema, string path, List<string> faults)
    {
        foreach (var keyword in schema.EnumerateObject().Where(k => !Known.Contains(k.Name))) throw new InvalidOperationException($"The schema uses {keyword.Name}, which is not checked here.");
        if (schema.TryGetProperty("$ref", out var reference))
        {
            Check(value, Read(Path.GetFileNameWithoutExtension(reference.GetString()!)), path, faults);
            return;
        }

        if (schema.TryGetProperty("type", out var type) && !IsOf(value, type.GetString()!))
        {
            faults.Add($"{path}: not {type.GetString()}");
            return;
        }

        if (schema.TryGetProperty("enum", out var values) && !values.EnumerateArray().Any(v => v.ValueKind == value.ValueKind && v.GetString() == value.GetString())) faults.Add($"{path}: not in enum");
        if (schema.TryGetProperty("format", out var format) && value.ValueKind == JsonValueKind.String && !HasFormat(value.GetString()!, format.GetString()!)) faults.Add($"{path}: not {format.GetString()}: {value.GetString()}");
        if (schema.TryGetProperty("required", out var required))
        {
            faults.AddRange(required.EnumerateArray().Where(r => !value.TryGetProperty(r.GetString()!, out _)).Select(r => $"{path}/{r.GetString()}: missing"));
        }

        if (schema.TryGetProperty("properties", out var properties))
        {
            foreach (var property in properties.EnumerateObject())
            {
                if (value.TryGetProperty(property.Name, out var inner)) Check(inner, property.Value, $"{path}/{property.Name}", faults);
            }
        }

        if (schema.TryGetProperty("items", out var items) && value.ValueKind == JsonValueKind.Array)
        {
            var i = 0;
            foreach (var item in value.EnumerateArray()) Check(item, items, $"{path}/{i++}", faults);
        }
    }

    private static bool IsOf(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        _ => throw new InvalidOperationException($"The schema has the type {type}, which is not checked here."),
    };

    private static bool HasFormat(string text, string format) => format switch
    {
        "uuid" => Uuid().IsMatch(text),
        "uri" => Uri.IsWellFormedUriString(text, UriKind.Absolute),
        "email" => Email().IsMatch(text),
        "date-time" => DateTimeOffset.TryParse(text, out _) && text.Contains('T', StringComparison.Ordinal) && Offset().IsMatch(text),
        _ => throw new InvalidOperationException($"The schema has the format {format}, which is not checked here."),
    };

    [GeneratedRegex("^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$")]
    private static partial Regex Uuid();

    [GeneratedRegex(@"^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$")]
    private static partial Regex Email();

    [GeneratedRegex(@"(Z|[+-]\d\d:\d\d)$")]
    private static partial Regex Offset();
}
