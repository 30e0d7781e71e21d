namespace Goldthread.Population.Cohorts.Language;

/// <summary>The arithmetic of days. Null where a result lies outside the calendar.</summary>
public static class Days
{
    /// <summary>How far a date is moved at most, in its unit: further lies outside the calendar anyway.</summary>
    internal const long Furthest = 4_000_000;

    /// <summary>The last month that months may lead to, counted from the year 0: the one before the calendar's last.</summary>
    internal const long LastMonth = (12 * 10_000) - 2;

    /// <summary>The first month of the calendar, counted from the year 0.</summary>
    internal const long FirstMonth = 12;

    /// <summary>A day so long after another; see <see cref="AddTime"/> for the rule of the months.</summary>
    public static DateOnly? Add(DateOnly day, long amount, TimeUnit unit)
    {
        if (amount is < -Furthest or > Furthest) return null;
        if (unit is TimeUnit.Day or TimeUnit.Week)
        {
            var number = day.DayNumber + (amount * (unit == TimeUnit.Week ? 7 : 1));
            return number < 0 || number > DateOnly.MaxValue.DayNumber ? null : DateOnly.FromDayNumber((int)number);
        }

        var month = (day.Year * 12) + day.Month - 1 + (amount * (unit == TimeUnit.Year ? 12 : 1));
        if (month is < FirstMonth or > LastMonth) return null;
        var first = new DateOnly((int)(month / 12), (int)(month % 12) + 1, 1);
        var next = first.AddMonths(1);
        return first.AddDays(day.Day - 1) is var same && same < next ? same : next;
    }

    /// <summary>Whole units from one day to another; see <see cref="TimeBetween"/>.</summary>
    public static long Between(TimeUnit unit, DateOnly from, DateOnly to) => unit switch
    {
        TimeUnit.Day => to.DayNumber - from.DayNumber,
        TimeUnit.Week => (long)Math.Floor((to.DayNumber - from.DayNumber) / 7.0),
        TimeUnit.Month => (12 * (to.Year - from.Year)) + to.Month - from.Month - (to.Day < from.Day ? 1 : 0),
        _ => to.Year - from.Year - ((to.Month, to.Day).CompareTo((from.Month, from.Day)) < 0 ? 1 : 0),
    };

    /// <summary>The day, the month of the year or the year.</summary>
    public static long Part(TimeUnit part, DateOnly day) => part == TimeUnit.Year ? day.Year : part == TimeUnit.Month ? day.Month : day.Day;

    /// <summary>The first day of its month or year.</summary>
    public static DateOnly Start(TimeUnit part, DateOnly day) => new(day.Year, part == TimeUnit.Year ? 1 : day.Month, 1);
}
