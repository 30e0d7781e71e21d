namespace Goldthread.Journeys;

/// <summary>Every page, at desk and at telephone width: WCAG 2.2 A and AA and good practice by axe, nothing out of the window, the banner on paper.</summary>
[Collection(TownCollection.Name)]
public sealed class EveryPageTests(Town town)
{
    public static TheoryData<string, string, int> Pages()
    {
        var data = new TheoryData<string, string, int>();
        foreach (var width in new[] { 1280, 360 })
        {
            foreach (var (user, path) in new[]
            {
                ("", "/"), ("", "/sign-in"), ("", "/sign-out"), ("", "/problem/403"), ("", "/problem/404"), ("", "/problem/500"),
                ("gp", "/work/people"), ("gp", "/work/people?q=smith"), ("gp", "/work/people?q=999+000+0017"), ("gp", "/work/people?q=zzzzzz"),
                ("gp", "{smith}"), ("gp", "{smith}/timeline"), ("gp", "{smith}/timeline?from=2999-01-01"), ("gp", "{smith}/measurement?of=Weight"), ("gp", "{document}"),
                ("gp", "{stranger}/no-relationship"), ("gp", "/no/such/page"), ("housing", "{smith}"), ("analyst", "/"), ("analyst", "/work/people"),
            })
            {
                data.Add(user, path, width);
            }
        }

        return data;
    }

    [SkippableTheory]
    [MemberData(nameof(Pages))]
    public async Task Page_AtThisWidth_IsCleanAndFits(string user, string path, int width)
    {
        await using var visitor = await town.Visit(width);
        visitor.Expects = "Failed to load resource: the server responded with a status of 4";
        if (path == "/problem/500")
        {
            visitor.Expects = "status of 500";
        }

        if (user.Length > 0)
        {
            await visitor.SignIn(user switch { "gp" => "gp-amara-okafor", "housing" => "housing-paul-nowak", _ => "analyst-wei-chen" });
        }

        await visitor.Page.GotoAsync(await Address(visitor, path));

        await visitor.IsSound();
    }

    [SkippableTheory]
    [InlineData("{smith}")]
    [InlineData("{smith}/timeline")]
    [InlineData("{smith}/measurement?of=Weight")]
    [InlineData("{document}")]
    public async Task Print_OfAPersonsPage_KeepsTheBannerAndDropsTheButtons(string path)
    {
        await using var visitor = await (await town.Visit()).SignIn("gp-amara-okafor");
        await visitor.Page.GotoAsync(await Address(visitor, path));

        await visitor.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });

        (await visitor.Page.Locator(".gt-person__name").IsVisibleAsync()).ShouldBeTrue();
        (await visitor.Text(".gt-person")).ShouldContain("999 000 0018");
        (await visitor.Page.Locator("main button:visible").CountAsync()).ShouldBe(0);
        (await visitor.Page.Locator(".gt-demo").IsVisibleAsync()).ShouldBeTrue();
        (await visitor.Page.PdfAsync()).Length.ShouldBeGreaterThan(10_000);
    }

    private async Task<string> Address(Visitor visitor, string path)
    {
        if (path == "{document}")
        {
            await visitor.Page.GotoAsync(town.MrsSmith);
            return (await visitor.Page.Locator("#documents li a").First.GetAttributeAsync("href"))!;
        }

        if (path.StartsWith("{stranger}", StringComparison.Ordinal))
        {
            return path.Replace("{stranger}", await town.SomeoneUnknownTo("ZZGP01"), StringComparison.Ordinal);
        }

        return path.Replace("{smith}", town.MrsSmith, StringComparison.Ordinal);
    }
}
