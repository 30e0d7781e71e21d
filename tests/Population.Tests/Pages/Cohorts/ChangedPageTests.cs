using System.Net;
using Goldthread.Population.Tests.Cohorts.Saved;
using Goldthread.Support;

namespace Goldthread.Population.Tests.Pages.Cohorts;

/// <summary>"What changed", over HTTP: nobody sent, too few, and enough to compare.</summary>
public sealed class ChangedPageTests
{
    private const int Many = 22;
    private const int Others = 30;

    [Fact]
    public async Task Page_NobodySent_SaysSo()
    {
        await using var world = await World.Start(clock: CohortPlace.Clock());
        await CohortPlace.Fill(world);
        var saved = await CohortPlace.Save(world);
        using var site = await CohortPlace.At(world, CohortPlace.Board, "analyst");

        var (status, page, _) = await site.Get($"/population/cohorts/{saved.Id}/changed");

        status.ShouldBe(HttpStatusCode.OK);
        page.QuerySelector(".gt-empty")!.TextContent.ShouldContain("Nobody of this cohort has been sent");
        (await site.Get($"/population/cohorts/{saved.Id}/changed?handler=csv")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await site.Get($"/population/cohorts/{saved.Id}/changed?days=17")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await site.Get("/population/cohorts/99999/changed")).Status.ShouldBe(HttpStatusCode.NotFound);
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Page_ForThoseWithoutTheRight_IsShut()
    {
        await using var world = await World.Start(clock: CohortPlace.Clock());
        var saved = await CohortPlace.Save(world);
        using var site = await CohortPlace.At(world, CohortPlace.Board, "councillor");

        (await site.Get($"/population/cohorts/{saved.Id}/changed")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [DatabaseTheory]
    public async Task Page_EnoughSentAndTimeOver_ComparesAndNightsHaveLimits(DatabaseKind kind)
    {
        var clock = CohortPlace.Clock();
        await using var world = await World.Start(kind, clock: clock);
        await CohortPlace.Fill(world);
        var trust = await world.Professional(CohortPlace.Trust);
        for (var i = 100; i < 100 + Many + Others; i++)
        {
            var id = (await trust.Add(CohortPlace.Patient(i)));
            // Everybody was in hospital before and after: which of them are sent is up to their pseudonyms.
            await trust.Add(Stay(id, "2026-09-01", 1 + (i % 5)));
            await trust.Add(Stay(id, "2026-11-01", 1 + (i % 3)));
        }

        await world.DeliverEvents();
        var saved = await CohortPlace.Save(world, "# Ring them\nas at 2026-09-30\ninclude age < 80\ninclude has emergency_admission\n");
        using var site = await CohortPlace.At(world, CohortPlace.Trust, "care-coordinator");
        var path = $"/population/cohorts/{saved.Id}/1";
        var (_, page, _) = await site.Get(path);
        var (status, said, _) = await site.Post(
            path + "?handler=Send", Site.Token(page), ("Organisation", CohortPlace.Trust), ("What", "Ring"), ("Due.Day", "31"), ("Due.Month", "10"), ("Due.Year", "2026"), ("Most", $"{Many}"));
        status.ShouldBe(HttpStatusCode.Found, said.QuerySelector("main")?.TextContent);
        await world.DeliverEvents();
        using var analyst = await CohortPlace.At(world, CohortPlace.Board, "analyst");
        var here = $"/population/cohorts/{saved.Id}/changed";
        (await analyst.Get(here)).Page.QuerySelector(".gt-empty")!.TextContent.ShouldContain("Too few people can be compared", Case.Sensitive, "the time after is not over");

        clock.Now = clock.Now.AddDays(100);

        using var later = await CohortPlace.At(world, CohortPlace.Board, "analyst");
        var (_, changed, _) = await later.Get(here);
        changed.QuerySelector(".nhsuk-lede-text")!.TextContent.ShouldContain("nights");
        changed.QuerySelector(".nhsuk-lede-text")!.TextContent.ShouldContain("95% limits");
        changed.QuerySelector("main")!.TextContent.ShouldContain("regression to the mean");
        changed.QuerySelectorAll("svg[role=img]").Length.ShouldBeGreaterThan(0);
        changed.QuerySelectorAll("svg[role=img]").ShouldAllBe(s => s.QuerySelector("title")!.TextContent.Length > 0 && s.QuerySelector("desc")!.TextContent.Length > 0);
        changed.QuerySelectorAll("table").Length.ShouldBe(2);
        changed.DocumentElement.OuterHtml.ShouldNotContain("Quillfeather");
        var csv = await later.Get($"{here}?handler=csv");
        csv.Status.ShouldBe(HttpStatusCode.OK);
        (await later.Get(path)).Page.QuerySelector($"a[href='{here}']").ShouldNotBeNull();
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    private static string Stay(string patient, string day, int nights) => $$$"""
        {"resourceType":"Encounter","status":"finished","class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"IMP"},"subject":{"reference":"Patient/{{{patient}}}"},
         "period":{"start":"{{{day}}}T09:00:00Z","end":"{{{DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture).AddDays(nights):yyyy-MM-dd}}}T15:00:00Z"},
         "hospitalization":{"extension":[{"url":"https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-AdmissionMethod","valueCodeableConcept":{"coding":[{"code":"21"}]}}]}}
        """;
}
