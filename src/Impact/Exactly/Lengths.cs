using Goldthread.Impact.Distributions;

namespace Goldthread.Impact.Exactly;

/// <summary>
/// How many whole days something lasts that lasts x days by its law: x up or down by chance so that the mean stays. P(at least k days) = E min(X, k) - E min(X, k - 1), which both laws
/// have in closed form.
/// </summary>
internal sealed class Length
{
    // What is left out of the tail: one in a hundred million.
    private const double Tail = 1e-8;

    private Length(double[] atLeast)
    {
        (AtLeast, Days) = (atLeast, atLeast.Length - 1);
        Exactly = [.. atLeast.Select((chance, k) => chance - (k < Days ? atLeast[k + 1] : 0))];
        Ends = [.. atLeast.Select((chance, k) => k < Days ? 1 - (atLeast[k + 1] / chance) : 1)];
    }

    /// <summary>The chance of at least so many days, from 0.</summary>
    public double[] AtLeast { get; }

    /// <summary>The longest that it is followed.</summary>
    public int Days { get; }

    /// <summary>The chance of exactly so many days.</summary>
    public double[] Exactly { get; }

    /// <summary>The chance that what has lasted so long ends with this day.</summary>
    public double[] Ends { get; }

    /// <summary>Exponential with this mean.</summary>
    public static Length Exponential(double mean, int horizon) => new(To(horizon, k => mean <= 0 ? 0 : mean * -Special.ExpMinusOne(-k / mean)));

    /// <summary>A logarithm of normal law with this mean of the number.</summary>
    public static Length LogNormal(double mean, double sigma, int horizon)
    {
        if (sigma == 0) return new(To(horizon, k => Math.Min(mean, k)));
        var centre = Math.Log(mean) - (sigma * sigma / 2);
        return new(To(horizon, k =>
        {
            if (k == 0 || mean <= 0) return 0;
            var z = (Math.Log(k) - centre) / sigma;
            return (mean * Special.Normal(z - sigma)) + (k * Special.Normal(-z));
        }));
    }

    private static double[] To(int horizon, Func<int, double> expectedUpTo)
    {
        var atLeast = new List<double> { 1 };
        for (var (k, before) = (1, 0.0); k <= horizon + 1; k++)
        {
            var upTo = expectedUpTo(k);
            var chance = Math.Min(upTo - before, atLeast[^1]);
            if (chance < Tail) break;
            atLeast.Add(chance);
            before = upTo;
        }

        return [.. atLeast];
    }
}
