using System.Text.Json;
using Goldthread.Coordination.HomeFirst;
using Goldthread.Demo;

namespace Goldthread.Coordination.Tests.HomeFirst;

/// <summary>The demo writes its wards in the codes that the hub reads.</summary>
public sealed class DemoWardsTests
{
    [Fact]
    public void Wards_OfTheSmallestDemo_HaveOpenStaysWithPlansThatAreRead()
    {
        var resources = new DemoPlace(60, 1, new DateOnly(2026, 6, 1)).People().SelectMany(p => p.Records).SelectMany(r => r.Resources)
            .Where(r => r.Type is "Encounter" or "Task" or "Observation").Select(r => JsonDocument.Parse(r.Json).RootElement).ToList();
        var open = resources.Where(r => r.GetProperty("resourceType").GetString() == "Encounter" && Stay.Of(r) is { State: StayState.Open, Ward.Length: > 0 }).Select(r => r.GetProperty("id").GetString()!).ToList();
        var plans = resources.Where(r => r.GetProperty("resourceType").GetString() == "Task" && HomePlanFhir.IsPlan(r)).ToDictionary(r => HomePlanFhir.StayOf(r)!, HomePlanFhir.Read);
        var looks = resources.Where(HomePlanFhir.IsJudgement).ToLookup(r => HomePlanFhir.StayOf(r)!, r => HomePlanFhir.ReadJudgement(r)!);

        open.ShouldNotBeEmpty();
        foreach (var stay in open)
        {
            plans[stay].ReadySince.ShouldBe(CriteriaToReside.ReadySince(looks[stay]));
            plans[stay].Waits.ShouldAllBe(w => w.Reason.Length == 0 || DelayReason.For(w.Reason, plans[stay].Pathway).Succeeded);
        }

        // Mrs Smith's stay is over: ready two days before she left.
        plans.Values.ShouldContain(p => p.LeftOn != null && p.Pathway == Pathway.HomeWithHelp && BedDays.ReadyToLeft(p.ReadySince, p.LeftOn) == 2);
    }
}
