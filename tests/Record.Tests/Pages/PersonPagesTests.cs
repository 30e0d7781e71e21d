using System.Net;
using Goldthread.Record.People;
using Goldthread.Record.Tests.People;
using Goldthread.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Record.Tests.Pages;

/// <summary>Pages about people over HTTP, with records that no demo would have.</summary>
public sealed class PersonPagesTests : IAsyncLifetime
{
    private const string Script = "<script>alert(1)</script>";
    private World _world = null!;
    private Site _site = null!;

    public async Task InitializeAsync()
    {
        _world = await World.Start();
        _site = new Site(_world);
        await _site.SignIn("GP1");
    }

    public async Task DisposeAsync()
    {
        _site.Dispose();
        await _world.DisposeAsync();
    }

    [Theory]
    [InlineData("/work/people")]
    [InlineData("/work/people/b1")]
    [InlineData("/work/people/b1/timeline")]
    [InlineData("/work/people/b1/measurement?of=Weight")]
    [InlineData("/work/people/b1/document/DocumentReference/x")]
    [InlineData("/work/people/b1/no-relationship")]
    public async Task Get_Anonymous_IsSentToSignIn(string path)
    {
        using var stranger = new Site(_world);

        var (status, _, to) = await stranger.Get(path);

        status.ShouldBe(HttpStatusCode.Found);
        to!.ToString().ShouldContain("/sign-in?from=");
    }

    [Theory]
    [InlineData("zz")]
    [InlineData("0")]
    [InlineData("..%2f..%2fetc")]
    public async Task Get_UnknownPerson_SaysThereIsNoSuchPage(string key)
    {
        var (status, page, _) = await _site.Get("/work/people/" + key);

        ((int)status).ShouldBeInRange(400, 404);
        page.QuerySelector("h1").ShouldNotBeNull();
        _world.UnexpectedFaults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Get_ScriptInEveryText_IsEscapedOnEveryPage()
    {
        var gp = await _world.Professional("GP1", "system");
        await gp.Put("Patient/x", Patients.Json("x", null, null, Script, "Smith" + Script, "1942-07-05"));
        await gp.Add("""{"resourceType":"Condition","subject":{"reference":"Patient/x"},"code":{"text":"<script>alert(1)</script>"}}""");
        await gp.Add("""{"resourceType":"DocumentReference","status":"current","subject":{"reference":"Patient/x"},"description":"<script>alert(1)</script>","content":[{"attachment":{"contentType":"text/plain","data":"PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg=="}}]}""");
        await gp.Add("""{"resourceType":"Observation","status":"final","subject":{"reference":"Patient/x"},"code":{"text":"<script>alert(1)</script>"},"effectiveDateTime":"2025-01-01","valueQuantity":{"value":1,"unit":"<script>alert(1)</script>"}}""");
        await gp.Add("""{"resourceType":"Observation","status":"final","subject":{"reference":"Patient/x"},"code":{"text":"<script>alert(1)</script>"},"effectiveDateTime":"2025-02-01","valueQuantity":{"value":2,"unit":"<script>alert(1)</script>"}}""");
        await _world.DeliverEvents();
        var record = await AddressOf("smith");
        var document = (await _site.Get(record)).Page.QuerySelector("#documents a")!.GetAttribute("href")!;

        foreach (var path in new[] { "/work/people?q=smith", "/work/people?q=" + Uri.EscapeDataString(Script), record, record + "/timeline", document, record + "/measurement?of=" + Uri.EscapeDataString(Script) })
        {
            var (status, page, _) = await _site.Get(path);
            status.ShouldBe(HttpStatusCode.OK, path);
            page.Scripts.Where(s => s.Source is null).ShouldBeEmpty(path);
            page.Body!.TextContent.ShouldContain("<script>", customMessage: path);
        }
    }

    [Fact]
    public async Task Get_RecordWithOnlyAPatient_SaysWhatIsMissingInWords()
    {
        await Send("x", "Ann", "Only");

        var (status, page, _) = await _site.Get(await AddressOf("only"));

        status.ShouldBe(HttpStatusCode.OK);
        page.Body!.TextContent.ShouldContain("No current medicines are recorded. Check with the person.");
        page.Body.TextContent.ShouldContain("That does not mean that there are none.");
    }

    [Fact]
    public async Task Get_VeryLongRecord_SaysWhatItLeavesOutAndKeepsWhatIsSafety()
    {
        var gp = await _world.Professional("GP1", "system");
        await gp.Put("Patient/x", Patients.Json("x", null, null, "Ann", "Long", "1942-07-05"));
        await gp.Add("""{"resourceType":"AllergyIntolerance","patient":{"reference":"Patient/x"},"code":{"text":"Penicillin"},"recordedDate":"1950-01-01"}""");
        var pulses = Enumerable.Range(0, 230).Select(i => $$$$"""{"request":{"method":"POST","url":"Observation"},"resource":{"resourceType":"Observation","status":"final","subject":{"reference":"Patient/x"},"code":{"coding":[{"system":"http://loinc.org","code":"8867-4","display":"Heart rate"}]},"effectiveDateTime":"{{{{new DateOnly(2020, 1, 1).AddDays(i):yyyy-MM-dd}}}}","valueQuantity":{"value":{{{{i}}}},"unit":"/min"}}}""");
        (await gp.Post("", $$"""{"resourceType":"Bundle","type":"transaction","entry":[{{string.Join(',', pulses)}}]}""")).Status.ShouldBe(200);
        await _world.DeliverEvents();
        var record = await AddressOf("long");

        var page = (await _site.Get(record)).Page;
        var all = (await _site.Get(record + "/timeline")).Page;
        var measurement = (await _site.Get(record + "/measurement?of=Heart%20rate&handler=csv")).Page;

        page.Body!.TextContent.ShouldContain("Of measurements, this page shows and counts the newest 200 of each kind.");
        page.QuerySelector("#allergies")!.TextContent.ShouldContain("Penicillin");
        page.QuerySelector("#measurements")!.TextContent.ShouldContain("229");
        all.Body!.TextContent.ShouldContain("232 entries");
        measurement.Body!.TextContent.Split('\n').Count(l => l.StartsWith("Heart rate,", StringComparison.Ordinal)).ShouldBe(230);
    }

    [Fact]
    public async Task Get_LongName_StandsWhole()
    {
        var name = string.Concat(Enumerable.Repeat("Wolfeschlegelsteinhausen", 20));
        await Send("x", "Ann", name);

        var (_, page, _) = await _site.Get(await AddressOf("wolfeschlegelsteinhausen"));

        page.QuerySelector(".gt-person__name")!.TextContent.ShouldContain(name);
    }

    [Fact]
    public async Task Get_PersonOfAnotherOrganisation_HasNoRelationship()
    {
        await Send("x", "Ann", "Elsewhere", "GP2");
        var address = await AddressOf("elsewhere");

        var (status, _, to) = await _site.Get(address);
        status.ShouldBe(HttpStatusCode.Found);
        var (refused, page, _) = await _site.Get(to!.ToString());

        (refused, page.QuerySelector("h1")!.TextContent).ShouldBe((HttpStatusCode.Forbidden, "You have no relationship with this person"));
    }

    [Fact]
    public async Task PostMarkRead_WithoutItsToken_IsRefused()
    {
        await Send("x", "Ann", "Marked");
        var address = await AddressOf("marked");

        (await _site.Post(address + "?handler=MarkRead", null, ("upTo", "1"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await _site.Post("/sign-out", null)).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Get_EachPageOfAPerson_WritesTheReadJournal()
    {
        await Send("x", "Ann", "Journal");
        var address = await AddressOf("journal");
        foreach (var path in new[] { "/work/people?q=journal", address, address + "/timeline" })
        {
            var before = await Reads();

            (await _site.Get(path)).Status.ShouldBe(HttpStatusCode.OK);

            (await Reads()).ShouldBe(before + 1, path);
        }
    }

    [Fact]
    public async Task Get_JournalCannotBeWritten_GivesNoAnswer()
    {
        await Send("x", "Ann", "Silent");
        var address = await AddressOf("silent");
        await _world.Reads.Write(session => session.Statement("alter table kernel_read rename to kernel_read_away").Execute());

        foreach (var path in new[] { "/work/people?q=silent", address, address + "/timeline" })
        {
            var (status, page, _) = await _site.Get(path);
            ((int)status).ShouldBeGreaterThanOrEqualTo(500, path);
            page.Body!.TextContent.ShouldNotContain("Ann", customMessage: path);
        }
    }

    private async Task Send(string id, string given, string family, string source = "GP1")
    {
        (await (await _world.Professional(source, "system")).Put("Patient/" + id, Patients.Json(id, null, null, given, family, "1942-07-05"))).Status.ShouldBe(201);
        await _world.DeliverEvents();
    }

    private async Task<string> AddressOf(string typed) =>
        "/work/people/" + (await _world.Services.GetRequiredService<PersonDirectory>().Find(FindText.Read(typed))).ShouldHaveSingleItem().Key;

    private async Task<long> Reads() => await _world.Reads.Read(session => session.Statement("select count(*) from kernel_read").First(r => r.GetInt64(0), 0L));
}
