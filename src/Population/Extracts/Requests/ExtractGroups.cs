using System.Numerics;
using Goldthread.Population.DataSet;
using Goldthread.Population.Engine;
using Goldthread.Population.Release;

namespace Goldthread.Population.Extracts.Requests;

/// <summary>People of a cohort by the columns of an extract: true counts and who they are, group by group. Never shown.</summary>
/// <param name="Columns">By what.</param>
/// <param name="Values">What stands in each column.</param>
/// <param name="Counts">By group: the last column turns fastest.</param>
/// <param name="Sets">Who is in each.</param>
internal sealed record ExtractGroups(IReadOnlyList<ExtractColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Values, long[] Counts, PeopleSketch[] Sets)
{
    /// <summary>The most groups, margins with them: no more could be looked through.</summary>
    public const int Most = 300;

    /// <summary>How many groups and margins there would be.</summary>
    public static double Points(PeopleSnapshot people, IReadOnlyList<ExtractColumn> columns) => columns.Aggregate(1.0, (n, c) => n * (c.Values(people).Count + 1));

    /// <summary>Groups the people whose bits are set.</summary>
    /// <param name="people">Everybody.</param>
    /// <param name="members">A set of bits for each slice.</param>
    /// <param name="columns">By what.</param>
    public static ExtractGroups Of(PeopleSnapshot people, IReadOnlyList<ulong[]> members, IReadOnlyList<ExtractColumn> columns)
    {
        List<IReadOnlyList<string>> values = [.. columns.Select(c => c.Values(people))];
        var size = values.Aggregate(1, (n, v) => n * v.Count);
        var (counts, sets) = (new long[size], Enumerable.Range(0, size).Select(_ => new PeopleSketch()).ToArray());
        foreach (var (slice, bits) in people.Slices.Zip(members).Where(s => s.First.Segment.People > 0))
        {
            var segment = slice.Segment;
            var groups = Strata.Make(segment, [.. columns.Select((c, i) => c.By(segment, values[i], people.On))]).Of;
            var keys = segment.Keys(segment.Number(DataColumns.Key));
            for (var word = 0; word < bits.Length; word++)
            {
                for (var left = bits[word]; left != 0; left &= left - 1)
                {
                    var person = (word * 64) + BitOperations.TrailingZeroCount(left);
                    counts[groups[person]]++;
                    sets[groups[person]].Add(keys[person]);
                }
            }
        }

        return new ExtractGroups(columns, values, counts, sets);
    }

    /// <summary>What stands in each column of a group.</summary>
    public string[] At(int group)
    {
        var at = new string[Values.Count];
        for (var c = Values.Count - 1; c >= 0; c--) (at[c], group) = (Values[c][group % Values[c].Count], group / Values[c].Count);
        return at;
    }

    /// <summary>Who is at a place of the table: a value or the total of each column.</summary>
    public PeopleSketch Set(IReadOnlyList<string> at, string total)
    {
        var all = new PeopleSketch();
        for (var group = 0; group < Sets.Length; group++)
        {
            var own = At(group);
            if (Enumerable.Range(0, own.Length).All(c => at[c] == total || at[c] == own[c])) all.Add(Sets[group]);
        }

        return all;
    }
}
