using System.Text.Json;

namespace Goldthread.Record.Summary;

/// <summary>The NHS number of the banner. https://fhir.hl7.org.uk/StructureDefinition/UKCore-Patient</summary>
/// <param name="Number">3-3-4: "999 000 0018".</param>
/// <param name="IsVerified">True for status 01 only.</param>
/// <param name="StatusWords">"Verified", "Not verified: no match was found when it was checked", ...</param>
public sealed record NhsNumberText(string Number, bool IsVerified, string StatusWords)
{
    public const string System = "https://fhir.nhs.uk/Id/nhs-number";

    private const string Verification = "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus";

    // The profile names in use before UK Core carried the same extension.
    private const string CareConnect = "https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-CareConnect-NHSNumberVerificationStatus-1";

    /// <summary>One NHS number as one source sends it.</summary>
    internal sealed record Sent(string Digits, string? Status, RecordEntry Entry);

    /// <summary>Every NHS number in use, those verified first.</summary>
    internal static List<Sent> ReadAll(EntrySet entries)
    {
        var found = new List<Sent>();
        foreach (var entry in entries.Facts("Patient"))
        {
            foreach (var identifier in entry.Resource.Items("identifier"))
            {
                if (identifier.Text("system") != System || identifier.Text("use") == "old" || identifier.Text("value") is not { } value) continue;
                if (identifier.Child("period").Moment("end")?.IsOverBy(entries.Now) == true) continue;
                found.Add(new Sent(string.Concat(value.Where(char.IsAsciiDigit)), Status(identifier), entry));
            }
        }

        return [.. found.OrderBy(n => n.Status is null ? 99 : n.Status == "01" ? 0 : 1).ThenBy(n => n.Status, StringComparer.Ordinal)
            .ThenByDescending(n => n.Entry.Received).ThenBy(n => n.Entry.Id, StringComparer.Ordinal)];
    }

    internal static NhsNumberText? Read(EntrySet entries) => ReadAll(entries).FirstOrDefault() is { } best
        ? new NhsNumberText(Show(best.Digits), best.Status == "01", Say(best.Status)) : null;

    internal static string Show(string digits) => digits.Length == 10 ? $"{digits[..3]} {digits[3..6]} {digits[6..]}" : digits;

    private static string? Status(JsonElement identifier)
    {
        var extension = identifier.Extension(Verification);
        if (!extension.Exists()) extension = identifier.Extension(CareConnect);
        return extension.Child("valueCodeableConcept").Code() ?? extension.Child("valueCoding").Text("code") ?? extension.Text("valueCode");
    }

    // https://fhir.hl7.org.uk/CodeSystem/UKCore-NHSNumberVerificationStatusEngland
    private static string Say(string? status) => status switch
    {
        "01" => "Verified",
        "02" => "Not verified: not checked yet",
        "03" => "Not verified: needs checking",
        "04" => "Not verified: checked, and no single match was found",
        "05" => "Not verified: a conflict needs sorting out",
        "06" => "Not verified: being checked",
        "08" => "Not verified: put off for a new baby",
        _ => "Not verified",
    };
}
