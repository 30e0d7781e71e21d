using Goldthread.Population.Indicators;
using Goldthread.Population.Registry;
using Goldthread.Population.Release;

namespace Goldthread.Population.Profiles;

/// <summary>Makes the values of every indicator from counts that went through the gate, and from nothing else.</summary>
internal sealed class ProfileTables
{
    private readonly ProfileCounts _counts;
    private readonly MeasureList _measures;
    private readonly ReleasedProfile _released;

    /// <summary>Sends counts through the gate.</summary>
    /// <param name="counts">True counts.</param>
    /// <param name="measures">What was counted.</param>
    /// <param name="rule">What may leave.</param>
    /// <param name="ledger">What the ledger of earlier counts says to each cell; null where it was not asked.</param>
    public ProfileTables(ProfileCounts counts, MeasureList measures, ReleaseRule rule, IReadOnlyDictionary<ProfileCell, LedgerAnswer>? ledger = null)
    {
        (_counts, _measures) = (counts, measures);
        var standardised = measures.Parts.Where(p => p.Indicator.Kind == IndicatorKind.Standardised).SelectMany(p => Chain(p.Count)).ToHashSet();
        _released = new ReleasedProfile(counts, measures.All, standardised, rule, ledger);
    }

    /// <summary>Fifths of England, the most deprived first.</summary>
    public static IReadOnlyList<string> FifthNames { get; } = ["Most deprived fifth", "Second most deprived", "Middle fifth", "Second least deprived", "Least deprived fifth"];

    /// <summary>The counts behind the values.</summary>
    public ReleasedProfile Released => _released;

    /// <summary>Everybody who is counted.</summary>
    public ReleasedCount People => _released.People;

    /// <summary>Every indicator, in order.</summary>
    /// <param name="nameOf">The name of a neighbourhood by its code.</param>
    public IReadOnlyList<IndicatorResult> Results(Func<string, string> nameOf)
    {
        var areas = _counts.Areas.Select(code => (Code: code, Name: nameOf(code))).OrderBy(a => a.Name, StringComparer.OrdinalIgnoreCase).ThenBy(a => a.Code, StringComparer.Ordinal).ToList();
        return [.. _measures.Parts.Select(p => Result(p, areas))];
    }

    /// <summary>The practices in a funnel of the share of people who are counted.</summary>
    public PracticeFunnel Funnel(IndicatorDefinition indicator, Func<string, string> nameOf)
    {
        var parts = _measures.Parts.First(p => p.Indicator == indicator);
        var values = _counts.Practices.Select(code => Share(code, nameOf(code), _released.Count(parts.Count, Split.Practice, code), _released.Count(parts.Whole, Split.Practice, code)))
            .OrderBy(v => v.Name, StringComparer.OrdinalIgnoreCase).ToList();
        var points = values.Select(v => v is { IsSuppressed: false, Value: not null } ? new FunnelPoint(v.Count.Number!.Value, v.Whole.Number) : (FunnelPoint?)null).ToList();
        var known = points.OfType<FunnelPoint>().ToList();
        if (known.Count == 0 || known.Sum(p => p.Events) == 0) return new PracticeFunnel([.. values.Select(v => new FunnelPractice(v, null))], [], null);
        var places = new Queue<FunnelPlace>(Indicators.Funnel.Judge(known, FunnelKind.Proportion));
        return new PracticeFunnel(
            [.. values.Select((v, i) => new FunnelPractice(v, points[i] is null ? null : places.Dequeue()))], Indicators.Funnel.Lines(known, FunnelKind.Proportion, 100), Indicators.Funnel.Baseline(known) * 100);
    }

    private static IndicatorValue Share(string code, string name, ReleasedCount count, ReleasedCount whole)
    {
        var share = ReleasedRate.Share(count, whole, Confidence.Usual, 100);
        return new IndicatorValue(code, name, count, whole, share.IsSuppressed, share.Estimate);
    }

    private IndicatorResult Result(IndicatorParts parts, List<(string Code, string Name)> areas)
    {
        var place = Value(parts, Split.Neighbourhood, ReleasedProfile.Everywhere, "The place", null) with { Code = "" };
        var neighbourhoods = areas.Select(a => Value(parts, Split.Neighbourhood, a.Code, a.Name, place)).ToList();
        var fifths = FifthNames.Select((name, i) => Value(parts, Split.Fifth, ReleasedProfile.Fifths[i], name, place)).ToList();
        return new IndicatorResult(parts.Indicator, place, neighbourhoods, fifths, Gradient(parts.Indicator, fifths));
    }

    private IndicatorValue Value(IndicatorParts parts, Split split, string at, string name, IndicatorValue? place)
    {
        var indicator = parts.Indicator;
        var count = indicator.CountsEvents ? _released.Events(parts.Count, split, at) : _released.Count(parts.Count, split, at);
        var whole = _released.Count(parts.Whole, split, at);
        var rate = indicator.Kind switch
        {
            IndicatorKind.Proportion => ReleasedRate.Share(count, whole, Confidence.Usual, indicator.Multiplier),
            IndicatorKind.Rate => Rate(count, whole, _released.Spread(parts.Count), indicator.Multiplier),
            _ => ReleasedRate.Direct(_released.Bands(parts.Count, parts.Whole, split, at), Confidence.Usual, indicator.Multiplier),
        };
        return new IndicatorValue(at, name, count, whole, rate.IsSuppressed, rate.Estimate, Beside(place?.Value, rate.Estimate));
    }

    private static Standing Beside(double? place, Estimate? own) => place is null || own is not { Low: { } low, High: { } high } ? Standing.Unknown
        : low > place ? Standing.Higher : high < place ? Standing.Lower : Standing.Alike;

    // One band with the squares of events: the limits grow by the root of the spread.
    private static ReleasedRate Rate(ReleasedCount events, ReleasedCount whole, double spread, double multiplier) =>
        events.Number is not { } count || whole.Number is not { } people ? new ReleasedRate(IsSuppressed: true, null)
        : new ReleasedRate(IsSuppressed: false, people == 0 ? null : StandardisedMeasures.Direct([new StandardBand(count, people, 1, count * spread)], multiplier, Confidence.Usual));

    private static Inequality? Gradient(IndicatorDefinition indicator, IReadOnlyList<IndicatorValue> fifths)
    {
        var groups = new List<RankedGroup>();
        foreach (var fifth in fifths)
        {
            if (fifth is not { Estimate: { Value: { } value, Low: { } low, High: { } high }, Whole.Number: > 0 and var people }) return null;

            // Limits lie unevenly about small values: half of their distance is taken for one side.
            groups.Add(new RankedGroup(people, value / indicator.Multiplier, (high - low) / indicator.Multiplier / 2 / Confidence.Usual.Z));
        }

        return SlopeIndex.Of(groups, ValueScale.Plain, indicator.Multiplier, Confidence.Usual);
    }

    private IEnumerable<int> Chain(int measure) => _measures.All[measure].Parent is >= 0 and var parent ? Chain(parent).Append(measure) : [measure];
}
