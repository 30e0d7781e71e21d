using System.Net;
using AngleSharp.Dom;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Values;
using Goldthread.Population.Tests.Cohorts.Saved;
using Goldthread.Record.Access;
using Goldthread.Record.Privacy;
using Goldthread.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Population.Tests.Pages.Cohorts;

/// <summary>The page that builds a cohort, over HTTP: builder and text are one thing, counts go through the gate, nothing typed is lost.</summary>
public sealed class EditPageTests
{
    private const string Path = "/population/cohorts/edit";

    [DatabaseTheory]
    public async Task Build_StepByStepAndSaved_CountsAndKeepsTheText(DatabaseKind kind)
    {
        await using var world = await World.Start(kind, clock: CohortPlace.Clock());
        await CohortPlace.Fill(world);
        using var site = await CohortPlace.At(world, CohortPlace.Board, "analyst");
        (await site.Get("/population/cohorts")).Page.QuerySelector(".gt-empty")!.TextContent.ShouldContain("No cohort has been saved");
        var (_, page, _) = await site.Get(Path);
        page.QuerySelector("main")!.TextContent.ShouldContain("The data set of 30 September 2026");
        page.QuerySelector("ol.gt-rows")!.TextContent.ShouldContain("Leave out people");

        page = await Act(site, page, "add", ("What", "person:age"), ("How", "AtLeast"), ("Value", "80"));
        Text(page).ShouldBe("# New cohort\nas at 2026-09-30\nexclude died is known\ninclude age >= 80\n");
        page.QuerySelectorAll("ol.gt-rows li")[1].TextContent.ShouldContain("Removed 5, left 10");
        page = await Act(site, page, "up:1");
        Text(page).ShouldBe("# New cohort\nas at 2026-09-30\ninclude age >= 80\nexclude died is known\n");
        page = await Act(site, page, "remove:1");
        page = await Act(site, page, "name", ("Name", "Old people"), ("AsAt.Day", "1"), ("AsAt.Month", "9"), ("AsAt.Year", "2026"));
        Text(page).ShouldBe("# Old people\nas at 2026-09-01\ninclude age >= 80\n");

        var (status, said, to) = await site.Post(Path, Site.Token(page), [.. Fields(page), ("act", "save"), ("Share", "all")]);

        status.ShouldBe(HttpStatusCode.Found, said.Body!.TextContent);
        var (_, saved, _) = await site.Get(to!.ToString());
        saved.QuerySelector("main")!.TextContent.ShouldContain("Version 1 is saved.");
        saved.QuerySelector("main")!.TextContent.ShouldNotContain("Quillfeather");
        saved.QuerySelectorAll("form[action*=Reveal]").ShouldBeEmpty();
        (await site.Get("/population/cohorts")).Page.QuerySelector("table a")!.TextContent.ShouldBe("Old people");
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Post_ATextWithErrors_ShowsTheLinesAndLosesNothing()
    {
        await using var world = await World.Start(clock: CohortPlace.Clock());
        using var site = await CohortPlace.At(world, CohortPlace.Board, "analyst");
        var (_, page, _) = await site.Get(Path);
        const string Wrong = "# Mine\nas at 2026-09-30\ninclude agee >= 65\ninclude decile <\n";

        var (status, refused, _) = await site.Post(Path, Site.Token(page), ("Text", Wrong), ("act", "save"), ("Value", "kept"), ("For", Purpose.CareManagement));

        status.ShouldBe(HttpStatusCode.BadRequest);
        refused.QuerySelectorAll(".nhsuk-error-summary a").Select(a => a.TextContent.Trim()).ToList().ShouldContain("Line 3, column 9: There is no column \"agee\" of the person. Did you mean age?");
        foreach (var link in refused.QuerySelectorAll(".nhsuk-error-summary a")) refused.QuerySelector(link.GetAttribute("href")!).ShouldNotBeNull();
        Text(refused).ShouldBe(Wrong);
        refused.QuerySelector("#Value")!.GetAttribute("value").ShouldBe("kept");
        refused.QuerySelector($"input[name=For][value={Purpose.CareManagement}]")!.HasAttribute("checked").ShouldBeTrue();
    }

    [Fact]
    public async Task Post_AStepThatMakesNoSense_SaysSoAtItsField()
    {
        await using var world = await World.Start(clock: CohortPlace.Clock());
        using var site = await CohortPlace.At(world, CohortPlace.Board, "analyst");
        var (_, page, _) = await site.Get(Path);

        var (status, refused, _) = await site.Post(Path, Site.Token(page), ("Text", CohortPlace.OldPeople), ("act", "add"), ("What", "person:age"), ("How", "AtLeast"), ("Value", "old"));

        status.ShouldBe(HttpStatusCode.BadRequest);
        refused.QuerySelector("#Value-error")!.TextContent.ShouldContain("Enter a whole number for age");
        Text(refused).ShouldBe(CohortPlace.OldPeople);
    }

    [Fact]
    public async Task Count_FewPeopleAndOddSteps_AreSuppressedAndWarnedOf()
    {
        await using var world = await World.Start(clock: CohortPlace.Clock());
        await CohortPlace.Fill(world);
        using var site = await CohortPlace.At(world, CohortPlace.Board, "analyst");
        var (_, page, _) = await site.Get(Path);

        page = await Act(site, page, "count", ("Text", "# Few\nas at 2027-01-01\ninclude age > 200\n"));
        page.QuerySelector("main")!.TextContent.ShouldContain("lies in the future");
        page.QuerySelector("main")!.TextContent.ShouldContain("Step 1 leaves nobody.");
        page = await Act(site, page, "count", ("Text", "# Few\nas at 2026-09-30\ninclude sex = \"female\"\n"));
        page.QuerySelector("main")!.TextContent.ShouldContain("The cohort is everybody.");
    }

    [DatabaseTheory]
    public async Task Count_ForPlanning_LeavesOutWhoRefusedAndCareKeepsThem(DatabaseKind kind)
    {
        await using var world = await World.Start(kind, clock: CohortPlace.Clock());
        await CohortPlace.Fill(world);
        var refused = Enumerable.Range(1, 6).Select(i => NhsNumber.Synthetic(i).ToString()).ToHashSet();
        await world.Services.GetRequiredService<OptOuts>().Replace(refused, AccessDecision.OfSystem(User.System, "test"));

        using var site = await CohortPlace.At(world, CohortPlace.Board, "analyst");
        var (_, page, _) = await site.Get(Path);

        var planning = await Act(site, page, "count", ("Text", CohortPlace.OldPeople), ("For", Purpose.Planning));
        var care = await Act(site, page, "count", ("Text", CohortPlace.OldPeople), ("For", Purpose.CareManagement));

        planning.QuerySelector("main")!.TextContent.ShouldContain("In the cohort: 5");
        care.QuerySelector("main")!.TextContent.ShouldContain("In the cohort: 10");
    }

    [DatabaseTheory]
    public async Task Count_ADraftLessOnePerson_IsNotShownAfterTheOther(DatabaseKind kind)
    {
        await using var world = await World.Start(kind, clock: CohortPlace.Clock());
        await CohortPlace.Fill(world);
        using var site = await CohortPlace.At(world, CohortPlace.Board, "analyst");
        using var other = await CohortPlace.At(world, CohortPlace.Trust, "analyst");
        var (page, theirs) = (await Opened(site), await Opened(other));

        var first = await Act(site, page, "count", ("Text", CohortPlace.OldPeople));
        var near = await Act(other, theirs, "count", ("Text", "# Other words\nas at 2026-03-01\ninclude born < 1990-01-01 and age < 200\n"));
        var again = await Act(other, theirs, "count", ("Text", CohortPlace.OldPeople));

        Said(first).ShouldContain("In the cohort: 10");
        Said(near).ShouldContain("In the cohort: 10", Case.Sensitive, "just the same people");
        Said(again).ShouldContain("In the cohort: 10");
        await world.Professional(CohortPlace.Surgery).ContinueWith(async t => await (await t).Add(CohortPlace.Patient(1_000).Replace("1990", "1936", StringComparison.Ordinal))).Unwrap();
        await world.DeliverEvents();
        Said(await Act(site, page, "count", ("Text", "# Mine\nas at 2026-09-30\ninclude age >= 81\n"))).ShouldContain("nearly the same people were counted before");
        Said(await Act(site, page, "count", ("Text", CohortPlace.OldPeople))).ShouldContain("In the cohort: 10", Case.Sensitive, "the same question is answered as before");
        (await CohortPlace.Acts(world, "count the cohort%")).ShouldBeGreaterThan(0);
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("person")]
    [InlineData("carer")]
    [InlineData("administrator")]
    [InlineData("councillor")]
    [InlineData("privacy-officer")]
    [InlineData("housing-officer")]
    public async Task Pages_ForThoseWhoNeitherCountNorCare_AreShut(string role)
    {
        await using var world = await World.Start(clock: CohortPlace.Clock());
        var saved = await CohortPlace.Save(world);
        using var site = await CohortPlace.At(world, CohortPlace.Board, role);
        var (_, home, _) = await site.Get("/sign-out");

        foreach (var path in (string[])["/population/cohorts", Path, $"/population/cohorts/{saved.Id}"]) (await site.Get(path)).Status.ShouldBe(HttpStatusCode.Forbidden, path);
        (await site.Post(Path, Site.Token(home), ("Text", "x"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        foreach (var handler in (string[])["Reveal", "Send"]) (await site.Post($"/population/cohorts/{saved.Id}?handler={handler}", Site.Token(home))).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Edit_ForACoordinator_IsShut()
    {
        await using var world = await World.Start(clock: CohortPlace.Clock());
        using var site = await CohortPlace.At(world, CohortPlace.Trust, "care-coordinator");

        (await site.Get(Path)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<IDocument> Act(Site site, IDocument page, string act, params (string Name, string Value)[] fields)
    {
        var (status, next, _) = await site.Post(Path, Site.Token(page), [.. Fields(page).Where(f => !fields.Any(g => g.Name == f.Name)), .. fields, ("act", act)]);
        status.ShouldBe(HttpStatusCode.OK, next.QuerySelector("main")?.TextContent);
        return next;
    }

    private static IEnumerable<(string Name, string Value)> Fields(IDocument page) =>
        page.QuerySelectorAll("main input[name]").Where(i => i.GetAttribute("type") is not ("radio" or "checkbox") || i.HasAttribute("checked"))
            .Where(i => i.GetAttribute("name") is not "__RequestVerificationToken").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value") ?? "")).Append(("Text", Text(page)));

    // While the data set is being made there is no form yet.
    private static async Task<IDocument> Opened(Site site)
    {
        for (var (_, page, _) = await site.Get(Path); ; (_, page, _) = await site.Get(Path))
        {
            if (page.QuerySelector("textarea") is not null) return page;
        }
    }

    private static string Said(IDocument page) => page.QuerySelector("main")!.TextContent;

    private static string Text(IDocument page) => page.QuerySelector("textarea[name=Text]")!.TextContent.TrimStart('\n');
}
