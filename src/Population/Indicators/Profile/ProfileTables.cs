using Goldthread.Population.Indicators.Registry;
using Goldthread.Population.Release;
using ReleaseDimension = Goldthread.Population.Release.Dimension;

namespace Goldthread.Population.Indicators.Profile;

/// <summary>
/// Takes the counts of a profile through the release gate. All indicators that count the same people stand in one table by neighbourhood and fifth, so that what is shown of one tells nothing of
/// another. Bands of age stand in tables of their own, of which nothing is shown but standardised shares where every band may be.
/// </summary>
internal sealed class ProfileTables
{
    private const string NotKnown = "not known";
    private const string Everywhere = "All";

    private readonly ProfileCounts _counts;
    private readonly MeasureList _measures;
    private readonly ReleaseRule _rule;
    private readonly ReleasedTable _main;
    private readonly ReleasedTable _areaAges;
    private readonly ReleasedTable _fifthAges;
    private readonly string[] _fifths = ["1", "2", "3", "4", "5", NotKnown];
    private readonly string[] _ages = [.. ProfileCounts.Ages.Select(a => $"from {a}"), NotKnown];
    private readonly string[] _areas;

    public ProfileTables(ProfileCounts counts, MeasureList measures, ReleaseRule rule)
    {
        (_counts, _measures, _rule) = (counts, measures, rule);
        _areas = [.. counts.Areas, NotKnown];
        _main = Released([("neighbourhood", _areas, c => c.Area), ("fifth", _fifths, c => c.Fifth)], _ => true);
        var standardised = measures.Parts.Where(p => p.Indicator.Kind == IndicatorKind.Standardised).SelectMany(p => Chain(p.Count)).ToHashSet();
        _areaAges = Released([("neighbourhood", _areas, c => c.Area), ("age", _ages, c => c.Age)], standardised.Contains);
        _fifthAges = Released([("fifth", _fifths, c => c.Fifth), ("age", _ages, c => c.Age)], standardised.Contains);
    }

    /// <summary>Everybody who is counted.</summary>
    public ReleasedCount People => _main.People(Everywhere, Everywhere);

    /// <summary>How many counts are kept back in the table that is shown.</summary>
    public int SuppressedCount => _main.SuppressedCount;

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
        var chain = Chain(parts.Count).Concat(parts.Whole < 0 ? [] : Chain(parts.Whole)).Distinct().Order().ToList();
        var table = Table([new ReleaseDimension("practice", [.. _counts.Practices, NotKnown])], _counts.ByPractice.Everybody, chain, m => _counts.ByPractice.People[m]);

        // What is known of all together must be the same in both tables, or the one would tell what the other keeps back.
        var agrees = chain.TrueForAll(m => table.Count(NameOf(m), Everywhere).IsShown && _main.Count(NameOf(m), Everywhere, Everywhere).IsShown);
        var values = _counts.Practices.Select(code => Share(code, nameOf(code), Among(table, parts, agrees, code))).ToList();
        var points = values.Select(v => v is { IsSuppressed: false, Value: not null } ? new FunnelPoint(v.Count.Number!.Value, v.Whole.Number) : (FunnelPoint?)null).ToList();
        var known = points.OfType<FunnelPoint>().ToList();
        if (known.Count == 0 || known.Sum(p => p.Events) == 0) return new PracticeFunnel([.. values.Select(v => new FunnelPractice(v, null))], [], null);
        var places = Indicators.Funnel.Judge(known, FunnelKind.Proportion).GetEnumerator();
        FunnelPlace? Next(FunnelPoint? point) => point is not null && places.MoveNext() ? places.Current : null;
        return new PracticeFunnel(
            [.. values.Select((v, i) => new FunnelPractice(v, Next(points[i]))).OrderBy(p => p.Value.Name, StringComparer.OrdinalIgnoreCase)],
            Indicators.Funnel.Lines(known, FunnelKind.Proportion, 100), Indicators.Funnel.Baseline(known) * 100);
    }

    private static IndicatorValue Share(string code, string name, (ReleasedCount Count, ReleasedCount Whole) of)
    {
        var share = ReleasedRate.Share(of.Count, of.Whole, Confidence.Usual, 100);
        return new IndicatorValue(code, name, of.Count, of.Whole, share.IsSuppressed, share.Estimate);
    }

    private static (ReleasedCount Count, ReleasedCount Whole) Among(ReleasedTable table, IndicatorParts parts, bool isShown, string at) => isShown
        ? (table.Count(NameOf(parts.Count), at), parts.Whole < 0 ? table.People(at) : table.Count(NameOf(parts.Whole), at))
        : (ReleasedCount.Suppressed, ReleasedCount.Suppressed);

    private static string NameOf(int measure) => $"m{measure}";

    private IndicatorResult Result(IndicatorParts parts, List<(string Code, string Name)> areas)
    {
        var place = Value(parts, "", "The place", Everywhere, Everywhere, null);
        var neighbourhoods = areas.Select(a => Value(parts, a.Code, a.Name, a.Code, Everywhere, place)).ToList();
        var fifths = FifthNames.Select((name, i) => Value(parts, _fifths[i], name, Everywhere, _fifths[i], place)).ToList();
        return new IndicatorResult(parts.Indicator, place, neighbourhoods, fifths, Gradients.Of(parts.Indicator, fifths));
    }

    /// <summary>Fifths of England, most deprived first.</summary>
    public static IReadOnlyList<string> FifthNames { get; } = ["Most deprived fifth", "Second most deprived", "Middle fifth", "Second least deprived", "Least deprived fifth"];

    private IndicatorValue Value(IndicatorParts parts, string code, string name, string area, string fifth, IndicatorValue? place)
    {
        var indicator = parts.Indicator;
        var people = _main.Count(NameOf(parts.Count), area, fifth);
        var whole = parts.Whole < 0 ? _main.People(area, fifth) : _main.Count(NameOf(parts.Whole), area, fifth);
        var count = indicator.CountsEvents && people.IsShown ? ReleasedCount.Shown(_rule.Round(EventsAt(parts.Count, area, fifth))) : people;
        var rate = indicator.Kind switch
        {
            IndicatorKind.Proportion => ReleasedRate.Share(people, whole, Confidence.Usual, indicator.Multiplier),
            IndicatorKind.Rate => Rate(parts, count, whole),
            _ => people.IsShown && whole.IsShown ? Standardised(parts, area, fifth) : new ReleasedRate(IsSuppressed: true, null),
        };
        var standing = place?.Value is { } middle && rate.Estimate is { Low: { } low, High: { } high } ? low > middle ? Standing.Higher : high < middle ? Standing.Lower : Standing.Alike : Standing.Unknown;
        return new IndicatorValue(code, name, count, whole, rate.IsSuppressed, rate.Estimate, standing);
    }

    // One person's events hang together. How much is measured once, over the whole place (as in quasi-Poisson models), so that no area's own spread is told; the limits grow by its root.
    private ReleasedRate Rate(IndicatorParts parts, ReleasedCount events, ReleasedCount whole)
    {
        if (events.Number is not { } count || whole.Number is not { } people) return new ReleasedRate(IsSuppressed: true, null);
        if (people == 0) return new ReleasedRate(IsSuppressed: false, null);
        var all = _counts.ByArea.Events[parts.Count].Sum();
        var spread = all == 0 ? 1 : Math.Max(1, _counts.ByArea.Squares[parts.Count] / all);
        return new ReleasedRate(IsSuppressed: false, StandardisedMeasures.Direct([new StandardBand(count, people, 1, count * spread)], parts.Indicator.Multiplier, Confidence.Usual));
    }

    private ReleasedRate Standardised(IndicatorParts parts, string area, string fifth)
    {
        var (table, at) = fifth == Everywhere ? (_areaAges, area) : (_fifthAges, fifth);
        return ReleasedRate.Direct(
            [.. ProfileCounts.Standard.Select((weight, age) => new ReleasedBand(table.Count(NameOf(parts.Count), at, _ages[age]), parts.Whole < 0 ? table.People(at, _ages[age]) : table.Count(NameOf(parts.Whole), at, _ages[age]), weight))],
            Confidence.Usual, parts.Indicator.Multiplier);
    }

    private long EventsAt(int measure, string area, string fifth)
    {
        long sum = 0;
        var events = _counts.ByArea.Events[measure];
        for (var cell = 0; cell < events.Length; cell++)
        {
            var (a, f, _) = At(cell);
            if ((area == Everywhere || _areas[a] == area) && (fifth == Everywhere || _fifths[f] == fifth)) sum += events[cell];
        }

        return sum;
    }

    private static (int Area, int Fifth, int Age) At(int cell) => (cell / ProfileCounts.Bands / ProfileCounts.Fifths, cell / ProfileCounts.Bands % ProfileCounts.Fifths, cell % ProfileCounts.Bands);

    private IEnumerable<int> Chain(int measure) => _measures.All[measure].Parent is >= 0 and var parent ? Chain(parent).Append(measure) : [measure];

    private ReleasedTable Released((string Name, string[] Values, Func<(int Area, int Fifth, int Age), int> At)[] by, Func<int, bool> isIn)
    {
        long[] Summed(long[] cells)
        {
            var sums = new long[by.Aggregate(1, (n, d) => n * d.Values.Length)];
            for (var cell = 0; cell < cells.Length; cell++)
            {
                var at = At(cell);
                sums[by.Aggregate(0, (n, d) => (n * d.Values.Length) + d.At(at))] += cells[cell];
            }

            return sums;
        }

        return Table([.. by.Select(d => new ReleaseDimension(d.Name, d.Values))], Summed(_counts.ByArea.Everybody), [.. Enumerable.Range(0, _measures.All.Count).Where(isIn)], m => Summed(_counts.ByArea.People[m]));
    }

    private ReleasedTable Table(IReadOnlyList<ReleaseDimension> by, long[] everybody, IReadOnlyList<int> measures, Func<int, long[]> counts)
    {
        var table = CountTable.Of(by, everybody, [.. measures.Select(m => new Measure(NameOf(m), counts(m), _measures.All[m].Parent is >= 0 and var parent ? NameOf(parent) : null))]);
        return table.Succeeded ? Gate.Release(table.Value, _rule) : throw new InvalidOperationException(table.Fault.Message);
    }
}

/// <summary>The slope over fifths of deprivation.</summary>
internal static class Gradients
{
    /// <summary>Both indices, of the indicator's unit; null where a fifth has no value with limits.</summary>
    public static Inequality? Of(IndicatorDefinition indicator, IReadOnlyList<IndicatorValue> fifths)
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
}
