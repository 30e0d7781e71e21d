using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using Goldthread.Support;

namespace Goldthread.Toolkit.Tests.Model;

/// <summary>Fitting, the exact answer and the doubt about several plans, over HTTP.</summary>
public sealed class FitPagesTests
{
    private const string Place = "people=10000&years=1";
    private const string Plan = "plan=~home-first.90.100";

    [Fact]
    public async Task Fit_WhatIsCounted_IsWhatEveryPageThenHas()
    {
        await using var world = await World.Start();
        using var site = new Site(world);
        var before = await Number(site, $"{Place}&{Plan}", "Visits to an emergency department");
        var wanted = Math.Round(before * 1.2);

        var page = await Ready(site, $"/toolkit/model/fit?{Place}&{Plan}&of=10000&time=year&n.attendances={wanted}");

        var row = page.QuerySelectorAll("main tbody tr").Single();
        row.TextContent.ShouldContain("Visits to an emergency department");
        row.TextContent.ShouldContain("times 1.");
        var use = page.QuerySelector("main a.nhsuk-button")!.GetAttribute("href")!;
        use.ShouldContain("fit=10000~attendances.");
        use.ShouldContain("plan=");
        var query = use.Split('?')[1];
        (await Number(site, query, "Visits to an emergency department")).ShouldBe(wanted, wanted * 0.02);

        // Every page says so, and the file for the command line has what was moved with where it is from.
        foreach (var path in new[] { "scenario", "journey", "lines", "exact", "why", "sure" })
        {
            var (status, shown, _) = await site.Get($"/toolkit/model/{path}?{query}");
            status.ShouldBe(HttpStatusCode.OK, path);
            shown.QuerySelector("main")!.TextContent.ShouldContain("Fitted to what you counted: visits to an emergency department", Case.Sensitive, path);
            shown.QuerySelectorAll("main a").Single(a => a.TextContent == "Take it off").GetAttribute("href")!.ShouldNotContain("fit=");
        }

        using var file = JsonDocument.Parse(await Body(site, "/toolkit/model/scenario.json?" + query));
        file.RootElement.GetProperty("assumptions").EnumerateArray().Single(a => a.GetProperty("id").GetString() == "emergency").GetProperty("source").GetString()!.ShouldContain("to meet attendances as observed");
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Fit_OfAMonth_IsTakenTwelveTimesAndPeopleOnADayAreNot()
    {
        await using var world = await World.Start();
        using var site = new Site(world);

        var page = await Ready(site, $"/toolkit/model/fit?{Place}&of=20000&time=month&n.gp-contacts=8,000&n.care-home-residents=110");

        var rows = page.QuerySelectorAll("main tbody tr").Select(r => r.TextContent).ToList();
        rows[0].ShouldContain("96,000");
        rows[1].ShouldContain("110");
        page.QuerySelector("main a.nhsuk-button")!.GetAttribute("href")!.ShouldContain("fit=20000~gp-contacts.96000.");
    }

    [Theory]
    [InlineData("of=lots&n.deaths=100", "of", "lots")]
    [InlineData("of=10000&n.deaths=about 100", "n.deaths", "about 100")]
    [InlineData("of=10000&n.care-home-residents=20000", "n.care-home-residents", "20000")]
    [InlineData("of=10000&n.deaths=", "n.attendances", "")]
    [InlineData("of=10000&n.emergency-stays=900000", "n.emergency-stays", "900000")]
    public async Task Fit_SomethingWrong_IsNamedAndNothingIsLost(string query, string field, string typed)
    {
        await using var world = await World.Start();
        using var site = new Site(world);

        var page = await Ready(site, $"/toolkit/model/fit?{Place}&{Plan}&time=month&{query}&n.planned-stays=77");

        if (field == "n.attendances") page = (await site.Get($"/toolkit/model/fit?{Place}&{Plan}&time=month&{query}")).Page;
        else page.QuerySelector("input[name='n.planned-stays']")!.GetAttribute("value").ShouldBe("77");
        var input = page.QuerySelector($"input[name='{field}']")!;
        (input.GetAttribute("value") ?? "").ShouldBe(typed);
        input.ClassList.ShouldContain("nhsuk-input--error");
        page.QuerySelector($".nhsuk-error-summary a[href='#{input.Id}']").ShouldNotBeNull();
        page.QuerySelector("option[value=month]")!.HasAttribute("selected").ShouldBeTrue();
        page.QuerySelector("input[name=plan]")!.GetAttribute("value")!.ShouldContain("home-first");
        page.QuerySelector("main a.nhsuk-button").ShouldBeNull();
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Scenario_YourPeople_AreTheModelsAndStandInEveryLink()
    {
        await using var world = await World.Start();
        using var site = new Site(world);

        var (_, page, _) = await site.Get("/toolkit/model/scenario?form=1&do=home-first&years=1&people=10000&many=12000&profile=&age.0=10&age.1=40&age.2=20&age.3=20&age.4=10");

        page.QuerySelector(".nhsuk-error-summary").ShouldBeNull();
        var link = page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")!).First(h => h.StartsWith("/toolkit/model/scenario.json", StringComparison.Ordinal));
        link.ShouldContain("folk=age_10_40_20_20_10");
        link.ShouldContain("people=12000");
        using var file = JsonDocument.Parse(await Body(site, link));
        var of = file.RootElement.GetProperty("description");
        var counts = of.GetProperty("women").EnumerateArray().Zip(of.GetProperty("men").EnumerateArray()).Select(n => n.First.GetDouble() + n.Second.GetDouble()).ToArray();
        (counts[^2..].Sum() / counts.Sum()).ShouldBe(0.1, 1e-9);

        var (_, again, _) = await site.Get(link.Replace("scenario.json", "scenario", StringComparison.Ordinal));
        again.QuerySelector("input[name='age.2']")!.GetAttribute("value").ShouldBe("20");
        again.QuerySelectorAll("summary").ShouldContain(s => s.TextContent.Contains("ages as you said", StringComparison.Ordinal));
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Exact_FromTheScenarioAndBack_KeepsThePlan()
    {
        await using var world = await World.Start();
        using var site = new Site(world);

        var (_, with, _) = await site.Get($"/toolkit/model/scenario?{Place}&{Plan}");
        var there = with.QuerySelector(".gt-switch a")!;
        there.TextContent.ShouldContain("Without chance");
        var page = await Ready(site, there.GetAttribute("href")!);
        var back = page.QuerySelector(".gt-switch a")!.GetAttribute("href")!;

        (await site.Get(back)).Page.QuerySelector("#do-home-first")!.HasAttribute("checked").ShouldBeTrue();
        var rows = page.QuerySelectorAll("main table")[0].QuerySelectorAll("tbody tr").Select(r => r.QuerySelectorAll("th, td").Select(c => c.TextContent).ToArray()).ToList();
        rows.Count.ShouldBeGreaterThan(10);
        rows.ShouldContain(r => Value(r[1]) != Value(r[2]), "the plan changes something");
        page.QuerySelector("main")!.TextContent.ShouldContain("agree");

        foreach (var who in new[] { "mr-jones", "mrs-brown" }) (await Ready(site, $"{there.GetAttribute("href")}&who={who}")).QuerySelectorAll("main table").Length.ShouldBe(2);
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Sure_OfThreePlans_SetsAllOfThemInTheCurves()
    {
        await using var world = await World.Start();
        using var site = new Site(world);

        var page = await Ready(site, $"/toolkit/model/sure?people=1000&years=1&plan=First~falls.20.100&plan=Second~home-first.90.100&plan=Third~falls.20.100~home-first.90.100&edit=1");

        var text = page.QuerySelector("main")!.TextContent;
        text.ShouldContain("the best of the 4 choices");
        var table = page.QuerySelectorAll("main table").Single(t => t.TextContent.Contains("A wrong choice costs", StringComparison.Ordinal) && t.TextContent.Contains("It is the best in", StringComparison.Ordinal));
        var rows = table.QuerySelectorAll("tbody tr").Select(r => r.QuerySelectorAll("th, td").Select(c => c.TextContent).ToArray()).ToList();
        rows.Count.ShouldBe(4);
        rows.Count(r => r[0].Contains("best on average", StringComparison.Ordinal)).ShouldBe(1);
        rows.Sum(r => double.Parse(new string([.. r[1].SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit)]), CultureInfo.InvariantCulture)).ShouldBe(100, 2);
        foreach (var name in new[] { "First", "Second", "Third", "Best on average" }) page.QuerySelectorAll("figure table th").ShouldContain(h => h.TextContent == name);
        Encoding.UTF8.GetByteCount(page.DocumentElement.OuterHtml).ShouldBeLessThan(60_000);
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    private static async Task<IDocument> Ready(Site site, string path)
    {
        for (var i = 0; i < 600; i++)
        {
            var (status, page, _) = await site.Get(path);
            status.ShouldBe(HttpStatusCode.OK, path);
            if (page.QuerySelector("progress") is null) return page;
            await Task.Delay(100);
        }

        throw new TimeoutException($"{path} is still working.");
    }

    private static async Task<double> Number(Site site, string query, string measure)
    {
        var (_, page, _) = await site.Get("/toolkit/model/lines?" + query);
        var row = page.QuerySelectorAll("main tr").First(r => r.QuerySelector("th")?.TextContent.Contains(measure, StringComparison.Ordinal) == true);
        return Value(row.QuerySelectorAll("td")[0].TextContent);
    }

    private static double Value(string text) => double.Parse(new string([.. text.Where(c => char.IsAsciiDigit(c) || c == '.')]), CultureInfo.InvariantCulture);

    private static async Task<string> Body(Site site, string path)
    {
        using var answer = await site.Send(new HttpRequestMessage(HttpMethod.Get, path));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        return await answer.Content.ReadAsStringAsync();
    }
}
