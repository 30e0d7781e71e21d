using System.Net;
using Goldthread.Population.Tests.Cohorts.Saved;
using Goldthread.Support;

namespace Goldthread.Population.Tests.Pages.Risk;

/// <summary>The page that holds scores against what happened, over HTTP, in a place with too few people.</summary>
public sealed class IndexPageTests
{
    [Fact]
    public async Task Page_TooLittleData_SaysSoOfEachAndHasSourcesAndRules()
    {
        await using var world = await World.Start(clock: CohortPlace.Clock());
        await RiskPlace.Fill(world);
        using var site = await CohortPlace.At(world, CohortPlace.Board, "analyst");

        var (status, page, _) = await site.Get("/population/risk");

        status.ShouldBe(HttpStatusCode.OK);
        page.QuerySelectorAll("section[aria-labelledby^=h-]").Length.ShouldBe(5, "the demo's model and four scores");
        foreach (var section in page.QuerySelectorAll("section[aria-labelledby^=h-]")) section.TextContent.ShouldContain("Too little data");
        page.QuerySelector("svg.gt-chart__picture").ShouldBeNull();
        page.QuerySelector("main")!.TextContent.ShouldContain("Gilbert and others, Lancet 2018");
        page.QuerySelector("main")!.TextContent.ShouldContain("Offer a structured medication review");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/population/risk?handler=Csv");
        using var csv = await site.Send(request);
        (csv.StatusCode, csv.Content.Headers.ContentType!.MediaType).ShouldBe((HttpStatusCode.OK, "text/csv"));
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Page_FilesThatCannotBeRead_AreTold()
    {
        await using var world = await World.Start(clock: CohortPlace.Clock(), settings: ["--Goldthread:Risk:FrailtyCodes", "nowhere.csv", "--Goldthread:Risk:Models", "nowhere", "--Goldthread:Risk:Benefit", "nowhere.txt"]);
        await RiskPlace.Fill(world);
        using var site = await CohortPlace.At(world, CohortPlace.Board, "analyst");

        var (_, page, _) = await site.Get("/population/risk");

        page.QuerySelectorAll(".nhsuk-inset-text").Length.ShouldBe(3);
        page.QuerySelector("main")!.TextContent.ShouldContain("This place has no risk model.");
    }

    [Theory]
    [InlineData("gp")]
    [InlineData("care-coordinator")]
    public async Task Page_ForThoseWhoSeeNoCounts_IsForbidden(string role)
    {
        await using var world = await World.Start(clock: CohortPlace.Clock());
        using var site = await CohortPlace.At(world, CohortPlace.Trust, role);

        (await site.Get("/population/risk")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await site.Get("/population/risk?handler=Csv")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }
}
