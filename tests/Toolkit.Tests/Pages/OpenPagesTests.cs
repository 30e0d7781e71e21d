using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Goldthread.DesignSystem.Text;
using Goldthread.Impact.Agreement;
using Goldthread.Kernel.Acts;
using Goldthread.Support;
using Goldthread.Toolkit.Initiatives;
using Goldthread.Toolkit.Items;
using Goldthread.Toolkit.Pages.Files;
using Goldthread.Toolkit.Shelf;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Toolkit.Tests.Pages;

/// <summary>The open site over HTTP, without a sign-in.</summary>
public sealed class OpenPagesTests(ToolkitWorld toolkit) : IClassFixture<ToolkitWorld>, IDisposable
{
    private readonly Site _site = new(toolkit.World);

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task Search_Discharge_FindsSomersetWithNightsAndReason()
    {
        var (status, page, _) = await _site.Get("/toolkit/search?q=discharge");

        status.ShouldBe(HttpStatusCode.OK);
        var first = page.QuerySelectorAll(".gt-services > li").Single(l => l.QuerySelector("a")!.GetAttribute("href") == "/toolkit/initiatives/somerset-home-first");
        (await _site.Get("/toolkit/search?q=discharge&kind=initiative")).Page.QuerySelector(".gt-services > li a")!.GetAttribute("href").ShouldBe("/toolkit/initiatives/somerset-home-first");
        first.TextContent.ShouldContain("7,500 nights");
        first.QuerySelector(".gt-why")!.TextContent.ShouldContain("“discharge” in the title and what was done");
    }

    [Fact]
    public async Task Initiative_Somerset_ShowsQuotedAndComputedWithSource()
    {
        var (_, page, _) = await _site.Get("/toolkit/initiatives/somerset-home-first");

        var text = page.QuerySelector("main")!.TextContent;
        text.ShouldContain("reduced by 75 percent");
        text.ShouldContain("down 77.1%: 3,500 to 800 bed days a month. Not what is quoted");
        text.ShouldContain("Must Know: integrated care");
        page.QuerySelector("meta[name=robots]").ShouldBeNull();
        page.QuerySelector("meta[name=description]")!.GetAttribute("content")!.ShouldContain("leave hospital");
    }

    [Fact]
    public async Task EveryInitiative_HasAPageASummaryAndAFile()
    {
        foreach (var item in await toolkit.World.Services.GetRequiredService<ToolkitShelf>().All())
        {
            if (item.Kind != ItemKind.Initiative) continue;
            foreach (var path in new[] { item.Href, item.Href + "/summary", item.Href + ".json" })
            {
                (await _site.Get(path)).Status.ShouldBe(HttpStatusCode.OK, path);
            }
        }

        toolkit.World.UnexpectedFaults.ShouldBeEmpty();
    }

    [Fact]
    public async Task ChangingOneFigure_ChangesEveryPlaceThatSaysIt()
    {
        await using var world = await World.Start();
        await world.Services.GetRequiredService<ShippedLibrary>().Load();
        using var site = new Site(world);
        var shelf = world.Services.GetRequiredService<ToolkitShelf>();
        var (item, somerset) = (await shelf.Find<Initiative>(ItemKind.Initiative, "somerset-home-first"))!.Value;
        string[] places = ["/toolkit/search?q=discharge", "/toolkit/initiatives/somerset-home-first", "/toolkit/initiatives/somerset-home-first/summary", "/toolkit/initiatives/somerset-home-first.json", "/toolkit/initiatives.json", "/toolkit/initiatives.csv", "/toolkit/compare?id=somerset-home-first&id=torbay-mrs-smith", "/toolkit/value-cases/hospital-leaders"];

        foreach (var path in places) (await Text(site, path)).ShouldContain("7,500 nights", customMessage: path);
        await world.Records.Write(session =>
        {
            var part = PartWriter.Open(session, Part.Place);
            ItemTable.Put(session, item with { Version = 2, Document = ItemJson.Write(somerset with { Outcomes = [somerset.Outcomes[0] with { Quoted = "8,123 nights", Value = 8123 }, .. somerset.Outcomes.Skip(1)] }) }, part.Commit);
            part.Close(new Act(Goldthread.Record.Access.User.System.Acting("test"), DateTimeOffset.UnixEpoch, Purpose.SystemAdministration, "change a figure"));
            return true;
        });
        shelf.Forget();

        foreach (var path in places)
        {
            var text = await Text(site, path);
            text.ShouldContain("8,123 nights", customMessage: path);
            text.Replace("Patients avoid 7,500 nights", "", StringComparison.Ordinal).ShouldNotContain("7,500 nights", customMessage: path);
        }
    }

    [Theory]
    [InlineData("q=%00%ff%27%22%3Cscript%3E")]
    [InlineData("page=4999")]
    [InlineData("did=nothing&level=place&level=system")]
    [InlineData("q=a+b+c+d+e+f+g+h+i+j+k+l+m+n")]
    public async Task Search_AnyMixture_IsAnswered(string query)
    {
        var (status, page, _) = await _site.Get("/toolkit/search?" + query);

        status.ShouldBe(HttpStatusCode.OK);
        page.QuerySelectorAll("main script").ShouldBeEmpty();
    }

    [Fact]
    public async Task Search_Narrowed_CanBeWidenedAgain()
    {
        var (_, page, _) = await _site.Get("/toolkit/search?q=care&level=place&did=pooled-budget");

        var chosen = page.QuerySelectorAll("a.gt-chosen").Select(a => a.GetAttribute("href")!).ToList();
        chosen.ShouldBe(["/toolkit/search?q=care&level=place", "/toolkit/search?q=care&did=pooled-budget"], ignoreOrder: true);
        page.QuerySelectorAll("form[role=search] input[type=hidden]").Length.ShouldBe(2);
    }

    [Fact]
    public async Task Compare_SideBySide_AndWithTooFew()
    {
        var (_, page, _) = await _site.Get("/toolkit/compare?id=somerset-home-first&id=torbay-mrs-smith&id=gone");
        page.QuerySelectorAll("thead th").Length.ShouldBe(3);
        page.QuerySelector("main")!.TextContent.ShouldContain("a fall in hospital bed use by a third");

        (await _site.Get("/toolkit/compare?id=somerset-home-first")).Page.QuerySelector(".gt-empty")!.TextContent.ShouldContain("Tick two");
    }

    [Fact]
    public async Task Files_AreWhatTheySay()
    {
        XDocument.Parse(await Text(_site, "/toolkit/news.xml")).Descendants("item").Count().ShouldBeGreaterThan(10);
        XDocument.Parse(await Text(_site, "/sitemap.xml")).Descendants().Count(e => e.Name.LocalName == "loc").ShouldBe(ShippedLibrary.Files.Count + ToolkitFiles.Doors.Length);
        foreach (var door in ToolkitFiles.Doors) (await _site.Get(door)).Page.QuerySelector("meta[name=robots][content*=noindex]").ShouldBeNull(door);
        JsonDocument.Parse(await Text(_site, "/toolkit/initiatives.json")).RootElement.GetArrayLength().ShouldBe(ShippedLibrary.Files.Count(f => f.Kind == ItemKind.Initiative));
        JsonDocument.Parse(await Text(_site, "/toolkit/suggest?q=somer")).RootElement[0].GetProperty("href").GetString().ShouldBe("/toolkit/initiatives/somerset-home-first");
        JsonDocument.Parse(await Text(_site, "/toolkit/suggest")).RootElement.GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Validation_EveryOracle_HasItsNumbersSourceAndLimit()
    {
        var (status, page, _) = await _site.Get("/toolkit/model/validation");

        status.ShouldBe(HttpStatusCode.OK);
        var kept = AgreementRecord.Kept();
        var text = page.QuerySelector("main")!.TextContent;
        page.QuerySelectorAll("main .gt-services > li").Length.ShouldBe(kept.Lines.Count);
        text.ShouldContain($"{kept.Lines.Sum(l => l.Cases):N0} numbers were compared");
        text.ShouldContain(Dates.Day(kept.On));
        text.ShouldContain("It does not show that a model is true of your place");
        page.QuerySelectorAll("main .gt-services > li").Single(l => l.QuerySelector("h3")!.TextContent == "Ways out of hospital to visits at home").TextContent.ShouldContain("one of the three places");
        page.QuerySelectorAll("main .gt-services dd").ShouldAllBe(d => !d.TextContent.Contains("Not described"));
    }

    [Theory]
    [InlineData("/toolkit/initiatives/nowhere")]
    [InlineData("/toolkit/initiatives/nowhere/summary")]
    [InlineData("/toolkit/initiatives/nowhere.json")]
    public async Task WhatIsNotThere_IsSaid(string path) => (await _site.Get(path)).Status.ShouldBe(HttpStatusCode.NotFound);

    private static async Task<string> Text(Site site, string path)
    {
        using var response = await site.Send(new HttpRequestMessage(HttpMethod.Get, path));
        response.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        return await response.Content.ReadAsStringAsync();
    }
}
