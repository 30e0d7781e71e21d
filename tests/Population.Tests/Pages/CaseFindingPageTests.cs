using System.Net;
using Goldthread.Population.Cohorts.Finding;
using Goldthread.Population.DataSet;
using Goldthread.Population.Tests.Cohorts.Saved;
using Goldthread.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Population.Tests.Pages;

/// <summary>Case finding over HTTP: counts through the gate, and a definition that becomes a list for care.</summary>
public sealed class CaseFindingPageTests
{
    private const int High = 12;
    private const int Diabetic = 6;

    [DatabaseTheory]
    public async Task Page_CountsWhoIsNotDiagnosed_AndMakesAListOfThem(DatabaseKind kind)
    {
        await using var world = await World.Start(kind, clock: CohortPlace.Clock());
        await CohortPlace.Fill(world);
        var surgery = await world.Professional(CohortPlace.Surgery);
        for (var i = 200; i < 200 + High + Diabetic; i++)
        {
            var id = await surgery.Add(CohortPlace.Patient(i));
            await surgery.Add($$$"""
                {"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"59261-8"}]},"subject":{"reference":"Patient/{{{id}}}"},"effectiveDateTime":"2026-08-01",
                 "valueQuantity":{"value":52,"unit":"mmol/mol","system":"http://unitsofmeasure.org","code":"mmol/mol"}}
                """);
            if (i >= 200 + High) await surgery.Add($$$"""{"resourceType":"Condition","code":{"coding":[{"system":"http://snomed.info/sct","code":"44054006"}]},"subject":{"reference":"Patient/{{{id}}}"},"onsetDateTime":"2020-01-01"}""");
        }

        // The page shows the set as it was last made: one that its follower began meanwhile may hold some of these people only.
        await world.DeliverEvents();
        await world.Services.GetRequiredService<DataSets>().Refresh();
        using var site = await CohortPlace.At(world, CohortPlace.Board, "analyst");

        var (status, page, _) = await site.Get("/population/case-finding");

        status.ShouldBe(HttpStatusCode.OK);
        page.QuerySelectorAll("tbody tr").Length.ShouldBe(FindingRegistry.Own.Count);
        page.QuerySelector("a[href='#hba1c-diabetes']")!.Closest("tr")!.QuerySelector("td")!.TextContent.ShouldBe("10", "twelve, rounded; the six who are diagnosed are not among them");
        page.QuerySelector("a[href='#kidney']")!.Closest("tr")!.QuerySelector("td")!.TextContent.ShouldBe("0");
        page.QuerySelector("main")!.TextContent.ShouldContain("at risk, and not diagnosed");
        var form = page.QuerySelector("#hba1c-diabetes")!.ParentElement!.QuerySelectorAll("form").Single(f => f.TextContent.Contains("HbA1c of 48", StringComparison.Ordinal));
        (string, string)[] Fields(AngleSharp.Dom.IElement of) => [.. of.QuerySelectorAll("input[type=hidden]").Where(i => i.GetAttribute("name") is "act" or "For" or "Text").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value")!))];
        var (opened, builder, _) = await site.Post("/population/cohorts/edit", Site.Token(page), Fields(form));
        opened.ShouldBe(HttpStatusCode.OK);
        builder.QuerySelector("textarea")!.TextContent.ShouldContain("# HbA1c of 48 or more, no diagnosis of diabetes");
        var saved = await site.Post("/population/cohorts/edit", Site.Token(builder), [.. Fields(form).Select(f => f.Item1 == "act" ? ("act", "save") : f), ("Share", "all")]);
        saved.Status.ShouldBe(HttpStatusCode.Found, saved.Page.QuerySelector("main")?.TextContent);
        (await site.Get("/population/case-finding?handler=csv")).Status.ShouldBe(HttpStatusCode.OK);
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Page_ForThoseWhoDoNotCount_IsShut()
    {
        await using var world = await World.Start(clock: CohortPlace.Clock());
        using var site = await CohortPlace.At(world, CohortPlace.Trust, "care-coordinator");

        (await site.Get("/population/case-finding")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }
}
