namespace Goldthread.Coordination.HomeFirst;

/// <summary>A time during which somebody was ready to leave and was still there, for one reason.</summary>
/// <param name="From">The first day.</param>
/// <param name="Until">The day it ended; null while it lasts.</param>
/// <param name="Reason">Code of <see cref="DelayReason"/>; empty while nobody has said.</param>
/// <param name="Body">Who must act; null while nobody has said.</param>
internal sealed record Wait(DateOnly From, DateOnly? Until, string Reason, Responsible? Body);

/// <summary>
/// Bed days lost. The rule of midnights: a day is lost for each midnight that somebody who is ready spends in the bed, so the day they became ready counts and the
/// day they leave does not; ready and gone on one day loses none. Days are those of the calendar in London: a night on which the clocks change is one midnight.
/// </summary>
internal static class BedDays
{
    /// <summary>Days lost by one wait, within a time from its first day up to and without its last.</summary>
    public static int Lost(Wait wait, DateOnly from, DateOnly until)
    {
        var start = wait.From > from ? wait.From : from;
        var end = wait.Until is { } ended && ended < until ? ended : until;
        return Math.Max(0, end.DayNumber - start.DayNumber);
    }

    /// <summary>Days lost by reason and by who must act: every day under exactly one of each, so that both add up to the same.</summary>
    public static BedDaysLost Of(IEnumerable<Wait> waits, DateOnly from, DateOnly until)
    {
        var lost = waits.Select(w => (w.Reason, w.Body, Days: Lost(w, from, until))).Where(w => w.Days > 0).ToList();
        return new BedDaysLost(
            lost.Sum(w => w.Days),
            [.. lost.GroupBy(w => w.Reason).Select(g => (g.Key, g.Sum(w => w.Days))).OrderByDescending(g => g.Item2).ThenBy(g => g.Key, StringComparer.Ordinal)],
            [.. lost.GroupBy(w => w.Body).Select(g => (g.Key, g.Sum(w => w.Days))).OrderByDescending(g => g.Item2).ThenBy(g => g.Key)]);
    }

    /// <summary>From ready to left, in days; null while one of the two is not known.</summary>
    public static int? ReadyToLeft(DateOnly? ready, DateOnly? left) => ready is { } r && left is { } l ? Math.Max(0, l.DayNumber - r.DayNumber) : null;

    /// <summary>How many were ready and still there at the midnight that ends a day.</summary>
    public static int StillThere(IEnumerable<Wait> waits, DateOnly day) => waits.Count(w => w.From <= day && (w.Until is null || w.Until > day));
}

/// <summary>Bed days lost in a time.</summary>
internal sealed record BedDaysLost(int Total, IReadOnlyList<(string Reason, int Days)> ByReason, IReadOnlyList<(Responsible? Body, int Days)> ByBody);
