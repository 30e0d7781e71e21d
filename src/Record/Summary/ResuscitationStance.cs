using System.Text.Json;

namespace Goldthread.Record.Summary;

/// <summary>Whether an entry says that resuscitation is to be attempted. By code first, by words where there is no code.</summary>
internal static class ResuscitationStance
{
    // SNOMED CT: 304252001 for resuscitation, 450475007 for attempted CPR; 304253006 not for resuscitation, 450476008 not for attempted CPR;
    // FHIR R4 consent category dnr.
    private static readonly HashSet<string> For = new(StringComparer.Ordinal) { "304252001", "450475007" };
    private static readonly HashSet<string> NotFor = new(StringComparer.Ordinal) { "304253006", "450476008", "dnr" };

    private static readonly string[] NotForWords =
        ["dnacpr", "dnar", "do not attempt", "do not resuscitate", "do-not-attempt", "do-not-resuscitate", "not for resuscitation", "not for attempted", "not for cpr"];

    // A talk about a decision, or one taken back, is no decision: better to say nothing than the wrong thing.
    private static readonly string[] Undecided = ["discuss", "no dnacpr", "no dnar", "cancel", "revok", "rescind", "withdrawn", "not in place", "status", "review", "?"];

    private static readonly string[] ForWords = ["for resuscitation", "for attempted cardiopulmonary", "for full resuscitation", "for cpr"];

    public static string Words(bool attempt) => attempt ? "Attempt resuscitation" : "Do not attempt resuscitation (DNACPR)";

    /// <summary>True for attempt, false for do not attempt, null when the entry says neither.</summary>
    public static bool? Of(RecordEntry entry)
    {
        var resource = entry.Resource;
        if (resource.Bool("valueBoolean") == false || resource.Bool("doNotPerform") == true) return null;
        var stance = OfConcept(resource.Child("code")) ?? OfConcept(resource.Child("valueCodeableConcept"));
        if (stance is not null || entry.Type is "Observation") return stance;
        foreach (var category in resource.Items("category")) stance ??= OfConcept(category);
        return stance ?? OfConcept(resource.Child("policyRule")) ?? OfProvision(resource.Child("provision"));
    }

    private static bool? OfProvision(JsonElement provision)
    {
        foreach (var code in provision.Items("code"))
        {
            if (OfConcept(code) is { } stance) return stance;
        }

        return null;
    }

    private static bool? OfConcept(JsonElement concept)
    {
        if (concept.ValueKind != JsonValueKind.Object) return null;
        foreach (var coding in concept.Items("coding"))
        {
            if (coding.Text("code") is not { } code) continue;
            if (NotFor.Contains(code)) return false;
            if (For.Contains(code)) return true;
        }

        var words = concept.Text("text") ?? concept.First("coding").Text("display");
        if (words is null || Undecided.Any(w => words.Contains(w, StringComparison.OrdinalIgnoreCase))) return null;
        if (NotForWords.Any(w => words.Contains(w, StringComparison.OrdinalIgnoreCase))) return false;
        return ForWords.Any(w => words.StartsWith(w, StringComparison.OrdinalIgnoreCase)) ? true : null;
    }
}
