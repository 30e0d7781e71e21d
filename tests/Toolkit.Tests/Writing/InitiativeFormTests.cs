using Goldthread.Toolkit.Initiatives;
using Goldthread.Toolkit.Items;
using Goldthread.Toolkit.Shelf;
using Goldthread.Toolkit.Writing;

namespace Goldthread.Toolkit.Tests.Writing;

public sealed class InitiativeFormTests
{
    private static readonly DateOnly Day = new(2027, 1, 1);

    [Fact]
    public void Form_OfEveryShippedInitiative_ReadsBackTheSame()
    {
        foreach (var (kind, id, text) in ShippedLibrary.Files.Where(f => f.Kind == ItemKind.Initiative))
        {
            var initiative = (Initiative)kind.Read(text).Value;

            var read = InitiativeForm.FromJson(InitiativeForm.From(initiative).ToJson()).Read(id, initiative.ReviewOn);

            read.Succeeded.ShouldBeTrue($"{id}: {string.Join("; ", read.Faults)}");
            ItemJson.Write(read.Value).ShouldBe(ItemJson.Write(initiative with { Factors = [.. initiative.Factors.OrderBy(f => f.Factor)] }));
        }
    }

    [Fact]
    public void Read_FigureWithoutSource_IsRefusedBesideItsFigure()
    {
        var form = Form();
        form.Outcomes.Insert(0, new FigureForm());
        form.Outcomes[1].Source = "";

        var faults = form.Read("a-place", Day).Faults;

        faults.ShouldHaveSingleItem().Path.ShouldBe("Outcomes[1].Source", "the empty row before it is no figure, and counts on the page");
    }

    [Fact]
    public void Read_CostOfUnknownReference_SaysWhich() =>
        Wrong(f => f.Costs.Add(new FigureForm { Name = "Cost", Quoted = "£2m", Theme = "money", Source = "nowhere" })).ShouldBe(["Costs[0].Source"]);

    [Fact]
    public void Read_NothingTyped_NamesEveryFieldThatIsNeeded() =>
        new InitiativeForm { Country = "" }.Read("a-place", Day).Faults.Select(f => f.Path).ShouldBe(
            ["Title", "Summary", "Owner", "Place", "Country", "Partners", "People", "Level", "Interventions", "Story", "References"], ignoreOrder: true);

    [Fact]
    public void Read_WhatIsNoNumber_IsRefusedByField()
    {
        Wrong(f => f.Population = "many").ShouldBe(["Population"]);
        Wrong(f => f.Began = "long ago").ShouldBe(["Began"]);
        Wrong(f => f.Latitude = "north").ShouldBe(["Latitude"]);
        Wrong(f => f.References[0].Year = "x").ShouldBe(["References[0].Year"]);
        Wrong(f => f.Outcomes[0].Value = "20%").ShouldContain("Outcomes[0].Value");
    }

    [Fact]
    public void Read_PlaceInAnotherCountry_IsRefused()
    {
        Wrong(f => (f.Latitude, f.Longitude) = ("39.15", "-0.44")).ShouldBe(["Latitude"]);
        Wrong(f => (f.Country, f.Latitude, f.Longitude) = ("Spain", "39.15", "-0.44")).ShouldBeEmpty();
        Wrong(f => f.Latitude = "51").ShouldBe(["Latitude"]);
    }

    [Fact]
    public void Read_Factor_NeedsStrengthAndReason()
    {
        Wrong(f => f.Factors[3].Strength = "told").ShouldBe(["Factors[3].Why"]);
        Wrong(f => f.Factors[4].Why = "They met").ShouldBe(["Factors[4].Strength"]);
        var form = Form();
        (form.Factors[2].Strength, form.Factors[2].Why) = ("shown", "One fund");
        form.Read("a-place", Day).Value.Factors.ShouldHaveSingleItem().ShouldBe(new FactorRating(SuccessFactor.Funding, Strength.Shown, "One fund"));
    }

    [Fact]
    public void Read_NumbersAsPeopleType_AreUnderstood()
    {
        var form = Form();
        (form.Population, form.Outcomes[0].Value, form.Outcomes[0].Unit, form.Story) = (" 7,500 ", "−10.5", "days", "One.\r\n\r\nTwo.");

        var initiative = form.Read("a-place", Day).Value;

        (initiative.Population, initiative.Outcomes[0].Value, initiative.Story).ShouldBe((7_500, -10.5m, "One.\n\nTwo."));
    }

    [Fact]
    public void FromJson_WhatIsNoForm_IsAnEmptyOne()
    {
        InitiativeForm.FromJson("{").Factors.Count.ShouldBe(5);
        InitiativeForm.FromJson("""{"outcomes":[{},{}],"factors":[{},{},{},{},{},{},{}]}""").Factors.Count.ShouldBe(5);
    }

    [Theory]
    [InlineData("Home first in Somerset", "home-first-in-somerset")]
    [InlineData("  Mrs Smith’s plan: “one” team! ", "mrs-smiths-plan-one-team")]
    [InlineData("Café Zürich", "cafe-zurich")]
    [InlineData("Hi", null)]
    [InlineData("健康", null)]
    public void Id_OfATitle_IsItsLettersAndDigits(string title, string? id) => ItemIds.Of(title).ShouldBe(id);

    private static InitiativeForm Form() => InitiativeForm.From(Made.Initiative());

    private static IReadOnlyList<string?> Wrong(Action<InitiativeForm> change)
    {
        var form = Form();
        change(form);
        return [.. form.Read("a-place", Day).Faults.Select(f => f.Path)];
    }
}
