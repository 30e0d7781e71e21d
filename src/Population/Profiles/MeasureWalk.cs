using System.Numerics;
using System.Runtime.CompilerServices;
using Goldthread.Population.Engine;
using Goldthread.Population.Projection;

namespace Goldthread.Population.Profiles;

/// <summary>What a walk over one segment asks.</summary>
/// <param name="Measures">What is counted; each behind the one it is part of.</param>
/// <param name="Start">Who is counted at all.</param>
/// <param name="In">Of each measure: who is in.</param>
/// <param name="Splits">By what people are told apart.</param>
/// <param name="Events">Of each measure with events: their column, its days, and whether amounts are added and not rows.</param>
internal sealed record MeasurePlan(
    IReadOnlyList<CountedMeasure> Measures, IReadOnlyList<Plan> Start, IReadOnlyList<Plan> In, IReadOnlyList<IReadOnlyList<Dimension>> Splits, IReadOnlyList<(int Column, ushort From, ushort To, bool Amounts)> Events);

/// <summary>The walk of one processor: takes block after block and counts every measure by every split.</summary>
internal sealed class MeasureWalk(MeasurePlan plan, MeasureWalk.Counted counts)
{
    // One more than there are measures: the last is everybody.
    private readonly int _everybody = plan.Measures.Count;
    private readonly ulong[][] _bits = [.. Enumerable.Range(0, plan.Measures.Count + 1).Select(_ => new ulong[Segment.BlockWords])];
    private readonly int[] _left = new int[plan.Measures.Count + 1];
    private readonly int[][] _ofBlock = [.. Enumerable.Range(0, plan.Measures.Count + 1).Select(m => m == plan.Measures.Count || plan.Measures.Any(o => o.Parent == m) ? new int[counts.Cells] : [])];
    private readonly ushort[][] _groups = [.. plan.Splits.Select(_ => new ushort[Segment.BlockPeople])];
    private readonly ushort[] _places = new ushort[Segment.BlockPeople + 4];

    public Counted Counts => counts;

    /// <summary>Counts one block.</summary>
    /// <param name="block">The block.</param>
    /// <param name="alive">A bit for each row that stands; empty where all do.</param>
    public void Take(Block block, ReadOnlySpan<ulong> alive)
    {
        for (var split = 0; split < _groups.Length; split++)
        {
            var groups = _groups[split].AsSpan(0, block.People);
            groups.Clear();
            Strata.Fill(block, plan.Splits[split], groups);
        }

        var everybody = _bits[_everybody].AsSpan(0, block.Words);
        if (alive.IsEmpty) block.All(everybody);
        else alive.CopyTo(everybody);
        foreach (var start in plan.Start) _left[_everybody] = start.Narrow(block, everybody);
        Everybody(block, everybody);
        Add(counts.People[_everybody], _ofBlock[_everybody]);
        for (var m = 0; m < plan.Measures.Count; m++) Measure(block, m);
    }

    // Nearly all are counted: everybody in the block, less who is left out.
    private void Everybody(Block block, ReadOnlySpan<ulong> counted)
    {
        var into = _ofBlock[_everybody];
        Array.Clear(into);
        for (var split = 0; split < _groups.Length; split++)
        {
            var cells = into.AsSpan(counts.First[split]);
            foreach (var group in _groups[split].AsSpan(0, block.People)) cells[group]++;
        }

        var others = block.Rent(block.Words);
        block.All(others);
        BitKernels.Narrow(others, counted, not: true);
        Tally(others, into, -1);
        block.Return();
    }

    private void Measure(Block block, int m)
    {
        var parent = plan.Measures[m].Parent < 0 ? _everybody : plan.Measures[m].Parent;
        var outer = _bits[parent].AsSpan(0, block.Words);
        var bits = _bits[m].AsSpan(0, block.Words);
        outer.CopyTo(bits);
        _left[m] = _left[parent] == 0 ? 0 : plan.In[m].Narrow(block, bits);
        var own = _ofBlock[m];
        var into = own.Length > 0 ? own : counts.People[m];
        Array.Clear(own);
        if (2 * _left[m] > _left[parent])
        {
            // Most are in: whoever is not is counted, and taken off those among whom they are.
            var others = block.Rent(block.Words);
            outer.CopyTo(others);
            BitKernels.Narrow(others, bits, not: true);
            Add(into, _ofBlock[parent]);
            Tally(others, into, -1);
            block.Return();
        }
        else if (_left[m] > 0)
        {
            Tally(bits, into, 1);
        }

        if (own.Length > 0) Add(counts.People[m], own);
        if (_left[m] > 0 && counts.Events[m].Length > 0) Sum(block, bits, m);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Tally(ReadOnlySpan<ulong> members, int[] into, int each)
    {
        var places = _places.AsSpan(0, BitKernels.Places(members, _places));
        for (var split = 0; split < _groups.Length; split++)
        {
            var groups = _groups[split];
            var cells = into.AsSpan(counts.First[split]);
            foreach (var place in places) cells[groups[place]] += each;
        }
    }

    private void Sum(Block block, ReadOnlySpan<ulong> members, int m)
    {
        var (column, from, to, amounts) = plan.Events[m];
        var rows = block.Events(column);
        var marked = block.Rows(rows.Ends.Length);
        RowKernels.InWindow(rows, from, to, marked);
        counts.Squares[m] += amounts ? Amounts(rows, marked, members, counts.Events[m]) : Rows(rows, marked, members, counts.Events[m]);
    }

    // The n-th last row is that of the n-th person who has rows; how many rows count up to there, less those before, are theirs.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private long Rows(EventRows rows, ReadOnlySpan<ulong> marked, ReadOnlySpan<ulong> members, long[] into)
    {
        var people = _places.AsSpan(0, BitKernels.Places(rows.Who, _places));
        var groups = _groups[0];
        long squares = 0;
        var (person, before, behind) = (0, 0, 0);
        for (var word = 0; word < marked.Length; word++)
        {
            var counted = marked[word];
            for (var ends = rows.Ends[word]; ends != 0; ends &= ends - 1)
            {
                var upTo = behind + BitOperations.PopCount(counted & (ends ^ (ends - 1)));
                int at = people[person++];
                var sum = (upTo - before) & -(int)((members[at >> 6] >> (at & 63)) & 1);
                before = upTo;
                into[groups[at]] += sum;
                squares += (long)sum * sum;
            }

            behind += BitOperations.PopCount(counted);
        }

        return squares;
    }

    private double Amounts(EventRows rows, ReadOnlySpan<ulong> marked, ReadOnlySpan<ulong> members, long[] into)
    {
        double squares = 0;
        for (var run = rows.Runs(); run.MoveNext();)
        {
            var person = run.Person;
            if (((members[person >> 6] >> (person & 63)) & 1) == 0) continue;
            long sum = 0;
            for (var i = run.Start; i < run.End; i++)
            {
                if (((marked[i >> 6] >> (i & 63)) & 1) != 0) sum += rows.Amounts[i];
            }

            into[_groups[0][person]] += sum;
            squares += (double)sum * sum;
        }

        return squares;
    }

    private static void Add(int[] total, int[] some)
    {
        for (var i = 0; i < total.Length; i++) total[i] += some[i];
    }

    /// <summary>Counts by measure, everybody last, and by the groups of every split, one split behind the other.</summary>
    internal sealed class Counted(IReadOnlyList<CountedMeasure> measures, IReadOnlyList<int> sizes)
    {
        public int Cells { get; } = sizes.Sum();

        /// <summary>The first group of each split.</summary>
        public IReadOnlyList<int> First { get; } = [.. sizes.Select((_, i) => sizes.Take(i).Sum())];

        public int[][] People { get; } = [.. Enumerable.Range(0, measures.Count + 1).Select(_ => new int[sizes.Sum()])];

        public long[][] Events { get; } = [.. measures.Select(m => m.Events is not null ? new long[sizes[0]] : [])];

        public double[] Squares { get; } = new double[measures.Count];

        public void Add(Counted some)
        {
            for (var m = 0; m < People.Length; m++) MeasureWalk.Add(People[m], some.People[m]);
            for (var m = 0; m < Events.Length; m++)
            {
                for (var i = 0; i < Events[m].Length; i++) Events[m][i] += some.Events[m][i];
                Squares[m] += some.Squares[m];
            }
        }

        public MeasureCounts Of(int split)
        {
            long[] Cells(int measure) => Array.ConvertAll(People[measure][First[split]..(First[split] + sizes[split])], n => (long)n);
            return new MeasureCounts(Cells(measures.Count), [.. Enumerable.Range(0, measures.Count).Select(Cells)], split == 0 ? Events : [.. Events.Select(_ => Array.Empty<long>())], split == 0 ? Squares : new double[measures.Count]);
        }
    }
}
