using Goldthread.Kernel.Values;

namespace Goldthread.Impact.Cohorts;

/// <summary>Solves a model of a cohort exactly: where people are at each point of time, what is expected of costs and effects, and how much individuals differ.</summary>
public static class CohortRun
{
    /// <summary>Every strategy, with the values of the file.</summary>
    public static Outcome<IReadOnlyList<CohortResult>> Of(CohortModel model) => With(model, null);

    /// <summary>Every strategy, with the doubtful parameters at their means: the run without chance.</summary>
    public static Outcome<IReadOnlyList<CohortResult>> AtMeans(CohortModel model) => With(model, [.. model.Doubtful.SelectMany(d => d.Means)]);

    /// <summary>Every strategy, with values for the doubtful parameters in their order.</summary>
    internal static Outcome<IReadOnlyList<CohortResult>> With(CohortModel model, double[]? draws)
    {
        var results = new List<CohortResult>();
        foreach (var strategy in model.Strategies)
        {
            var numbers = Numbers.Of(model, strategy, draws);
            if (!numbers.Succeeded) return numbers.Faults.ToArray();
            results.Add(Solve(model, strategy.Name, numbers.Value));
        }

        return results;
    }

    /// <summary>What is wrong with the numbers of any strategy.</summary>
    internal static IReadOnlyList<Fault> Check(CohortModel model) => [.. model.Strategies.SelectMany(s => Numbers.Of(model, s, null).Faults).DistinctBy(f => f.Path)];

    /// <summary>Expected cost and effect alone, for many draws.</summary>
    internal static (double Cost, double Effect) Totals(Numbers numbers, Weights weights, int cycles)
    {
        var (now, cost, effect) = (numbers.Start, 0.0, 0.0);
        var next = new double[now.Length];
        for (var k = 0; k <= cycles; k++)
        {
            cost += weights.Costs[k] * Sum(now, numbers.Costs(k));
            effect += weights.Effects[k] * Sum(now, numbers.Utilities(k));
            if (k == cycles) break;
            if (k == 0) now = [.. now];
            var (arrivalCost, arrivalDecrement) = Step(numbers, k, now, next);
            cost += weights.Costs[k + 1] * arrivalCost;
            effect -= weights.Effects[k + 1] * arrivalDecrement;
            (now, next) = (next, now);
        }

        return (cost, effect);
    }

    private static CohortResult Solve(CohortModel model, string name, Numbers numbers)
    {
        var (n, weights) = (model.Clock.Cycles, Weights.Of(model));
        var trace = new double[n + 1][];
        trace[0] = numbers.Start;
        for (var k = 0; k < n; k++) Step(numbers, k, trace[k], trace[k + 1] = new double[numbers.Place.Size]);
        var (cost, effect) = Totals(numbers, weights, n);
        var spread = CohortSpread.Of(numbers, weights, n);
        var states = trace.Select(row => Summed(row, numbers.Place, model.States.Count)).ToArray();
        var survival = states.Select(row => row.Where((_, s) => !model.States[s].IsDead).Sum()).ToArray();
        var dt = model.Clock.CycleLength;
        return new CohortResult(name, cost, effect, Sum(survival, weights.Plain) * dt, Sum(survival, weights.Effects) * dt, spread, states, numbers.Place.Size > model.States.Count ? trace : null, survival);
    }

    private static (double Cost, double Decrement) Step(Numbers numbers, int cycle, double[] now, double[] next)
    {
        var (chances, costs, decrements, cells) = (numbers.Chances(cycle), numbers.ArrivalCosts(cycle), numbers.ArrivalDecrements(cycle), numbers.Cells);
        var (cost, decrement) = (0.0, 0.0);
        Array.Clear(next);
        for (var i = 0; i < cells.Length; i++)
        {
            var moved = now[cells[i].From] * chances[i];
            next[cells[i].To] += moved;
            if (costs is null) continue;
            cost += moved * costs[i];
            decrement += moved * decrements![i];
        }

        return (cost, decrement);
    }

    private static double[] Summed(double[] row, Places places, int states)
    {
        var summed = new double[states];
        for (var i = 0; i < row.Length; i++) summed[places.StateOf[i]] += row[i];
        return summed;
    }

    private static double Sum(double[] left, double[] right)
    {
        var sum = 0.0;
        for (var i = 0; i < left.Length; i++) sum += left[i] * right[i];
        return sum;
    }
}

/// <summary>What a strategy comes to, for one person of the cohort on average.</summary>
/// <param name="Strategy">Its name.</param>
/// <param name="Cost">Expected cost, discounted.</param>
/// <param name="Effect">Expected years of full quality (QALYs), discounted.</param>
/// <param name="LifeYears">Expected years of life within the horizon, corrected, not discounted.</param>
/// <param name="DiscountedLifeYears">The same, discounted as effects.</param>
/// <param name="Spread">How much individuals differ.</param>
/// <param name="Trace">The share in each state at each point of time, 0 to the last cycle.</param>
/// <param name="Expanded">The same with the cycles of a stay told apart; null where no state has a tunnel.</param>
/// <param name="Survival">The share alive at each point of time.</param>
public sealed record CohortResult(string Strategy, double Cost, double Effect, double LifeYears, double DiscountedLifeYears, CohortSpread Spread, double[][] Trace, double[][]? Expanded, double[] Survival)
{
    /// <summary>The share in a state among those alive, at a point of time; nothing where nobody is alive.</summary>
    public double? Prevalence(int state, int point) => Survival[point] > 0 ? Trace[point][state] / Survival[point] : null;
}
