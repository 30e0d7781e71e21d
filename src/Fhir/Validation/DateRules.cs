using System.Globalization;

namespace Goldthread.Fhir.Validation;

/// <summary>
/// Dates and times as R4 writes them, and only days that are in the calendar. https://hl7.org/fhir/R4/datatypes.html#date
/// Each method gives the problem in words, or null.
/// </summary>
internal static class DateRules
{
    private const string DateForm = "A date is YYYY, YYYY-MM or YYYY-MM-DD, such as 2024-03-09.";
    private const string DateTimeForm = "A date and time is YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm:ss with a time zone, such as 2024-03-09T14:15:00Z.";
    private const string InstantForm = "An instant is YYYY-MM-DDThh:mm:ss with a time zone, such as 2024-03-09T14:15:00.000Z.";
    private const string TimeForm = "A time is hh:mm:ss, such as 14:15:00.";

    public static string? Date(ReadOnlySpan<byte> text) => text.Length is 4 or 7 or 10 ? CalendarProblem(text, DateForm) : Wrong(text, DateForm);

    public static string? DateTime(ReadOnlySpan<byte> text) =>
        text.Length is 4 or 7 or 10 ? CalendarProblem(text, DateTimeForm) : DayAndTime(text, DateTimeForm);

    public static string? Instant(ReadOnlySpan<byte> text) => DayAndTime(text, InstantForm);

    public static string? Time(ReadOnlySpan<byte> text) => ClockLength(text) == text.Length ? null : Wrong(text, TimeForm);

    private static string? DayAndTime(ReadOnlySpan<byte> text, string form)
    {
        if (text.Length < 20 || text[10] != 'T')
        {
            return Wrong(text, form);
        }

        if (CalendarProblem(text[..10], form) is { } problem)
        {
            return problem;
        }

        var clock = ClockLength(text[11..]);
        return clock > 0 && IsZone(text[(11 + clock)..]) ? null : Wrong(text, form);
    }

    private static string? CalendarProblem(ReadOnlySpan<byte> text, string form)
    {
        if (Digits(text[..4]) is not (var year and >= 1))
        {
            return Wrong(text, form);
        }

        if (text.Length == 4)
        {
            return null;
        }

        if (text[4] != '-' || Digits(text[5..7]) is not (var month and >= 1 and <= 12))
        {
            return Wrong(text, form);
        }

        if (text.Length == 7)
        {
            return null;
        }

        if (text[7] != '-' || Digits(text[8..10]) is not (var day and >= 1))
        {
            return Wrong(text, form);
        }

        var days = System.DateTime.DaysInMonth(year, month);
        return day <= days
            ? null
            : $"{PrimitiveRules.Quote(text)} is not a real date: {CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month)} {year} has {days} days.";
    }

    /// <summary>The length of hh:mm:ss with its fraction, or 0. A leap second (60) is allowed.</summary>
    private static int ClockLength(ReadOnlySpan<byte> text)
    {
        if (text.Length < 8 || text[2] != ':' || text[5] != ':'
            || Digits(text[..2]) is < 0 or > 23 || Digits(text[3..5]) is < 0 or > 59 || Digits(text[6..8]) is < 0 or > 60)
        {
            return 0;
        }

        if (text.Length == 8 || text[8] != '.')
        {
            return 8;
        }

        var end = 9;
        while (end < text.Length && char.IsAsciiDigit((char)text[end]))
        {
            end++;
        }

        return end > 9 ? end : 0;
    }

    /// <summary>Z, or an offset of at most 14 hours.</summary>
    private static bool IsZone(ReadOnlySpan<byte> text)
    {
        if (text is [(byte)'Z'])
        {
            return true;
        }

        return text.Length == 6 && text[0] is (byte)'+' or (byte)'-' && text[3] == ':'
            && (Digits(text[1..3]), Digits(text[4..6])) is (>= 0 and <= 13, >= 0 and <= 59) or (14, 0);
    }

    private static int Digits(ReadOnlySpan<byte> text)
    {
        var number = 0;
        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit((char)digit))
            {
                return -1;
            }

            number = (number * 10) + (digit - '0');
        }

        return number;
    }

    private static string Wrong(ReadOnlySpan<byte> text, string form) => $"{PrimitiveRules.Quote(text)} is not in the right form. {form}";
}
