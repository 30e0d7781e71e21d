using Goldthread.Kernel.Values;
using Goldthread.Toolkit.Items;

namespace Goldthread.Toolkit.Evidence;

/// <summary>Something that is said of joined-up care, and every finding that speaks for it or against it.</summary>
public sealed record Claim : ItemDocument
{
    /// <summary>What it is about: codes of <see cref="Interventions"/>.</summary>
    public required IReadOnlyList<string> Interventions { get; init; }

    /// <summary>The findings that it rests on, those against it too.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>What may be said after all of them, in words.</summary>
    public required string Conclusion { get; init; }

    internal override IEnumerable<(string Where, string Text, byte Weight)> Said =>
    [
        ("the title", Title, 9),
        .. Interventions.Select(i => ("what it is about", Initiatives.Interventions.TitleOf(i), (byte)6)),
        ("the summary", Summary, 4),
        ("the conclusion", Conclusion, 4),
    ];

    internal override IEnumerable<FacetValue> Facets => Interventions.Distinct().Select(i => new FacetValue("did", i, Initiatives.Interventions.TitleOf(i)));

    internal override IEnumerable<Fault> Check()
    {
        foreach (var fault in base.Check().Concat(Initiatives.Interventions.Check(Interventions))) yield return fault;
        if (Findings.Count == 0) yield return Wrong("findings", "A claim needs at least one finding");
        if (Conclusion.Trim().Length == 0) yield return Wrong("conclusion", "Say what may be said after all of them");
        for (var i = 0; i < Findings.Count; i++)
        {
            if (Findings.Take(i).Contains(Findings[i])) yield return Wrong($"findings[{i}]", "This finding is named already");
        }
    }
}

/// <summary>A finding that a claim rests on.</summary>
/// <param name="Study">Id of the study.</param>
/// <param name="Effect">Id of its effect.</param>
public sealed record Finding(string Study, string Effect);
