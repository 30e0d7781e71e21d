using System.Net;
using AngleSharp.Dom;
using Goldthread.Population.Tests.Cohorts.Saved;
using Goldthread.Population.Tests.Pages.Risk;
using Goldthread.Support;

namespace Goldthread.Population.Tests.Pages.Cohorts;

/// <summary>The list of a cohort ranked by a score, with who is likely to benefit and what clinicians say (N01).</summary>
public sealed class RankedListTests
{
    [DatabaseTheory]
    public async Task List_RankedByAScore_HasItFirstWithReasonsAndLikelyToBenefit(DatabaseKind kind)
    {
        await using var world = await World.Start(kind, clock: CohortPlace.Clock());
        await RiskPlace.Fill(world);
        var saved = await CohortPlace.Save(world, "# Old people\nas at 2026-09-30\ninclude age >= 80 or hospital_frailty_band = \"high\"\ninclude long_term_conditions >= 0\n");
        using var site = await CohortPlace.At(world, CohortPlace.Surgery, "gp");

        var rows = Rows((await site.Get($"/population/cohorts/{saved.Id}/1?by=hospital-frailty")).Page);

        rows.Count.ShouldBe(CohortPlace.Old);
        rows[0][2].ShouldBe("7.8, intermediate");
        rows[0][4].ShouldBe("Yes Make a care and support plan with them (limited reserve, and admitted in an emergency in the last year; no care plan is in force)");
        rows.Skip(1).ShouldAllBe(r => r[2] == "not known" && r[4] == "No rule says so");
        (await site.Get($"/population/cohorts/{saved.Id}/1?by=conditions")).Page.QuerySelector("option[selected]")!.TextContent.ShouldBe("Long-term conditions");
        Rows((await site.Get($"/population/cohorts/{saved.Id}/1?by=model-emergency-admission")).Page).ShouldAllBe(r => r[2].EndsWith('%'));
        Rows((await site.Get($"/population/cohorts/{saved.Id}/1?by=nonsense")).Page)[0][2].ShouldBe("not known", "the usual order");
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [Fact]
    public async Task List_AfterAClinicianSaidSomethingElse_ShowsItBesideTheScore()
    {
        await using var world = await World.Start(clock: CohortPlace.Clock());
        await RiskPlace.Fill(world);
        var saved = await CohortPlace.Save(world);
        using var gp = await CohortPlace.At(world, CohortPlace.Surgery, "gp");
        var person = $"/work/people/{await CohortPlace.KeyOf(world, 1)}/scores";
        (await gp.Post(person + "?handler=Say", Site.Token((await gp.Get(person + "?change=hospital-frailty")).Page), ("Score", "hospital-frailty"), ("Band", "high"), ("Reason", "Much worse at home"))).Status.ShouldBe(HttpStatusCode.Found);
        using var site = await CohortPlace.At(world, CohortPlace.Trust, "care-coordinator");

        var (_, page, _) = await site.Get($"/population/cohorts/{saved.Id}/1?by=hospital-frailty");

        Rows(page)[0][2].ShouldBe("7.8, intermediate A clinician says: high");
        page.DocumentElement.TextContent.ShouldNotContain("Much worse at home", Case.Sensitive, "a list says what, and the person's page says why");
        Rows((await site.Get($"/population/cohorts/{saved.Id}/1?by=charlson")).Page)[0][2].ShouldBe("4");
    }

    private static List<List<string>> Rows(IDocument page) => [.. page.QuerySelector("table")!.QuerySelectorAll("tbody tr").Select(r => r.QuerySelectorAll("td").Select(Words).ToList())];

    private static string Words(IElement cell)
    {
        // On a telephone each cell carries its heading.
        foreach (var heading in cell.QuerySelectorAll(".nhsuk-table__heading")) heading.Remove();
        return string.Join(' ', cell.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
