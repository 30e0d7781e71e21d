using System.Globalization;
using System.Runtime.InteropServices;
using Goldthread.Kernel.Values;

namespace Goldthread.Record.Summary;

/// <summary>
/// A FHIR date, dateTime or instant with the precision it was written in: "2019" stays a year and never becomes 1 January.
/// https://hl7.org/fhir/R4/datatypes.html#dateTime
/// <para>A time of exactly midnight, as written, is read as a date without time: systems that keep no time send it as 00:00.</para>
/// <para>Ordered by the first instant it can mean, for lists.</para>
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FhirMoment : IComparable<FhirMoment>
{
    private FhirMoment(PartialDate date, DateTimeOffset start, bool hasTime) => (Date, Start, HasTime) = (date, start, hasTime);

    /// <summary>The date as far as it is known, as it was in England.</summary>
    public PartialDate Date { get; }

    /// <summary>True when a time of day was written.</summary>
    public bool HasTime { get; }

    /// <summary>The first instant it can mean.</summary>
    public DateTimeOffset Start { get; }

    /// <summary>The first day it can mean, in England.</summary>
    public DateOnly FirstDay => Date.Start;

    /// <summary>The last day it can mean, in England.</summary>
    public DateOnly LastDay => Date.End;

    /// <summary>True when the day is known.</summary>
    public bool IsWholeDate => Date.Precision == DatePrecision.Day;

    /// <summary>"2019", "October 2019", "Thursday 3 October 2019" or "Thursday 3 October 2019, 2:15pm".</summary>
    public string Words => Date.Precision switch
    {
        DatePrecision.Day when HasTime => UkTime.Date(FirstDay) + ", " + UkTime.Time(UkTime.TimeOf(Start)),
        DatePrecision.Day => UkTime.Date(FirstDay),
        _ => DateWords,
    };

    /// <summary>The date part alone, without the day of the week: "3 October 2019", "October 2019", "2019".</summary>
    public string DateWords => Date.Precision switch
    {
        DatePrecision.Year => FirstDay.Year.ToString("0000", CultureInfo.InvariantCulture),
        DatePrecision.Month => FirstDay.ToString("MMMM yyyy", CultureInfo.InvariantCulture),
        _ => UkTime.ShortDate(FirstDay),
    };

    /// <summary>The moment written in FHIR's form; false for anything else, null too.</summary>
    public static bool TryParse(string? text, out FhirMoment moment)
    {
        moment = default;
        if (!PartialDate.TryParse(text?.Length > 10 ? text.AsSpan(0, 10) : text, null, out var date)) return false;
        if (text!.Length > 10 && text[10] is not ('T' or 't' or ' ')) return false;
        DateTimeOffset instant = default;
        var isTime = text.Length > 10 && (TryCommonForm(text, date, out instant)
            || DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant));
        if (text.Length <= 10 || !isTime || instant.TimeOfDay == TimeSpan.Zero)
        {
            moment = new FhirMoment(date, UkTime.StartOf(date.Start), hasTime: false);
            // A leap second ("23:59:60") is legal in FHIR and has no place in .NET: the date is kept, the time is not guessed.
            return text.Length <= 10 || isTime || text.Contains(":60", StringComparison.Ordinal);
        }

        if (!IsZoned(text)) instant = UkTime.StartOf(date.Start).Add(instant.TimeOfDay);
        moment = new FhirMoment(PartialDate.FromDate(UkTime.DateOf(instant)), instant, hasTime: true);
        return true;
    }

    /// <summary>True when both can mean the same day: "2019" agrees with "2019-05-01".</summary>
    public bool MayBeSameDayAs(FhirMoment other) => FirstDay <= other.LastDay && other.FirstDay <= LastDay;

    /// <summary>True when all it can mean lies before the instant. A day is over at its end, not its start.</summary>
    public bool IsOverBy(DateTimeOffset instant) => HasTime ? Start < instant : LastDay < UkTime.DateOf(instant);

    /// <inheritdoc />
    public int CompareTo(FhirMoment other)
    {
        if (Start.CompareTo(other.Start) is var byStart and not 0) return byStart;
        return Date.Precision.CompareTo(other.Date.Precision) is var byPrecision and not 0 ? byPrecision : HasTime.CompareTo(other.HasTime);
    }

    /// <summary>By <see cref="CompareTo"/>, as the others.</summary>
    public static bool operator <(FhirMoment left, FhirMoment right) => left.CompareTo(right) < 0;

    /// <inheritdoc cref="op_LessThan" />
    public static bool operator >(FhirMoment left, FhirMoment right) => left.CompareTo(right) > 0;

    /// <inheritdoc cref="op_LessThan" />
    public static bool operator <=(FhirMoment left, FhirMoment right) => left.CompareTo(right) <= 0;

    /// <inheritdoc cref="op_LessThan" />
    public static bool operator >=(FhirMoment left, FhirMoment right) => left.CompareTo(right) >= 0;

    /// <inheritdoc />
    public override string ToString() => Words;

    // "2019-08-01T09:30:00Z", "2019-08-01T09:30:00+01:00": how nearly every system writes it, read without the general parser. Fractions of a
    // second are left to that.
    private static bool TryCommonForm(string text, PartialDate date, out DateTimeOffset instant)
    {
        instant = default;
        if (text.Length is not (20 or 25) || date.Year is < 2 or > 9998 || text[13] != ':' || text[16] != ':') return false;
        if (!TryTwo(text, 11, 24, out var hour) || !TryTwo(text, 14, 60, out var minute) || !TryTwo(text, 17, 60, out var second)) return false;
        var offset = TimeSpan.Zero;
        if (text.Length == 25)
        {
            if (text[19] is not ('+' or '-') || text[22] != ':' || !TryTwo(text, 20, 14, out var hours) || !TryTwo(text, 23, 60, out var minutes)) return false;
            offset = new TimeSpan(text[19] == '-' ? -hours : hours, text[19] == '-' ? -minutes : minutes, 0);
        }
        else if (text[19] != 'Z')
        {
            return false;
        }

        var day = date.Start;
        instant = new DateTimeOffset(day.Year, day.Month, day.Day, hour, minute, second, offset);
        return true;
    }

    private static bool TryTwo(string text, int at, int below, out int number)
    {
        number = ((text[at] - '0') * 10) + text[at + 1] - '0';
        return char.IsAsciiDigit(text[at]) && char.IsAsciiDigit(text[at + 1]) && number < below;
    }

    private static bool IsZoned(string text) => text[^1] is 'Z' or 'z' || text.LastIndexOfAny(['+', '-']) > 10;
}
