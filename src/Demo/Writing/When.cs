namespace Goldthread.Demo.Writing;

/// <summary>A day, or a minute of a day in London, as FHIR writes it.</summary>
public readonly record struct When(DateOnly Day, TimeOnly? Time = null)
{
    public static implicit operator When(DateOnly day) => new(day);

    public When Plus(int minutes)
    {
        var moment = Day.ToDateTime(Time ?? new TimeOnly(9, 0)).AddMinutes(minutes);
        return new(DateOnly.FromDateTime(moment), TimeOnly.FromDateTime(moment));
    }

    public override string ToString() => Time is { } time
        ? $"{Day:yyyy-MM-dd}T{time:HH:mm}:00{(IsSummerTime(Day) ? "+01:00" : "+00:00")}"
        : $"{Day:yyyy-MM-dd}";

    /// <summary>As a FHIR instant, which always has a time: nine in the morning where none is known.</summary>
    public string ToInstant() => (Time is null ? this with { Time = new TimeOnly(9, 0) } : this).ToString();

    // https://www.legislation.gov.uk/ukpga/1972/6: from the last Sunday of March to the last Sunday of October.
    private static bool IsSummerTime(DateOnly day) => day >= LastSunday(day.Year, 3) && day < LastSunday(day.Year, 10);

    private static DateOnly LastSunday(int year, int month)
    {
        var last = new DateOnly(year, month, 31);
        return last.AddDays(-(int)last.DayOfWeek);
    }
}

/// <summary>Days read as sentences: <c>today.DaysAgo(3).At(14, 15)</c>.</summary>
public static class Days
{
    public static When At(this DateOnly day, int hour, int minute) => new(day, new TimeOnly(hour, minute));

    public static DateOnly DaysAgo(this DateOnly day, int days) => day.AddDays(-days);

    public static DateOnly WeeksAgo(this DateOnly day, int weeks) => day.AddDays(-7 * weeks);

    public static DateOnly MonthsAgo(this DateOnly day, int months) => day.AddMonths(-months);

    public static DateOnly YearsAgo(this DateOnly day, int years) => day.AddYears(-years);

    /// <summary>The day itself, or the Friday before when it falls on a weekend: clinics and offices are closed.</summary>
    public static DateOnly OnWeekday(this DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(-1),
        DayOfWeek.Sunday => day.AddDays(-2),
        _ => day,
    };

    /// <summary>The day itself, or the Monday after when it falls on a weekend.</summary>
    public static DateOnly OrNextWeekday(this DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(2),
        DayOfWeek.Sunday => day.AddDays(1),
        _ => day,
    };

    /// <summary>The latest such day of the week on or before this day.</summary>
    public static DateOnly Last(this DateOnly day, DayOfWeek wanted) => day.AddDays(-(((int)day.DayOfWeek - (int)wanted + 7) % 7));

    /// <summary>As a letter writes it: "3 October 2025".</summary>
    public static string Said(this DateOnly day) => $"{day:d MMMM yyyy}";
}
