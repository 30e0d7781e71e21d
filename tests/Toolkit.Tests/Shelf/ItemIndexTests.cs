using Goldthread.Toolkit.Initiatives;
using Goldthread.Toolkit.Items;
using Goldthread.Toolkit.Shelf;

namespace Goldthread.Toolkit.Tests.Shelf;

public sealed class ItemIndexTests
{
    private static readonly ItemIndex Library = ItemIndex.Empty.With([.. ShippedLibrary.Files.Select(f => new Item(f.Kind.Code, f.Id, "", 1, new DateOnly(2027, 1, 1), f.Text, "", 0))], 1);

    [Theory]
    [InlineData("discharge", "somerset-home-first")]
    [InlineData("dischrage", "somerset-home-first")]
    [InlineData("delayed transfers of care", "somerset-home-first")]
    [InlineData("lonely", "west-suffolk-haverhill-lifelink")]
    [InlineData("one purse", "wigan-single-public-purse")]
    [InlineData("physio", "oldham-musculoskeletal-partnership")]
    [InlineData("Mrs Smith", "torbay-mrs-smith")]
    [InlineData("veterans", "united-states-veterans-health")]
    public void Search_InWordsOfTheField_FindsFirst(string words, string first) => Find(words).Hits[0].Id.ShouldBe(first);

    [Fact]
    public void Search_WithAnError_SaysWhatWasTaken() => Find("dischrage").Corrections.ShouldContain(c => c.Typed == "dischrage");

    [Fact]
    public void Search_MoreThanAnybodyHas_FindsWhatHasMost()
    {
        var answer = Find("discharge veterans rheumatology");

        answer.IsPartial.ShouldBeTrue();
        answer.Total.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Search_Nothing_FindsNothing()
    {
        Find("quokka").Total.ShouldBe(0);
        Find("").Total.ShouldBe(ShippedLibrary.Files.Count(f => f.Kind == ItemKind.Initiative));
    }

    [Fact]
    public void Choices_OfAChosenFacet_StandAsIfItWereNot()
    {
        var all = Find("");
        var chosen = Library.Search(new ItemQuery { Kinds = ["initiative"], Facets = [("level", "system")] });

        chosen.Total.ShouldBe(all.Choices.Single(c => c.Value.Code == "system").Count);
        chosen.Choices.Single(c => c.Value.Code == "place").Count.ShouldBe(all.Choices.Single(c => c.Value.Code == "place").Count);
        chosen.Choices.Where(c => c.Value.Facet == "country").Sum(c => c.Count).ShouldBe(chosen.Total);
    }

    [Fact]
    public void Choices_Each_LeadsToAsManyAsItSays()
    {
        foreach (var (value, count) in Find("").Choices) Library.Search(new ItemQuery { Kinds = ["initiative"], Facets = [(value.Facet, value.Code)] }).Total.ShouldBe(count, value.Title);
    }

    [Fact]
    public void With_ChangedItem_TakesThePlaceOfWhatItWas()
    {
        var before = Index(Made.Initiative());
        var after = before.With([Item(Made.Initiative(title: "Otters") with { Summary = "They swim." })], 2);

        after.All.Count.ShouldBe(1);
        after.Search(new ItemQuery { Words = "neighbours" }).Total.ShouldBe(0);
        after.Search(new ItemQuery { Words = "otter" }).Total.ShouldBe(1);
        before.Search(new ItemQuery { Words = "neighbours" }).Total.ShouldBe(1);
    }

    [Fact]
    public void Marks_WordsThatAnswer_AreMarkedAndSaidWhere()
    {
        var marks = new Marks(Library.Understand("leaving hospital neighbours"));

        marks.Pieces("A Neighbour's discharge, on time").ShouldBe([("A ", false), ("Neighbour's", true), (" ", false), ("discharge", true), (", on time", false)]);
        string.Concat(marks.Pieces("<b>Nothing</b> here").Select(p => p.Piece)).ShouldBe("<b>Nothing</b> here");
        marks.Why(Made.Initiative()).ShouldBe(["“neighbours” in the summary"]);
    }

    [Fact]
    public void Items_OfAnUnknownKindOrUnreadable_ArePassedOver()
    {
        var index = ItemIndex.Empty.With([Item(Made.Initiative()), Item(Made.Initiative("other")) with { Kind = "later" }, Item(Made.Initiative("third")) with { Document = "{" }], 1);

        index.All.Count.ShouldBe(1);
    }

    private static ItemAnswer Find(string words) => Library.Search(new ItemQuery { Words = words, Kinds = ["initiative"], PageSize = 50 });

    private static ItemIndex Index(params Initiative[] initiatives) => ItemIndex.Empty.With([.. initiatives.Select(Item)], 1);

    private static Item Item(Initiative i) => new("initiative", i.Id, "", 1, i.ReviewOn, ItemJson.Write(i), "", 0);
}
