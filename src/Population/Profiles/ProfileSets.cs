using Goldthread.Population.Cohorts.Language;
using Goldthread.Population.DataSet;
using Goldthread.Population.Engine;
using Goldthread.Population.Projection;
using Goldthread.Population.Registry;
using Goldthread.Population.Release;

namespace Goldthread.Population.Profiles;

/// <summary>Who is in each count of a profile, as sketches for the ledger: in one walk over everybody, each measure among those it is part of.</summary>
internal static class ProfileSets
{
    /// <summary>How many counts go into the ledger. In a place with so many practices that there are more, practices are left out: their counts are held against nothing.</summary>
    public const int Most = 6_000;

    /// <summary>Every count that may be shown, with its question.</summary>
    public static IReadOnlyList<(ProfileCell Cell, AskedSet Set)> Of(PeopleSnapshot people, ProfileCounts counts, IReadOnlyList<CountedMeasure> measures)
    {
        var splits = new List<(Split Split, IReadOnlyList<string> Codes)> { (Split.Neighbourhood, counts.Areas), (Split.Fifth, [.. ReleasedProfile.Fifths.Take(ProfileCounts.Fifths - 1)]) };
        if ((measures.Count + 1) * (counts.Areas.Count + ProfileCounts.Fifths + counts.Practices.Count) <= Most) splits.Add((Split.Practice, counts.Practices));
        var sets = Walked(people, segment => [.. counts.Splits(segment).Select(s => s.Of)], measures, [.. splits.Select(s => s.Codes.Count + 1)]);
        var asked = new List<(ProfileCell, AskedSet)>();
        for (var m = -1; m < measures.Count; m++)
        {
            var question = Question(measures, m);
            var place = new PeopleSketch();
            foreach (var part in sets[m + 1][0]) place.Add(part);
            asked.Add((new ProfileCell(m, Split.Neighbourhood, ReleasedProfile.Everywhere), new AskedSet(question, place)));
            for (var s = 0; s < splits.Count; s++)
            {
                var (split, codes) = splits[s];
                for (var i = 0; i < codes.Count; i++) asked.Add((new ProfileCell(m, split, codes[i]), new AskedSet($"{question}\n{split} {codes[i]}", sets[m + 1][s][i])));
            }
        }

        return asked;
    }

    /// <summary>The same for the splits of people themselves.</summary>
    public static IReadOnlyList<(PeopleCell Cell, AskedSet Set)> OfPeople(PeopleSnapshot people, IReadOnlyList<CountedMeasure> measures)
    {
        var splits = Enum.GetValues<PeopleSplit>();
        var sets = Walked(people, segment => PeopleSplits.Groups(segment, people.On), measures, [.. splits.Select(s => PeopleSplits.Names(s).Count)]);
        return
        [
            .. Enumerable.Range(-1, measures.Count + 1).SelectMany(m => splits.SelectMany(split => PeopleSplits.Names(split).Select((name, i) =>
                (new PeopleCell(m, split, name), new AskedSet($"{Question(measures, m)}\n{split} {name}", sets[m + 1][(int)split][i]))))),
        ];
    }

    private static string Question(IReadOnlyList<CountedMeasure> measures, int m) =>
        m < 0 ? "profile" : Question(measures, measures[m].Parent) + "\n" + new Printer(IndicatorRegistry.Catalogue).Print(measures[m].Test);

    // By measure, everybody first; by split; by part.
    private static PeopleSketch[][][] Walked(PeopleSnapshot people, Func<Segment, IReadOnlyList<Strata>> by, IReadOnlyList<CountedMeasure> measures, int[] sizes)
    {
        PeopleSketch[][][] Room() => [.. Enumerable.Range(0, measures.Count + 1).Select(_ => sizes.Select(size => Enumerable.Range(0, size).Select(_ => new PeopleSketch()).ToArray()).ToArray())];
        var total = Room();
        foreach (var slice in people.Slices.Where(s => s.Segment.People > 0))
        {
            var segment = slice.Segment;
            var groups = by(segment).Take(sizes.Length).ToList();
            var (start, plans) = MeasureCount.Plans(people, segment, measures);
            var key = segment.Number(DataColumns.Key);
            Spread.Over(
                segment, 0, () => (Mine: Room(), Bits: Enumerable.Range(0, measures.Count + 1).Select(_ => new ulong[Segment.BlockWords]).ToArray(), Keys: new long[Segment.BlockPeople]),
                (own, block) =>
                {
                    segment.Keys(key).CopyTo(block.Person, own.Keys.AsSpan(0, block.People));
                    var everybody = own.Bits[0].AsSpan(0, block.Words);
                    if (slice.Alive.IsEmpty) block.All(everybody);
                    else slice.Alive.Span.Slice(block.Number * Segment.BlockWords, block.Words).CopyTo(everybody);
                    foreach (var plan in start) plan.Narrow(block, everybody);
                    Put(block, everybody, own.Keys, groups, own.Mine[0]);
                    for (var m = 0; m < measures.Count; m++)
                    {
                        var members = own.Bits[m + 1].AsSpan(0, block.Words);
                        own.Bits[measures[m].Parent + 1].AsSpan(0, block.Words).CopyTo(members);
                        plans[m].Narrow(block, members);
                        Put(block, members, own.Keys, groups, own.Mine[m + 1]);
                    }
                },
                own => Add(total, own.Mine));
        }

        return total;
    }

    private static void Put(Block block, ReadOnlySpan<ulong> members, ReadOnlySpan<long> keys, List<Strata> groups, PeopleSketch[][] into)
    {
        for (var word = 0; word < members.Length; word++)
        {
            for (var left = members[word]; left != 0; left &= left - 1)
            {
                var at = (word * 64) + System.Numerics.BitOperations.TrailingZeroCount(left);
                for (var s = 0; s < groups.Count; s++) into[s][groups[s].Of[block.Person + at]].Add(keys[at]);
            }
        }
    }

    private static void Add(PeopleSketch[][][] total, PeopleSketch[][][] some)
    {
        for (var m = 0; m < total.Length; m++)
        {
            for (var s = 0; s < total[m].Length; s++)
            {
                for (var i = 0; i < total[m][s].Length; i++) total[m][s][i].Add(some[m][s][i]);
            }
        }
    }
}
