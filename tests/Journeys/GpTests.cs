using Microsoft.Playwright;

namespace Goldthread.Journeys;

/// <summary>A GP finds Mrs Smith and reads her record, from sign-in to sign-out.</summary>
[Collection(TownCollection.Name)]
public sealed class GpTests(Town town)
{
    private const string Gp = "gp-amara-okafor";

    [SkippableTheory]
    [InlineData("999 000 0018", "Found by NHS number")]
    [InlineData("9990000018", "Found by NHS number")]
    [InlineData("smith edith", "Found by name Smith, name Edith")]
    [InlineData("Edie Smith", "name Edie")]
    [InlineData("smyth edyth", "nearly like “smyth”")]
    public async Task Find_ByNumberOrName_SaysWhy(string typed, string why)
    {
        await using var visitor = await (await town.Visit()).SignIn(Gp);

        await visitor.Find(typed);

        var row = visitor.Page.Locator(".gt-people > li", new() { Has = visitor.Page.Locator($"a[href='{town.MrsSmith}']") });
        (await row.InnerTextAsync()).ShouldContain(why);
        (await visitor.Page.Locator(".gt-people a").First.GetAttributeAsync("href")).ShouldBe(town.MrsSmith);
    }

    [SkippableFact]
    public async Task Find_ByBirthDate_FindsHer()
    {
        await using var visitor = await (await town.Visit()).SignIn(Gp);
        await visitor.Find("999 000 0018");
        var born = (await visitor.Text(".gt-people-facts span")).Replace("Born ", "", StringComparison.Ordinal);
        var date = string.Join(' ', born.Split(' ').TakeLast(3));

        await visitor.Find(date);

        (await visitor.Text(".gt-people")).ShouldContain("Found by birth date");
        (await visitor.Page.Locator($".gt-people a[href='{town.MrsSmith}']").CountAsync()).ShouldBe(1);
    }

    [SkippableFact]
    public async Task MarkAsRead_ThenOpenAgain_NothingIsNew()
    {
        await using var visitor = await (await town.Visit()).SignIn("nurse-bethan-price");
        await visitor.Page.GotoAsync(town.MrsSmith);

        await visitor.Page.ClickAsync("text=Mark all of this as read");

        visitor.Page.Url.ShouldEndWith("#changed");
        (await visitor.Text("#changed")).ShouldContain("Nothing has changed");
    }

    [SkippableFact]
    public async Task Timeline_KindSourceAndDate_NarrowIt()
    {
        await using var visitor = await (await town.Visit()).SignIn(Gp);
        await visitor.Page.GotoAsync(town.MrsSmith);
        await visitor.Page.ClickAsync("section#timeline p a");
        var all = await Count(visitor.Page);

        await visitor.Page.SelectOptionAsync("#source", new SelectOptionValue { Label = await Option(visitor.Page, "#source", "Wrenfield Council") });
        await visitor.Page.ClickAsync("text=Show >> visible=true");
        var council = await Count(visitor.Page);
        (council, all).ShouldSatisfyAllConditions(() => council.ShouldBeGreaterThan(0), () => council.ShouldBeLessThan(all));
        foreach (var source in await visitor.Page.Locator(".gt-timeline .gt-source").AllInnerTextsAsync())
        {
            source.ShouldContain("Wrenfield Council");
        }

        var oldest = (await visitor.Page.Locator(".gt-timeline time").Last.GetAttributeAsync("datetime"))![..10];
        await visitor.Page.FillAsync("#to", oldest);
        await visitor.Page.ClickAsync("text=Show >> visible=true");
        (await Count(visitor.Page)).ShouldBeLessThan(council);
        visitor.Page.Url.ShouldContain("source=ZZLA01");

        await visitor.Page.ClickAsync("text=Show all");
        (await Count(visitor.Page)).ShouldBe(all);
        await visitor.Page.SelectOptionAsync("#kind", "Document");
        await visitor.Page.ClickAsync("text=Show >> visible=true");
        (await Count(visitor.Page)).ShouldBeInRange(1, all - 1);
    }

    [SkippableFact]
    public async Task Measurement_Chart_TableAndCsv()
    {
        await using var visitor = await (await town.Visit()).SignIn(Gp);
        await visitor.Page.GotoAsync(town.MrsSmith);
        var name = await visitor.Text("#measurements a[href*=measurement]");
        await visitor.Page.Locator("#measurements a[href*=measurement]").First.ClickAsync();

        (await visitor.Text("h1")).ShouldBe(name);
        (await visitor.Page.Locator("svg.gt-chart__picture title").CountAsync()).ShouldBe(1);
        (await visitor.Text("figcaption")).ShouldContain(name);
        await visitor.Page.ClickAsync("text=Show the figures");
        var rows = await visitor.Page.Locator(".gt-chart__figures tbody tr").CountAsync();

        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Page.ClickAsync("text=Download the figures"));
        var lines = await File.ReadAllLinesAsync((await download.PathAsync())!);
        lines[0].ShouldBe("measurement,part,when,value,unit,source");
        lines.Length.ShouldBeGreaterThan(rows);
    }

    [SkippableFact]
    public async Task Document_OpenedFromTheRecord_HasItsTextAndAWayBack()
    {
        await using var visitor = await (await town.Visit()).SignIn(Gp);
        await visitor.Page.GotoAsync(town.MrsSmith);
        var name = await visitor.Text("#documents li a");
        await visitor.Page.Locator("#documents li a").First.ClickAsync();

        (await visitor.Text("h1")).ShouldBe(name);
        (await visitor.Text(".gt-document")).Length.ShouldBeGreaterThan(40);
        await visitor.Page.ClickAsync("text=Back to the record");
        visitor.Page.Url.ShouldContain(town.MrsSmith);
    }

    [SkippableFact]
    public async Task SignOut_ThenOpenARecord_AsksToSignIn()
    {
        await using var visitor = await (await town.Visit()).SignIn(Gp);
        await visitor.Page.GotoAsync(town.MrsSmith);

        await visitor.Page.ClickAsync("button:has-text('Sign out')");

        (await visitor.Text("h1")).ShouldBe("You are signed out");
        await visitor.Page.GotoAsync(town.MrsSmith);
        (await visitor.Text("h1")).ShouldBe("Choose who to be");
        await visitor.Page.ClickAsync($"button[value='{Gp}']");
        visitor.Page.Url.ShouldEndWith(town.MrsSmith);
    }

    private static async Task<int> Count(IPage page) =>
        int.Parse((await page.Locator("p[aria-live] strong").InnerTextAsync()).Split(' ')[0], System.Globalization.NumberStyles.AllowThousands, System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<string> Option(IPage page, string select, string starts) =>
        (await page.Locator(select + " option").AllInnerTextsAsync()).First(t => t.StartsWith(starts, StringComparison.Ordinal));
}
