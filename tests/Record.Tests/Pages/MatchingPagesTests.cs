using System.Net;
using Goldthread.Record.People;
using Goldthread.Record.Tests.Matching;
using Goldthread.Support;

namespace Goldthread.Record.Tests.Pages;

/// <summary>The pages of matching over HTTP.</summary>
public sealed class MatchingPagesTests : IAsyncLifetime
{
    private Matched _place = null!;
    private Site _site = null!;

    private World World => _place.World;

    public async Task InitializeAsync()
    {
        _place = await Matched.Start();
        _site = new Site(World);
        await _site.SignIn("ZZIB01", "records-officer");
    }

    public async Task DisposeAsync()
    {
        _site.Dispose();
        await _place.DisposeAsync();
    }

    [Theory]
    [InlineData("gp")]
    [InlineData("administrator")]
    [InlineData("privacy-officer")]
    [InlineData("link-worker")]
    public async Task EveryPage_ForWhoeverMayNotMatch_IsRefused(string role)
    {
        var (gp, charity) = await Two();
        using var other = new Site(World);
        await other.SignIn("GP1", role);
        var token = Site.Token((await other.Get("/sign-in")).Page);

        foreach (var path in new[] { "/work/matching", $"/work/matching/{gp}/{charity}", $"/work/matching/person/{gp}" })
        {
            var (status, page, to) = await other.Get(path);
            (status == HttpStatusCode.Forbidden || to?.ToString().Contains("/problem/403", StringComparison.Ordinal) == true).ShouldBeTrue($"{path}: {status}");
            page.Body!.TextContent.ShouldNotContain("Edith", customMessage: path);
        }

        await other.Post($"/work/matching/{gp}/{charity}", token, ("Choice", "same"), ("Reason", "x"), ("Seen", "0"));
        (await _place.AreOne(gp, charity)).ShouldBeFalse();
    }

    [Fact]
    public async Task Queue_APair_SaysWhoWhyAndFromWhere()
    {
        await Two();

        var (status, page, _) = await _site.Get("/work/matching");

        status.ShouldBe(HttpStatusCode.OK);
        var text = page.Body!.TextContent;
        text.ShouldContain("1 pair");
        text.ShouldContain("Edie Smith");
        text.ShouldContain("more than 99 in 100");
        text.ShouldContain("NHS number not verified");
        text.ShouldContain("today");
    }

    [Fact]
    public async Task Queue_Empty_SaysSo() => (await _site.Get("/work/matching")).Page.Body!.TextContent.ShouldContain("There is nothing to match");

    [Theory]
    [InlineData("/work/matching?page-number=-1")]
    [InlineData("/work/matching?page-number=99999999999")]
    [InlineData("/work/matching?page-number=x&view=%00")]
    [InlineData("/work/matching/zz/zz")]
    [InlineData("/work/matching/person/..%2f..")]
    public async Task Get_OddAddress_IsAnsweredInWords(string path)
    {
        var (status, page, _) = await _site.Get(path);

        ((int)status).ShouldBeInRange(200, 404);
        page.QuerySelector("h1").ShouldNotBeNull();
        World.UnexpectedFaults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Compare_DecideSame_JoinsWithHistoryAndCanBeTakenApart()
    {
        var (gp, charity) = await Two();
        var address = $"/work/matching/{charity}/{gp}";
        var (_, page, _) = await _site.Get(address);
        page.Body!.TextContent.ShouldContain("Same birth date: strongly for");

        (await _site.Post(address, Site.Token(page), ("Choice", "same"), ("Reason", "Rang Edie."), ("Seen", "0"))).To!.ToString().ShouldBe("/work/matching?done=same");
        (await _place.AreOne(gp, charity)).ShouldBeTrue();

        var joined = (await _site.Get(address)).Page;
        joined.Body!.TextContent.ShouldContain("Rang Edie.");
        joined.Body.TextContent.ShouldContain("The records-officer of ZZIB01");
        (await _site.Get($"/work/matching/person/{gp}")).Page.Body!.TextContent.ShouldContain("see why, or take them apart");
        await _site.Post(address, Site.Token(joined), ("Choice", "parted"), ("Reason", "Wrong Edie."), ("Seen", "1"));
        (await _place.AreOne(gp, charity)).ShouldBeFalse();
    }

    [Fact]
    public async Task Compare_SomebodyElseDecidedMeanwhile_SaysWhatAndDoesNothing()
    {
        var (gp, charity) = await Two();
        var address = $"/work/matching/{charity}/{gp}";
        var token = Site.Token((await _site.Get(address)).Page);
        await _place.Decide(gp, charity, DecisionKind.Different, act: Matched.Act("other", "Olive"));

        var (status, page, _) = await _site.Post(address, token, ("Choice", "same"), ("Reason", "Rang."), ("Seen", "0"));

        status.ShouldBe(HttpStatusCode.OK);
        page.QuerySelector(".nhsuk-error-summary")!.TextContent.ShouldContain("Olive has decided about these two while you looked: not the same person");
        (await _place.AreOne(gp, charity)).ShouldBeFalse();
    }

    [Fact]
    public async Task Compare_NothingChosen_NamesBothFields()
    {
        var (gp, charity) = await Two();
        var address = $"/work/matching/{charity}/{gp}";

        var (_, page, _) = await _site.Post(address, Site.Token((await _site.Get(address)).Page), ("Seen", "0"));

        page.QuerySelectorAll(".nhsuk-error-summary__list a").Select(a => a.TextContent.Trim()).ShouldBe(["Choose what to decide", "Enter a reason"], ignoreOrder: true);
    }

    [Fact]
    public async Task Get_EachLook_IsInTheJournal()
    {
        var (gp, charity) = await Two();
        var before = await Reads();

        await _site.Get("/work/matching");
        await _site.Get($"/work/matching/{charity}/{gp}");
        await _site.Get($"/work/matching/person/{gp}");

        (await Reads()).ShouldBe(before + 4);
    }

    [Fact]
    public async Task Find_RecordsOfficer_IsLedToWhichRecordsAreOnePersons()
    {
        await Two();

        var (_, page, _) = await _site.Get("/work/people?q=edith+smith");

        page.QuerySelector(".gt-people-name")!.GetAttribute("href")!.ShouldStartWith("/work/matching/person/");
    }

    private async Task<(Fhir.Storage.PersonKey Gp, Fhir.Storage.PersonKey Charity)> Two() =>
        (await _place.Send("a", "GP1", Matched.One, "01", "Edith", "Smith", "1942-07-05"), await _place.Send("c", "VS1", null, null, "Edie", "Smith", "1942-07-05"));

    private async Task<long> Reads() => await World.Reads.Read(session => session.Statement("select count(*) from kernel_read").First(r => r.GetInt64(0), 0L));
}
