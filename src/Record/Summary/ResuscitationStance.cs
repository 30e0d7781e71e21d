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

    private static readonly string[] About = ["dnacpr", "dnar", "resus", "cpr", "cardiopulmonary"];

    // A talk about a decision, or one taken back, is no decision: better to say nothing than the wrong thing.
    private static readonly string[] Undecided = ["discuss", "no dnacpr", "no dnar", "cancel", "revok", "rescind", "withdrawn", "not in place", "status", "?"];

    private static readonly string[] ForWords = ["for resuscitation", "for attempted cardiopulmonary", "for full resuscitation", "for cpr"];

    public static string Words(bool attempt) => attempt ? "Attempt resuscitation" : "Do not attempt resuscitation (DNACPR)";

    /// <summary>True for attempt, false for do not attempt, null when the entry says neither.</summary>
    public static bool? Of(Entry entry)
    {
        var resource = entry.Resource;
        if (ObservationValue.IsMeasured(entry) || resource.Bool("valueBoolean") == false || resource.Bool("doNotPerform") == true) return null;
        // "Resuscitation status" is the question, and its value the answer: the answer goes first, and "no" to the question is no stance.
        var value = CodeText.Read(resource.Child("valueCodeableConcept"));
        if (value is not null || resource.Has("valueString"))
        {
            var words = value?.Text ?? resource.Text("valueString") ?? "";
            if ((value is null ? OfWords(words) : OfCode(value)) is { } answer) return answer;
            if (Agreement.Plain(words) is not ("yes" or "present" or "true" or "in place")) return null;
        }

        var stance = OfCode(entry.Code);
        foreach (var category in resource.Items("category")) stance ??= OfCode(CodeText.Read(category));
        return stance ?? OfCode(CodeText.Read(resource.Child("policyRule"))) ?? OfProvision(resource.Child("provision"));
    }

    /// <summary>True when a flag speaks of resuscitation, whatever it says of it.</summary>
    public static bool IsAbout(JsonElement flag) => OfCode(CodeText.Read(flag.Child("code"))) is not null || Any(About, CodeText.Words(flag.Child("code")) ?? "");

    private static bool? OfProvision(JsonElement provision)
    {
        foreach (var code in provision.Items("code"))
        {
            if (OfCode(CodeText.Read(code)) is { } stance) return stance;
        }

        return null;
    }

    private static bool? OfCode(CodeText? concept)
    {
        if (concept is null) return null;
        foreach (var coding in concept.Codings)
        {
            if (coding.Code is not { } code) continue;
            if (NotFor.Contains(code)) return false;
            if (For.Contains(code)) return true;
        }

        return OfWords(concept.Text);
    }

    private static bool? OfWords(string words)
    {
        if (!Any(About, words) || Any(Undecided, words)) return null;
        return Any(NotForWords, words) ? false : ForWords.Any(w => words.StartsWith(w, StringComparison.OrdinalIgnoreCase)) ? true : null;
    }

    private static bool Any(string[] phrases, string words) => phrases.Any(phrase => words.Contains(phrase, StringComparison.OrdinalIgnoreCase));
}
