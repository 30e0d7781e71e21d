using System.Net;
using System.Security.Cryptography;
using Goldthread.Record.Access;
using Goldthread.Record.Users;
using Goldthread.Support;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Goldthread.Record.Tests.SignIn;

public sealed class OidcTests : IAsyncLifetime
{
    private Issuer _issuer = null!;
    private World _world = null!;

    public async Task InitializeAsync()
    {
        _issuer = await Issuer.Start();
        _world = await World.Start(demo: false, settings: _issuer.Settings());
        await Knows("subject-1", "amara");
    }

    public async Task DisposeAsync()
    {
        await _world.DisposeAsync();
        await _issuer.DisposeAsync();
    }

    [Fact]
    public async Task SignIn_KnownSubject_OpensThePageThatWasAskedFor()
    {
        using var site = new Site(_world);
        (await site.Get("/work/people?q=smith")).To!.ToString().ShouldBe("/sign-in?from=%2Fwork%2Fpeople%3Fq%3Dsmith");
        var page = (await site.Get("/sign-in?from=%2Fwork%2Fpeople%3Fq%3Dsmith")).Page;
        var link = page.QuerySelector("main a.nhsuk-button")!;
        link.TextContent.Trim().ShouldBe("Sign in with Test login");

        var (answer, _) = await site.Through(link.GetAttribute("href")!);

        (await Refusals()).ShouldBeEmpty();
        answer.To!.ToString().ShouldBe("/work/people?q=smith");
        (await site.Get("/work/people")).Page.QuerySelector(".nhsuk-header")!.TextContent.ShouldContain("Dr Amara, GP");
        _issuer.Asked["code_challenge_method"].ShouldBe("S256");
        _issuer.Asked["scope"].ShouldBe("openid profile");
        _issuer.TokenAuthorization.ShouldStartWith("Basic ");
        _issuer.TokenRequest.ShouldNotContainKey("client_secret");
    }

    [Fact]
    public async Task SignIn_UnknownSubject_IsToldWhomToAskAndWhat()
    {
        _issuer.Subject = "somebody-new";
        _issuer.Claims["email"] = "amara@example.org";
        using var site = new Site(_world);

        var (answer, _) = await site.Through("/sign-in/with/test");

        answer.Status.ShouldBe(HttpStatusCode.Forbidden);
        answer.Page.QuerySelector("h1")!.TextContent.ShouldBe("You have signed in, but nobody has given you access yet");
        answer.Page.QuerySelector("main")!.TextContent.ShouldContain("somebody-new");
        (await site.Get("/work/people")).Status.ShouldBe(HttpStatusCode.Found);
    }

    // What is forged, and what the journal says of it.
    public static TheoryData<string, string> Forgeries => new()
    {
        { "alg none", "its signature is wrong or missing" }, { "wrong key", "its signature is wrong or missing" }, { "unknown key", "its key is not known" },
        { "another algorithm", "its signature is wrong or missing" }, { "wrong audience", "for somebody else" }, { "wrong issuer", "from another issuer" },
        { "expired", "it has run out" }, { "not yet valid", "it is not valid yet" }, { "wrong nonce", "(nonce)" }, { "no nonce", "(nonce)" },
        { "wrong at_hash", "AtHash" }, { "no end", "it never runs out" }, { "not a token", "it cannot be read" }, { "another azp", "does not fit its answer" },
    };

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task SignIn_ForgedIdToken_IsRefusedWithAPageAndAJournalRow(string forgery, string reason)
    {
        using var other = RSA.Create(2048);
        switch (forgery)
        {
            case "alg none": _issuer.Rewrite = Issuer.WithoutSignature; break;
            case "wrong key": _issuer.Tamper = t => t.SigningCredentials = new(new RsaSecurityKey(other) { KeyId = "k1" }, "RS256"); break;
            case "unknown key": _issuer.Tamper = t => t.SigningCredentials = new(new RsaSecurityKey(other) { KeyId = "k2" }, "RS256"); break;
            case "another algorithm": _issuer.Tamper = t => t.SigningCredentials = new(new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(64)) { KeyId = "k1" }, "HS256"); break;
            case "wrong audience": _issuer.Tamper = t => t.Audience = "another-client"; break;
            case "wrong issuer": _issuer.Tamper = t => t.Issuer = "https://elsewhere.example"; break;
            case "expired": _issuer.Tamper = t => (t.NotBefore, t.Expires) = (Issuer.Now.AddHours(-1), Issuer.Now.AddSeconds(-90)); break;
            case "not yet valid": _issuer.Tamper = t => (t.NotBefore, t.Expires) = (Issuer.Now.AddSeconds(90), Issuer.Now.AddHours(1)); break;
            case "wrong nonce": _issuer.Tamper = t => t.Claims["nonce"] = "another"; break;
            case "no nonce": _issuer.Tamper = t => t.Claims.Remove("nonce"); break;
            case "wrong at_hash": _issuer.Tamper = t => t.Claims["at_hash"] = "AAAAAAAAAAAAAAAAAAAAAA"; break;
            case "no end": _issuer.Tamper = t => t.Expires = null; break;
            case "another azp": _issuer.Tamper = t => t.Claims["azp"] = "another-client"; break;
            default: _issuer.Rewrite = _ => "not.a.token"; break;
        }

        using var site = new Site(_world);
        var (answer, _) = await site.Through("/sign-in/with/test");

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Page.QuerySelector("h1")!.TextContent.ShouldBe("We could not sign you in");
        (await site.Get("/work/people")).Status.ShouldBe(HttpStatusCode.Found);
        (await Refusals()).ShouldHaveSingleItem().ShouldContain(reason);
        _world.UnexpectedFaults.ShouldBeEmpty();
    }

    [Fact]
    public async Task SignIn_ClocksThatDifferByLessThanAMinute_AreTaken()
    {
        _issuer.Tamper = t => (t.NotBefore, t.Expires) = (Issuer.Now.AddSeconds(-600), Issuer.Now.AddSeconds(-40));
        using var site = new Site(_world);

        (await site.Through("/sign-in/with/test")).Answer.To!.ToString().ShouldBe("/");
    }

    [Fact]
    public async Task Callback_UsedASecondTime_IsRefused()
    {
        using var site = new Site(_world);
        var (_, callback) = await site.Through("/sign-in/with/test");

        var again = await site.Get(callback);

        (again.Status, again.Page.QuerySelector("h1")!.TextContent).ShouldBe((HttpStatusCode.BadRequest, "We could not sign you in"));
    }

    [Fact]
    public async Task Callback_InAnotherBrowser_IsRefused()
    {
        using var site = new Site(_world);
        var callback = await site.CallbackOf("/sign-in/with/test");
        using var other = new Site(_world);

        (await other.Get(callback)).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await other.Get("/work/people")).Status.ShouldBe(HttpStatusCode.Found);
    }

    [Theory]
    [InlineData("https://elsewhere.example")]
    [InlineData("")]
    public async Task Callback_AnswerOfAnotherIssuer_IsRefusedBeforeTheCodeIsUsed(string issuer)
    {
        _issuer.AnswersAs = issuer;
        using var site = new Site(_world);

        (await site.Through("/sign-in/with/test")).Answer.Status.ShouldBe(HttpStatusCode.BadRequest);

        _issuer.TokenRequest.ShouldBeEmpty();
    }

    [Fact]
    public async Task Callback_ManyRefused_IsNoLongerListenedTo()
    {
        using var site = new Site(_world);
        for (var i = 0; i < 20; i++)
        {
            (await site.Get("/sign-in/callback/test?code=x&state=y&iss=" + Uri.EscapeDataString(_issuer.Address))).Status.ShouldBe(HttpStatusCode.BadRequest);
        }

        (await site.Get("/sign-in/callback/test?code=x&state=y")).Status.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Theory]
    [InlineData("/sign-in/with/nobody", HttpStatusCode.NotFound)]
    [InlineData("/sign-in/callback/nobody", HttpStatusCode.NotFound)]
    [InlineData("/sign-in/callback/test?error=access_denied", HttpStatusCode.BadRequest)]
    [InlineData("/sign-in/callback/test", HttpStatusCode.BadRequest)]
    public async Task Get_WithNothingToAnswer_HasAPageOfItsOwn(string path, HttpStatusCode status)
    {
        using var site = new Site(_world);

        var answer = await site.Get(path);

        answer.Status.ShouldBe(status);
        answer.Page.QuerySelectorAll("h1").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Client_WithAPrivateKey_SignsInsteadOfSendingASecret()
    {
        var file = Path.Combine(Path.GetTempPath(), $"goldthread-key-{Environment.ProcessId}.pem");
        using var rsa = RSA.Create(2048);
        await File.WriteAllTextAsync(file, rsa.ExportRSAPrivateKeyPem());
        try
        {
            await using var world = await World.Start(demo: false, settings: _issuer.Settings("openid", "--Goldthread:SignIn:Providers:test:PrivateKeyFile", file));
            using var site = new Site(world);

            await site.Through("/sign-in/with/test");

            _issuer.TokenAuthorization.ShouldBeNullOrEmpty();
            var result = await new JsonWebTokenHandler().ValidateTokenAsync(_issuer.TokenRequest["client_assertion"], new TokenValidationParameters
            {
                ValidIssuer = Issuer.ClientId, ValidAudience = _issuer.Address + "/token", IssuerSigningKey = new RsaSecurityKey(rsa), ClockSkew = TimeSpan.Zero,
            });
            result.IsValid.ShouldBeTrue();
            (result.Claims["sub"], ((string)result.Claims["jti"]).Length).ShouldBe((Issuer.ClientId, 43));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private Task Knows(string subject, string user) => _world.Records.Write(session =>
    {
        UserTable.Put(session, new User(user, "Dr Amara", "GP", "gp", "GP1", "Practice one"));
        return IdentityOfUserTable.Add(session, _issuer.Address, subject, user, TimeProvider.System.GetUtcNow());
    });

    private async Task<List<string>> Refusals() => await _world.Reads.Read(session =>
        session.Statement("select activity from kernel_read where activity like 'refused:%' order by act_no").List(r => r.GetString(0)));
}
