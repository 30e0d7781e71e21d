using System.Net;
using Goldthread.Support;
using Goldthread.Toolkit.PeerChallenges;
using Goldthread.Toolkit.Tests.Learning;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Toolkit.Tests.PeerChallenges;

/// <summary>A peer challenge over HTTP, from the first question to the report that everybody reads.</summary>
public sealed class PeerPagesTests
{
    [DatabaseTheory]
    public async Task PeerChallenge_AskedVisitedAndPublished_IsReadByAll(DatabaseKind kind)
    {
        var clock = new SetClock { Now = new DateTimeOffset(2026, 11, 10, 9, 0, 0, TimeSpan.Zero) };
        await using var world = await World.Start(kind, clock);
        using var host = await Partners.At(world, Partners.Council, "integration-lead");
        using var colleague = await Partners.At(world, Partners.Council, "social-worker");
        using var lead = await Partners.At(world, Partners.Trust, "integration-lead");
        using var member = await Partners.At(world, Partners.Board, "analyst");
        using var visitor = new Site(world);
        (await visitor.Get("/toolkit/peer-challenges")).Page.QuerySelector("main a[href='/toolkit/self-assessment']").ShouldNotBeNull("the other way stands beside it");
        (await colleague.Get("/work/peer-challenges/ask")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await host.Send("/work/peer-challenges/ask", "", ("Scope", ""), ("Programme", "Pilots"))).Page.QuerySelector("#Scope-error").ShouldNotBeNull();
        var (_, form, _) = await host.Get("/work/peer-challenges/ask");
        var (_, _, to) = await host.Send(form, "/work/peer-challenges/ask", "", ("Scope", "One plan? <script>alert(1)</script>"), ("Target", ""), ("Programme", "Pilots"));
        (await host.Send(form, "/work/peer-challenges/ask", "", ("Scope", "One plan?"), ("Target", ""), ("Programme", "Pilots"))).To.ShouldBe(to, "sent twice, asked once");
        var path = $"/work/peer-challenges/{Partners.NumberIn(to)}";

        (await colleague.Get(path)).Page.QuerySelectorAll("form[action*='handler=Offer']").ShouldBeEmpty("nobody of the host is in the team");
        (await colleague.Post(path + "?handler=Offer", Site.Token((await host.Get(path)).Page), ("Part", "lead"), ("HasConflict", "no"))).Status.ShouldNotBe(HttpStatusCode.Found);
        (await lead.Send(path, "Offer", ("Part", "lead"))).Page.QuerySelector("#HasConflict-error").ShouldNotBeNull();
        (await lead.Send(path, "Offer", ("Part", "lead"), ("HasConflict", "no"))).Status.ShouldBe(HttpStatusCode.Found);
        (await member.Send(path, "Offer", ("Part", "member"), ("HasConflict", "yes"), ("Conflict", "A cousin works there"))).Status.ShouldBe(HttpStatusCode.Found);
        (await lead.Get(path + "/report")).Status.ShouldBe(HttpStatusCode.NotFound, "who only offers reads nothing more");
        foreach (var (person, why) in new[] { ($"integration-lead-of-{Partners.Trust}", ""), ($"analyst-of-{Partners.Board}", "Far away enough") })
        {
            (await host.Send($"{path}?choose={person}", "Accept", ("Why", why))).Status.ShouldBe(HttpStatusCode.Found);
        }

        (string, string)[] session = [("From.Date.Day", "12"), ("From.Date.Month", "11"), ("From.Date.Year", "2026"), ("From.Time", "9am"), ("To", "midday-ish"), ("What", "Walk"), ("With", "nurses"), ("Where", "Ward 3")];
        (await member.Send(path + "/visit", "Add", session)).Page.QuerySelector("#To-error").ShouldNotBeNull();
        session[4] = ("To", "11:30am");
        (await member.Send(path + "/visit", "Add", session)).Status.ShouldBe(HttpStatusCode.Found);
        (await host.Send(path, "Confirm")).Status.ShouldBe(HttpStatusCode.Found);
        (await lead.Send(path + "/visit", "Visited")).Status.ShouldBe(HttpStatusCode.Conflict, "the visit has not begun");
        clock.Forward(TimeSpan.FromDays(2));
        foreach (var (site, organisation, role) in new[] { (host, Partners.Council, "integration-lead"), (colleague, Partners.Council, "social-worker"), (lead, Partners.Trust, "integration-lead"), (member, Partners.Board, "analyst") }) await site.SignIn(organisation, role);
        (await member.Send(path + "/visit", "Hear", ("Role", "Ward manager"), ("On.Day", "12"), ("On.Month", "11"), ("On.Year", "2026"), ("Notes", "Too many lists"))).Status.ShouldBe(HttpStatusCode.Found);
        (await host.Get(path + "/visit")).Page.QuerySelector("main")!.TextContent.ShouldNotContain("Too many lists");
        (await lead.Send(path + "/visit", "Visited")).Status.ShouldBe(HttpStatusCode.Found);
        (await member.Send(path + "/report", "Find", ("Kind", "Nonsense"), ("Words", "x"), ("Evidence", "y"))).Page.QuerySelector("#Kind-error").ShouldNotBeNull();
        foreach (var sort in new[] { "Strength", "Recommendation" }) (await member.Send(path + "/report", "Find", ("Kind", sort), ("Words", $"A {sort}"), ("Evidence", "Told by five"))).Status.ShouldBe(HttpStatusCode.Found);
        (await host.Get(path + "/report")).Page.QuerySelector("main")!.TextContent.ShouldNotContain("A Strength");
        (await lead.Send(path + "/report", "Send", ("Report", "All in all, good"))).Status.ShouldBe(HttpStatusCode.Found);

        (await colleague.Get(path + "/report")).Page.QuerySelector("main")!.TextContent.ShouldContain("All in all, good");
        (await host.Send(path + "/report", "Agree")).Status.ShouldBe(HttpStatusCode.Found);
        var number = Partners.NumberIn(to);
        (await visitor.Get($"/toolkit/peer-challenges/{number}")).Status.ShouldBe(HttpStatusCode.NotFound, "private until the host publishes");
        var (_, plan, _) = await host.Get(path + "/plan");
        var recommendation = plan.QuerySelector("#Finding option")!.GetAttribute("value")!;
        (await host.Send(path + "/plan", "Add", ("Finding", recommendation), ("What", "One list"), ("Who", "Lead nurse"), ("By.Day", "20"), ("By.Month", "11"), ("By.Year", "2026"))).Status.ShouldBe(HttpStatusCode.Found);
        (await host.Send(path + "/plan", "Set", ("RevisitOn.Day", "30"), ("RevisitOn.Month", "11"), ("RevisitOn.Year", "2026"))).Status.ShouldBe(HttpStatusCode.Found);
        (await host.Send(path + "/report", "Publish")).Status.ShouldBe(HttpStatusCode.Found);
        clock.Forward(TimeSpan.FromDays(20));
        using var again = await Partners.At(world, Partners.Board, "analyst");
        (await again.Send(path + "/plan", "Revisit", ("Finding", recommendation), ("Became", "PartlyDone"), ("Words", "On one ward"))).Status.ShouldBe(HttpStatusCode.Found);

        var (status, report, _) = await visitor.Get($"/toolkit/peer-challenges/{number}");
        status.ShouldBe(HttpStatusCode.OK);
        var text = report.QuerySelector("main")!.TextContent;
        foreach (var said in new[] { "A Recommendation", "On one ward", "One list", "Late", "(lead peer)" }) text.ShouldContain(said);
        text.ShouldNotContain("Too many lists");
        report.QuerySelectorAll("main script").ShouldBeEmpty();
        (await visitor.Get("/toolkit/peer-challenges")).Page.QuerySelector("tbody")!.TextContent.ShouldContain("Pilots");
        using var lastly = await Partners.At(world, Partners.Council, "integration-lead");
        (await lastly.Send(path, "Withdraw")).Status.ShouldBe(HttpStatusCode.Found);
        (await visitor.Get($"/toolkit/peer-challenges/{number}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await Partners.Acts(world, $"%peer challenge {number}")).ShouldBeGreaterThan(15);
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task Suggestion_ToAHost_WaitsForItsAnswer(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        using var host = await Partners.At(world, Partners.Council, "integration-lead");
        using var secretary = await Partners.At(world, Partners.Board, "programme-secretary");
        using var other = await Partners.At(world, Partners.Trust, "hospital-doctor");
        (await secretary.Send("/work/peer-challenges/ask", "", ("Host", Partners.Council), ("Target", ""), ("Scope", ""))).Page.QuerySelector("#Target-error").ShouldNotBeNull();
        (await secretary.Send("/work/peer-challenges/ask", "", ("Host", "ZZNONE"), ("Target", "Delays"), ("Scope", ""))).Page.QuerySelector("#Host-error").ShouldNotBeNull();
        (await secretary.Send("/work/peer-challenges/ask", "", ("Host", Partners.Council), ("Target", "Delays"), ("Scope", ""))).Status.ShouldBe(HttpStatusCode.Found);

        var path = (await host.Get("/work/peer-challenges")).Page.QuerySelector(".gt-rows a")!.GetAttribute("href")!;
        (await other.Get(path)).Status.ShouldBe(HttpStatusCode.NotFound, "nobody else sees that a target was missed before the host agrees");
        (await other.Get("/work/peer-challenges")).Page.QuerySelector("main")!.TextContent.ShouldNotContain("Delays");
        (await host.Send(path, "Agree", ("Scope", ""))).Page.QuerySelector("#Scope-error").ShouldNotBeNull();
        (await host.Send(path, "Agree", ("Scope", "Our questions"))).Status.ShouldBe(HttpStatusCode.Found);
        (await other.Get(path)).Page.QuerySelectorAll("form[action*='handler=Offer']").ShouldHaveSingleItem();
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task Findings_OfTwoAtOnce_AreBothKept(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        var desk = world.Services.GetRequiredService<PeerDesk>();
        var host = Partners.User("host", Partners.Council, "integration-lead");
        await desk.Begin(HostSteps.Begin(7, host.Organisation, host.OrganisationName, "", "", "One plan?", host).Value, host);
        var peers = Enumerable.Range(0, 12).Select(i => Partners.User($"p{i}", Partners.Trust)).ToList();

        await Task.WhenAll(peers.Select(p => Task.Run(() => desk.Take(7, TeamSteps.Offer(false, false, null), p))));

        var (challenge, steps) = (await desk.Find(7))!.Value;
        challenge.Team.Count.ShouldBe(12);
        steps.Count.ShouldBe(13);
        (await desk.Take(7, TeamSteps.Offer(false, false, null), peers[0])).Succeeded.ShouldBeTrue();
        (await desk.Find(7))!.Value.Steps.Count.ShouldBe(13, "what changes nothing is no step");
    }
}
