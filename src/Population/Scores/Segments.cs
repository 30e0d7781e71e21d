namespace Goldthread.Population.Scores;

/// <summary>One part of the population.</summary>
/// <param name="Name">Its name in a cohort.</param>
/// <param name="Title">What a person calls it.</param>
/// <param name="Rule">Who is in it, of those who are in none before it.</param>
public sealed record PopulationSegment(string Name, string Title, string Rule);

/// <summary>What of a person decides on their segment.</summary>
public readonly record struct SegmentFacts
{
    /// <summary>A code of spread cancer (ICD-10 C77 to C80) or of palliative care (Z51.5).</summary>
    public bool NearsEnd { get; init; }

    /// <summary>Dementia, moderate or severe frailty as coded, Clinical Frailty Scale of 6 or more, or living in a care home.</summary>
    public bool IsFrail { get; init; }

    /// <summary>Heart failure, chronic obstructive pulmonary disease, or chronic liver disease.</summary>
    public bool HasFailingOrgan { get; init; }

    /// <summary>An emergency admission in the 12 months up to the day.</summary>
    public bool WasAdmitted { get; init; }

    /// <summary>Learning disability, multiple sclerosis, Parkinson's disease, severe mental illness, or housebound.</summary>
    public bool IsDisabled { get; init; }

    /// <summary>How many long-term conditions.</summary>
    public int Conditions { get; init; }

    /// <summary>Under a year old.</summary>
    public bool IsInfant { get; init; }
}

/// <summary>
/// Nine segments by need, of which each person is in just one: a limited and exhaustive list after the idea of Lynn and others ("Using population segmentation to provide better health care for all: the
/// Bridges to Health model", Milbank Quarterly 2007;85:185-208). The rules are ours and plain: they use what the data set holds, which is not enough to tell pregnancy, and not checked against
/// anybody's judgement. Whoever fits several is in the first.
/// </summary>
public static class Segments
{
    /// <summary>Several long-term conditions are so many or more (domain rule N13).</summary>
    public const int Several = 3;

    /// <summary>The segments, in the order in which they are asked.</summary>
    public static IReadOnlyList<PopulationSegment> All { get; } =
    [
        new("end_of_life", "Nearing the end of life", "A code of spread cancer or of palliative care"),
        new("frailty", "Frailty and dementia", "Dementia, moderate or severe frailty, Clinical Frailty Scale 6 or more, or living in a care home"),
        new("limited_reserve", "Limited reserve", "Heart failure, COPD or chronic liver disease, with an emergency admission in the last 12 months"),
        new("disability", "Lasting disability", "Learning disability, multiple sclerosis, Parkinson's disease, severe mental illness, or housebound"),
        new("several_conditions", "Several long-term conditions", "Three long-term conditions or more"),
        new("some_conditions", "One or two long-term conditions", "One or two long-term conditions"),
        new("acute", "Acutely ill, otherwise well", "An emergency admission in the last 12 months"),
        new("infant", "Infant", "Under a year old"),
        new("well", "Well", "None of the others"),
    ];

    /// <summary>The segment of a person: its place in <see cref="All"/>.</summary>
    public static int Of(in SegmentFacts facts) =>
        facts.NearsEnd ? 0
        : facts.IsFrail ? 1
        : facts is { HasFailingOrgan: true, WasAdmitted: true } ? 2
        : facts.IsDisabled ? 3
        : facts.Conditions >= Several ? 4
        : facts.Conditions > 0 ? 5
        : facts.WasAdmitted ? 6
        : facts.IsInfant ? 7
        : 8;

    /// <summary>True for a code that says that somebody nears the end of their life.</summary>
    public static bool NearsEnd(in EntryCode code)
    {
        if (!code.IsIcd10 || Icd10.Place(code.Code) is not (var place and >= 0)) return false;
        return Icd10.Category(place) is var category && category >= SpreadFrom && category <= SpreadTo || place == Palliative;
    }

    private static readonly int SpreadFrom = Icd10.Category(Icd10.Place("C77"));
    private static readonly int SpreadTo = Icd10.Category(Icd10.Place("C80"));
    private static readonly int Palliative = Icd10.Place("Z51.5");
}
