using Goldthread.Fhir.Storage;
using Goldthread.Impact.People;
using Goldthread.Population.DataSet;
using Goldthread.Population.Modelled;
using Goldthread.Population.Release;
using Goldthread.Population.Tests.Profiles;

namespace Goldthread.Population.Tests.Modelled;

public sealed class ModelPeopleTests
{
    private static readonly DateOnly On = new(2026, 9, 30);

    [Fact]
    public void Of_WhatTheDataSetKnows_IsWhoTheyAre()
    {
        var rows = Rows(
            Row(1, new DateOnly(1942, 10, 1), "female", 1, ("moderate_frailty", true), (DataColumns.ServiceCommunity, false)),
            Row(2, new DateOnly(1942, 9, 30), "male", 10, ("severe_frailty", true), ("mild_frailty", true), (DataColumns.ServiceNursing, false)),
            Row(3, new DateOnly(1950, 1, 1), "male", 4, ("mild_frailty", true), (DataColumns.CareHome, false)),
            Row(4, new DateOnly(1990, 1, 1), "female", 6));

        var people = ModelPeople.Of(rows).People.People.ToArray();

        people.Length.ShouldBe(4);
        Bare(people[0]).ShouldBe((36, Sex.Female, 3, Frailty.Fit, 0, Place.Home));
        Bare(people[1]).ShouldBe((76, Sex.Male, 2, Frailty.Mild, 0, Place.CareHome));
        Bare(people[2]).ShouldBe((83, Sex.Female, 1, Frailty.Moderate, 0, Place.HomeWithCare));
        Bare(people[3]).ShouldBe((84, Sex.Male, 5, Frailty.Severe, 0, Place.CareHome));
        people.ShouldAllBe(p => p.Lives != Place.CareHome || !p.HasCarer);
        static (int, Sex, int, Frailty, int, Place) Bare(Person p) => (p.Age, p.Sex, p.Deprivation, p.Frailty, p.Conditions, p.Lives);
    }

    [Theory]
    [InlineData(2, Frailty.Fit)]
    [InlineData(5, Frailty.Mild)]
    [InlineData(6, Frailty.Moderate)]
    [InlineData(8, Frailty.Severe)]
    public void Of_FrailtyOnTheClinicalScale_CountsWhereThereIsNothingElse(double scale, Frailty band)
    {
        var row = Row(1, new DateOnly(1940, 1, 1), "female", 5);
        row.Measured("clinical_frailty", DateTimeOffset.UnixEpoch, scale);

        ModelPeople.Of(Rows(row)).People.People[0].Frailty.ShouldBe(band);
    }

    [Fact]
    public void Of_WhoRefusedOrDiedOrIsSuperseded_IsLeftOut()
    {
        var place = MadePlace.Of(6000, 3);
        var counted = place.People.Where(p => !p.OptedOut && !p.Died && p.Stands).ToList();

        var model = ModelPeople.Of(place.Snapshot);

        model.People.Count.ShouldBe(counted.Count);
        var refused = place.People.Count(p => p.OptedOut && !p.Died && p.Stands);
        model.Told.Single(t => t.Instead == "Left out").People.ShouldBe(Gate.Release(refused, ReleaseRule.Nhs));
        model.Told.ShouldContain(t => t.What.StartsWith("Sex", StringComparison.Ordinal));
        model.Told.ShouldContain(t => t.What.StartsWith("Frailty", StringComparison.Ordinal));
        model.Told.ShouldAllBe(t => t.People.Number == null || t.People.Number % 5 == 0);
    }

    [Fact]
    public void Of_UnknownFrailty_IsDrawnAsTheModelDescribesIt()
    {
        var rows = Rows([.. Enumerable.Range(1, 8000).Select(i => Row(i, new DateOnly(1950, 1, 1), i % 2 == 0 ? "female" : "unknown", i % 3 == 0 ? 0 : 1))]);

        var people = ModelPeople.Of(rows).People.People.ToArray();

        // At 76 as in the description: 50, 35, 12 and 3 of 100; nobody's fifth is known but the first.
        people.Count(p => p.Frailty == Frailty.Fit).ShouldBeInRange(3800, 4200);
        people.Count(p => p.Frailty == Frailty.Severe).ShouldBeInRange(180, 300);
        people.ShouldAllBe(p => p.Deprivation == 1);
        people.Count(p => p.Sex == Sex.Female).ShouldBeInRange(5800, 6200);
        people.Count(p => p.HasCarer).ShouldBeInRange(800, 1800);
    }

    [Fact]
    public void Of_OrderOfRows_SaysNothingOfAnybody()
    {
        var rows = Enumerable.Range(1, 400).Select(i => Row(i, new DateOnly(1930 + (i * 7 % 90), 1, 1), i % 2 == 0 ? "female" : "male", 1 + (i % 10), ("mild_frailty", true))).ToArray();

        var (one, other) = (ModelPeople.Of(Rows(rows)).People.People.ToArray(), ModelPeople.Of(Rows([.. rows.Reverse()])).People.People.ToArray());

        one.Select(p => (p.Age, p.Sex, p.Deprivation)).ShouldBe(other.Select(p => (p.Age, p.Sex, p.Deprivation)));
    }

    [Fact]
    public void Described_Place_KeepsSmallCountsBackAndIsRounded()
    {
        var place = ModelPeople.Of(Rows([
            .. Enumerable.Range(1, 3000).Select(i => Row(i, new DateOnly(1985, 1, 1), i % 2 == 0 ? "female" : "male", 1 + (i % 10))),
            .. Enumerable.Range(1, 500).Select(i => Row(10_000 + i, new DateOnly(1950, 1, 1), i % 2 == 0 ? "female" : "male", 1 + (i % 10), ("mild_frailty", true))),
            Row(20_000, new DateOnly(1930, 1, 1), "male", 1, ("severe_frailty", true), (DataColumns.CareHome, false))]));

        var described = Described.Of(place);

        // One man of 96, one who is severely frail and one in a care home: none of them may be told.
        described.KeptBack.ShouldBeGreaterThan(3);
        described.Description.Men[^1].ShouldNotBe(1);
        described.Description.CareHomeFrom65.ShouldBe(Description.England.CareHomeFrom65);
        described.Told.ShouldContain(t => t.StartsWith("People in care homes", StringComparison.Ordinal));
        described.Description.Check().ShouldBeEmpty();
        Impact.People.Population.Described(described.Description, 1000, 1).Succeeded.ShouldBeTrue();
        described.Description.Women[2].ShouldBe(1500);
    }

    [Fact]
    public void Described_NobodyAtAll_IsAsEngland()
    {
        var described = Described.Of(ModelPeople.Of(Rows()));

        described.Description.Check().ShouldBeEmpty();
        described.Description.Women.ShouldBe(Description.England.Women);
    }

    private static PersonRow Row(long key, DateOnly born, string sex, int decile, params (string Flag, bool IsCondition)[] flags)
    {
        var row = new PersonRow(key) { Born = born, Sex = sex, Area = new PersonArea("E0100", decile, "N1") };
        foreach (var (flag, isCondition) in flags) row.Flags.Add(isCondition ? DataColumns.Has(flag) : flag);
        return row;
    }

    private static PeopleSnapshot Rows(params PersonRow[] rows)
    {
        var writer = new RowWriter(Math.Max(1, rows.Length));
        foreach (var row in rows) writer.Write(row);
        writer.Finish();
        return new PeopleSnapshot([new PeopleSlice(writer.Builder.Build(), default)], On, DateTimeOffset.UnixEpoch, FeedPosition.Start);
    }
}
