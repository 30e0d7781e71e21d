using System.Diagnostics;
using Goldthread.Impact.Exactly;
using Goldthread.Impact.Journeys;
using Goldthread.Impact.People;
using Goldthread.Impact.Tests.Journeys;

namespace Goldthread.Impact.Tests.Exactly;

public sealed class LiveCheckTests
{
    private static readonly Person Smith = new(84, Sex.Female, 3, Frailty.Moderate, 2, false, Place.Home);

    [Fact]
    public void Explore()
    {
        var lines = new List<string>();
        foreach (var (name, kind, scenario) in new (string, Person, Scenario)[]
        {
            ("smith", Smith, Made.Scenario(260)),
            ("fit 66 carer", new Person(66, Sex.Male, 1, Frailty.Fit, 3, true, Place.Home), Made.Scenario(260)),
            ("carehome", new Person(91, Sex.Male, 1, Frailty.Severe, 3, false, Place.CareHome), Made.Scenario(260)),
            ("child", new Person(3, Sex.Male, 5, Frailty.Fit, 0, false, Place.Home), Made.Scenario(156)),
            ("hwc", new Person(79, Sex.Female, 2, Frailty.Severe, 1, true, Place.HomeWithCare), Made.Scenario(156) with { Interventions = [Made.Doing(Lever.Emergency, 0.7, 0.6, costAWeek: 12m) with { FromWeek = 10, RampWeeks = 26 }, Made.Doing(Lever.Stay, 0.7, 0.5)] }),
        })
        {
            ExactAnswer.Of(kind, scenario with { Weeks = 5 }, 1);
            var watch = Stopwatch.StartNew();
            ExactAnswer.Of(kind, scenario, 1);
            var exact = watch.ElapsedMilliseconds;
            watch.Restart();
            var check = LiveCheck.Of(scenario, kind, 200_000, 2).Value;
            lines.Add($"{name}: exact {exact} ms; check {watch.ElapsedMilliseconds} ms; {check.Verdict}");
            foreach (var f in check.Figures) lines.Add($"   {f.Code,-20} {f.Exact,14:0.######} {f.Simulated,14:0.######} {f.Error,12:0.########} {f.Z,8:0.00}");
        }

        File.WriteAllLines("/tmp/exact_explore.txt", lines);
    }
}
