using Goldthread.Impact.Chance;

namespace Goldthread.Impact.Distributions;

/// <summary>
/// What is not known of a number, as a distribution. A draw is the value at a share p that is looked up by seed, draw and parameter: the same address always gives
/// the same value, so that two strategies, or a changed assumption, meet with the same luck, and a higher p is never a lower value.
/// </summary>
public abstract record Distribution
{
    private const uint Stream = 0xD157;

    /// <summary>The mean.</summary>
    public abstract double Mean { get; }

    /// <summary>The standard deviation of the number: as a belief about a mean, its standard error.</summary>
    public abstract double StandardDeviation { get; }

    /// <summary>The value below which the share p lies, p above 0 and below 1.</summary>
    public abstract double Quantile(double p);

    /// <summary>One draw.</summary>
    /// <param name="seed">The run.</param>
    /// <param name="draw">Which draw, from 0.</param>
    /// <param name="parameter">Which parameter; a number of its own for each.</param>
    /// <param name="part">Which part of a parameter that has several.</param>
    public double Draw(ulong seed, uint draw, uint parameter, uint part = 0) => Quantile(Share(seed, draw, parameter, part));

    /// <summary>The share that belongs to an address: never 0 and never 1, 53 bits.</summary>
    public static double Share(ulong seed, uint draw, uint parameter, uint part = 0)
    {
        var words = Philox.At(seed, draw, parameter, part, Stream);
        return Philox.Even(words.A, words.B) + (0.5 / (1UL << 53));
    }
}

/// <summary>A number that is known.</summary>
/// <param name="Value">The number.</param>
public sealed record FixedValue(double Value) : Distribution
{
    /// <inheritdoc />
    public override double Mean => Value;

    /// <inheritdoc />
    public override double StandardDeviation => 0;

    /// <inheritdoc />
    public override double Quantile(double p) => Value;
}

/// <summary>Normal.</summary>
/// <param name="Centre">The mean.</param>
/// <param name="Spread">The standard deviation, above 0.</param>
public sealed record NormalDistribution(double Centre, double Spread) : Distribution
{
    /// <inheritdoc />
    public override double Mean => Centre;

    /// <inheritdoc />
    public override double StandardDeviation => Spread;

    /// <inheritdoc />
    public override double Quantile(double p) => Centre + (Spread * Special.NormalQuantile(p));
}

/// <summary>Lognormal: the logarithm is normal.</summary>
/// <param name="LogMean">Mean of the logarithm.</param>
/// <param name="LogSpread">Standard deviation of the logarithm, above 0.</param>
public sealed record LogNormalDistribution(double LogMean, double LogSpread) : Distribution
{
    /// <inheritdoc />
    public override double Mean => Math.Exp(LogMean + (LogSpread * LogSpread / 2));

    /// <inheritdoc />
    public override double StandardDeviation => Mean * Math.Sqrt(Special.ExpMinusOne(LogSpread * LogSpread));

    /// <inheritdoc />
    public override double Quantile(double p) => Math.Exp(LogMean + (LogSpread * Special.NormalQuantile(p)));

    /// <summary>With this mean and standard deviation of the number itself: variance of the logarithm ln(1 + sd²/mean²).</summary>
    public static LogNormalDistribution OfMoments(double mean, double deviation)
    {
        var variance = Special.LogOnePlus(deviation / mean * (deviation / mean));
        return new(Math.Log(mean) - (variance / 2), Math.Sqrt(variance));
    }
}

/// <summary>Any value of a range as likely as any other.</summary>
/// <param name="Low">The lowest.</param>
/// <param name="High">The highest.</param>
public sealed record UniformDistribution(double Low, double High) : Distribution
{
    /// <inheritdoc />
    public override double Mean => (Low + High) / 2;

    /// <inheritdoc />
    public override double StandardDeviation => (High - Low) / Math.Sqrt(12);

    /// <inheritdoc />
    public override double Quantile(double p) => Low + (p * (High - Low));
}

/// <summary>Triangular.</summary>
/// <param name="Low">The lowest.</param>
/// <param name="Mode">The most likely, from lowest to highest.</param>
/// <param name="High">The highest.</param>
public sealed record TriangularDistribution(double Low, double Mode, double High) : Distribution
{
    /// <inheritdoc />
    public override double Mean => (Low + Mode + High) / 3;

    /// <inheritdoc />
    public override double StandardDeviation => Math.Sqrt(((Low * Low) + (Mode * Mode) + (High * High) - (Low * Mode) - (Low * High) - (Mode * High)) / 18);

    /// <inheritdoc />
    public override double Quantile(double p) => p < (Mode - Low) / (High - Low)
        ? Low + Math.Sqrt(p * (High - Low) * (Mode - Low))
        : High - Math.Sqrt((1 - p) * (High - Low) * (High - Mode));
}
