namespace Goldthread.Coordination.Referrals;

/// <summary>How long people waited for one service, or in one place.</summary>
/// <param name="Name">The service or place.</param>
/// <param name="Seen">How many had their first contact.</param>
/// <param name="StillWaiting">How many wait for it.</param>
/// <param name="NotSeen">How many ended without one.</param>
/// <param name="MeanDays">The mean of those seen, in days; null when there are none.</param>
/// <param name="MedianDays">Half waited no longer.</param>
/// <param name="NinetiethDays">Nine in ten waited no longer.</param>
/// <param name="LongestWaitingDays">How long the one has waited who waits longest now; null when nobody waits.</param>
public sealed record WaitSummary(string Name, int Seen, int StillWaiting, int NotSeen, double? MeanDays, double? MedianDays, double? NinetiethDays, double? LongestWaitingDays);

/// <summary>Waiting times from when a referral was sent to the first contact.</summary>
public static class Waits
{
    /// <summary>Summaries by a name, in the order of names. Pure.</summary>
    /// <param name="waits">The referrals.</param>
    /// <param name="by">What they are counted by.</param>
    /// <param name="now">The moment for those who still wait.</param>
    public static IReadOnlyList<WaitSummary> By(IEnumerable<Wait> waits, Func<Wait, string> by, DateTimeOffset now) =>
        [.. waits.GroupBy(by).OrderBy(g => g.Key, StringComparer.OrdinalIgnoreCase).Select(g => Of(g.Key, [.. g], now))];

    /// <summary>One summary.</summary>
    /// <inheritdoc cref="By" path="/param" />
    public static WaitSummary Of(string name, IReadOnlyList<Wait> waits, DateTimeOffset now)
    {
        // A first contact before the referral is a mistake in a record, not a short wait.
        var days = waits.Where(w => w.Contact >= w.Sent).Select(w => (w.Contact!.Value - w.Sent).TotalDays).Order().ToList();
        var waiting = waits.Where(w => w.Contact is null && w.Ended is null).Select(w => (now - w.Sent).TotalDays).ToList();
        return new WaitSummary(
            name, days.Count, waiting.Count, waits.Count(w => w.Contact is null && w.Ended is not null), days.Count == 0 ? null : days.Average(),
            Quantile(days, 0.5), Quantile(days, 0.9), waiting.Count == 0 ? null : waiting.Max());
    }

    /// <summary>
    /// The quantile of sorted values by linear interpolation between the two nearest (definition 7 of Hyndman and Fan, The American Statistician 50, 1996; what R and
    /// spreadsheets give). Null for no values.
    /// </summary>
    /// <param name="sorted">Smallest first.</param>
    /// <param name="share">0 to 1.</param>
    public static double? Quantile(IReadOnlyList<double> sorted, double share)
    {
        if (sorted.Count == 0)
        {
            return null;
        }

        var at = share * (sorted.Count - 1);
        var low = (int)Math.Floor(at);
        var high = Math.Min(low + 1, sorted.Count - 1);
        return sorted[low] + ((at - low) * (sorted[high] - sorted[low]));
    }
}
