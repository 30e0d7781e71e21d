using Goldthread.Impact.Decisions;
using Goldthread.Kernel.Values;

namespace Goldthread.Impact.Cohorts;

/// <summary>A probabilistic analysis of a model: its doubtful parameters drawn again and again, each time with every strategy solved or lived.</summary>
/// <param name="Sample">Costs and effects of each draw.</param>
/// <param name="Parameters">The names of the doubtful parameters.</param>
/// <param name="Values">Their values, by draw.</param>
public sealed record CohortSample(DecisionSample Sample, IReadOnlyList<string> Parameters, double[][] Values)
{
    /// <summary>Draws and solves. The same for any number of threads, since each draw is by itself.</summary>
    /// <param name="model">The model.</param>
    /// <param name="draws">How many draws.</param>
    /// <param name="seed">The run.</param>
    /// <param name="people">How many people live each draw; null to solve the cohort exactly.</param>
    /// <param name="threads">How many threads at most.</param>
    public static Outcome<CohortSample> Of(CohortModel model, int draws, ulong seed, int? people, int threads)
    {
        var weights = Weights.Of(model);
        var shapes = model.Strategies.Select(s => Shape.Of(model, s, isDrawn: true)).ToArray();
        var (costs, effects) = (shapes.Select(_ => new double[draws]).ToArray(), shapes.Select(_ => new double[draws]).ToArray());
        var (values, faults) = (new double[draws][], new Fault?[draws]);
        Parallel.For(0, draws, new ParallelOptions { MaxDegreeOfParallelism = threads }, draw =>
        {
            values[draw] = Drawn(model, seed, (uint)draw);
            var numbers = new List<Numbers>(shapes.Length);
            foreach (var shape in shapes)
            {
                var worked = Numbers.Of(shape, values[draw]);
                if (worked.Succeeded) numbers.Add(worked.Value);
                else faults[draw] ??= worked.Fault with { Message = $"{worked.Fault.Message} (In draw {draw}: {string.Join(", ", model.Doubtful.SelectMany(d => d.Names).Select((n, i) => $"{n} = {values[draw][i]:G6}"))}.)" };
            }

            if (faults[draw] is not null) return;
            var lived = people is { } many ? Lived(numbers, weights, model.Clock.Cycles, many, seed, (uint)draw) : null;
            for (var s = 0; s < shapes.Length; s++) (costs[s][draw], effects[s][draw]) = lived is null ? CohortRun.Totals(numbers[s], weights, model.Clock.Cycles) : (lived[s].Cost, lived[s].Effect);
        });
        return faults.FirstOrDefault(f => f is not null) is { } fault ? fault : new CohortSample(new DecisionSample(model.StrategyNames, costs, effects), [.. model.Doubtful.SelectMany(d => d.Names)], values);
    }

    internal static SimulatedDraw[] Lived(List<Numbers> numbers, Weights weights, int cycles, int people, ulong seed, uint draw) =>
        numbers.TrueForAll(Lanes.Fit) ? Lanes.Of(numbers, weights, cycles, people, seed, draw) : [.. numbers.Select(n => Microsimulation.Draw(n, weights, cycles, people, seed, draw))];

    private static double[] Drawn(CohortModel model, ulong seed, uint draw) => [.. model.Doubtful.SelectMany((d, i) => d.Draw(seed, draw, (uint)i))];
}
