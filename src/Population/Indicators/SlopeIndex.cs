namespace Goldthread.Population.Indicators;

/// <summary>On which scale the standard error of a value is given.</summary>
public enum ValueScale
{
    /// <summary>The value's own, as for life expectancy.</summary>
    Plain,

    /// <summary>The logarithm, as for rates.</summary>
    Rate,

    /// <summary>The logit, as for shares between 0 and 1.</summary>
    Proportion,
}

/// <summary>One group of a population, ordered from the least to the most advantaged.</summary>
/// <param name="Population">People in it: more than 0.</param>
/// <param name="Value">The indicator: more than 0 for rates, between 0 and 1 for shares.</param>
/// <param name="StandardError">Of the value, on its scale: 0 or more.</param>
public readonly record struct RankedGroup(double Population, double Value, double StandardError);

/// <summary>How unequal a value is between the least and the most advantaged.</summary>
/// <param name="Slope">The slope index: the line at the most advantaged end less the line at the least.</param>
/// <param name="Relative">The relative index: the one divided by the other.</param>
/// <param name="Intercept">The line at the least advantaged end.</param>
public readonly record struct Inequality(Estimate Slope, Estimate Relative, double Intercept);

/// <summary>
/// The slope and the relative index of inequality (Low and Low, Measuring the gap, J Public Health 2004;26:388-395): a line is laid through the groups' values against their
/// rank in the population, weighted by their size. Public Health England's tool finds the limits by simulation; here they are in closed form.
/// </summary>
public static class SlopeIndex
{
    /// <summary>Both indices.</summary>
    /// <param name="groups">From the least to the most advantaged: 5 to 100 of them.</param>
    /// <param name="scale">On which scale their standard errors are.</param>
    /// <param name="multiplier">Of the slope; below 0 where a low value is the good one, and then the relative index is turned round as well.</param>
    /// <param name="confidence">How sure.</param>
    /// <param name="isTransformed">Whether the line is laid through the logarithms or logits rather than the values.</param>
    /// <remarks>
    /// The slope is a weighted sum of the values, so its limits are exact where their errors are normal: z times the root of the sum of squared weights times squared errors.
    /// The relative index is a quotient of two such sums: Fieller's limits, which are exact as well. On a transformed line the relative index of rates is exact again; the slope
    /// and the relative index of shares have the limits of the delta method.
    /// </remarks>
    public static Inequality Of(IReadOnlyList<RankedGroup> groups, ValueScale scale, double multiplier, Confidence confidence, bool isTransformed = false)
    {
        CrudeMeasures.Must(groups.Count is >= 5 and <= 100, "groups", groups.Count, "A slope index takes 5 to 100 groups.");
        CrudeMeasures.Must(multiplier != 0, nameof(multiplier), multiplier, "The multiplier is not 0.");
        foreach (var group in groups)
        {
            CrudeMeasures.Must(group.Population > 0 && double.IsFinite(group.Population), "population", null, "Every group has a population of more than 0.");
            CrudeMeasures.Must(group.StandardError >= 0, "se", null, "Every standard error is 0 or more.");
            MustFit(group.Value, scale, "value");
        }

        var onScale = isTransformed && scale != ValueScale.Plain;
        var line = Line.Through(groups, scale, onScale);
        return Turned(onScale ? Transformed(line, scale, confidence.Z) : Direct(line, confidence.Z), multiplier);
    }

    /// <summary>The standard error, on the scale, behind limits of 95%.</summary>
    /// <param name="low">The lower limit.</param>
    /// <param name="high">The upper limit.</param>
    /// <param name="scale">The scale.</param>
    public static double StandardError(double low, double high, ValueScale scale)
    {
        MustFit(low, scale, "lower");
        MustFit(high, scale, "upper");
        CrudeMeasures.Must(high >= low, "upper", high, "The upper limit is not below the lower.");
        return (To(high, scale) - To(low, scale)) / (2 * Confidence.Usual.Z);
    }

    private static Inequality Direct(Line line, double z)
    {
        var (start, end, half) = (line.Start, line.Start + line.Slope, z * Math.Sqrt(line.SlopeVariance));
        return new Inequality(new Estimate(line.Slope, line.Slope - half, line.Slope + half, "Closed form"), Fieller(start, end, line, z), start);
    }

    // Fieller 1954: those quotients r for which end - r * start does not differ from 0. Where the start may itself be 0 there are no limits.
    private static Estimate Fieller(double start, double end, Line line, double z)
    {
        var (startVariance, together) = (line.StartVariance, line.StartVariance + line.Covariance);
        var endVariance = line.StartVariance + line.SlopeVariance + (2 * line.Covariance);
        var (a, b, c) = ((start * start) - (z * z * startVariance), (start * end) - (z * z * together), (end * end) - (z * z * endVariance));
        var root = Math.Sqrt((b * b) - (a * c));
        return a > 0 && double.IsFinite(root) ? new Estimate(end / start, (b - root) / a, (b + root) / a, "Fieller") : new Estimate(start == 0 ? null : end / start, null, null, "Fieller");
    }

    private static Inequality Transformed(Line line, ValueScale scale, double z)
    {
        var (start, end) = (From(line.Start, scale), From(line.Start + line.Slope, scale));
        var (atStart, atEnd) = (Stretch(start, scale), Stretch(end, scale));
        var half = z * Math.Sqrt(line.Variance(atEnd - atStart, atEnd));
        var relative = z * Math.Sqrt(line.Variance((atEnd / end) - (atStart / start), atEnd / end));
        var method = scale == ValueScale.Rate ? "Closed form" : "Delta";
        return new Inequality(
            new Estimate(end - start, end - start - half, end - start + half, "Delta"), new Estimate(end / start, end / start * Math.Exp(-relative), end / start * Math.Exp(relative), method), start);
    }

    private static Inequality Turned(Inequality index, double multiplier)
    {
        var (slope, relative) = (index.Slope, index.Relative);
        var ends = multiplier < 0 ? (slope.High, slope.Low) : (slope.Low, slope.High);
        return new Inequality(
            new Estimate(slope.Value * multiplier, ends.Item1 * multiplier, ends.Item2 * multiplier, slope.Method),
            multiplier < 0 ? new Estimate(1 / relative.Value, 1 / relative.High, 1 / relative.Low, relative.Method) : relative,
            index.Intercept * Math.Abs(multiplier));
    }

    private static double To(double value, ValueScale scale) => scale switch { ValueScale.Rate => Math.Log(value), ValueScale.Proportion => Math.Log(value / (1 - value)), _ => value };

    private static double From(double value, ValueScale scale) => scale switch { ValueScale.Rate => Math.Exp(value), ValueScale.Proportion => 1 / (1 + Math.Exp(-value)), _ => value };

    // How much a value moves when its transform moves by one.
    private static double Stretch(double value, ValueScale scale) => scale switch { ValueScale.Rate => value, ValueScale.Proportion => value * (1 - value), _ => 1 };

    private static void MustFit(double value, ValueScale scale, string name)
    {
        var (fits, what) = scale switch
        {
            ValueScale.Rate => (value > 0 && double.IsFinite(value), "is more than 0"),
            ValueScale.Proportion => (value is > 0 and < 1, "lies between 0 and 1"),
            _ => (double.IsFinite(value), "is a number"),
        };
        if (!fits) throw new ArgumentOutOfRangeException(name, value, $"Every {name} {what}.");
    }

    // Weighted least squares with the groups' shares of the population as weights, against the middle of each group's range of ranks.
    private readonly record struct Line(double Start, double Slope, double StartVariance, double SlopeVariance, double Covariance)
    {
        public static Line Through(IReadOnlyList<RankedGroup> groups, ValueScale scale, bool onScale)
        {
            var all = 0.0;
            foreach (var group in groups) all += group.Population;
            // The middle of all ranks is a half, whatever the sizes; how far they spread is not.
            var (below, spread) = (0.0, 0.0);
            foreach (var group in groups)
            {
                var (share, rank) = Rank(group, below, all);
                spread += share * (rank - 0.5) * (rank - 0.5);
                below += group.Population;
            }

            var line = default(Line);
            below = 0;
            foreach (var group in groups)
            {
                var (share, rank) = Rank(group, below, all);
                below += group.Population;
                var ofSlope = share * (rank - 0.5) / spread;
                var ofStart = share - (0.5 * ofSlope);
                var (value, error) = onScale ? (To(group.Value, scale), group.StandardError) : (group.Value, group.StandardError * Stretch(group.Value, scale));
                var variance = error * error;
                line = new Line(
                    line.Start + (ofStart * value), line.Slope + (ofSlope * value), line.StartVariance + (ofStart * ofStart * variance),
                    line.SlopeVariance + (ofSlope * ofSlope * variance), line.Covariance + (ofStart * ofSlope * variance));
            }

            return line;
        }

        public double Variance(double byStart, double bySlope) => (byStart * byStart * StartVariance) + (bySlope * bySlope * SlopeVariance) + (2 * byStart * bySlope * Covariance);

        private static (double Share, double Rank) Rank(RankedGroup group, double below, double all) => (group.Population / all, (below + (group.Population / 2)) / all);
    }
}
