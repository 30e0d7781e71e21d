using Goldthread.Population.Indicators;
using Goldthread.Population.Registry;
using Goldthread.Population.Release;

namespace Goldthread.Population.Profiles;

/// <summary>How an area stands beside the place.</summary>
public enum Standing
{
    /// <summary>The limits hold the value of the place: the difference may be chance.</summary>
    Alike,

    /// <summary>The limits lie above it: the difference is unlikely to be chance.</summary>
    Higher,

    /// <summary>The limits lie below it: the difference is unlikely to be chance.</summary>
    Lower,

    /// <summary>One of the two is not known.</summary>
    Unknown,
}

/// <summary>An indicator somewhere, as it may be seen.</summary>
/// <param name="Code">The code of the area or the number of the fifth; empty for the place.</param>
/// <param name="Name">Its name.</param>
/// <param name="Count">People who are counted; of a rate, their events.</param>
/// <param name="Whole">People among whom.</param>
/// <param name="IsSuppressed">The value is kept back because a count is.</param>
/// <param name="Estimate">The value and its 95% limits; null where it is kept back or there is nobody.</param>
/// <param name="Standing">How it stands beside the place.</param>
public sealed record IndicatorValue(string Code, string Name, ReleasedCount Count, ReleasedCount Whole, bool IsSuppressed, Estimate? Estimate, Standing Standing = Standing.Unknown)
{
    /// <summary>The value; null where none is shown.</summary>
    public double? Value => Estimate?.Value;

    /// <summary>Why there is no value; null where there is one.</summary>
    public string? WhyNot => Value is not null ? null : IsSuppressed ? "kept back" : Whole.Number == 0 ? "nobody" : "too few to say";
}

/// <summary>One practice in a funnel.</summary>
/// <param name="Value">Its share.</param>
/// <param name="Place">Where it lies; null where the share is kept back.</param>
public sealed record FunnelPractice(IndicatorValue Value, FunnelPlace? Place);

/// <summary>Practices beside each other, as shares of people.</summary>
/// <param name="Practices">Every practice, by name.</param>
/// <param name="Lines">The limits; empty where too little is known to draw them.</param>
/// <param name="Baseline">The share of all practices together.</param>
public sealed record PracticeFunnel(IReadOnlyList<FunnelPractice> Practices, IReadOnlyList<FunnelLine> Lines, double? Baseline);

/// <summary>One indicator over the place.</summary>
/// <param name="Definition">What is counted.</param>
/// <param name="Place">The place as a whole.</param>
/// <param name="Neighbourhoods">By name.</param>
/// <param name="Fifths">From the most deprived fifth of England (1) to the least (5).</param>
/// <param name="Gradient">How unequal it is between them; null where a fifth has no value.</param>
public sealed record IndicatorResult(IndicatorDefinition Definition, IndicatorValue Place, IReadOnlyList<IndicatorValue> Neighbourhoods, IReadOnlyList<IndicatorValue> Fifths, Inequality? Gradient);

/// <summary>
/// Every indicator of the registry over one dated extract of the data set. Nothing in it has not been through the release gate. Whoever reads the same indicator of the same extract reads the
/// same number.
/// </summary>
public sealed class PlaceProfile
{
    private readonly Func<IndicatorDefinition, PracticeFunnel> _funnel;
    private readonly Dictionary<string, IndicatorResult> _byId;

    internal PlaceProfile(ProfileExtract extract, ReleasedCount people, IReadOnlyList<IndicatorResult> indicators, ReleaseRule rule, Func<IndicatorDefinition, PracticeFunnel> funnel)
    {
        (Extract, People, Indicators, Rule, _funnel) = (extract, people, indicators, rule, funnel);
        _byId = indicators.ToDictionary(i => i.Definition.Id, StringComparer.Ordinal);
    }

    /// <summary>Of which extract.</summary>
    public ProfileExtract Extract { get; }

    /// <summary>Everybody who is counted.</summary>
    public ReleasedCount People { get; }

    /// <summary>In the order of the registry.</summary>
    public IReadOnlyList<IndicatorResult> Indicators { get; }

    /// <summary>The rule under which all of it was released.</summary>
    public ReleaseRule Rule { get; }

    /// <summary>One of them; null where there is none of the name.</summary>
    public IndicatorResult? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>By sex, by age and by ethnicity.</summary>
    internal PeopleSplits? Splits { get; init; }

    /// <summary>An indicator by what people are; empty where it was not counted so.</summary>
    public IReadOnlyList<IndicatorValue> By(IndicatorDefinition indicator, PeopleSplit split) => Splits is { } splits && Find(indicator.Id) is { } result ? splits.Of(indicator, split, result.Place) : [];

    /// <summary>Practices beside each other, as shares of people.</summary>
    public PracticeFunnel Funnel(IndicatorDefinition indicator) => _funnel(indicator);
}

/// <summary>The extract that a profile was counted on.</summary>
/// <param name="On">The day that ages and "now" are of.</param>
/// <param name="Made">When it was made.</param>
/// <param name="Geography">The version of the reference data that says who lives in which area.</param>
public sealed record ProfileExtract(DateOnly On, DateTimeOffset Made, long Geography);
