using Goldthread.Impact.People;
using Goldthread.Kernel.Values;
using Goldthread.Toolkit.Model;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Goldthread.Toolkit.Tests.Model;

public sealed class YourPeopleTests
{
    [Theory]
    [InlineData("age.0=20&age.1=60&age.2=10&age.3=7&age.4=3")]
    [InlineData("fifth.0=30.5&fifth.1=24.5&fifth.2=20&fifth.3=15&fifth.4=10&homes=3.25&carers=18%25")]
    [InlineData("frail.0=40&frail.1=35&frail.2=20&frail.3=5&care=0")]
    [InlineData("profile=Age%2CWomen%2CMen%0A0 to 17, 1200, 1300%0A18-64 4000 3900%0A65%2B, 900, 700")]
    [InlineData("profile=0 to 49%092,100%092,000%0A50 and over%09900%09700")]
    public void Read_WhatTheFormSays_StandsInTheAddress(string typed)
    {
        var (said, faults) = Typed(typed);
        faults.ShouldBeEmpty();
        said.IsSaid.ShouldBeTrue();

        var read = YourPeople.Read(said.Write());

        read.Write().ShouldBe(said.Write());
        said.Write().ShouldBe(Uri.EscapeDataString(said.Write()), "nothing in it has to be escaped");
        read.Of(Description.England).Check().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("age.0=20&age.1=60&age.2=10&age.3=7", "age.4")]
    [InlineData("age.0=20&age.1=60&age.2=10&age.3=7&age.4=9", "age.0")]
    [InlineData("fifth.0=lots&fifth.1=20&fifth.2=20&fifth.3=20&fifth.4=20", "fifth.0")]
    [InlineData("fifth.0=-20&fifth.1=60&fifth.2=20&fifth.3=20&fifth.4=20", "fifth.0")]
    [InlineData("homes=101", "homes")]
    [InlineData("profile=65 to 69, 100, 100", "profile")]
    [InlineData("profile=0 to 17, many, 4", "profile")]
    [InlineData("profile=0 to 17, 0, 0", "profile")]
    [InlineData("profile=0 to 17, 1, 1%0A10 to 20, 1, 1", "profile")]
    [InlineData("profile=0 to 17, 1, 1&age.0=100&age.1=0&age.2=0&age.3=0&age.4=0", "profile")]
    public void Read_SomethingWrong_NamesTheField(string typed, string field) => Typed(typed).Faults.ShouldHaveSingleItem().Path.ShouldBe(field);

    [Fact]
    public void Of_SharesOfAges_AreThoseOfThePeopleWhoAreMade()
    {
        var said = YourPeople.Read("age_10_40_20_20_10~fifth_100_0_0_0_0");

        var people = Goldthread.Impact.People.Population.Described(said.Of(Description.England), 20_000, 1).Value.People.ToArray();

        double Share(int from, int until) => 100.0 * people.Count(p => p.Age >= from && p.Age < until) / people.Length;
        Share(0, 18).ShouldBe(10, 1);
        Share(18, 65).ShouldBe(40, 1.5);
        Share(65, 75).ShouldBe(20, 1);
        Share(75, 85).ShouldBe(20, 1);
        Share(85, 111).ShouldBe(10, 1);
        people.ShouldAllBe(p => p.Deprivation == 1);
    }

    [Fact]
    public void Of_AListWhoseLastBandIsOpen_PartsItAsThePlaceDoes()
    {
        var of = YourPeople.Read("profile_0_500_500_65_300_200").Of(Description.England);

        of.From.ShouldBe([0, 65, 70, 75, 80, 85, 90]);
        of.Women.Sum().ShouldBe(800, 1e-9);
        of.Men.Skip(1).Sum().ShouldBe(200, 1e-9);
        (of.Women[^1] / of.Women[1]).ShouldBe(Description.England.Women[^1] / Description.England.Women[5], 1e-9);
    }

    [Theory]
    [InlineData("age_10_10")]
    [InlineData("age_10_10_10_10_10~homes_x~profile_1_2")]
    [InlineData("profile_0_0_0")]
    [InlineData("fifth_1e9_0_0_0_0~homes_200")]
    [InlineData("~~___")]
    public void Read_AnAddressThatIsBroken_LeavesItOut(string text) => YourPeople.Read(text).IsSaid.ShouldBeFalse();

    private static (YourPeople Said, IReadOnlyList<Fault> Faults) Typed(string query)
    {
        var faults = new List<Fault>();
        return (PeopleForm.Read(new QueryCollection(QueryHelpers.ParseQuery(query)), faults.Add), faults);
    }
}
