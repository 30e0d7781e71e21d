using System.Numerics;
using Goldthread.Population.Cohorts.Language;
using Goldthread.Population.Cohorts.Running;
using Goldthread.Population.DataSet;
using Goldthread.Population.Engine;
using Goldthread.Population.Registry;
using Goldthread.Population.Projection;
using StoredDays = Goldthread.Population.Projection.Days;

namespace Goldthread.Population.Profiles;

/// <summary>What was counted, by group.</summary>
/// <param name="Everybody">People in each group.</param>
/// <param name="People">By measure and group: who is in.</param>
/// <param name="Events">By measure and group: their events; empty for a measure without.</param>
/// <param name="Squares">By measure: the sum over people of the square of their events.</param>
internal sealed record MeasureCounts(long[] Everybody, long[][] People, long[][] Events, double[] Squares);

/// <summary>
/// Counts many measures over everybody in one walk: block by block, so that the bits of a measure are still in the nearest cache when those within it are taken from them. Whoever has died or
/// refused uses beyond their own care is in none of them; nor, where neighbourhoods are drawn, is whoever lives in none.
/// </summary>
internal static class MeasureCount
{
    private static readonly Expression[] LeftOut = [Test("opted_out"), Test("died is known")];
    private static readonly Expression Elsewhere = Test("neighbourhood is not known");

    /// <summary>Counts.</summary>
    /// <param name="people">Everybody.</param>
    /// <param name="measures">What is counted; each behind the one it is part of.</param>
    /// <param name="strata">The groups of a segment: the same ones for each.</param>
    /// <param name="size">How many groups.</param>
    /// <param name="withEvents">Also adds up events.</param>
    public static MeasureCounts Of(PeopleSnapshot people, IReadOnlyList<CountedMeasure> measures, Func<Segment, Strata> strata, int size, bool withEvents)
    {
        var total = Room(measures, size, withEvents);
        foreach (var slice in people.Slices.Where(s => s.Segment.People > 0))
        {
            var groups = strata(slice.Segment);
            var (start, plans) = Plans(people, slice.Segment, measures);
            CohortRun.Spread(slice.Segment, 0, (block, from, to) =>
            {
                var walk = new Walk(measures, plans, start, Room(measures, size, withEvents), people.On);
                for (var number = from; number < to; number++)
                {
                    block.At(number);
                    walk.Take(block, groups.Of.Slice(block.Person, block.People), slice.Alive.IsEmpty ? [] : slice.Alive.Span.Slice(number * Segment.BlockWords, block.Words));
                }

                lock (total) Add(total, walk.Counts);
            });
        }

        return total;
    }

    /// <summary>Who is counted at all, and who is in each measure among those it is part of.</summary>
    public static (List<Plan> Everybody, List<Plan> Measures) Plans(PeopleSnapshot people, Segment segment, IReadOnlyList<CountedMeasure> measures)
    {
        var isDrawn = people.Slices.Any(s => s.Segment.Columns[s.Segment.Number(DataColumns.Neighbourhood)].Words.Count > 1);
        var compiler = new CohortCompiler(segment, IndicatorRegistry.Catalogue);
        Plan Compiled(Expression test, bool excludes) => compiler.Steps(new Cohort("", people.On, Items.Of([new Step(excludes, test, "", "")])))[0];
        return ([.. LeftOut.Concat(isDrawn ? [Elsewhere] : []).Select(t => Compiled(t, excludes: true))], [.. measures.Select(m => Compiled(m.Test, excludes: false))]);
    }

    private static Expression Test(string text) => CohortParser.ParseExpression(text, IndicatorRegistry.Catalogue, DateOnly.MinValue).Value!;

    private static MeasureCounts Room(IReadOnlyList<CountedMeasure> measures, int size, bool withEvents) =>
        new(new long[size], [.. measures.Select(_ => new long[size])], [.. measures.Select(m => withEvents && m.Events is not null ? new long[size] : [])], new double[measures.Count]);

    private static void Add(MeasureCounts total, MeasureCounts some)
    {
        Add(total.Everybody, some.Everybody);
        for (var m = 0; m < total.People.Length; m++)
        {
            Add(total.People[m], some.People[m]);
            Add(total.Events[m], some.Events[m]);
            total.Squares[m] += some.Squares[m];
        }
    }

    private static void Add(long[] total, long[] some)
    {
        for (var i = 0; i < total.Length; i++) total[i] += some[i];
    }

    /// <summary>The walk of one processor.</summary>
    private sealed class Walk(IReadOnlyList<CountedMeasure> measures, List<Plan> plans, List<Plan> start, MeasureCounts counts, DateOnly on)
    {
        // One more than there are measures: the last is everybody.
        private readonly ulong[][] _bits = [.. Enumerable.Range(0, measures.Count + 1).Select(_ => new ulong[Segment.BlockWords])];
        private readonly int[] _left = new int[measures.Count + 1];
        private readonly long[][] _ofBlock = [.. Enumerable.Range(0, measures.Count + 1).Select(m => m == measures.Count || measures.Any(o => o.Parent == m) ? new long[counts.Everybody.Length] : [])];
        private readonly ulong[] _others = new ulong[Segment.BlockWords];

        public MeasureCounts Counts => counts;

        public void Take(Block block, ReadOnlySpan<ushort> groups, ReadOnlySpan<ulong> alive)
        {
            var everybody = _bits[measures.Count].AsSpan(0, block.Words);
            if (alive.IsEmpty) block.All(everybody);
            else alive.CopyTo(everybody);
            foreach (var plan in start) _left[measures.Count] = plan.Narrow(block, everybody);
            var whole = _ofBlock[measures.Count];
            Array.Clear(whole);
            Tally(everybody, groups, whole, 1);
            Add(counts.Everybody, whole);
            for (var m = 0; m < measures.Count; m++) Measure(block, groups, m);
        }

        private void Measure(Block block, ReadOnlySpan<ushort> groups, int m)
        {
            var parent = measures[m].Parent < 0 ? measures.Count : measures[m].Parent;
            var outer = _bits[parent].AsSpan(0, block.Words);
            var bits = _bits[m].AsSpan(0, block.Words);
            outer.CopyTo(bits);
            _left[m] = _left[parent] == 0 ? 0 : plans[m].Narrow(block, bits);
            var own = _ofBlock[m];
            var into = own.Length > 0 ? own : counts.People[m];
            Array.Clear(own);
            if (2 * _left[m] > _left[parent])
            {
                // Most are in: whoever is not is counted, and taken off those among whom they are.
                var others = _others.AsSpan(0, block.Words);
                outer.CopyTo(others);
                BitKernels.Narrow(others, bits, not: true);
                Add(into, _ofBlock[parent]);
                Tally(others, groups, into, -1);
            }
            else
            {
                Tally(bits, groups, into, 1);
            }

            if (own.Length > 0) Add(counts.People[m], own);
            if (counts.Events[m].Length > 0) Sum(block, groups, bits, m);
        }

        private static void Tally(ReadOnlySpan<ulong> members, ReadOnlySpan<ushort> groups, long[] into, long each)
        {
            for (var word = 0; word < members.Length; word++)
            {
                for (var bits = members[word]; bits != 0; bits &= bits - 1) into[groups[(word * 64) + BitOperations.TrailingZeroCount(bits)]] += each;
            }
        }

        private void Sum(Block block, ReadOnlySpan<ushort> groups, ReadOnlySpan<ulong> members, int m)
        {
            var events = measures[m].Events!;
            var rows = block.Events(block.Segment.Number(events.Column));
            var (from, to, into) = (StoredDays.Of(events.From(on)), StoredDays.Of(on), counts.Events[m]);
            var people = rows.People;
            var days = rows.Days;
            var amounts = rows.Amounts;
            for (var i = 0; i < people.Length;)
            {
                int person = people[i];
                long sum = 0;
                for (; i < people.Length && people[i] == person; i++)
                {
                    if (days[i] >= from && days[i] <= to) sum += events.Amounts ? amounts[i] : 1;
                }

                if (((members[person >> 6] >> (person & 63)) & 1) == 0) continue;
                into[groups[person]] += sum;
                counts.Squares[m] += (double)sum * sum;
            }
        }
    }
}
