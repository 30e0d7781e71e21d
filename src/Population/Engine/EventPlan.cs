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

    // Counts are asked most: from the least to above the greatest.
    private void FillByCounts(Block block, Span<ulong> into)
    {
        if (high < 0 || high < low)
        {
            Constant(block, outside, into);
            return;
        }

        var rows = block.Events(column);
        if (low <= 0) block.All(into);
        else AtLeast(block, rows, low, into);
        var other = block.Rent(into.Length);
        if (high < rows.Days.Length)
        {
            AtLeast(block, rows, high + 1, other);
            BitKernels.Narrow(into, other, not: true);
        }

        if (outside)
        {
            block.All(other);
            BitKernels.Narrow(other, into, not: true);
            other.CopyTo(into);
        }

        block.Return();
    }

    private void AtLeast(Block block, EventRows rows, long least, Span<ulong> into)
    {
        if (least == 1 && from is null && to is null && rows.Only.IsEmpty)
        {
            rows.Who.CopyTo(into);
            return;
        }

        var marked = block.Rows(rows.Ends.Length);
        RowKernels.InWindow(rows, _from, _to, marked);
        RowKernels.AtLeast(rows, marked, least, into);
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
        for (var run = rows.Runs(); run.MoveNext();)
        {
            var person = run.Person;
            if (((wanted[person >> 6] >> (person & 63)) & 1) != 0 && Answer(rows, run) is { } answer && IsIn(answer)) into[person >> 6] |= 1UL << (person & 63);
        }
    }

    private bool IsIn(long answer) => (answer >= low && answer <= high) != outside;

    private long? Answer(EventRows rows, RunReader run)
    {
        var days = rows.Days;
        var (start, end) = (run.Start, run.End);
        while (start < end && (days[start] < _from || !rows.Has(start))) start++;
        while (end > start && (days[end - 1] > _to || !rows.Has(end - 1))) end--;
        if (start == end) return null;
        switch (question)
        {
            case EventQuestion.FirstDay:
                return Known(days[start]);
            case EventQuestion.EarliestDay:
                // Rows without a day come first.
                while (start < end && (days[start] == Days.None || !rows.Has(start))) start++;
                return start == end ? null : days[start];
            case EventQuestion.LastDay:
                return Known(days[end - 1]);
            case EventQuestion.FirstAmount:
                return rows.Amounts[start];
            case EventQuestion.LastAmount:
                return rows.Amounts[end - 1];
        }

        long sum = 0, least = long.MaxValue, greatest = long.MinValue;
        for (var i = start; i < end; i++)
        {
            long amount = rows.Amounts[i];
            sum += amount;
            least = Math.Min(least, amount);
            greatest = Math.Max(greatest, amount);
        }

        return question switch { EventQuestion.Sum => sum, EventQuestion.Least => least, _ => greatest };
    }

    private static long? Known(ushort day) => day == Days.None ? null : day;
}
