using Goldthread.Population.Projection;

namespace Goldthread.Population.Engine;

/// <summary>Everybody, or nobody.</summary>
public sealed class EverybodyPlan(bool everybody) : Plan
{
    /// <inheritdoc />
    public override Plan Not() => new EverybodyPlan(!everybody);

    internal override void Fill(Block block, ReadOnlySpan<ulong> wanted, Span<ulong> into)
    {
        if (everybody) block.All(into);
        else into.Clear();
    }
}

/// <summary>Whose flag is set. A flag is always known.</summary>
public sealed class FlagPlan(int column, bool isSet = true) : Plan
{
    internal int Column => column;

    internal bool IsSet => isSet;

    /// <inheritdoc />
    public override Plan Not() => new FlagPlan(column, !isSet);

    internal override void Fill(Block block, ReadOnlySpan<ulong> wanted, Span<ulong> into)
    {
        if (isSet)
        {
            block.Flags(column).CopyTo(into);
            return;
        }

        block.All(into);
        BitKernels.Narrow(into, block.Flags(column), not: true);
    }

    internal override int Narrow(Block block, Span<ulong> running) => BitKernels.Narrow(running, block.Flags(column), not: !isSet);

    internal override void Widen(Block block, ReadOnlySpan<ulong> wanted, Span<ulong> into)
    {
        if (isSet) BitKernels.Or(into, block.Flags(column));
        else base.Widen(block, wanted, into);
    }
}

/// <summary>Whose value, being known, lies from low to high, both included; turned round, below or above.</summary>
public sealed class RangePlan(int column, ColumnKind kind, double low, double high, bool outside = false) : Plan
{
    private const ushort Least = 1;

    /// <inheritdoc />
    public override Plan Not() => new RangePlan(column, kind, low, high, !outside);

    internal override void Fill(Block block, ReadOnlySpan<ulong> wanted, Span<ulong> into)
    {
        if (!outside)
        {
            Within(block, low, high, into);
            return;
        }

        Within(block, double.NegativeInfinity, double.BitDecrement(low), into);
        var above = block.Rent(into.Length);
        Within(block, double.BitIncrement(high), double.PositiveInfinity, above);
        BitKernels.Or(into, above);
        block.Return();
    }

    private void Within(Block block, double from, double to, Span<ulong> into)
    {
        if (kind == ColumnKind.Measure)
        {
            Measures(block.Measures(column), from, to, into);
            return;
        }

        var most = kind == ColumnKind.Small ? byte.MaxValue : ushort.MaxValue;
        var (first, last) = (Math.Max(Least, Math.Ceiling(from)), Math.Min(most, Math.Floor(to)));
        if (first > last) into.Clear();
        else if (kind == ColumnKind.Small) BitKernels.Between(block.Smalls(column), (byte)first, (byte)last, into);
        else BitKernels.Between(block.Wholes(column), (ushort)first, (ushort)last, into);
    }

    // A float beside a double: the bounds are tightened to floats, so that what is compared is what is kept.
    private static void Measures(MeasureValues values, double from, double to, Span<ulong> into)
    {
        var (low, high) = ((float)from, (float)to);
        if (low < from) low = float.BitIncrement(low);
        if (high > to) high = float.BitDecrement(high);
        BitKernels.Between(values, low, high, into);
    }
}

/// <summary>Whose value is one of some: for columns of small and whole numbers, where each number's answer is known beforehand.</summary>
public sealed class AmongPlan : Plan
{
    // So many runs of neighbouring values are compared a vector at a time; more are looked up one by one.
    private const int FewRuns = 6;

    private readonly int _column;
    private readonly ColumnKind _kind;
    private readonly ulong[] _in;
    private readonly ulong[] _out;
    private readonly List<(int First, int Last)> _runs;

    /// <summary>Names the values that are wanted; of whom the value is not known, it is not known either.</summary>
    /// <param name="column">A column of small or whole numbers.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="values">The numbers, each 1 or more; others are passed over.</param>
    public AmongPlan(int column, ColumnKind kind, IEnumerable<int> values)
    {
        (_column, _kind, _in) = (column, kind, new ulong[1024]);
        foreach (var value in values.Where(v => v is > 0 and <= ushort.MaxValue)) _in[value >> 6] |= 1UL << (value & 63);
        _out = Array.ConvertAll(_in, w => ~w);
        _out[0] &= ~1UL;
        _runs = Runs();
    }

    /// <summary>Asks the answer of each value once.</summary>
    /// <param name="column">A column of small or whole numbers, or of days.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="answer">True, false or not known for a value; asked of 0, which stands for a value that is not known, too.</param>
    /// <param name="values">How many values there can be; of those beyond it is not known.</param>
    public AmongPlan(int column, ColumnKind kind, Func<int, bool?> answer, int values = 65536)
    {
        (_column, _kind, _in, _out) = (column, kind, new ulong[1024], new ulong[1024]);
        for (var value = 0; value < Math.Min(values, kind == ColumnKind.Small ? 256 : 65536); value++)
        {
            var bit = 1UL << (value & 63);
            if (answer(value) is not { } known) continue;
            if (known) _in[value >> 6] |= bit;
            else _out[value >> 6] |= bit;
        }

        _runs = Runs();
    }

    private AmongPlan(int column, ColumnKind kind, ulong[] isIn, ulong[] isOut)
    {
        (_column, _kind, _in, _out) = (column, kind, isIn, isOut);
        _runs = Runs();
    }

    /// <inheritdoc />
    public override Plan Not() => new AmongPlan(_column, _kind, _out, _in);

    internal override void Fill(Block block, ReadOnlySpan<ulong> wanted, Span<ulong> into)
    {
        if (_runs.Count > FewRuns)
        {
            if (_kind == ColumnKind.Small) BitKernels.In(block.Smalls(_column), _in, wanted, into);
            else BitKernels.In(block.Wholes(_column), _in, wanted, into);
            return;
        }

        into.Clear();
        var bits = block.Rent(into.Length);
        foreach (var (first, last) in _runs)
        {
            if (_kind == ColumnKind.Small) BitKernels.Between(block.Smalls(_column), (byte)first, (byte)last, bits);
            else BitKernels.Between(block.Wholes(_column), (ushort)first, (ushort)last, bits);
            BitKernels.Or(into, bits);
        }

        block.Return();
    }

    private List<(int First, int Last)> Runs()
    {
        bool Has(int value) => ((_in[value >> 6] >> (value & 63)) & 1) != 0;
        var runs = new List<(int First, int Last)>();
        for (var value = 0; value < 65536 && runs.Count <= FewRuns; value++)
        {
            if (_in[value >> 6] == 0) value |= 63;
            if (!Has(value)) continue;
            var first = value;
            while (value < 65535 && Has(value + 1)) value++;
            runs.Add((first, value));
        }

        return runs;
    }
}

/// <summary>Of whom a value is known.</summary>
public sealed class KnownPlan(int column, ColumnKind kind, bool known = true) : Plan
{
    /// <inheritdoc />
    public override Plan Not() => new KnownPlan(column, kind, !known);

    internal override void Fill(Block block, ReadOnlySpan<ulong> wanted, Span<ulong> into)
    {
        switch (kind)
        {
            case ColumnKind.Small: BitKernels.Between(block.Smalls(column), 1, byte.MaxValue, into); break;
            case ColumnKind.Measure: BitKernels.Between(block.Measures(column), float.NegativeInfinity, float.PositiveInfinity, into); break;
            default: BitKernels.Between(block.Wholes(column), 1, ushort.MaxValue, into); break;
        }

        if (known) return;
        var all = block.Rent(into.Length);
        block.All(all);
        BitKernels.Narrow(all, into, not: true);
        all.CopyTo(into);
        block.Return();
    }
}

/// <summary>Who is in all.</summary>
public sealed class AllPlan(IReadOnlyList<Plan> parts) : Plan
{
    /// <inheritdoc />
    public override Plan Not() => new AnyPlan([.. parts.Select(p => p.Not())]);

    internal override void Fill(Block block, ReadOnlySpan<ulong> wanted, Span<ulong> into)
    {
        wanted.CopyTo(into);
        Narrow(block, into);
    }

    internal override int Narrow(Block block, Span<ulong> running)
    {
        var left = parts.Count == 0 ? BitKernels.Count(running) : 0;
        foreach (var part in parts)
        {
            left = part.Narrow(block, running);
            if (left == 0) return 0;
        }

        return left;
    }
}

/// <summary>Who is in any.</summary>
public sealed class AnyPlan(IReadOnlyList<Plan> parts) : Plan
{
    /// <inheritdoc />
    public override Plan Not() => new AllPlan([.. parts.Select(p => p.Not())]);

    internal override int Narrow(Block block, Span<ulong> running) => parts switch
    {
        [FlagPlan a, FlagPlan b] => BitKernels.NarrowAny(running, block.Flags(a.Column), !a.IsSet, block.Flags(b.Column), !b.IsSet, block.Flags(b.Column), !b.IsSet),
        [FlagPlan a, FlagPlan b, FlagPlan c] => BitKernels.NarrowAny(running, block.Flags(a.Column), !a.IsSet, block.Flags(b.Column), !b.IsSet, block.Flags(c.Column), !c.IsSet),
        _ => base.Narrow(block, running),
    };

    internal override void Fill(Block block, ReadOnlySpan<ulong> wanted, Span<ulong> into)
    {
        into.Clear();
        foreach (var part in parts) part.Widen(block, wanted, into);
    }
}

/// <summary>Who is surely in, or who is not: nobody is between.</summary>
public sealed class SurePlan(Plan of, bool isIn = true) : Plan
{
    /// <inheritdoc />
    public override Plan Not() => new SurePlan(of, !isIn);

    internal override void Fill(Block block, ReadOnlySpan<ulong> wanted, Span<ulong> into)
    {
        if (isIn)
        {
            of.Fill(block, wanted, into);
            return;
        }

        var bits = block.Rent(into.Length);
        of.Fill(block, wanted, bits);
        block.All(into);
        BitKernels.Narrow(into, bits, not: true);
        block.Return();
    }
}

/// <summary>Whoever a question that no column answers by itself is true of, asked person by person. The slow way: everything else is tried first.</summary>
/// <param name="answer">The answer for a person of a segment.</param>
/// <param name="isIn">False for whom the answer is no.</param>
public sealed class AskedPlan(Func<Segment, int, bool?> answer, bool isIn = true) : Plan
{
    /// <inheritdoc />
    public override Plan Not() => new AskedPlan(answer, !isIn);

    internal override void Fill(Block block, ReadOnlySpan<ulong> wanted, Span<ulong> into)
    {
        into.Clear();
        for (var word = 0; word < wanted.Length; word++)
        {
            for (var bits = wanted[word]; bits != 0; bits &= bits - 1)
            {
                var at = System.Numerics.BitOperations.TrailingZeroCount(bits);
                if (answer(block.Segment, block.Person + (word * 64) + at) == isIn) into[word] |= 1UL << at;
            }
        }
    }
}
