using Goldthread.Population.Projection;

namespace Goldthread.Population.Engine;

/// <summary>What is asked of a person's rows.</summary>
public enum EventQuestion
{
    /// <summary>How many there are: always known, 0 where there are none.</summary>
    Count,

    /// <summary>The sum of their amounts: not known where there are none.</summary>
    Sum,

    /// <summary>The day of the first row; a row without a day comes before all others, and then it is not known.</summary>
    FirstDay,

    /// <summary>The earliest day that is known.</summary>
    EarliestDay,

    /// <summary>The last day.</summary>
    LastDay,

    /// <summary>The amount of the first row: of several on one day, the least.</summary>
    FirstAmount,

    /// <summary>The amount of the last row: of several on one day, the greatest.</summary>
    LastAmount,

    /// <summary>The least amount.</summary>
    Least,

    /// <summary>The greatest amount.</summary>
    Greatest,
}

/// <summary>
/// Of whom the answer, over the rows of some days, lies from low to high. Rows without a day are counted only where no days are named.
/// </summary>
/// <param name="column">A column of events, or of amounts where amounts are asked.</param>
/// <param name="question">What is asked.</param>
/// <param name="from">The first day that counts; null for any.</param>
/// <param name="to">The last day that counts; null for any.</param>
/// <param name="low">The least answer; days as columns hold them.</param>
/// <param name="high">The greatest.</param>
/// <param name="outside">Turned round: below or above.</param>
public sealed class EventPlan(int column, EventQuestion question, DateOnly? from, DateOnly? to, long low, long high, bool outside = false) : Plan
{
    private readonly ushort _from = from is null ? (ushort)(to is null ? 0 : 1) : Days.Of(from);
    private readonly ushort _to = to is null ? ushort.MaxValue : Days.Of(to);

    /// <inheritdoc />
    public override Plan Not() => new EventPlan(column, question, from, to, low, high, !outside);

    internal override void Fill(Block block, ReadOnlySpan<ulong> wanted, Span<ulong> into)
    {
        if (question == EventQuestion.Count) FillByCounts(block, into);
        else FillByPerson(block, wanted, into);
    }

    // Counts are asked most. Every row is counted for its person without asking whether it is wanted: a guess that the processor gets wrong would cost more than the sum.
    private void FillByCounts(Block block, Span<ulong> into)
    {
        var counts = block.Counts();
        var rows = block.Events(column);
        var (from, width) = (_from, (ushort)(_to - _from));
        var days = rows.Days;
        var people = rows.People;
        for (var i = 0; i < people.Length; i++)
        {
            ref var count = ref counts[people[i]];
            count = (ushort)(count + ((ushort)(days[i] - from) <= width ? 1 : 0));
        }

        if (low > ushort.MaxValue || high < 0 || high < low)
        {
            Constant(block, outside, into);
            return;
        }

        var (least, most) = ((ushort)Math.Max(0, low), (ushort)Math.Min(ushort.MaxValue, high));
        BitKernels.Between(counts, least, most, into);
        if (!outside) return;
        var all = block.Rent(into.Length);
        block.All(all);
        BitKernels.Narrow(all, into, not: true);
        all.CopyTo(into);
        block.Return();
    }

    private static void Constant(Block block, bool everybody, Span<ulong> into)
    {
        if (everybody) block.All(into);
        else into.Clear();
    }

    private void FillByPerson(Block block, ReadOnlySpan<ulong> wanted, Span<ulong> into)
    {
        into.Clear();
        var rows = block.Events(column);
        var people = rows.People;
        var days = rows.Days;
        var amounts = rows.Amounts;
        for (var i = 0; i < people.Length;)
        {
            int person = people[i];
            var end = i + 1;
            while (end < people.Length && people[end] == people[i]) end++;
            if (((wanted[person >> 6] >> (person & 63)) & 1) != 0)
            {
                if (Answer(days[i..end], amounts.IsEmpty ? amounts : amounts[i..end]) is { } answer && IsIn(answer)) into[person >> 6] |= 1UL << (person & 63);
            }

            i = end;
        }
    }

    private bool IsIn(long answer) => (answer >= low && answer <= high) != outside;

    private long? Answer(ReadOnlySpan<ushort> days, ReadOnlySpan<ushort> amounts)
    {
        var (start, end) = (0, days.Length);
        while (start < end && days[start] < _from) start++;
        while (end > start && days[end - 1] > _to) end--;
        if (start == end) return null;
        switch (question)
        {
            case EventQuestion.FirstDay:
                return Known(days[start]);
            case EventQuestion.EarliestDay:
                return Earliest(days[start..end]);
            case EventQuestion.LastDay:
                return Known(days[end - 1]);
            case EventQuestion.FirstAmount:
                return amounts[start];
            case EventQuestion.LastAmount:
                return amounts[end - 1];
        }

        long sum = 0, least = long.MaxValue, greatest = long.MinValue;
        foreach (var amount in amounts[start..end])
        {
            sum += amount;
            least = Math.Min(least, amount);
            greatest = Math.Max(greatest, amount);
        }

        return question switch { EventQuestion.Sum => sum, EventQuestion.Least => least, _ => greatest };
    }

    private static long? Known(ushort day) => day == Days.None ? null : day;

    // Rows without a day come first.
    private static long? Earliest(ReadOnlySpan<ushort> days)
    {
        foreach (var day in days)
        {
            if (day != Days.None) return day;
        }

        return null;
    }
}
