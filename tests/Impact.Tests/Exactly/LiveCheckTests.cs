using Goldthread.Impact.Exactly;
using Goldthread.Impact.Journeys;
using Goldthread.Impact.People;
using Goldthread.Impact.Tests.Journeys;

namespace Goldthread.Impact.Tests.Exactly;

public sealed class LiveCheckTests
{
    private static readonly Person Smith = new(84, Sex.Female, 3, Frailty.Moderate, 2, false, Place.Home);

    public static TheoryData<string, Person, Scenario> Kinds => new()
    {
        { "one who lives alone", Smith, Made.Scenario(65) },
        { "a fit man with a carer", new Person(66, Sex.Male, 1, Frailty.Fit, 3, true, Place.Home), Made.Scenario(65) },
        { "a care home", new Person(93, Sex.Male, 1, Frailty.Severe, 3, false, Place.CareHome), Made.Scenario(52) },
        { "a child", new Person(3, Sex.Male, 5, Frailty.Fit, 0, false, Place.Home), Made.Scenario(104) },
        { "help that begins later, grows, wears off and costs", new Person(73, Sex.Female, 2, Frailty.Mild, 2, true, Place.Home), Made.Scenario(52) with { Interventions = [Growing] } },
        { "every way out of hospital changed", new Person(84, Sex.Male, 4, Frailty.Severe, 1, true, Place.HomeWithCare), Made.Scenario(52) with { Interventions = [Leaving] } },
    };

    private static Intervention Growing => Made.Doing(Lever.Emergency, 0.5, 0.7, costAWeek: 21) with
    {
        FromWeek = 8, RampWeeks = 13,
        Effects = [Of(Lever.Emergency, 0.5), Of(Lever.Stay, 0.5) with { HalvesAfterWeeks = 26 }, Of(Lever.Gp, 1.6), Of(Lever.Community, 0.6), Of(Lever.QualityLost, 0.7), Of(Lever.Strain, 0.5) with { HalvesAfterWeeks = 13 }, Of(Lever.Death, 0.7), Of(Lever.Frailer, 0.4)],
    };

    private static Intervention Leaving => Made.Doing(Lever.NeedsBed, 0.4, 1, new Eligible(FromAge: 80, Places: [Place.HomeWithCare, Place.Home], WithCarer: true)) with
    {
        Effects = [Of(Lever.NeedsBed, 0.4), Of(Lever.NeedsCareHome, 0.5), Of(Lever.ArrangingSupport, 0.3), Of(Lever.ArrangingBed, 2), Of(Lever.ArrangingCareHome, 0.5), Of(Lever.AnsweredAtHome, 3), Of(Lever.Admitted, 0.8), Of(Lever.CareBegins, 0.5), Of(Lever.CareHomeBegins, 2)],
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Of_ManyCopiesOfAKind_LieWithinChanceOfTheExact(string name, Person kind, Scenario scenario)
    {
        var check = LiveCheck.Of(scenario, kind, 200_000, 2).Value;

        check.Agrees.ShouldBeTrue($"{name}: {check.Verdict} {string.Join(", ", check.Figures.Select(f => $"{f.Code} {f.Exact:R} {f.Simulated:R} {f.Z:0.0}"))}");
        check.Figures.Count(f => f.Z is not null).ShouldBeGreaterThan(7);
    }

    [Fact]
    public void Of_RulesThatDiffer_AreToldApart()
    {
        var scenario = Made.Scenario(52);
        var exact = ExactAnswer.Of(Smith, scenario).Value;

        var more = ExactAnswer.Of(Smith, scenario with { Assumptions = scenario.Assumptions.Times("emergency", 1.03) }).Value;

        // Three in a hundred more emergencies lie many standard errors off what copies say: the check can fail.
        var attendances = LiveCheck.Of(scenario, Smith, 200_000, 2).Value.Figures.First(f => f.Code == "attendance");
        ((attendances.Simulated - more.Count(Activity.Attendance)) / attendances.Error).ShouldBeLessThan(-5);
        more.Count(Activity.Attendance).ShouldBeGreaterThan(exact.Count(Activity.Attendance));
    }

    [Fact]
    public void Of_EveryDay_IsSpentSomewhere()
    {
        var scenario = Made.Scenario(104);
        var exact = ExactAnswer.Of(Smith, scenario).Value;

        // Who dies loses the days after it: what is spent, and what is lost, are all the days there are; and a longer run never has fewer deaths.
        (exact.HomeDays + exact.HospitalDays + exact.DaysIn(Place.IntermediateBed) + exact.DaysIn(Place.CareHome) + exact.DaysIn(Place.Hospice) + exact.DaysIn(Place.Dead)).ShouldBe(728, 1e-9);
        exact.DaysIn(Place.Dead).ShouldBeInRange(1, exact.Deaths * 728);
        ExactAnswer.Of(Smith, Made.Scenario(52)).Value.Deaths.ShouldBeLessThan(exact.Deaths);
    }

    [Fact]
    public void Of_YearInAFewParts_IsAsInMany()
    {
        var scenario = Made.Scenario(39);

        var (few, many) = (ExactAnswer.Of(Smith, scenario).Value, ExactAnswer.Of(Smith, scenario, 0, parts: 16).Value);

        few.Deaths.ShouldBe(many.Deaths, 1e-4);
        // At 85 stays grow much longer at once, so that the day of the birthday matters.
        few.HospitalDays.ShouldBe(many.HospitalDays, 8e-3);
        few.QualityYears.ShouldBe(many.QualityYears, 2e-4);
        few.Pence.ShouldBe(many.Pence, 5e-4 * many.Pence);
    }

    [Fact]
    public void Of_ServicesThatCanBeFull_AreCheckedWithoutLimitsAndSayso()
    {
        var check = LiveCheck.Of(Made.Run(Made.Older(100), Made.Full(26)), Smith, 5000).Value;

        check.WithoutLimits.ShouldBeTrue();
        check.Verdict.ShouldContain("never full");
    }

    [Fact]
    public void Of_WhatCannotBeWorkedOut_IsRefusedByField()
    {
        ExactAnswer.Of(Smith, Made.Scenario(261)).Fault.Path.ShouldBe("weeks");
        ExactAnswer.Of(Smith, Made.Scenario() with { Interventions = [.. Enumerable.Range(0, 5).Select(i => Growing with { Id = $"n{i}" })] }).Fault.Path.ShouldBe("interventions");
        ExactAnswer.Of(Smith, Made.Scenario() with { Assumptions = Made.Scenario().Assumptions.With([Made.Scenario().Assumptions["emergency"] with { Values = [60], From = [0] }]) }).Fault.Path.ShouldBe("assumptions");
        LiveCheck.Of(Made.Scenario(), Smith, 10).Fault.Path.ShouldBe("copies");
    }

    private static Effect Of(Lever lever, double ratio) => new(lever, ratio, "A test", Impact.Assumed.Confidence.Low);
}
