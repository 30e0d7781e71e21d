using System.Text.Json;
using Goldthread.Kernel.Values;

namespace Goldthread.Record.Summary;

/// <summary>The NHS number of the banner. https://fhir.hl7.org.uk/StructureDefinition/UKCore-Patient</summary>
/// <param name="Number">3-3-4: "999 000 0018".</param>
/// <param name="Status">How far it has been checked.</param>
/// <param name="StatusWords">"Verified", "Not verified: checked, and no single match was found", ...</param>
public sealed record NhsNumberText(string Number, NhsNumberStatus Status, string StatusWords)
{
    // The profile in use before UK Core carried the same extension under another name.
    private const string CareConnect = "https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-CareConnect-NHSNumberVerificationStatus-1";

    /// <summary>True for status 01 only.</summary>
    public bool IsVerified => Status == NhsNumberStatus.Verified;

    /// <summary>One NHS number as one source sends it.</summary>
    internal sealed record Sent(string Shown, NhsNumberStatus Status, Entry Entry);

    /// <summary>Every NHS number in use, those verified first.</summary>
    internal static List<Sent> ReadAll(EntrySet entries)
    {
        var found = new List<Sent>();
        foreach (var entry in entries.Facts("Patient"))
        {
            foreach (var identifier in entry.Resource.Items("identifier"))
            {
                if (identifier.Text("system") != NhsNumber.System || identifier.Text("use") == "old" || identifier.Text("value") is not { } value) continue;
                if (identifier.Child("period").Moment("end")?.IsOverBy(entries.Now) == true) continue;
                // What is no number is left out: a wrong number in the banner is worse than none.
                if (NhsNumber.TryParse(value, out var number)) found.Add(new Sent(number.Format(), StatusOf(identifier), entry));
            }
        }

        return [.. found.OrderBy(n => n.Status == NhsNumberStatus.Unknown ? 99 : (int)n.Status)
            .ThenByDescending(n => n.Entry.Received).ThenBy(n => n.Entry.Id, StringComparer.Ordinal)];
    }

    internal static NhsNumberText? Read(EntrySet entries) =>
        ReadAll(entries).FirstOrDefault() is { } best ? new NhsNumberText(best.Shown, best.Status, Say(best.Status)) : null;

    private static NhsNumberStatus StatusOf(JsonElement identifier)
    {
        var extension = identifier.Extension(NhsNumberStatuses.Extension);
        if (!extension.Exists()) extension = identifier.Extension(CareConnect);
        return NhsNumberStatuses.FromCode(extension.Child("valueCodeableConcept").Code() ?? extension.Child("valueCoding").Text("code"));
    }

    private static string Say(NhsNumberStatus status) => status switch
    {
        NhsNumberStatus.Verified => "Verified",
        NhsNumberStatus.NotTraced => "Not verified: not checked yet",
        NhsNumberStatus.TraceRequired => "Not verified: needs checking",
        NhsNumberStatus.NoSingleMatch => "Not verified: checked, and no single match was found",
        NhsNumberStatus.Conflict => "Not verified: a conflict needs sorting out",
        NhsNumberStatus.TraceInProgress => "Not verified: being checked",
        _ => "Not verified",
    };
}
