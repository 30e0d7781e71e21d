using Goldthread.Impact.Assumed;
using Goldthread.Impact.Journeys;
using Goldthread.Impact.Scenarios;

namespace Goldthread.Impact.Tests.Scenarios;

public sealed class UncertaintyTests
{
    private static readonly ScenarioFile File = new("A test", 2000,
        [
            new Alternative("Fewer emergencies", [new Intervention("fewer", "Fewer", new Eligible(FromAge: 65), 1, [new Effect(Lever.Emergency, 0.8, "A test", Confidence.Low, 0.7, 0.92)])]),
            new Alternative("Nothing", []),
        ],
        Weeks: 104, Description: Goldthread.Impact.People.Description.England with { From = [0, 65, 80], Women = [0, 6, 4], Men = [0, 6, 3] });

    private static readonly ScenarioFile Certain = File with
    {
        Assumptions = [.. AssumptionBook.England.All.Select(a => a with { Low = 1, High = 1 })],
        Scenarios = [new Alternative("Fewer emergencies", [new Intervention("fewer", "Fewer", new Eligible(FromAge: 65), 1, [new Effect(Lever.Emergency, 0.8, "A test", Confidence.Low)])])],
    };

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Of_AnyNumberOfThreads_GivesTheSame(int threads)
    {
        var (one, many) = (Uncertainty.Of(File, 12, 500, threads: 1).Value, Uncertainty.Of(File, 12, 500, threads: threads).Value);

        many.Decision.Costs[1].ShouldBe(one.Decision.Costs[1]);
        many.Measures[Measure.HospitalDays][2].ShouldBe(one.Measures[Measure.HospitalDays][2]);
    }

    [Fact]
    public void Of_WhatChangesNothing_IsTheBaselineInEveryDraw()
    {
        var drawn = Uncertainty.Of(File, 20, 500).Value;

        drawn.Decision.Costs[2].ShouldBe(drawn.Decision.Costs[0]);
        drawn.Decision.Effects[2].ShouldBe(drawn.Decision.Effects[0]);
        drawn.Decision.Costs[1].ShouldNotBe(drawn.Decision.Costs[0]);
        drawn.Decision.Costs[0].Distinct().Count().ShouldBe(20);
    }

    [Fact]
    public void Of_NothingUnsure_IsTheRunItself()
    {
        var drawn = Uncertainty.Of(Certain, 3, 2000).Value;

        drawn.Unsure.ShouldBeEmpty();
        var answer = Answer.Of(Certain).Value;
        var days = Differences.Between(answer.Baseline, answer.Alternatives[0]).Single(d => d.Of == Measure.HospitalDays);
        drawn.Change(Measure.HospitalDays, 0).ShouldBe((days.Change, days.Change, days.Change));
    }

    [Fact]
    public void Of_PrecisionThatIsMet_StopsAfterABatch()
    {
        Uncertainty.Of(Certain, 1000, 200, precision: 1).Value.Decision.Draws.ShouldBe(Uncertainty.Batch);
        var converging = Uncertainty.Of(File, 250, 200).Value.Convergence(0);
        converging.Select(c => c.Draws).ShouldBe([100, 200, 250]);
        converging[2].HalfInterval.ShouldBeLessThan(converging[0].HalfInterval);
    }

    [Fact]
    public void Of_DrawsOfANumber_LieAsItsIntervalSays()
    {
        var drawn = Uncertainty.Of(File, 400, 50).Value;

        var ratios = drawn.Ratios[drawn.Unsure.ToList().FindIndex(u => u.Path == "scenarios[0].interventions[0].effects[0]")];
        (ratios.Count(r => r * 0.8 is >= 0.7 and <= 0.92) / 400.0).ShouldBe(0.95, 0.04);
        drawn.Unsure.ShouldContain(u => u.Path == "assumptions.emergency-frailty");
        drawn.Unsure.ShouldNotContain(u => u.Path == "assumptions.planned");
    }

    [Fact]
    public void Tornado_WhatMovesItMost_StandsFirst()
    {
        var swings = Swing.Tornado(File, 0, Measure.HospitalDays, 2000).Value;

        swings.Select(s => s.Width).ShouldBeInOrder(SortDirection.Descending);
        swings[0].Of.Path.ShouldBe("scenarios[0].interventions[0].effects[0]");
        swings[0].AtLow.ShouldBeLessThan(swings[0].AtHigh, "the stronger the effect, the more days fall");
        swings.Single(s => s.Of.Path == "assumptions.cost-gp").Width.ShouldBe(0, "what a contact costs moves no day");
    }

    [Fact]
    public void Of_TooFewDrawsOrTooManyPeople_IsRefused()
    {
        Uncertainty.Of(File, 1, 10).Fault.Path.ShouldBe("draws");
        Uncertainty.Of(File, 10, 2001).Fault.Path.ShouldBe("people");
        var limited = File with { Capacities = new Dictionary<Service, int> { [Service.SupportAtHome] = 3 } };
        Uncertainty.Of(limited, 2, 100).Fault.Message.ShouldContain("all 2,000 people");
        Uncertainty.Of(limited, 2, 2000).Succeeded.ShouldBeTrue();
        Swing.Tornado(File, 2, Measure.Cost, 10).Fault.Path.ShouldBe("scenario");
    }
}
