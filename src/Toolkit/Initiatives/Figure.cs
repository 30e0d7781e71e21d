using Goldthread.Kernel.Values;

namespace Goldthread.Toolkit.Initiatives;

/// <summary>One figure of a source: as it is quoted there, and what it was worked out from where the source says so.</summary>
public sealed record Figure
{
    /// <summary>Of what it is.</summary>
    public required string Name { get; init; }

    /// <summary>As the source prints it; never changed.</summary>
    public required string Quoted { get; init; }

    /// <summary>The quoted number in <see cref="Unit"/>; a fall is negative. Null where the source gives none.</summary>
    public decimal? Value { get; init; }

    /// <summary>The unit of <see cref="Value"/>: "%", "£", "nights".</summary>
    public string? Unit { get; init; }

    /// <summary>The lower end of the interval that the source gives, in <see cref="Unit"/>.</summary>
    public decimal? Low { get; init; }

    /// <summary>The upper end.</summary>
    public decimal? High { get; init; }

    /// <summary>What it was before, in <see cref="Of"/>.</summary>
    public decimal? Before { get; init; }

    /// <summary>What it was after.</summary>
    public decimal? After { get; init; }

    /// <summary>The unit of <see cref="Before"/> and <see cref="After"/>: "bed days a month".</summary>
    public string? Of { get; init; }

    /// <summary>Over how long; null where the source does not say.</summary>
    public string? Period { get; init; }

    /// <summary>Compared with what; null where the source does not say.</summary>
    public string? Comparator { get; init; }

    /// <summary>How it was found; null where the source does not say.</summary>
    public string? Method { get; init; }

    /// <summary>What kind of thing changed.</summary>
    public required Theme Theme { get; init; }

    /// <summary>True where somebody other than those who did it looked into it.</summary>
    public bool Validated { get; init; }

    /// <summary>Id of the reference that it is from.</summary>
    public required string Source { get; init; }

    /// <summary>The change from before to after in per cent of before, worked out here; null where it cannot be.</summary>
    public decimal? Computed => Before is { } before and not 0 && After is { } after ? (after - before) / Math.Abs(before) * 100 : null;

    /// <summary>True where the quoted percentage is not the one that follows from before and after, rounded as it is quoted.</summary>
    public bool Differs => Unit == "%" && Value is { } value && Computed is { } computed && Math.Round(computed, value.Scale, MidpointRounding.AwayFromZero) != value;

    internal IEnumerable<Fault> Check(string path, IReadOnlyList<Reference> references)
    {
        Fault Wrong(string field, string message) => new(FaultKind.Invalid, message, $"{path}.{field}");
        if (Name.Trim().Length == 0) yield return Wrong("name", "Say of what the figure is");
        if (Quoted.Trim().Length == 0) yield return Wrong("quoted", "Give the figure as its source prints it");
        if (references.All(r => r.Id != Source)) yield return Wrong("source", Source.Trim().Length == 0 ? "A figure needs its source: the id of one of the references" : $"There is no reference \"{Source}\": add it, or name another");
        if (Value is null != (Unit is null)) yield return Wrong(Value is null ? "value" : "unit", "Give the number and its unit, or neither");
        if (Low is null != (High is null)) yield return Wrong(Low is null ? "low" : "high", "Give both ends of the interval, or neither");
        if (Low > High) yield return Wrong("low", "The lower end is above the upper end");
        else if (Low is { } low && High is { } high && Value is { } value && (value < low || value > high)) yield return Wrong("value", $"{value} does not lie between {low} and {high}");
        if (Low is not null && Value is null) yield return Wrong("value", "An interval needs its estimate");
        if (Before is null != (After is null)) yield return Wrong(Before is null ? "before" : "after", "Give what it was before and after, or neither");
        if (Before is not null && string.IsNullOrWhiteSpace(Of)) yield return Wrong("of", "Say in which unit before and after are");
    }
}
