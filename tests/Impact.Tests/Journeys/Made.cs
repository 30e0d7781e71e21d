using Goldthread.Impact.Assumed;
using Goldthread.Impact.Journeys;
using Goldthread.Impact.People;

namespace Goldthread.Impact.Tests.Journeys;

/// <summary>People and scenarios for tests.</summary>
internal static class Made
{
    public static Population Older(int count) => Population.Described(Description.England with { From = [0, 65, 75, 85], Women = [0, 30, 20, 10], Men = [0, 30, 15, 5] }, count, 7).Value;

    public static Scenario Scenario(int weeks = 104, ulong seed = 42) => new(weeks, seed, AssumptionBook.England, new Dictionary<Service, int>(), []);

    public static Scenario Full(int weeks = 104) => Scenario(weeks) with { Capacities = new Dictionary<Service, int> { [Service.SupportAtHome] = 9, [Service.IntermediateBed] = 12, [Service.CareHome] = 40, [Service.UrgentResponse] = 6 } };

    public static Intervention Doing(Lever of, double ratio, double reach = 0.5, Eligible? who = null, decimal costAWeek = 0) =>
        new($"does-{of}".ToLowerInvariant(), $"Something about {of}", who ?? new Eligible(FromAge: 65), reach, [new Effect(of, ratio, "A test", Confidence.Low)], CostAWeek: costAWeek);

    public static Result Run(Population people, Scenario scenario, int threads = 1, Result? like = null) => Impact.Journeys.Run.Of(people, scenario, threads, like).Value;

    /// <summary>Everything that a run counts, as one line to compare.</summary>
    public static string Everything(Result r) => string.Join(' ',
        Enum.GetValues<Place>().Where(p => p != Place.Dead).Select(p => $"{r.DaysIn(p)}/{r.Pence(p)}").Concat(Enum.GetValues<Activity>().Select(a => r.Count(a).ToString())).Append(r.QualityYears().ToString("R")).Append(r.StrainDays().ToString("R")));
}
