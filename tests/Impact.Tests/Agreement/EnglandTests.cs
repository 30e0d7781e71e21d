using Goldthread.Impact.Agreement;
using Goldthread.Impact.Journeys;
using Goldthread.Impact.People;

namespace Goldthread.Impact.Tests.Agreement;

/// <summary>The model against what England counts: the table of the validation page, held against a fresh run.</summary>
public sealed class EnglandTests
{
    private static readonly Lazy<IReadOnlyDictionary<string, double>> Year = new(() => EnglandYear.Of());

    public static TheoryData<string> Ids => [.. EnglandCount.All.Select(c => c.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Year_WhatEnglandCounts_LiesWithinItsBand(string id)
    {
        var count = EnglandCount.All.Single(c => c.Id == id);

        (Year.Value[id] / count.Counted).ShouldBeInRange(count.Least, count.Most, count.Of);
    }

    [Fact]
    public void Kept_AFreshRun_SaysTheSame() =>
        EnglandRecord.Kept().Otherwise(Year.Value).ShouldBeEmpty("goldthread model england --write src/Impact/Agreement/england-modelled.json keeps a new one.");

    [Fact]
    public void Text_ReadAgain_IsTheSameRun() => EnglandRecord.Kept().Text().ShouldBe(Oracle.Own("src", "Impact", "Agreement", "england-modelled.json"));

    [Fact]
    public void Counts_Each_HasASourceAndABandAroundItAndSaysWhyItIsOff()
    {
        foreach (var (count, modelled) in EnglandRecord.Kept().Lines)
        {
            count.Source.Trim().Length.ShouldBeGreaterThan(10, count.Id);
            count.Least.ShouldBeInRange(0.3, 1, count.Id);
            count.Most.ShouldBeInRange(1, 1.7, count.Id);
            if (Math.Abs((modelled / count.Counted) - 1) > 0.1) count.Note.ShouldNotBeNull(count.Id);
        }
    }

    [Fact]
    public void Otherwise_OtherFigures_AreTold()
    {
        var kept = new EnglandRecord(new DateOnly(2026, 11, 23), "0.1.0", new Dictionary<string, double> { ["a"] = 10, ["b"] = 2 });

        kept.Otherwise(new Dictionary<string, double> { ["a"] = 10.005, ["b"] = 2 }).ShouldBeEmpty();
        kept.Otherwise(new Dictionary<string, double> { ["a"] = 10.02, ["c"] = 1 }).ShouldBe(["b: is in the file, and is no longer counted.", "a: 10.02, 10 in the file.", "c: is counted, and is not in the file."]);
    }

    // Day 100 lies in the year that is counted (91 to 454).
    [Theory]
    [InlineData(9, 29, 1)]
    [InlineData(9, 30, 0)]
    [InlineData(0, 29, 1)]
    public void Tally_AStayThatFollows_IsAReturnWithinThirtyDaysOfLeaving(int nights, int after, int returns)
    {
        var (left, again) = (100 + nights, 100 + nights + after);
        var tally = Tallied(new(0, 100, Place.Home, null), Stay(100), new(100, left, Place.Ward, null), new(left, again, Place.Home, null), Stay(again), new(again, again + 2, Place.Ward, null), new(again + 2, 546, Place.Home, null));

        tally[Seen.EmergencyStays].ShouldBe(2);
        tally[Seen.Readmissions].ShouldBe(returns);
        tally[Seen.StaysOverNight].ShouldBe(nights > 0 ? 2 : 1);
        tally[Seen.NightsOfStays].ShouldBe(nights + 2);
    }

    [Fact]
    public void Tally_AMoveToACareHomeAndADeathInHospital_AreCountedOnceEach()
    {
        var tally = Tallied(
            new(0, 90, Place.Home, null), Stay(90), new(90, 110, Place.Ward, null), new(110, 120, Place.ReadyToLeave, null), new(120, 200, Place.CareHome, null),
            Stay(200), new(200, 203, Place.Ward, null), new(203, 203, Place.Ward, Activity.Death));

        tally[Seen.NewResidents].ShouldBe(1);
        tally[Seen.LeftForCareHome].ShouldBe(1);
        tally[Seen.ResidentDays].ShouldBe(83);
        tally[Seen.StaysOfResidents].ShouldBe(1);
        tally[Seen.DeathsInHospital].ShouldBe(1);
        tally[Seen.ResidentsDiedInHospital].ShouldBe(1);
        tally[Seen.ResidentsAtStart].ShouldBe(0);
        tally[Seen.HospitalDays].ShouldBe(19 + 10 + 3);
        tally[Seen.StaysLeftAlive].ShouldBe(0);
    }

    private static Stretch Stay(int day) => new(day, day, Place.Home, Activity.EmergencyStay);

    private static YearTally Tallied(params Stretch[] way)
    {
        var tally = new YearTally();
        tally.Add(new Person(80, Sex.Female, 3, Frailty.Moderate, 1, false, Place.Home), 0, way);
        return tally;
    }
}
