using System.Net;
using Goldthread.Record.Users;
using Goldthread.Support;

namespace Goldthread.Record.Tests.SignIn;

public sealed class SessionTests
{
    private readonly SetClock _clock = new();

    [DatabaseTheory]
    public async Task Session_NotUsedForHalfAnHour_EndsAndSaysSo(DatabaseKind kind)
    {
        await using var world = await World.Start(kind, _clock);
        using var site = new Site(world);
        await site.SignIn("GP1");
        _clock.Forward(TimeSpan.FromMinutes(29));
        (await site.Get("/work/people")).Status.ShouldBe(HttpStatusCode.OK);
        _clock.Forward(TimeSpan.FromMinutes(29));
        (await site.Get("/work/people")).Status.ShouldBe(HttpStatusCode.OK);

        _clock.Forward(TimeSpan.FromMinutes(30));

        var (status, _, to) = await site.Get("/work/people?q=a");
        (status, to!.ToString()).ShouldBe((HttpStatusCode.Found, "/sign-in?from=%2Fwork%2Fpeople%3Fq%3Da&ended=idle"));
        var page = (await site.Get(to.ToString())).Page;
        page.QuerySelector("h1")!.TextContent.ShouldBe("You were signed out");
        page.QuerySelector("main")!.TextContent.ShouldContain("Nobody used this page for a while");
        page.QuerySelector("input[name=from]")!.GetAttribute("value").ShouldBe("/work/people?q=a");
        (await site.Get("/work/people")).To!.ToString().ShouldNotContain("ended");
    }

    [Fact]
    public async Task Session_UsedAllDay_EndsAfterTwelveHours()
    {
        await using var world = await World.Start(clock: _clock);
        using var site = new Site(world);
        await site.SignIn("GP1");
        for (var i = 0; i < 47; i++)
        {
            _clock.Forward(TimeSpan.FromMinutes(15));
            (await site.Get("/work/people")).Status.ShouldBe(HttpStatusCode.OK);
        }

        _clock.Forward(TimeSpan.FromMinutes(15));

        (await site.Get("/work/people")).To!.ToString().ShouldContain("ended=absolute");
    }

    [Fact]
    public async Task Cookie_OfASignedInUser_HoldsNothingButChance()
    {
        await using var world = await World.Start();
        using var site = new Site(world);
        await site.SignIn("GP1");
        var cookie = site.Cookie("goldthread")!;

        cookie.Value.Length.ShouldBe(43);
        cookie.HttpOnly.ShouldBeTrue();
        (await Rows(world)).ShouldHaveSingleItem().ShouldNotContain(cookie.Value);
        await site.SignIn("GP1");
        site.Cookie("goldthread")!.Value.ShouldNotBe(cookie.Value, "an id never outlives a new sign-in");
        site.SetCookie("goldthread", cookie.Value);
        (await site.Get("/work/people")).Status.ShouldBe(HttpStatusCode.Found);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("../../etc")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Cookie_Tampered_SignsNobodyIn(string value)
    {
        await using var world = await World.Start();
        using var site = new Site(world);
        await site.SignIn("GP1");

        site.SetCookie("goldthread", value);

        (await site.Get("/work/people")).Status.ShouldBe(HttpStatusCode.Found);
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Cookie_OfASession_OpensNoFhir()
    {
        await using var world = await World.Start(demo: true);
        using var site = new Site(world);
        await site.SignIn("GP1");

        (await site.Get("/fhir/Patient")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task SignOut_EndsTheSessionOnTheServer()
    {
        await using var world = await World.Start();
        using var site = new Site(world);
        await site.SignIn("GP1");
        var cookie = site.Cookie("goldthread")!.Value;
        var token = Site.Token((await site.Get("/work/people")).Page);

        (await site.Post("/sign-out", token)).To!.ToString().ShouldBe("/sign-out");

        site.SetCookie("goldthread", cookie);
        (await site.Get("/work/people")).Status.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task User_DisabledOrGivenAnotherRole_IsSoAtTheNextRequest()
    {
        await using var world = await World.Start();
        using var site = new Site(world);
        await site.SignIn("GP1");
        await world.Records.Write(s => s.Statement("update record_user set role = 'councillor'").Execute());
        (await site.Get("/work/people")).Status.ShouldBe(HttpStatusCode.Forbidden);

        await world.Records.Write(s => s.Statement("update record_user set disabled_at = 1").Execute());

        (await site.Get("/work/people")).To!.ToString().ShouldContain("ended=administrator");
    }

    [Fact]
    public async Task Account_WithTwoRoles_WorksInTheOneThatIsChosen()
    {
        await using var world = await World.Start();
        using var site = new Site(world);
        await site.SignIn("GP1");
        var now = TimeProvider.System.GetUtcNow();
        await world.Records.Write(s =>
        {
            MembershipTable.Add(s, new Membership("m1", "gp-of-GP1", "councillor", "Councillor", "LA1", "The council", now.AddDays(-1), Membership.Always));
            MembershipTable.Add(s, new Membership("m2", "gp-of-GP1", "administrator", "Administrator", "LA1", "The council", now.AddDays(-9), now.AddDays(-1)));
            return true;
        });
        var page = (await site.Get("/account")).Page;
        page.QuerySelectorAll("input[name=role]").Select(i => i.GetAttribute("value")).ShouldBe(["main", "m1"]);

        await site.Post("/account", Site.Token(page), ("role", "m1"));
        (await site.Get("/work/people")).Status.ShouldBe(HttpStatusCode.Forbidden);
        await site.Post("/account", Site.Token(page), ("role", "m2"));
        (await site.Get("/work/people")).Status.ShouldBe(HttpStatusCode.Forbidden, "a role that ended cannot be chosen");
        await site.Post("/account", Site.Token(page), ("role", "main"));
        (await site.Get("/work/people")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task StepUp_InADemoPlace_AsksOnceInAWhile()
    {
        await using var world = await World.Start(clock: _clock);
        using var site = new Site(world);
        await site.SignIn("GP1");
        _clock.Forward(TimeSpan.FromMinutes(16));
        var page = (await site.Get("/sign-in/again?from=%2Faccount")).Page;
        page.QuerySelector("h1")!.TextContent.ShouldBe("Confirm that it is you");

        (await site.Post("/sign-in/again", Site.Token(page), ("from", "/account"))).To!.ToString().ShouldBe("/account");
    }

    private static async Task<List<string>> Rows(World world) =>
        await world.Records.Read(s => s.Statement("select session, user_id from record_session").List(r => r.GetString(0) + " " + r.GetString(1)));
}
