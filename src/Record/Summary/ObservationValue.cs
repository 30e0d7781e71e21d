using System.Text.Json;

namespace Goldthread.Record.Summary;

/// <summary>The value of an Observation or of one of its components, as words. https://hl7.org/fhir/R4/observation.html</summary>
internal static class ObservationValue
{
    /// <summary>True for a test or a measured amount, which can be no wish and no living arrangement. Most observations are.</summary>
    public static bool IsMeasured(Entry entry) =>
        entry.Type == "Observation" && (entry.Resource.Has("valueQuantity") || entry.Resource.Has("component") || entry.Kind == TimelineKind.TestResult);

    /// <summary>The words of value[x]; null when it has none.</summary>
    public static string? Words(JsonElement owner) =>
        QuantityText.Read(owner.Child("valueQuantity"))
        ?? CodeText.Words(owner.Child("valueCodeableConcept"))
        ?? owner.Text("valueString")
        ?? (owner.Bool("valueBoolean") is { } yes ? (yes ? "Yes" : "No") : null)
        ?? (owner.Child("valueInteger").ValueKind == JsonValueKind.Number ? owner.Child("valueInteger").GetRawText() : null)
        ?? QuantityText.Range(owner.Child("valueRange"))
        ?? QuantityText.Ratio(owner.Child("valueRatio"))
        ?? owner.Moment("valueDateTime")?.Words
        ?? owner.Child("valuePeriod").Moment("start")?.Words
        ?? owner.Text("valueTime")
        ?? (owner.Has("valueSampledData") ? "A recording (see the source)" : null);

    /// <summary>The number and its unit where the value is one amount without "more than" or "less than"; null otherwise.</summary>
    public static (decimal Value, string Unit)? Amount(JsonElement owner)
    {
        var quantity = owner.Child("valueQuantity");
        if (quantity.Has("comparator")) return null;
        if (quantity.Number("value") is { } value) return (value, QuantityText.Unit(quantity));
        return owner.Number("valueInteger") is { } whole ? (whole, "") : null;
    }

    /// <summary>Why there is no value; null when not said.</summary>
    public static string? Absent(JsonElement owner) =>
        owner.Has("dataAbsentReason") ? "No result: " + (CodeText.Words(owner.Child("dataAbsentReason")) ?? "reason not given") : null;

    /// <summary>"3.5 to 5.3 mmol/L", "less than 5"; null when none was sent.</summary>
    public static string? Range(JsonElement owner)
    {
        var range = owner.First("referenceRange");
        return range.Text("text") ?? QuantityText.Range(range);
    }

    /// <summary>"High", "Low", "Normal" and the like, as the source judged it; null when it did not.</summary>
    public static string? Interpretation(JsonElement owner)
    {
        var concept = owner.First("interpretation");
        return concept.Code() switch
        {
            "H" => "High",
            "HH" or "HU" => "Very high",
            "L" => "Low",
            "LL" or "LU" => "Very low",
            "N" => "Normal",
            "A" => "Not normal",
            "AA" => "Critical",
            _ => CodeText.Words(concept),
        };
    }
}
