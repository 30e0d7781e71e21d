using System.Text.Json;

namespace Goldthread.Record.Summary;

/// <summary>Who wrote or did what an entry says: the first of these elements that has a name.</summary>
internal static class EntryAuthor
{
    private static readonly string[] Common = ["recorder", "asserter", "author", "performer", "requester", "source", "informant", "sender"];

    private static readonly Dictionary<string, string[]> ByType = new(StringComparer.Ordinal)
    {
        ["AllergyIntolerance"] = ["recorder", "asserter"],
        ["Condition"] = ["recorder", "asserter"],
        ["Observation"] = ["performer"],
        ["DiagnosticReport"] = ["resultsInterpreter", "performer"],
        ["Procedure"] = ["performer", "recorder", "asserter"],
        ["Immunization"] = ["performer"],
        ["MedicationRequest"] = ["requester", "recorder"],
        ["MedicationStatement"] = ["informationSource"],
        ["Encounter"] = ["participant"],
        ["CarePlan"] = ["author", "contributor"],
        ["Goal"] = ["expressedBy"],
        ["QuestionnaireResponse"] = ["author", "source"],
        ["Consent"] = ["performer", "organization"],
        ["ServiceRequest"] = ["requester"],
        ["CareTeam"] = ["managingOrganization"],
        ["DocumentReference"] = ["author", "authenticator", "custodian"],
        ["Composition"] = ["author", "attester", "custodian"],
        ["Appointment"] = [],
        ["Patient"] = [],
        ["RelatedPerson"] = [],
        ["Provenance"] = ["agent"],
        ["AuditEvent"] = ["agent"],
    };

    public static string? Of(Entry entry, EntrySet entries)
    {
        foreach (var name in ByType.GetValueOrDefault(entry.Type, Common))
        {
            var element = entry.Resource.Child(name);
            if (element.ValueKind == JsonValueKind.Array)
            {
                foreach (var one in element.EnumerateArray())
                {
                    if (Name(one, entry, entries) is { } found) return found;
                }
            }
            else if (Name(element, entry, entries) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    // A performer of a Procedure, a participant of an Encounter and an agent of a Provenance hold the reference one step down.
    private static string? Name(JsonElement element, Entry entry, EntrySet entries)
    {
        foreach (var step in (ReadOnlySpan<string>)["actor", "individual", "who", "party"])
        {
            if (element.Has(step)) return entries.Name(element.Child(step), entry.Resource);
        }

        return entries.Name(element, entry.Resource);
    }
}
