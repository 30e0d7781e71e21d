namespace Goldthread.Journeys;

/// <summary>The same way with Tab and Enter alone, and with no script at all.</summary>
[Collection(TownCollection.Name)]
public sealed class KeyboardTests(Town town)
{
    [SkippableFact]
    public async Task Keyboard_SignInFindReadAndSignOut_NeedsNoMouse()
    {
        await using var visitor = await town.Visit();
        await visitor.Page.GotoAsync("/sign-in");
        await visitor.TabTo("button[value='gp-amara-okafor']");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.WaitForURLAsync("**/work/people");

        await visitor.TabTo("#q");
        await visitor.Page.Keyboard.TypeAsync("999 000 0018");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.WaitForURLAsync("**/work/people?q=*");
        await visitor.TabTo(".gt-people-name");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.WaitForURLAsync("**" + town.MrsSmith);

        await visitor.TabTo("#medicines summary");
        await visitor.Page.Keyboard.PressAsync("Enter");
        (await visitor.Page.Locator("#medicines details").GetAttributeAsync("open")).ShouldNotBeNull();
        await visitor.TabTo("section#timeline p a");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.WaitForURLAsync("**/timeline");

        await visitor.TabTo("header button");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.WaitForURLAsync("**/sign-out");
    }

    [SkippableTheory]
    [InlineData("/work/people")]
    [InlineData("{smith}")]
    [InlineData("{smith}/timeline")]
    public async Task SkipLink_FirstTabThenEnter_LandsInMain(string path)
    {
        await using var visitor = await (await town.Visit()).SignIn("gp-amara-okafor");
        await visitor.Page.GotoAsync(path.Replace("{smith}", town.MrsSmith, StringComparison.Ordinal));

        await visitor.Page.Keyboard.PressAsync("Tab");
        (await visitor.Page.EvaluateAsync<string>("document.activeElement.innerText")).ShouldBe("Skip to main content");
        (await visitor.Page.Locator(".nhsuk-skip-link").BoundingBoxAsync())!.Height.ShouldBeGreaterThan(20);
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.Keyboard.PressAsync("Tab");

        (await visitor.Page.EvaluateAsync<bool>("document.querySelector('main').contains(document.activeElement)")).ShouldBeTrue();
    }

    [SkippableFact]
    public async Task WithoutScript_TheWholeWay_Works()
    {
        await using var visitor = await (await town.Visit(script: false)).SignIn("gp-amara-okafor");
        await visitor.Find("smyth edyth");
        await visitor.Page.ClickAsync($".gt-people a[href='{town.MrsSmith}']");
        await visitor.Page.ClickAsync("#changed button");
        visitor.Page.Url.ShouldEndWith("#changed");
        await visitor.Page.ClickAsync("#medicines summary");
        (await visitor.Page.Locator("#medicines details .nhsuk-details__text").First.IsVisibleAsync()).ShouldBeTrue();
        await visitor.Page.Locator("#documents li a").First.ClickAsync();
        await visitor.Page.ClickAsync("text=Back to the record");
        await visitor.Page.Locator("#measurements a[href*=measurement]").First.ClickAsync();
        (await visitor.Page.Locator("svg.gt-chart__picture").IsVisibleAsync()).ShouldBeTrue();
        await visitor.Page.GotoAsync(town.MrsSmith + "/timeline");
        await visitor.Page.SelectOptionAsync("#kind", "Document");
        await visitor.Page.ClickAsync("form.gt-filter button");
        visitor.Page.Url.ShouldContain("kind=Document");
        await visitor.Page.ClickAsync("header form button");
        (await visitor.Text("h1")).ShouldBe("You are signed out");
    }
}
