using System.Net;
using Goldthread.Record.Access;
using Goldthread.Record.People;
using Goldthread.Record.SignIn;
using Goldthread.Record.Tests.People;
using Goldthread.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Record.Tests.Pages;

/// <summary>The two ways in for somebody who has no relationship with a person, through the page.</summary>
public sealed class OwnWordTests : IAsyncLifetime
{
    private const string Reason = "She was brought in and cannot speak";
    private readonly SetClock _clock = new();
    private World _world = null!;
    private Site _site = null!;
    private string _closed = "";

    public async Task InitializeAsync()
    {
        _world = await World.Start(clock: _clock);
        _site = new Site(_world);
        await (await _world.Professional("GP2", "system")).Put("Patient/x", Patients.Json("x", null, null, "Edith", "Closed", "1942-07-05"));
        await _world.DeliverEvents();
        _closed = "/work/people/" + (await _world.Services.GetRequiredService<PersonDirectory>().Find(FindText.Read("closed"))).ShouldHaveSingleItem().Key;
    }

    public async Task DisposeAsync()
    {
        _site.Dispose();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task Get_Closed_ShowsWhatFindingShowsAndNothingElse()
    {
        await (await _world.Professional("GP2", "system")).Add("""{"resourceType":"Condition","subject":{"reference":"Patient/x"},"code":{"text":"Secret"}}""");
        await _site.SignIn("GP1");

        var (status, page, _) = await _site.Get(_closed + "/no-relationship");

        status.ShouldBe(HttpStatusCode.Forbidden);
        page.QuerySelectorAll("dd").Select(d => d.TextContent.Trim()).ShouldBe(["Edith Closed", "Sunday 5 July 1942"]);
        page.Body!.TextContent.ShouldNotContain("Secret");
        page.Body.TextContent.ShouldNotContain("GP2");
    }

    [Theory]
    [InlineData("gp", true, true)]
    [InlineData("link-worker", true, false)]
    public async Task Get_Closed_OffersWhatTheRoleAllows(string role, bool claim, bool emergency)
    {
        await _site.SignIn("GP1", role);

        var (_, page, _) = await _site.Get(_closed + "/no-relationship");

        (page.QuerySelector("#claim-h") is not null, page.QuerySelector("#emergency-h") is not null).ShouldBe((claim, emergency));
    }

    [Fact]
    public async Task Emergency_LongAfterSigningIn_AsksFirstWhoItIsAndLosesNothing()
    {
        await _site.SignIn("ED", "hospital-doctor");
        var (_, early, _) = await _site.Get(_closed + "/no-relationship");
        early.QuerySelector("textarea[name=EmergencyReason]").ShouldNotBeNull();
        _clock.Now += _world.Services.GetRequiredService<SignInSettings>().FreshFor;

        var (_, late, _) = await _site.Get(_closed + "/no-relationship");
        var (status, stale, _) = await _site.Post(_closed + "/no-relationship?handler=Emergency", Site.Token(early), ("EmergencyReason", Reason));

        late.QuerySelector("textarea[name=EmergencyReason]").ShouldBeNull();
        late.QuerySelector("textarea[name=ClaimReason]").ShouldNotBeNull();
        status.ShouldBe(HttpStatusCode.Forbidden);
        stale.QuerySelector(".nhsuk-error-summary")!.TextContent.ShouldContain("Show again who you are");
        stale.QuerySelector("textarea[name=EmergencyReason]")!.TextContent.Trim().ShouldBe(Reason);
        var again = late.QuerySelector("a[href^='/sign-in/again']")!.GetAttribute("href")!;
        var (_, proof, _) = await _site.Get(again);
        await _site.Post("/sign-in/again", Site.Token(proof), ("from", _closed + "/no-relationship"));
        var (_, _, to) = await _site.Post(_closed + "/no-relationship?handler=Emergency", Site.Token((await _site.Get(_closed + "/no-relationship")).Page), ("EmergencyReason", Reason));
        to!.ToString().ShouldBe(_closed);
    }

    [Theory]
    [InlineData("records-officer")]
    [InlineData("privacy-officer")]
    [InlineData("analyst")]
    [InlineData("person")]
    public async Task Get_RoleThatOpensNoRecords_IsRefused(string role)
    {
        await _site.SignIn("GP1", role);

        (await _site.Get(_closed + "/no-relationship")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("Emergency", "EmergencyReason", "cannot breathe", "")]
    [InlineData("Claim", "ClaimReason", "", "Say why you need this record")]
    [InlineData("Claim", "ClaimReason", "short", "Say why in 10 to 500 characters")]
    public async Task Post_ReasonAsked_KeepsWhatWasTyped(string handler, string field, string typed, string message)
    {
        await _site.SignIn("GP1");
        var (_, form, _) = await _site.Get(_closed + "/no-relationship");

        var (status, page, _) = await _site.Post(_closed + "/no-relationship?handler=" + handler, Site.Token(form), (field, typed));

        if (message.Length == 0)
        {
            status.ShouldBe(HttpStatusCode.Found);
            return;
        }

        status.ShouldBe(HttpStatusCode.BadRequest);
        page.QuerySelector(".nhsuk-error-summary a")!.TextContent.ShouldBe(message);
        page.QuerySelector(".nhsuk-error-summary a")!.GetAttribute("href").ShouldBe("#" + field);
        page.GetElementById(field)!.TextContent.Trim().ShouldBe(typed);
        (await _site.Get(_closed)).Status.ShouldBe(HttpStatusCode.Found);
    }

    [Theory]
    [InlineData("Claim", "ClaimReason", "You said that you work with Edith Closed. This ends at ")]
    [InlineData("Emergency", "EmergencyReason", "You opened this record in an emergency. It closes at ")]
    public async Task Post_WithAReason_OpensTheRecordSaysSoAndCloses(string handler, string field, string words)
    {
        await _site.SignIn("GP1");
        var (_, form, _) = await _site.Get(_closed + "/no-relationship");

        var (_, _, to) = await _site.Post(_closed + "/no-relationship?handler=" + handler, Site.Token(form), (field, Reason));
        to!.ToString().ShouldBe(_closed);
        var (status, record, _) = await _site.Get(_closed);

        status.ShouldBe(HttpStatusCode.OK);
        record.GetElementById("own-word")!.TextContent.ShouldContain(words);
        record.GetElementById("own-word")!.TextContent.ShouldContain("The privacy officer has been told.");
        var close = record.QuerySelector("#own-word form")!;
        (await _site.Post(close.GetAttribute("action")!, Site.Token(record), ("ground", close.QuerySelector("[name=ground]")!.GetAttribute("value")!))).To!.ToString().ShouldBe("/work/people");
        (await _site.Get(_closed)).To!.ToString().ShouldEndWith("/no-relationship");
    }

    [Fact]
    public async Task Record_WithAnotherGround_SaysNothingOfAnOwnWord()
    {
        await _site.SignIn("GP2");

        (await _site.Get(_closed)).Page.GetElementById("own-word").ShouldBeNull();
    }

    [Theory]
    [InlineData("Registered")]
    [InlineData("nonsense")]
    public async Task PostClose_GroundThatIsNoOwnWord_IsRefused(string ground)
    {
        await _site.SignIn("GP2");
        var (_, form, _) = await _site.Get(_closed + "/no-relationship");

        (await _site.Post(_closed + "/no-relationship?handler=Close", Site.Token(form), ("ground", ground))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await _site.Get(_closed)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("Claim")]
    [InlineData("Emergency")]
    [InlineData("Close")]
    public async Task Post_WithoutItsToken_IsRefused(string handler)
    {
        await _site.SignIn("GP1");

        (await _site.Post(_closed + "/no-relationship?handler=" + handler, null, ("ClaimReason", Reason), ("EmergencyReason", Reason))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await _world.Records.Read(s => AlertTable.In(s, AlertStates.Open, 10))).ShouldBeEmpty();
    }
}
