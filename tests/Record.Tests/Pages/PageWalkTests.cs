using System.Net;
using Goldthread.Record.Access;
using Goldthread.Record.People;
using Goldthread.Record.Tests.People;
using Goldthread.Record.Tests.SignIn;
using Goldthread.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Record.Tests.Pages;

/// <summary>A walk over every page, every form and every other endpoint that there is; the routes come from the running host.</summary>
public sealed class PageWalkTests(WalkedWorld walked) : IClassFixture<WalkedWorld>
{
    private const string Number = WalkedWorld.Number;
    private static readonly string[] Devices = ["camera=()", "microphone=()", "geolocation=()"];

    // One needs the entry that is wrong in its address, one says 404 in words, one only takes a form.
    private static readonly string[] NeverWell = ["/me/wrong", "/me/nothing", "/me/reading"];

    // Pages about a plan that stands in their address lead back to the form without one.
    private const string Plan = "?people=10000&years=1&plan=~home-first.90.100";

    private readonly World _world = walked.World;
    private readonly IReadOnlyList<Asked> _routes = walked.Routes;

    // One role for each set of things that a role may do. The system has no face.
    private static IEnumerable<string> Readers => Role.All.Where(r => r.Code != "system").DistinctBy(r => r.Allows).Select(r => r.Code);

    [Fact]
    public async Task EveryAnswer_ToEveryRole_CarriesTheHeaders()
    {
        var shown = new HashSet<Asked>();
        foreach (var (role, number) in Readers.Select(r => (r, (string?)Number)).Append(("carer", null)).Prepend(("", null)))
        {
            using var site = new Site(_world);
            if (role.Length > 0)
            {
                await site.SignIn("GP1", role, number);
            }

            foreach (var asked in _routes.Where(r => r.Method == "GET"))
            {
                using var answer = await site.Send(new HttpRequestMessage(HttpMethod.Get, asked.Url + (IsOfAPlan(asked) ? Plan : "")));
                Faults(answer, asked.Address).ShouldBeEmpty($"{asked} as {role}");
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    shown.Add(asked);
                }
            }
        }

        // So that the walk is known to have seen the pages themselves, and not refusals alone.
        _routes.Where(r => r is { Method: "GET", IsPage: true, HasParameters: false, Handler: "" }).Except(shown).Select(r => r.Address).Except(NeverWell).ShouldBeEmpty();
        shown.Count(r => r is { IsPage: true, HasParameters: true }).ShouldBeGreaterThan(5);
        _world.UnexpectedFaults.ShouldBeEmpty();
    }

    private static bool IsOfAPlan(Asked asked) => asked is { IsPage: true, HasParameters: false, Handler: "" } && (asked.Address == "/work/model/keep" || asked.Address.StartsWith("/toolkit/model/", StringComparison.Ordinal));

    [Theory]
    [InlineData("Content-Security-Policy", "default-src 'self' 'unsafe-inline'; frame-ancestors 'none'; object-src 'none'; base-uri 'none'")]
    [InlineData("Content-Security-Policy", null)]
    [InlineData("X-Frame-Options", null)]
    [InlineData("Cache-Control", "public, max-age=60")]
    [InlineData("Permissions-Policy", "camera=*")]
    public async Task Walk_AHeaderThatIsMissingOrWeak_IsFound(string name, string? value)
    {
        using var site = new Site(_world);
        using var answer = await site.Send(new HttpRequestMessage(HttpMethod.Get, "/sign-in"));
        answer.Headers.Remove(name);
        if (value is not null)
        {
            answer.Headers.TryAddWithoutValidation(name, value);
        }

        Faults(answer, "/sign-in").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task EveryForm_PostedWithoutItsToken_IsRefused()
    {
        var forms = _routes.Where(r => r.IsPage && r.Method != "GET").ToList();
        forms.Count.ShouldBeGreaterThan(20);
        foreach (var role in Readers)
        {
            using var site = new Site(_world);
            await site.SignIn("GP1", role, Number);
            var own = Site.Token((await site.Get("/account")).Page);
            using var elsewhere = new Site(_world);
            await elsewhere.SignIn("GP1", role, Number);
            var others = Site.Token((await elsewhere.Get("/account")).Page);

            foreach (var form in forms.Where(f => f.Address != "/sign-out"))
            {
                (await site.Post(form.Url, null)).Status.ShouldBe(HttpStatusCode.BadRequest, $"{form} without a token, as {role}");
                (await site.Post(form.Url, others)).Status.ShouldBe(HttpStatusCode.BadRequest, $"{form} with the token of another session, as {role}");
                (await site.Post(form.Url, own + "x")).Status.ShouldBe(HttpStatusCode.BadRequest, $"{form} with an edited token, as {role}");
            }

            (await site.Post("/sign-out", null)).Status.ShouldBe(HttpStatusCode.BadRequest);
            (await site.Get("/account")).Status.ShouldBe(HttpStatusCode.OK, "nobody was signed out");
        }
    }

    [Fact]
    public async Task Form_WithATokenFromBeforeSomebodyElseSignedInHere_IsRefused()
    {
        using var site = new Site(_world);
        await site.SignIn("GP1", "person", Number);
        var token = Site.Token((await site.Get("/account")).Page);
        (await site.Post("/me/choices", token)).Status.ShouldNotBe(HttpStatusCode.BadRequest);
        await site.SignIn("GP1", "carer");

        (await site.Post("/me/choices", token)).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task EveryOtherEndpointThatChanges_WithACookieAlone_IsRefused()
    {
        var changing = _routes.Where(r => !r.IsPage && r.Method is not ("GET" or "HEAD" or "OPTIONS")).ToList();
        changing.ShouldContain(r => r.Address.StartsWith("/fhir", StringComparison.Ordinal));
        foreach (var role in new[] { "gp", "administrator", "person" })
        {
            using var site = new Site(_world);
            await site.SignIn("GP1", role, Number);
            foreach (var asked in changing)
            {
                using var answer = await site.Send(new HttpRequestMessage(new HttpMethod(asked.Method), asked.Url)
                {
                    Content = new FormUrlEncodedContent([KeyValuePair.Create("a", "b")]),
                });

                ((int)answer.StatusCode).ShouldBeInRange(400, 499, $"{asked} as {role}");
                Faults(answer, asked.Address).ShouldBeEmpty($"{asked} as {role}");
            }
        }

        _world.UnexpectedFaults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("GET", "metadata")]
    [InlineData("GET", "Patient/x")]
    [InlineData("GET", "Patient?family=smith")]
    [InlineData("GET", "Patient/none")]
    [InlineData("GET", "Nonsense")]
    [InlineData("POST", "Patient")]
    [InlineData("DELETE", "metadata")]
    [InlineData("GET", ".well-known/smart-configuration")]
    public async Task FhirAnswer_WhateverItIs_IsNoPageAndIsNotKept(string method, string address)
    {
        var answer = await _world.System.Send(new HttpMethod(method), address, null);

        answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldStartWith("default-src 'none'; frame-ancestors 'none'");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldHaveSingleItem().ShouldBe("nosniff");
        answer.Headers.GetValues("X-Frame-Options").ShouldHaveSingleItem().ShouldBe("DENY");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        answer.Headers.Server.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("--Goldthread:PublicAddress", "https://goldthread.example.nhs.uk")]
    [InlineData("--Goldthread:Proxies", "127.0.0.1")]
    public async Task Cookies_OverTls_AreForTlsScriptsCannotReadThemAndOtherSitesDoNotSendThem(string setting, string value)
    {
        await using var issuer = await Issuer.Start();
        await using var world = await World.Start(settings: [.. issuer.Settings(), setting, value]);
        var cookies = await CookiesOf(world, "https");

        cookies.Select(c => c.Split('=', '.')[0]).Distinct().Order(StringComparer.Ordinal).ShouldBe(["__Host-goldthread", "goldthread-form", "goldthread-sign-in"]);
        cookies.Where(c => !Has(c, "secure") || !Has(c, "httponly") || !(Has(c, "samesite=lax") || Has(c, "samesite=strict"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task ForwardedScheme_FromSomebodyWhoIsNoProxyOfOurs_IsNotBelieved()
    {
        await using var issuer = await Issuer.Start();
        await using var world = await World.Start(settings: issuer.Settings());

        var cookies = await CookiesOf(world, "https");

        cookies.Where(c => Has(c, "secure")).ShouldBeEmpty();
        cookies.Where(c => !Has(c, "httponly")).ShouldBeEmpty();
    }

    // Every cookie that a browser is given on its way in and out, read as text: the machine's own client would not send a cookie for TLS back.
    private static async Task<List<string>> CookiesOf(World world, string forwarded)
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = world.Address };
        http.DefaultRequestHeaders.Add("X-Forwarded-Proto", forwarded);
        await world.Records.Write(session =>
        {
            UserTable.Put(session, new User("ann", "Ann", "GP", "gp", "GP1", "GP1"));
            return true;
        });
        var given = new List<string>();
        async Task<string> Get(string path)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add("Cookie", given.Select(c => c.Split(';')[0]));
            using var answer = await http.SendAsync(request);
            given.AddRange(answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : []);
            return await answer.Content.ReadAsStringAsync();
        }

        async Task Post(string path, string token, string user)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path)
            {
                Content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token), KeyValuePair.Create("user", user)]),
            };
            request.Headers.Add("Cookie", string.Join("; ", given.Select(c => c.Split(';')[0])));
            using var answer = await http.SendAsync(request);
            answer.StatusCode.ShouldBe(HttpStatusCode.Found);
            given.AddRange(answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : []);
        }

        async Task<string> Token(string path)
        {
            var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await Get(path));
            return Site.Token(page);
        }

        await Post("/sign-in", await Token("/sign-in"), "ann");
        await Get("/sign-in/with/test");
        return given;
    }

    private static bool Has(string cookie, string attribute) => cookie.Split("; ").Skip(1).Contains(attribute, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<string> Faults(HttpResponseMessage answer, string address)
    {
        string Value(string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";
        var policy = Value("Content-Security-Policy");
        var directives = policy.Split(';', StringSplitOptions.TrimEntries);
        if (policy.Contains("unsafe-", StringComparison.Ordinal) || !directives.Contains("frame-ancestors 'none'") || !directives.Contains("base-uri 'none'")
            || !(directives.Contains("default-src 'self'") && directives.Contains("object-src 'none'") && directives.Contains("form-action 'self'") || directives.Contains("default-src 'none'")))
        {
            yield return "Content-Security-Policy: " + policy;
        }

        foreach (var (name, wanted) in new[] { ("X-Content-Type-Options", "nosniff"), ("X-Frame-Options", "DENY"), ("Cross-Origin-Resource-Policy", "same-origin") })
        {
            if (Value(name) != wanted)
            {
                yield return $"{name}: {Value(name)}";
            }
        }

        if (Value("Referrer-Policy") is not ("same-origin" or "no-referrer"))
        {
            yield return "Referrer-Policy: " + Value("Referrer-Policy");
        }

        if (answer.Headers.CacheControl?.NoStore != true)
        {
            yield return "Cache-Control: " + Value("Cache-Control");
        }

        if (!address.StartsWith("/fhir", StringComparison.Ordinal))
        {
            if (Value("Cross-Origin-Opener-Policy") != "same-origin")
            {
                yield return "Cross-Origin-Opener-Policy: " + Value("Cross-Origin-Opener-Policy");
            }

            if (!Devices.All(Value("Permissions-Policy").Contains))
            {
                yield return "Permissions-Policy: " + Value("Permissions-Policy");
            }
        }
    }
}

/// <summary>A place with two people and a document, and every route of it filled with them.</summary>
public sealed class WalkedWorld : IAsyncLifetime
{
    internal const string Number = "9990000018";

    public World World { get; private set; } = null!;

    internal IReadOnlyList<Asked> Routes { get; private set; } = [];

    public async Task InitializeAsync()
    {
        World = await World.Start();
        var sender = await World.Professional("GP1", "system");
        await sender.Put("Patient/x", Patients.Json("x", Number, "01", "Edith", "Smith", "1942-07-05"));
        await sender.Put("Patient/y", Patients.Json("y", null, null, "Edith", "Smyth", "1942-07-05"));
        var document = await sender.Add("""{"resourceType":"DocumentReference","status":"current","subject":{"reference":"Patient/x"},"description":"Letter","content":[{"attachment":{"contentType":"text/plain","data":"SGVsbG8="}}]}""");
        await World.DeliverEvents();
        var found = await World.Services.GetRequiredService<PersonDirectory>().Find(FindText.Read("smith"));
        var (person, other) = (found[0].Key, found[1].Key);
        Routes = await Pages.Routes.Of(World, new Dictionary<string, string>
        {
            ["key"] = person, ["a"] = person, ["b"] = other, ["type"] = "DocumentReference", ["id"] = document, ["reason"] = "Sealed", ["status"] = "404", ["provider"] = "none",
        });
    }

    public async Task DisposeAsync() => await World.DisposeAsync();
}
