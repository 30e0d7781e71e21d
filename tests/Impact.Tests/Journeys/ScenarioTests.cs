using Goldthread.Impact.Assumed;
using Goldthread.Impact.Journeys;

namespace Goldthread.Impact.Tests.Journeys;

public sealed class ScenarioTests
{
    public static TheoryData<string, Scenario> Wrong => new()
    {
        { "weeks", Made.Scenario(5218) },
        { "weeks", Made.Scenario(0) },
        { "capacities.intermediate-bed", Made.Scenario() with { Capacities = new Dictionary<Service, int> { [Service.IntermediateBed] = 0 } } },
        { "interventions[0].reach", Made.Scenario() with { Interventions = [Made.Doing(Lever.Stay, 0.9, reach: 1.5)] } },
        { "interventions[0].costAWeek", Made.Scenario() with { Interventions = [Made.Doing(Lever.Stay, 0.9, costAWeek: -1)] } },
        { "interventions[0].effects[0].ratio", Made.Scenario() with { Interventions = [Made.Doing(Lever.Stay, 0)] } },
        { "interventions[0].effects[0].ratio", Made.Scenario() with { Interventions = [Made.Doing(Lever.Stay, double.NaN)] } },
        { "interventions[0].effects[1].of", Made.Scenario() with { Interventions = [Made.Doing(Lever.Stay, 0.9) with { Effects = [.. Made.Doing(Lever.Stay, 0.9).Effects, .. Made.Doing(Lever.Stay, 0.8).Effects] }] } },
        { "interventions[1].id", Made.Scenario() with { Interventions = [Made.Doing(Lever.Stay, 0.9), Made.Doing(Lever.Stay, 0.8)] } },
        { "interventions[0].for.fromAge", Made.Scenario() with { Interventions = [Made.Doing(Lever.Stay, 0.9, who: new Eligible(90, 80))] } },
        { "assumptions.cost-ward-day.values[0]", Made.Scenario() with { Assumptions = AssumptionBook.England.With([AssumptionBook.England["cost-ward-day"] with { Values = [-3] }]) } },
        { "assumptions.needs-support-at-home.values[3]", Made.Scenario() with { Assumptions = AssumptionBook.England.With([AssumptionBook.England["needs-support-at-home"] with { Values = [0.1, 0.1, 0.1, 0.9] }]) } },
        { "assumptions", Made.Scenario() with { Assumptions = new AssumptionBook(AssumptionBook.England.All.Where(a => a.Id != "gp")) } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Check_WhatCannotBe_IsRefusedByField(string path, Scenario scenario)
    {
        scenario.Check().Select(f => f.Path).ShouldContain(path);
        Run.Of(Made.Older(10), scenario).Succeeded.ShouldBeFalse();
    }

    [Fact]
    public void Of_NobodyWhomItIsFor_IsRefused()
    {
        var children = Made.Doing(Lever.Emergency, 0.9, who: new Eligible(0, 17));

        var run = Run.Of(Made.Older(100), Made.Scenario() with { Interventions = [children] });

        run.Fault.Path.ShouldBe("interventions[0].for");
    }

    [Fact]
    public void England_EveryAssumption_HasASourceAndIsWhole()
    {
        AssumptionBook.England.Check().ShouldBeEmpty();
        AssumptionBook.England.All.Count().ShouldBe(AssumptionKind.All.Count);
        AssumptionBook.England.All.ShouldAllBe(a => a.Source.Length > 10);
    }
}
