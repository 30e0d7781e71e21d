using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Goldthread.Record.Access;
using Goldthread.Record.People;
using Goldthread.Record.Privacy;
using Goldthread.Record.Tests.Access;
using Goldthread.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Record.Tests.Privacy;

/// <summary>The privacy officer's queue and reviews, through the pages.</summary>
public sealed class AccessReviewTests : IAsyncLifetime
{
    private const string Notes = "She was on the ward that day";
    private World _world = null!;
    private Site _officer = null!;
    private string _key = "";

    public async Task InitializeAsync()
    {
        _world = await World.Start();
        _officer = new Site(_world);
        await _officer.SignIn("ICB", "privacy-officer");
        var sender = await _world.Professional("SENDS");
        var patient = await sender.Add("""{"resourceType":"Patient","name":[{"family":"Nameless","given":["Zebedee"]}],"birthDate":"1942-07-05"}""");
        await _world.DeliverEvents();
        _key = await KernelTests.Key(_world, patient);
    }

    public async Task DisposeAsync()
    {
        _officer.Dispose();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task Queue_NamesTheUserAndNeverThePerson()
    {
        var alert = await BreakGlass("ED");

        var (status, page, _) = await _officer.Get("/work/privacy");

        status.ShouldBe(HttpStatusCode.OK);
        var row = page.QuerySelector("tbody tr")!.TextContent;
        row.ShouldContain(alert.Id);
        row.ShouldContain("Opened a record in an emergency");
        row.ShouldContain("The hospital-doctor of ED");
        row.ShouldContain("She was brought in and cannot speak");
        page.Body!.TextContent.ShouldNotContain("Nameless");
        Words(page).ShouldNotContain(_key);
        page.Body.TextContent.ShouldNotContain("1942");
    }

    /// <summary>
    /// Every word in an attribute of the page. A key is two letters long: a fingerprint of an asset, or a
    /// form's token, has any two letters in it by chance, so words are compared and those two are left out.
    /// </summary>
    private static IEnumerable<string> Words(IDocument page) =>
        page.QuerySelectorAll("body *:not(script):not(link):not([name='__RequestVerificationToken'])")
            .SelectMany(element => element.Attributes)
            .SelectMany(attribute => Regex.Split(attribute.Value, "[^A-Za-z0-9]+"));

    [Fact]
    public async Task Review_SaysWhatWasDoneAndNotWhatIsInTheRecord()
    {
        var alert = await BreakGlass("ED");
        using var doctor = new Site(_world);
        await doctor.SignIn("ED", "hospital-doctor");
        await doctor.Get("/work/people/" + _key);
        await doctor.Get($"/work/people/{_key}/timeline");

        var (_, page, _) = await _officer.Get("/work/privacy/alerts/" + alert.Id);

        page.QuerySelectorAll("tbody tr").Length.ShouldBe(2);
        page.Body!.TextContent.ShouldNotContain("Nameless");
        var (_, person, _) = await _officer.Get("/work/privacy/people/" + _key);
        person.Body!.TextContent.ShouldContain("Zebedee Nameless");
        person.QuerySelector("main")!.TextContent.ShouldContain("The hospital-doctor of ED");
        person.QuerySelector("main")!.TextContent.ShouldContain("Opened the record in an emergency: She was brought in and cannot speak");
    }

    [Fact]
    public async Task Review_Appropriate_MovesItAndKeepsTheNotes()
    {
        var alert = await BreakGlass("ED");

        (await Post(_officer, alert, "Appropriate")).To!.ToString().ShouldBe("/work/privacy?done=appropriate");

        (await _officer.Get("/work/privacy")).Page.QuerySelector(".gt-empty")!.TextContent.ShouldBe("Nothing waits to be reviewed.");
        var after = await Find(alert);
        (after.State, after.Outcome, after.Notes, after.Reviewer).ShouldBe((AlertStates.Reviewed, AlertOutcomes.Appropriate, Notes, "privacy-officer-of-ICB"));
    }

    [Fact]
    public async Task Review_NotAppropriateTwice_ClosesTheRecordAndSuspends()
    {
        using var doctor = new Site(_world);
        var first = await BreakGlass("ED");
        await doctor.SignIn("ED", "hospital-doctor");
        (await doctor.Get("/work/people/" + _key)).Status.ShouldBe(HttpStatusCode.OK);
        (await Post(_officer, first, "NotAppropriate")).To!.ToString().ShouldEndWith("done=not-appropriate");
        (await doctor.Get("/work/people/" + _key)).To!.ToString().ShouldEndWith("/no-relationship", customMessage: "closed at the next request");
        var second = await BreakGlass("ED", new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));

        var (_, done, _) = await _officer.Get((await Post(_officer, second, "NotAppropriate")).To!.ToString());

        done.QuerySelector(".nhsuk-notification-banner")!.TextContent.ShouldContain("The user can no longer open records by their own word.");
        (await _officer.Get("/work/privacy/alerts/" + second.Id)).Page.Body!.TextContent.ShouldContain("can no longer open records by their own word: 2 reviews found no good reason.");
        var (_, form, _) = await doctor.Get($"/work/people/{_key}/no-relationship");
        var (status, refused, _) = await doctor.Post($"/work/people/{_key}/no-relationship?handler=Claim", Site.Token(form), ("ClaimReason", "I am on her ward today"));
        (status, refused.QuerySelector(".nhsuk-error-summary")!.TextContent.Contains("reviews found no good reason", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.Forbidden, true));
    }

    [Fact]
    public async Task Review_TwoAtOnce_TheSecondIsToldAndNotKept()
    {
        var alert = await BreakGlass("ED");
        using var other = new Site(_world);
        await other.SignIn("LA", "privacy-officer");
        var (_, theirs, _) = await other.Get("/work/privacy/alerts/" + alert.Id);
        await Post(_officer, alert, "Appropriate");

        var (status, page, _) = await other.Post("/work/privacy/alerts/" + alert.Id, Site.Token(theirs), ("Seen", "open"), ("Finding", "NotAppropriate"), ("Notes", "I see it otherwise"));

        status.ShouldBe(HttpStatusCode.Conflict);
        page.QuerySelector(".nhsuk-error-summary")!.TextContent.ShouldContain("Somebody else has reviewed this meanwhile and found it appropriate. Your answer was not kept.");
        (await Find(alert)).Outcome.ShouldBe(AlertOutcomes.Appropriate);
    }

    [DatabaseTheory]
    public async Task Review_ManyAtOnce_OneCounts(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        var (_, _, key) = await KernelTests.Patient(world);
        var person = PersonDirectory.RecordKey(key)!.Value;
        await world.Records.Write(s => AlertTable.Add(s, new Alert("a1", AlertKinds.Claimed, DateTimeOffset.UnixEpoch, "u", "U", "ED", person, "words")));
        var review = world.Services.GetRequiredService<AccessReview>();

        var all = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => review.Review(
            "a1", AlertStates.Open, i % 2 == 0 ? Finding.Appropriate : Finding.Escalate, Notes, AccessDecision.OfSystem(User.System with { Id = "officer" + i }, "test"))));

        all.Count(o => o.Succeeded).ShouldBe(1);
        all.Where(o => !o.Succeeded).ShouldAllBe(o => o.Fault.Kind == Kernel.Values.FaultKind.Conflict);
    }

    [Fact]
    public async Task Review_PassedOn_IsForAnotherOfficer()
    {
        var alert = await BreakGlass("ED");
        await Post(_officer, alert, "Escalate");
        (await _officer.Get("/work/privacy/alerts/" + alert.Id)).Page.GetElementById("Notes").ShouldBeNull();
        using var other = new Site(_world);
        await other.SignIn("LA", "privacy-officer");

        (await Post(other, alert, "Appropriate", "escalated")).Status.ShouldBe(HttpStatusCode.Found);

        (await Find(alert)).Notes.ShouldBe(Notes + "\n" + Notes);
    }

    [Fact]
    public async Task Review_OfOnesOwn_IsRefused()
    {
        var person = PersonDirectory.RecordKey(_key)!.Value;
        await _world.Records.Write(s => AlertTable.Add(s, new Alert("own", AlertKinds.Unusual, DateTimeOffset.UnixEpoch, "privacy-officer-of-ICB", "P", "ICB", person, "words")));

        (await _officer.Get("/work/privacy/alerts/own")).Page.Body!.TextContent.ShouldContain("You cannot review what you did yourself.");
        (await Post(_officer, await Find("own"), "Appropriate")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await Find("own")).State.ShouldBe(AlertStates.Open);
    }

    [Fact]
    public async Task Review_NothingAnswered_NamesBothFields()
    {
        var alert = await BreakGlass("ED");
        var (_, form, _) = await _officer.Get("/work/privacy/alerts/" + alert.Id);

        var (status, page, _) = await _officer.Post("/work/privacy/alerts/" + alert.Id, Site.Token(form), ("Seen", "open"));

        status.ShouldBe(HttpStatusCode.BadRequest);
        page.QuerySelectorAll(".nhsuk-error-summary a").Select(a => a.TextContent).ShouldBe(["Choose what you found", "Say what you found"]);
    }

    [Theory]
    [InlineData("/work/privacy")]
    [InlineData("/work/privacy/alerts/x")]
    [InlineData("/work/privacy/people/b1")]
    [InlineData("/work/privacy/unusual")]
    public async Task Get_WithoutTheRight_IsRefused(string path)
    {
        using var site = new Site(_world);
        foreach (var role in new[] { "gp", "administrator", "records-officer", "person" })
        {
            await site.SignIn("ICB", role);
            (await site.Get(path)).Status.ShouldBe(HttpStatusCode.Forbidden, role);
        }
    }

    [Fact]
    public async Task Get_EachPage_IsAnActAndGivesNoAnswerWithoutTheJournal()
    {
        var alert = await BreakGlass("ED");
        string[] paths = ["/work/privacy", "/work/privacy/alerts/" + alert.Id, "/work/privacy/people/" + _key, "/work/privacy/unusual"];
        foreach (var path in paths)
        {
            var before = await Reads();
            (await _officer.Get(path)).Status.ShouldBe(HttpStatusCode.OK);
            (await Reads()).ShouldBe(before + 1, path);
        }

        await _world.Reads.Write(session => session.Statement("alter table kernel_read rename to kernel_read_away").Execute());
        foreach (var path in paths)
        {
            var (status, page, _) = await _officer.Get(path);
            ((int)status).ShouldBeGreaterThanOrEqualTo(500, path);
            page.Body!.TextContent.ShouldNotContain("doctor of ED", customMessage: path);
        }
    }

    private static async Task<(HttpStatusCode Status, IDocument Page, Uri? To)> Post(Site site, Alert alert, string finding, string seen = "open")
    {
        var token = Site.Token((await site.Get("/work/privacy")).Page);
        return await site.Post("/work/privacy/alerts/" + alert.Id, token, ("Seen", seen), ("Finding", finding), ("Notes", Notes));
    }

    private async Task<Alert> BreakGlass(string organisation, DateTimeOffset? at = null)
    {
        await _world.Professional(organisation, "hospital-doctor");
        var user = (await _world.Records.Read(s => UserTable.Find(s, $"hospital-doctor-of-{organisation}")))!;
        if (at is { } time)
        {
            var other = new Alert("later", AlertKinds.Emergency, time, user.Id, user.Name, organisation, PersonDirectory.RecordKey(_key)!.Value, "again");
            await _world.Records.Write(s => AlertTable.Add(s, other));
            return other;
        }

        var sight = (await _world.Services.GetRequiredService<AccessRules>().Of(user, "test", Activities.OpenRecords, "test")).Value;
        (await _world.Services.GetRequiredService<Relationships>().BreakGlass(_key, user, sight, "She was brought in and cannot speak")).Succeeded.ShouldBeTrue();
        return (await _world.Records.Read(s => AlertTable.In(s, AlertStates.Open, 10)))[0];
    }

    private Task<Alert> Find(Alert alert) => Find(alert.Id);

    private async Task<Alert> Find(string id) => (await _world.Records.Read(s => AlertTable.Find(s, id)))!;

    private async Task<long> Reads() => await _world.Reads.Read(session => session.Statement("select count(*) from kernel_read").First(r => r.GetInt64(0), 0L));
}
