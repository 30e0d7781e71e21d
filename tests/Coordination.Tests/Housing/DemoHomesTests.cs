using System.Text.Json;
using Goldthread.Coordination.CareHomes;
using Goldthread.Coordination.Housing;
using Goldthread.Demo;

namespace Goldthread.Coordination.Tests.Housing;

/// <summary>The demo writes care homes and housing in the codes that these slices read.</summary>
public sealed class DemoHomesTests
{
    private static readonly DateOnly Today = new(2026, 6, 1);

    [Fact]
    public void Residents_OfTheSmallestDemo_LiveInTwoHomesAndFiveOfEightHavePlans()
    {
        var people = new DemoPlace(1, 1, Today).InHomesAndPlaces().Select(p => p.Records.SelectMany(r => r.Resources.Select(x => (r.Source, x.Id, Json: JsonDocument.Parse(x.Json).RootElement))).ToList()).ToList();
        var residents = people.Select(p => (Home: p.Where(x => Type(x.Json) == "EpisodeOfCare").Select(x => Residence.Of(x.Json, x.Source)).FirstOrDefault(r => r is not null), Person: p)).Where(p => p.Home is not null).ToList();

        residents.GroupBy(r => r.Home!.Home).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, g.Count())).ShouldBe([("ZZCH01", 7), ("ZZCH02", 1)]);
        residents.ShouldAllBe(r => Residence.LivesThere(r.Home!.Came, r.Home.Gone, Today));
        residents.Count(r => PersonalPlan.Current(r.Person.Where(x => Type(x.Json) == "CarePlan").Select(x => PersonalPlan.Of(x.Json, x.Id, x.Source)).OfType<PersonalPlan>(), r.Home!.Home, Today) is not null).ShouldBe(5);
    }

    [Fact]
    public void Places_OfTheSmallestDemo_AreTwoNowAndTwoBefore()
    {
        var stays = new DemoPlace(1, 1, Today).InHomesAndPlaces().SelectMany(p => p.Records).SelectMany(r => r.Resources.Select(x => (r.Source, x))).Where(x => x.x.Type == "EpisodeOfCare")
            .Select(x => RecoveryFhir.Read(JsonDocument.Parse(x.x.Json).RootElement, x.x.Id, 1, x.Source)).OfType<RecoveryStay>().ToList();

        stays.Select(s => (s.Provider.Code, Left: s.Ended is not null, Late: s.Ended is null && s.Aim < Today, s.Reviews.Count)).ShouldBe(
            [("ZZHA01", false, false, 1), ("ZZHA01", false, true, 1), ("ZZHA01", true, false, 0), ("ZZHA01", true, false, 0)]);
        stays.Where(s => s.Ended is not null).ShouldAllBe(s => MoveOnOutcome.Of(s.Outcome) != null && s.Where.Length > 0);
    }

    [Fact]
    public void Adaptations_OfTheDemo_AreReadAndMrsSmithsWaitsForTheCouncil()
    {
        var all = new DemoPlace(1_200, 1, Today).People().SelectMany(p => p.Records).SelectMany(r => r.Resources).Where(r => r.Type == "Task")
            .Select(r => AdaptationFhir.Read(JsonDocument.Parse(r.Json).RootElement, r.Id, 1)).OfType<Adaptation>().ToList();

        all.Count.ShouldBeGreaterThan(2);
        all.ShouldAllBe(a => a.Asker.Code.StartsWith("ZZHA") && a.Decider.Code == "ZZLA01" && a.Line != null && a.Waits(Today).All(w => w.Days >= 0));
        var hers = all[0];
        (hers.State, hers.Line!.Value, hers.Due!.Rule).ShouldBe((AdaptationState.Assessed, "DFG-2025-041", AdaptationRule.Decide));
        AdaptationMove.Open(hers, AdaptationSide.Decider).ShouldBe([AdaptationStep.Approve, AdaptationStep.Refuse]);
    }

    private static string Type(JsonElement resource) => resource.GetProperty("resourceType").GetString()!;
}
