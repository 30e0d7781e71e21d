using Goldthread.Population.DataSet;
using Goldthread.Population.Indicators;
using Goldthread.Population.Projection;
using Goldthread.Population.Registry;
using Goldthread.Population.Release;
using EngineDimension = Goldthread.Population.Engine.Dimension;
using ReleaseDimension = Goldthread.Population.Release.Dimension;
using Strata = Goldthread.Population.Engine.Strata;

namespace Goldthread.Population.Profiles;

/// <summary>By what of themselves people are told apart.</summary>
public enum PeopleSplit
{
    /// <summary>Administrative gender.</summary>
    Sex,

    /// <summary>The bands of age of the European Standard Population that shares are standardised with.</summary>
    Age,

    /// <summary>The five groups of the ethnic categories of 2001, as the NHS Data Dictionary has them.</summary>
    Ethnicity,
}

/// <summary>One count of a split of people.</summary>
/// <param name="Measure">Its number; -1 for everybody.</param>
/// <param name="Split">By what.</param>
/// <param name="Name">The group.</param>
internal readonly record struct PeopleCell(int Measure, PeopleSplit Split, string Name);

/// <summary>
/// Every indicator by sex, by age and by ethnicity, as it may be seen. Each split is a table of its own that shares nothing with the others but the total of each measure, and the table of the
/// place decides about totals, as in <see cref="ReleasedProfile"/>: where a split would have to keep a total back that is shown, it shows nothing of that measure. A measure that a standardised
/// share is made of has no split by age: those shares are safe because nothing else is shown of the ages they are made of.
/// </summary>
internal sealed class PeopleSplits
{
    private static readonly string[] Sexes = ["Women", "Men", "Other", "Not known"];
    private static readonly string[] EthnicGroups = ["White", "Mixed", "Asian or Asian British", "Black or Black British", "Other ethnic groups", "Not known"];
    private static readonly string[] GroupOf = ["ABC", "DEFG", "HJKL", "MNP", "RS"];

    private readonly MeasureList _measures;
    private readonly HashSet<int> _standardised;
    private readonly MeasureCounts _counts;
    private readonly ReleaseRule _rule;
    private readonly IReadOnlyDictionary<PeopleCell, LedgerAnswer> _ledger;
    private readonly ReleasedTable _place;
    private readonly ReleasedTable[] _tables;
    private readonly bool[][] _isOpen;

    /// <summary>What may be seen of counts.</summary>
    /// <param name="counts">True counts, of <see cref="Counts"/>.</param>
    /// <param name="measures">What is counted.</param>
    /// <param name="rule">What may leave.</param>
    /// <param name="ledger">What the ledger of earlier counts says of each; nothing where it is not asked.</param>
    public PeopleSplits(MeasureCounts counts, MeasureList measures, ReleaseRule rule, IReadOnlyDictionary<PeopleCell, LedgerAnswer>? ledger = null)
    {
        (_measures, _rule, _ledger) = (measures, rule, ledger ?? new Dictionary<PeopleCell, LedgerAnswer>());
        _standardised = [.. measures.Parts.Where(p => p.Indicator.Kind == IndicatorKind.Standardised).SelectMany(p => Chain(p.Count))];
        _counts = counts;
        _place = Released(["everybody"], _ => 0);
        _tables = [.. Enum.GetValues<PeopleSplit>().Select(split => Released(Names(split), cell => At(cell, split)))];
        _isOpen = [.. Enum.GetValues<PeopleSplit>().Select(Open)];
    }

    /// <summary>The groups of a split, in order.</summary>
    public static IReadOnlyList<string> Names(PeopleSplit split) => split switch
    {
        PeopleSplit.Sex => Sexes,
        PeopleSplit.Ethnicity => EthnicGroups,
        _ => [.. ProfileCounts.Ages.Select((from, i) => i + 1 < ProfileCounts.Ages.Count ? from == 0 ? $"Under {ProfileCounts.Ages[1]}" : $"{from} to {ProfileCounts.Ages[i + 1] - 1}" : $"{from} and over"), "Not known"],
    };

    /// <summary>An indicator by a split: of a standardised one the shares as they are.</summary>
    /// <param name="indicator">The indicator.</param>
    /// <param name="split">By what.</param>
    /// <param name="place">Its value in the place, beside which each stands.</param>
    public IReadOnlyList<IndicatorValue> Of(IndicatorDefinition indicator, PeopleSplit split, IndicatorValue place)
    {
        var parts = _measures.Parts.First(p => p.Indicator == indicator);
        // A standardised value of the place is no measure for shares as they are.
        var beside = indicator.Kind == IndicatorKind.Standardised ? null : place.Value;
        return [.. Names(split).Select((name, i) => Value(parts, split, name, i, beside))];
    }

    /// <summary>True counts by sex, age and ethnic group: never shown.</summary>
    public static MeasureCounts Counts(PeopleSnapshot people, IReadOnlyList<CountedMeasure> measures) => MeasureCount.Of(people, measures, s => [By(s, people.On)])[0];

    /// <summary>The sex, the age and the ethnic group of each person of a segment.</summary>
    public static IReadOnlyList<Strata> Groups(Segment segment, DateOnly on) => [.. By(segment, on).Select(d => Strata.Make(segment, [d]))];

    private static IReadOnlyList<EngineDimension> By(Segment segment, DateOnly on) => [Sex(segment), EngineDimension.Age(segment.Number(DataColumns.Born), on, ProfileCounts.Ages), Ethnicity(segment)];

    private static EngineDimension Sex(Segment segment) => EngineDimension.Of(segment.Number(DataColumns.Sex), ColumnKind.Small, Sexes.Length, value => value is >= 1 and <= 3 ? value - 1 : 3);

    private static EngineDimension Ethnicity(Segment segment) => EngineDimension.Of(segment.Number(DataColumns.Ethnicity), ColumnKind.Small, EthnicGroups.Length, value =>
        value > 0 && value < DataColumns.EthnicityWords.Count && Array.FindIndex(GroupOf, g => g.Contains(DataColumns.EthnicityWords[value], StringComparison.Ordinal)) is >= 0 and var group ? group : EthnicGroups.Length - 1);

    private static int At(int cell, PeopleSplit split) => split switch
    {
        PeopleSplit.Sex => cell / EthnicGroups.Length / ProfileCounts.Bands,
        PeopleSplit.Age => cell / EthnicGroups.Length % ProfileCounts.Bands,
        _ => cell % EthnicGroups.Length,
    };

    private IndicatorValue Value(IndicatorParts parts, PeopleSplit split, string name, int at, double? place)
    {
        var indicator = parts.Indicator;
        var (people, whole) = (Count(parts.Count, split, name), Count(parts.Whole, split, name));
        if (!indicator.CountsEvents)
        {
            var share = ReleasedRate.Share(people, whole, Confidence.Usual, indicator.Multiplier);
            return new IndicatorValue(name, name, people, whole, share.IsSuppressed, share.Estimate, Beside(place, share.Estimate));
        }

        var events = people.IsShown ? ReleasedCount.Shown(_rule.Round(Events(parts.Count, split, at))) : ReleasedCount.Suppressed;
        if (events.Number is not { } count || whole.Number is not { } among) return new IndicatorValue(name, name, events, whole, IsSuppressed: true, null);
        Estimate? rate = among == 0 ? null : StandardisedMeasures.Direct([new StandardBand(count, among, 1, count * Spread(parts.Count))], indicator.Multiplier, Confidence.Usual);
        return new IndicatorValue(name, name, events, whole, IsSuppressed: false, rate, Beside(place, rate));
    }

    private static Standing Beside(double? place, Estimate? own) => place is null || own is not { Low: { } low, High: { } high } ? Standing.Unknown
        : low > place ? Standing.Higher : high < place ? Standing.Lower : Standing.Alike;

    /// <summary>The people of a measure in a group; -1 is everybody.</summary>
    public ReleasedCount Count(int measure, PeopleSplit split, string name)
    {
        if (!_isOpen[(int)split][measure + 1]) return ReleasedCount.Suppressed;
        var now = measure < 0 ? _tables[(int)split].People(name) : _tables[(int)split].Count(NameOf(measure), name);
        return now.IsShown ? _ledger.GetValueOrDefault(new PeopleCell(measure, split, name)).Answer ?? now : now;
    }

    private long Events(int measure, PeopleSplit split, int at) => _counts.Events[measure].Where((_, cell) => At(cell, split) == at).Sum();

    // By how much events hang together because some people have several: as over the whole place.
    private double Spread(int measure) => _counts.Events[measure].Sum() is > 0 and var all ? Math.Max(1, _counts.Squares[measure] / all) : 1;

    private bool[] Open(PeopleSplit split)
    {
        // Where a part is kept back because of an earlier count, the others would give it away.
        var kept = _ledger.Where(a => a.Value.IsKeptBack && a.Key.Split == split).Select(a => a.Key.Measure).ToHashSet();
        var table = _tables[(int)split];
        var open = new bool[_measures.All.Count + 1];
        open[0] = !kept.Contains(-1) && table.People(ReleasedProfile.Everywhere).IsShown && _place.People(ReleasedProfile.Everywhere).IsShown;
        for (var m = 0; m < _measures.All.Count; m++)
        {
            open[m + 1] = !kept.Contains(m) && open[_measures.All[m].Parent + 1] && table.Count(NameOf(m), ReleasedProfile.Everywhere).IsShown && _place.Count(NameOf(m), ReleasedProfile.Everywhere).IsShown
                && !(split == PeopleSplit.Age && _standardised.Contains(m));
        }

        return open;
    }

    private ReleasedTable Released(IReadOnlyList<string> names, Func<int, int> at)
    {
        long[] Summed(long[] cells)
        {
            var sums = new long[names.Count];
            for (var cell = 0; cell < cells.Length; cell++) sums[at(cell)] += cells[cell];
            return sums;
        }

        var measures = _measures.All.Select((m, i) => new Measure(NameOf(i), Summed(_counts.People[i]), m.Parent >= 0 ? NameOf(m.Parent) : null)).ToList();
        return Gate.Release(CountTable.Of([new ReleaseDimension("group", names)], Summed(_counts.Everybody), measures).Value, _rule);
    }

    private IEnumerable<int> Chain(int measure) => _measures.All[measure].Parent is >= 0 and var parent ? Chain(parent).Append(measure) : [measure];

    private static string NameOf(int measure) => $"m{measure}";
}
