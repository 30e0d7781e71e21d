using System.Globalization;

namespace Goldthread.Fhir.FhirPath.Values;

/// <summary>
/// A date, a date and time, or a time of day, as precise as it was written: "2015", "2015-02-04T14:34:28.123+10:00", "14:30".
/// Years 1 to 9999; offsets up to 14 hours. http://hl7.org/fhirpath/N1/#date
/// </summary>
public sealed class PartialDateTime
{
    /// <summary>The widest offset that is in use: a time without offset may stand for any moment within this of UTC.</summary>
    internal static readonly TimeSpan WidestOffset = TimeSpan.FromHours(14);

    internal PartialDateTime(MomentKind kind, MomentPrecision precision, long ticks, int? offsetMinutes = null, int fractionDigits = 0)
    {
        Kind = kind;
        Precision = precision;
        Ticks = ticks;
        OffsetMinutes = offsetMinutes;
        FractionDigits = precision is MomentPrecision.Fraction ? Math.Max(fractionDigits, 1) : 0;
    }

    public MomentKind Kind { get; }

    public MomentPrecision Precision { get; }

    /// <summary>The offset from UTC in minutes, or null when none was written.</summary>
    public int? OffsetMinutes { get; }

    /// <summary>Clock ticks where it was written, at the start of what is not known; ticks of the day for a time.</summary>
    internal long Ticks { get; }

    internal int FractionDigits { get; }

    internal bool HasTime => Precision > MomentPrecision.Day;

    internal long UtcTicks => Ticks - ((OffsetMinutes ?? 0) * TimeSpan.TicksPerMinute);

    /// <summary>A moment of a clock, to the millisecond.</summary>
    public static PartialDateTime Of(DateTimeOffset moment) => new(
        MomentKind.DateTime,
        MomentPrecision.Fraction,
        moment.DateTime.Ticks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond,
        (int)moment.Offset.TotalMinutes,
        3);

    /// <summary>Reads ISO 8601 text as FHIR writes it. False when it is not well formed or no such day exists.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, MomentKind kind, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out PartialDateTime? value)
    {
        value = MomentReader.Read(text, kind);
        return value is not null;
    }

    /// <summary>
    /// The first moment it may mean, taking <paramref name="offset"/> where none was written. For a time of day: on 1 January of the year 1.
    /// </summary>
    public DateTimeOffset Earliest(TimeSpan offset) => At(Ticks, offset);

    /// <summary>The moment just after the last it may mean: the next year, month, day, hour, minute, second or tick of the fraction.</summary>
    public DateTimeOffset After(TimeSpan offset)
    {
        var start = new DateTime(Ticks);
        var end = Precision switch
        {
            MomentPrecision.Year => start.Year == 9999 ? DateTime.MaxValue : start.AddYears(1),
            MomentPrecision.Month => start is { Year: 9999, Month: 12 } ? DateTime.MaxValue : start.AddMonths(1),
            _ => DateTime.MaxValue.Ticks - Ticks < UnitTicks ? DateTime.MaxValue : start.AddTicks(UnitTicks),
        };
        return At(end.Ticks, offset);
    }

    /// <summary>As FHIR writes it.</summary>
    public override string ToString()
    {
        var clock = new DateTime(Ticks);
        var date = Kind is MomentKind.Time ? "" : Precision switch
        {
            MomentPrecision.Year => clock.ToString("yyyy", CultureInfo.InvariantCulture),
            MomentPrecision.Month => clock.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            _ => clock.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
        if (!HasTime)
        {
            return date;
        }

        var format = Precision switch
        {
            MomentPrecision.Hour => "HH",
            MomentPrecision.Minute => "HH':'mm",
            MomentPrecision.Second => "HH':'mm':'ss",
            _ => "HH':'mm':'ss'.'" + new string('f', Math.Min(FractionDigits, 7)),
        };
        var time = clock.ToString(format, CultureInfo.InvariantCulture);
        return Kind is MomentKind.Time ? time : date + "T" + time + OffsetText();
    }

    internal PartialDateTime With(MomentPrecision precision, long ticks) =>
        new(Kind, precision, ticks, precision > MomentPrecision.Day ? OffsetMinutes : null, Math.Max(FractionDigits, 3));

    internal PartialDateTime As(MomentKind kind) => new(kind, Precision, Ticks, OffsetMinutes, FractionDigits);

    /// <summary>The length of the smallest part given; not for years and months.</summary>
    private long UnitTicks => Precision switch
    {
        MomentPrecision.Day => TimeSpan.TicksPerDay,
        MomentPrecision.Hour => TimeSpan.TicksPerHour,
        MomentPrecision.Minute => TimeSpan.TicksPerMinute,
        MomentPrecision.Second => TimeSpan.TicksPerSecond,
        _ => (long)Math.Pow(10, 7 - Math.Min(FractionDigits, 7)),
    };

    private DateTimeOffset At(long ticks, TimeSpan offset)
    {
        var utc = ticks - (OffsetMinutes is { } minutes ? minutes * TimeSpan.TicksPerMinute : offset.Ticks);
        return new DateTimeOffset(Math.Clamp(utc, 0, DateTime.MaxValue.Ticks), TimeSpan.Zero);
    }

    private string OffsetText() => OffsetMinutes switch
    {
        null => "",
        0 => "Z",
        { } minutes => (minutes < 0 ? "-" : "+") + TimeSpan.FromMinutes(Math.Abs(minutes)).ToString(@"hh\:mm", CultureInfo.InvariantCulture),
    };
}
