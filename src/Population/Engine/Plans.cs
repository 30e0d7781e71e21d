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
    private static void Measures(ReadOnlySpan<float> values, double from, double to, Span<ulong> into)
    {
        var (low, high) = ((float)from, (float)to);
        if (low < from) low = float.BitIncrement(low);
        if (high > to) high = float.BitDecrement(high);
        BitKernels.Between(values, low, high, into);
    }
}

/// <summary>Whose value is known and one of some.</summary>
public sealed class AmongPlan : Plan
{
    // So many runs of neighbouring values are compared a vector at a time; more are looked up one by one.
    private const int FewRuns = 6;

    private readonly int _column;
    private readonly ColumnKind _kind;
    private readonly ulong[] _table;
    private readonly IReadOnlyList<RangePlan> _runs;

    /// <summary>Names the values that are wanted.</summary>
    /// <param name="column">A column of small or whole numbers.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="values">The numbers, each 1 or more; others are passed over.</param>
    public AmongPlan(int column, ColumnKind kind, IEnumerable<int> values)
        : this(column, kind, Table(values))
    {
    }

    private AmongPlan(int column, ColumnKind kind, ulong[] table)
    {
        (_column, _kind, _table) = (column, kind, table);
        _runs = [.. Runs(table, kind == ColumnKind.Small ? byte.MaxValue : ushort.MaxValue).Take(FewRuns + 1).Select(r => new RangePlan(column, kind, r.First, r.Last))];
    }

    /// <inheritdoc />
    public override Plan Not()
    {
        ulong[] others = [.. _table.Select(w => ~w)];
        others[0] &= ~1UL;
        return new AmongPlan(_column, _kind, others);
    }

    internal override void Fill(Block block, ReadOnlySpan<ulong> wanted, Span<ulong> into)
    {
        if (_runs.Count > FewRuns)
        {
            if (_kind == ColumnKind.Small) BitKernels.In(block.Smalls(_column), _table, wanted, into);
            else BitKernels.In(block.Wholes(_column), _table, wanted, into);
            return;
        }

        into.Clear();
        foreach (var run in _runs) run.Widen(block, wanted, into);
    }

    private static ulong[] Table(IEnumerable<int> values)
    {
        var table = new ulong[1024];
        foreach (var value in values.Where(v => v is > 0 and <= ushort.MaxValue)) table[value >> 6] |= 1UL << (value & 63);
        return table;
    }

    private static IEnumerable<(int First, int Last)> Runs(ulong[] table, int most)
    {
        bool Has(int value) => ((table[value >> 6] >> (value & 63)) & 1) != 0;
        for (var value = 1; value <= most; value++)
        {
            if (!Has(value)) continue;
            var first = value;
            while (value < most && Has(value + 1)) value++;
            yield return (first, value);
        }
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

    internal override void Fill(Block block, ReadOnlySpan<ulong> wanted, Span<ulong> into)
    {
        into.Clear();
        foreach (var part in parts) part.Widen(block, wanted, into);
    }
}
