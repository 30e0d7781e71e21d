using System.Text.Json;
using Goldthread.Fhir.FhirPath;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Views;

/// <summary>
/// The constants of a view: a value of a primitive type each, known to its paths as %name.
/// https://build.fhir.org/ig/FHIR/sql-on-fhir-v2/StructureDefinition-ViewDefinition.html#using-constants
/// </summary>
internal static class ViewConstants
{
    private static readonly string[] Types =
    [
        "base64Binary", "boolean", "canonical", "code", "date", "dateTime", "decimal", "id", "instant", "integer", "integer64", "oid",
        "positiveInt", "string", "time", "unsignedInt", "uri", "url", "uuid",
    ];

    private static readonly string[] Reserved = [ViewScope.RowIndexName, "context", "resource", "rootResource", "ucum", "sct", "loinc"];

    /// <summary>True for a variable that every expression knows.</summary>
    public static bool IsBuiltIn(string name) =>
        Reserved.Contains(name) || name.StartsWith("vs-", StringComparison.Ordinal) || name.StartsWith("ext-", StringComparison.Ordinal);

    /// <summary>Adds the constant that stands at a field, or says what is wrong with it.</summary>
    public static void Read(JsonElement json, string field, Dictionary<string, IReadOnlyList<FhirNode>> constants, List<Fault> faults)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            faults.Add(Wrong("A constant is an object with a name and a value.", field));
            return;
        }

        var values = json.EnumerateObject().Where(p => p.Name.StartsWith("value", StringComparison.Ordinal)).ToList();
        if (!json.TryGetProperty("name"u8, out var name) || name.ValueKind != JsonValueKind.String || !IsName(name.GetString()!))
        {
            faults.Add(Wrong("A constant needs a name of letters, digits and underscores that starts with a letter.", field + ".name"));
        }
        else if (Reserved.Contains(name.GetString()!) || constants.ContainsKey(name.GetString()!))
        {
            faults.Add(Wrong($"%{name.GetString()} is already taken.", field + ".name"));
        }
        else if (values.Count != 1)
        {
            faults.Add(Wrong($"A constant needs one value, such as valueString or valueInteger; this one has {values.Count}.", field));
        }
        else if (Types.FirstOrDefault(t => values[0].Name == $"value{char.ToUpperInvariant(t[0])}{t[1..]}") is not { } type)
        {
            faults.Add(Wrong($"A constant takes a value of a primitive type; {values[0].Name} is none that is known.", $"{field}.{values[0].Name}"));
        }
        else if (Value(values[0].Value, type) is not { } node)
        {
            faults.Add(Wrong($"{values[0].Value.GetRawText()} is not a value of type {type}.", $"{field}.{values[0].Name}"));
        }
        else
        {
            constants.Add(name.GetString()!, [node]);
        }
    }

    /// <summary>The rule sql-name of ViewDefinition: usable as the name of a table or column in any database.</summary>
    public static bool IsName(string name) =>
        name.Length > 0 && char.IsAsciiLetter(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    public static Fault Wrong(string message, string field) => new(FaultKind.Invalid, message, field);

    private static FhirNode? Value(JsonElement json, string type)
    {
        switch (type)
        {
            case "boolean":
                return json.ValueKind is JsonValueKind.True or JsonValueKind.False ? FhirNode.Of(json, type) : null;
            case "integer64":
                // As a text in R5's JSON, as a number before it.
                var digits = json.ValueKind is JsonValueKind.String ? json.GetString() : json.ValueKind is JsonValueKind.Number ? json.GetRawText() : null;
                return !long.TryParse(digits, out var number) ? null : number is >= int.MinValue and <= int.MaxValue ? FhirNode.From((int)number) : FhirNode.From((decimal)number);
            case "integer" or "positiveInt" or "unsignedInt":
                return json.ValueKind is JsonValueKind.Number && json.TryGetInt32(out var whole) && whole >= (type == "positiveInt" ? 1 : type == "unsignedInt" ? 0 : int.MinValue)
                    ? FhirNode.Of(json, type)
                    : null;
            case "decimal":
                return json.ValueKind is JsonValueKind.Number && json.TryGetDecimal(out _) ? FhirNode.Of(json, type) : null;
            case "date" or "dateTime" or "instant" or "time":
                return json.ValueKind is JsonValueKind.String && FhirNode.Of(json, type) is var moment && moment.AsDateTime() is not null ? moment : null;
            default:
                return json.ValueKind is JsonValueKind.String && json.GetString()!.Length > 0 ? FhirNode.Of(json, type) : null;
        }
    }
}
