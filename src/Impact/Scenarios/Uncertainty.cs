using Goldthread.Impact.Decisions;
using Goldthread.Impact.Journeys;
using Goldthread.Impact.People;
using Goldthread.Kernel.Values;

namespace Goldthread.Impact.Scenarios;

/// <summary>What comes of a file when the numbers that are not known are drawn, many times.</summary>
/// <param name="Unsure">What was drawn.</param>
/// <param name="Ratios">What it was drawn to, by number and draw.</param>
/// <param name="Decision">Discounted pounds and years of full quality a person, by strategy (the baseline first) and draw.</param>
/// <param name="Measures">Each measure's total, by measure, strategy and draw.</param>
/// <param name="People">How many people lived each draw.</param>
public sealed record Uncertainty(IReadOnlyList<Unsure> Unsure, double[][] Ratios, DecisionSample Decision, IReadOnlyDictionary<Measure, double[][]> Measures, int People)
{
    /// <summary>How many draws at a time, before the precision is looked at.</summary>
    public const int Batch = 100;

    // Luck with room for draws that are worse than what the file says; a draw that needs more has its own.
    private const double RoomForDraws = 1.6;

    /// <summary>
    /// Draws a file. People meet the same luck in every draw and strategy, so that draws differ by what was drawn alone; the luck of other people is in <see cref="Differences"/>.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="draws">At most how many draws, 2 to 100,000.</param>
    /// <param name="people">How many people live each: at most as many as the file has, and all of them where <see cref="ScenarioFile.HangsOnNumber"/>.</param>
    /// <param name="precision">Stops after a batch when half the 95% interval of each scenario's mean change in cost, in pounds a person, is at most this; 0 for never.</param>
    /// <param name="threads">How many threads; 0 for as many as the machine has. The result is the same for any number.</param>
    /// <param name="progress">Is told the share of draws that are done.</param>
    /// <param name="cancel">Stops between draws.</param>
    public static Outcome<Uncertainty> Of(ScenarioFile file, int draws, int people, double precision = 0, int threads = 0, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        if (draws is < 2 or > 100_000) return new Fault(FaultKind.Invalid, "Draws are 2 to 100,000", "draws");
        if (file.CannotBeLivedBy(people) is { } fault) return fault;
        var made = Population.Described(file.Description ?? Description.England, people, file.Seed);
        if (!made.Succeeded) return made.Faults.ToArray();
        var known = Run.Of(made.Value, file.Baseline, threads, null, RoomForDraws, cancel);
        if (!known.Succeeded) return known.Faults.ToArray();
        var (unsure, strategies) = (Scenarios.Unsure.Of(file), file.Scenarios.Count + 1);
        var drawn = new Drawn[draws];
        var done = 0;
        while (done < draws)
        {
            var until = Math.Min(draws, done + Batch);
            Parallel.For(done, until, new ParallelOptions { MaxDegreeOfParallelism = threads > 0 ? threads : Environment.ProcessorCount, CancellationToken = cancel }, draw => drawn[draw] = Live(file, unsure, (uint)draw, made.Value, known.Value));
            done = until;
            progress?.Report((double)done / draws);
            if (drawn[..done].FirstOrDefault(d => d.Faults.Count > 0) is { Faults: { Count: > 0 } faults }) return faults.ToArray();
            if (precision > 0 && Enumerable.Range(1, strategies - 1).All(s => HalfInterval(drawn[..done].Select(d => d.Costs[s] - d.Costs[0])) <= precision)) break;
        }

        drawn = drawn[..done];
        double[][] ByStrategy(Func<Drawn, int, double> of) => [.. Enumerable.Range(0, strategies).Select(s => drawn.Select(d => of(d, s)).ToArray())];
        return new Uncertainty(
            unsure, [.. Enumerable.Range(0, unsure.Count).Select(i => drawn.Select(d => d.Ratios[i]).ToArray())],
            new DecisionSample(["Baseline", .. file.Scenarios.Select(s => s.Title)], ByStrategy((d, s) => d.Costs[s]), ByStrategy((d, s) => d.Effects[s])),
            Enum.GetValues<Measure>().ToDictionary(m => m, m => ByStrategy((d, s) => d.Measures[s][(int)m])), people);
    }

    /// <summary>The change that a scenario (0 the first) makes in a measure: mean over the draws, and the 2.5% and 97.5% ends.</summary>
    public (double Mean, double Low, double High) Change(Measure measure, int scenario)
    {
        var of = Measures[measure];
        var changes = of[0].Zip(of[scenario + 1], (was, now) => now - was).Order().ToArray();
        return (changes.Average(), At(changes, 0.025), At(changes, 0.975));
    }

    /// <summary>The mean change in cost, pounds a person, after each batch: whether more draws would move it.</summary>
    public IReadOnlyList<(int Draws, double Mean, double HalfInterval)> Convergence(int scenario)
    {
        var changes = Decision.Costs[0].Zip(Decision.Costs[scenario + 1], (was, now) => now - was).ToArray();
        return [.. Enumerable.Range(1, (changes.Length + Batch - 1) / Batch).Select(batch => Math.Min(batch * Batch, changes.Length)).Select(n => (n, changes[..n].Average(), HalfInterval(changes[..n])))];
    }

    private static Drawn Live(ScenarioFile file, IReadOnlyList<Unsure> unsure, uint draw, Population people, Result known)
    {
        var ratios = unsure.Select(u => u.Draw(file.Seed, draw)).ToArray();
        var other = unsure.Select((u, i) => (u, i)).Aggregate(file, (f, u) => u.u.With(f, ratios[u.i]));
        var counting = file.Counting ?? new Counting();
        var (costs, effects, measures) = (new List<double>(), new List<double>(), new List<double[]>());

        // The draw's own baseline comes first: only those whom a scenario touches live again.
        var like = known;
        foreach (var world in other.Scenarios.Select(other.World).Prepend(other.Baseline))
        {
            var run = Run.Of(people, world, threads: 1, like);
            if (!run.Succeeded) return new Drawn(ratios, [], [], [], run.Faults);
            if (like == known) like = run.Value;
            var (pounds, years) = Worth.Present(run.Value, counting);
            costs.Add(pounds / people.Count);
            effects.Add(years / people.Count);
            measures.Add([.. Differences.Totals(run.Value)]);
        }

        return new Drawn(ratios, [.. costs], [.. effects], [.. measures], []);
    }

    private static double HalfInterval(IEnumerable<double> values)
    {
        var all = values.ToArray();
        var mean = all.Average();
        return 1.96 * Math.Sqrt(all.Sum(v => (v - mean) * (v - mean)) / (all.Length - 1) / all.Length);
    }

    // Between the two nearest of the sorted values (type 7 of Hyndman and Fan, The American Statistician 1996;50:361-365).
    private static double At(double[] sorted, double share)
    {
        var at = share * (sorted.Length - 1);
        var low = (int)at;
        return low + 1 < sorted.Length ? sorted[low] + ((at - low) * (sorted[low + 1] - sorted[low])) : sorted[^1];
    }

    private sealed record Drawn(double[] Ratios, double[] Costs, double[] Effects, double[][] Measures, IReadOnlyList<Fault> Faults);
}

/// <summary>What one number that is not known does to the change that a scenario makes, alone.</summary>
/// <param name="Of">The number.</param>
/// <param name="Base">The change with every number as the file says.</param>
/// <param name="AtLow">The change in the measure with the number at the lower end of its interval.</param>
/// <param name="AtHigh">The change at the upper end.</param>
public sealed record Swing(Unsure Of, double Base, double AtLow, double AtHigh)
{
    /// <summary>How far the change moves.</summary>
    public double Width => Math.Abs(AtHigh - AtLow);

    /// <summary>A tornado: each number at both ends of its interval, all others as the file says; the widest first.</summary>
    public static Outcome<IReadOnlyList<Swing>> Tornado(ScenarioFile file, int scenario, Measure measure, int people, int threads = 0, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        if (scenario < 0 || scenario >= file.Scenarios.Count) return new Fault(FaultKind.Invalid, "There is no such scenario", "scenario");
        if (file.CannotBeLivedBy(people) is { } fault) return fault;
        var made = Population.Described(file.Description ?? Description.England, people, file.Seed);
        if (!made.Succeeded) return made.Faults.ToArray();
        var known = Run.Of(made.Value, file.Baseline, threads, null, 1.6, cancel);
        if (!known.Succeeded) return known.Faults.ToArray();
        var unsure = Unsure.Of(file);
        double Change(ScenarioFile other)
        {
            var before = Run.Of(made.Value, other.Baseline, 1, known.Value, cancel).Value;
            return Differences.Totals(Run.Of(made.Value, other.World(other.Scenarios[scenario]), 1, before, cancel).Value)[(int)measure] - Differences.Totals(before)[(int)measure];
        }

        var (swings, done, asItIs) = (new Swing[unsure.Count], 0, Change(file));
        Parallel.For(0, unsure.Count, new ParallelOptions { MaxDegreeOfParallelism = threads > 0 ? threads : Environment.ProcessorCount, CancellationToken = cancel }, i =>
        {
            var (of, ratio) = (unsure[i], unsure[i].Ratio);
            swings[i] = new Swing(of, asItIs, Change(of.With(file, ratio.Quantile(0.025))), Change(of.With(file, ratio.Quantile(0.975))));
            progress?.Report((double)Interlocked.Increment(ref done) / unsure.Count);
        });
        return swings.OrderByDescending(s => s.Width).ThenBy(s => s.Of.Path, StringComparer.Ordinal).ToArray();
    }
}
