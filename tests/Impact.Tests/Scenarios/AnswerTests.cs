using Goldthread.Impact.Journeys;
using Goldthread.Impact.People;
using Goldthread.Impact.Scenarios;

namespace Goldthread.Impact.Tests.Scenarios;

public sealed class AnswerTests
{
    private static readonly ScenarioFile File = ScenarioFile.Read(System.IO.File.ReadAllText(Path.Combine(Root(), "docs/examples/models/home-first.json"))).Value with { People = 20_000, Weeks = 104 };

    [Fact]
    public void Of_OneChangedAssumption_MovesOutcomesCostActivityAndJourneyTogether()
    {
        var sooner = File with { People = 100_000, Scenarios = [new Alternative("Arranged sooner", [new Intervention("sooner", "Sooner", new Eligible(FromAge: 65), 1, [new Effect(Lever.ArrangingSupport, 0.3, "A test", Goldthread.Impact.Assumed.Confidence.Low)])])], Capacities = new Dictionary<Service, int>() };

        var answer = Answer.Of(sooner).Value;

        var (before, after) = (answer.Baseline, answer.Alternatives[0]);
        var differences = Differences.Between(before, after).ToDictionary(d => d.Of);
        differences[Measure.HospitalDays].High.ShouldBeLessThan(0);
        differences[Measure.HomeDays].Low.ShouldBeGreaterThan(0);
        differences[Measure.Cost].High.ShouldBeLessThan(0);
        after.DaysIn(Place.ReadyToLeave).ShouldBeLessThan(before.DaysIn(Place.ReadyToLeave));
        var moved = Enumerable.Range(0, before.People.Count).First(i => before.Lived[i].HospitalDays > after.Lived[i].HospitalDays);
        Run.Again(after, moved).ShouldNotBe(Run.Again(before, moved));
    }

    [Fact]
    public void Of_WeeksOfALine_AreItsTotal()
    {
        var result = Answer.Of(File).Value.Alternatives[0];

        foreach (var line in CostLine.All) line.Weekly(result).Sum().ShouldBe(line.Pence(result), line.Code);
        (CostLine.All.Sum(l => l.Pence(result)) + result.PenceOfReaching(0)).ShouldBe(result.PenceByPeople());
        result.WeeklyPenceFixed().Sum().ShouldBe(6_000_000 + (13 * 250_000));
        result.WeeklyQuality().Sum().ShouldBe(result.QualityYears(), 1e-6);
    }

    [Fact]
    public void Of_CostLines_CoverEverythingThatCosts()
    {
        Enum.GetValues<Place>().Where(p => p is not (Place.Home or Place.Dead)).ShouldBe(CostLine.All.Select(l => l.Place).OfType<Place>(), ignoreOrder: true);
        Enum.GetValues<Activity>().Where(a => a is not (Activity.EmergencyStay or Activity.Death)).ShouldBe(CostLine.All.Select(l => l.Activity).OfType<Activity>(), ignoreOrder: true);
    }

    [Fact]
    public void Worth_WithoutDiscount_IsTheDifferenceOfTheTotals()
    {
        var answer = Answer.Of(File).Value;
        var (before, after) = (answer.Baseline, answer.Alternatives[0]);

        var worth = Worth.Of(before, after, new Counting(DiscountCosts: 0, DiscountHealth: 0));

        worth.Net.ShouldBe((before.PenceByPeople() + before.PenceFixed - after.PenceByPeople() - after.PenceFixed) / 100.0, 0.01);
        worth.ByPayer.Values.Sum().ShouldBe(worth.Net, 0.01);
        worth.QualityYears.ShouldBe(after.QualityYears() - before.QualityYears(), 1e-6);
        Worth.Of(before, after, new Counting()).Invested.ShouldBeLessThan(worth.Invested);
    }

    [Theory]
    [InlineData("{}", "file")]
    [InlineData("""{ "title": "x", "people": 0, "scenarios": [{ "title": "y" }] }""", "people")]
    [InlineData("""{ "title": "x", "people": 10, "scenarios": [] }""", "scenarios")]
    [InlineData("""{ "title": "x", "people": 10, "scenarios": [{ "title": "" }] }""", "scenarios[0].title")]
    [InlineData("""{ "title": "x", "people": 10, "weeks": 5217, "scenarios": [{ "title": "y" }] }""", "weeks")]
    [InlineData("""{ "title": "x", "people": 10, "scenarios": [{ "title": "y", "capacities": { "care-home": 0 } }] }""", "scenarios[0].capacities.care-home")]
    [InlineData("""{ "title": "x", "people": 10, "colour": 1, "scenarios": [{ "title": "y" }] }""", "colour")]
    public void Read_WhatCannotBe_IsRefusedByField(string json, string path)
    {
        ScenarioFile.Read(json).Faults.Select(f => f.Path).ShouldContain(path);
    }

    [Fact]
    public void Write_ThenRead_IsTheSame()
    {
        ScenarioFile.Read(File.Write()).Value.Write().ShouldBe(File.Write());
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!System.IO.File.Exists(Path.Combine(folder, "Goldthread.slnx"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
