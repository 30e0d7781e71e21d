using System.Net;
using Goldthread.Directory.Feeds.Schedule;
using Goldthread.Directory.Services;
using Goldthread.Record.Access;
using Goldthread.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Directory.Tests.Feeds;

/// <summary>Feeds that are fetched on their own, by the worker of the running product.</summary>
public sealed class FeedScheduleTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly User Admin = new("admin", "An administrator", "administrator", "administrator", "ORG", "ORG");
    private readonly SetClock _clock = new() { Now = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero) };
    private readonly TestFeed _feed = new();

    public void Dispose() => _feed.Dispose();

    [DatabaseTheory]
    public async Task Feed_ThatIsAdded_IsFetchedOnItsOwnAndAgainWhenItIsDue(DatabaseKind kind)
    {
        await using var world = await World.Start(kind, _clock);
        _feed.Serve(Of("One"), Of("Two"));

        var feed = await Add(world);
        var first = await Ended(world, feed);

        (first.Result, first.Counts).ShouldBe((RunResult.Done, new FeedCounts(2, 0, 0, 0, 0)));
        first.DueAt.ShouldBe(_clock.Now.AddHours(6).ToUnixTimeMilliseconds());
        (await world.Services.GetRequiredService<ServiceDirectory>().Find(Of("One").Id)).ShouldNotBeNull();

        _feed.Serve(Of("One"));
        _clock.Forward(TimeSpan.FromHours(6));
        var second = await Ended(world, feed, after: first.StartedAt);
        second.Counts.ShouldBe(new FeedCounts(0, 0, 1, 0, 1));
    }

    [DatabaseTheory]
    public async Task Feed_ThatFails_WaitsLongerEachTimeAndRecovers(DatabaseKind kind)
    {
        await using var world = await World.Start(kind, _clock);
        _feed.Broken = "services";

        var feed = await Add(world);
        var first = await Ended(world, feed);
        (first.Result, first.Failures, first.DueAt).ShouldBe((RunResult.Failed, 1, _clock.Now.AddMinutes(5).ToUnixTimeMilliseconds()));
        first.Told.ShouldContain("the feed answered 500");

        _clock.Forward(TimeSpan.FromMinutes(5));
        var second = await Ended(world, feed, after: first.StartedAt);
        (second.Failures, second.DueAt).ShouldBe((2, _clock.Now.AddMinutes(10).ToUnixTimeMilliseconds()));

        _feed.Broken = null;
        _feed.Serve(Of("One"));
        _clock.Forward(TimeSpan.FromMinutes(10));
        (await Ended(world, feed, after: second.StartedAt)).ShouldSatisfyAllConditions(f => f.Failures.ShouldBe(0), f => f.Result.ShouldBe(RunResult.Done));
    }

    [DatabaseTheory]
    public async Task Feed_WithTwoServersOnOneStore_IsFetchedByOneAtATime(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        await using var other = await world.Beside();
        _feed.Serve([.. Enumerable.Range(0, 40).Select(i => Of($"Service {i}"))]);
        _feed.Delay = TimeSpan.FromMilliseconds(50);
        var feed = await Add(world);
        for (var i = 0; i < 2; i++)
        {
            var before = (await Schedule(world).Find(feed))!.StartedAt;
            await Schedule(i == 0 ? other : world).FetchNow(feed, Admin);
            await Ended(world, feed, after: before);
        }

        // Both servers look for work every two seconds. A run asks for the list and then for each service: two that met would be seen here as mixed.
        _feed.Log.Count.ShouldBeGreaterThanOrEqualTo(2 * 41);
        (_feed.Log.Count % 41).ShouldBe(0);
        foreach (var run in _feed.Log.Chunk(41))
        {
            run[0].ShouldStartWith("/services?");
            run.Skip(1).Distinct().Count().ShouldBe(40);
        }

        (await Schedule(world).Find(feed))!.Result.ShouldBe(RunResult.Done);
    }

    [DatabaseTheory]
    public async Task Work_OfAServerThatFellSilent_IsTakenByAnotherNotBefore(DatabaseKind kind)
    {
        await using var world = await World.Start(kind, _clock);
        Task<bool> Take(string who, TimeSpan hold) => world.Records.Write(s => FeedWorkTable.Take(s, who, _clock.Now.ToUnixTimeMilliseconds(), (_clock.Now + hold).ToUnixTimeMilliseconds()));
        (await Take("one", FeedTurn.Hold)).ShouldBeTrue();
        (await Take("two", FeedTurn.Hold)).ShouldBeFalse();
        (await Take("one", FeedTurn.Hold)).ShouldBeTrue();

        _clock.Forward(FeedTurn.Hold);

        (await Take("two", FeedTurn.Hold)).ShouldBeTrue();
        (await Take("one", FeedTurn.Hold)).ShouldBeFalse();
    }

    [DatabaseTheory]
    public async Task Refused_TenThousandBrokenServices_ArePagedWithTheirReasons(DatabaseKind kind)
    {
        await using var world = await World.Start(kind, _clock);
        _feed.Answer = path =>
        {
            var page = int.Parse(path.Split("page=")[1].Split('&')[0], System.Globalization.CultureInfo.InvariantCulture);
            return $$"""{"contents":[{{string.Join(',', Enumerable.Range(0, 500).Select(i => $$"""{"id":"broken {{page}}/{{i}}"}"""))}}],"last_page":{{(page == 20 ? "true" : "false")}}}""";
        };

        var feed = await Ended(world, await Add(world));

        feed.Counts.ShouldBe(new FeedCounts(0, 0, 0, 10_000, 0));
        feed.Reasons.ShouldBe([new FeedReason("id is missing or is not a UUID", 10_000)]);
        var (kept, page) = await Schedule(world).Refused(feed, 9_990, 50);
        (kept, page.Count, page[^1].Service).ShouldBe((10_000, 10, "page 20, service 500"));
        using var site = new Support.Site(world);
        await site.SignIn("ADM", "administrator");
        var shown = (await site.Get($"/work/directory/feeds/{feed.Number}?page=200")).Page.QuerySelector("main")!.TextContent;
        shown.ShouldContain("9,951 to 10,000 of 10,000 things that are wrong");
        shown.ShouldContain("page 20, service 500");
    }

    [DatabaseTheory]
    public async Task Remove_OfAFeed_KeepsItsServicesMarkedAndNothingElse(DatabaseKind kind)
    {
        await using var world = await World.Start(kind, _clock);
        _feed.Serve(Of("One"));
        var feed = await Ended(world, await Add(world));

        (await Schedule(world).Remove(feed.Number, Admin)).Succeeded.ShouldBeTrue();

        (await Schedule(world).All()).ShouldBeEmpty();
        (await world.Services.GetRequiredService<ServiceDirectory>().Standing(Of("One").Id))!.Gone.ShouldBeTrue();
        (await Schedule(world).Remove(feed.Number, Admin)).Succeeded.ShouldBeFalse();
    }

    [Fact]
    public async Task Pause_InTheMidstOfARun_StopsItAndItIsNotFetchedAgain()
    {
        await using var world = await World.Start();
        _feed.Serve([.. Enumerable.Range(0, 100).Select(i => Of($"Service {i}"))]);
        _feed.Delay = TimeSpan.FromSeconds(1);
        var feed = await Add(world);
        await Until(async () => (await Schedule(world).Find(feed))!.HasBegun);

        await Schedule(world).Pause(feed, Admin);

        var ended = await Ended(world, feed);
        (ended.Result, ended.IsPaused).ShouldBe((RunResult.Part, true));
        var asked = _feed.Asked;
        await Task.Delay(TimeSpan.FromSeconds(3));
        _feed.Asked.ShouldBeLessThanOrEqualTo(asked + 4);
    }

    [Fact]
    public async Task Feed_ThatTakesTooLong_EndsInPartAndKeepsWhatCame()
    {
        await using var world = await World.Start(clock: _clock);
        var services = Enumerable.Range(0, 150).Select(i => Of($"Service {i}")).ToArray();
        _feed.Serve(services);
        var answer = _feed.Answer;
        _feed.Answer = path =>
        {
            if (path.Contains("page=2", StringComparison.Ordinal)) _clock.Forward(FeedTurn.Longest);
            return answer(path);
        };

        var feed = await Ended(world, await Add(world));

        (feed.Result, feed.Counts.New, feed.Counts.Gone).ShouldBe((RunResult.Part, 100, 0));
        feed.Told.ShouldContain("The time for one run was over at page 2");
    }

    [Theory]
    [InlineData("http://10.0.0.1/openreferral")]
    [InlineData("http://169.254.169.254/")]
    [InlineData("https://[::1]/")]
    [InlineData("http://localhost:5432/")]
    [InlineData("http://127.0.0.1/")]
    [InlineData("ftp://example.org/")]
    [InlineData("https://user:secret@example.org/")]
    [InlineData("")]
    public async Task Add_AddressThatMustNotBeFetched_IsRefusedWhereLoopbackIsNotAllowed(string address)
    {
        await using var live = await World.Start(demo: false);

        var added = await Schedule(live).Add(address, "Elsewhere", "24", Admin);

        added.Fault.Path.ShouldBe("Address");
        (await Schedule(live).All()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Feed_SentOnToAPrivateNetwork_IsNotRead()
    {
        await using var world = await World.Start(clock: _clock);
        _feed.SentOnTo = "http://10.0.0.1/services";

        var feed = await Ended(world, await Add(world));

        (feed.Result, feed.Told.Contains("does not send to", StringComparison.Ordinal)).ShouldBe((RunResult.Failed, true));
    }

    [Fact]
    public async Task Page_OfWhoMayNot_IsNotShown()
    {
        await using var world = await World.Start(clock: _clock);
        using var site = new Support.Site(world);
        await site.SignIn("ORG", "link-worker");

        (await site.Get("/work/directory/feeds")).Status.ShouldNotBe(HttpStatusCode.OK);
        (await Schedule(world).Add(_feed.Address, "Feed", "6", Admin with { RoleCode = "link-worker" })).Fault.Kind.ShouldBe(Kernel.Values.FaultKind.Forbidden);
    }

    [Fact]
    public async Task Page_AddWithMistakes_KeepsWhatWasTypedAndNamesEachField()
    {
        await using var world = await World.Start(clock: _clock);
        using var site = new Support.Site(world);
        await site.SignIn("ADM", "administrator");
        var token = Support.Site.Token((await site.Get("/work/directory/feeds")).Page);

        var (status, page, _) = await site.Post("/work/directory/feeds", token, ("Name", "Eastshire"), ("Address", "gopher://x"), ("Every", "5"));

        status.ShouldBe(HttpStatusCode.BadRequest);
        page.QuerySelectorAll(".nhsuk-error-summary a").Select(a => a.GetAttribute("href")).ShouldBe(["#Address", "#Every"]);
        page.QuerySelector("#Name")!.GetAttribute("value").ShouldBe("Eastshire");
        page.QuerySelector("#Address")!.GetAttribute("value").ShouldBe("gopher://x");
        (await site.Post("/work/directory/feeds", token, ("Name", "Eastshire"), ("Address", _feed.Address + "/services/"), ("Every", "24"))).Status.ShouldBe(HttpStatusCode.Found);
        (await Schedule(world).All()).ShouldHaveSingleItem().Address.ShouldBe(_feed.Address);
        (await site.Post("/work/directory/feeds", token, ("Name", "EASTSHIRE"), ("Address", _feed.Address + "/x"), ("Every", "24"))).Page.QuerySelector("main")!.TextContent.ShouldContain("There is a feed of this name already");
    }

    private static FeedSchedule Schedule(World world) => world.Services.GetRequiredService<FeedSchedule>();

    private async Task<long> Add(World world) => (await Schedule(world).Add(_feed.Address, "Feed", "6", Admin)).Value.Number;

    private static async Task<ScheduledFeed> Ended(World world, long feed, long after = 0)
    {
        ScheduledFeed? found = null;
        await Until(async () => (found = await Schedule(world).Find(feed)) is { HasBegun: false, EndedAt: > 0 } f && f.StartedAt > after);
        return found!;
    }

    private static async Task Until(Func<Task<bool>> isSo)
    {
        var end = TimeProvider.System.GetUtcNow() + Patience;
        while (!await isSo())
        {
            if (TimeProvider.System.GetUtcNow() > end) throw new TimeoutException("It did not come to pass.");
            await Task.Delay(50);
        }
    }

    private static Service Of(string name) => Listed.Service("Fed " + name);
}
