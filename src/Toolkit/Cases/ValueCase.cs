using Goldthread.Kernel.Values;
using Goldthread.Toolkit.Initiatives;
using Goldthread.Toolkit.Items;

namespace Goldthread.Toolkit.Cases;

/// <summary>
/// Why joined-up care is worth it, for one kind of reader. It holds no figures of its own: each that it needs is named where it stands, in an initiative or a claim, and is shown as it stands there.
/// </summary>
public sealed record ValueCase : ItemDocument
{
    /// <summary>For whom the case is made.</summary>
    public required string For { get; init; }

    /// <summary>What is wrong now.</summary>
    public required string Problem { get; init; }

    /// <summary>What would be done otherwise.</summary>
    public required string Change { get; init; }

    /// <summary>What there is to gain, each with what shows it.</summary>
    public required IReadOnlyList<Proof> Gains { get; init; }

    /// <summary>What it costs, or may cost.</summary>
    public required IReadOnlyList<Proof> Costs { get; init; }

    /// <summary>What is not known.</summary>
    public required IReadOnlyList<string> Unknown { get; init; }

    /// <summary>What this reader can do next.</summary>
    public required IReadOnlyList<string> Next { get; init; }

    /// <summary>Where the problem and the change are told.</summary>
    public required IReadOnlyList<Reference> References { get; init; }

    /// <inheritdoc />
    public override IEnumerable<string> Links => References.Select(r => r.Url).OfType<string>();

    internal override IEnumerable<(string Where, string Text, byte Weight)> Said =>
    [
        ("the title", Title, 9), ("for whom it is", For, 7), ("the summary", Summary, 4), ("the problem", Problem, 3), ("the change", Change, 3),
        .. Gains.Select(g => ("what there is to gain", g.Says, (byte)3)),
    ];

    internal override IEnumerable<Fault> Check()
    {
        foreach (var fault in base.Check()) yield return fault;
        if (For.Trim().Length == 0) yield return Wrong("for", "Say for whom the case is made");
        if (Problem.Trim().Length == 0) yield return Wrong("problem", "Say what is wrong now");
        if (Change.Trim().Length == 0) yield return Wrong("change", "Say what would be done otherwise");
        if (Gains.Count == 0) yield return Wrong("gains", "Say what there is to gain");
        if (Costs.Count == 0) yield return Wrong("costs", "Say what it costs, or that it is not known");
        if (References.Count == 0) yield return Wrong("references", "Say where this is from");
        foreach (var fault in References.SelectMany((r, i) => r.Check($"references[{i}]"))) yield return fault;
        foreach (var fault in Gains.SelectMany((p, i) => p.Check($"gains[{i}]"))) yield return fault;
        foreach (var fault in Costs.SelectMany((p, i) => p.Check($"costs[{i}]", mayStandAlone: true))) yield return fault;
    }
}

/// <summary>Something that is said, and what shows it: a figure of an initiative, or a claim.</summary>
/// <param name="Says">In words, without the figure.</param>
/// <param name="Initiative">Id of the initiative.</param>
/// <param name="Figure">Name of its figure.</param>
/// <param name="Claim">Id of the claim.</param>
public sealed record Proof(string Says, string? Initiative = null, string? Figure = null, string? Claim = null)
{
    internal IEnumerable<Fault> Check(string path, bool mayStandAlone = false)
    {
        Fault Wrong(string field, string message) => new(FaultKind.Invalid, message, $"{path}.{field}");
        if (Says.Trim().Length == 0) yield return Wrong("says", "Say what it shows");
        if (Says.Any(char.IsAsciiDigit)) yield return Wrong("says", "Leave the figure out: it is shown from where it stands");
        if (Initiative is null != Figure is null) yield return Wrong(Initiative is null ? "initiative" : "figure", "Name the initiative and its figure, or neither");
        if (Initiative is not null && Claim is not null) yield return Wrong("claim", "Name a figure or a claim, not both");
        if (Initiative is null && Claim is null && !mayStandAlone) yield return Wrong("claim", "Name the figure or the claim that shows it");
    }
}
