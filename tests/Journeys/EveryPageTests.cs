using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Journeys;

/// <summary>Every page, for whom it is made, at desk and at telephone width: what <see cref="Visitor.IsSound"/> asks; and the banner on paper.</summary>
public sealed class EveryPageTests(Town town) : IClassFixture<Town>
{
    private static readonly (string User, string Path)[] All =
    [
        ("", "/"), ("", "/sign-in"), ("", "/sign-out"), ("", "/problem/403"), ("", "/problem/404"), ("", "/problem/500"),
        ("", "/directory"), ("", "/directory/search?q=lonley&where=ZZ1+1AA"), ("", "/directory/search?q=quokka"), ("", "/directory/search?q=falls&where=nowhere&age=300"), ("", "{service}"), ("", "{report}"),
        ("", "/toolkit"), ("", "/toolkit/search?q=dischrage"), ("", "/toolkit/search?q=quokka"), ("", "/toolkit/initiatives/somerset-home-first"), ("", "/toolkit/initiatives/somerset-home-first/summary"), ("", "/toolkit/compare?id=somerset-home-first&id=torbay-mrs-smith"), ("", "/toolkit/compare"), ("", "/toolkit/evidence"), ("", "/toolkit/value-cases"), ("", "{case}"), ("", "/toolkit/evidence/studies/whole-system-demonstrator-telehealth"), ("", "{claim}"), ("", "/toolkit/signposts"), ("", "{signpost}"),
        ("", "/toolkit/model"), ("", "/toolkit/model/scenario"), ("", "/toolkit/model/scenario?form=1&do=home-first&do=falls"), ("", "/toolkit/model/scenario?form=1&years=200&do=home-first"), ("", "/toolkit/model/library"), ("", "/toolkit/model/assumptions"), ("", "/toolkit/model/expected"), ("", "/toolkit/model/validation"), ("", "/toolkit/model/somerset"), ("", "/toolkit/model/lines?people=10000&years=1&plan=~home-first.90.100"), ("", "/toolkit/model/exact?people=10000&years=1&plan=~home-first.90.100"),
        ("", "/toolkit/model/fit"), ("", "/toolkit/model/fit?people=10000&of=10000&time=month&n.attendances=400&n.deaths=abc"), ("", "/toolkit/model/fit?people=10000&of=10000&time=month&n.attendances=400"), ("", "/toolkit/model/scenario?form=1&do=falls&vary=1&profile=&age.0=20&homes=3"),
        ("", "/toolkit/model/scenario?people=10000&years=1&folk=age_20_50_10_15_5&fit=10000~attendances.4800.10000&plan=~falls.15.100"),
        ("", "/toolkit/model/journey?people=10000&plan=~home-first.90.100"), ("", "/toolkit/model/why?people=10000&years=1&plan=~home-first.90.100"), ("", "/toolkit/model/sure?people=10000&years=1&plan=~home-first.90.100"), ("lead-marion-tait", "/work/model/keep?people=10000&years=1&plan=~home-first.90.100"),
        ("", "/toolkit/map"), ("", "/toolkit/evidence/mitigators"), ("", "/toolkit/evidence/mitigators/frequent-visitors"), ("", "/toolkit/wrong/initiative/somerset-home-first"), ("", "/toolkit/earlier/initiative/somerset-home-first"),
        ("lead-marion-tait", "/work/toolkit"), ("lead-marion-tait", "/work/toolkit/write"), ("editor-nora-finch", "/work/toolkit"), ("editor-nora-finch", "/work/toolkit/write/somerset-home-first"), ("editor-nora-finch", "/work/toolkit/document/claim"), ("editor-nora-finch", "/work/toolkit/document/claim/falls-prevention"), ("editor-nora-finch", "/work/toolkit/keep/initiative/somerset-home-first"),
        ("", "/toolkit/self-assessment"), ("", "/toolkit/instruments"), ("", "/toolkit/instruments/fifteen-actions"), ("lead-marion-tait", "/work/assessments"), ("lead-marion-tait", "/work/assessments/new"), ("doctor-rohan-mehta", "/work/assessments"),
        ("", "/toolkit/events"), ("", "/toolkit/offers"), ("", "/toolkit/newsletters"), ("", "/toolkit/engagement"), ("", "/toolkit/peer-challenges"), ("lead-marion-tait", "/work/learning"), ("editor-nora-finch", "/work/learning"), ("editor-nora-finch", "/work/learning/events/edit"), ("lead-marion-tait", "/work/learning/offers/edit"),
        ("editor-nora-finch", "/work/learning/stories"), ("editor-nora-finch", "/work/learning/newsletters/2026-10"), ("lead-marion-tait", "/work/learning/groups"), ("lead-marion-tait", "/work/learning/nominations"), ("lead-marion-tait", "/work/learning/engagement"), ("lead-marion-tait", "/work/peer-challenges"), ("lead-marion-tait", "/work/peer-challenges/ask"), ("editor-nora-finch", "/work/peer-challenges/ask"),
        ("linkworker-samira-hassan", "/work/directory"), ("linkworker-samira-hassan", "/work/directory/edit"), ("linkworker-samira-hassan", "{change}"), ("linkworker-samira-hassan", "{status}"), ("linkworker-samira-hassan", "/work/directory/unmet"), ("linkworker-samira-hassan", "/work/prescribing/repeat-contacts"),
        ("gp-amara-okafor", "/work/people"), ("gp-amara-okafor", "/work/people?q=smith"), ("gp-amara-okafor", "/work/people?q=999+000+0017"), ("gp-amara-okafor", "/work/people?q=zzzzzz"),
        ("gp-amara-okafor", "{smith}"), ("gp-amara-okafor", "{smith}/timeline"), ("gp-amara-okafor", "{smith}/timeline?from=2999-01-01"),
        ("gp-amara-okafor", "{smith}/measurement?of=Weight"), ("gp-amara-okafor", "{document}"), ("gp-amara-okafor", "{stranger}/no-relationship"), ("gp-amara-okafor", "/no/such/page"),
        ("gp-amara-okafor", "{smith}/withheld"), ("gp-amara-okafor", "{keep}"), ("gp-amara-okafor", "{smith}/withheld/open-seals"), ("gp-amara-okafor", "/work/requests"), ("gp-amara-okafor", "{smith}/requests"), ("gp-amara-okafor", "/account"), ("gp-amara-okafor", "/sign-in/again"),
        ("coordinator-tom-whitfield", "/work"), ("coordinator-tom-whitfield", "/work?whose=all"), ("coordinator-tom-whitfield", "/work?show=sent"), ("coordinator-tom-whitfield", "/work/referrals/lost"), ("coordinator-tom-whitfield", "/work/referrals/waits"),
        ("coordinator-tom-whitfield", "/work/urgent"), ("coordinator-tom-whitfield", "/work/urgent/counts"), ("gp-amara-okafor", "{smith}/refer?find=falls"), ("gp-amara-okafor", "{smith}/referrals"), ("gp-amara-okafor", "{smith}/urgent"),
        ("doctor-rohan-mehta", "/work/home-first"), ("doctor-rohan-mehta", "/work/home-first?by=ready&ready=1"), ("doctor-rohan-mehta", "/work/home-first/figures"), ("doctor-rohan-mehta", "{stay}"), ("records-priya-nair", "/work/home-first/messages"), ("", "/outcomes/home-first"),
        ("gp-amara-okafor", "/work/care-homes"), ("gp-amara-okafor", "/work/care-homes?show=all"), ("gp-amara-okafor", "/work/care-homes/ZZCH01"), ("gp-amara-okafor", "{round}"), ("gp-amara-okafor", "/work/care-homes/ZZCH01/lead"),
        ("records-priya-nair", "/work/care-homes"), ("housing-paul-nowak", "/work/housing"), ("housing-paul-nowak", "/work/housing/move-on"), ("housing-paul-nowak", "{smith}/housing"), ("housing-paul-nowak", "{smith}/housing/ask"),
        ("housing-paul-nowak", "{adaptation}"), ("socialworker-helen-marsh", "{adaptation}"), ("housing-paul-nowak", "{smith}/housing/places/begin"), ("housing-paul-nowak", "{place}"),
        ("housing-paul-nowak", "{smith}"), ("analyst-wei-chen", "/"), ("analyst-wei-chen", "/work/urgent/providers"), ("analyst-wei-chen", "/work/people"),
        ("person-edie-smith", "/me"), ("person-edie-smith", "/me/record"), ("person-edie-smith", "/me/about-me"), ("person-edie-smith", "/me/add"), ("person-edie-smith", "/me/looked"),
        ("person-edie-smith", "/me/choices"), ("person-edie-smith", "/me/people"), ("person-edie-smith", "/me/download"), ("person-edie-smith", "{wrong}"), ("person-edie-smith", "/me/nothing"),
        ("person-edie-smith", "/me/reading"), ("person-edie-smith", "/account"), ("carer-karen-fraser", "/me"), ("carer-karen-fraser", "{helped}"),
        ("privacy-ruth-baines", "/work/privacy"), ("privacy-ruth-baines", "/work/privacy?state=reviewed"), ("privacy-ruth-baines", "{alert}"), ("privacy-ruth-baines", "{log}"), ("privacy-ruth-baines", "/work/privacy/unusual"), ("privacy-ruth-baines", "/work/privacy/opt-outs"),
        ("privacy-ruth-baines", "/work/agreements"), ("privacy-ruth-baines", "/work/agreements/edit"), ("privacy-ruth-baines", "{agreement}"), ("privacy-ruth-baines", "{end}"),
        ("privacy-ruth-baines", "/work/agreements/barriers"), ("privacy-ruth-baines", "/work/agreements/barriers/edit"),
        ("records-priya-nair", "/work/matching"), ("records-priya-nair", "/work/matching?view=later"), ("records-priya-nair", "{pair}"), ("records-priya-nair", "{member}"), ("records-priya-nair", "{trace}"),
        ("admin-lee-carter", "/admin/users"), ("admin-lee-carter", "/admin/users/one/gp-amara-okafor"), ("admin-lee-carter", "/admin/users/changes"), ("admin-lee-carter", "/admin/systems"),
        ("admin-lee-carter", "/work/directory/feeds"), ("admin-lee-carter", "/work/directory/owners"),
        ("analyst-wei-chen", "/population"), ("analyst-wei-chen", "/population/indicators/diabetes"), ("analyst-wei-chen", "/population/indicators/emergency-admissions"), ("analyst-wei-chen", "/population/data"), ("analyst-wei-chen", "/population/forecast"), ("analyst-wei-chen", "/population/case-finding"), ("analyst-wei-chen", "/population/forecast?base=typed&Aged65=40000"),
        ("analyst-wei-chen", "/population/geography"), ("admin-lee-carter", "/population/geography/places/ZZWREN"),
        ("analyst-wei-chen", "/population/extracts"), ("analyst-wei-chen", "/population/extracts/ask"), ("privacy-ruth-baines", "/population/extracts"), ("records-priya-nair", "/population/extracts"),
        ("analyst-wei-chen", "/population/cohorts"), ("analyst-wei-chen", "/population/cohorts/edit"), ("coordinator-tom-whitfield", "/population/cohorts"),
        ("", "/toolkit/programmes"), ("secretary-ben-archer", "/work/programmes"), ("secretary-ben-archer", "/work/programmes/write"), ("lead-marion-tait", "/work/programmes"), ("panel-olu-adebayo", "/work/programmes"),
        ("analyst-wei-chen", "/population/risk"), ("gp-amara-okafor", "{smith}/scores"), ("gp-amara-okafor", "{smith}/scores?change=hospital-frailty"), ("coordinator-tom-whitfield", "{smith}/scores"),
    ];

    // A way to each page whose address is made as we go: from which page of the same reader, by which link; and an address like it.
    private static readonly Dictionary<string, (string From, string Link, string Like)> Ways = new(StringComparer.Ordinal)
    {
        ["{service}"] = ("/directory/search?q=falls", ".gt-services h2 a", "/directory/services/1"),
        ["{case}"] = ("/toolkit/value-cases", ".gt-services h2 a", "/toolkit/value-cases/1"),
        ["{claim}"] = ("/toolkit/evidence", ".gt-services h2 a", "/toolkit/evidence/claims/1"),
        ["{signpost}"] = ("/toolkit/signposts", "a[href^='/toolkit/signposts/']", "/toolkit/signposts/1"),
        ["{change}"] = ("/work/directory", "a[href*='/work/directory/edit/']", "/work/directory/edit/1"),
        ["{status}"] = ("/work/directory", "a[href*='/work/directory/status/']", "/work/directory/status/1"),
        ["{report}"] = ("{service}", "a[href$='/wrong']", "/directory/services/1/wrong"),
        ["{stay}"] = ("/work/home-first", "tbody a", "/work/home-first/1/2"),
        ["{round}"] = ("/work/care-homes/ZZCH01", "a[href*='/seen/']", "/work/care-homes/1/seen/1"),
        ["{adaptation}"] = ("{smith}/housing", "a[href*='/housing/adaptations/']", "/work/people/1/housing/adaptations/1"),
        ["{place}"] = ("/work/housing/move-on", "tbody a", "/work/people/1/housing/places/1"),
        ["{document}"] = ("{smith}", "#documents li a", "/work/people/1/document/Composition/1"),
        ["{keep}"] = ("{smith}/timeline", "a[href*='/withheld/keep/']", "/work/people/1/withheld/keep/Condition/1"),
        ["{wrong}"] = ("/me/record", "a[href*='/me/wrong']", "/me/wrong"),
        ["{helped}"] = ("/me", "a[href*='?for=']", "/me"),
        ["{alert}"] = ("/work/privacy", "tbody a", "/work/privacy/alerts/1"),
        ["{log}"] = ("{alert}", "a[href*='/work/privacy/people/']", "/work/privacy/people/1"),
        ["{agreement}"] = ("/work/agreements", "a[href*='/agreements/edit/']", "/work/agreements/edit/1"),
        ["{end}"] = ("/work/agreements", "a[href*='/agreements/end/']", "/work/agreements/end/1"),
        ["{pair}"] = ("/work/matching", "tbody a", "/work/matching/1/2"),
        ["{member}"] = ("{pair}", "a[href*='/work/matching/person/']", "/work/matching/person/1"),
        ["{trace}"] = ("{member}", "a[href*='/trace/']", "/work/matching/trace/1"),
    };

    // Ways through another's pages, the gallery of components, what StaffTests comes to by keeping something back, and what somebody must write first (CohortTests, AttackerTests, WritingTests, SelfAssessmentTests, ProgrammeTests, LearningTests, ModelTests).
    private static readonly string[] Elsewhere =
    [
        "toolkit/model/expected/{id}",
        "work/model/measured/{id}",
        "work/toolkit/review/{kind}/{id}",
        "work/toolkit/test/{kind}/{id}",
        "population/cohorts/{id}/{number?}",
        "population/cohorts/{id}/changed",
        "population/extracts/{id}",
        "work/directory/draft/{id}",
        "work/directory/feeds/{number}",
        "work/people/{key}/referrals/{id}",
        "work/people/{key}/referrals/{id}/conversation",
        "sign-in/callback/{provider}",
        "sign-in/with/{provider}",
        "work/people/{key}/withheld/release/{type}/{id}/{reason}",
        "work/assessments/{id}",
        "work/assessments/{id}/answer",
        "work/assessments/{id}/results",
        "work/assessments/{id}/actions",
        "toolkit/programmes/{id}",
        "work/programmes/{id}/bid",
        "work/programmes/{id}/bids/{bid}",
        "work/programmes/{id}/decide/{step}",
        "work/programmes/{id}/letters",
        "work/programmes/{id}/letters/{bid}",
        "work/programmes/{id}/panel",
        "work/programmes/{id}/scoring",
        "work/programmes/{id}/scoring/{bid}",
        "work/programmes/{id}/screen",
        "toolkit/events/{id}",
        "toolkit/offers/{id}",
        "toolkit/newsletters/{month}",
        "toolkit/peer-challenges/{id}",
        "work/learning/events/{id}",
        "work/learning/offers/{id}",
        "work/learning/requests/{id}",
        "work/learning/stories/{id}",
        "work/learning/groups/{id}",
        "work/learning/nominations/{id}",
        "work/peer-challenges/{id}",
        "work/peer-challenges/{id}/visit",
        "work/peer-challenges/{id}/report",
        "work/peer-challenges/{id}/plan",
    ];

    public static TheoryData<string, string> Pages()
    {
        var data = new TheoryData<string, string>();
        foreach (var (user, path) in All)
        {
            data.Add(user, path);
        }

        return data;
    }

    [SkippableTheory]
    [MemberData(nameof(Pages))]
    public async Task Page_AtBothWidths_IsSound(string user, string path)
    {
        var visitor = await town.Look(user);
        visitor.Expects = path == "/problem/500" ? "status of 500" : "Failed to load resource: the server responded with a status of 4";
        await visitor.Open(await Address(visitor, path));
        await visitor.Page.SetViewportSizeAsync(360, 900);
        await visitor.IsSound();
        visitor.Complain();
    }

    [SkippableTheory]
    [InlineData("/me")]
    [InlineData("/me/record")]
    [InlineData("/me/about-me")]
    [InlineData("/me/people")]
    [InlineData("/me/looked")]
    public async Task PersonsPage_InLargePrintEasyReadAndWelsh_IsSoundOnAPhone(string path)
    {
        await using var visitor = await (await town.Visit(360, script: false)).SignIn("person-edie-smith");
        foreach (var choice in new[] { "large", "easy", "cy" })
        {
            await visitor.Page.GotoAsync("/me");
            await visitor.Page.ClickAsync($"button[value={choice}]");
            visitor.Page.Url.ShouldEndWith("/me");
        }

        await visitor.Page.GotoAsync(path);

        (await visitor.Overflowing()).ShouldBeEmpty();
        (await visitor.Page.Locator("html.gt-large").CountAsync()).ShouldBe(1);
        (await visitor.Page.Locator(".nhsuk-back-link span[lang=cy], h2 span[lang=cy]").CountAsync()).ShouldBeGreaterThan(0);
        (await visitor.Page.Locator("html").GetAttributeAsync("lang")).ShouldBe("en");
    }

    [SkippableFact]
    public void Pages_OfTheHost_AreAllVisited()
    {
        Skip.If(!town.IsOpen, "No browser.");
        var patterns = town.World.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null).Select(e => e.RoutePattern.RawText!).Distinct().ToList();

        patterns.Count.ShouldBeGreaterThan(30);
        Unvisited(patterns).ShouldBeEmpty();
        Unvisited(["work/secret/{id}"]).ShouldHaveSingleItem();
    }

    private static List<string> Unvisited(IEnumerable<string> patterns)
    {
        var visited = All.Select(p => Like(p.Path).Split('?')[0]).Distinct().ToList();
        return [.. patterns.Where(p => !p.StartsWith("design", StringComparison.OrdinalIgnoreCase) && !Elsewhere.Contains(p.TrimStart('/'))
            && !visited.Any(v => new TemplateMatcher(TemplateParser.Parse(p.TrimStart('/')), []).TryMatch(v, [])))];
    }

    private static string Like(string path) => Ways.TryGetValue(path, out var way) ? way.Like : path.Replace("{smith}", "/work/people/1", StringComparison.Ordinal).Replace("{stranger}", "/work/people/1", StringComparison.Ordinal);

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
        if (path is "{alert}" or "{log}")
        {
            await SomebodyBreaksTheGlass();
        }

        if (path is "{pair}" or "{member}" or "{trace}")
        {
            await town.HasPairsToMatch();
        }

        if (Ways.TryGetValue(path, out var way))
        {
            await visitor.Page.GotoAsync(way.From == path ? path : await Address(visitor, way.From));
            return (await visitor.Page.Locator("main").Locator(way.Link).First.GetAttributeAsync("href"))!;
        }

        if (path.StartsWith("{stranger}", StringComparison.Ordinal))
        {
            return path.Replace("{stranger}", await town.SomeoneUnknownTo("ZZGP01"), StringComparison.Ordinal);
        }

        return path.Replace("{smith}", town.MrsSmith, StringComparison.Ordinal);
    }

    // The record opens for the nurse alone.
    private async Task SomebodyBreaksTheGlass()
    {
        await using var nurse = await (await town.Visit()).SignIn("nurse-bethan-price");
        nurse.Expects = "status of 403";
        await nurse.Page.GotoAsync(await town.SomeoneUnknownTo("ZZGP01") + "/no-relationship");
        await nurse.Page.FillAsync("#EmergencyReason", "Fell in the waiting room, cannot speak");
        await nurse.Page.ClickAsync("form[action*=Emergency] button");
    }
}
