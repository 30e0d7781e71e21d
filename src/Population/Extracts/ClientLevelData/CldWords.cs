using System.Collections.Frozen;
using System.Text.Json;
using Goldthread.Record.Summary;

namespace Goldthread.Population.Extracts.ClientLevelData;

/// <summary>How the words of Client Level Data stand in the record: codes of a council's local lists, each with the word that the specification has for it (docs/guides/extracts.md).</summary>
internal static class CldWords
{
    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["long-term-nursing"] = "Long Term Support: Nursing Care",
        ["long-term-residential"] = "Long Term Support: Residential Care",
        ["long-term-community"] = "Long Term Support: Community",
        ["short-term-max"] = "Short Term Support: ST-Max",
        ["short-term-low-level"] = "Short Term Support: Ongoing Low Level",
        ["carer-direct"] = "Carer Support: Direct to Carer",
        ["direct-payment"] = "Direct Payment",
        ["managed-personal-budget"] = "CASSR Managed Personal Budget",
        ["commissioned"] = "CASSR Commissioned Support",
        ["physical-personal-care"] = "Physical Support: Personal care support",
        ["physical-access"] = "Physical Support: Access & mobility only",
        ["memory"] = "Support with Memory & Cognition",
        ["learning-disability"] = "Learning Disability Support",
        ["mental-health"] = "Mental Health Support",
        ["social-isolation"] = "Social Support: Support for Social Isolation/Other",
        ["social-carer"] = "Social Support: Support to carer",
        ["progress-assessment"] = "Progress to assessment",
        ["progress-reablement"] = "Progress to reablement/ST-Max",
        ["progress-support-planning"] = "Progress to support planning / services",
        ["nfa-self-funding"] = "NFA - Self-funded client (inc. 12wk disregard)",
        ["nfa-other"] = "NFA - Information & advice / signposting only",
        ["no-change"] = "No change in package",
        ["ended-as-planned"] = "Service ended as planned",
        ["community"] = "Community / Other route",
        ["other"] = "Community / Other route",
        ["discharge-from-hospital"] = "Discharge from Hospital",
        ["diversion-from-hospital"] = "Diversion from Hospital Services",
        ["self-funder-with-depleted-funds"] = "Self-Funder",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The word for a coded concept; its own words where the code is in no list; null where nothing is said.</summary>
    public static string? Of(JsonElement concept)
    {
        var coding = concept.First("coding");
        return Words.GetValueOrDefault(coding.Text("code") ?? "") ?? coding.Text("display") ?? concept.Text("text");
    }

    /// <summary>The same, of an extension by the end of its address: senders have their own before it.</summary>
    public static string? Extension(JsonElement resource, string name) => Of(Find(resource, name).Child("valueCodeableConcept"));

    /// <summary>The extension itself.</summary>
    public static JsonElement Find(JsonElement resource, string name) =>
        resource.Items("extension").FirstOrDefault(e => e.Text("url")?.EndsWith(name, StringComparison.Ordinal) == true);

    /// <summary>True where a category or type says which event of Client Level Data the resource tells of.</summary>
    public static bool Is(JsonElement resource, string field, string code) =>
        resource.Items(field).Any(c => c.Items("coding").Any(d => d.Text("system")?.EndsWith("cld-event", StringComparison.Ordinal) == true && d.Text("code") == code));
}
