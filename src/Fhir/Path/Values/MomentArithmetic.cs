namespace Goldthread.Fhir.FhirPath.Values;

/// <summary>Dates and times plus and minus quantities of time. http://hl7.org/fhirpath/N1/#datetime-arithmetic</summary>
internal static class MomentArithmetic
{
    /// <summary>
    /// The moment later (or earlier, for <paramref name="sign"/> -1); null when it leaves the calendar. Throws
    /// <see cref="FhirPathException"/> for a unit that is no time, and for the definite "a" and "mo".
    /// </summary>
    public static PartialDateTime? Add(PartialDateTime moment, Quantity quantity, int sign)
    {
        var unit = CalendarUnits.Keyword(quantity.Unit) ?? CalendarUnits.Ucum(quantity.Unit)
            ?? throw new FhirPathException($"A date or time cannot be moved by '{quantity.Unit}'. Use a calendar unit such as days or months.");
        try
        {
            return Move(moment, quantity.Value * sign, unit);
        }
        catch (Exception e) when (e is OverflowException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static PartialDateTime? Move(PartialDateTime moment, decimal amount, CalendarUnit unit)
    {
        if (moment.Kind is MomentKind.Time)
        {
            // A time of day goes round the clock.
            var day = TimeSpan.TicksPerDay;
            var moved = (moment.Ticks + Ticks(moment, amount, unit)) % day;
            return moment.With(moment.Precision, moved < 0 ? moved + day : moved);
        }

        var clock = new DateTime(moment.Ticks);
        if (moment.Precision is MomentPrecision.Year)
        {
            return Result(moment, clock.AddYears(Whole(unit switch
            {
                CalendarUnit.Year => amount,
                CalendarUnit.Month => amount / 12,
                _ => amount * CalendarUnits.Milliseconds(unit) / CalendarUnits.Milliseconds(CalendarUnit.Year),
            })));
        }

        if (moment.Precision is MomentPrecision.Month)
        {
            return Result(moment, clock.AddMonths(Whole(unit switch
            {
                CalendarUnit.Year => Math.Truncate(amount) * 12,
                CalendarUnit.Month => amount,
                _ => amount * CalendarUnits.Milliseconds(unit) / CalendarUnits.Milliseconds(CalendarUnit.Month),
            })));
        }

        return Result(moment, unit switch
        {
            CalendarUnit.Year => clock.AddYears(Whole(amount)),
            CalendarUnit.Month => clock.AddMonths(Whole(amount)),
            _ => clock.AddTicks(Ticks(moment, amount, unit)),
        });
    }

    private static PartialDateTime Result(PartialDateTime moment, DateTime clock) => moment.With(moment.Precision, clock.Ticks);

    private static int Whole(decimal amount) => decimal.ToInt32(Math.Truncate(amount));

    /// <summary>Above seconds the fraction of an amount does not count; nor does what is finer than the moment itself.</summary>
    private static long Ticks(PartialDateTime moment, decimal amount, CalendarUnit unit)
    {
        if (unit < CalendarUnit.Second)
        {
            amount = Math.Truncate(amount);
        }

        var grain = moment.Precision switch
        {
            MomentPrecision.Day => TimeSpan.TicksPerDay,
            MomentPrecision.Hour => TimeSpan.TicksPerHour,
            MomentPrecision.Minute => TimeSpan.TicksPerMinute,
            MomentPrecision.Second => TimeSpan.TicksPerSecond,
            _ => TimeSpan.TicksPerMillisecond,
        };
        var ticks = amount * CalendarUnits.Milliseconds(unit) * TimeSpan.TicksPerMillisecond;
        return decimal.ToInt64(Math.Truncate(ticks / grain) * grain);
    }
}
