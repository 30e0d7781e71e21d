using Goldthread.Kernel.Values;
using Goldthread.Toolkit.Initiatives;

namespace Goldthread.Toolkit.Evidence;

/// <summary>One finding of a study: an estimate with its interval, as printed.</summary>
public sealed record Effect
{
    /// <summary>By which a claim refers to it.</summary>
    public required string Id { get; init; }

    /// <summary>Of what: "people with an emergency stay within a year".</summary>
    public required string Name { get; init; }

    /// <summary>As the study prints it.</summary>
    public required string Quoted { get; init; }

    /// <summary>What kind of number it is; null for a finding in words.</summary>
    public Measure? Measure { get; init; }

    /// <summary>The estimate.</summary>
    public double? Estimate { get; init; }

    /// <summary>The lower end of its interval.</summary>
    public double? Low { get; init; }

    /// <summary>The upper end.</summary>
    public double? High { get; init; }

    /// <summary>The confidence of the interval, in per cent; 95 where nothing else is said.</summary>
    public double Confidence { get; init; } = 95;

    /// <summary>The unit of a difference: "days".</summary>
    public string? Unit { get; init; }

    /// <summary>Which way is better for people.</summary>
    public required Better Better { get; init; }

    /// <summary>What kind of thing it is.</summary>
    public required Theme Theme { get; init; }

    /// <summary>True where the number is a ratio, for which 1 means no effect, and which is compared and pooled by its logarithm.</summary>
    public bool IsRatio => Measure is Evidence.Measure.RiskRatio or Evidence.Measure.OddsRatio or Evidence.Measure.HazardRatio or Evidence.Measure.RateRatio;

    /// <summary>What it says: for, against, or no clear difference. Null for a finding without an interval.</summary>
    public Verdict? Verdict
    {
        get
        {
            if (Low is not { } low || High is not { } high) return null;
            var none = IsRatio ? 1 : 0;
            return low <= none && high >= none ? Evidence.Verdict.NoClearDifference : low > none == (Better == Better.Higher) ? Evidence.Verdict.For : Evidence.Verdict.Against;
        }
    }

    internal IEnumerable<Fault> Check(string path)
    {
        Fault Wrong(string field, string message) => new(FaultKind.Invalid, message, $"{path}.{field}");
        if (Id.Trim().Length == 0) yield return Wrong("id", "Give it a short id");
        if (Name.Trim().Length == 0) yield return Wrong("name", "Say of what the effect is");
        if (Quoted.Trim().Length == 0) yield return Wrong("quoted", "Give it as the study prints it");
        if (Measure is null != Estimate is null) yield return Wrong(Measure is null ? "measure" : "estimate", "Give the number and what kind it is, or neither");
        if (Low is null != High is null) yield return Wrong(Low is null ? "low" : "high", "Give both ends of the interval, or neither");
        if (Low is not null && Estimate is null) yield return Wrong("estimate", "An interval needs its estimate");
        if (new[] { Estimate, Low, High }.Any(v => v is { } number && !double.IsFinite(number))) yield return Wrong("estimate", "Give a number");
        if (Low > High) yield return Wrong("low", "The lower end is above the upper end");
        else if (Low is { } low && High is { } high && Estimate is { } estimate && (estimate < low || estimate > high)) yield return Wrong("estimate", $"{estimate} does not lie between {low} and {high}");
        if (IsRatio && (Estimate <= 0 || Low <= 0)) yield return Wrong("estimate", "A ratio is above nought");
        if (Confidence is <= 0 or >= 100) yield return Wrong("confidence", "Give a percentage between 0 and 100");
        if (Measure is Evidence.Measure.MeanDifference && string.IsNullOrWhiteSpace(Unit)) yield return Wrong("unit", "Say in which unit the difference is");
    }
}

/// <summary>What kind of number an effect is.</summary>
public enum Measure
{
    /// <summary>How many times as likely.</summary>
    RiskRatio,

    /// <summary>How many times the odds.</summary>
    OddsRatio,

    /// <summary>How many times as soon.</summary>
    HazardRatio,

    /// <summary>How many times as often.</summary>
    RateRatio,

    /// <summary>How much more or less on average, in a unit.</summary>
    MeanDifference,

    /// <summary>The same in standard deviations.</summary>
    StandardisedMeanDifference,

    /// <summary>How many more or fewer in a hundred.</summary>
    RiskDifference,

    /// <summary>How much more or less in per cent.</summary>
    PercentChange,
}

/// <summary>Which way is better for people.</summary>
public enum Better
{
    /// <summary>Less of it.</summary>
    Lower,

    /// <summary>More of it.</summary>
    Higher,
}

/// <summary>What a finding says of a claim that things get better.</summary>
public enum Verdict
{
    /// <summary>Better, and chance alone is an unlikely reason.</summary>
    For,

    /// <summary>Worse, and chance alone is an unlikely reason.</summary>
    Against,

    /// <summary>The interval holds no effect.</summary>
    NoClearDifference,
}
