using Goldthread.Directory.PlainWords;
using Goldthread.Directory.Search;
using Goldthread.Directory.Services;

namespace Goldthread.Directory.Tests.Search;

public sealed class SearchIndexTests
{
    private static readonly DateOnly Today = Listed.Today;

    [Theory]
    [InlineData("lonely")]
    [InlineData("lonley")]
    [InlineData("LONELINESS!")]
    [InlineData("someone to talk to")]
    [InlineData("my dad has no company")]
    [InlineData("befreinding")]
    [InlineData("befriend")]
    public void Search_WaysToSayLonely_FindBefriending(string words)
    {
        var index = Of(Befriending, Falls);

        Names(index, new() { Words = words }).ShouldBe(["Doorstep Friends"]);
    }

    [Theory]
    [InlineData("balance")]
    [InlineData("i keep falling")]
    [InlineData("unsteady")]
    [InlineData("steddy")]
    public void Search_WaysToSayFall_FindTheClass(string words) => Names(Of(Befriending, Falls), new() { Words = words }).ShouldBe(["Steady Steps"]);

    [Fact]
    public void Search_WordWithErrors_SaysWhatWasTaken()
    {
        var answer = Of(Befriending, Falls).Search(new() { Words = "befreinding" }, Today);

        answer.Corrections.ShouldHaveSingleItem().Typed.ShouldBe("befreinding");
        answer.Corrections[0].Taken.ShouldStartWith("befriend");
    }

    [Theory]
    [InlineData("xyz", 0)]
    [InlineData("cat", 0)]
    [InlineData("quokkas", 0)]
    public void Search_WhatNobodyLists_FindsNothing(string words, int found) => Of(Befriending, Falls).Search(new() { Words = words }, Today).Total.ShouldBe(found);

    [Fact]
    public void Search_OldOrNeverChecked_RanksLastHoweverWellItFits()
    {
        var fresh = Listed.Service("Walking group") with { Description = "Talk of football now and then." };
        var old = Listed.Service("Football") with { AssuredOn = Today.AddYears(-1).AddDays(-1) };
        var never = Listed.Service("Football too") with { AssuredOn = null };
        var promised = Listed.Service("Football three") with { AssuredOn = Today.AddDays(1) };
        var closed = Listed.Service("Football four") with { Status = ServiceStatus.TemporarilyClosed };

        var names = Names(Of(old, never, closed, promised, fresh), new() { Words = "football" });

        names[0].ShouldBe("Walking group");
        names[^1].ShouldBe("Football four");
        names.Count.ShouldBe(5);
    }

    [Theory]
    [InlineData(ServiceStatus.Inactive)]
    [InlineData(ServiceStatus.Defunct)]
    public void Search_WhatHasEnded_IsNotFound(string status) => Of(Falls with { Status = status }).Search(new() { Words = "falls" }, Today).Total.ShouldBe(0);

    [Fact]
    public void Search_FromAPlace_NearestFirstAndWithin()
    {
        var near = Listed.Service("Near") with { Sites = [Listed.Site("a", 54.70, 2.30)] };
        var far = Listed.Service("Far") with { Sites = [Listed.Site("b", 54.80, 2.30)] };
        var nowhere = Listed.Service("Nowhere");
        var index = Of(far, nowhere, near);
        var from = new Point(54.701, 2.30);

        Names(index, new() { From = from }).ShouldBe(["Near", "Far", "Nowhere"]);
        Names(index, new() { From = from, WithinMetres = 5 * Point.MetresPerMile }).ShouldBe(["Near"]);
        index.Search(new() { From = from }, Today).Hits[1].Why.ShouldBe(["6.8 miles away"]);
    }

    [Fact]
    public void Search_ByDayTimeAgeCostAndAccess_HoldsToAllAndSaysWhy()
    {
        var fits = Listed.Service("Fits") with
        {
            Openings = [new Opening(["TU"], new TimeOnly(10, 0), new TimeOnly(12, 0))], MinimumAge = 60, Costs = [new Cost(250, null, "a class")], Sites = [Listed.Site("a", 54.7, 2.3, "Step-free entrance", "Hearing loop")],
        };
        var query = new ServiceQuery { Day = 1, At = new TimeOnly(11, 0), Age = 84, MostPence = 300, Access = ["step-free", "hearing-loop"] };

        Of(fits).Search(query, Today).Hits.ShouldHaveSingleItem().Why.ShouldBe(["Open Tuesdays, 10am to 12pm", "For people aged 84", "From £2.50", "Step-free or wheelchair access", "Hearing loop"]);
        foreach (var other in new[]
        {
            fits with { Openings = [new Opening(["WE"], new TimeOnly(10, 0), new TimeOnly(12, 0))] }, fits with { Openings = [new Opening(["TU"], new TimeOnly(11, 1), new TimeOnly(12, 0))] }, fits with { MaximumAge = 83 },
            fits with { Costs = [] }, fits with { Costs = [new Cost(301)] }, fits with { Sites = [Listed.Site("a", 54.7, 2.3, "No step-free entrance", "Hearing loop")] },
        })
        {
            Of(other).Search(query, Today).Total.ShouldBe(0);
        }
    }

    [Fact]
    public void Search_ByKind_PartsServicesAssetsAndHubs()
    {
        var group = Listed.Service("Group") with { Terms = [Kinds.Of(Kinds.Group)] };
        var hub = Listed.Service("Hub") with { Terms = [Kinds.Of(Kinds.Service), Kinds.HubTerm] };
        var index = Of(group, hub);

        Names(index, new() { Kind = "asset" }).ShouldBe(["Group"]);
        Names(index, new() { Kind = Kinds.Hub }).ShouldBe(["Hub"]);
        Names(index, new() { Kind = Kinds.Service }).ShouldBe(["Hub"]);
    }

    [Fact]
    public void Search_NothingHasAllWords_GivesThoseWithMostAndSaysSo()
    {
        var answer = Of(Befriending, Falls).Search(new() { Words = "trampolining with befriending" }, Today);

        answer.IsPartial.ShouldBeTrue();
        answer.Hits.ShouldHaveSingleItem().Service.Name.ShouldBe("Doorstep Friends");
    }

    [Fact]
    public void With_ChangedListing_TakesThePlaceOfWhatItWas()
    {
        var index = Of(Befriending, Falls).With([Listed.Listing(Falls with { Name = "Otters", Description = "Swimming", Terms = [] })], 2);

        index.All.Count.ShouldBe(2);
        index.Commit.ShouldBe(2);
        Names(index, new() { Words = "otters" }).ShouldBe(["Otters"]);
        index.Search(new() { Words = "unsteady" }, Today).Total.ShouldBe(0);
    }

    [Theory]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("lonley", "lonely", 1)]
    [InlineData("", "abc", 3)]
    [InlineData("same", "same", 0)]
    public void Distance_KnownPairs_CountsErrors(string a, string b, int errors) => Spelling.Distance(a, b, 3).ShouldBe(errors);

    [Theory]
    [InlineData("classes", "class")]
    [InlineData("falls", "fall")]
    [InlineData("babies", "baby")]
    [InlineData("walking", "walk")]
    [InlineData("bus", "bus")]
    [InlineData("running", "run")]
    public void Stem_Endings_ComeOff(string word, string stem) => Words.Stem(word).ShouldBe(stem);

    private static Service Befriending { get; } = Listed.Service("Doorstep Friends") with { Description = "A volunteer visits you every week.", Terms = [Kinds.Need("Loneliness and company"), Kinds.Of(Kinds.Service)] };

    private static Service Falls { get; } = Listed.Service("Steady Steps") with { Description = "Exercise for people who have fallen.", Terms = [Kinds.Need("Falls and balance"), Kinds.Of(Kinds.Service)] };

    private static SearchIndex Of(params Service[] services) => SearchIndex.Empty.With([.. services.Select(s => Listed.Listing(s))], 1);

    private static List<string> Names(SearchIndex index, ServiceQuery query) => [.. index.Search(query, Today).Hits.Select(h => h.Service.Name)];
}
