namespace Goldthread.Impact.Distributions;

/// <summary>Gamma: for costs, counts and rates, which are never below nought.</summary>
/// <param name="Shape">Above 0.</param>
/// <param name="Scale">Above 0; the mean is shape times scale.</param>
public sealed record GammaDistribution(double Shape, double Scale) : Distribution
{
    private readonly double _logGamma = Special.LogGamma(Shape);

    /// <inheritdoc />
    public override double Mean => Shape * Scale;

    /// <inheritdoc />
    public override double StandardDeviation => Math.Sqrt(Shape) * Scale;

    /// <summary>With this mean and standard deviation: shape mean²/sd², scale sd²/mean.</summary>
    public static GammaDistribution OfMoments(double mean, double deviation) => new(mean / deviation * (mean / deviation), deviation / mean * deviation);

    /// <inheritdoc />
    public override double Quantile(double p)
    {
        // Wilson and Hilferty (A and S 26.4.17) where the shape is not small, else the first term of the series below.
        var small = Math.Exp((Math.Log(p) + Special.LogGamma(Shape + 1)) / Shape);
        var cube = 1 - (1 / (9 * Shape)) + (Special.NormalQuantile(p) / (3 * Math.Sqrt(Shape)));
        var start = Shape < 0.5 || cube <= 0.2 ? small : Shape * cube * cube * cube;
        return Scale * Root.Find(start, p, x => Special.Gamma(Shape, x), x => Math.Exp(((Shape - 1) * Math.Log(x)) - x - _logGamma), x => ((Shape - 1) / x) - 1, double.PositiveInfinity);
    }
}

/// <summary>Beta: for shares, which lie between 0 and 1.</summary>
/// <param name="Alpha">Above 0: as if so many had been seen with it.</param>
/// <param name="Beta">Above 0: and so many without.</param>
public sealed record BetaDistribution(double Alpha, double Beta) : Distribution
{
    private readonly double _logBeta = Special.LogGamma(Alpha) + Special.LogGamma(Beta) - Special.LogGamma(Alpha + Beta);

    /// <inheritdoc />
    public override double Mean => Alpha / (Alpha + Beta);

    /// <inheritdoc />
    public override double StandardDeviation => Math.Sqrt(Alpha * Beta / (Alpha + Beta + 1)) / (Alpha + Beta);

    /// <summary>With this mean and standard deviation, whose square is below mean times (1 - mean).</summary>
    public static BetaDistribution OfMoments(double mean, double deviation)
    {
        var size = (mean * (1 - mean) / (deviation * deviation)) - 1;
        return new(mean * size, (1 - mean) * size);
    }

    /// <inheritdoc />
    public override double Quantile(double p)
    {
        return Root.Find(Start(p), p, x => Special.Beta(Alpha, Beta, x), x => Math.Exp(((Alpha - 1) * Math.Log(x)) + ((Beta - 1) * Special.LogOnePlus(-x)) - _logBeta), x => ((Alpha - 1) / x) - ((Beta - 1) / (1 - x)), 1);
    }

    // A and S 26.5.22 where both are above 1, else the power law of the nearer end.
    private double Start(double p)
    {
        if (Alpha > 1 && Beta > 1)
        {
            var z = -Special.NormalQuantile(p);
            var (a, b) = (1 / ((2 * Alpha) - 1), 1 / ((2 * Beta) - 1));
            var (lambda, h) = (((z * z) - 3) / 6, 2 / (a + b));
            var w = (z * Math.Sqrt(h + lambda) / h) - ((b - a) * (lambda + (5.0 / 6) - (2 / (3 * h))));
            return Alpha / (Alpha + (Beta * Math.Exp(2 * w)));
        }

        var (low, high) = (Math.Exp(Alpha * Math.Log(Alpha / (Alpha + Beta))) / Alpha, Math.Exp(Beta * Math.Log(Beta / (Alpha + Beta))) / Beta);
        var share = low + high;
        return p < low / share ? Math.Pow(Alpha * share * p, 1 / Alpha) : 1 - Math.Pow(Beta * share * (1 - p), 1 / Beta);
    }
}

/// <summary>PERT: a beta stretched over a range, with its mean at (low + 4 most likely + high) / 6 (Malcolm and others, Operations Research 1959;7:646-669).</summary>
/// <param name="Low">The lowest.</param>
/// <param name="Mode">The most likely.</param>
/// <param name="High">The highest.</param>
public sealed record PertDistribution(double Low, double Mode, double High) : Distribution
{
    private readonly BetaDistribution _beta = new(1 + (4 * (Mode - Low) / (High - Low)), 1 + (4 * (High - Mode) / (High - Low)));

    /// <inheritdoc />
    public override double Mean => Low + ((High - Low) * _beta.Mean);

    /// <inheritdoc />
    public override double StandardDeviation => (High - Low) * _beta.StandardDeviation;

    /// <inheritdoc />
    public override double Quantile(double p) => Low + ((High - Low) * _beta.Quantile(p));
}

/// <summary>Shares of one whole, by counts: each drawn as a gamma of its count and divided by their sum (Devroye, "Non-Uniform Random Variate Generation", XI.4, theorem 4.1).</summary>
/// <param name="Counts">A count for each share, above 0.</param>
public sealed record DirichletDistribution(IReadOnlyList<double> Counts)
{
    private readonly GammaDistribution[] _parts = [.. Counts.Select(c => new GammaDistribution(c, 1))];

    /// <summary>The mean of each share.</summary>
    public IReadOnlyList<double> Means => [.. Counts.Select(c => c / Counts.Sum())];

    /// <summary>One draw of all shares; they sum to one.</summary>
    public double[] Draw(ulong seed, uint draw, uint parameter)
    {
        var drawn = _parts.Select((g, i) => g.Draw(seed, draw, parameter, (uint)i)).ToArray();
        var sum = drawn.Sum();
        return [.. drawn.Select(d => d / sum)];
    }
}

/// <summary>The place where a rising curve reaches a share.</summary>
internal static class Root
{
    private const int Steps = 200;

    // Halley's steps cube what is missing: after one as small as this, less is missing than a double can say.
    private const double Near = 1e-6;

    /// <summary>Halley's steps, kept between two ends that close in; the share is met on the side where it is small, so that far tails keep their digits.</summary>
    public static double Find(double start, double p, Func<double, (double Below, double Above)> share, Func<double, double> density, Func<double, double> slope, double most)
    {
        double low = 0, high = most, x = start > 0 && start < most ? start : Middle(0, most, 1);
        for (var step = 0; step < Steps; step++)
        {
            var (below, above) = share(x);
            var off = p < 0.5 ? below - p : 1 - p - above;
            if (off == 0) return x;
            if (off > 0) high = x; else low = x;
            var by = off / density(x);
            var next = x - (by / Math.Max(0.5, 1 - (Math.Min(1, by * slope(x)) / 2)));
            if (Math.Abs(next - x) <= Near * Math.Min(x, most - x)) return next;
            x = next > low && next < high ? next : Middle(low, high, x);
        }

        return x;
    }

    private static double Middle(double low, double high, double x) => double.IsInfinity(high) ? Math.Max(1, 2 * x) : low == 0 && high < 1e-3 ? high / 64 : (low + high) / 2;
}
