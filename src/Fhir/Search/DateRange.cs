using System.Globalization;

namespace Goldthread.Fhir.Search;

/// <summary>
/// A FHIR date as the time it covers, milliseconds since 1970 UTC: "2025-10" is the whole of October. A date without a zone is
/// taken as UTC, so that the same search gives the same answer on every machine. https://hl7.org/fhir/R4/search.html#date
/// </summary>
/// <param name="From">First millisecond.</param>
/// <param name="Until">The millisecond after the last.</param>
internal readonly record struct DateRange(long From, long Until)
{
    public const long Earliest = long.MinValue;
    public const long Latest = long.MaxValue;

    /// <summary>A date, dateTime or instant, to whatever precision it has; null when it is none.</summary>
    public static DateRange? Parse(ReadOnlySpan<char> text)
    {
        if (text.Length < 4 || !int.TryParse(text[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1 or > 9999)
        {
            return null;
        }

        if (text.Length == 4)
        {
            return Between(new DateTime(year, 1, 1), d => d.Year == 9999 ? DateTime.MaxValue : d.AddYears(1));
        }

        if (text.Length == 7)
        {
            return text[4] == '-' && Two(text[5..]) is { } m and >= 1 and <= 12
                ? Between(new DateTime(year, m, 1), d => Next(d, x => x.AddMonths(1)))
                : null;
        }

        if (text.Length < 10 || !DateTime.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return null;
        }

        return text.Length == 10 ? Between(day, d => Next(d, x => x.AddDays(1))) : Moment(day, text[10..]);
    }

    /// <summary>True when the two share a moment.</summary>
    public bool Overlaps(DateRange other) => From < other.Until && other.From < Until;

    /// <summary>True when the other lies wholly within this one.</summary>
    public bool Contains(DateRange other) => From <= other.From && other.Until <= Until;

    // Thh:mm[:ss[.fff]][Z|+hh:mm]; minutes alone are allowed in searches (R4 search, date).
    private static DateRange? Moment(DateTime day, ReadOnlySpan<char> text)
    {
        if (text[0] != 'T' || text.Length < 6 || Two(text[1..]) is not { } hour || hour > 23 || text[3] != ':' || Two(text[4..]) is not { } minute || minute > 59)
        {
            return null;
        }

        var from = Milliseconds(day) + (((hour * 60L) + minute) * 60_000);
        var width = TimeSpan.FromMinutes(1);
        text = text[6..];
        if (text.Length >= 3 && text[0] == ':')
        {
            // 60 is a leap second; it is taken as the end of the minute.
            if (Two(text[1..]) is not { } second || second > 60)
            {
                return null;
            }

            from += second * 1000L;
            width = TimeSpan.FromSeconds(1);
            text = text[3..];
            if (text.Length >= 2 && text[0] == '.')
            {
                var digits = 1;
                while (digits < text.Length && char.IsAsciiDigit(text[digits]))
                {
                    digits++;
                }

                if (digits == 1)
                {
                    return null;
                }

                // Milliseconds are the finest that is kept; what stands behind them is cut off.
                var used = Math.Min(digits - 1, 3);
                var unit = used switch { 1 => 100, 2 => 10, _ => 1 };
                from += int.Parse(text.Slice(1, used), CultureInfo.InvariantCulture) * unit;
                width = TimeSpan.FromMilliseconds(unit);
                text = text[digits..];
            }
        }

        if (Zone(text) is not { } zone)
        {
            return null;
        }

        from -= (long)zone.TotalMilliseconds;
        return new DateRange(from, from + (long)width.TotalMilliseconds);
    }

    private static TimeSpan? Zone(ReadOnlySpan<char> text) => text switch
    {
        [] or "Z" => TimeSpan.Zero,
        ['+' or '-', _, _, ':', _, _] when Two(text[1..]) is { } h and <= 14 && Two(text[4..]) is { } m and <= 59 =>
            new TimeSpan(h, m, 0) * (text[0] == '-' ? -1 : 1),
        _ => null,
    };

    private static int? Two(ReadOnlySpan<char> text) =>
        text.Length >= 2 && char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[1]) ? ((text[0] - '0') * 10) + text[1] - '0' : null;

    private static DateTime Next(DateTime date, Func<DateTime, DateTime> step) => date > DateTime.MaxValue.AddDays(-31) ? DateTime.MaxValue : step(date);

    private static DateRange Between(DateTime from, Func<DateTime, DateTime> next) => new(Milliseconds(from), Milliseconds(next(from)));

    private static long Milliseconds(DateTime utc) => (utc - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMillisecond;
}
