namespace Goldthread.Journeys;

/// <summary>What one place did, from a writer's first words to a visitor who finds it: drafted without script, tested by another area, published by an editor, corrected by a reader.</summary>
[Collection(TownCollection.Name)]
public sealed class WritingTests(Town town)
{
    private const string Title = "Walking football for Wrenfield";
    private const string Address = "/toolkit/initiatives/walking-football-for-wrenfield";

    [SkippableFact]
    public async Task Writer_TesterEditorAndVisitor_FromADraftToASearch()
    {
        await using var writer = await (await town.Visit(script: false)).SignIn("lead-marion-tait");
        writer.Expects = "status of 400";
        await writer.Page.GotoAsync("/work/toolkit");
        await writer.Page.ClickAsync("a[href='/work/toolkit/write']");
        await writer.Page.FillAsync("#Answer_Title", Title);
        await writer.Page.FillAsync("#Answer_Summary", "Older people meet to play, and fall less.");
        await writer.Page.FillAsync("#Answer_Place", "Wrenfield");
        await writer.Page.FillAsync("#Answer_Partners", "Wrenfield Council\nWrenfield Wanderers");
        await writer.Page.FillAsync("#Answer_People", "People over 65");
        await writer.Page.SelectOptionAsync("#Answer_Level", "place");
        await writer.Page.CheckAsync("input[value='falls']");
        await writer.Page.FillAsync("#Answer_Story", "They *play*.");
        await writer.Page.FillAsync("[name='Answer.References[0].Title']", "Report of the year");
        await writer.Page.FillAsync("[name='Answer.References[0].Publisher']", "Wrenfield Council");
        await writer.Page.FillAsync("[name='Answer.Outcomes[0].Name']", "Falls");
        await writer.Page.FillAsync("[name='Answer.Outcomes[0].Quoted']", "a fifth fewer");
        await writer.Page.SelectOptionAsync("[name='Answer.Outcomes[0].Theme']", "health");
        await writer.Page.ClickAsync("button[value='add-costs']");
        (await writer.Page.InputValueAsync("#Answer_Title")).ShouldBe(Title);
        await writer.Page.ClickAsync("button[value='submit']");
        (await writer.Text(".nhsuk-error-summary")).ShouldContain("A figure needs its source");
        await writer.Page.FillAsync("[name='Answer.Outcomes[0].Source']", "source-1");
        await writer.Page.ClickAsync("button[value='submit']");
        (await writer.Text()).ShouldContain("An editor will read it");

        await using var editor = await (await town.Visit()).SignIn("editor-nora-finch");
        await editor.Open("/work/toolkit");
        await editor.Press("a[href*='/work/toolkit/review/initiative/walking-football']");
        (await editor.Text("table")).ShouldContain("a fifth fewer");
        await editor.IsSound();
        await editor.Page.ClickAsync("summary:has-text('Ask areas')");
        await editor.Press("form[action*='handler=Open'] button");

        await using var tester = await (await town.Visit(360)).SignIn("lead-anil-desai");
        await tester.Open("/work/toolkit");
        await tester.Press("a[href*='/work/toolkit/test/initiative/walking-football']");
        await tester.IsSound();
        await tester.Page.CheckAsync("input[name='Sense'][value='partly']");
        await tester.Page.FillAsync("#Missing", "Say who pays");
        await tester.Page.CheckAsync("input[name='WouldUse'][value='yes']");
        await tester.Press("form[action*='/work/toolkit/test/'] button");
        (await tester.Text()).ShouldContain("Thank you");

        await editor.Page.ReloadAsync();
        await editor.Page.FillAsync("textarea[name='Reply']", "Who pays is said now.");
        await editor.Press("form[action*='handler=Reply'] button");
        await editor.Press("form[action*='handler=Publish'] button");
        (await editor.Text()).ShouldContain("It is published");

        await using var visitor = await town.Visit();
        await visitor.Open("/toolkit/search?q=walking+football");
        await visitor.Press($"a[href='{Address}']");
        await visitor.IsSound();
        (await visitor.Text()).ShouldContain("Tested with 1 organisation");
        await visitor.Press("a[href*='/toolkit/wrong/']");
        await visitor.IsSound();
        await visitor.Page.FillAsync("#Words", "They play on Tuesdays now");
        await visitor.Press("form[action*='/toolkit/wrong/'] button");
        (await visitor.Text("main")).ShouldContain("An editor will read what you wrote");

        await editor.Open("/work/toolkit/keep/initiative/walking-football-for-wrenfield");
        (await editor.Text("#remarks ~ ul")).ShouldContain("They play on Tuesdays now");
    }
}
