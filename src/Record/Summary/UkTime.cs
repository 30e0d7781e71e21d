using System.Globalization;

namespace Goldthread.Record.Summary;

/// <summary>Dates and times as a reader in England writes them: "Friday 3 October 2025", "2:15pm", British Summer Time when it is summer.</summary>
public static class UkTime
{
    private static readonly TimeZoneInfo? Zone = TimeZoneInfo.TryFindSystemTimeZoneById("Europe/London", out var zone) ? zone : null;

    // From this year on the rule below is the law and quicker than the zone's table; before it, the table knows.
    private const int RuleSince = 1996;

    public static DateTimeOffset Local(DateTimeOffset instant)
    {
        if (instant.Year is 1 or 9999) return instant;
        return Zone is null || instant.Year > RuleSince ? instant.ToOffset(SummerRule(instant.UtcDateTime)) : TimeZoneInfo.ConvertTime(instant, Zone);
    }

    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(Local(instant).DateTime);

    /// <summary>The first instant of a day in England.</summary>
    public static DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        // Year 1 and year 9999 are legal FHIR dates, and an offset would push them out of range.
        if (day.Year is 1 or 9999) return new DateTimeOffset(midnight, TimeSpan.Zero);
        // The clocks change at 1am and never at midnight, so the offset by universal time is the offset here.
        return new DateTimeOffset(midnight, Zone is null || day.Year > RuleSince ? SummerRule(midnight) : Zone.GetUtcOffset(midnight));
    }

    public static string Date(DateOnly day) => day.ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string ShortDate(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Time(TimeOnly time) => (time.Hour, time.Minute) switch
    {
        (0, 0) => "midnight",
        (12, 0) => "midday",
        (_, 0) => time.ToString("%h", CultureInfo.InvariantCulture) + Half(time),
        _ => time.ToString("h:mm", CultureInfo.InvariantCulture) + Half(time),
    };

    public static TimeOnly TimeOf(DateTimeOffset instant) => TimeOnly.FromDateTime(Local(instant).DateTime);

    /// <summary>
    /// How long ago something was heard, as in "this morning 6:02am", "yesterday, Thursday 2 October", "Tuesday", "3 September 2025".
    /// </summary>
    public static string Heard(DateTimeOffset instant, DateTimeOffset now)
    {
        var (day, today) = (DateOf(instant), DateOf(now));
        var daysAgo = today.DayNumber - day.DayNumber;
        return daysAgo switch
        {
            0 => $"this {PartOfDay(TimeOf(instant))} {Time(TimeOf(instant))}",
            1 => "yesterday, " + day.ToString("dddd d MMMM", CultureInfo.InvariantCulture),
            > 1 and < 7 => day.ToString("dddd", CultureInfo.InvariantCulture),
            _ => ShortDate(day),
        };
    }

    private static string PartOfDay(TimeOnly time) => time.Hour switch { < 12 => "morning", < 18 => "afternoon", _ => "evening" };

    private static string Half(TimeOnly time) => time.Hour < 12 ? "am" : "pm";

    // Last Sunday of March to last Sunday of October, 1am UTC (The Summer Time Order 2002, https://www.legislation.gov.uk/uksi/2002/262,
    // and the orders before it since 1996). Also for earlier years where the machine has no time zone data: the hour may be wrong, never the year.
    private static TimeSpan SummerRule(DateTime utc)
    {
        return utc >= LastSunday(utc.Year, 3) && utc < LastSunday(utc.Year, 10) ? TimeSpan.FromHours(1) : TimeSpan.Zero;

        static DateTime LastSunday(int year, int month)
        {
            var last = new DateTime(year, month, 31, 1, 0, 0, DateTimeKind.Unspecified);
            return last.AddDays(-(int)last.DayOfWeek);
        }
    }
}
