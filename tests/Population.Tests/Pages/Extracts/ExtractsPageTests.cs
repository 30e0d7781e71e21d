using System.Net;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Values;
using Goldthread.Population.Tests.Cohorts.Saved;
using Goldthread.Record.Access;
using Goldthread.Record.Privacy;
using Goldthread.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Population.Tests.Pages.Extracts;

/// <summary>The way out of a file, over HTTP: made and checked, looked at by a second person, fetched by who asked and by nobody else.</summary>
public sealed class ExtractsPageTests
{
    private const string Path = "/population/extracts";
    private const string Everybody = "# Everybody\nas at 2026-09-30\ninclude age >= 18\n";

    [DatabaseTheory]
    public async Task Extract_AskedAndApproved_LeavesByItsAskerUntilItsDay(DatabaseKind kind)
    {
        var clock = CohortPlace.Clock();
        await using var world = await World.Start(kind, clock: clock);
        await CohortPlace.Fill(world);
        using var analyst = await CohortPlace.At(world, CohortPlace.Board, "analyst");
        using var officer = await CohortPlace.At(world, CohortPlace.Board, "privacy-officer");
        (await analyst.Get(Path)).Page.QuerySelector(".gt-empty")!.TextContent.ShouldContain("not asked for an extract yet");
        (await officer.Get(Path)).Page.QuerySelector(".gt-empty")!.TextContent.ShouldContain("No extract waits");
        var one = await Ask(world, analyst, "counts", "age", "sex");

        (await analyst.Get(one + "/file")).Status.ShouldBe(HttpStatusCode.Forbidden, "nobody has looked yet");
        (await analyst.Get(one + "/look")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await analyst.Get(one)).Page.QuerySelector("pre").ShouldBeNull("who asks sees nothing of it before");
        (await officer.Get(Path)).Page.QuerySelector($"a[href='{one}']").ShouldNotBeNull();
        var (_, page, _) = await officer.Get(one);
        page.QuerySelector("pre")!.TextContent.ShouldContain("age band,sex,people");
        page.QuerySelector("main")!.TextContent.ShouldContain("rounded to 5");
        var (noReason, refused, _) = await officer.Post(one + "?handler=Approve", Site.Token(page), ("Reason", ""), ("Days", "30"));
        noReason.ShouldBe(HttpStatusCode.BadRequest);
        refused.QuerySelector("#Reason-error")!.TextContent.ShouldContain("A decision has a reason");
        (await officer.Post(one + "?handler=Approve", Site.Token(page), ("Reason", "x"), ("Days", "91"))).Status.ShouldBe(HttpStatusCode.BadRequest);

        (await officer.Post(one + "?handler=Approve", Site.Token(page), ("Reason", "Rounded, nothing small"), ("Days", "30"))).Status.ShouldBe(HttpStatusCode.Found);

        var (status, text) = await Text(analyst, one + "/file");
        status.ShouldBe(HttpStatusCode.OK);
        text.ShouldStartWith("age band,sex,people\r\n");
        text.ShouldContain("85 and over,female,10\r\n");
        text.ShouldContain("65 to 74,female,0\r\n");
        (await officer.Get(one + "/file")).Status.ShouldBe(HttpStatusCode.Forbidden, "who checks does not take it away");
        using var other = await CohortPlace.At(world, CohortPlace.Trust, "analyst");
        (await other.Get(one)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await other.Get(one + "/file")).Status.ShouldBe(HttpStatusCode.NotFound);
        clock.Now += TimeSpan.FromDays(31);
        using var later = await CohortPlace.At(world, CohortPlace.Board, "analyst");
        (await later.Get(one + "/file")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await later.Get(one)).Page.QuerySelector("main")!.TextContent.ShouldContain("No longer to be fetched");
        foreach (var act in (string[])["ask for the extract %", "let the extract % leave for 30 days"]) (await CohortPlace.Acts(world, act)).ShouldBe(1, act);
        var reads = await world.Reads.Read(s => s.Statement("select activity from kernel_read where activity like '%the extract%' order by activity").List(r => r.GetString(0)));
        reads.Count(r => r.StartsWith("fetch", StringComparison.Ordinal)).ShouldBe(1);
        reads.Count(r => r.StartsWith("look", StringComparison.Ordinal)).ShouldBeGreaterThan(0);
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task Rows_KeepBackWhatFewShare_AndLeaveOutWhoRefused(DatabaseKind kind)
    {
        await using var world = await World.Start(kind, clock: CohortPlace.Clock());
        await CohortPlace.Fill(world);
        await OptOut(world, 1);
        using var analyst = await CohortPlace.At(world, CohortPlace.Board, "analyst");
        using var officer = await CohortPlace.At(world, CohortPlace.Board, "privacy-officer");

        var one = await Ask(world, analyst, "rows", "age");

        var (_, page, _) = await officer.Get(one);
        page.QuerySelector("main")!.TextContent.ShouldContain("Fewer than 5 people were left out");
        var lines = page.QuerySelector("pre")!.TextContent.Split('\n').Select(l => l.Trim()).ToList();
        lines.Count(l => l == "85 and over").ShouldBe(CohortPlace.Old);
        lines.Count(l => l == "18 to 39").ShouldBe(CohortPlace.Young - 1);
        (await officer.Post(one + "?handler=Refuse", Site.Token(page), ("Reason", "Says nothing"))).Status.ShouldBe(HttpStatusCode.Found);
        (await analyst.Get(one + "/file")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await analyst.Get(one)).Page.QuerySelector("main")!.TextContent.ShouldContain("Says nothing");
        (await officer.Post(one + "?handler=Approve", Site.Token(page), ("Reason", "x"), ("Days", "3"))).Status.ShouldBe(HttpStatusCode.Conflict);
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Rows_WhereTooFewAreAlike_AreNotMade()
    {
        await using var world = await World.Start(clock: CohortPlace.Clock());
        await CohortPlace.Fill(world);
        await OptOut(world, 3);
        var saved = await CohortPlace.Save(world, Everybody, Purpose.Planning);
        using var analyst = await CohortPlace.At(world, CohortPlace.Board, "analyst");
        var (_, page, _) = await analyst.Get(Path + "/ask");

        var (status, refused, _) = await analyst.Post(Path + "/ask", Site.Token(page), ("Source", $"{saved.Id}"), ("Kind", "rows"), ("Why", "x"), ("Columns", "age"));

        status.ShouldBe(HttpStatusCode.Conflict, "four young people are left, who would be known from the rest: only the old could be shown, and nobody else hides them");
        refused.QuerySelector("#Columns-error")!.TextContent.ShouldContain("no row may leave");
    }

    [Fact]
    public async Task Ask_WithSomethingMissing_SaysItAtTheFieldAndKeepsTheRest()
    {
        await using var world = await World.Start(clock: CohortPlace.Clock());
        await CohortPlace.Fill(world);
        var care = await CohortPlace.Save(world);
        using var analyst = await CohortPlace.At(world, CohortPlace.Board, "analyst");
        var (_, page, _) = await analyst.Get(Path + "/ask");

        var (status, refused, _) = await analyst.Post(Path + "/ask", Site.Token(page), ("Source", ""), ("Why", ""), ("Columns", "sex"), ("Kind", "rows"));
        status.ShouldBe(HttpStatusCode.BadRequest);
        refused.QuerySelector("#Source-error")!.TextContent.ShouldContain("Choose what it is to be made of");
        refused.QuerySelector("#Why-error")!.TextContent.ShouldContain("Say what it is needed for");
        refused.QuerySelector("input[name=Columns][value=sex]")!.HasAttribute("checked").ShouldBeTrue();

        (_, refused, _) = await analyst.Post(Path + "/ask", Site.Token(page), ("Source", $"{care.Id}"), ("Why", "A report"), ("Columns", "sex"), ("Kind", "rows"));
        refused.QuerySelector("#Kind-error")!.TextContent.ShouldContain("cohorts for planning alone");
        (_, refused, _) = await analyst.Post(Path + "/ask", Site.Token(page), ("Source", $"{care.Id}"), ("Why", "A report"), ("Kind", "counts"));
        refused.QuerySelector("#Columns-error")!.TextContent.ShouldContain("at least one column");
        (_, refused, _) = await analyst.Post(Path + "/ask", Site.Token(page), ("Source", $"{care.Id}"), ("Why", "A report"), ("Kind", "counts"), ("Columns", "age"), ("Columns", "ethnicity"), ("Columns", "fifth"));
        refused.QuerySelector("#Columns-error")!.TextContent.ShouldContain("Choose fewer columns");
    }

    [Fact]
    public async Task Profile_AsNdjson_HasALineForEachFigure()
    {
        await using var world = await World.Start(clock: CohortPlace.Clock());
        await CohortPlace.Fill(world);
        using var analyst = await CohortPlace.At(world, CohortPlace.Board, "analyst");
        using var officer = await CohortPlace.At(world, CohortPlace.Board, "privacy-officer");
        var (_, page, _) = await analyst.Get(Path + "/ask");

        var (_, _, to) = await analyst.Post(Path + "/ask", Site.Token(page), ("Source", "profile"), ("Why", "A report"), ("Format", "ndjson"));

        var (_, text) = await Text(officer, to!.ToString().Split('?')[0] + "/look");
        text.Split('\n')[0].ShouldStartWith("{\"indicator\":");
    }

    [Fact]
    public async Task TakeBack_ByTheAsker_EndsIt()
    {
        await using var world = await World.Start(clock: CohortPlace.Clock());
        await CohortPlace.Fill(world);
        using var analyst = await CohortPlace.At(world, CohortPlace.Board, "analyst");
        using var officer = await CohortPlace.At(world, CohortPlace.Board, "privacy-officer");
        var one = await Ask(world, analyst, "counts", "sex");
        var (_, page, _) = await officer.Get(one);
        (await officer.Post(one + "?handler=Withdraw", Site.Token(page))).Status.ShouldBe(HttpStatusCode.Forbidden);

        (await analyst.Post(one + "?handler=Withdraw", Site.Token((await analyst.Get(one)).Page))).Status.ShouldBe(HttpStatusCode.Found);

        (await officer.Post(one + "?handler=Approve", Site.Token(page), ("Reason", "x"), ("Days", "3"))).Status.ShouldBe(HttpStatusCode.Conflict);
    }

    [Theory]
    [InlineData("gp")]
    [InlineData("person")]
    [InlineData("councillor")]
    [InlineData("administrator")]
    public async Task Pages_ForThoseWithoutTheRight_AreShut(string role)
    {
        await using var world = await World.Start(clock: CohortPlace.Clock());
        using var site = await CohortPlace.At(world, CohortPlace.Board, role);

        foreach (var path in (string[])[Path, Path + "/ask", Path + "/1", Path + "/1/file", Path + "/1/look", Path + "/returns?laCode=503&from=2026-07-01&to=2026-09-30"]) (await site.Get(path)).Status.ShouldBe(HttpStatusCode.Forbidden, path);
    }

    [Fact]
    public async Task Decide_ByTheOneWhoAsked_IsForbidden()
    {
        await using var world = await World.Start(clock: CohortPlace.Clock());
        await CohortPlace.Fill(world);
        using var analyst = await CohortPlace.At(world, CohortPlace.Board, "analyst");
        var one = await Ask(world, analyst, "counts", "sex");
        var token = Site.Token((await analyst.Get(one)).Page);

        foreach (var handler in (string[])["Approve", "Refuse"]) (await analyst.Post($"{one}?handler={handler}", token, ("Reason", "I say so"), ("Days", "3"))).Status.ShouldBe(HttpStatusCode.Forbidden, handler);
    }

    private static Task OptOut(World world, int young) => world.Services.GetRequiredService<OptOuts>()
        .Replace(Enumerable.Range(CohortPlace.Old + 1, young).Select(i => NhsNumber.Synthetic(i).ToString()).ToHashSet(), AccessDecision.OfSystem(User.System, "test"));

    private static async Task<string> Ask(World world, Site analyst, string kind, params string[] columns)
    {
        var saved = await CohortPlace.Save(world, Everybody, Purpose.Planning);
        var (_, page, _) = await analyst.Get(Path + "/ask");
        var (status, said, to) = await analyst.Post(Path + "/ask", Site.Token(page), [("Source", $"{saved.Id}"), ("Kind", kind), ("Format", "csv"), ("Why", "For the board's paper"), .. columns.Select(c => ("Columns", c))]);
        status.ShouldBe(HttpStatusCode.Found, said.QuerySelector("main")?.TextContent);
        (await analyst.Get(to!.ToString())).Page.QuerySelector("main, .nhsuk-notification-banner")!.TextContent.ShouldContain("waits for a second person");
        return to.ToString().Split('?')[0];
    }

    private static async Task<(HttpStatusCode Status, string Text)> Text(Site site, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        using var answer = await site.Send(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
