using Goldthread.Toolkit.Initiatives;
using Goldthread.Toolkit.Shelf;

namespace Goldthread.Toolkit.Tests.Initiatives;

public sealed class InitiativeTests
{
    [Fact]
    public void Check_WholeOne_FindsNothing() => Made.Paths(Made.Initiative()).ShouldBeEmpty();

    [Fact]
    public void Check_WhatIsWrong_NamesEachField()
    {
        Made.Paths(Made.Initiative() with { Id = "No spaces", Title = " ", Owner = "" }).ShouldBe(["id", "title", "owner"]);
        Made.Paths(Made.Initiative() with { Place = new("", "England", 91, 0), Partners = [] }).ShouldBe(["place.name", "place.latitude", "partners"]);
        Made.Paths(Made.Initiative() with { Interventions = ["magic"] }).ShouldBe(["interventions[0]"]);
        Made.Paths(Made.Initiative() with { Began = 19, Population = 0 }).ShouldBe(["population", "began"]);
        Made.Paths(Made.Initiative() with { Outcomes = [], References = [] }).ShouldBe(["references"]);
        Made.Paths(Made.Initiative() with { References = [new("r", "T", "P", 2020, "javascript:alert(1)")] }).ShouldBe(["references[0].url"]);
        Made.Paths(Made.Initiative() with { Factors = [new(SuccessFactor.Culture, Strength.Named, "a"), new(SuccessFactor.Culture, Strength.Told, "b")] }).ShouldBe(["factors[1].factor"]);
    }

    [Theory]
    [InlineData("""{"id":"x"}""", "document")]
    [InlineData("""{"titel":"x"}""", "titel")]
    [InlineData("not json", "document")]
    public void Read_WhatIsNoInitiative_NamesWhere(string json, string path)
    {
        var read = ItemKind.Initiative.Read(json);

        read.Succeeded.ShouldBeFalse();
        read.Fault.Path.ShouldBe(path);
    }

    [Fact]
    public void EveryIntervention_HasACodeOfItsOwn()
    {
        Interventions.All.Select(i => i.Code).ShouldBeUnique();
        Interventions.All.ShouldAllBe(i => i.Said.Count > 0);
    }
}
