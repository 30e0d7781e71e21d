using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using Goldthread.Support;
using Goldthread.Toolkit.Tests.Learning;

namespace Goldthread.Toolkit.Tests.Model;

/// <summary>The impact model over HTTP.</summary>
public sealed class ModelPagesTests
{
    private const string Place = "people=10000&years=1";
    private const string HomeFirst = "~home-first.90.100";

    [Fact]
    public async Task Scenario_OneAssumptionMoved_MovesOutcomesCostActivityAndJourneyTogether()
    {
        await using var world = await World.Start();
        using var site = new Site(world);
        var (was, now) = ($"{Place}&plan={HomeFirst}", $"{Place}&plan={HomeFirst}&assume=arranging-support-at-home&by=300");

        var (before, after) = (await Figures(site, was), await Figures(site, now));

        foreach (var measure in new[] { "Days in a hospital bed", "Cost that is told by person", "Days: ready-to-leave", "Cost: Hospital beds, when ready to leave", "Net present value", "Quality-adjusted life" })
        {
            after[measure].ShouldNotBe(before[measure], measure);
        }

        // The same luck: what does not hang on it stays as it is in the baseline of the first weeks, and the picture of a person moves.
        (await Text(site, $"/toolkit/model/journey?{now}")).ShouldNotBe(await Text(site, $"/toolkit/model/journey?{was}"));
        (await Text(site, $"/toolkit/model/scenario?{now}")).ShouldNotBe(await Text(site, $"/toolkit/model/scenario?{was}"));
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Scenario_WhatThePageSays_IsWhatTheFileSays()
    {
        await using var world = await World.Start();
        using var site = new Site(world);
        var query = $"{Place}&plan={HomeFirst}";

        var (_, page, _) = await site.Get("/toolkit/model/scenario?" + query);
        var figures = await Figures(site, query);
        var file = await Body(site, "/toolkit/model/scenario.json?" + query);
        using var answered = await site.Send(new HttpRequestMessage(HttpMethod.Post, "/toolkit/model/run") { Content = new StringContent(file, Encoding.UTF8, "application/json") });

        var hospital = page.QuerySelectorAll("#answer tr").First(r => r.QuerySelector("th")?.TextContent.Contains("Days in a hospital bed", StringComparison.Ordinal) == true);
        hospital.TextContent.ShouldContain(figures["Days in a hospital bed"].Before.ToString("N0", System.Globalization.CultureInfo.InvariantCulture));
        answered.StatusCode.ShouldBe(HttpStatusCode.OK);
        var rows = (await answered.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("rows").EnumerateArray().ToDictionary(r => r.GetProperty("measure").GetString()!, r => r.GetProperty("after").GetDouble());
        foreach (var (measure, figure) in figures) rows[measure].ShouldBe(figure.After, measure);
        page.QuerySelectorAll("input[name=do][checked]").Select(i => i.GetAttribute("value")).ShouldBe(["home-first"]);
        (await Body(site, "/toolkit/model/months.csv?" + query)).Split('\n').Length.ShouldBeGreaterThan(2 * 12 * 10);
    }

    [Theory]
    [InlineData("form=1&years=200&do=home-first", "years", "200")]
    [InlineData("form=1&years=1&more.intermediate-bed=0&do=home-first", "more.intermediate-bed", "0")]
    [InlineData("form=1&years=1&profile=&age.0=20&age.1=60&age.2=10&age.3=5&age.4=1&do=home-first", "age.0", "20")]
    [InlineData("form=1&years=1&profile=&homes=lots&do=home-first", "homes", "lots")]
    [InlineData("form=1&years=1&profile=&many=5&do=home-first", "many", "5")]
    public async Task Scenario_SomethingWrong_IsNamedAndNothingIsLost(string query, string field, string typed)
    {
        await using var world = await World.Start();
        using var site = new Site(world);

        var (status, page, _) = await site.Get("/toolkit/model/scenario?" + query);

        status.ShouldBe(HttpStatusCode.OK);
        page.QuerySelector(".nhsuk-error-summary").ShouldNotBeNull();
        var input = page.QuerySelector($"input[name='{field}']")!;
        input.GetAttribute("value").ShouldBe(typed);
        input.ClassList.ShouldContain("nhsuk-input--error");
        input.Closest("details")!.HasAttribute("open").ShouldBeTrue("what is wrong is in sight");
        page.QuerySelector($".nhsuk-error-summary a[href='#{input.Id}']").ShouldNotBeNull();
        page.QuerySelector("input[value=home-first]")!.HasAttribute("checked").ShouldBeTrue();
    }

    [Fact]
    public async Task Scenario_SixPlans_StandBesideEachOtherAndNoSeventh()
    {
        await using var world = await World.Start();
        using var site = new Site(world);
        var plans = string.Join('&', Enumerable.Range(1, 7).Select(i => $"plan=Plan {i}~falls.{i * 5}.100"));

        var (_, page, _) = await site.Get($"/toolkit/model/scenario?{Place}&{plans}&edit=1");
        var (_, beside, to) = await site.Get($"/toolkit/model/scenario?{Place}&form=1&do=falls&then=beside");

        page.QuerySelectorAll(".gt-plans li").Length.ShouldBe(6);
        Encoding.UTF8.GetByteCount(await Body(site, $"/toolkit/model/scenario?{Place}&fit=10000~attendances.4800.10310~deaths.100.9000&folk=age_20_50_10_15_5&{plans}&edit=1")).ShouldBeLessThan(60_000);
        page.QuerySelectorAll("button[value=beside]").ShouldBeEmpty();
        page.QuerySelector(".gt-plans strong")!.TextContent.ShouldBe("Plan 2");
        to!.ToString().ShouldContain("edit=1");
        beside.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("{\"title\":\"x\"}", "people")]
    [InlineData("{\"title\":\"x\",\"people\":100,\"weeks\":52,\"scenarios\":[{\"title\":\"a\",\"interventions\":[{\"id\":\"a\",\"title\":\"A\",\"for\":{\"fromAge\":109},\"reach\":1,\"effects\":[{\"of\":\"emergency\",\"ratio\":0.5,\"source\":\"s\",\"confidence\":\"low\"}]}]}]}", "for")]
    [InlineData("not json", "file")]
    public async Task Run_ABadFile_IsRefusedByField(string file, string field)
    {
        await using var world = await World.Start();
        using var site = new Site(world);

        using var answered = await site.Send(new HttpRequestMessage(HttpMethod.Post, "/toolkit/model/run") { Content = new StringContent(file, Encoding.UTF8, "application/json") });

        answered.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answered.Content.ReadAsStringAsync()).ShouldContain(field);
    }

    [Fact]
    public async Task Pages_WithoutAPlan_LeadBackToTheForm()
    {
        await using var world = await World.Start();
        using var site = new Site(world);

        foreach (var page in new[] { "journey", "why", "sure", "exact", "lines" })
        {
            var (status, _, to) = await site.Get($"/toolkit/model/{page}?{Place}");
            status.ShouldBe(HttpStatusCode.Found, page);
            to!.ToString().ShouldStartWith("/toolkit/model/scenario");
        }

        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task Expectation_KeptAndMeasured_StandsBesideWhatWasExpected(DatabaseKind kind)
    {
        var clock = new SetClock();
        await using var world = await World.Start(kind, clock);
        using var lead = await Partners.At(world, Partners.Council, "integration-lead");
        using var other = await Partners.At(world, Partners.Trust, "integration-lead");
        using var visitor = new Site(world);
        var keep = $"/work/model/keep?{Place}&plan={HomeFirst}";
        (await visitor.Get("/toolkit/model/expected")).Page.QuerySelector(".gt-empty").ShouldNotBeNull();

        var form = await Ready(lead, keep);
        var (bad, page, _) = await lead.Send(form, keep, "", ("Title", "Home first in Eastfield"), ("How", ""), ("TestOn.Day", "1"), ("TestOn.Month", "1"), ("TestOn.Year", "1999"));
        bad.ShouldBe(HttpStatusCode.BadRequest);
        page.QuerySelector("#Title")!.GetAttribute("value").ShouldBe("Home first in Eastfield");
        page.QuerySelector("#How-error").ShouldNotBeNull();

        var day = Goldthread.DesignSystem.Text.Dates.DayInLondon(clock.Now.AddDays(400));
        (string, string)[] fields = [("Title", "Home first in Eastfield"), ("How", "Days of delay, counted each month"), ("TestOn.Day", $"{day.Day}"), ("TestOn.Month", $"{day.Month}"), ("TestOn.Year", $"{day.Year}")];
        var (kept, _, to) = await lead.Send(form, keep, "", fields);
        kept.ShouldBe(HttpStatusCode.Found);
        Partners.NumberIn((await lead.Send(form, keep, "", fields)).To).ShouldBe(Partners.NumberIn(to), "the form was sent twice");
        var number = Partners.NumberIn(to);
        (await visitor.Get("/toolkit/model/expected")).Page.QuerySelector($"a[href='/toolkit/model/expected/{number}']").ShouldNotBeNull();
        var (_, open, _) = await visitor.Get($"/toolkit/model/expected/{number}");
        open.QuerySelector("main")!.TextContent.ShouldContain("Not yet known");

        var measured = $"/work/model/measured/{number}";
        (await other.Get(measured)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await lead.Send(measured, "", ("Of", "HospitalDays"), ("Change", "lots"), ("Source", "Monthly counts"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        var today = Goldthread.DesignSystem.Text.Dates.DayInLondon(clock.Now);
        (await lead.Send(measured, "", ("Of", "HospitalDays"), ("Change", "999999"), ("Low", ""), ("High", ""), ("On.Day", $"{today.Day}"), ("On.Month", $"{today.Month}"), ("On.Year", $"{today.Year}"), ("Source", "Monthly counts"))).Status.ShouldBe(HttpStatusCode.Found);
        var text = (await visitor.Get($"/toolkit/model/expected/{number}")).Page.QuerySelector("main")!.TextContent;
        text.ShouldContain("Outside what was expected");
        text.ShouldContain("+999,999");
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    private static async Task<IDocument> Ready(Site site, string path)
    {
        for (var i = 0; i < 200; i++)
        {
            var (status, page, _) = await site.Get(path);
            status.ShouldBe(HttpStatusCode.OK);
            if (page.QuerySelector("main form[method=post]") is not null) return page;
            page.QuerySelector("progress").ShouldNotBeNull();
            await Task.Delay(100);
        }

        throw new TimeoutException($"{path} is still working.");
    }

    private static async Task<Dictionary<string, (double Before, double After)>> Figures(Site site, string query) =>
        (await Body(site, "/toolkit/model/scenario.csv?" + query)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => Kernel.Values.CsvRows.Read(new StringReader(l)).Single().Fields)
            .ToDictionary(f => f[1], f => (double.Parse(f[3], System.Globalization.CultureInfo.InvariantCulture), double.Parse(f[4], System.Globalization.CultureInfo.InvariantCulture)));

    private static async Task<string> Body(Site site, string path)
    {
        using var answer = await site.Send(new HttpRequestMessage(HttpMethod.Get, path));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task<string> Text(Site site, string path) => (await site.Get(path)).Page.QuerySelector("main")!.TextContent;
}
