using System.Net;
using AngleSharp.Dom;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Values;
using Goldthread.Population.Tests.Cohorts.Saved;
using Goldthread.Support;

namespace Goldthread.Population.Tests.Pages.Cohorts;

/// <summary>The list of a saved cohort, over HTTP: pseudonyms, one name at a time, and what is sent to a team and comes back.</summary>
public sealed class VersionPageTests
{
    [DatabaseTheory]
    public async Task List_ForACoordinator_HasPseudonymsAndNoNames(DatabaseKind kind)
    {
        await using var world = await World.Start(kind, clock: CohortPlace.Clock());
        await CohortPlace.Fill(world);
        var saved = await CohortPlace.Save(world);
        using var site = await CohortPlace.At(world, CohortPlace.Trust, "care-coordinator");
        var path = $"/population/cohorts/{saved.Id}/1";

        var (_, page, _) = await site.Get(path);

        Pseudonyms(page).Count.ShouldBe(CohortPlace.Old);
        Pseudonyms(page).ShouldBeUnique();
        Pseudonyms((await site.Get(path)).Page).ShouldBe(Pseudonyms(page), "the same list has the same pseudonyms");
        page.QuerySelector("table")!.TextContent.ShouldContain("90 or over");
        var second = await CohortPlace.Save(world, after: saved);
        Pseudonyms((await site.Get($"/population/cohorts/{second.Id}/2")).Page).Intersect(Pseudonyms(page)).ShouldBeEmpty();
        NamesNobody(page);
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Page_ForAnAnalyst_HasCountsAndNeitherListNorNames()
    {
        await using var world = await World.Start(clock: CohortPlace.Clock());
        await CohortPlace.Fill(world);
        var saved = await CohortPlace.Save(world);
        using var site = await CohortPlace.At(world, CohortPlace.Board, "analyst");

        var (_, page, _) = await site.Get($"/population/cohorts/{saved.Id}");

        page.QuerySelector("table")!.TextContent.ShouldContain("Keep people");
        Pseudonyms(page).ShouldBeEmpty();
        NamesNobody(page);
        (await site.Post($"/population/cohorts/{saved.Id}?handler=Reveal", Site.Token((await site.Get("/population/cohorts/edit")).Page), ("Pseudonym", "X"))).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Page_OfAPlanningCohort_IsNotThereForACoordinator()
    {
        await using var world = await World.Start(clock: CohortPlace.Clock());
        var saved = await CohortPlace.Save(world, purpose: Purpose.Planning);
        using var site = await CohortPlace.At(world, CohortPlace.Trust, "care-coordinator");

        (await site.Get($"/population/cohorts/{saved.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await site.Get("/population/cohorts")).Page.QuerySelector(".gt-empty")!.TextContent.ShouldContain("No list has been shared");
    }

    [DatabaseTheory]
    public async Task Reveal_OneByOne_ShowsOnlyThoseInSightAndIsAnActAboutEach(DatabaseKind kind)
    {
        await using var world = await World.Start(kind, clock: CohortPlace.Clock());
        await CohortPlace.Fill(world);
        var saved = await CohortPlace.Save(world);
        using var site = await CohortPlace.At(world, CohortPlace.Trust, "care-coordinator");
        var (_, page, _) = await site.Get($"/population/cohorts/{saved.Id}");
        var led = new List<string>();
        var refusals = new List<string>();
        foreach (var pseudonym in Pseudonyms(page).Append("00000-00000"))
        {
            var (status, said, to) = await site.Post($"/population/cohorts/{saved.Id}/1?handler=Reveal", Site.Token(page), ("Pseudonym", pseudonym));
            if (status == HttpStatusCode.Found) led.Add(to!.ToString());
            else refusals.Add($"{(int)status} {said.QuerySelector(".nhsuk-error-summary li")!.TextContent.Trim()}");
        }

        var known = new List<string>();
        for (var i = 1; i <= CohortPlace.KnownToTheTrust; i++) known.Add("/work/people/" + await CohortPlace.KeyOf(world, i));
        led.Order().ShouldBe(known.Order());
        refusals.Distinct().ShouldBe(["403 You have no relationship with this person."], "somebody out of sight and nobody at all are answered alike");
        refusals.Count.ShouldBe(CohortPlace.Old - CohortPlace.KnownToTheTrust + 1);
        var acts = await world.Reads.Read(s => s.Statement("select count(*) from kernel_read where activity = @activity").Set("activity", "show who this is on the list \"Old people\" version 1").First(r => r.GetInt64(0), 0));
        acts.ShouldBe(2 * CohortPlace.KnownToTheTrust, "each is known to the surgery and to the trust, and each of the two records has the act");
        (await site.Get(led[0])).Page.QuerySelector("main, .gt-person")!.ShouldNotBeNull();
        (await site.Post($"/population/cohorts/{saved.Id}/1?handler=Reveal", null, ("Pseudonym", Pseudonyms(page)[0]))).Status.ShouldBe(HttpStatusCode.BadRequest, "without the token of the page");
    }

    [DatabaseTheory]
    public async Task Send_ToTheTrust_GivesOneTaskEachAndWhatBecomesOfThemComesBack(DatabaseKind kind)
    {
        await using var world = await World.Start(kind, clock: CohortPlace.Clock());
        await CohortPlace.Fill(world);
        var saved = await CohortPlace.Save(world);
        using var site = await CohortPlace.At(world, CohortPlace.Trust, "care-coordinator");
        var path = $"/population/cohorts/{saved.Id}/1";
        var (_, page, _) = await site.Get(path);

        var first = await Send(site, path, page);
        var again = await Send(site, path, page);

        first.ShouldBe((CohortPlace.KnownToTheTrust, 0, CohortPlace.Old - CohortPlace.KnownToTheTrust));
        again.ShouldBe((0, CohortPlace.KnownToTheTrust, CohortPlace.Old - CohortPlace.KnownToTheTrust));
        var (_, work, _) = await site.Get("/work?whose=all");
        work.QuerySelectorAll(".gt-work__row").Length.ShouldBe(CohortPlace.KnownToTheTrust);
        work.QuerySelector(".gt-work__why")!.TextContent.ShouldBe("Ring and offer a falls check");
        (await CohortPlace.Acts(world, "put on the list of The Trust, from the list \"Old people\" version 1%")).ShouldBe(CohortPlace.KnownToTheTrust);

        await CohortPlace.Finish(world, 1, "Falls check done");
        var third = await Send(site, path, page);

        third.ShouldBe((1, CohortPlace.KnownToTheTrust - 1, CohortPlace.Old - CohortPlace.KnownToTheTrust), "whose Task is over can be sent again");
        var counts = await world.Records.Read(s => Population.Cohorts.FollowUp.CohortTaskTable.Counts(s, saved.Id));
        counts.ShouldBe([("completed", "Falls check done", 1), ("requested", "", 3)]);
        (await site.Get(path)).Page.QuerySelector("main")!.TextContent.ShouldContain("What became of those who were sent");
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task Finish_OnTheWorklist_FlowsBackToTheCohort(DatabaseKind kind)
    {
        await using var world = await World.Start(kind, clock: CohortPlace.Clock());
        await CohortPlace.Fill(world);
        var saved = await CohortPlace.Save(world);
        using var site = await CohortPlace.At(world, CohortPlace.Trust, "care-coordinator");
        var path = $"/population/cohorts/{saved.Id}/1";
        await Send(site, path, (await site.Get(path)).Page);
        await world.DeliverEvents();
        var (_, work, _) = await site.Get("/work?whose=all");
        var id = work.QuerySelector("form[action*=Finish] input[name=Id]")!.GetAttribute("value")!;

        var (refused, said, _) = await site.Post("/work?whose=all&handler=Finish", Site.Token(work), ("Id", id), ("CameOfIt", ""), ("Words", "Rang twice"));
        var (status, _, _) = await site.Post("/work?whose=all&handler=Finish", Site.Token(work), ("Id", id), ("CameOfIt", "declined"), ("Words", "Rang twice"));
        var (again, _, _) = await site.Post("/work?whose=all&handler=Finish", Site.Token(work), ("Id", id), ("CameOfIt", "done"), ("Words", ""));

        refused.ShouldBe(HttpStatusCode.BadRequest);
        said.QuerySelector(".nhsuk-error-summary a")!.TextContent.Trim().ShouldBe("Choose what came of it");
        said.QuerySelector(said.QuerySelector(".nhsuk-error-summary a")!.GetAttribute("href")!).ShouldNotBeNull();
        said.QuerySelector("#Words")!.GetAttribute("value").ShouldBe("Rang twice", "what was typed stays");
        status.ShouldBe(HttpStatusCode.Found);
        again.ShouldBe(HttpStatusCode.Conflict, "it is over");
        await world.DeliverEvents();
        var counts = await world.Records.Read(s => Population.Cohorts.FollowUp.CohortTaskTable.Counts(s, saved.Id));
        counts.ShouldBe([("rejected", "The person did not want it", 1), ("requested", "", 2)]);
        (await site.Get("/work?whose=all")).Page.QuerySelectorAll(".gt-work__row").Length.ShouldBe(CohortPlace.KnownToTheTrust - 1);
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Send_WithFaults_NamesEachAndKeepsWhatWasTyped()
    {
        await using var world = await World.Start(clock: CohortPlace.Clock());
        await CohortPlace.Fill(world);
        var saved = await CohortPlace.Save(world);
        using var site = await CohortPlace.At(world, CohortPlace.Trust, "care-coordinator");
        var path = $"/population/cohorts/{saved.Id}/1";
        var (_, page, _) = await site.Get(path);

        var (status, refused, _) = await site.Post(path + "?handler=Send", Site.Token(page), ("Organisation", "NOBODY"), ("What", ""), ("Due.Day", "1"), ("Due.Month", "1"), ("Due.Year", "2020"), ("Most", "151"));

        status.ShouldBe(HttpStatusCode.BadRequest);
        refused.QuerySelectorAll(".nhsuk-error-summary a").Select(a => a.TextContent.Trim()).ShouldBe(
            ["Choose whose list they go on", "Say what to do", "The day must be today or later", "How many people must be a number from 1 to 150"]);
        foreach (var link in refused.QuerySelectorAll(".nhsuk-error-summary a")) refused.QuerySelector(link.GetAttribute("href")!).ShouldNotBeNull();
        refused.QuerySelector("#Due-year")!.GetAttribute("value").ShouldBe("2020");
    }

    [Fact]
    public async Task Page_OfACohortThatIsNotShared_IsNotFound()
    {
        await using var world = await World.Start(clock: CohortPlace.Clock());
        var saved = await CohortPlace.Save(world, shared: []);
        using var site = await CohortPlace.At(world, CohortPlace.Trust, "care-coordinator");

        (await site.Get($"/population/cohorts/{saved.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await site.Get("/population/cohorts/999999")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<(int Sent, int Had, int Unseen)> Send(Site site, string path, IDocument page)
    {
        var (status, said, to) = await site.Post(
            path + "?handler=Send", Site.Token(page), ("Organisation", CohortPlace.Trust), ("What", "Ring and offer a falls check"), ("Due.Day", "31"), ("Due.Month", "10"), ("Due.Year", "2026"), ("Most", "150"));
        status.ShouldBe(HttpStatusCode.Found, said.QuerySelector("main")?.TextContent);
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(to!.ToString().Split('?')[1]);
        return (int.Parse(query["sent"]!), int.Parse(query["had"]!), int.Parse(query["unseen"]!));
    }

    private static IReadOnlyList<string> Pseudonyms(IDocument page) => [.. page.QuerySelectorAll("input[name=Pseudonym]").Select(i => i.GetAttribute("value")!)];

    private static void NamesNobody(IDocument page)
    {
        var html = page.DocumentElement.OuterHtml;
        html.ShouldNotContain("Quillfeather");
        for (var i = 1; i <= CohortPlace.Old; i++)
        {
            html.ShouldNotContain(NhsNumber.Synthetic(i).ToString());
            html.Replace(" ", "", StringComparison.Ordinal).ShouldNotContain(NhsNumber.Synthetic(i).ToString());
        }
    }
}
