using Goldthread.Kernel.Values;
using Goldthread.Toolkit.Initiatives;
using Goldthread.Toolkit.Items;

namespace Goldthread.Toolkit.Evidence;

/// <summary>A study: how it was made, on whom, what it found, and how good it is.</summary>
public sealed record Study : ItemDocument
{
    /// <summary>How it was made.</summary>
    public required Design Design { get; init; }

    /// <summary>On whom, and where.</summary>
    public required string People { get; init; }

    /// <summary>How many people took part; null where it does not say.</summary>
    public long? Participants { get; init; }

    /// <summary>For a review: how many studies it looked at.</summary>
    public int? Studies { get; init; }

    /// <summary>What was tried: codes of <see cref="Interventions"/>.</summary>
    public required IReadOnlyList<string> Interventions { get; init; }

    /// <summary>What it was compared with.</summary>
    public required string Comparator { get; init; }

    /// <summary>What it found.</summary>
    public required IReadOnlyList<Effect> Effects { get; init; }

    /// <summary>How sure one may be of it.</summary>
    public required Grade Grade { get; init; }

    /// <summary>Why: what makes it strong, and what makes it weak.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>Where it is published.</summary>
    public required Reference Reference { get; init; }

    /// <inheritdoc />
    public override IEnumerable<string> Links => Reference.Url is { } url ? [url] : [];

    internal override IEnumerable<(string Where, string Text, byte Weight)> Said =>
    [
        ("the title", Title, 9),
        .. Interventions.Select(i => ("what was tried", Initiatives.Interventions.TitleOf(i), (byte)6)),
        .. Effects.Select(e => ("what it found", $"{e.Name} {e.Quoted}", (byte)5)),
        ("the summary", Summary, 4),
        ("on whom it was done", People, 3),
        .. Reasons.Select(r => ("how good it is", r, (byte)1)),
    ];

    internal override IEnumerable<FacetValue> Facets =>
    [
        .. Interventions.Distinct().Select(i => new FacetValue("did", i, Initiatives.Interventions.TitleOf(i))),
        .. Effects.Select(e => e.Theme).Distinct().Select(t => new FacetValue("changed", ItemWords.Code(t), Typology.Words(t))),
        new("design", ItemWords.Code(Design), EvidenceWords.Of(Design)),
        new("grade", ItemWords.Code(Grade), EvidenceWords.Of(Grade)),
    ];

    internal override IEnumerable<Fault> Check()
    {
        foreach (var fault in base.Check().Concat(Initiatives.Interventions.Check(Interventions)).Concat(Reference.Check("reference"))) yield return fault;
        if (People.Trim().Length == 0) yield return Wrong("people", "Say on whom it was done");
        if (Participants is < 1) yield return Wrong("participants", "Give a number of people, or leave it out");
        if (Studies is < 1) yield return Wrong("studies", "Give a number of studies, or leave it out");
        if (Comparator.Trim().Length == 0) yield return Wrong("comparator", "Say with what it was compared");
        if (Effects.Count == 0) yield return Wrong("effects", "Say what it found");
        if (Reasons.Count == 0) yield return Wrong("reasons", "A grade needs its reasons");
        for (var i = 0; i < Effects.Count; i++)
        {
            foreach (var fault in Effects[i].Check($"effects[{i}]")) yield return fault;
            if (Effects.Take(i).Any(e => e.Id == Effects[i].Id)) yield return Wrong($"effects[{i}].id", "Another effect has this id");
        }
    }
}

/// <summary>How a study was made.</summary>
public enum Design
{
    /// <summary>A review that looked for every study there is, by a method it tells.</summary>
    SystematicReview,

    /// <summary>Who got it was decided by lot.</summary>
    RandomisedTrial,

    /// <summary>Before and after, beside others who were compared.</summary>
    ControlledBeforeAfter,

    /// <summary>Many measurements before and many after.</summary>
    InterruptedTimeSeries,

    /// <summary>People who got it and people who did not, followed.</summary>
    Cohort,

    /// <summary>Before and after, with nobody to compare.</summary>
    BeforeAfter,

    /// <summary>People were asked, and what they said was studied.</summary>
    Qualitative,
}

/// <summary>How sure one may be of a finding: the four grades of GRADE (Guyatt and others, BMJ 2008;336:924).</summary>
public enum Grade
{
    /// <summary>Further research is very unlikely to change it.</summary>
    High,

    /// <summary>Further research is likely to matter.</summary>
    Moderate,

    /// <summary>Further research is very likely to change it.</summary>
    Low,

    /// <summary>Any estimate is very unsure.</summary>
    VeryLow,
}
