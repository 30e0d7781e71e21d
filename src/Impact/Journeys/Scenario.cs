using System.Text.Json;
using Goldthread.Impact.Assumed;
using Goldthread.Kernel.Values;

namespace Goldthread.Impact.Journeys;

/// <summary>One world to run: what is taken for true, what services can hold and what is done.</summary>
/// <param name="Weeks">For how many weeks, 1 to <see cref="LongestWeeks"/>.</param>
/// <param name="Seed">The chance: the same seed meets everybody with the same luck, whatever is done.</param>
/// <param name="Assumptions">Every assumption, by id.</param>
/// <param name="Capacities">What services can hold at once, or answer in a week; one that is left out is never full.</param>
/// <param name="Interventions">What is done, at most <see cref="MostInterventions"/>.</param>
public sealed record Scenario(int Weeks, ulong Seed, AssumptionBook Assumptions, IReadOnlyDictionary<Service, int> Capacities, IReadOnlyList<Intervention> Interventions)
{
    /// <summary>The longest run: 50 years. Rates of today say nothing of people who are not born yet.</summary>
    public const int LongestWeeks = 2600;

    /// <summary>The most interventions at once.</summary>
    public const int MostInterventions = 8;

    /// <summary>What is wrong with it, by field.</summary>
    public IReadOnlyList<Fault> Check()
    {
        var faults = new List<Fault>();
        if (Weeks is < 1 or > LongestWeeks) faults.Add(new Fault(FaultKind.Invalid, $"A run is 1 to {LongestWeeks:N0} weeks long (50 years), not {Weeks:N0}", "weeks"));
        foreach (var (service, capacity) in Capacities.OrderBy(c => c.Key))
        {
            if (capacity <= 0) faults.Add(new Fault(FaultKind.Invalid, $"A service that can hold {capacity} serves nobody: leave it out where it is never full, or give 1 or more", $"capacities.{JsonNamingPolicy.KebabCaseLower.ConvertName(service.ToString())}"));
        }

        if (Interventions.Count > MostInterventions) faults.Add(new Fault(FaultKind.Invalid, $"At most {MostInterventions} things can be done at once: there are {Interventions.Count}", "interventions"));
        for (var i = 0; i < Interventions.Count; i++)
        {
            faults.AddRange(Interventions[i].Check($"interventions[{i}]"));
            if (Interventions.Take(i).Any(o => o.Id == Interventions[i].Id)) faults.Add(new Fault(FaultKind.Invalid, $"“{Interventions[i].Id}” stands twice", $"interventions[{i}].id"));
        }

        faults.AddRange(Assumptions.Check());
        return faults;
    }
}
