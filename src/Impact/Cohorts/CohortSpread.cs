namespace Goldthread.Impact.Cohorts;

/// <summary>
/// How much the discounted cost and effect of individuals differ, exactly. From the last cycle back: the expected remainder m of a state, and the variance v of
/// that remainder, v(s) = sum over t of P(s,t) (v(t) + (r(s,t) + m(t) - m(s))²), where r is what a step brings: the law of total variance (Sobel, "The variance of
/// discounted Markov decision processes", Journal of Applied Probability 1982;19:794-802). A simulation of individuals is held against it.
/// </summary>
/// <param name="Cost">Standard deviation of a person's cost.</param>
/// <param name="Effect">Standard deviation of a person's years of full quality.</param>
/// <param name="Covariance">Covariance of the two.</param>
public sealed record CohortSpread(double Cost, double Effect, double Covariance)
{
    internal static CohortSpread Of(Numbers numbers, Weights weights, int cycles)
    {
        var size = numbers.Place.Size;
        var (later, now) = (new Remainder(size), new Remainder(size));
        for (var k = cycles - 1; k >= 0; k--)
        {
            now.Clear();
            Step(numbers, weights, k, later, now);
            (later, now) = (now, later);
        }

        var whole = new Remainder(1);
        for (var pass = 0; pass < 2; pass++)
        {
            for (var s = 0; s < size; s++)
            {
                var share = numbers.Start[s];
                if (share > 0) whole.Add(pass, 0, share, weights.Costs[0] * numbers.Costs(0)[s], weights.Effects[0] * numbers.Utilities(0)[s], later, s);
            }
        }

        return new(Math.Sqrt(whole.CostVariance[0]), Math.Sqrt(whole.EffectVariance[0]), whole.Covariance[0]);
    }

    private static void Step(Numbers numbers, Weights weights, int k, Remainder later, Remainder now)
    {
        var (cells, chances, costs, utilities) = (numbers.Cells, numbers.Chances(k), numbers.Costs(k + 1), numbers.Utilities(k + 1));
        var (arrivalCosts, decrements) = (numbers.ArrivalCosts(k), numbers.ArrivalDecrements(k));
        for (var pass = 0; pass < 2; pass++)
        {
            for (var i = 0; i < cells.Length; i++)
            {
                var (_, _, from, to) = cells[i];
                var cost = weights.Costs[k + 1] * (costs[to] + (arrivalCosts?[i] ?? 0));
                var effect = weights.Effects[k + 1] * (utilities[to] - (decrements?[i] ?? 0));
                now.Add(pass, from, chances[i], cost, effect, later, to);
            }
        }
    }

    /// <summary>What is still to come, by state. The first pass makes means, the second variances about them.</summary>
    private sealed class Remainder(int size)
    {
        public double[] Cost { get; } = new double[size];

        public double[] Effect { get; } = new double[size];

        public double[] CostVariance { get; } = new double[size];

        public double[] EffectVariance { get; } = new double[size];

        public double[] Covariance { get; } = new double[size];

        public void Add(int pass, int at, double share, double cost, double effect, Remainder later, int to)
        {
            var (costs, effects) = (cost + later.Cost[to], effect + later.Effect[to]);
            if (pass == 0)
            {
                Cost[at] += share * costs;
                Effect[at] += share * effects;
                return;
            }

            var (c, e) = (costs - Cost[at], effects - Effect[at]);
            CostVariance[at] += share * (later.CostVariance[to] + (c * c));
            EffectVariance[at] += share * (later.EffectVariance[to] + (e * e));
            Covariance[at] += share * (later.Covariance[to] + (c * e));
        }

        public void Clear()
        {
            Array.Clear(Cost);
            Array.Clear(Effect);
            Array.Clear(CostVariance);
            Array.Clear(EffectVariance);
            Array.Clear(Covariance);
        }
    }
}
