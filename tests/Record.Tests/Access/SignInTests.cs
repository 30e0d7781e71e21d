using System.Net;
using Goldthread.Record.Access;
using Goldthread.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Record.Tests.Access;

public sealed class SignInTests
{
    [Theory]
    [InlineData("/work/people", "/work/people")]
    [InlineData("https://elsewhere.example/", "/")]
    [InlineData("//elsewhere.example/", "/")]
    [InlineData("/\\elsewhere.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    public async Task Post_WithAWayBack_LeadsOnlyToThisSite(string from, string to)
    {
        await using var world = await World.Start();
        using var site = new Site(world);
        await site.SignIn("GP1");
        var token = Site.Token((await site.Get("/sign-in")).Page);

        var answer = await site.Post("/sign-in", token, ("user", "gp-of-GP1"), ("from", from));

        answer.To!.ToString().ShouldBe(to);
    }

    [Theory]
    [InlineData("system")]
    [InlineData("nobody")]
    public async Task Post_AsTheSystemOrNobody_SignsNobodyIn(string user)
    {
        await using var world = await World.Start();
        using var site = new Site(world);
        var token = Site.Token((await site.Get("/sign-in")).Page);

        (await site.Post("/sign-in", token, ("user", user))).Status.ShouldBe(HttpStatusCode.OK);

        (await site.Get("/work/people")).Status.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task DemoModeOff_NoDemoSignInNoTokensNoYellowLine()
    {
        await using var world = await World.Start(demo: false);
        using var site = new Site(world);

        var (status, page, _) = await site.Get("/sign-in");
        (status, page.QuerySelectorAll("main form").Length).ShouldBe((HttpStatusCode.OK, 0));
        page.QuerySelector("main")!.TextContent.ShouldContain("Nobody can sign in yet");
        (await site.Post("/sign-in", null, ("user", "gp-of-GP1"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        world.Services.GetService<DemoTokens>().ShouldBeNull();
        (await site.Get("/")).Page.QuerySelector(".gt-demo").ShouldBeNull();
        (await world.Stranger().Get("Patient", ("Authorization", "Bearer anything"))).Status.ShouldBe(401);
    }
}
