using System.Text.Json;

namespace Goldthread.Fhir.FhirPath.Values;

/// <summary>The FHIR Quantity as System.Quantity. https://hl7.org/fhir/R4/fhirpath.html#quantity</summary>
internal static class FhirQuantity
{
    /// <summary>Only a quantity with a UCUM code turns into a System.Quantity; codes of time become calendar durations.</summary>
    public static Quantity? Read(JsonElement json)
    {
        if (json.ValueKind is not JsonValueKind.Object
            || !json.TryGetProperty("system"u8, out var system) || system.ValueKind is not JsonValueKind.String || !system.ValueEquals("http://unitsofmeasure.org"u8)
            || !json.TryGetProperty("code"u8, out var code) || code.ValueKind is not JsonValueKind.String
            || !json.TryGetProperty("value"u8, out var value) || value.ValueKind is not JsonValueKind.Number || !value.TryGetDecimal(out var number))
        {
            return null;
        }

        return new Quantity(number, Unit(JsonText.Of(code)));
    }

    private static string Unit(string code) => code switch
    {
        "a" => "year",
        "mo" => "month",
        "d" => "day",
        "h" => "hour",
        "min" => "minute",
        "s" => "second",
        _ => code,
    };
}
