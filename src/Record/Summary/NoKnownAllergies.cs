using System.Text.Json;

namespace Goldthread.Record.Summary;

/// <summary>
/// Recognises a statement that there is no known allergy, and a statement that nothing is known, which is not the same.
/// Codes: SNOMED CT; https://hl7.org/fhir/uv/ips/ CodeSystem absent-unknown-uv-ips; https://hl7.org/fhir/R4/valueset-list-empty-reason.html
/// </summary>
internal static class NoKnownAllergies
{
    public const string All = "No known allergies";

    private static readonly Dictionary<string, string> Codes = new(StringComparer.Ordinal)
    {
        ["716186003"] = All, ["160244002"] = All, ["no-known-allergies"] = All,
        ["409137002"] = "No known drug allergies", ["no-known-medication-allergies"] = "No known drug allergies",
        ["429625007"] = "No known food allergies", ["no-known-food-allergies"] = "No known food allergies",
        ["428607008"] = "No known environmental allergies", ["no-known-environmental-allergies"] = "No known environmental allergies",
        ["428197003"] = "No known latex allergy", ["1003774007"] = "No known latex allergy",
    };

    /// <summary>The statement in words, or null when the code names a substance.</summary>
    public static string? Statement(CodeText? code)
    {
        if (code is null) return null;
        foreach (var coding in code.Codings)
        {
            if (coding.Code is { } one && Codes.TryGetValue(one, out var words)) return words;
        }

        var plain = Agreement.Plain(code.Text);
        if (plain is "nka" or "nkda") return plain == "nka" ? All : "No known drug allergies";
        if (!plain.StartsWith("no known ", StringComparison.Ordinal) && !plain.StartsWith("no allerg", StringComparison.Ordinal)
            && !plain.StartsWith("nil known allerg", StringComparison.Ordinal))
        {
            return null;
        }

        return plain.Contains("drug", StringComparison.Ordinal) || plain.Contains("medic", StringComparison.Ordinal) ? "No known drug allergies"
            : plain is "no known allergies" or "no known allergy" or "no allergies" or "nil known allergies" ? All : code.Text;
    }

    public static bool SaysNoInformation(CodeText? code) =>
        code is not null && (code.Codings.Any(c => c.Code == "no-allergy-info") || Agreement.Plain(code.Text).StartsWith("no information", StringComparison.Ordinal));

    /// <summary>The statement of an empty allergy list; null when the list is no allergy list, is not empty, or is empty for want of asking.</summary>
    public static string? StatementOfList(JsonElement list)
    {
        if (list.Text("status") is not (null or "current") || list.Items("entry").Any() || list.Child("emptyReason").Code() != "nilknown") return null;
        var code = CodeText.Read(list.Child("code"));
        var about = code?.Has(CodeText.Snomed, "886921000000105") == true || code?.Has(CodeText.Loinc, "48765-2") == true
            || (code?.Text ?? list.Text("title") ?? "").Contains("allerg", StringComparison.OrdinalIgnoreCase);
        return about ? All : null;
    }
}
