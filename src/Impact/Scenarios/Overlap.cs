using Goldthread.Impact.Journeys;
using Goldthread.Impact.People;
using Goldthread.Kernel.Values;

namespace Goldthread.Impact.Scenarios;

/// <summary>
/// Why things done together give less, or more, than each alone added up: each part alone against the baseline, their sum, and all together; every run with the same people and the same luck.
/// </summary>
/// <param name="Parts">Each thing alone, in the order of the scenario; last what it changes of services and assumptions, where it does.</param>
/// <param name="Measures">Each measure: the parts added up, and all together.</param>
/// <param name="PeopleReached">How many people one of the scenario's interventions or more reached.</param>
/// <param name="PeopleReachedByTwo">How many of them two or more reached.</param>
/// <param name="Full">Services that were full in some week with all together: what one frees, another may have taken already.</param>
/// <param name="Together">All together.</param>
public sealed record Overlap(IReadOnlyList<Part> Parts, IReadOnlyList<Joined> Measures, int PeopleReached, int PeopleReachedByTwo, IReadOnlyList<Service> Full, Result Together)
{
    /// <summary>The title of the part that is what a scenario changes of services and assumptions.</summary>
    public const string OtherTitle = "Services and assumptions";

    /// <summary>Explains one scenario of a file (0 the first). Faults name the field.</summary>
    /// <param name="file">The file.</param>
    /// <param name="scenario">The scenario; it has two parts at least.</param>
    /// <param name="baseline">The file's baseline, run already; it is run where left out.</param>
    /// <param name="threads">How many threads; 0 for as many as the machine has.</param>
    /// <param name="cancel">Stops it between weeks.</param>
    public static Outcome<Overlap> Of(ScenarioFile file, int scenario, Result? baseline = null, int threads = 0, CancellationToken cancel = default)
    {
        if (scenario < 0 || scenario >= file.Scenarios.Count) return new Fault(FaultKind.Invalid, "There is no such scenario", "scenario");
        var alternative = file.Scenarios[scenario];
        var parts = Alone(alternative).ToArray();
        if (parts.Length < 2) return new Fault(FaultKind.Invalid, $"“{alternative.Title}” does one thing: nothing can overlap", $"scenarios[{scenario}].interventions");
        if (baseline is null)
        {
            var people = Population.Described(file.Description ?? Description.England, file.People, file.Seed);
            if (!people.Succeeded) return people.Faults.ToArray();
            var run = Run.Of(people.Value, file.Baseline, threads, cancel: cancel);
            if (!run.Succeeded) return run.Faults.ToArray();
            baseline = run.Value;
        }

        Outcome<Result> Live(Alternative other) => Run.Of(baseline.People, file.World(other), threads, baseline, cancel);
        var together = Live(alternative);
        if (!together.Succeeded) return together.Faults.Select(f => f with { Path = $"scenarios[{scenario}].{f.Path}" }).ToArray();
        var already = file.Interventions?.Count ?? 0;
        var told = new List<Part>();
        foreach (var (title, reaches, world) in parts)
        {
            var alone = Live(world);
            if (!alone.Succeeded) return alone.Faults.Select(f => f with { Path = $"scenarios[{scenario}].{f.Path}" }).ToArray();
            told.Add(new Part(title, Differences.Between(baseline, alone.Value), reaches ? alone.Value.DaysReached(already) : 0, reaches ? alone.Value.PeopleReached(already) : 0));
        }

        return new Overlap(
            told, [.. Differences.Between(baseline, together.Value).Select(all => new Joined(all.Of, told.Sum(p => p.Differences.Single(d => d.Of == all.Of).Change), all))],
            together.Value.PeopleReachedBy(1, already), together.Value.PeopleReachedBy(2, already), [.. Enum.GetValues<Service>().Where(s => WasFull(together.Value, s))], together.Value);
    }

    private static IEnumerable<(string Title, bool Reaches, Alternative World)> Alone(Alternative alternative)
    {
        foreach (var one in alternative.Interventions ?? []) yield return (one.Title, true, new Alternative(one.Title, [one]));
        if (alternative.Capacities is { Count: > 0 } || alternative.Assumptions is { Count: > 0 }) yield return (OtherTitle, false, alternative with { Interventions = [] });
    }

    private static bool WasFull(Result result, Service service) => result.Scenario.Capacities.ContainsKey(service) && Enumerable.Range(0, result.Scenario.Weeks)
        .Any(week => service == Service.UrgentResponse ? !result.Waits.Answers(week, uint.MaxValue) : result.Waiting(service, week) > 0);
}

/// <summary>One part of a scenario, alone.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Differences">What it changes against the baseline, by measure.</param>
/// <param name="DaysReached">Days for which it reached somebody, added up over people; 0 for what is no intervention.</param>
/// <param name="PeopleReached">How many people it reached on a day at least.</param>
public sealed record Part(string Title, IReadOnlyList<Difference> Differences, long DaysReached, int PeopleReached);

/// <summary>A measure's change, part by part added up and all together. Costs of setting up are of nobody in particular and not among them; they add up as they are.</summary>
/// <param name="Of">The measure.</param>
/// <param name="Sum">The changes that the parts make alone, added up.</param>
/// <param name="Together">The change that they make together.</param>
public sealed record Joined(Measure Of, double Sum, Difference Together)
{
    /// <summary>What adding up gets wrong: the sum less the change together. Of the sum's sign where together gives less than the parts promise.</summary>
    public double Overlapping => Sum - Together.Change;
}
