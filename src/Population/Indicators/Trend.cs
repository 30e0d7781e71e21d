namespace Goldthread.Population.Indicators;

/// <summary>Which way an indicator ought to go.</summary>
public enum Polarity
{
    /// <summary>Neither way is better.</summary>
    None,

    /// <summary>High is better.</summary>
    High,

    /// <summary>Low is better.</summary>
    Low,
}

/// <summary>What a rule found at a point.</summary>
[Flags]
public enum SpecialCause
{
    None = 0,

    /// <summary>The point lies outside the limits.</summary>
    Outside = 1,

    /// <summary>It belongs to a run on one side of the mean.</summary>
    Shift = 2,

    /// <summary>It belongs to a run in which each point lies beyond the one before it, in one direction.</summary>
    Drift = 4,

    /// <summary>It is one of two, of three in a row, that lie near the same limit.</summary>
    NearLimit = 8,
}

/// <summary>What the rules together mean.</summary>
public enum Variation
{
    /// <summary>Nothing but chance.</summary>
    Common,

    /// <summary>A special cause, in the direction that is better.</summary>
    Improving,

    /// <summary>A special cause, in the direction that is worse.</summary>
    Concerning,

    /// <summary>A special cause, where neither way is better.</summary>
    Special,
}

/// <summary>One point of a trend.</summary>
/// <param name="Value">The value.</param>
/// <param name="Above">What the rules found on the high side: high points, or a rise.</param>
/// <param name="Below">What they found on the low side.</param>
/// <param name="Variation">What it means. Where both sides have something, as in a rise that is still below the mean, the side on which the point lies.</param>
public readonly record struct TrendPoint(double Value, SpecialCause Above, SpecialCause Below, Variation Variation);

/// <summary>A trend with its limits.</summary>
/// <param name="Mean">The mean of all points.</param>
/// <param name="Low">The lower process limit.</param>
/// <param name="High">The upper process limit.</param>
/// <param name="Points">The points, in the order of time.</param>
public sealed record TrendResult(double Mean, double Low, double High, IReadOnlyList<TrendPoint> Points);

/// <summary>
/// A chart of single values with moving ranges (XmR: Shewhart; Wheeler, Understanding variation, 1993) and the rules of NHS England's Making Data Count for a special cause. The
/// limits lie 2.66 mean moving ranges from the mean: three standard deviations, estimated from neighbours.
/// </summary>
public static class Trend
{
    /// <summary>3 divided by 1.128, the expected range of two values of a normal distribution in standard deviations.</summary>
    public const double RangesToLimit = 2.66;

    /// <summary>So many points on one side of the mean make a shift.</summary>
    public const int ShiftLength = 7;

    /// <summary>So many points, each beyond the one before, make a drift. Making Data Count says 6; some charts take 7.</summary>
    public const int DriftLength = 6;

    private const double Rounding = 1e-12;

    /// <summary>The chart.</summary>
    /// <param name="values">In the order of time: two or more.</param>
    /// <param name="better">Which way is better.</param>
    /// <param name="driftLength">How many points make a drift: 3 or more.</param>
    public static TrendResult Of(IReadOnlyList<double> values, Polarity better, int driftLength = DriftLength)
    {
        CrudeMeasures.Must(values.Count >= 2, nameof(values), values.Count, "A trend needs two values or more.");
        CrudeMeasures.Must(values.All(double.IsFinite), nameof(values), null, "Every value is a number.");
        CrudeMeasures.Must(driftLength >= 3, nameof(driftLength), driftLength, "A drift is three points or more.");
        var mean = values.Average();
        var reach = RangesToLimit * values.Zip(values.Skip(1), (a, b) => Math.Abs(b - a)).Average();
        // A mean is rounded: what differs from it by that alone lies on it.
        var rounding = Rounding * values.Max(Math.Abs);
        double[] from = [.. values.Select(v => Math.Abs(v - mean) <= rounding ? 0 : v - mean)];
        // Seen from below, every rule of the low side is a rule of the high side.
        var above = Found(from, reach, driftLength);
        var below = Found([.. from.Select(f => -f)], reach, driftLength);
        return new TrendResult(mean, mean - reach, mean + reach, [.. values.Select((v, i) => new TrendPoint(v, above[i], below[i], Means(from[i], above[i], below[i], better)))]);
    }

    private static SpecialCause[] Found(double[] from, double reach, int driftLength)
    {
        var found = new SpecialCause[from.Length];
        var (side, rise) = (0, 1);
        for (var i = 0; i < from.Length; i++)
        {
            if (from[i] > reach) found[i] |= SpecialCause.Outside;
            side = from[i] > 0 ? side + 1 : 0;
            rise = i > 0 && from[i] > from[i - 1] ? rise + 1 : 1;
            if (side >= ShiftLength) Mark(found, i, ShiftLength, SpecialCause.Shift);
            if (rise >= driftLength) Mark(found, i, driftLength, SpecialCause.Drift);
            if (i >= 2) MarkNear(found, from, i, reach * 2 / 3);
        }

        return found;
    }

    private static void Mark(SpecialCause[] found, int last, int length, SpecialCause cause)
    {
        for (var i = last - length + 1; i <= last; i++) found[i] |= cause;
    }

    // The outer third: more than two of the three standard deviations away.
    private static void MarkNear(SpecialCause[] found, double[] from, int last, double near)
    {
        if (Enumerable.Range(last - 2, 3).Count(i => from[i] > near) < 2) return;
        for (var i = last - 2; i <= last; i++)
        {
            if (from[i] > near) found[i] |= SpecialCause.NearLimit;
        }
    }

    private static Variation Means(double from, SpecialCause above, SpecialCause below, Polarity better)
    {
        if (above == SpecialCause.None && below == SpecialCause.None) return Variation.Common;
        if (better == Polarity.None) return Variation.Special;
        // A rise that is still below the mean may be both: where the point lies decides.
        var isHigh = below == SpecialCause.None || (above != SpecialCause.None && from > 0);
        return isHigh == (better == Polarity.High) ? Variation.Improving : Variation.Concerning;
    }
}
