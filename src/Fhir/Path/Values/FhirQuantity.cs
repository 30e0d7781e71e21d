using System.Text.Json;

namespace Goldthread.Fhir.FhirPath.Values;

/// <summary>The FHIR Quantity as System.Quantity. https://hl7.org/fhir/R4/fhirpath.html#quantity</summary>
internal static class FhirQuantity
{
    /// <summary>Only a quantity with a UCUM code turns into a System.Quantity; codes of time become calendar durations.</summary>
    public static Quantity? Read(JsonElement json)
    {
        if (!JsonText.TryText(json, "system"u8, out var system) || !JsonText.Is(system, "http://unitsofmeasure.org")
            || !JsonText.TryText(json, "code"u8, out var code)
            || !JsonText.TryProperty(json, "value"u8, out var value) || value.ValueKind is not JsonValueKind.Number || !value.TryGetDecimal(out var number))
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
