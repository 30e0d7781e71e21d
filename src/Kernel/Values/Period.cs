using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace Goldthread.Kernel.Values;

/// <summary>
/// A stretch of time from a start to an end, both part of it; either may be open. Source: https://hl7.org/fhir/R4/datatypes.html#Period
/// </summary>
/// <remarks>
/// Surprising: in FHIR the end is inclusive, and an end given as a day runs to the end of that day, so 1 to 2 May is two days; see
/// <see cref="OfDays"/>. A missing end means "not known, or not yet"; it never means "at the start". Two periods that touch in one instant overlap.
/// Equality is of instants, whatever the offset they are written with. The default value is all of time.
/// </remarks>
[JsonConverter(typeof(ParsedTextConverter<Period>))]
[StructLayout(LayoutKind.Auto)]
public readonly record struct Period : IParsable<Period>
{
    private const string Open = "..";

    private Period(DateTimeOffset? start, DateTimeOffset? end) => (Start, End) = (start, end);

    /// <summary>The first instant, or null where it goes back without a known start.</summary>
    public DateTimeOffset? Start { get; }

    /// <summary>The last instant, or null while it goes on.</summary>
    public DateTimeOffset? End { get; }

    /// <summary>All of time.</summary>
    public static Period Always => default;

    /// <summary>From start to end; one fault when the end lies before the start (rule per-1 of FHIR).</summary>
    public static Outcome<Period> Between(DateTimeOffset? start, DateTimeOffset? end) =>
        end < start ? new Fault(FaultKind.Invalid, "The end is before the start.") : new Period(start, end);

    /// <summary>From an instant on.</summary>
    public static Period From(DateTimeOffset start) => new(start, null);

    /// <summary>
    /// From the beginning of the first day that <paramref name="start"/> can be to the last instant of the last day that <paramref name="end"/> can be, by the
    /// clocks of a place. A day has 23 or 25 hours when they change. One fault when the end lies before the start.
    /// </summary>
    public static Outcome<Period> OfDays(PartialDate? start, PartialDate? end, TimeZoneInfo place) =>
        Between(start is { } s ? Midnight(s.Start, place) : null, end is { } e ? LastInstant(e.End, place) : null);

    /// <summary>Whether the instant lies in it, start and end included.</summary>
    public bool Contains(DateTimeOffset instant) => !(instant < Start) && !(instant > End);

    /// <summary>Whether all of the other lies in it.</summary>
    public bool Contains(Period other) =>
        (Start is null || other.Start >= Start) && (End is null || other.End <= End);

    /// <summary>Whether there is an instant in both.</summary>
    public bool Overlaps(Period other) => !(End < other.Start) && !(other.End < Start);

    /// <summary>The time in both; null when there is none.</summary>
    public Period? Intersect(Period other)
    {
        if (!Overlaps(other)) return null;
        var start = Start is null || other.Start > Start ? other.Start : Start;
        var end = End is null || other.End < End ? other.End : End;
        return new Period(start, end);
    }

    private static DateTimeOffset Midnight(DateOnly day, TimeZoneInfo place)
    {
        var clock = day.ToDateTime(TimeOnly.MinValue);
        // Where the clocks go forward at midnight the day begins an hour later; not in Britain, where they change at 1am.
        while (place.IsInvalidTime(clock)) clock = clock.AddMinutes(30);
        return new DateTimeOffset(clock, place.GetUtcOffset(clock));
    }

    private static DateTimeOffset LastInstant(DateOnly day, TimeZoneInfo place) =>
        day == DateOnly.MaxValue ? DateTimeOffset.MaxValue : Midnight(day.AddDays(1), place).AddTicks(-1);

    /// <summary>Start and end as ISO 8601 with a stroke between, and ".." where it is open.</summary>
    public override string ToString() => $"{Write(Start)}/{Write(End)}";

    /// <summary>As <see cref="TryParse"/>; throws <see cref="FormatException"/>.</summary>
    public static Period Parse(string s) => Parse(s, null);

    /// <inheritdoc cref="Parse(string)" />
    public static Period Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var period) ? period : throw new FormatException("A period is two instants with a stroke between, the later one second.");

    /// <summary>Reads what <see cref="ToString"/> writes: each end ".." or an instant with its offset from UTC.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Period result)
    {
        result = default;
        var stroke = s?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        if (stroke < 0 || !TryInstant(s![..stroke], out var start) || !TryInstant(s[(stroke + 1)..], out var end)) return false;
        var read = Between(start, end);
        if (read.Succeeded) result = read.Value;
        return read.Succeeded;
    }

    private static string Write(DateTimeOffset? instant) => instant?.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture) ?? Open;

    private static bool TryInstant(string text, out DateTimeOffset? instant)
    {
        instant = null;
        if (text == Open) return true;
        if (!DateTimeOffset.TryParseExact(text, ["yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz", "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var value)) return false;
        instant = value;
        return true;
    }
}
