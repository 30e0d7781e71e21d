using System.Text.Json;

namespace Goldthread.Impact.Tests;

/// <summary>As much of JSON Schema as the schemas of the repository use.</summary>
internal static class JsonSchema
{
    public static JsonElement Parse(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    /// <summary>What of a value the schema does not take, each with its path.</summary>
    public static IEnumerable<string> Wrong(JsonElement value, JsonElement schema) => Wrong(schema, value, schema, "");

    private static IEnumerable<string> Wrong(JsonElement root, JsonElement value, JsonElement schema, string path)
    {
        if (schema.TryGetProperty("$ref", out var name)) schema = root.GetProperty("$defs").GetProperty(name.GetString()!.Split('/')[^1]);
        if (schema.TryGetProperty("type", out var type) && !(type.ValueKind == JsonValueKind.Array ? type.EnumerateArray() : Enumerable.Repeat(type, 1)).Any(t => Is(value, t.GetString()!))) yield return $"{path}: is no {type}";
        if (schema.TryGetProperty("enum", out var words) && !words.EnumerateArray().Any(w => w.GetString() == value.GetString())) yield return $"{path}: is not one of {words}";
        if (value.ValueKind == JsonValueKind.Number && OutOfRange(value.GetDouble(), schema)) yield return $"{path}: is out of range";
        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("minItems", out var fewest) && value.GetArrayLength() < fewest.GetInt32()) yield return $"{path}: has too few";
        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("maxItems", out var most) && value.GetArrayLength() > most.GetInt32()) yield return $"{path}: has too many";
        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
        {
            foreach (var wrong in value.EnumerateArray().SelectMany((v, i) => Wrong(root, v, items, $"{path}[{i}]"))) yield return wrong;
        }

        if (value.ValueKind != JsonValueKind.Object) yield break;
        foreach (var needed in schema.TryGetProperty("required", out var required) ? required.EnumerateArray().Select(r => r.GetString()!) : [])
        {
            if (!value.TryGetProperty(needed, out _)) yield return $"{path}: {needed} is needed";
        }

        foreach (var property in value.EnumerateObject())
        {
            if (schema.TryGetProperty("properties", out var known) && known.TryGetProperty(property.Name, out var own))
            {
                foreach (var wrong in Wrong(root, property.Value, own, $"{path}.{property.Name}")) yield return wrong;
            }
            else if (schema.TryGetProperty("additionalProperties", out var others))
            {
                if (others.ValueKind == JsonValueKind.False) yield return $"{path}.{property.Name}: is not known";
                else foreach (var wrong in Wrong(root, property.Value, others, $"{path}.{property.Name}")) yield return wrong;
            }
        }
    }

    private static bool Is(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        _ => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
    };

    private static bool OutOfRange(double number, JsonElement schema) =>
        (schema.TryGetProperty("minimum", out var least) && number < least.GetDouble()) || (schema.TryGetProperty("maximum", out var most) && number > most.GetDouble())
        || (schema.TryGetProperty("exclusiveMinimum", out var above) && number <= above.GetDouble());
}
