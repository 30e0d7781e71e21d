using System.Globalization;
using System.Runtime.InteropServices;

namespace Goldthread.Record.Summary;

/// <summary>How much of a date was written.</summary>
public enum MomentPrecision
{
    Year,
    Month,
    Day,
    Time,
}

/// <summary>
/// A FHIR date, dateTime or instant with the precision it was written in: "2019" stays a year and never becomes 1 January.
/// https://hl7.org/fhir/R4/datatypes.html#dateTime
/// <para>A time of exactly midnight, as written, is read as a date without time: systems that keep no time send it as 00:00.</para>
/// <para>Ordered by the first instant it can mean.</para>
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FhirMoment : IComparable<FhirMoment>
{
    private FhirMoment(DateOnly day, MomentPrecision precision, DateTimeOffset start) => (FirstDay, Precision, Start) = (day, precision, start);

    /// <summary>How much was written.</summary>
    public MomentPrecision Precision { get; }

    /// <summary>The first day it can mean, in England.</summary>
    public DateOnly FirstDay { get; }

    /// <summary>The first instant it can mean.</summary>
    public DateTimeOffset Start { get; }

    /// <summary>The last day it can mean, in England.</summary>
    public DateOnly LastDay => Precision switch
    {
        MomentPrecision.Year => new DateOnly(FirstDay.Year, 12, 31),
        MomentPrecision.Month => new DateOnly(FirstDay.Year, FirstDay.Month, DateTime.DaysInMonth(FirstDay.Year, FirstDay.Month)),
        _ => FirstDay,
    };

    /// <summary>"2019", "October 2019", "Thursday 3 October 2019" or "Thursday 3 October 2019, 2:15pm".</summary>
    public string Words => Precision switch
    {
        MomentPrecision.Year => FirstDay.Year.ToString("0000", CultureInfo.InvariantCulture),
        MomentPrecision.Month => FirstDay.ToString("MMMM yyyy", CultureInfo.InvariantCulture),
        MomentPrecision.Day => UkTime.Date(FirstDay),
        _ => UkTime.Date(FirstDay) + ", " + UkTime.Time(UkTime.TimeOf(Start)),
    };

    /// <summary>The date part alone, at its own precision: "3 October 2019", "October 2019", "2019".</summary>
    public string DateWords => Precision is MomentPrecision.Day or MomentPrecision.Time ? UkTime.ShortDate(FirstDay) : Words;

    public static FhirMoment At(DateTimeOffset instant) => new(UkTime.DateOf(instant), MomentPrecision.Time, instant);

    public static bool TryParse(string? text, out FhirMoment moment)
    {
        moment = default;
        if (text is null || text.Length < 4 || !TryDigits(text, 0, 4, out var year) || year == 0) return false;
        if (text.Length == 4) return Make(year, 1, 1, MomentPrecision.Year, out moment);
        if (text.Length < 7 || text[4] != '-' || !TryDigits(text, 5, 2, out var month)) return false;
        if (text.Length == 7) return Make(year, month, 1, MomentPrecision.Month, out moment);
        if (text.Length < 10 || text[7] != '-' || !TryDigits(text, 8, 2, out var day)) return false;
        if (!Make(year, month, day, MomentPrecision.Day, out moment) || text.Length == 10) return text.Length == 10 && moment != default;
        return TryTime(text, ref moment);
    }

    /// <summary>True when both can mean the same day: "2019" agrees with "2019-05-01".</summary>
    public bool MayBeSameDayAs(FhirMoment other) => FirstDay <= other.LastDay && other.FirstDay <= LastDay;

    /// <summary>True when all it can mean lies before the instant. A day is over at its end, not its start.</summary>
    public bool IsOverBy(DateTimeOffset instant) =>
        Precision == MomentPrecision.Time ? Start < instant : LastDay < UkTime.DateOf(instant);

    public int CompareTo(FhirMoment other) => Start.CompareTo(other.Start) is var byStart and not 0 ? byStart : Precision.CompareTo(other.Precision);

    public static bool operator <(FhirMoment left, FhirMoment right) => left.CompareTo(right) < 0;

    public static bool operator >(FhirMoment left, FhirMoment right) => left.CompareTo(right) > 0;

    public static bool operator <=(FhirMoment left, FhirMoment right) => left.CompareTo(right) <= 0;

    public static bool operator >=(FhirMoment left, FhirMoment right) => left.CompareTo(right) >= 0;

    public override string ToString() => Words;

    private static bool TryTime(string text, ref FhirMoment moment)
    {
        if (text[10] is not ('T' or 't' or ' ')) return false;
        var zoned = text.EndsWith('Z') || text.EndsWith('z') || text.LastIndexOfAny(['+', '-']) > 10;
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
        {
            // A leap second ("23:59:60") is legal in FHIR and has no place in .NET: the date is kept, the time is not guessed.
            return text.Contains(":60", StringComparison.Ordinal);
        }

        if (instant.TimeOfDay == TimeSpan.Zero) return true;
        if (!zoned) instant = UkTime.StartOf(moment.FirstDay).Add(instant.TimeOfDay);
        moment = instant.Year is 1 or 9999 ? new FhirMoment(moment.FirstDay, MomentPrecision.Time, instant) : At(instant);
        return true;
    }

    private static bool Make(int year, int month, int day, MomentPrecision precision, out FhirMoment moment)
    {
        moment = default;
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        var date = new DateOnly(year, month, day);
        moment = new FhirMoment(date, precision, UkTime.StartOf(date));
        return true;
    }

    private static bool TryDigits(string text, int from, int count, out int number)
    {
        number = 0;
        for (var i = from; i < from + count; i++)
        {
            if (!char.IsAsciiDigit(text[i])) return false;
            number = (number * 10) + (text[i] - '0');
        }

        return true;
    }
}
