using Goldthread.Population.Release;
using ReleaseDimension = Goldthread.Population.Release.Dimension;

namespace Goldthread.Population.Profiles;

/// <summary>By what people are told apart.</summary>
internal enum Split
{
    Neighbourhood,
    Fifth,
    Practice,
}

/// <summary>One count of a profile.</summary>
/// <param name="Measure">Its number; -1 for everybody.</param>
/// <param name="Split">By what.</param>
/// <param name="At">The neighbourhood, fifth or practice; <see cref="ReleasedProfile.Everywhere"/> for the place, of the split by neighbourhood.</param>
internal readonly record struct ProfileCell(int Measure, Split Split, string At);

/// <summary>
/// The counts of a profile as they may be seen: one table of the place, one by neighbourhood, one by fifth, one by practice, each with every measure. No page crosses them, so all they share is
/// the total of each measure. The table of the place decides about totals. A split in which a total would have to be told otherwise shows nothing of that measure, nor of what is counted among
/// it: so nothing follows from one table about another.
/// </summary>
internal sealed class ReleasedProfile
{
    /// <summary>All values together.</summary>
    public const string Everywhere = "All";

    /// <summary>Fifths of England, the most deprived first, as the tables name them.</summary>
    public static readonly IReadOnlyList<string> Fifths = ["1", "2", "3", "4", "5", NotKnown];

    private const string NotKnown = "not known";
    private static readonly string[] Ages = [.. ProfileCounts.Ages.Select(a => $"from {a}"), NotKnown];

    private readonly ProfileCounts _counts;
    private readonly IReadOnlyList<CountedMeasure> _measures;
    private readonly ReleaseRule _rule;
    private readonly string[] _areas;
    private readonly ReleasedTable[] _tables;
    private readonly ReleasedTable _ages;
    private readonly ReleasedTable _areaAges;
    private readonly ReleasedTable _fifthAges;
    private readonly ReleasedTable _place;
    private readonly bool[][] _isOpen;
    private readonly IReadOnlyDictionary<ProfileCell, LedgerAnswer> _ledger;

    public ReleasedProfile(ProfileCounts counts, IReadOnlyList<CountedMeasure> measures, IReadOnlySet<int> standardised, ReleaseRule rule, IReadOnlyDictionary<ProfileCell, LedgerAnswer>? ledger = null)
    {
        (_counts, _measures, _rule, _ledger) = (counts, measures, rule, ledger ?? new Dictionary<ProfileCell, LedgerAnswer>());
        _areas = [.. counts.Areas, NotKnown];
        string[] fifths = [.. Fifths];
        var all = Enumerable.Range(0, measures.Count).ToList();
        _tables =
        [
            ByCell([("neighbourhood", _areas, c => c.Area)], all), ByCell([("fifth", fifths, c => c.Fifth)], all),
            Table([new ReleaseDimension("practice", [.. counts.Practices, NotKnown])], counts.ByPractice.Everybody, all, m => counts.ByPractice.People[m]),
        ];

        // Of these nothing is shown but standardised shares where every band may be.
        var some = all.Where(m => standardised.Contains(m)).ToList();
        _ages = ByCell([("age", Ages, c => c.Age)], some);
        _areaAges = ByCell([("neighbourhood", _areas, c => c.Area), ("age", Ages, c => c.Age)], some);
        _fifthAges = ByCell([("fifth", fifths, c => c.Fifth), ("age", Ages, c => c.Age)], some);
        _place = ByCell([("place", ["everybody"], _ => 0)], all);
        _isOpen = [.. Enum.GetValues<Split>().Select(s => Open(_tables[(int)s], s))];
    }

    /// <summary>Everybody who is counted.</summary>
    public ReleasedCount People => Count(-1, Split.Neighbourhood, Everywhere);

    /// <summary>The people of a measure; -1 is everybody.</summary>
    public ReleasedCount Count(int measure, Split split, string at)
    {
        var table = at == Everywhere ? _place : _tables[(int)split];
        var said = _ledger.GetValueOrDefault(new ProfileCell(measure, at == Everywhere ? Split.Neighbourhood : split, at));
        if (said.IsKeptBack || (at != Everywhere && !_isOpen[(int)split][measure + 1])) return ReleasedCount.Suppressed;
        var now = measure < 0 ? table.People(at) : table.Count(NameOf(measure), at);
        return now.IsShown ? said.Answer ?? now : now;
    }

    /// <summary>The events of a measure, rounded; kept back where its people are.</summary>
    public ReleasedCount Events(int measure, Split split, string at)
    {
        if (!Count(measure, split, at).IsShown) return ReleasedCount.Suppressed;
        long sum = 0;
        var events = _counts.ByArea.Events[measure];
        for (var cell = 0; cell < events.Length; cell++)
        {
            var (area, fifth, _) = At(cell);
            if (at == Everywhere || (split == Split.Neighbourhood ? _areas[area] : Fifths[fifth]) == at) sum += events[cell];
        }

        return ReleasedCount.Shown(_rule.Round(sum));
    }

    /// <summary>
    /// By how much events hang together because some people have several: the sum of squares beside the sum, 1 where nobody has two. Measured once over the place, as in quasi-Poisson models, so
    /// that no area's own spread is told.
    /// </summary>
    public double Spread(int measure)
    {
        var all = _counts.ByArea.Events[measure].Sum();
        return all == 0 ? 1 : Math.Max(1, _counts.ByArea.Squares[measure] / all);
    }

    /// <summary>The bands of age of a measure and of those it is counted among, for a standardised share.</summary>
    public IReadOnlyCollection<ReleasedBand> Bands(int measure, int whole, Split split, string at)
    {
        if (!Count(measure, split, at).IsShown || !Count(whole, split, at).IsShown) return [new ReleasedBand(ReleasedCount.Suppressed, ReleasedCount.Suppressed, 1)];
        var table = at == Everywhere ? _ages : split == Split.Neighbourhood ? _areaAges : _fifthAges;
        return [.. ProfileCounts.Standard.Select((weight, i) =>
        {
            string[] place = at == Everywhere ? [Ages[i]] : [at, Ages[i]];
            return new ReleasedBand(table.Count(NameOf(measure), place), whole < 0 ? table.People(place) : table.Count(NameOf(whole), place), weight);
        })];
    }

    // Everybody comes first, and then each measure behind the one it is part of. Where a part is kept back because of an earlier count, the others would give it away.
    private bool[] Open(ReleasedTable table, Split split)
    {
        var kept = _ledger.Where(a => a.Value.IsKeptBack && (a.Key.At == Everywhere || a.Key.Split == split)).Select(a => a.Key.Measure).ToHashSet();
        var open = new bool[_measures.Count + 1];
        open[0] = !kept.Contains(-1) && table.People(Everywhere).IsShown && _place.People(Everywhere).IsShown;
        for (var m = 0; m < _measures.Count; m++)
        {
            open[m + 1] = !kept.Contains(m) && open[_measures[m].Parent + 1] && table.Count(NameOf(m), Everywhere).IsShown && _place.Count(NameOf(m), Everywhere).IsShown;
        }

        return open;
    }

    private static string NameOf(int measure) => $"m{measure}";

    private static (int Area, int Fifth, int Age) At(int cell) => (cell / ProfileCounts.Bands / ProfileCounts.Fifths, cell / ProfileCounts.Bands % ProfileCounts.Fifths, cell % ProfileCounts.Bands);

    private ReleasedTable ByCell((string Name, string[] Values, Func<(int Area, int Fifth, int Age), int> At)[] by, IReadOnlyList<int> measures)
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

        return Table([.. by.Select(d => new ReleaseDimension(d.Name, d.Values))], Summed(_counts.ByArea.Everybody), measures, m => Summed(_counts.ByArea.People[m]));
    }

    private ReleasedTable Table(IReadOnlyList<ReleaseDimension> by, long[] everybody, IReadOnlyList<int> measures, Func<int, long[]> counts)
    {
        var table = CountTable.Of(by, everybody, [.. measures.Select(m => new Measure(NameOf(m), counts(m), _measures[m].Parent is >= 0 and var parent ? NameOf(parent) : null))]);
        return table.Succeeded ? Gate.Release(table.Value, _rule) : throw new InvalidOperationException(table.Fault.Message);
    }
}
