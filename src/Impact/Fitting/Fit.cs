using System.Globalization;
using Goldthread.Impact.Assumed;
using Goldthread.Impact.Journeys;
using Goldthread.Impact.People;
using Goldthread.Impact.Scenarios;
using Goldthread.Kernel.Values;

namespace Goldthread.Impact.Fitting;

/// <summary>One thing observed, and what the model says of it.</summary>
/// <param name="Observed">What was counted.</param>
/// <param name="Target">What was counted, for as many people as the model has.</param>
/// <param name="Before">The model's first year, before.</param>
/// <param name="After">The model's first year, with what was scaled.</param>
/// <param name="Deviation">Standard deviation of the model's year, over other luck.</param>
/// <param name="Ratio">By how much what stands behind it was multiplied.</param>
/// <param name="Scaled">What was multiplied: ids of assumptions, or shares of the description.</param>
public sealed record FitLine(Observed Observed, double Target, double Before, double After, double Deviation, double Ratio, IReadOnlyList<string> Scaled)
{
    private const double Normal975 = 1.959963984540054;

    /// <summary>True where the model's year lies within the interval that was given; else where chance explains how far it lies off, in the place's year as much as in the model's.</summary>
    public bool IsWithin(double modelled) => Observed is { Low: { } low, High: { } high, Number: > 0 }
        ? modelled >= low * (Target / Observed.Number) && modelled <= high * (Target / Observed.Number)
        : Math.Abs(modelled - Target) <= Normal975 * Math.Sqrt(2) * Deviation;
}

/// <summary>
/// Assumptions scaled until the model's first year is what a place observed. Each observed number has its own assumptions; they are multiplied by (observed over modelled) to the power of
/// <see cref="Damping"/>, all at once, round after round, with the same luck in each, until every number lies within a quarter of the chance of a year. It says what is likely to be wrong with
/// assumptions in sum, not which of them: two that do the same to a number cannot be told apart.
/// </summary>
/// <param name="File">The file with what was scaled.</param>
/// <param name="Lines">The fit, by what was observed.</param>
/// <param name="Rounds">How many rounds it took.</param>
/// <param name="HasConverged">False where the rounds were over before every number was met.</param>
public sealed record Fit(ScenarioFile File, IReadOnlyList<FitLine> Lines, int Rounds, bool HasConverged)
{
    /// <summary>The most rounds.</summary>
    public const int MostRounds = 25;

    /// <summary>The power to which a ratio is taken in each round.</summary>
    public const double Damping = 0.8;

    // Nearer than this part of a standard deviation the same luck no longer tells one ratio from another.
    private const double Near = 0.25;
    private const int Year = 52, OtherLuck = 8;

    /// <summary>Fits a file to what it says was observed. Faults name the field: nothing observed, nothing to scale, a number that no scaling reaches.</summary>
    /// <param name="file">The file.</param>
    /// <param name="threads">How many threads, 1 or more; 0 for as many as the machine has. The result is the same for any number.</param>
    /// <param name="progress">Is told the share of the most runs that it can take; it may be met before.</param>
    /// <param name="cancel">Stops it between rounds.</param>
    public static Outcome<Fit> Of(ScenarioFile file, int threads = 0, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        if (file.Observed is not { Count: > 0 } observed) return new Fault(FaultKind.Invalid, "Nothing was observed: there is nothing to fit to", "observed");
        var faults = observed.Index().SelectMany(o => o.Item.Check($"observed[{o.Index}]").Concat(observed.Take(o.Index).Any(b => b.Of == o.Item.Of) ? [new Fault(FaultKind.Invalid, $"“{o.Item.Word}” stands twice", $"observed[{o.Index}].of")] : [])).ToArray();
        if (faults.Length > 0) return faults;
        var targets = observed.Select(o => o.Number * file.People / (o.ForPeople ?? file.People)).ToArray();
        var ratios = observed.Select(_ => 1.0).ToArray();
        var book = file.Baseline.Assumptions;
        var most = observed.Select(o => Observables.Scaled(o.Of).Min(id => Observables.Most(id, book, file.Description ?? Description.England))).ToArray();

        Outcome<double[]> Round() => Live(Scaled(file, [.. observed.Zip(ratios)]), observed, threads, file.Seed);
        void Tell(int runs) => progress?.Report(runs / (1.0 + OtherLuck + MostRounds));
        var first = Round();
        if (!first.Succeeded) return first.Faults.ToArray();
        for (var i = 0; i < observed.Count; i++)
        {
            if (first.Value[i] == 0 && targets[i] > 0) return new Fault(FaultKind.Invalid, $"The model has none of this ({observed[i].Word}): there is nothing to scale", $"observed[{i}].number");
        }

        Tell(1);
        var deviations = Deviations(file, observed, first.Value, threads, run => Tell(1 + run), cancel);
        var (now, rounds) = (first.Value, 0);
        bool IsMet(int i) => Math.Abs(now[i] - targets[i]) <= Math.Max(Near * deviations[i], 0.0005 * targets[i]);
        while (rounds < MostRounds && !Enumerable.Range(0, observed.Count).All(IsMet))
        {
            cancel.ThrowIfCancellationRequested();
            rounds++;
            for (var i = 0; i < ratios.Length; i++)
            {
                if (now[i] > 0) ratios[i] = Math.Min(most[i], ratios[i] * Math.Pow(targets[i] / now[i], Damping));
            }

            var next = Round();
            if (!next.Succeeded) return next.Faults.ToArray();
            now = next.Value;
            Tell(1 + OtherLuck + rounds);
        }

        for (var i = 0; i < ratios.Length; i++)
        {
            if (ratios[i] >= most[i] && !IsMet(i)) return new Fault(FaultKind.Invalid, $"{observed[i].Word} cannot be {observed[i].Number:N0}: {string.Join(", ", Observables.Scaled(observed[i].Of))} would have to be more than it can be; the model comes to {now[i] * observed[i].Number / targets[i]:N0}", $"observed[{i}].number");
        }

        var lines = observed.Select((o, i) => new FitLine(o, targets[i], first.Value[i], now[i], deviations[i], ratios[i], Observables.Scaled(o.Of))).ToArray();
        return new Fit(Scaled(file, [.. observed.Zip(ratios)]), lines, rounds, Enumerable.Range(0, observed.Count).All(IsMet));
    }

    /// <summary>A file with what stands behind each number multiplied by the ratio of its fit: the file that was fitted, from what a fit says.</summary>
    public static ScenarioFile Scaled(ScenarioFile file, IReadOnlyList<(Observed Observed, double Ratio)> by)
    {
        var (description, book, others) = (file.Description ?? Description.England, file.Baseline.Assumptions, new List<Assumption>());
        foreach (var (observed, ratio) in by.Where(b => b.Ratio != 1))
        {
            foreach (var id in Observables.Scaled(observed.Of))
            {
                if (id == Observables.CareHomes) description = description with { CareHomeFrom65 = Math.Min(1, description.CareHomeFrom65 * ratio) };
                else if (id == Observables.HomeCare) description = description with { HomeCareFrom65 = Math.Min(1, description.HomeCareFrom65 * ratio) };
                else others.Add(Scaled(book.Times(id, ratio)[id], ratio, observed));
            }
        }

        return file with
        {
            Description = description == Description.England && file.Description is null ? null : description,
            Assumptions = others.Count == 0 ? file.Assumptions : [.. (file.Assumptions ?? []).Where(a => others.TrueForAll(o => o.Id != a.Id)), .. others],
        };
    }

    private static Outcome<double[]> Live(ScenarioFile file, IReadOnlyList<Observed> observed, int threads, ulong seed)
    {
        var people = Population.Described(file.Description ?? Description.England, file.People, file.Seed);
        if (!people.Succeeded) return people.Faults.ToArray();
        var run = Run.Of(people.Value, file.Baseline with { Weeks = Year, Seed = seed }, threads);
        return run.Succeeded ? observed.Select(o => Observables.Modelled(o.Of, run.Value)).ToArray() : run.Faults.ToArray();
    }

    // Of the same people with other luck.
    private static double[] Deviations(ScenarioFile file, IReadOnlyList<Observed> observed, double[] first, int threads, Action<int> tell, CancellationToken cancel)
    {
        var years = Enumerable.Range(1, OtherLuck).Select(s =>
        {
            cancel.ThrowIfCancellationRequested();
            tell(s);
            return Live(file, observed, threads, file.Seed + ((ulong)s << 32)).Value;
        }).Append(first).ToArray();
        return [.. first.Select((_, i) => years.Average(y => y[i]) is var mean ? Math.Sqrt(years.Sum(y => (y[i] - mean) * (y[i] - mean)) / (years.Length - 1)) : 0)];
    }

    private static Assumption Scaled(Assumption assumption, double ratio, Observed observed) =>
        assumption with { Source = string.Create(CultureInfo.InvariantCulture, $"{assumption.Source}; multiplied by {ratio:0.###} to meet {observed.Word} as observed ({observed.Source})") };
}
