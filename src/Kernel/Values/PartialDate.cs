using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace Goldthread.Kernel.Values;

/// <summary>How much of a date is known.</summary>
public enum DatePrecision
{
    /// <summary>The year.</summary>
    Year,

    /// <summary>The year and the month.</summary>
    Month,

    /// <summary>The day.</summary>
    Day,
}

/// <summary>
/// A date of which the month or the day may be unknown: "1941", "1941-03", "1941-03-07", years 0001 to 9999.
/// Source: https://hl7.org/fhir/R4/datatypes.html#date
/// </summary>
/// <remarks>
/// Equality is of what is written: "1941" and "1941-01" are different values although they may be the same day.
/// For order ask <see cref="IsBefore"/> or <see cref="IsAfter"/>, whose answer may be that nobody can know; there is no CompareTo that
/// would pretend otherwise. The default value is no date and prints as nothing.
/// </remarks>
[JsonConverter(typeof(ParsedTextConverter<PartialDate>))]
[StructLayout(LayoutKind.Auto)]
public readonly record struct PartialDate : ISpanParsable<PartialDate>
{
    private readonly short _year;
    private readonly byte _month;
    private readonly byte _day;

    /// <summary>A year. Throws <see cref="ArgumentOutOfRangeException"/> outside 1 to 9999.</summary>
    public PartialDate(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9999);
        _year = (short)year;
    }

    /// <summary>A month of a year. Throws <see cref="ArgumentOutOfRangeException"/> when there is none such.</summary>
    public PartialDate(int year, int month)
        : this(year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(month, 12);
        _month = (byte)month;
    }

    /// <summary>A day. Throws <see cref="ArgumentOutOfRangeException"/> when there is none such, 30 February for one.</summary>
    public PartialDate(int year, int month, int day)
        : this(year, month)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(day, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(day, DateTime.DaysInMonth(year, month));
        _day = (byte)day;
    }

    /// <summary>A whole date.</summary>
    public static PartialDate FromDate(DateOnly date) => new(date.Year, date.Month, date.Day);

    /// <summary>How much is known.</summary>
    public DatePrecision Precision => _day > 0 ? DatePrecision.Day : _month > 0 ? DatePrecision.Month : DatePrecision.Year;

    /// <summary>The year; 0 only in the default value.</summary>
    public int Year => _year;

    /// <summary>The month, or null where it is not known.</summary>
    public int? Month => _month > 0 ? _month : null;

    /// <summary>The day of the month, or null where it is not known.</summary>
    public int? Day => _day > 0 ? _day : null;

    /// <summary>The first day it can be. Throws <see cref="InvalidOperationException"/> on the default value, as all questions below do.</summary>
    public DateOnly Start => _year == 0 ? throw new InvalidOperationException("There is no date.") : new DateOnly(_year, Math.Max(_month, (byte)1), Math.Max(_day, (byte)1));

    /// <summary>The last day it can be.</summary>
    public DateOnly End => Precision switch
    {
        DatePrecision.Day => Start,
        DatePrecision.Month => new DateOnly(_year, _month, DateTime.DaysInMonth(_year, _month)),
        _ => new DateOnly(Start.Year, 12, 31),
    };

    /// <summary>Whether it can be that day.</summary>
    public bool Contains(DateOnly day) => Start <= day && day <= End;

    /// <summary>Whether every day the other can be is one that this can be.</summary>
    public bool Contains(PartialDate other) => Start <= other.Start && other.End <= End;

    /// <summary>True when it is surely earlier, false when it surely is not, null when too little is known to say.</summary>
    public bool? IsBefore(PartialDate other) => End < other.Start ? true : Start >= other.End ? false : null;

    /// <summary>True when it is surely later, false when it surely is not, null when too little is known to say.</summary>
    public bool? IsAfter(PartialDate other) => other.IsBefore(this);

    /// <summary>
    /// For lists: by the first day it can be, and the less precise first. An order to show things in, not a statement about which came first.
    /// </summary>
    public static IComparer<PartialDate> ListOrder { get; } = Comparer<PartialDate>.Create((a, b) => (a._year, a._month, a._day).CompareTo((b._year, b._month, b._day)));

    /// <summary>
    /// The age on a day of a person born on this date, as the ages it can be; null when the person was surely not yet born.
    /// Where only a part of a year of birth lies before the day, the birth is taken to be in that part.
    /// </summary>
    public AgeRange? AgeOn(DateOnly day)
    {
        if (day < Start) return null;
        var latestBirth = End < day ? End : day;
        return new AgeRange(AgeRange.Years(latestBirth, day), AgeRange.Years(Start, day));
    }

    /// <summary>The date in the form of FHIR; or one fault in plain words.</summary>
    public static Outcome<PartialDate> Read(string? text) => Read(text.AsSpan());

    private static Outcome<PartialDate> Read(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return new Fault(FaultKind.Invalid, "Enter a date.");
        if (text.Length is not (4 or 7 or 10) || !Digits(text[..4], out var year) || year == 0) return Shape;
        if (text.Length == 4) return new PartialDate(year);
        if (text[4] != '-' || !Digits(text[5..7], out var month)) return Shape;
        if (month is < 1 or > 12) return new Fault(FaultKind.Invalid, $"There is no month {month}.");
        if (text.Length == 7) return new PartialDate(year, month);
        if (text[7] != '-' || !Digits(text[8..], out var day)) return Shape;
        return day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new PartialDate(year, month, day)
            : new Fault(FaultKind.Invalid, $"There is no day {day} in that month.");
    }

    private static Fault Shape { get; } = new(FaultKind.Invalid, "A date is written as 1941-03-07, or 1941-03, or 1941.");

    private static bool Digits(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        foreach (var character in text)
        {
            if (!char.IsAsciiDigit(character)) return false;
            value = (value * 10) + (character - '0');
        }

        return true;
    }

    /// <summary>As FHIR writes it: "1941", "1941-03", "1941-03-07".</summary>
    public override string ToString() => Precision switch
    {
        DatePrecision.Day => $"{_year:0000}-{_month:00}-{_day:00}",
        DatePrecision.Month => $"{_year:0000}-{_month:00}",
        _ => _year == 0 ? "" : $"{_year:0000}",
    };

    /// <summary>As <see cref="Read(string?)"/>; throws <see cref="FormatException"/> with the fault's words.</summary>
    public static PartialDate Parse(string s) => Parse(s, null);

    /// <inheritdoc cref="Parse(string)" />
    public static PartialDate Parse(string s, IFormatProvider? provider) => Parse(s.AsSpan(), provider);

    /// <inheritdoc cref="Parse(string)" />
    public static PartialDate Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        Read(s).Match(date => date, faults => throw new FormatException(faults[0].Message));

    /// <inheritdoc />
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out PartialDate result) => TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc />
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out PartialDate result)
    {
        var read = Read(s);
        result = read.Succeeded ? read.Value : default;
        return read.Succeeded;
    }
}
