namespace Goldthread.Impact.Cohorts;

/// <summary>How much each point of time counts: correction times discount.</summary>
internal sealed class Weights
{
    private Weights(double[] plain, double[] costs, double[] effects) => (Plain, Costs, Effects) = (plain, costs, effects);

    /// <summary>The correction alone.</summary>
    public double[] Plain { get; }

    public double[] Costs { get; }

    public double[] Effects { get; }

    public static Weights Of(CohortModel model)
    {
        var (n, dt) = (model.Clock.Cycles, model.Clock.CycleLength);
        var plain = Enumerable.Range(0, n + 1).Select(k => Correction(model.Correction, k, n)).ToArray();
        double[] Discounted(double rate) => [.. plain.Select((w, k) => w * model.Discounting.Factor(rate, k, dt))];
        return new(plain, Discounted(model.Discounting.Costs), Discounted(model.Discounting.Effects));
    }

    private static double Correction(CycleCorrection how, int k, int n) => how switch
    {
        CycleCorrection.Start => k == n ? 0 : 1,
        CycleCorrection.End => k == 0 ? 0 : 1,
        CycleCorrection.HalfCycle => k == 0 || k == n ? 0.5 : 1,
        CycleCorrection.Simpson => k == 0 || k == n ? 1.0 / 3 : k % 2 == 1 ? 2.0 / 3 : 4.0 / 3,
        CycleCorrection.SimpsonTextbook => k == 0 || k == n ? 1.0 / 3 : k % 2 == 1 ? 4.0 / 3 : 2.0 / 3,
        _ => 1,
    };
}
