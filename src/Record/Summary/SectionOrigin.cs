namespace Goldthread.Record.Summary;

/// <summary>The sections of the record page, in its order.</summary>
public enum RecordSection
{
    WhatMatters,
    CareCircle,
    OpenActions,
    RisksAndWishes,
    Problems,
    Medicines,
    Allergies,
    Measurements,
    CareAtHome,
    Contacts,
    PlansAndGoals,
    Documents,
    Procedures,
    Immunisations,
    Timeline,
}

/// <summary>One organisation and when it last sent anything for a section.</summary>
public sealed record SourceHeard(string SourceCode, string SourceName, DateTimeOffset LastHeard);

/// <summary>Where a section comes from.</summary>
/// <param name="Sources">Latest heard first; empty when nobody sent anything.</param>
/// <param name="Words">"Eastfield Surgery, this morning 6:02am; Wrenfield Council, Tuesday". Says so when nobody sent anything.</param>
public sealed record SectionOrigin(IReadOnlyList<SourceHeard> Sources, string Words);

internal static class SectionOrigins
{
    private static readonly Dictionary<RecordSection, string[]> Types = new()
    {
        [RecordSection.WhatMatters] = ["QuestionnaireResponse", "Composition", "CarePlan", "Goal"],
        [RecordSection.CareCircle] = ["CareTeam", "RelatedPerson", "Patient", "Encounter", "Appointment"],
        [RecordSection.OpenActions] = ["Task", "ServiceRequest"],
        [RecordSection.RisksAndWishes] = ["Flag", "RiskAssessment", "Consent"],
        [RecordSection.Problems] = ["Condition"],
        [RecordSection.Medicines] = ["MedicationRequest", "MedicationStatement"],
        [RecordSection.Allergies] = ["AllergyIntolerance"],
        [RecordSection.Measurements] = ["Observation"],
        [RecordSection.CareAtHome] = [],
        [RecordSection.Contacts] = ["Encounter", "Appointment"],
        [RecordSection.PlansAndGoals] = ["CarePlan", "Goal"],
        [RecordSection.Documents] = ["DocumentReference", "DiagnosticReport", "Composition"],
        [RecordSection.Procedures] = ["Procedure"],
        [RecordSection.Immunisations] = ["Immunization"],
    };

    public static IReadOnlyDictionary<RecordSection, SectionOrigin> Read(EntrySet entries, CareAtHome home)
    {
        // One pass: the latest received for each type and source.
        var latest = new Dictionary<(string Type, string Source), (string Name, DateTimeOffset At)>();
        foreach (var entry in entries.All)
        {
            var key = (entry.Type, entry.SourceCode);
            if (!latest.TryGetValue(key, out var known) || entry.Received > known.At) latest[key] = (entry.SourceName, entry.Received);
        }

        var origins = Types.ToDictionary(t => t.Key,
            t => Make(latest.Where(l => t.Value.Contains(l.Key.Type)).Select(l => (l.Key.Source, l.Value.Name, l.Value.At)), entries.Now));
        origins[RecordSection.Timeline] = Make(latest.Select(l => (l.Key.Source, l.Value.Name, l.Value.At)), entries.Now);
        origins[RecordSection.CareAtHome] = Make(home.Services.Concat<RecordItem>(home.Visits).Select(i => (i.SourceCode, i.SourceName, i.Received)), entries.Now);
        return origins;
    }

    private static SectionOrigin Make(IEnumerable<(string Code, string Name, DateTimeOffset At)> heard, DateTimeOffset now)
    {
        var sources = heard.GroupBy(h => h.Code, StringComparer.Ordinal)
            .Select(g => new SourceHeard(g.Key, g.First().Name, g.Max(h => h.At)))
            .OrderByDescending(s => s.LastHeard).ThenBy(s => s.SourceName, StringComparer.OrdinalIgnoreCase).ToList();
        return new SectionOrigin(sources, sources.Count == 0
            ? "No organisation has sent anything for this section."
            : string.Join("; ", sources.Select(s => $"{s.SourceName}, {UkTime.Heard(s.LastHeard, now)}")));
    }
}
