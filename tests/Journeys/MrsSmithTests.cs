using System.Text.RegularExpressions;

namespace Goldthread.Journeys;

/// <summary>One page shows what each organisation holds about Mrs Smith, who wrote it and when, and where they contradict each other.</summary>
[Collection(TownCollection.Name)]
public sealed partial class MrsSmithTests(Town town)
{
    [SkippableFact]
    public async Task Record_OfMrsSmith_ShowsAllSixOrganisations()
    {
        await using var visitor = await (await town.Visit()).SignIn("gp-amara-okafor");
        await visitor.Page.GotoAsync(town.MrsSmith);
        var text = await visitor.Text("body");

        foreach (var organisation in new[]
        {
            "Millbrook Water Surgery", "Wrenfield Hospitals Trust", "Wrenfield Community and Mental Health Trust",
            "Wrenfield Council", "Lantern Row Home Care", "Wren Homes",
        })
        {
            text.ShouldContain(organisation);
        }

        foreach (var part in new[]
        {
            "What matters to me", "What has changed since you last looked", "Who is involved", "Actions open", "Risks and wishes", "Problems", "Medicines",
            "Allergies", "Measurements", "Care at home", "Stays and contacts", "Plans and goals", "Documents", "Timeline, newest first",
        })
        {
            (await visitor.Page.Locator("h2", new() { HasTextString = part }).CountAsync()).ShouldBe(1, part);
        }
    }

    [SkippableFact]
    public async Task Record_EveryItem_SaysWhoAndWhen()
    {
        await using var visitor = await (await town.Visit()).SignIn("gp-amara-okafor");
        await visitor.Page.GotoAsync(town.MrsSmith);

        foreach (var section in new[] { "problems", "medicines", "allergies", "risks", "plans", "documents", "actions" })
        {
            var items = visitor.Page.Locator($"#{section} .gt-rows > li");
            var sources = visitor.Page.Locator($"#{section} .gt-rows > li > .gt-source");
            (await sources.CountAsync()).ShouldBe(await items.CountAsync(), section);
            foreach (var source in await sources.AllTextContentsAsync())
            {
                source.ShouldMatch("[A-Z]");
            }
        }

        (await visitor.Page.Locator("#problems .gt-source", new() { HasTextRegex = Year() }).CountAsync()).ShouldBeGreaterThan(0);
        foreach (var item in await visitor.Page.Locator("#timeline .gt-timeline__item").AllInnerTextsAsync())
        {
            Year().IsMatch(item).ShouldBeTrue(item);
        }
    }

    [SkippableFact]
    public async Task Record_WhatSourcesContradict_StandsSideBySide()
    {
        await using var visitor = await (await town.Visit()).SignIn("gp-amara-okafor");
        await visitor.Page.GotoAsync(town.MrsSmith);

        var allergy = await visitor.Text("#allergies .gt-differ");
        allergy.ShouldContain("enicillin");
        allergy.ShouldContain("Millbrook Water Surgery");
        allergy.ShouldContain("Wrenfield Hospitals Trust");
        var medicine = await visitor.Text("#medicines .gt-differ:has-text('Furosemide'), #medicines .gt-differ:has-text('furosemide')");
        medicine.ShouldContain("40");
        medicine.ShouldContain("80");
        medicine.ShouldContain("Millbrook Water Surgery");
        medicine.ShouldContain("Wrenfield Hospitals Trust");
        // "One twice a day, weekly box" and "Take one twice a day" are the same dose.
        (await visitor.Page.Locator("#medicines .gt-differ", new() { HasTextString = "pixaban" }).CountAsync()).ShouldBe(0);
    }

    [GeneratedRegex(@"\b(19|20)\d\d\b")]
    private static partial Regex Year();
}
