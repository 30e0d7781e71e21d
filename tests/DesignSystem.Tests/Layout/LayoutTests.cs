using System.Net;
using System.Text.RegularExpressions;

namespace Goldthread.DesignSystem.Tests.Layout;

public sealed partial class LayoutTests : IAsyncLifetime
{
    private TestPlace _place = null!;

    public async Task InitializeAsync() => _place = await TestPlace.Start(frame => frame.SignedInAs = _ => "Zoë <Nurse>");

    public async Task DisposeAsync() => await _place.DisposeAsync();

    [Fact]
    public async Task Page_OfAnotherProject_StandsInTheLayout()
    {
        var page = await _place.Page("/sample");

        page.Title.ShouldBe("Another project's page – Goldthread");
        page.DocumentElement.GetAttribute("lang").ShouldBe("en");
        page.QuerySelectorAll("h1").Length.ShouldBe(1);
        page.QuerySelector("main#maincontent h1").ShouldNotBeNull();
        page.QuerySelector(".gt-page > .gt-person").ShouldNotBeNull();
        page.QuerySelector("a.nhsuk-skip-link")!.GetAttribute("href").ShouldBe("#maincontent");
        page.QuerySelector(".nhsuk-header__service-logo")!.TextContent.ShouldBe("Goldthread");
        page.QuerySelector(".nhsuk-header__account")!.TextContent.ShouldContain("Zoë <Nurse>");
    }

    [Fact]
    public async Task Page_OfAnotherProject_HasWorkingTagHelpers()
    {
        var page = await _place.Page("/sample");

        var button = page.QuerySelector("main button.nhsuk-button")!;
        button.TextContent.ShouldBe("Save & close");
        button.GetAttribute("data-test").ShouldBe("save");
        page.QuerySelectorAll(".nhsuk-card__actions a").Select(link => link.GetAttribute("href")).ShouldBe(["/outer"]);
        page.QuerySelectorAll(".nhsuk-summary-list__actions a").Select(link => link.GetAttribute("href")).ShouldBe(["/inner"]);
        page.QuerySelector("tbody th")!.TextContent.ShouldBe("Monday");
        page.QuerySelector("tbody td")!.ClassName.ShouldBe("nhsuk-table__cell nhsuk-table__cell--numeric");
        page.QuerySelectorAll(".nhsuk-pagination").Length.ShouldBe(1);
        page.QuerySelector(".nhsuk-list--tick li")!.TextContent.ShouldBe("ring first");
    }

    [Theory]
    [InlineData("/sample")]
    [InlineData("/design")]
    [InlineData("/design/record")]
    [InlineData("/design/record?person=long")]
    [InlineData("/design/record?person=bare")]
    [InlineData("/design/charts")]
    [InlineData("/design/charts?part=2")]
    [InlineData("/design/charts?part=3")]
    [InlineData("/design/charts?part=4")]
    [InlineData("/design/charts?part=5")]
    [InlineData("/design/form")]
    [InlineData("/problem/500")]
    public async Task Page_Always_KeepsThePolicyAndIsLean(string path)
    {
        var html = await (await _place.Client.GetAsync(path)).Content.ReadAsStringAsync();
        var page = TestPlace.Parse(html);

        page.QuerySelectorAll("style, [style], script:not([src])").ShouldBeEmpty();
        page.QuerySelectorAll("*").SelectMany(element => element.Attributes).ShouldNotContain(item => item.Name.StartsWith("on", StringComparison.Ordinal));
        page.QuerySelectorAll("[src], link[href]").Select(element => element.GetAttribute("src") ?? element.GetAttribute("href"))
            .ShouldAllBe(address => address!.StartsWith('/'));
        page.QuerySelectorAll("h1").Length.ShouldBe(1);
        page.QuerySelectorAll("[id]").GroupBy(element => element.Id).Where(group => group.Count() > 1).Select(group => group.Key).ShouldBeEmpty();
        page.Body!.FirstElementChild!.GetAttribute("src")!.ShouldStartWith("/assets/supported.js");
        html.Length.ShouldBeLessThan(60_000);
    }

    [Fact]
    public async Task Assets_NamedByThePages_AreServedFromTheRoot()
    {
        var page = await _place.Page("/sample");
        var addresses = page.QuerySelectorAll("script[src], link[href]").Select(element => element.GetAttribute("src") ?? element.GetAttribute("href")!).ToList();
        var css = await _place.Client.GetStringAsync("/assets/nhsuk.css");
        addresses.AddRange(AssetAddress().Matches(css).Select(match => match.Groups[1].Value).Distinct());
        addresses.Add("/assets/nhsuk.js");

        foreach (var address in addresses)
        {
            (await _place.Client.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.OK, address);
        }

        addresses.Count.ShouldBeGreaterThan(8);
    }

    [Theory]
    [InlineData("nhsuk.css")]
    [InlineData("goldthread.css")]
    public async Task Styles_Always_AskNoOtherHostAndNoWebFont(string name)
    {
        var css = await _place.Client.GetStringAsync("/assets/" + name);

        css.ShouldNotContain("@font-face");
        css.ShouldNotContain("Frutiger");
        css.ShouldNotContain("@import");
        RemoteAddress().IsMatch(css).ShouldBeFalse();
    }

    [Fact]
    public async Task Logo_OfTheNhs_IsNowhere()
    {
        (await _place.Client.GetStringAsync("/sample")).ShouldNotContain("nhsuk-header__logo");
        (await _place.Client.GetAsync("/assets/images/favicon.ico")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await _place.Client.GetAsync("/assets/images/nhsuk-icon-192.png")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task DemoBanner_ShownOnlyInADemoPlace()
    {
        await using var real = await TestPlace.Start(frame => frame.Demo = false, "Production");

        (await _place.Page("/sample")).QuerySelector(".gt-demo")!.TextContent.ShouldContain("This is a demo place. Every person here is made up.");
        (await real.Page("/sample")).QuerySelector(".gt-demo").ShouldBeNull();
        (await real.Client.GetAsync("/design")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Navigation_PageBelowAnItem_MarksThatItem()
    {
        var page = await _place.Page("/design/charts");

        page.QuerySelectorAll(".nhsuk-header__navigation [aria-current]").Select(link => link.TextContent).ShouldBe(["Design"]);
        (await _place.Page("/sample")).QuerySelectorAll(".nhsuk-header__navigation [aria-current]").ShouldBeEmpty();
    }

    [Fact]
    public async Task SignOut_SignedIn_PostsWithAToken()
    {
        await using var place = await TestPlace.Start(frame => (frame.SignedInAs, frame.SignOutAction) = (_ => "Priya Nair", "/out"));

        var form = (await place.Page("/sample")).QuerySelector("form.nhsuk-header__account-form")!;

        form.GetAttribute("method").ShouldBe("post");
        form.GetAttribute("action").ShouldBe("/out");
        form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value").ShouldNotBeNullOrEmpty();
    }

    [GeneratedRegex(@"url\(([^)]+)\)")]
    private static partial Regex AssetAddress();

    [GeneratedRegex(@"(https?:)?//[a-z]")]
    private static partial Regex RemoteAddress();
}
