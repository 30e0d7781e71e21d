namespace Goldthread.Journeys;

/// <summary>Those who keep watch over the record: privacy officer, records officer, administrators, and who keeps something back.</summary>
[Collection(TownCollection.Name)]
public sealed class StaffTests(Town town)
{
    [SkippableFact]
    public async Task BreakGlass_ByADoctor_IsReviewedByThePrivacyOfficer()
    {
        var reason = "Unconscious in resus, no notes here";
        await using var doctor = await (await town.Visit(360)).SignIn("doctor-rohan-mehta");
        doctor.Expects = "status of 403";
        (await doctor.Open(await town.SomeoneUnknownTo("ZZAC01"))).Status.ShouldBe(403);
        (await doctor.Text("h1")).ShouldBe("You have no relationship with this person");
        await doctor.Type("#EmergencyReason", reason);
        await doctor.Press("form[action*=Emergency] button");
        doctor.Page.Url.ShouldNotContain("no-relationship");

        await using var officer = await (await town.Visit(360)).SignIn("privacy-ruth-baines");
        officer.Expects = "status of 400";
        await officer.Open("/work/privacy");
        var row = officer.Page.Locator("tbody tr", new() { HasText = reason });
        (await row.InnerTextAsync()).ShouldContain("Dr Rohan Mehta");
        await officer.Open((await row.Locator("a").First.GetAttributeAsync("href"))!);
        (await officer.Text()).ShouldContain("What they did with this record");
        await officer.Press("main form button");
        (await officer.Page.Locator(".nhsuk-error-summary li").CountAsync()).ShouldBe(2);
        await officer.Page.CheckAsync("input[name=Finding][value=Appropriate]");
        await officer.Type("#Notes", "Rang the ward: he was brought in at that hour.");
        await officer.Press("main form button");

        (await officer.Text()).ShouldNotContain(reason);
        await officer.Open("/work/privacy?state=reviewed");
        (await officer.Text("table")).ShouldContain(reason);
    }

    [SkippableFact]
    public async Task Matching_JoinedAndTakenApart_IsAsBefore()
    {
        await using var officer = await (await town.Visit()).SignIn("records-priya-nair");
        await town.HasPairsToMatch();
        await officer.Open("/work/matching");
        await officer.Press("tbody tr:last-child a");
        var pair = officer.Page.Url;
        (await officer.Text("h1")).ShouldBe("Are these one person?");

        await Decide(officer, "same", "Rang the person: both addresses are theirs.");
        await officer.Open(pair);
        (await officer.Text(".nhsuk-inset-text")).ShouldContain("These two records were joined.");
        await Decide(officer, "parted", "It was her sister.");
        await officer.Open(pair);

        (await officer.Text()).ShouldNotContain("These two records were joined.");
        (await officer.Page.Locator("main ol li").CountAsync()).ShouldBe(2);
        await officer.Press("a[href*='/work/matching/person/']");
        (await officer.Text("h1")).ShouldBe("Records of one person");
        await officer.Press("a[href*='/trace/']");
        await officer.Press("main form button");
        (await officer.Text()).ShouldContain("What the register says");
    }

    [SkippableFact]
    public async Task Administrator_AsksForARight_ASecondOneApproves()
    {
        await using var first = await (await town.Visit()).SignIn("admin-lee-carter");
        await first.Open("/admin/users/one/housing-paul-nowak");
        await first.Page.SelectOptionAsync("#Role", "privacy-officer");
        await first.Type("#Organisation", "ZZIB01");
        await first.Type("#OrganisationName", "Wrenfield and Marshlands Integrated Care Board");
        await first.Type("form[action*=Give] #Why", "Stands in while Ruth Baines is away");
        await first.Press("form[action*=Give] button");
        await first.Open("/admin/users/changes");
        (await first.Text()).ShouldContain("Another administrator must approve this");
        (await first.Page.Locator("button[value=Approve]").CountAsync()).ShouldBe(0);

        await using var second = await (await town.Visit(360)).SignIn("admin-yusuf-rahman");
        await second.Open("/admin/users/changes");
        (await second.Text()).ShouldContain("Stands in while Ruth Baines is away");
        await second.Press("button[value=Approve]");

        (await second.Text()).ShouldContain("Nothing waits.");
        await second.Open("/admin/users/one/housing-paul-nowak");
        (await second.Text()).ShouldContain("Privacy officer, Wrenfield and Marshlands Integrated Care Board");
    }

    [SkippableFact]
    public async Task Sealed_ByTheSurgery_IsGoneForOthersUntilReleased()
    {
        await using var nurse = await (await town.Visit()).SignIn("nurse-grace-adeyemi");
        await using var gp = await (await town.Visit(360)).SignIn("gp-amara-okafor");
        await gp.Open(town.MrsSmith + "/timeline?kind=Document&source=ZZGP01");
        var letter = await gp.Text(".gt-timeline__title");
        await nurse.Page.GotoAsync(town.MrsSmith + "/timeline?kind=Document");
        (await nurse.Text(".gt-timeline")).ShouldContain(letter);

        await gp.Press("a[href*='/withheld/keep/']");
        await gp.Page.CheckAsync("input[value=Sealed]");
        await gp.Type("#Words", "She asked us to keep this to ourselves.");
        await gp.Press("main form button");
        (await gp.Text()).ShouldContain("She asked us to keep this to ourselves.");
        await nurse.Page.ReloadAsync();
        (await nurse.Text()).ShouldNotContain(letter);

        await gp.Press("a[href*='/withheld/release/']");
        await gp.Type("#Words", "She changed her mind.");
        await gp.Press("main form button");
        await nurse.Page.ReloadAsync();
        (await nurse.Text(".gt-timeline")).ShouldContain(letter);
    }

    private static async Task Decide(Visitor officer, string choice, string reason)
    {
        await officer.Page.CheckAsync($"input[name=Choice][value={choice}]");
        await officer.Type("#Reason", reason);
        await officer.Press("main form button");
    }
}
