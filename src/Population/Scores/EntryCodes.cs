using System.Text.Json;
using Goldthread.Record.Summary;

namespace Goldthread.Population.Scores;

/// <summary>A code that an entry of the record states.</summary>
/// <param name="System">The code's system, as FHIR names it.</param>
/// <param name="Code">The code as it was written.</param>
/// <param name="Words">What the entry calls it.</param>
/// <param name="Day">The first day it can mean; null where none is said.</param>
public readonly record struct EntryCode(string System, string Code, string Words, DateOnly? Day)
{
    /// <summary>True for a code of ICD-10, whichever edition.</summary>
    public bool IsIcd10 => System.Contains("icd-10", StringComparison.OrdinalIgnoreCase);
}

/// <summary>
/// What scores read of a record: diagnoses (Condition), procedures that were done, and the reasons and diagnoses of contacts and stays, also where a stay carries its diagnoses within itself. What
/// was refuted, entered in error, planned or cancelled is no fact about anybody.
/// </summary>
public static class EntryCodes
{
    /// <summary>The types of entries that may hold codes.</summary>
    public static bool IsRead(string type) => type is "Condition" or "Procedure" or "Encounter";

    /// <summary>The codes of an entry; none where it states no fact.</summary>
    /// <param name="type">Its FHIR type.</param>
    /// <param name="entry">The resource.</param>
    public static IEnumerable<EntryCode> Of(string type, JsonElement entry) => type switch
    {
        "Condition" => Condition(entry, null),
        "Procedure" when entry.Text("status") is "completed" or "in-progress" => Concept(entry.Child("code"), (entry.Moment("performedDateTime") ?? entry.Child("performedPeriod").Moment("start"))?.FirstDay),
        "Encounter" when entry.Text("status") is "finished" or "in-progress" or "onleave" => Encounter(entry),
        _ => [],
    };

    private static IEnumerable<EntryCode> Condition(JsonElement condition, DateOnly? stay) =>
        condition.Child("verificationStatus").First("coding").Text("code") is "refuted" or "entered-in-error" ? []
        : Concept(condition.Child("code"), (condition.Moment("onsetDateTime") ?? condition.Child("onsetPeriod").Moment("start") ?? condition.Moment("recordedDate"))?.FirstDay ?? stay);

    // https://hl7.org/fhir/R4/references.html#contained
    private static IEnumerable<EntryCode> Encounter(JsonElement encounter)
    {
        var day = encounter.Child("period").Moment("start")?.FirstDay;
        var within = encounter.Items("contained").Where(c => c.Text("resourceType") == "Condition").ToList();
        return encounter.Items("reasonCode").SelectMany(r => Concept(r, day)).Concat(within.SelectMany(c => Condition(c, day)));
    }

    private static IEnumerable<EntryCode> Concept(JsonElement concept, DateOnly? day)
    {
        var text = concept.Text("text");
        foreach (var coding in concept.Items("coding"))
        {
            if (coding.Text("system") is { } system && coding.Text("code") is { Length: > 0 } code) yield return new EntryCode(system, code, text ?? coding.Text("display") ?? code, day);
        }
    }
}
