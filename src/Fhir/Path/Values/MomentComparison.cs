namespace Goldthread.Fhir.FhirPath.Values;

/// <summary>
/// Order of dates and times: part by part, unknown where one of them stops first. Seconds and their fraction are one part.
/// http://hl7.org/fhirpath/N1/#datetime-equality
/// </summary>
internal static class MomentComparison
{
    /// <summary>Below, at or above zero; null when it cannot be told. Ask only with two times, or two that are no times.</summary>
    public static int? Compare(PartialDateTime left, PartialDateTime right)
    {
        var common = Common(left, right);
        if (common > MomentPrecision.Day && left.OffsetMinutes.HasValue != right.OffsetMinutes.HasValue && left.Kind is not MomentKind.Time)
        {
            // The one without an offset may be up to 14 hours either way.
            var apart = left.UtcTicks - right.UtcTicks;
            return Math.Abs(apart) > PartialDateTime.WidestOffset.Ticks ? Math.Sign(apart) : null;
        }

        var inUtc = common > MomentPrecision.Day && left.OffsetMinutes.HasValue;
        var order = Cut(inUtc ? left.UtcTicks : left.Ticks, common).CompareTo(Cut(inUtc ? right.UtcTicks : right.Ticks, common));
        return order != 0 ? order : SamePrecision(left, right) ? 0 : null;
    }

    /// <summary>~ never says "unknown": different precision is different. http://hl7.org/fhirpath/N1/#datetime-equivalence</summary>
    public static bool Equivalent(PartialDateTime left, PartialDateTime right) =>
        (left.Kind is MomentKind.Time) == (right.Kind is MomentKind.Time) && Compare(left, right) == 0;

    private static bool SamePrecision(PartialDateTime left, PartialDateTime right) => Whole(left.Precision) == Whole(right.Precision);

    private static MomentPrecision Whole(MomentPrecision precision) => precision is MomentPrecision.Fraction ? MomentPrecision.Second : precision;

    private static MomentPrecision Common(PartialDateTime left, PartialDateTime right)
    {
        var common = left.Precision < right.Precision ? left.Precision : right.Precision;
        return common is MomentPrecision.Second && SamePrecision(left, right) ? MomentPrecision.Fraction : common;
    }

    private static long Cut(long ticks, MomentPrecision precision) => precision switch
    {
        MomentPrecision.Year => new DateTime(ticks).Year,
        MomentPrecision.Month => (new DateTime(ticks).Year * 12L) + new DateTime(ticks).Month,
        MomentPrecision.Day => Math.DivRem(ticks, TimeSpan.TicksPerDay).Quotient,
        MomentPrecision.Hour => Math.DivRem(ticks, TimeSpan.TicksPerHour).Quotient,
        MomentPrecision.Minute => Math.DivRem(ticks, TimeSpan.TicksPerMinute).Quotient,
        MomentPrecision.Second => Math.DivRem(ticks, TimeSpan.TicksPerSecond).Quotient,
        _ => ticks,
    };
}
