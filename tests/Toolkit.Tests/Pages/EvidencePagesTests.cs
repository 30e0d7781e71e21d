using System.Net;
using Goldthread.Support;
using Goldthread.Toolkit.Shelf;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Toolkit.Tests.Pages;

/// <summary>Evidence and signposts over HTTP, without a sign-in.</summary>
public sealed class EvidencePagesTests(ToolkitWorld toolkit) : IClassFixture<ToolkitWorld>, IDisposable
{
    private readonly Site _site = new(toolkit.World);

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task EveryStudyClaimAndSignpost_HasAPage()
    {
        foreach (var item in await toolkit.World.Services.GetRequiredService<ToolkitShelf>().All())
        {
            var (status, page, _) = await _site.Get(item.Href);
            status.ShouldBe(HttpStatusCode.OK, item.Href);
            page.QuerySelector("h1")!.TextContent.ShouldBe(item.Title);
        }

        toolkit.World.UnexpectedFaults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Evidence_SaysHowEachClaimStands()
    {
        var (status, page, _) = await _site.Get("/toolkit/evidence");

        status.ShouldBe(HttpStatusCode.OK);
        page.QuerySelectorAll(".gt-services > li").Length.ShouldBe((await toolkit.World.Services.GetRequiredService<ToolkitShelf>().All()).Count(i => i.Kind == ItemKind.Claim));
        page.QuerySelector("tbody a")!.GetAttribute("href")!.ShouldStartWith("/toolkit/evidence/studies/");
    }

    [Theory]
    [InlineData("who=planner&step=plan&about=home-first")]
    [InlineData("who=nobody&step=&about=%3Cscript%3E")]
    [InlineData("")]
    public async Task Signposts_AnyAnswers_AreAnswered(string query)
    {
        var (status, page, _) = await _site.Get("/toolkit/signposts?" + query);

        status.ShouldBe(HttpStatusCode.OK);
        page.QuerySelectorAll("main script").ShouldBeEmpty();
        page.QuerySelectorAll(".gt-services h2 a").ShouldAllBe(a => a.GetAttribute("href")!.StartsWith("http"));
    }

    [Theory]
    [InlineData("/toolkit/evidence/claims/nowhere")]
    [InlineData("/toolkit/evidence/studies/nowhere")]
    [InlineData("/toolkit/signposts/nowhere")]
    public async Task WhatIsNotThere_IsSaid(string path) => (await _site.Get(path)).Status.ShouldBe(HttpStatusCode.NotFound);
}
