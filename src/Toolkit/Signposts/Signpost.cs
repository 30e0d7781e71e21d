using Goldthread.Kernel.Values;
using Goldthread.Toolkit.Initiatives;
using Goldthread.Toolkit.Items;

namespace Goldthread.Toolkit.Signposts;

/// <summary>Something useful elsewhere: what it is, for whom, and at which step of the work.</summary>
public sealed record Signpost : ItemDocument
{
    /// <summary>Who publishes it.</summary>
    public required string Publisher { get; init; }

    /// <summary>Its address.</summary>
    public required string Url { get; init; }

    /// <summary>The year it was published, where it has one.</summary>
    public int? Year { get; init; }

    /// <summary>What it is.</summary>
    public required SignpostKind Kind { get; init; }

    /// <summary>For whom it is most use.</summary>
    public required IReadOnlyList<Reader> For { get; init; }

    /// <summary>At which steps of the work.</summary>
    public required IReadOnlyList<Step> Steps { get; init; }

    /// <summary>What it is about: codes of <see cref="Interventions"/>; none for joined-up care as a whole.</summary>
    public IReadOnlyList<string> Interventions { get; init; } = [];

    /// <inheritdoc />
    public override IEnumerable<string> Links => [Url];

    internal override IEnumerable<(string Where, string Text, byte Weight)> Said =>
    [
        ("the title", Title, 9),
        .. Interventions.Select(i => ("what it is about", Initiatives.Interventions.TitleOf(i), (byte)6)),
        ("the summary", Summary, 4),
        ("who publishes it", Publisher, 4),
    ];

    internal override IEnumerable<FacetValue> Facets => [.. Interventions.Distinct().Select(i => new FacetValue("did", i, Initiatives.Interventions.TitleOf(i)))];

    internal override IEnumerable<Fault> Check()
    {
        foreach (var fault in base.Check()) yield return fault;
        if (Interventions.Count > 0)
        {
            foreach (var fault in Initiatives.Interventions.Check(Interventions)) yield return fault;
        }

        if (Publisher.Trim().Length == 0) yield return Wrong("publisher", "Say who publishes it");
        if (!Reference.IsAddress(Url)) yield return Wrong("url", "Give a whole address that begins with https://");
        if (Year is < 1900 or > 2100) yield return Wrong("year", "Give a year such as 2019, or leave it out");
        if (For.Count == 0) yield return Wrong("for", "Say for whom it is");
        if (Steps.Count == 0) yield return Wrong("steps", "Say at which step of the work it helps");
    }
}

/// <summary>What a signpost leads to.</summary>
public enum SignpostKind
{
    /// <summary>How to do something.</summary>
    Guide,

    /// <summary>Something to work with: a form, a model, a checklist.</summary>
    Tool,

    /// <summary>Figures.</summary>
    Data,

    /// <summary>What others did.</summary>
    CaseStudies,

    /// <summary>What must be done: law, policy, a standard.</summary>
    Rules,

    /// <summary>What was found out.</summary>
    Research,
}

/// <summary>Who reads.</summary>
public enum Reader
{
    /// <summary>A councillor or board member.</summary>
    BoardMember,

    /// <summary>Whoever plans and commissions.</summary>
    Planner,

    /// <summary>Whoever cares for people.</summary>
    Practitioner,

    /// <summary>Whoever works with figures.</summary>
    Analyst,

    /// <summary>Whoever answers for money.</summary>
    Finance,

    /// <summary>Somebody who uses care, or cares for another.</summary>
    Public,
}

/// <summary>A step of the work.</summary>
public enum Step
{
    /// <summary>Finding out what is needed and agreeing what for.</summary>
    Agree,

    /// <summary>Choosing and planning what to do.</summary>
    Plan,

    /// <summary>Setting it up: people, money, information, contracts.</summary>
    SetUp,

    /// <summary>Doing it day by day.</summary>
    Run,

    /// <summary>Finding out whether it works.</summary>
    Evaluate,
}
