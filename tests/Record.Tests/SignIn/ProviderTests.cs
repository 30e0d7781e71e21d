using System.Net;
using System.Text.Json;
using Goldthread.Record.Access;
using Goldthread.Record.Tests.People;
using Goldthread.Record.Users;
using Goldthread.Support;

namespace Goldthread.Record.Tests.SignIn;

public sealed class ProviderTests : IAsyncLifetime
{
    private const string Number = "9990000018";
    private Issuer _issuer = null!;

    public async Task InitializeAsync() => _issuer = await Issuer.Start();

    public async Task DisposeAsync() => await _issuer.DisposeAsync();

    [DatabaseTheory]
    public async Task NhsLogin_ProvenPersonWithARecord_IsThatPerson(DatabaseKind kind)
    {
        await using var world = await World.Start(kind, settings: _issuer.Settings("nhs-login"));
        await Patient(world, verified: true);
        Says("P9", "P9.Cp.Cd", Number);
        using var site = new Site(world);

        (await site.Through("/sign-in/with/test")).Answer.To!.ToString().ShouldBe("/");

        (await world.Records.Read(s => s.Statement("select role, person from record_user where user_id like 'person-%'").List(r => r.GetString(0) + " " + r.GetString(1)))).ShouldBe([$"person {Number}"]);
        await site.Through("/sign-in/with/test");
        (await world.Records.Read(s => s.Statement("select count(*) from record_identity").First(r => r.GetInt64(0), 0))).ShouldBe(1);
    }

    [Theory]
    [InlineData("P5", "P5.Cp.Cd", Number, true, "NHS login has not checked who you are yet")]
    [InlineData("P9", "P5.Cp.Cd", Number, true, "NHS login has not checked who you are yet")]
    [InlineData("P9", "P9.Cp.Cd", "", true, "NHS login has not checked who you are yet")]
    [InlineData("P9", "P9.Cp.Cd", "9990000019", true, "NHS login has not checked who you are yet")]
    [InlineData("P9", "P9.Cp.Cd", Number, false, "We hold no record for you")]
    public async Task NhsLogin_NotProvenOrNobodyHere_IsNotLetIn(string level, string vot, string number, bool verified, string heading)
    {
        await using var world = await World.Start(settings: _issuer.Settings("nhs-login"));
        await Patient(world, verified);
        Says(level, vot, number);
        using var site = new Site(world);

        var (answer, _) = await site.Through("/sign-in/with/test");

        (answer.Status, answer.Page.QuerySelector("h1")!.TextContent).ShouldBe((HttpStatusCode.Forbidden, heading));
        (await world.Records.Read(s => s.Statement("select count(*) from record_user").First(r => r.GetInt64(0), 0))).ShouldBe(0);
    }

    [Fact]
    public async Task Cis2_RoleAtAnotherOrganisation_DoesNotCount()
    {
        await using var world = await Start("cis2");
        await Knows(world, _issuer.Subject);
        _issuer.UserInfo["nhsid_nrbac_roles"] = JsonSerializer.SerializeToElement(new[] { new { org_code = "GP2", role_code = "S8000:G8000:R8000" } });
        using var site = new Site(world);
        (await site.Through("/sign-in/with/test")).Answer.Status.ShouldBe(HttpStatusCode.Forbidden);

        _issuer.UserInfo["nhsid_nrbac_roles"] = JsonSerializer.SerializeToElement(new[] { new { org_code = "GP2" }, new { org_code = "GP1" } });

        (await site.Through("/sign-in/with/test")).Answer.To!.ToString().ShouldBe("/");
        (await site.Get("/account")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Entra_IsKnownByTenantAndObject_NotByItsSubject()
    {
        await using var world = await Start("entra", more: ["--Goldthread:SignIn:Providers:test:RequiredRole", "Goldthread.User"]);
        await Knows(world, "tenant-1/object-1");
        (_issuer.Claims["tid"], _issuer.Claims["oid"], _issuer.Claims["roles"]) = ("tenant-1", "object-1", new[] { "Goldthread.User" });
        using var site = new Site(world);
        (await site.Through("/sign-in/with/test")).Answer.To!.ToString().ShouldBe("/");

        _issuer.Claims["roles"] = new[] { "Other" };
        (await site.Through("/sign-in/with/test")).Answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        (_issuer.Claims["oid"], _issuer.Claims["roles"]) = ("object-2", new[] { "Goldthread.User" });
        (await site.Through("/sign-in/with/test")).Answer.Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task BackchannelLogout_OfItsSession_EndsItAndCountsOnce()
    {
        await using var world = await Start("openid");
        await Knows(world, _issuer.Subject);
        using var site = new Site(world);
        await site.Through("/sign-in/with/test");
        var token = Logout(sid: "sid-1");

        (await Send(world, token)).ShouldBe(HttpStatusCode.OK);

        (await site.Get("/account")).To!.ToString().ShouldContain("ended=provider");
        (await Send(world, token)).ShouldBe(HttpStatusCode.BadRequest);
        await site.Through("/sign-in/with/test");
        (await Send(world, Logout(sub: _issuer.Subject))).ShouldBe(HttpStatusCode.OK);
        (await site.Get("/account")).Status.ShouldBe(HttpStatusCode.Found);
    }

    [Theory]
    [InlineData("nonce")]
    [InlineData("no events")]
    [InlineData("another event")]
    [InlineData("no jti")]
    [InlineData("names nobody")]
    [InlineData("another audience")]
    [InlineData("an id_token")]
    [InlineData("unsigned")]
    [InlineData("expired")]
    [InlineData("nothing")]
    public async Task BackchannelLogout_Forged_IsRefused(string forgery)
    {
        await using var world = await Start("openid");
        await Knows(world, _issuer.Subject);
        using var site = new Site(world);
        await site.Through("/sign-in/with/test");
        var events = new Dictionary<string, object> { [forgery == "another event" ? "https://example.org/event" : Event] = new Dictionary<string, object>() };
        var claims = new Dictionary<string, object> { ["jti"] = "j1", ["sid"] = "sid-1", ["events"] = events };
        var token = forgery switch
        {
            "nonce" => _issuer.Sign(new(claims) { ["nonce"] = "n" }),
            "no events" or "an id_token" => _issuer.Sign(new() { ["jti"] = "j1", ["sid"] = "sid-1", ["sub"] = _issuer.Subject }),
            "no jti" => _issuer.Sign(new() { ["sid"] = "sid-1", ["events"] = events }),
            "names nobody" => _issuer.Sign(new() { ["jti"] = "j1", ["events"] = events }),
            "another audience" => _issuer.Sign(claims, audience: "another-client"),
            "unsigned" => Issuer.WithoutSignature(_issuer.Sign(claims)),
            "expired" => _issuer.Sign(claims, life: TimeSpan.FromMinutes(-5)),
            "nothing" => "",
            _ => _issuer.Sign(claims),
        };

        (await Send(world, token)).ShouldBe(HttpStatusCode.BadRequest);

        (await site.Get("/account")).Status.ShouldBe(HttpStatusCode.OK, "the session goes on");
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [Fact]
    public async Task SignOut_AtTheProvider_NamesTheTokenThatBeganTheSession()
    {
        await using var world = await Start("openid");
        await Knows(world, _issuer.Subject);
        using var site = new Site(world);
        await site.Through("/sign-in/with/test");

        var (_, _, to) = await site.Post("/sign-out", Site.Token((await site.Get("/account")).Page));

        var page = (await site.Get(to!.ToString())).Page;
        page.QuerySelector("main a.nhsuk-button")!.TextContent.Trim().ShouldBe("Sign out of Test login");
        var end = (await site.Get(page.QuerySelector("main a.nhsuk-button")!.GetAttribute("href")!)).To!.ToString();
        end.ShouldStartWith(_issuer.Address + "/out?");
        end.ShouldContain("id_token_hint=ey");
        end.ShouldContain("post_logout_redirect_uri=");
    }

    [Fact]
    public async Task StepUp_AtAProvider_MustBeAFreshSignInOfTheSamePerson()
    {
        await using var world = await Start("openid");
        await Knows(world, _issuer.Subject);
        using var site = new Site(world);
        await site.Through("/sign-in/with/test");
        const string Again = "/sign-in/again?from=%2Faccount&handler=there";

        (await site.Through(Again)).Answer.To!.ToString().ShouldBe("/account");
        (_issuer.Asked["prompt"], _issuer.Asked["max_age"]).ShouldBe(("login", "0"));
        _issuer.Tamper = t => t.Claims["auth_time"] = TimeProvider.System.GetUtcNow().AddMinutes(-5).ToUnixTimeSeconds();
        (await site.Through(Again)).Answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        _issuer.Tamper = null;
        _issuer.Subject = "subject-2";
        await Knows(world, "subject-2", "another");
        (await site.Through(Again)).Answer.Page.QuerySelector("h1")!.TextContent.ShouldBe("You signed in as somebody else");
        (await site.Get("/account")).Page.QuerySelector(".nhsuk-header")!.TextContent.ShouldContain("The user");
    }

    private const string Event = "http://schemas.openid.net/event/backchannel-logout";

    private int _tokens;

    private string Logout(string? sid = null, string? sub = null)
    {
        var claims = new Dictionary<string, object> { ["jti"] = "jti-" + ++_tokens, ["events"] = new Dictionary<string, object> { [Event] = new Dictionary<string, object>() } };
        if (sid is not null)
        {
            claims["sid"] = sid;
        }

        if (sub is not null)
        {
            claims["sub"] = sub;
        }

        return _issuer.Sign(claims);
    }

    private static async Task<HttpStatusCode> Send(World world, string token)
    {
        using var http = new HttpClient { BaseAddress = world.Address };
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("logout_token", token)]);
        using var answer = await http.PostAsync("/sign-in/ended/test", form);
        return answer.StatusCode;
    }

    private Task<World> Start(string kind, DatabaseKind database = DatabaseKind.Sqlite, params string[] more) =>
        World.Start(database, demo: false, settings: _issuer.Settings(kind, more));

    private Task Knows(World world, string subject, string user = "user") => world.Records.Write(session =>
    {
        UserTable.Put(session, new User(user, "The " + user, "GP", "gp", "GP1", "Practice one"));
        return IdentityOfUserTable.Add(session, _issuer.Address, subject, user, TimeProvider.System.GetUtcNow());
    });

    private void Says(string level, string vot, string number)
    {
        (_issuer.Claims["identity_proofing_level"], _issuer.Claims["vot"]) = (level, vot);
        _issuer.UserInfo["family_name"] = "Smith";
        if (number.Length > 0)
        {
            _issuer.Claims["nhs_number"] = number;
        }
    }

    private static async Task Patient(World world, bool verified)
    {
        (await world.System.Put("Patient/p", Patients.Json("p", Number, verified ? "01" : "02", "Edie", "Smith", "1941-03-31"))).Status.ShouldBe(201);
        await world.DeliverEvents();
    }
}
