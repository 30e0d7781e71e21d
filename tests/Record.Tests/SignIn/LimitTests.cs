using System.Net;
using Goldthread.Record.SignIn;
using Goldthread.Support;

namespace Goldthread.Record.Tests.SignIn;

/// <summary>Guessing is slowed down: refused with 429, told when to come back, and noted.</summary>
public sealed class LimitTests
{
    private const string Most = "3";

    [Fact]
    public async Task DemoSignIn_AsNobodyAgainAndAgain_IsNotListenedTo()
    {
        await using var world = await World.Start(settings: ["--Goldthread:SignIn:MostFailures", Most]);
        using var site = new Site(world);
        var token = Site.Token((await site.Get("/sign-in")).Page);
        for (var i = 0; i < 3; i++)
        {
            (await site.Post("/sign-in", token, ("user", "nobody-" + i))).Status.ShouldBe(HttpStatusCode.OK);
        }

        using var refused = await Post(site, token, "gp-of-GP1");

        await ShouldBeTooMany(refused);
        var said = await Activities(world);
        said.Count(a => a.Contains("demo: nobody of that name", StringComparison.Ordinal)).ShouldBe(3);
        said.Count(a => a.Contains("3 attempts in 5 minutes: not listened to", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task DemoSignIn_TooOften_IsRefusedWithWordsAndNoted()
    {
        await using var world = await World.Start(settings: ["--Goldthread:SignIn:MostInDemo", Most]);
        using var site = new Site(world);
        await site.SignIn("GP1");
        await site.SignIn("GP2");
        await site.SignIn("GP3");
        var token = Site.Token((await site.Get("/sign-in")).Page);

        using var refused = await Post(site, token, "gp-of-GP1");

        await ShouldBeTooMany(refused);
        (await site.Get("/sign-in")).Status.ShouldBe(HttpStatusCode.OK, "a page is not counted");
        (await Activities(world)).Count(a => a.Contains("too many sign-ins", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Finding_OneUserTooOften_IsRefusedAndNotedAndOthersGoOn()
    {
        await using var world = await World.Start(settings: ["--Goldthread:Finding:MostInFiveMinutes", Most]);
        using var guesser = new Site(world);
        await guesser.SignIn("GP1");
        using var other = new Site(world);
        await other.SignIn("GP2");
        for (var i = 0; i < 3; i++)
        {
            (await guesser.Get("/work/people?q=smith" + (char)(97 + i))).Status.ShouldBe(HttpStatusCode.OK);
        }

        using var refused = await guesser.Send(new HttpRequestMessage(HttpMethod.Get, "/work/people?q=9990000018"));

        await ShouldBeTooMany(refused);
        (await guesser.Get("/work/people/b1/no-relationship")).Status.ShouldBe(HttpStatusCode.TooManyRequests);
        (await guesser.Get("/work/people")).Status.ShouldBe(HttpStatusCode.OK, "the empty form is not counted");
        (await other.Get("/work/people?q=smith")).Status.ShouldBe(HttpStatusCode.OK);
        (await Activities(world)).Count(a => a == "look for a person: refused, too many in a short time").ShouldBe(1);
    }

    [Fact]
    public async Task Token_OneClientRefusedTooOften_LocksThatClientAndNoOther()
    {
        await using var world = await World.Start(settings: ["--Goldthread:SignIn:MostFailures", Most]);
        using var http = new HttpClient { BaseAddress = world.Address };
        Task<HttpResponseMessage> Ask(string client) => http.PostAsync("/auth/token", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            ["client_assertion"] = Unsigned(client),
        }));
        for (var i = 0; i < 3; i++)
        {
            (await Ask("wrong")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }

        using var locked = await Ask("wrong");
        using var other = await Ask("another");

        locked.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        locked.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 300);
        (await locked.Content.ReadAsStringAsync()).ShouldContain("slow_down");
        other.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await Activities(world)).Count(a => a.Contains("not listened to", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Token_ANewNameEachTime_IsMetByTheAddress()
    {
        await using var world = await World.Start(settings: ["--Goldthread:SignIn:MostFailures", "1"]);
        var statuses = new List<int>();
        for (var i = 0; i < 11; i++)
        {
            statuses.Add((await world.Stranger().Get("Patient", ("Authorization", "Bearer " + Unsigned("client-" + i)))).Status);
        }

        statuses.Take(10).ShouldAllBe(s => s == 401);
        statuses[10].ShouldBe(429);
        var words = await world.Stranger().Get("Patient", ("Authorization", "Bearer " + Unsigned("client-11")));
        words.Text.ShouldContain("Too many attempts were refused");
        words.Headers.RetryAfter.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2:ffff::1", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("::ffff:10.0.0.1", "10.0.0.1", true)]
    [InlineData("10.0.0.1", "10.0.0.2", false)]
    public void Network_OfTwoAddresses_IsOneWhereOneAskerHasBoth(string one, string two, bool same) =>
        (SignInAttempts.Network(IPAddress.Parse(one)) == SignInAttempts.Network(IPAddress.Parse(two))).ShouldBe(same);

    private static Task<HttpResponseMessage> Post(Site site, string token, string user) => site.Send(new HttpRequestMessage(HttpMethod.Post, "/sign-in")
    {
        Content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token), KeyValuePair.Create("user", user)]),
    });

    private static async Task ShouldBeTooMany(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 300);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Wait a minute, then try again.");
    }

    // A token that anybody can make: names a program, proves nothing.
    private static string Unsigned(string client)
    {
        static string Part(string json) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(json)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        return $"{Part("""{"alg":"RS384","kid":"k"}""")}.{Part($$"""{"iss":"{{client}}","sub":"{{client}}","client_id":"{{client}}","jti":"1"}""")}.{Part("no signature")}";
    }

    private static async Task<List<string>> Activities(World world) => await world.Reads.Read(session =>
        session.Statement("select activity from kernel_read order by act_no").List(r => r.GetString(0)));
}
