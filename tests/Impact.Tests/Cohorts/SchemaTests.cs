using System.Text.Json;
using Goldthread.Impact.Cohorts;

namespace Goldthread.Impact.Tests.Cohorts;

/// <summary>The published schema and the reader take the same files.</summary>
public sealed class SchemaTests
{
    private static readonly JsonElement Schema = Parse(Oracle.Own("docs", "schemas", "cohort-model.schema.json"));

    [Theory]
    [InlineData("sick-sicker.json")]
    [InlineData("sick-sicker-people.json")]
    [InlineData("home-or-bed.json")]
    public void Example_IsTakenByTheSchemaAndTheReader(string name)
    {
        var text = Oracle.Own("docs", "examples", "models", name);
        Wrong(Parse(text), Schema, "").ShouldBeEmpty();
        CohortFile.Read(text).Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{\"states\":[\"A\",\"B\"],\"start\":{\"A\":1},\"cycles\":1}", ": discount")]
    [InlineData("{\"states\":\"A\",\"start\":{\"A\":1},\"cycles\":1,\"discount\":{\"costs\":0,\"effects\":0}}", ".states")]
    [InlineData("{\"states\":[\"A\"],\"start\":{\"A\":1},\"cycles\":1,\"discount\":{\"costs\":0,\"effects\":0},\"cost\":{}}", ".cost")]
    [InlineData("{\"states\":[\"A\"],\"start\":{\"A\":1},\"cycles\":1,\"discount\":{\"costs\":0,\"effects\":0},\"correction\":\"half\"}", ".correction")]
    public void BadFile_IsRefusedByTheSchemaAndTheReader(string text, string where)
    {
        Wrong(Parse(text), Schema, "").ShouldContain(w => w.StartsWith(where, StringComparison.Ordinal));
        CohortFile.Read(text).Succeeded.ShouldBeFalse();
    }

    private static JsonElement Parse(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    // As much of JSON Schema as the file uses.
    private static IEnumerable<string> Wrong(JsonElement value, JsonElement schema, string path)
    {
        if (schema.TryGetProperty("$ref", out var name)) schema = Schema.GetProperty("$defs").GetProperty(name.GetString()!.Split('/')[^1]);
        if (schema.TryGetProperty("type", out var type) && !(type.ValueKind == JsonValueKind.Array ? type.EnumerateArray() : Enumerable.Repeat(type, 1)).Any(t => Is(value, t.GetString()!))) yield return $"{path}: is no {type}";
        if (schema.TryGetProperty("enum", out var words) && !words.EnumerateArray().Any(w => w.GetString() == value.GetString())) yield return $"{path}: is not one of {words}";
        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
        {
            foreach (var wrong in value.EnumerateArray().SelectMany((v, i) => Wrong(v, items, $"{path}[{i}]"))) yield return wrong;
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
                foreach (var wrong in Wrong(property.Value, own, $"{path}.{property.Name}")) yield return wrong;
            }
            else if (schema.TryGetProperty("additionalProperties", out var others))
            {
                if (others.ValueKind == JsonValueKind.False) yield return $"{path}.{property.Name}: is not known";
                else foreach (var wrong in Wrong(property.Value, others, $"{path}.{property.Name}")) yield return wrong;
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
}
