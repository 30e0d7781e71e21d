namespace Goldthread.Coordination.HomeFirst;

/// <summary>A change in delayed days as its source tells it: the two figures, and what the source says of them, kept apart from what they come to.</summary>
/// <param name="Place">Where.</param>
/// <param name="Before">Days delayed in a month before.</param>
/// <param name="After">Days delayed in a month after.</param>
/// <param name="QuotedPercent">What the source says the reduction was; never changed by what is computed.</param>
/// <param name="Source">Where it stands.</param>
internal sealed record DelayedDaysClaim(string Place, int Before, int After, decimal QuotedPercent, string Source)
{
    /// <summary>What the two figures come to, in percent with one decimal; null where there was nothing before.</summary>
    public decimal? ComputedPercent => DelayedDays.ReductionPercent(Before, After);

    /// <summary>True when the two differ by more than half a percentage point.</summary>
    public bool Differs => ComputedPercent is { } computed && Math.Abs(computed - QuotedPercent) > 0.5m;
}

/// <summary>Measuring delayed days.</summary>
internal static class DelayedDays
{
    /// <summary>The example of the source: bed days lost, "from 3,500 bed days lost per month, to 800", said to be 75 percent.</summary>
    public static DelayedDaysClaim Somerset { get; } = new("Somerset", 3_500, 800, 75m, "Must know: integrated care (Local Government Association, 2020)");

    /// <summary>By how much fewer, in percent with one decimal, halves away from nought; below nought for more. Null where there was nothing before.</summary>
    public static decimal? ReductionPercent(int before, int after) => before <= 0 ? null : Math.Round(100m * (before - after) / before, 1, MidpointRounding.AwayFromZero);

    /// <summary>Days delayed in each month of a time: a wait over several months is cut at the first of each.</summary>
    public static IReadOnlyList<(DateOnly Month, int Days)> ByMonth(IReadOnlyCollection<Wait> waits, DateOnly from, DateOnly until)
    {
        var months = new List<(DateOnly, int)>();
        for (var month = new DateOnly(from.Year, from.Month, 1); month < until; month = month.AddMonths(1))
        {
            var (start, end) = (month < from ? from : month, month.AddMonths(1) > until ? until : month.AddMonths(1));
            months.Add((month, waits.Sum(w => BedDays.Lost(w, start, end))));
        }

        return months;
    }
}
