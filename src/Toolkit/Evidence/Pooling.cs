using Goldthread.Population.Indicators;

namespace Goldthread.Toolkit.Evidence;

/// <summary>A pooled estimate with its interval, on the scale on which it was pooled.</summary>
/// <param name="Estimate">The estimate.</param>
/// <param name="Error">Its standard error.</param>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
public readonly record struct PooledEffect(double Estimate, double Error, double Low, double High);

/// <summary>Several estimates of one effect, pooled; logarithms of ratios, differences as they are.</summary>
/// <param name="Fixed">As if all studies measured one and the same effect: weights by the inverse of the variance.</param>
/// <param name="Random">As if their effects differed around a mean (DerSimonian and Laird, Controlled Clinical Trials 1986;7:177).</param>
/// <param name="Q">Cochran's Q.</param>
/// <param name="Freedom">Its degrees of freedom: one less than there are studies.</param>
/// <param name="Inconsistency">I², from 0 to 1: how much of the spread is more than chance (Higgins and Thompson, Statistics in Medicine 2002;21:1539).</param>
/// <param name="Between">τ²: the variance between studies, by the method of moments.</param>
/// <param name="Prediction">Where the effect of a further study would lie (Higgins, Thompson and Spiegelhalter, JRSS A 2009;172:137); null below three studies.</param>
/// <param name="Weights">The share of each study in <paramref name="Random"/>, adding up to 1.</param>
public sealed record Pooled(PooledEffect Fixed, PooledEffect Random, double Q, int Freedom, double Inconsistency, double Between, (double Low, double High)? Prediction, IReadOnlyList<double> Weights);

/// <summary>Pools estimates of one effect.</summary>
public static class Pooling
{
    /// <summary>Pools. Fewer than two studies, or an error that is not above nought: <see cref="ArgumentException"/>.</summary>
    /// <param name="studies">Estimates with their standard errors; logarithms of ratios.</param>
    /// <param name="confidence">Of the intervals, in per cent.</param>
    public static Pooled Pool(IReadOnlyList<(double Estimate, double Error)> studies, double confidence = 95)
    {
        ArgumentNullException.ThrowIfNull(studies);
        if (studies.Count < 2) throw new ArgumentException("Two studies at least are pooled.", nameof(studies));
        if (studies.Any(s => !(s.Error > 0) || !double.IsFinite(s.Error) || !double.IsFinite(s.Estimate))) throw new ArgumentException("Every study needs an estimate and an error above nought.", nameof(studies));
        var tail = (1 - (confidence / 100)) / 2;
        var z = Distributions.Normal(tail);
        var weights = studies.Select(s => 1 / (s.Error * s.Error)).ToArray();
        var one = Mean(studies, weights, z);
        var q = studies.Select((s, i) => weights[i] * Math.Pow(s.Estimate - one.Estimate, 2)).Sum();
        var freedom = studies.Count - 1;
        var sum = weights.Sum();
        var between = Math.Max(0, (q - freedom) / (sum - (weights.Sum(w => w * w) / sum)));
        var spread = studies.Select(s => 1 / ((s.Error * s.Error) + between)).ToArray();
        var random = Mean(studies, spread, z);
        (double, double)? prediction = null;
        if (studies.Count > 2)
        {
            var reach = Distributions.Student(tail, studies.Count - 2) * Math.Sqrt(between + (random.Error * random.Error));
            prediction = (random.Estimate - reach, random.Estimate + reach);
        }

        return new Pooled(one, random, q, freedom, q > freedom ? (q - freedom) / q : 0, between, prediction, [.. spread.Select(w => w / spread.Sum())]);
    }

    /// <summary>The standard error that an interval of an estimate tells, on the scale on which effects are pooled; null where there is no interval, or it has no width.</summary>
    public static (double Estimate, double Error)? Of(Effect effect)
    {
        ArgumentNullException.ThrowIfNull(effect);
        if (effect is not { Estimate: { } estimate, Low: { } low, High: { } high } || high <= low) return null;
        var z = Distributions.Normal((1 - (effect.Confidence / 100)) / 2);
        return effect.IsRatio ? (Math.Log(estimate), (Math.Log(high) - Math.Log(low)) / (2 * z)) : (estimate, (high - low) / (2 * z));
    }

    private static PooledEffect Mean(IReadOnlyList<(double Estimate, double Error)> studies, double[] weights, double z)
    {
        var sum = weights.Sum();
        var (mean, error) = (studies.Select((s, i) => weights[i] * s.Estimate).Sum() / sum, Math.Sqrt(1 / sum));
        return new PooledEffect(mean, error, mean - (z * error), mean + (z * error));
    }
}
