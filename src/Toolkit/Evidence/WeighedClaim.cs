namespace Goldthread.Toolkit.Evidence;

/// <summary>A finding with the study that it is of.</summary>
/// <param name="Study">The study.</param>
/// <param name="Effect">What it found.</param>
public sealed record StudyFinding(Study Study, Effect Effect);

/// <summary>Findings that are numbers of one kind, and so can stand on one axis.</summary>
/// <param name="Measure">What kind of number.</param>
/// <param name="Unit">The unit of a difference.</param>
/// <param name="Better">Which way is better.</param>
/// <param name="Findings">The findings, in the order of the claim.</param>
public sealed record FindingGroup(Measure Measure, string? Unit, Better Better, IReadOnlyList<StudyFinding> Findings)
{
    /// <summary>
    /// What they come to. Null for fewer than two; where one study gives two of them, for its people would count twice; and where one is a review, which may hold another.
    /// </summary>
    public Pooled? Pooled { get; } =
        Findings.Count > 1 && Findings.All(f => f.Study.Design != Design.SystematicReview) && Findings.Select(f => f.Study.Id).Distinct(StringComparer.Ordinal).Count() == Findings.Count
            ? Pooling.Pool([.. Findings.Select(f => Pooling.Of(f.Effect)!.Value)]) : null;

    /// <summary>True for ratios.</summary>
    public bool IsRatio => Findings[0].Effect.IsRatio;
}

/// <summary>A claim weighed: every finding, how many speak for it and against it, and what they come to where they can be pooled.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Findings">Its findings, in its order.</param>
/// <param name="Missing">How many findings it names that are not there.</param>
public sealed record WeighedClaim(Claim Claim, IReadOnlyList<StudyFinding> Findings, int Missing)
{
    /// <summary>Findings with an interval, by kind of number.</summary>
    public IReadOnlyList<FindingGroup> Groups { get; } =
        [.. Findings.Where(f => Pooling.Of(f.Effect) is not null).GroupBy(f => (f.Effect.Measure, f.Effect.Unit, f.Effect.Better)).Select(g => new FindingGroup(g.Key.Measure!.Value, g.Key.Unit, g.Key.Better, [.. g]))];

    /// <summary>How many findings say this; null counts those without an interval.</summary>
    public int Count(Verdict? verdict) => Findings.Count(f => f.Effect.Verdict == verdict);

    /// <summary>The tally in words.</summary>
    public string Tally
    {
        get
        {
            var said = new[] { (Count(Verdict.For), "for it"), (Count(Verdict.Against), "against it"), (Count(Verdict.NoClearDifference), "no clear difference"), (Count(null), "without an interval") }.Where(c => c.Item1 > 0).Select(c => $"{c.Item1} {c.Item2}");
            return $"{(Findings.Count == 1 ? "1 finding" : $"{Findings.Count} findings")}: {string.Join(", ", said)}.";
        }
    }

    /// <summary>Weighs a claim with the studies that it names.</summary>
    public static WeighedClaim Of(Claim claim, IReadOnlyDictionary<string, Study> studies)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(studies);
        var found = claim.Findings
            .Select(f => studies.TryGetValue(f.Study, out var study) && study.Effects.FirstOrDefault(e => e.Id == f.Effect) is { } effect ? new StudyFinding(study, effect) : null).ToList();
        return new WeighedClaim(claim, [.. found.OfType<StudyFinding>()], found.Count(f => f is null));
    }
}
