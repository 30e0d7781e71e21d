using System.Net;
using Goldthread.Directory.Services;
using Goldthread.Directory.Unmet;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Directory.Tests.Pages;

/// <summary>The public pages over HTTP, without a sign-in.</summary>
public sealed class FindPagesTests(DemoWorld demo) : IClassFixture<DemoWorld>, IDisposable
{
    private readonly Support.Site _site = new(demo.World);

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task Door_SaysHowManyAndNamesTheHubs()
    {
        var (status, page, _) = await _site.Get("/directory");

        status.ShouldBe(HttpStatusCode.OK);
        page.QuerySelector("h1")!.TextContent.ShouldBe("Find local services");
        page.QuerySelector("main")!.TextContent.ShouldContain("Millbrook Wellbeing Hub");
        page.QuerySelectorAll("input[name=q]").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Search_TypedInAHurry_FindsWithReasonsDistanceAndMap()
    {
        var (status, page, _) = await _site.Get("/directory/search?q=lonley&where=milbrook&age=84");

        status.ShouldBe(HttpStatusCode.OK);
        page.QuerySelectorAll(".gt-services > li").Length.ShouldBe(20);
        page.QuerySelector(".gt-why")!.TextContent.ShouldContain("Helps with loneliness and company");
        page.QuerySelector(".gt-why")!.TextContent.ShouldMatch(@"miles? away");
        page.QuerySelector("main")!.TextContent.ShouldContain("You typed “lonley”");
        page.QuerySelectorAll(".gt-map circle").Length.ShouldBeGreaterThan(3);
        page.QuerySelector(".gt-map title")!.TextContent.ShouldContain("North is up");
        page.QuerySelectorAll("[src^='http'],[href^='http'] image").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("where=nowhere+at+all", "We do not know where “nowhere at all” is.")]
    [InlineData("age=300", "Enter an age in years, from 0 to 120")]
    [InlineData("time=soon", "Enter a time, such as 2pm or 14:30")]
    [InlineData("day=someday", "Choose a day of the week")]
    [InlineData("cost=lots", "Choose what it may cost")]
    [InlineData("within=5", "Enter a postcode or a place, so that we know from where to count")]
    [InlineData("kind=spy", "Choose what kind of help")]
    public async Task Search_WhatCannotBeUsed_IsSaidAndKept(string query, string message)
    {
        var (status, page, _) = await _site.Get("/directory/search?q=falls&" + query);

        status.ShouldBe(HttpStatusCode.BadRequest);
        page.QuerySelector(".nhsuk-error-summary")!.TextContent.ShouldContain(message);
        page.QuerySelector("input[name=q]")!.GetAttribute("value").ShouldBe("falls");
    }

    [Theory]
    [InlineData("day=SA&time=11am")]
    [InlineData("cost=free&kind=group")]
    [InlineData("access=step-free&access=hearing-loop")]
    [InlineData("where=ZZ1&within=1")]
    [InlineData("page=4000")]
    [InlineData("q=%00%ff%27%22%3Cscript%3E")]
    public async Task Search_AnyMixture_IsAnswered(string query) => (await _site.Get("/directory/search?" + query)).Status.ShouldBe(HttpStatusCode.OK);

    [Fact]
    public async Task Search_ThatFindsNothing_HelpsAndIsCounted()
    {
        var (_, page, _) = await _site.Get("/directory/search?q=quokka+husbandry&where=ZZ1+1AA");

        page.QuerySelector(".gt-empty")!.TextContent.ShouldContain("We found nothing");
        (await demo.World.Services.GetRequiredService<UnmetSearches>().Since(1)).Hidden.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Service_ClosedForNow_SaysSoFirst()
    {
        var (_, page, _) = await _site.Get("/directory/services/" + StableId.Of("wrenfield/Marshlands Hydrotherapy Pool"));

        page.QuerySelector(".nhsuk-card--warning, .nhsuk-warning-callout, .nhsuk-card--feature")!.TextContent.ShouldContain("Closed for now");
        page.QuerySelector("a.nhsuk-button").ShouldBeNull();
    }

    [Fact]
    public async Task Service_Open_TellsWhatWhoWhenWhereAndHow()
    {
        var (_, page, _) = await _site.Get("/directory/services/" + StableId.Of("wrenfield/Steady Steps Strength and Balance"));

        var keys = page.QuerySelectorAll(".nhsuk-summary-list__key").Select(k => k.TextContent.Trim()).ToList();
        keys.ShouldBe(["Who it is for", "How to start", "Cost", "When it is open", "Where", "How to get there", "Access", "Area it serves", "Places and waiting", "Telephone", "Email", "Website", "Provided by", "Last checked"]);
        page.QuerySelector("a[href^='tel:']")!.GetAttribute("href").ShouldBe("tel:01632960004");
        page.QuerySelector("main")!.TextContent.ShouldContain("Tuesdays and Thursdays, 10am to 12pm");
    }

    [Fact]
    public async Task Wrong_FromAnybody_IsHandedOnFiveTimesAnHour()
    {
        var address = $"/directory/services/{StableId.Of("wrenfield/Steady Steps Strength and Balance")}/wrong";
        var token = Support.Site.Token((await _site.Get(address)).Page);

        (await _site.Post(address, token, ("Words", " "))).Page.QuerySelector(".nhsuk-error-summary")!.TextContent.ShouldContain("Tell us what is wrong");
        for (var i = 0; i < 5; i++) (await _site.Post(address, token, ("Words", "The number rings out"))).Status.ShouldBe(HttpStatusCode.Found);
        (await _site.Post(address, token, ("Words", "Again"))).Page.QuerySelector(".nhsuk-error-summary")!.TextContent.ShouldContain("several things in the last hour");
    }

    [Theory]
    [InlineData("/directory/services/none")]
    [InlineData("/directory/services/ac148810-d857-441c-9679-408f346de14b")]
    [InlineData("/directory/services/none/wrong")]
    public async Task Service_ThatIsNotThere_IsNotFound(string path) => (await _site.Get(path)).Status.ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public async Task Chosen_ByAStranger_IsNotCounted()
    {
        var address = "/directory/services/" + StableId.Of("wrenfield/Steady Steps Strength and Balance");
        var (_, page, _) = await _site.Get(address);
        page.QuerySelector("form[action*=Chosen]").ShouldBeNull();
        var token = Support.Site.Token((await _site.Get(address + "/wrong")).Page);

        (await _site.Post(address + "?handler=Chosen", token, ("way", "sent"))).Status.ShouldNotBe(HttpStatusCode.OK);

        using var staff = new Support.Site(demo.World);
        await staff.SignIn("ZZCM01", "care-coordinator");
        var (_, seen, _) = await staff.Get(address);
        seen.QuerySelector("main")!.TextContent.ShouldNotContain("In the last 12 months");
        (await staff.Post(address + "?handler=Chosen", Support.Site.Token(seen), ("way", "sent"))).Status.ShouldBe(HttpStatusCode.Found);
        (await staff.Get(address)).Page.QuerySelector("main")!.TextContent.ShouldContain("In the last 12 months: 1.");
    }
}
