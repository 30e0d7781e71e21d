using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Goldthread.Directory.Services;
using Goldthread.Kernel.Values;

namespace Goldthread.Directory.Feeds;

/// <summary>A document of a feed as we keep it: fields that are null are left out, ids are in small letters; or what is wrong with it.</summary>
internal static class FeedDocument
{
    private const int Largest = 500_000;
    private const int Deepest = 24;
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The id, in small letters; null where there is none.</summary>
    public static string? IdOf(JsonElement item) => Field(item, "id") is { } id && StableId.IsId(id) ? id.ToLowerInvariant() : null;

    /// <summary>A text of an item; null where it has none.</summary>
    public static string? Field(JsonElement item, string name)
    {
        try
        {
            return item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null; // half of a character
        }
    }

    /// <summary>The document to keep, or its faults, each with its path.</summary>
    public static Outcome<string> Read(JsonElement item)
    {
        try
        {
            using var bytes = new MemoryStream();
            using (var json = new Utf8JsonWriter(bytes, Options))
            {
                Copy(json, item, 0);
            }

            if (bytes.Length > Largest) return new Fault(FaultKind.TooLarge, $"is larger than {Largest:N0} bytes");
            using var clean = JsonDocument.Parse(bytes.ToArray());
            var faults = ServiceShape.Faults(clean.RootElement);
            return faults.Count > 0 ? faults.ToArray() : Encoding.UTF8.GetString(bytes.ToArray());
        }
        catch (Exception error) when (error is InvalidOperationException or JsonException or ArgumentException)
        {
            return new Fault(FaultKind.Invalid, "holds what is no text, or is nested too deep");
        }
    }

    private static void Copy(Utf8JsonWriter json, JsonElement value, int depth)
    {
        if (depth > Deepest) throw new InvalidOperationException("too deep");
        if (value.ValueKind == JsonValueKind.Object)
        {
            json.WriteStartObject();

            // Of a field that is given twice the last counts, as for every reader of JSON.
            foreach (var field in value.EnumerateObject().Where(f => f.Value.ValueKind != JsonValueKind.Null).GroupBy(f => f.Name, StringComparer.Ordinal).Select(g => g.Last()))
            {
                json.WritePropertyName(field.Name);
                if (field.Value.ValueKind == JsonValueKind.String && (field.Name == "id" || field.Name.EndsWith("_id", StringComparison.Ordinal)) && StableId.IsId(field.Value.GetString())) json.WriteStringValue(field.Value.GetString()!.ToLowerInvariant());
                else Copy(json, field.Value, depth + 1);
            }

            json.WriteEndObject();
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            json.WriteStartArray();
            foreach (var item in value.EnumerateArray().Where(i => i.ValueKind != JsonValueKind.Null)) Copy(json, item, depth + 1);
            json.WriteEndArray();
        }
        else if (value.ValueKind == JsonValueKind.String)
        {
            json.WriteStringValue(value.GetString());
        }
        else
        {
            value.WriteTo(json);
        }
    }
}
