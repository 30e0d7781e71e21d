using System.Net;
using Goldthread.Directory.Services;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Directory.Tests.Pages;

/// <summary>Those who keep listings, over HTTP on real SQL.</summary>
public sealed class KeepPagesTests : IAsyncLifetime
{
    private readonly SetClock _clock = new() { Now = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero) };
    private World _world = null!;
    private Support.Site _owner = null!;
    private Support.Site _other = null!;

    private static Service Old { get; } = Listed.Service("Tea and Talk") with { AssuredOn = Listed.Today.AddYears(-2), Terms = [Kinds.Need("Loneliness and company"), Kinds.Of(Kinds.Group)] };

    private ServiceDirectory Directory => _world.Services.GetRequiredService<ServiceDirectory>();

    public async Task InitializeAsync()
    {
        _world = await World.Start(clock: _clock);
        await Listed.Publish(_world, Old);
        (_owner, _other) = (new Support.Site(_world), new Support.Site(_world));
        await _owner.SignIn(Listed.Owner, "link-worker");
        await _other.SignIn("OTHER", "care-coordinator");
    }

    public async Task DisposeAsync()
    {
        _owner.Dispose();
        _other.Dispose();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task StillRight_OnePress_CountsAsCheckedTodayAndIsAnAct()
    {
        var (_, page, _) = await _owner.Get("/work/directory");
        page.QuerySelector("main")!.TextContent.ShouldContain("Not checked for over a year");

        (await _owner.Post("/work/directory?handler=Right", Support.Site.Token(page), ("id", Old.Id))).To!.ToString().ShouldBe("/work/directory?done=right");

        (await Directory.Find(Old.Id))!.AssuredOn.ShouldBe(Listed.Today);
        (await _owner.Get("/work/directory")).Page.QuerySelector("main")!.TextContent.ShouldContain("Nothing is due.");
        (await _other.Post("/work/directory?handler=Right", Support.Site.Token((await _other.Get("/work/directory")).Page), ("id", Old.Id))).Status.ShouldNotBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Change_ProposedByAnother_IsPublishedByTheOwnerOnly()
    {
        var edit = "/work/directory/edit/" + Old.Id;
        var (_, form, _) = await _other.Get(edit);
        form.QuerySelector("main")!.TextContent.ShouldContain("another organisation's");
        (await _other.Post(edit, Support.Site.Token(form), Whole(("Answer.Name", "Tea, Talk and Toast"), ("ask", "true"), ("Seen", "0")))).To!.ToString().ShouldBe("/work/directory?done=asked");
        (await Directory.Find(Old.Id))!.Name.ShouldBe("Tea and Talk");
        (await _other.Get("/work/directory/draft/" + Old.Id)).Status.ShouldBe(HttpStatusCode.NotFound);

        var (_, draft, _) = await _owner.Get("/work/directory/draft/" + Old.Id);
        draft.QuerySelector("table")!.TextContent.ShouldContain("Tea, Talk and Toast");
        var seen = draft.QuerySelector("input[name=seen]")!.GetAttribute("value")!;
        (await _owner.Post($"/work/directory/draft/{Old.Id}?handler=Approve", Support.Site.Token(draft), ("seen", "1"))).Status.ShouldBe(HttpStatusCode.Conflict);
        (await _owner.Post($"/work/directory/draft/{Old.Id}?handler=Approve", Support.Site.Token(draft), ("seen", seen))).To!.ToString().ShouldBe("/work/directory?done=published");

        var now = (await Directory.Find(Old.Id))!;
        (now.Name, now.AssuredOn, now.Openings[0].Days.Count).ShouldBe(("Tea, Talk and Toast", Listed.Today, 5));
        (await Directory.Search(new() { Words = "toast" })).Total.ShouldBe(1);
    }

    [Fact]
    public async Task New_Listing_IsUnseenUntilItIsPublished()
    {
        var (_, form, _) = await _owner.Get("/work/directory/edit");
        var id = form.QuerySelector("input[name=New]")!.GetAttribute("value")!;

        var answer = await _owner.Post("/work/directory/edit", Support.Site.Token(form), Whole(("Answer.Name", "Kite flying"), ("ask", "true"), ("Seen", "0"), ("New", id)));

        answer.To!.ToString().ShouldBe("/work/directory/draft/" + id);
        (await _owner.Get("/directory/services/" + id)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await Directory.Search(new() { Words = "kite" })).Total.ShouldBe(0);
        (await _owner.Post("/work/directory/edit", Support.Site.Token(form), Whole(("Answer.Name", "Kite flying"), ("ask", "true"), ("Seen", "0"), ("New", id)))).Status.ShouldBe(HttpStatusCode.Conflict);
        var (_, draft, _) = await _owner.Get("/work/directory/draft/" + id);
        await _owner.Post($"/work/directory/draft/{id}?handler=Approve", Support.Site.Token(draft), ("seen", draft.QuerySelector("input[name=seen]")!.GetAttribute("value")!));
        (await _owner.Get("/directory/services/" + id)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("Answer.Name", "", "Enter the name")]
    [InlineData("Answer.Description", " ", "Say what it does")]
    [InlineData("Answer.Kind", "hub", "Choose what kind it is")]
    [InlineData("Answer.YoungestAge", "200", "Enter an age in years, from 0 to 120")]
    [InlineData("Answer.OldestAge", "5", "The oldest age must not be below the youngest")]
    [InlineData("Answer.Cost", "cheap", "Enter the cost in pounds, such as 3.50, or 0 when it is free")]
    [InlineData("Answer.Open", "whenever", "Write “whenever” as days and hours")]
    [InlineData("Answer.Postcode", "there", "Enter a full postcode, such as ZZ1 1AA")]
    [InlineData("Answer.Website", "javascript:alert(1)", "Enter the whole address, beginning with https://")]
    [InlineData("Answer.Email", "ann", "Enter an email address, such as name@example.org")]
    public async Task Edit_OneThingWrong_SaysSoAndLosesNothing(string field, string value, string message)
    {
        var edit = "/work/directory/edit/" + Old.Id;
        var (_, form, _) = await _owner.Get(edit);

        var (status, page, _) = await _owner.Post(edit, Support.Site.Token(form), Whole((field, value), ("ask", "true"), ("Seen", "0")));

        status.ShouldBe(HttpStatusCode.BadRequest);
        page.QuerySelector(".nhsuk-error-summary")!.TextContent.ShouldContain(message);
        page.GetElementById("Answer_Start")!.TextContent.Trim().ShouldBe("Just come");
    }

    [Fact]
    public async Task Close_ForGood_SaysSoEverywhereAtOnce()
    {
        var status = "/work/directory/status/" + Old.Id;
        (await _other.Get(status)).Status.ShouldBe(HttpStatusCode.NotFound);
        var token = Support.Site.Token((await _owner.Get(status)).Page);
        (await _owner.Post(status + "?handler=Status", token, ("Status", "sold"))).Status.ShouldBe(HttpStatusCode.BadRequest);

        (await _owner.Post(status + "?handler=Status", token, ("Status", ServiceStatus.Defunct), ("Why", "The hall is sold."))).Status.ShouldBe(HttpStatusCode.Found);

        (await Directory.Standing(Old.Id))!.IsOpen.ShouldBeFalse();
        (await _world.Records.Read(s => ServiceDirectory.Find(s, Old.Id)!.Status)).ShouldBe(ServiceStatus.Defunct);
        (await Directory.Search(new() { Words = "tea" })).Total.ShouldBe(0);
        (await _owner.Get("/directory/services/" + Old.Id)).Page.QuerySelector(".nhsuk-card--warning, .nhsuk-warning-callout, .nhsuk-card--feature")!.TextContent.ShouldContain("The hall is sold.");
    }

    [Fact]
    public async Task Places_Said_AreOnThePageWithTheirDay()
    {
        var status = "/work/directory/status/" + Old.Id;
        var token = Support.Site.Token((await _owner.Get(status)).Page);
        (await _owner.Post(status + "?handler=Places", token, ("PlacesLeft", "many"))).Status.ShouldBe(HttpStatusCode.BadRequest);

        await _owner.Post(status + "?handler=Places", token, ("PlacesLeft", "1"), ("Waiting", "About six weeks"));

        (await _owner.Get("/directory/services/" + Old.Id)).Page.QuerySelector("main")!.TextContent.ShouldContain("1 place left. About six weeks. Said on 2 March 2026");
    }

    [Fact]
    public async Task Wrong_SaidByTheOpen_IsTheOwnersToDealWith()
    {
        var wrong = $"/directory/services/{Old.Id}/wrong";
        await _other.Post(wrong, Support.Site.Token((await _other.Get(wrong)).Page), ("Words", "It is on Thursdays now"));
        (await _other.Get("/work/directory")).Page.QuerySelector("main")!.TextContent.ShouldNotContain("Thursdays");

        var (_, page, _) = await _owner.Get("/work/directory");
        page.QuerySelector("main")!.TextContent.ShouldContain("It is on Thursdays now");
        var number = page.QuerySelector("input[name=report]")!.GetAttribute("value")!;
        (await _other.Post("/work/directory?handler=Dealt", Support.Site.Token((await _other.Get("/work/directory")).Page), ("report", number))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await _owner.Post("/work/directory?handler=Dealt", Support.Site.Token(page), ("report", number))).Status.ShouldBe(HttpStatusCode.Found);
        (await _owner.Get("/work/directory")).Page.QuerySelector("main")!.TextContent.ShouldNotContain("Thursdays");
    }

    [Theory]
    [InlineData("gp", "/work/directory", false)]
    [InlineData("gp", "/work/directory/edit", false)]
    [InlineData("gp", "/work/directory/unmet", false)]
    [InlineData("person", "/work/directory", false)]
    [InlineData("analyst", "/work/directory/unmet", true)]
    [InlineData("analyst", "/work/directory", false)]
    [InlineData("home-care-manager", "/work/directory/unmet", false)]
    [InlineData("link-worker", "/work/directory/unmet", true)]
    public async Task Page_ByRole_IsThereOrNot(string role, string path, bool mayOpen)
    {
        using var site = new Support.Site(_world);
        await site.SignIn("ANY", role);

        ((await site.Get(path)).Status == HttpStatusCode.OK).ShouldBe(mayOpen);
    }

    [DatabaseTheory]
    public async Task Change_OnOneServer_IsSeenByTheOtherWithinSeconds(DatabaseKind kind)
    {
        var clock = new SetClock { Now = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero) };
        await using var one = await World.Start(kind, clock);
        await using var two = await one.Beside(clock);
        var (here, there) = (one.Services.GetRequiredService<ServiceKeeping>(), two.Services.GetRequiredService<ServiceDirectory>());
        (await there.Search(new() { Words = "tea" })).Total.ShouldBe(0);
        await Listed.Publish(one, Old);
        await Until(async () => (await there.Search(new() { Words = "tea" })).Total == 1);

        var user = new User("u", "U", "Link worker", "link-worker", Listed.Owner, "Owner");
        (await here.SetStatus(Old.Id, ServiceStatus.TemporarilyClosed, "Floods", user)).Succeeded.ShouldBeTrue();
        (await here.SetStatus(Old.Id, ServiceStatus.Active, "", user with { Organisation = "OTHER" })).Fault.Kind.ShouldBe(FaultKind.Forbidden);
        (await one.Services.GetRequiredService<ServiceDirectory>().Standing(Old.Id))!.IsOpen.ShouldBeFalse();
        (await there.Find(Old.Id))!.Alert.ShouldBe("Floods");
        await Until(async () => !(await there.Standing(Old.Id))!.IsOpen);
    }

    private static async Task Until(Func<Task<bool>> seen)
    {
        for (var i = 0; i < 100 && !await seen(); i++) await Task.Delay(ServiceDirectory.Known / 10);
        (await seen()).ShouldBeTrue();
    }

    private static (string, string)[] Whole(params (string Name, string Value)[] instead) =>
    [
        .. new[]
        {
            ("Answer.Name", "Tea and Talk"), ("Answer.Description", "Tea, and talk."), ("Answer.Kind", "group"), ("Answer.Needs", "Loneliness and company"), ("Answer.YoungestAge", "18"), ("Answer.Start", "Just come"),
            ("Answer.Cost", "1.50"), ("Answer.CostUnit", "a cup"), ("Answer.Open", "Monday to Friday, 9am to 5pm"), ("Answer.Venue", "Village Hall"), ("Answer.Postcode", "zz1 1aa"), ("Answer.Access", "step-free"), ("Answer.Email", "tea@example.org"),
        }.Where(f => !instead.Any(i => i.Name == f.Item1)), .. instead,
    ];
}
