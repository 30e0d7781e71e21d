namespace Goldthread.Coordination.HomeFirst;

/// <summary>How many left on each day of the week, and how weekends compare.</summary>
/// <param name="ByDay">Monday first: how many left, and how many such days there were in the time.</param>
/// <param name="Ratio">
/// People who left on an average Saturday or Sunday, divided by those of an average Monday to Friday; 1 is seven-day working, null where either has no days or nobody left
/// on weekdays. Bank holidays count as the day of the week they are.
/// </param>
internal sealed record WeekOfLeaving(IReadOnlyList<(DayOfWeek Day, int Left, int Days)> ByDay, double? Ratio);

/// <summary>Counts of those who left alive.</summary>
internal static class Leaving
{
    private static readonly DayOfWeek[] Week =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    /// <summary>The week of a time, from its first day up to and without its last.</summary>
    public static WeekOfLeaving Of(IEnumerable<(DateOnly Day, int Left)> left, DateOnly from, DateOnly until)
    {
        var counted = left.Where(l => l.Day >= from && l.Day < until).GroupBy(l => l.Day.DayOfWeek).ToDictionary(g => g.Key, g => g.Sum(l => l.Left));
        var days = Enumerable.Range(0, Math.Max(0, until.DayNumber - from.DayNumber)).Select(from.AddDays).GroupBy(d => d.DayOfWeek).ToDictionary(g => g.Key, g => g.Count());
        var byDay = Week.Select(d => (Day: d, Left: counted.GetValueOrDefault(d), Days: days.GetValueOrDefault(d))).ToList();
        var (weekend, week) = (Mean(byDay.Skip(5)), Mean(byDay.Take(5)));
        return new WeekOfLeaving(byDay, weekend is { } w && week is > 0 ? w / week.Value : null);
    }

    private static double? Mean(IEnumerable<(DayOfWeek Day, int Left, int Days)> of)
    {
        var all = of.ToList();
        var days = all.Sum(d => d.Days);
        return days == 0 ? null : (double)all.Sum(d => d.Left) / days;
    }
}

/// <summary>Whether a day to leave was expected soon enough after an emergency admission.</summary>
internal enum ExpectedInTime
{
    /// <summary>The admission was planned: the day is set before it.</summary>
    NotAsked,

    /// <summary>Said within 48 hours.</summary>
    InTime,

    /// <summary>Said later.</summary>
    Late,

    /// <summary>Not said, and 48 hours have passed.</summary>
    Missing,

    /// <summary>Not said, and there is still time.</summary>
    StillTime,
}

/// <summary>
/// The high impact change model asks for an expected date within two days of an emergency admission:
/// https://www.local.gov.uk/our-support/partners-care-and-health/better-care-fund-support-programme/managing-transfers-care
/// </summary>
internal static class ExpectedDate
{
    public static readonly TimeSpan Within = TimeSpan.FromHours(48);

    /// <summary>Hours are hours that passed, also in a night on which the clocks change; 48:00 exactly is in time.</summary>
    public static ExpectedInTime Of(bool isEmergency, DateTimeOffset? admitted, DateTimeOffset? said, DateTimeOffset now) =>
        !isEmergency || admitted is not { } start ? ExpectedInTime.NotAsked
        : said is { } at ? (at - start <= Within ? ExpectedInTime.InTime : ExpectedInTime.Late)
        : now - start <= Within ? ExpectedInTime.StillTime
        : ExpectedInTime.Missing;
}
