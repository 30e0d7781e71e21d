using System.Globalization;
using Goldthread.Kernel.Values;

namespace Goldthread.DesignSystem.Text;

/// <summary>
/// Dates and times as people in England write them: "Friday 3 October 2025", "2:15pm". Moments are shown in the time of London, in
/// summer time when London is. What is not known is left out, never filled in.
/// Source: https://service-manual.nhs.uk/content/numbers-measurements-dates-time
/// </summary>
public static class Dates
{
    private static readonly TimeZoneInfo London = FindLondon();
    private static readonly CultureInfo Words = CultureInfo.InvariantCulture;

    /// <summary>The moment as a clock in London shows it.</summary>
    public static DateTimeOffset InLondon(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, London);

    /// <summary>The day in London at that moment.</summary>
    public static DateOnly DayInLondon(DateTimeOffset moment) => DateOnly.FromDateTime(InLondon(moment).DateTime);

    /// <summary>"Friday 3 October 2025".</summary>
    public static string Day(DateOnly day) => day.ToString("dddd d MMMM yyyy", Words);

    /// <summary>The day in London: "Friday 3 October 2025".</summary>
    public static string Day(DateTimeOffset moment) => Day(DayInLondon(moment));

    /// <summary>Without the weekday: "3 October 2025", for birth dates and tables.</summary>
    public static string Date(DateOnly day) => day.ToString("d MMMM yyyy", Words);

    /// <summary>"2:15pm", "2pm", "midday" or "midnight", in London.</summary>
    public static string Time(DateTimeOffset moment)
    {
        var clock = InLondon(moment);
        return (clock.Hour, clock.Minute) switch
        {
            (0, 0) => "midnight",
            (12, 0) => "midday",
            (_, 0) => clock.ToString("htt", Words).ToLowerInvariant(),
            _ => clock.ToString("h:mmtt", Words).ToLowerInvariant(),
        };
    }

    /// <summary>"Friday 3 October 2025, 2:15pm".</summary>
    public static string Moment(DateTimeOffset moment) => $"{Day(moment)}, {Time(moment)}";

    /// <summary>As much as is known: "Friday 3 October 2025", "October 2025" or "2025"; nothing for the default value.</summary>
    public static string Partial(PartialDate date) => date.Precision switch
    {
        DatePrecision.Day => Day(date.Start),
        DatePrecision.Month => date.Start.ToString("MMMM yyyy", Words),
        _ => date.Year == 0 ? "" : date.Year.ToString(Words),
    };

    /// <summary>
    /// A FHIR date or dateTime in words, exactly as precise as it was written: a date alone gets no time. Text that is neither comes
    /// back as it stands, so that a reader sees what the source wrote.
    /// </summary>
    public static string? Written(string? fhir)
    {
        if (string.IsNullOrWhiteSpace(fhir)) return null;
        if (PartialDate.TryParse(fhir, null, out var date)) return Partial(date);
        return fhir.Contains('T', StringComparison.Ordinal) && DateTimeOffset.TryParse(fhir, Words, DateTimeStyles.AssumeUniversal, out var moment)
            ? Moment(moment)
            : fhir;
    }

    /// <summary>With "today", "yesterday" or "tomorrow" in front where that is so; the date always stands beside it.</summary>
    public static string Near(DateOnly day, DateOnly today) => (day.DayNumber - today.DayNumber) switch
    {
        -1 => "yesterday, " + Day(day),
        0 => "today, " + Day(day),
        1 => "tomorrow, " + Day(day),
        _ => Day(day),
    };

    /// <summary>When something was last heard: "this morning, 6:02am", "today, 2:15pm", "yesterday, Thursday 2 October 2025, 6:02am".</summary>
    public static string Heard(DateTimeOffset moment, DateTimeOffset now)
    {
        var today = DayInLondon(now);
        var day = DayInLondon(moment);
        if (day != today) return $"{Near(day, today)}, {Time(moment)}";
        return (InLondon(moment).Hour < 12 ? "this morning, " : "today, ") + Time(moment);
    }

    /// <summary>From and to: "from 3 October 2025 to 9 May 2026"; an open end says "from 3 October 2025" or "until 9 May 2026".</summary>
    public static string? Span(DateOnly? from, DateOnly? until) => (from, until) switch
    {
        ({ } start, { } end) => $"from {Date(start)} to {Date(end)}",
        ({ } start, null) => $"from {Date(start)}",
        (null, { } end) => $"until {Date(end)}",
        _ => null,
    };

    /// <summary>
    /// How old: "84", "83 or 84" where too little is known, and for small children days (under 4 weeks), weeks (under 1 year) or months
    /// (under 2 years); null before birth.
    /// </summary>
    public static string? Age(PartialDate born, DateOnly on)
    {
        if (born.AgeOn(on) is not { } age) return null;
        if (age.Oldest >= 2 || born.Precision != DatePrecision.Day) return age.ToString();
        var days = on.DayNumber - born.Start.DayNumber;
        if (days < 28) return Count(days, "day");
        if (age.Oldest < 1) return Count(days / 7, "week");
        var months = ((on.Year - born.Start.Year) * 12) + on.Month - born.Start.Month - (on.Day < born.Start.Day ? 1 : 0);
        return Count(months, "month");
    }

    private static string Count(int number, string unit) => number == 1 ? "1 " + unit : $"{number} {unit}s";

    private static TimeZoneInfo FindLondon() =>
        TimeZoneInfo.TryFindSystemTimeZoneById("Europe/London", out var zone) ? zone : TimeZoneInfo.FindSystemTimeZoneById("GMT Standard Time");
}
