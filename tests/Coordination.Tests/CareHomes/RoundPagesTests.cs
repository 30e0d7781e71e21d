using System.Net;
using AngleSharp.Dom;
using Goldthread.Coordination.CareHomes;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Values;
using Goldthread.Support;

namespace Goldthread.Coordination.Tests.CareHomes;

/// <summary>Care homes over HTTP, from the record that says who lives there to the note of the round.</summary>
public sealed class RoundPagesTests
{
    private const string Home = "CH1";
    private const string HomePage = "/work/care-homes/CH1";
    private static readonly DateTimeOffset Friday = new(2025, 10, 3, 9, 0, 0, TimeSpan.Zero);

    [DatabaseTheory]
    public async Task Round_FromMovingInToTheNextWeek_IsInTheListAndInTheRecord(DatabaseKind kind)
    {
        var clock = new SetClock { Now = Friday };
        await using var world = await World.Start(kind, clock);
        var edie = await Resident(world, 1, "Edie", "2025-09-19");
        await Resident(world, 2, "Jack", "2023-05-01", plan: "2025-06-01");
        using var gp = await Place.At(world, Place.Surgery, "gp");

        var page = await Get(gp, HomePage);
        page.QuerySelectorAll("tbody tr td:first-child a").Select(a => a.TextContent.Trim()).ShouldBe(["Edie Smith", "Jack Smith"]);
        page.Body!.TextContent.ShouldContain("It was due on 30 September 2025, 3 working days ago");
        page.Body.TextContent.ShouldContain("1 of 2 (50%)");

        (await See(gp, edie, "Chest clear, plan to be made on Monday")).Status.ShouldBe(HttpStatusCode.Found);
        page = await Get(gp, HomePage);
        page.Body!.TextContent.ShouldContain("1 of 2 residents in your sight seen this week");
        page.QuerySelectorAll("tbody tr")[^1].TextContent.ShouldContain("Chest clear, plan to be made on Monday");
        (await gp.Get($"/work/people/{edie}/timeline")).Page.Body!.TextContent.ShouldContain("Care home round");

        clock.Forward(TimeSpan.FromDays(7));
        await gp.SignIn(Place.Surgery, "gp");
        page = await Get(gp, HomePage);
        page.QuerySelectorAll("tbody tr td:first-child a")[0].TextContent.Trim().ShouldBe("Edie Smith");
        page.Body!.TextContent.ShouldContain("Last seen on a round Friday 3 October 2025");
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [Fact]
    public async Task See_ByTwoAtOnce_TellsTheSecondAndKeepsTheirNote()
    {
        await using var world = await World.Start(clock: new SetClock { Now = Friday });
        var edie = await Resident(world, 1, "Edie", "2025-09-19");
        using var gp = await Place.At(world, Place.Surgery, "gp");
        using var nurse = await Place.At(world, Place.Surgery, "practice-nurse");
        var form = (await nurse.Get($"{HomePage}/seen/{edie}")).Page;
        await See(gp, edie, "Seen by the doctor");

        var (status, page, _) = await nurse.Post($"{HomePage}/seen/{edie}", Site.Token(form), ("Seen", "0"), ("Note", "Seen by the nurse"));

        status.ShouldBe(HttpStatusCode.Conflict);
        page.QuerySelector(".nhsuk-error-summary")!.TextContent.ShouldContain("a moment ago");
        page.QuerySelector("textarea[name=Note]")!.TextContent.Trim().ShouldBe("Seen by the nurse");
        page.Body!.TextContent.ShouldContain("Seen by the doctor");
    }

    [Fact]
    public async Task See_WithoutANote_NamesTheField()
    {
        await using var world = await World.Start(clock: new SetClock { Now = Friday });
        var edie = await Resident(world, 1, "Edie", "2025-09-19");
        using var gp = await Place.At(world, Place.Surgery, "gp");

        var (status, page, _) = await See(gp, edie, " ");

        status.ShouldBe(HttpStatusCode.BadRequest);
        page.QuerySelector(".nhsuk-error-summary a")!.GetAttribute("href").ShouldBe("#Note");
    }

    [Fact]
    public async Task TakeBack_ByWhoeverTicked_PutsThemOnTheListAgainAndOthersMayNot()
    {
        await using var world = await World.Start(clock: new SetClock { Now = Friday });
        var edie = await Resident(world, 1, "Edie", "2025-09-19");
        using var gp = await Place.At(world, Place.Surgery, "gp");
        using var nurse = await Place.At(world, Place.Surgery, "practice-nurse");
        await See(gp, edie, "Well");
        var form = (await nurse.Get($"{HomePage}/seen/{edie}")).Page;
        (await nurse.Post($"{HomePage}/seen/{edie}?handler=Back", Site.Token((await nurse.Get("/account")).Page), ("Seen", "1"))).Status.ShouldBe(HttpStatusCode.Forbidden);

        form = (await gp.Get($"{HomePage}/seen/{edie}")).Page;
        (await gp.Post($"{HomePage}/seen/{edie}?handler=Back", Site.Token(form), ("Seen", "1"))).Status.ShouldBe(HttpStatusCode.Found);

        (await Get(gp, HomePage)).Body!.TextContent.ShouldContain("0 of 1 residents in your sight seen this week");
        (await See(gp, edie, "Really seen")).Status.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task Home_OfSomebodyWithoutARelationship_NamesNobodyAndCountsWhomTheyDoNotSee()
    {
        await using var world = await World.Start(clock: new SetClock { Now = Friday });
        var edie = await Resident(world, 1, "Edie", "2025-09-19");
        using var stranger = await Place.At(world, Place.Trust, "gp");

        var page = await Get(stranger, HomePage);

        page.Body!.TextContent.ShouldNotContain("Edie");
        page.Body.TextContent.ShouldContain("1 resident is not in your sight");
        (await Get(stranger, "/work/care-homes")).Body!.TextContent.ShouldContain("Nobody in your sight");
        (await stranger.Get($"{HomePage}/seen/{edie}")).To!.ToString().ShouldContain("no-relationship");
        (await stranger.Get($"/work/care-homes/NOWHERE")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("housing-officer", HttpStatusCode.Forbidden)]
    [InlineData("analyst", HttpStatusCode.Forbidden)]
    [InlineData("records-officer", HttpStatusCode.OK)]
    [InlineData("care-home-nurse", HttpStatusCode.OK)]
    public async Task Homes_OfARole_AreForThoseWhoSeePlansOrKeepLeads(string role, HttpStatusCode expected)
    {
        await using var world = await World.Start(clock: new SetClock { Now = Friday });
        await Resident(world, 1, "Edie", "2025-09-19");
        using var site = await Place.At(world, Home, role);

        var (status, page, _) = await site.Get("/work/care-homes");

        status.ShouldBe(expected);
        page.QuerySelectorAll($"a[href='{HomePage}']").Length.ShouldBe(role == "care-home-nurse" ? 1 : 0);
        (await site.Get(HomePage)).Status.ShouldBe(role == "care-home-nurse" ? HttpStatusCode.OK : HttpStatusCode.Forbidden);
    }

    [DatabaseTheory]
    public async Task Lead_SaidByTwo_IsKeptWithItsHistoryAndTheSecondIsTold(DatabaseKind kind)
    {
        await using var world = await World.Start(kind, new SetClock { Now = Friday });
        await Resident(world, 1, "Edie", "2025-09-19");
        using var records = await Place.At(world, "ICB", "records-officer");
        using var gp = await Place.At(world, Place.Surgery, "gp");
        (await Get(records, "/work/care-homes")).QuerySelector("tbody tr")!.TextContent.ShouldContain("No lead practice");
        var late = (await gp.Get(HomePage + "/lead")).Page;

        (await Lead(records, (await records.Get(HomePage + "/lead")).Page, Place.Surgery)).Status.ShouldBe(HttpStatusCode.Found);
        var (status, page, _) = await Lead(gp, late, Place.Trust);
        status.ShouldBe(HttpStatusCode.Conflict);
        page.QuerySelector("textarea[name=Why]")!.TextContent.Trim().ShouldBe("Agreed by the network");

        (await Lead(gp, page, Place.Trust)).Status.ShouldBe(HttpStatusCode.Found);
        var history = (await Get(gp, HomePage + "/lead")).QuerySelectorAll("tbody tr").Select(r => r.TextContent).ToList();
        history.Count.ShouldBe(1, "both began on one day: the first never held");
        history[0].ShouldContain("The Trust");
        (await Get(records, "/work/care-homes")).QuerySelector("tbody tr")!.TextContent.ShouldContain("The Trust");
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Lead_WithoutAnything_NamesTheFields()
    {
        await using var world = await World.Start(clock: new SetClock { Now = Friday });
        await Resident(world, 1, "Edie", "2025-09-19");
        using var gp = await Place.At(world, Place.Surgery, "gp");
        using var nurse = await Place.At(world, Place.Surgery, "practice-nurse");
        var form = (await gp.Get(HomePage + "/lead")).Page;

        var (status, page, _) = await gp.Post(HomePage + "/lead", Site.Token(form), ("Seen", "0"), ("From.Day", "40"), ("From.Month", "10"), ("From.Year", "2025"));

        status.ShouldBe(HttpStatusCode.BadRequest);
        page.QuerySelectorAll(".nhsuk-error-summary a").Select(a => a.GetAttribute("href")).ShouldContain("#Practice");
        (await nurse.Post(HomePage + "/lead", Site.Token((await nurse.Get("/account")).Page), ("Seen", "0"), ("Practice", Place.Surgery), ("From.Day", "1"), ("From.Month", "10"), ("From.Year", "2025"), ("Why", "x"))).Status
            .ShouldBeOneOf(HttpStatusCode.Forbidden, HttpStatusCode.BadRequest);
        (await Get(nurse, "/work/care-homes")).QuerySelector("tbody tr")!.TextContent.ShouldContain("No lead practice");
    }

    [DatabaseTheory]
    public async Task Follower_EventsTwiceAndInAnyOrder_MakeOneRowAndTakeItAway(DatabaseKind kind)
    {
        await using var world = await World.Start(kind, new SetClock { Now = Friday });
        var key = await Resident(world, 1, "Edie", "2025-09-19", plan: "2025-06-01");
        var rows = await Rows(world);
        var row = rows.ShouldHaveSingleItem();

        await world.Records.Write(session =>
        {
            foreach (var (type, id) in new[] { ("CarePlan", "nothing"), ("EpisodeOfCare", row.Episode), ("EpisodeOfCare", row.Episode) })
            {
                ResidentFollower.Handle(session, new WorkWritten(row.Person.Part, row.Person.Number, type, id, 1));
            }

            return true;
        });
        (await Rows(world)).ShouldBe(rows);

        // Moved out: a later version of the same episode.
        var patient = (await Place.Members(world, key)).First(m => m.Key == row.Person).PatientId;
        var moved = await (await world.Professional(Home)).Put("EpisodeOfCare/" + row.Episode, Episode(patient, "2025-09-19", "2025-10-01").Replace("\"status\"", $"\"id\":\"{row.Episode}\",\"status\"", StringComparison.Ordinal));
        moved.Status.ShouldBe(200, moved.Text);
        await world.DeliverEvents();
        (await Rows(world)).ShouldBeEmpty();
    }

    private static Task<List<Resident>> Rows(World world) => world.Records.Read(session => ResidentTable.In(session, Home, DateOnly.FromDateTime(Friday.UtcDateTime), 10)).AsTask();

    // Somebody whom the surgery and the home know under one verified number.
    private static async Task<string> Resident(World world, int number, string given, string came, string? plan = null)
    {
        var key = await Place.Person(world, "Smith", given, number);
        await Place.Name(world, Home, "The Home");
        var home = await world.Professional(Home);
        var patient = await home.Add($$$"""
            {"resourceType":"Patient","identifier":[{"extension":[{"url":"https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus",
             "valueCodeableConcept":{"coding":[{"system":"https://fhir.hl7.org.uk/CodeSystem/UKCore-NHSNumberVerificationStatusEngland","code":"01"}]}}],
             "system":"https://fhir.nhs.uk/Id/nhs-number","value":"{{{NhsNumber.Synthetic(number)}}}"}],"name":[{"family":"Smith","given":["{{{given}}}"]}],"birthDate":"1941-03-02"}
            """);
        await home.Add(Episode(patient, came));
        if (plan is not null)
        {
            var gp = await world.Professional(Place.Surgery);
            await gp.Add($$$"""
                {"resourceType":"CarePlan","status":"active","intent":"plan","category":[{"coding":[{"system":"http://snomed.info/sct","code":"734163000"}]}],"title":"Plan",
                 "subject":{"reference":"Patient/{{{(await Place.Members(world, key)).First(m => m.Key.ToString() == key).PatientId}}}"},"created":"{{{plan}}}"}
                """);
        }

        await world.DeliverEvents();
        return (await Place.Members(world, key))[0].Key.ToString();
    }

    private static string Episode(string patient, string came, string? gone = null) => $$$"""
        {"resourceType":"EpisodeOfCare","status":"{{{(gone is null ? "active" : "finished")}}}","type":[{"coding":[{"system":"http://snomed.info/sct","code":"160734000"}]}],
         "patient":{"reference":"Patient/{{{patient}}}"},"managingOrganization":{"reference":"Organization/ch1","display":"The Home"},"period":{"start":"{{{came}}}"{{{(gone is null ? "" : $",\"end\":\"{gone}\"")}}}}}
        """;

    private static async Task<(HttpStatusCode Status, IDocument Page, Uri? To)> See(Site site, string key, string note)
    {
        var form = (await site.Get($"{HomePage}/seen/{key}")).Page;
        return await site.Post($"{HomePage}/seen/{key}", Site.Token(form), ("Seen", form.QuerySelector("form:has(textarea) input[name=Seen]")!.GetAttribute("value")!), ("Note", note));
    }

    private static Task<(HttpStatusCode Status, IDocument Page, Uri? To)> Lead(Site site, IDocument form, string practice) => site.Post(
        HomePage + "/lead", Site.Token(form), ("Seen", form.QuerySelector("input[name=Seen]")!.GetAttribute("value")!), ("Practice", practice), ("From.Day", "1"), ("From.Month", "10"), ("From.Year", "2025"),
        ("Why", "Agreed by the network"));

    private static async Task<IDocument> Get(Site site, string path)
    {
        var (status, page, _) = await site.Get(path);
        status.ShouldBe(HttpStatusCode.OK);
        return page;
    }
}
