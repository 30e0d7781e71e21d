using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Goldthread.Journeys;

/// <summary>From a cohort to somebody's list, and back to the cohort: an analyst, a care coordinator, and a program that says what came of it.</summary>
[Collection(TownCollection.Name)]
public sealed partial class CohortTests(Town town)
{
    private const int Threshold = 5;

    [SkippableFact]
    public async Task Cohort_BuiltSentAndDone_IsCountedWhereItCameFrom()
    {
        await using var analyst = await (await town.Visit()).SignIn("analyst-wei-chen");
        await analyst.Open("/population/cohorts/edit");
        await analyst.Page.FillAsync("#Name", "Ring these first");
        await analyst.Press("button[value=name]");
        await analyst.Page.SelectOptionAsync("#What", "person:age");
        await analyst.Page.SelectOptionAsync("#How", "AtLeast");
        await analyst.Page.FillAsync("#Value", "60");
        await analyst.Press("button[value=add]");
        (await analyst.Text("ol.gt-rows")).ShouldContain("Keep people aged 60 or over");
        await analyst.Page.CheckAsync("input[name=For][value=CAREMGT]");
        await analyst.Page.CheckAsync("input[name=Share][value=all]");
        await analyst.Press("button[value=save]");
        (await analyst.Text()).ShouldContain("Version 1 is saved.");
        (await analyst.Page.Locator("form[action*=Reveal]").CountAsync()).ShouldBe(0);
        var cohort = new Uri(analyst.Page.Url).AbsolutePath;

        await using var coordinator = await (await town.Visit(360)).SignIn("coordinator-tom-whitfield");
        coordinator.Expects = "status of 403";
        await coordinator.Open("/population/cohorts");
        await coordinator.Press($"tbody a[href='{cohort}']");
        (await coordinator.Text()).ShouldNotContain("Edie");
        await ShowsSomebody(coordinator, cohort);
        await coordinator.Open(cohort);
        await coordinator.Page.FillAsync("#What", "Ring and offer a falls check");
        await coordinator.Press("form[action*=Send] button");
        var sent = int.Parse(Sent().Match(await coordinator.Text(".nhsuk-notification-banner")).Groups[1].Value);
        sent.ShouldBeGreaterThan(0);
        await coordinator.Open("/work?whose=all");
        (await coordinator.Text()).ShouldContain("Ring and offer a falls check");

        // One on the page, the others by a program.
        await coordinator.Open("/work?whose=all");
        var row = coordinator.Page.Locator(".gt-work__row", new() { HasText = "Ring and offer a falls check" }).First;
        await row.Locator("summary", new() { HasText = "Done" }).ClickAsync();
        await row.Locator("select[name=CameOfIt]").SelectOptionAsync("done");
        await row.Locator("input[name=Words]").FillAsync("Rang three times");
        await row.Locator("form[action*=Finish] button").ClickAsync();
        (await coordinator.Text()).ShouldContain("What came of it stands in the record");
        await town.World.DeliverEvents();

        await Done(sent - 1);

        await coordinator.Open("/work?whose=all");
        (await coordinator.Text()).ShouldNotContain("Ring and offer a falls check");
        await analyst.Open(cohort);
        var became = await analyst.Page.Locator("tr", new() { HasText = "Done" }).First.InnerTextAsync();
        became.ShouldContain(sent < Threshold ? "suppressed" : $"{(sent + 2) / 5 * 5:N0}");
        await analyst.Press($"a[href='/population/cohorts/{cohort.Split('/')[^2]}/changed']");
        (await analyst.Text()).ShouldContain("Too few people can be compared");
    }

    // Who is out of sight stays so; the first who is not leads to their record.
    private static async Task ShowsSomebody(Visitor coordinator, string cohort)
    {
        var all = await coordinator.Page.Locator("form[action*=Reveal] button").CountAsync();
        for (var i = 0; i < all; i++)
        {
            await coordinator.Page.GotoAsync(cohort);
            await coordinator.Page.Locator("form[action*=Reveal] button").Nth(i).ClickAsync();
            if (coordinator.Page.Url.Contains("/work/people/", StringComparison.Ordinal)) return;
            (await coordinator.Text(".nhsuk-error-summary")).ShouldContain("You have no relationship with this person.");
        }

        Assert.Fail("Nobody on the list is in the coordinator's sight.");
    }

    private async Task Done(int sent)
    {
        var program = await town.World.Professional("ZZCM01", "care-coordinator");
        var tasks = (await program.Search("Task", ("status", "requested"), ("_count", "200"))).Body["entry"]!.AsArray().Select(e => e!["resource"]!.DeepClone().AsObject())
            .Where(t => t["identifier"]?[0]?["system"]?.GetValue<string>() == "urn:goldthread:cohort").ToList();
        tasks.Count.ShouldBe(sent);
        foreach (var task in tasks)
        {
            task["status"] = "completed";
            task["businessStatus"] = new JsonObject { ["text"] = "Falls check done" };
            (await program.Put($"Task/{task["id"]}", task.ToJsonString())).Status.ShouldBe(200);
        }

        await town.World.DeliverEvents();
    }

    [GeneratedRegex("Sent ([0-9]+)")]
    private static partial Regex Sent();
}
