namespace Goldthread.Journeys;

/// <summary>Somebody who plans, without an account: from a word that is half remembered to figures side by side, and what the evidence says.</summary>
[Collection(TownCollection.Name)]
public sealed class ToolkitTests(Town town)
{
    [SkippableFact]
    public async Task Planner_FromAWordToFiguresSideBySide()
    {
        await using var planner = await town.Visit();
        await planner.Open("/toolkit/search");
        await planner.Type("#q", "dischrage");
        await planner.Page.WaitForURLAsync("**q=dischrage");
        (await planner.Text("h1")).ShouldBe("Results for “dischrage”");
        (await planner.Text("#results")).ShouldContain("You typed “dischrage”");
        await planner.IsSound();

        await planner.Press("#results a[href*='kind=initiative']");
        (await planner.Text("#results")).ShouldContain("7,500 nights");
        await planner.Page.CheckAsync("#c-somerset-home-first");
        await planner.Page.CheckAsync("#c-nottinghamshire-productive-notts");
        await planner.Press("form[action='/toolkit/compare'] button");
        (await planner.Text("tbody")).ShouldContain("£10 million of savings");

        await planner.Open("/toolkit/initiatives/somerset-home-first");
        (await planner.Text("main")).ShouldContain("down 77.1%: 3,500 to 800 bed days a month");
        await planner.Press("a[href$='/summary']");
        (await planner.Text("main")).ShouldContain("7,500 nights");

        await planner.Open("/toolkit/evidence");
        await planner.Press("a[href='/toolkit/evidence/claims/integrated-care-programmes-emergency-stays']");
        (await planner.Text("main")).ShouldContain("against it");
        await planner.Open("/toolkit/value-cases/finance-leads");
        (await planner.Text("main")).ShouldContain("Claimed by those who did it");
    }
}
