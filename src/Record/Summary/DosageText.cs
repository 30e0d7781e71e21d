using System.Text.Json;

namespace Goldthread.Record.Summary;

/// <summary>
/// How a medicine is taken. The author's own words whole, where there are any; else assembled from the parts.
/// https://hl7.org/fhir/R4/dosage.html
/// </summary>
internal static class DosageText
{
    /// <summary>All steps of the directions in their order; null when none says anything.</summary>
    public static string? ReadAll(JsonElement owner, string name)
    {
        var steps = owner.Items(name)
            .Select((dosage, place) => (Order: dosage.Number("sequence") ?? place + 1, Words: Read(dosage)))
            .Where(step => step.Words is not null)
            .OrderBy(step => step.Order).Select(step => step.Words!).Distinct(StringComparer.Ordinal).ToList();
        return steps.Count == 0 ? null : string.Join("; then ", steps);
    }

    public static string? Read(JsonElement dosage)
    {
        if (dosage.Text("text") is { } written) return written;
        var parts = new List<string?>
        {
            CodeText.Words(dosage.Child("method")),
            Amount(dosage),
            TimingText.Read(dosage.Child("timing")),
            Route(dosage.Child("route")),
            CodeText.Words(dosage.Child("site")) is { } site ? "(" + site + ")" : null,
            AsNeeded(dosage),
        };
        var words = string.Join(" ", parts.Where(p => p is not null));
        foreach (var extra in Extras(dosage)) words += words.Length == 0 ? extra : ". " + extra;
        return words.Length == 0 ? null : char.ToUpperInvariant(words[0]) + words[1..];
    }

    private static string? Amount(JsonElement dosage)
    {
        foreach (var dose in dosage.Items("doseAndRate"))
        {
            var amount = QuantityText.Read(dose.Child("doseQuantity")) ?? QuantityText.Range(dose.Child("doseRange"));
            var rate = QuantityText.Ratio(dose.Child("rateRatio")) ?? QuantityText.Read(dose.Child("rateQuantity")) ?? QuantityText.Range(dose.Child("rateRange"));
            if (amount is not null || rate is not null) return rate is null ? amount : amount is null ? "at " + rate : amount + " at " + rate;
        }

        return null;
    }

    // SNOMED CT 26643006 is the oral route, and "by mouth" is what is printed on the box.
    private static string? Route(JsonElement route) => CodeText.Read(route) switch
    {
        null => null,
        var code when code.Has(CodeText.Snomed, "26643006") || code.Text.ToUpperInvariant() is "ORAL" or "PO" or "ORAL ROUTE" => "by mouth",
        var code => "by " + Lower(code.Text),
    };

    private static string? AsNeeded(JsonElement dosage) =>
        CodeText.Words(dosage.Child("asNeededCodeableConcept")) is { } reason ? "when needed for " + Lower(reason)
        : dosage.Bool("asNeededBoolean") == true ? "when needed" : null;

    private static IEnumerable<string> Extras(JsonElement dosage)
    {
        if (CodeText.WordsOfAll(dosage, "additionalInstruction") is { } more) yield return more;
        if (dosage.Text("patientInstruction") is { } told) yield return told;
        if (QuantityText.Ratio(dosage.Child("maxDosePerPeriod")) is { } most) yield return "No more than " + most;
        if (QuantityText.Read(dosage.Child("maxDosePerAdministration")) is { } once) yield return "No more than " + once + " at one time";
    }

    private static string Lower(string text) => text.Length > 1 && char.IsUpper(text[0]) && char.IsLower(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;
}
