using System.Text.Json;
using System.Text.Json.Serialization;
using Goldthread.Impact.Assumed;
using Goldthread.Impact.Journeys;
using Goldthread.Impact.People;
using Goldthread.Impact.Reading;
using Goldthread.Kernel.Values;

namespace Goldthread.Impact.Scenarios;

/// <summary>What a place asks the model: who lives there, what services hold, and what it could do otherwise.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="People">How many people the model has; figures are of them.</param>
/// <param name="Scenarios">What could be done, 1 to <see cref="Most"/>; each is set beside the baseline.</param>
/// <param name="Weeks">For how long.</param>
/// <param name="Seed">The chance.</param>
/// <param name="Description">Who they are; England where it is left out.</param>
/// <param name="Assumptions">Assumptions in the place of those of <see cref="AssumptionBook.England"/>, in every scenario.</param>
/// <param name="Capacities">What services hold; one left out is never full.</param>
/// <param name="Interventions">What is done already, in the baseline too.</param>
/// <param name="Counting">How later years are counted.</param>
/// <param name="Observed">What the place counted in a year, to which assumptions can be fitted; a run alone passes over it.</param>
public sealed record ScenarioFile(
    string Title, int People, IReadOnlyList<Alternative> Scenarios, int Weeks = 260, ulong Seed = 1, Description? Description = null, IReadOnlyList<Assumption>? Assumptions = null,
    IReadOnlyDictionary<Service, int>? Capacities = null, IReadOnlyList<Intervention>? Interventions = null, Counting? Counting = null, IReadOnlyList<Observed>? Observed = null)
{
    /// <summary>The most scenarios at once.</summary>
    public const int Most = 6;

    /// <summary>Reads a file and checks it; faults name the field.</summary>
    public static Outcome<ScenarioFile> Read(string json)
    {
        ScenarioFile file;
        try
        {
            file = JsonSerializer.Deserialize<ScenarioFile>(json, ModelJson.Options) ?? throw new JsonException("There is nothing in it.");
        }
        catch (JsonException error)
        {
            return new Fault(FaultKind.Invalid, $"This cannot be read{(error.LineNumber is { } line ? $", line {line + 1}" : "")}: {error.Message.Split(" Path:")[0]}", error.Path?.TrimStart('$').TrimStart('.') is { Length: > 0 } path ? path : "file");
        }

        var faults = file.Check().ToArray();
        return faults.Length > 0 ? faults : file;
    }

    /// <summary>The file as JSON.</summary>
    public string Write() => JsonSerializer.Serialize(this, ModelJson.Options);

    /// <summary>The baseline: what is so already.</summary>
    [JsonIgnore]
    public Scenario Baseline => new(Weeks, Seed, AssumptionBook.England.With(Assumptions ?? []), Capacities ?? new Dictionary<Service, int>(), Interventions ?? []);

    /// <summary>True where something is given for all the people at once, a service's room or a cost of setting up: with fewer people it would be another place.</summary>
    [JsonIgnore]
    public bool HangsOnNumber => Capacities is { Count: > 0 } || Scenarios.Any(s => s.Capacities is { Count: > 0 })
        || (Interventions ?? []).Concat(Scenarios.SelectMany(s => s.Interventions ?? [])).Any(i => i.CostOfSettingUp > 0 || (i.DoubleRunning > 0 && i.DoubleRunningWeeks > 0));

    /// <summary>What is wrong with living it by fewer people.</summary>
    internal Fault? CannotBeLivedBy(int people) =>
        people < 1 || people > People ? new Fault(FaultKind.Invalid, $"People are 1 to {People:N0}, as many as the file has", "people")
        : people < People && HangsOnNumber ? new Fault(FaultKind.Invalid, $"Services that can be full and costs of setting up are for all {People:N0} people: draw with all of them", "people")
        : null;

    /// <summary>The world of one alternative.</summary>
    public Scenario World(Alternative alternative)
    {
        ArgumentNullException.ThrowIfNull(alternative);
        var capacities = (Capacities ?? new Dictionary<Service, int>()).ToDictionary();
        foreach (var (service, capacity) in alternative.Capacities ?? new Dictionary<Service, int>()) capacities[service] = capacity;
        return Baseline with { Assumptions = Baseline.Assumptions.With(alternative.Assumptions ?? []), Capacities = capacities, Interventions = [.. Interventions ?? [], .. alternative.Interventions ?? []] };
    }

    private IEnumerable<Fault> Check()
    {
        if (Title.Trim().Length == 0) yield return new Fault(FaultKind.Invalid, "Say what it is about", "title");
        if (People is < 1 or > 20_000_000) yield return new Fault(FaultKind.Invalid, $"A model has 1 to 20,000,000 people, not {People:N0}", "people");
        if (Scenarios.Count is < 1 or > Most) yield return new Fault(FaultKind.Invalid, $"Give 1 to {Most} scenarios: there are {Scenarios.Count}", "scenarios");
        foreach (var fault in (Description ?? Description.England).Check().Concat((Counting ?? new Counting()).Check()).Concat(Baseline.Check())) yield return fault;
        foreach (var fault in (Observed ?? []).Index().SelectMany(o => o.Item.Check($"observed[{o.Index}]"))) yield return fault;
        for (var i = 0; i < Scenarios.Count; i++)
        {
            if (Scenarios[i].Title.Trim().Length == 0) yield return new Fault(FaultKind.Invalid, "Say what it is called", $"scenarios[{i}].title");
            foreach (var fault in World(Scenarios[i]).Check()) yield return fault with { Path = $"scenarios[{i}].{fault.Path}" };
        }
    }
}

/// <summary>One thing that could be done otherwise.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Interventions">What is done.</param>
/// <param name="Capacities">Services that hold more or less than in the baseline.</param>
/// <param name="Assumptions">What would be otherwise.</param>
public sealed record Alternative(string Title, IReadOnlyList<Intervention>? Interventions = null, IReadOnlyDictionary<Service, int>? Capacities = null, IReadOnlyList<Assumption>? Assumptions = null);

/// <summary>A baseline and what could be done, all run.</summary>
/// <param name="File">What was asked.</param>
/// <param name="Baseline">What is so already.</param>
/// <param name="Alternatives">Each scenario's run, in order.</param>
public sealed record Answer(ScenarioFile File, Result Baseline, IReadOnlyList<Result> Alternatives)
{
    /// <summary>Runs a file; faults name the field.</summary>
    public static Outcome<Answer> Of(ScenarioFile file, int threads = 0, CancellationToken cancel = default)
    {
        var people = Population.Described(file.Description ?? Description.England, file.People, file.Seed);
        return people.Succeeded ? Of(file, people.Value, threads, cancel) : people.Faults.ToArray();
    }

    /// <summary>Runs a file with people who are known, in the place of those that it describes.</summary>
    public static Outcome<Answer> Of(ScenarioFile file, Population people, int threads = 0, CancellationToken cancel = default)
    {
        var baseline = Run.Of(people, file.Baseline, threads, cancel: cancel);
        if (!baseline.Succeeded) return baseline.Faults.ToArray();
        var alternatives = new List<Result>();
        for (var i = 0; i < file.Scenarios.Count; i++)
        {
            var run = Run.Of(people, file.World(file.Scenarios[i]), threads, baseline.Value, cancel);
            if (!run.Succeeded) return run.Faults.Select(f => f with { Path = $"scenarios[{i}].{f.Path}" }).ToArray();
            alternatives.Add(run.Value);
        }

        return new Answer(file with { People = people.Count }, baseline.Value, alternatives);
    }
}
