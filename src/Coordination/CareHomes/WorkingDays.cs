namespace Goldthread.Coordination.CareHomes;

/// <summary>
/// Working days in England: not Saturdays, Sundays or bank holidays (Banking and Financial Dealings Act 1971, Schedule 1, and the days proclaimed every year since
/// 1978). A bank holiday that was proclaimed for one year alone, as for a coronation, is not known here and counts as a working day.
/// </summary>
internal static class WorkingDays
{
    /// <summary>The day that is so many working days after another; the first day itself does not count.</summary>
    public static DateOnly After(DateOnly day, int days)
    {
        while (days > 0)
        {
            day = day.AddDays(1);
            if (IsOne(day))
            {
                days--;
            }
        }

        return day;
    }

    /// <summary>How many working days lie after a day up to and with another; 0 when it is not later.</summary>
    public static int Between(DateOnly from, DateOnly until)
    {
        var days = 0;
        for (var day = from.AddDays(1); day <= until; day = day.AddDays(1))
        {
            days += IsOne(day) ? 1 : 0;
        }

        return days;
    }

    public static bool IsOne(DateOnly day) => !IsWeekend(day) && !IsBankHoliday(day);

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static bool IsBankHoliday(DateOnly day) => day == NewYear(day.Year) || IsChristmas(day)
        || day == Easter(day.Year).AddDays(-2) || day == Easter(day.Year).AddDays(1)
        || (day.DayOfWeek == DayOfWeek.Monday && (day is { Month: 5, Day: <= 7 or >= 25 } or { Month: 8, Day: >= 25 }));

    private static DateOnly NewYear(int year) => FirstWeekday(new DateOnly(year, 1, 1));

    // Christmas Day and Boxing Day give two days off in a row of weekdays, whichever of them fall on a weekend.
    private static bool IsChristmas(DateOnly day)
    {
        if (day.Month != 12)
        {
            return false;
        }

        var (christmas, boxing) = (new DateOnly(day.Year, 12, 25), new DateOnly(day.Year, 12, 26));
        return day == christmas || day == boxing
            || (IsWeekend(christmas) && day == new DateOnly(day.Year, 12, 27))
            || (IsWeekend(boxing) && day == new DateOnly(day.Year, 12, 28));
    }

    private static DateOnly FirstWeekday(DateOnly day)
    {
        while (IsWeekend(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    // The Gregorian rule as printed by Meeus, Jones and Butcher: J. Meeus, Astronomical Algorithms, chapter 8.
    private static DateOnly Easter(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var n = h + l - (7 * m) + 114;
        return new DateOnly(year, n / 31, (n % 31) + 1);
    }
}
