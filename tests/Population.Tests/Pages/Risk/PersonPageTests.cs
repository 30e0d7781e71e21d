using System.Net;
using AngleSharp.Dom;
using Goldthread.Kernel.Values;
using Goldthread.Population.Tests.Cohorts.Saved;
using Goldthread.Support;

namespace Goldthread.Population.Tests.Pages.Risk;

/// <summary>The scores of one person over HTTP: reasons, what a clinician says in the place of one, who may look, and that it is told to the person.</summary>
public sealed class PersonPageTests
{
    [DatabaseTheory]
    public async Task Page_ForAGp_HasEachScoreWithTheEntriesItIsMadeOf(DatabaseKind kind)
    {
        await using var world = await World.Start(kind, clock: CohortPlace.Clock());
        await RiskPlace.Fill(world);
        using var site = await CohortPlace.At(world, CohortPlace.Surgery, "gp");
        var path = await Path(world);

        var (status, page, _) = await site.Get(path);

        status.ShouldBe(HttpStatusCode.OK);
        Value(page, "hospital-frailty").ShouldBe("7.8, intermediate");
        Reasons(page, "hospital-frailty").ShouldBe(
            ["Delirium (F05), 3.2 points Delirium (F05.1), 1 August 2026, The Surgery", "Fall (W19), 3.2 points Fall (W19.9), 1 August 2026, The Surgery", "Chronic kidney disease (N18), 1.4 points Chronic kidney disease (N18.3), 1 August 2026, The Surgery"]);
        Value(page, "charlson").ShouldBe("4, band 3-4");
        Value(page, "conditions").ShouldBe("2, fewer than three");
        Value(page, "falls").ShouldBe("1");
        Value(page, "segment").ShouldBe("Limited reserve");
        page.QuerySelector("#h-efi")!.ParentElement!.TextContent.ShouldContain("no list of its codes");
        page.QuerySelector("#h-model-emergency-admission").ShouldNotBeNull();
        page.QuerySelector("#h-efi")!.ParentElement!.TextContent.ShouldContain("A clinician confirms frailty before it is coded");
        page.QuerySelector("#benefit")!.ParentElement!.TextContent.ShouldContain("Make a care and support plan with them");
        (await Reads(world, "look at scores")).ShouldBe(2, "the surgery's record and the trust's have it in their journal, which the person can read");
        (await site.Get(path.Replace("/scores", "", StringComparison.Ordinal))).Page.QuerySelector($"a[href='{path}']").ShouldNotBeNull();
        using var person = new Site(world);
        await person.SignIn("ME", "person", NhsNumber.Synthetic(1).ToString());
        (await person.Get("/me/looked")).Page.QuerySelector("main")!.TextContent.ShouldContain("Looked at scores made from your record");
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task Say_ByAGp_StandsBesideTheScoreAndCanBeTakenBack(DatabaseKind kind)
    {
        await using var world = await World.Start(kind, clock: CohortPlace.Clock());
        await RiskPlace.Fill(world);
        using var site = await CohortPlace.At(world, CohortPlace.Surgery, "gp");
        var path = await Path(world);
        var (_, form, _) = await site.Get(path + "?change=hospital-frailty");

        var (status, _, to) = await site.Post(path + "?handler=Say", Site.Token(form), ("Score", "hospital-frailty"), ("Band", "low"), ("Reason", "Walks to the shops, the delirium was an infection"));

        (status, to!.ToString()).ShouldBe((HttpStatusCode.Found, path + "?done=said"));
        var section = (await site.Get(path)).Page.QuerySelector("#h-hospital-frailty")!.ParentElement!;
        section.QuerySelector(".nhsuk-inset-text")!.TextContent.ShouldContain("A clinician says: low");
        section.TextContent.ShouldContain("The score said then: 7.8, intermediate.");
        section.QuerySelector(".nhsuk-body-l")!.TextContent.ShouldBe("7.8, intermediate", "the score stays");
        (await CohortPlace.Acts(world, "say low in the place of the score Hospital Frailty Risk Score")).ShouldBe(1);

        (await site.Post(path + "?handler=Back", Site.Token(form), ("Score", "hospital-frailty"), ("Reason", "Seen again"))).Status.ShouldBe(HttpStatusCode.Found);
        section = (await site.Get(path)).Page.QuerySelector("#h-hospital-frailty")!.ParentElement!;
        section.QuerySelector(".nhsuk-inset-text").ShouldBeNull();
        section.QuerySelectorAll(".gt-story li").Select(l => Words(l)[..10]).ShouldBe(["low: Walks", "Taken back"], "what was said stays to be read");
        (await site.Post(path + "?handler=Back", Site.Token(form), ("Score", "hospital-frailty"), ("Reason", "Again"))).Status.ShouldBe(HttpStatusCode.Conflict);
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Say_WithoutBandAndReason_NamesBothAndKeepsWhatWasTyped()
    {
        await using var world = await World.Start(clock: CohortPlace.Clock());
        await RiskPlace.Fill(world);
        using var site = await CohortPlace.At(world, CohortPlace.Surgery, "gp");
        var path = await Path(world);
        var token = Site.Token((await site.Get(path + "?change=charlson")).Page);

        var (status, page, _) = await site.Post(path + "?handler=Say", token, ("Score", "charlson"), ("Reason", " "));

        status.ShouldBe(HttpStatusCode.BadRequest);
        page.QuerySelectorAll(".nhsuk-error-summary a").Select(Words).ShouldBe(["Choose what you say in its place", "Say why"]);
        foreach (var link in page.QuerySelectorAll(".nhsuk-error-summary a")) page.QuerySelector(link.GetAttribute("href")!).ShouldNotBeNull();
        var (_, again, _) = await site.Post(path + "?handler=Say", token, ("Score", "charlson"), ("Band", "5+"), ("Reason", ""));
        again.QuerySelector("input[value='5+']")!.HasAttribute("checked").ShouldBeTrue();
        (await site.Post(path + "?handler=Say", token, ("Score", "segment"), ("Band", "Well"), ("Reason", "x"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await CohortPlace.Acts(world, "say %")).ShouldBe(0);
    }

    [Theory]
    [InlineData(CohortPlace.Trust, "care-coordinator", HttpStatusCode.OK)]
    [InlineData(CohortPlace.Trust, "housing-officer", HttpStatusCode.Forbidden)]
    [InlineData(CohortPlace.Board, "analyst", HttpStatusCode.Forbidden)]
    [InlineData("GP2", "gp", HttpStatusCode.Found)]
    public async Task Page_ByRoleAndRelationship_IsForThoseWhoLookAfterThem(string organisation, string role, HttpStatusCode expected)
    {
        await using var world = await World.Start(clock: CohortPlace.Clock());
        await RiskPlace.Fill(world);
        using var site = await CohortPlace.At(world, organisation, role);

        var (status, page, to) = await site.Get(await Path(world));

        status.ShouldBe(expected);
        if (status == HttpStatusCode.Found) to!.ToString().ShouldEndWith("/no-relationship");
        page.QuerySelectorAll("a[href*='change=']").ShouldBeEmpty("only a clinician says something in the place of a score");
        if (status != HttpStatusCode.OK) return;
        var token = Site.Token((await site.Get("/account")).Page);
        (await site.Post(await Path(world) + "?handler=Say", token, ("Score", "charlson"), ("Band", "0"), ("Reason", "x"))).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Page_WhatIsSealedFromTheReader_NeitherCountsNorShows()
    {
        await using var world = await World.Start(clock: CohortPlace.Clock());
        await RiskPlace.Fill(world);
        var surgery = await world.Professional(CohortPlace.Surgery);
        await surgery.Add($$$"""
            {"resourceType":"Condition","meta":{"security":[{"system":"http://terminology.hl7.org/CodeSystem/v3-Confidentiality","code":"R"}]},"subject":{"reference":"Patient/{{{await RiskPlace.PatientOf(surgery)}}}"},
             "code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10","code":"B20","display":"HIV disease"}]},"recordedDate":"2026-05-01"}
            """);
        await world.DeliverEvents();
        using var site = await CohortPlace.At(world, CohortPlace.Trust, "therapist");

        var (_, page, _) = await site.Get(await Path(world));

        Value(page, "charlson").ShouldBe("4, band 3-4");
        page.DocumentElement.TextContent.ShouldNotContain("HIV");
    }

    private static async Task<string> Path(World world) => $"/work/people/{await CohortPlace.KeyOf(world, 1)}/scores";

    private static string Value(IDocument page, string score) => Words(page.QuerySelector($"#h-{score}")!.ParentElement!.QuerySelector(".nhsuk-body-l")!);

    private static List<string> Reasons(IDocument page, string score) => [.. page.QuerySelector($"#h-{score}")!.ParentElement!.QuerySelectorAll(".gt-rows li").Select(Words)];

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static async Task<long> Reads(World world, string activity) =>
        await world.Reads.Read(s => s.Statement("select count(*) from kernel_read where activity = @activity").Set("activity", activity).First(r => r.GetInt64(0), 0));
}
