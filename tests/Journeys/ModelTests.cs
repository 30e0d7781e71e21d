namespace Goldthread.Journeys;

/// <summary>Somebody who plans tries a plan in the impact model, sees what it rests on, and keeps what is expected of it.</summary>
[Collection(TownCollection.Name)]
public sealed class ModelTests(Town town)
{
    [SkippableFact]
    public async Task Planner_FromASliderToAnExpectationThatIsMeasured()
    {
        await using var planner = await (await town.Visit()).SignIn("lead-marion-tait");
        await planner.Open("/toolkit/model");
        await planner.Press("a[href='/toolkit/model/scenario']");
        (await planner.Text("#answer")).ShouldContain("Nothing is chosen yet");

        // The answer follows the box and the slider; the number beside the slider at once.
        await planner.Page.CheckAsync("#do-home-first");
        await planner.Page.WaitForURLAsync("**do=home-first**");
        await planner.Page.GetByText("Is it worth it").WaitForAsync();
        var before = await planner.Text("#answer .nhsuk-body-l");
        await planner.Page.Locator("#reach-home-first").FillAsync("60");
        (await planner.Text("label[for=reach-home-first] output")).ShouldBe("60");
        await planner.Page.WaitForURLAsync("**reach.home-first=60**");
        (await planner.Text("#answer .nhsuk-body-l")).ShouldNotBe(before);
        await planner.IsSound();

        await planner.Press("button[value=beside]");
        await planner.Page.CheckAsync("#do-falls");
        await planner.Page.WaitForURLAsync("**do=falls**");
        (await planner.Page.Locator(".gt-plans li").CountAsync()).ShouldBe(2);
        (await planner.Text("#answer")).ShouldContain("2 plans beside each other");
        await planner.Press(".gt-plans a[href*='plan=']");

        await planner.Press("a[href*='/toolkit/model/journey']");
        (await planner.Text("main")).ShouldContain("people here are like Mrs Smith");
        (await planner.Page.Locator("main svg").CountAsync()).ShouldBeGreaterThan(0);
        await planner.IsSound();
        await planner.Press("a[href*='/toolkit/model/scenario']");

        await planner.Press("a[href*='/work/model/keep']");
        await planner.Page.WaitForSelectorAsync("#Title", new() { Timeout = 120_000 });
        await planner.Type("#How", "Days of delay, counted each month, against the year before");
        await planner.Type("#TestOn-day", "1");
        await planner.Type("#TestOn-month", "6");
        await planner.Type("#TestOn-year", "2028");
        await planner.Press("main form button");
        (await planner.Text("main")).ShouldContain("It is kept");
        await planner.IsSound();
        await planner.Press("a[href*='/work/model/measured/']");
        await planner.IsSound();
        planner.Expects = "status of 400";
        await planner.Press("main form button");
        (await planner.Text("main")).ShouldContain("Choose what was measured");
    }
}
