namespace Goldthread.Impact.Decisions;

/// <summary>A probabilistic sample: what each strategy costs and gives in each draw of what is not known.</summary>
/// <param name="Strategies">Their names.</param>
/// <param name="Costs">Costs, by strategy and draw.</param>
/// <param name="Effects">Effects, by strategy and draw.</param>
public sealed record DecisionSample(IReadOnlyList<string> Strategies, double[][] Costs, double[][] Effects)
{
    /// <summary>How many draws.</summary>
    public int Draws => Costs[0].Length;

    /// <summary>The mean cost and effect of each strategy.</summary>
    public IReadOnlyList<Option> Means => [.. Strategies.Select((s, i) => new Option(s, Costs[i].Average(), Effects[i].Average()))];

    /// <summary>Net benefit of each strategy in each draw where an effect is worth so much: worth x effect - cost.</summary>
    public double[][] NetBenefits(double worth) => [.. Costs.Select((costs, s) => costs.Select((c, i) => (worth * Effects[s][i]) - c).ToArray())];
}

/// <summary>The doubt about a decision at one worth of an effect.</summary>
/// <param name="Worth">What an effect is worth (willingness to pay).</param>
/// <param name="NetBenefit">Expected net benefit of each strategy.</param>
/// <param name="Best">The strategy with the highest: on the acceptability frontier.</param>
/// <param name="Chance">The share of draws in which each strategy is the best (acceptability curve).</param>
/// <param name="Loss">What is lost on average by each strategy since another would have been better (expected loss).</param>
public sealed record DoubtAt(double Worth, double[] NetBenefit, int Best, double[] Chance, double[] Loss)
{
    /// <summary>Expected value of perfect information: what is lost on average by the best choice that can be made now.</summary>
    public double PerfectInformation => Loss[Best];
}

/// <summary>
/// Acceptability curve and frontier (Fenwick, Claxton and Sculpher, Health Economics 2001;10:779-787), expected loss (Alarid-Escudero and others, Value in Health
/// 2019;22:611-618) and expected value of perfect information (Claxton, Journal of Health Economics 1999;18:341-364) from a sample.
/// </summary>
public static class Doubt
{
    /// <summary>At each worth. Draws in which several strategies are equally good count for each of them in equal parts; the frontier takes the first of equals.</summary>
    public static IReadOnlyList<DoubtAt> Of(DecisionSample sample, IEnumerable<double> worths) => [.. worths.Select(w => At(sample, w))];

    private static DoubtAt At(DecisionSample sample, double worth)
    {
        var (strategies, draws) = (sample.Strategies.Count, sample.Draws);
        var benefits = sample.NetBenefits(worth);
        var (chance, loss) = (new double[strategies], new double[strategies]);
        for (var i = 0; i < draws; i++)
        {
            var (most, ties) = (double.NegativeInfinity, 0);
            for (var s = 0; s < strategies; s++) (most, ties) = benefits[s][i] > most ? (benefits[s][i], 1) : (most, ties + (benefits[s][i] == most ? 1 : 0));
            for (var s = 0; s < strategies; s++)
            {
                loss[s] += most - benefits[s][i];
                if (benefits[s][i] == most) chance[s] += 1.0 / ties;
            }
        }

        var means = benefits.Select(b => b.Average()).ToArray();
        return new DoubtAt(worth, means, Array.IndexOf(means, means.Max()), [.. chance.Select(c => c / draws)], [.. loss.Select(l => l / draws)]);
    }
}
