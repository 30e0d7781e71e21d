using System.Net;
using Goldthread.Coordination.Work;
using Goldthread.Support;

namespace Goldthread.Coordination.Tests.Pages;

/// <summary>My work: whose move it is, given away, put off, and kept as a list.</summary>
public sealed class WorkPageTests
{
    [DatabaseTheory]
    public async Task Stay_OfSomebodyOnTheList_IsNewsUntilItIsRead(DatabaseKind kind)
    {
        var clock = new SetClock();
        await using var world = await World.Start(kind, clock);
        var key = await Place.Person(world);
        var patient = (await Place.Members(world, key))[0].PatientId;
        using var gp = await Place.At(world, Place.Surgery, "gp");
        using var nurse = await Place.At(world, Place.Trust, "community-nurse");
        await Place.Refer(gp, key);
        var hospital = await world.Professional(Place.Surgery, "hospital-doctor");
        var stay = $$$"""{"resourceType":"Encounter","status":"in-progress","class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"IMP"},"subject":{"reference":"Patient/{{{patient}}}"},"period":{"start":"{{{clock.Now.AddHours(-9):yyyy-MM-ddTHH:mm:ssZ}}}"},"location":[{"location":{"display":"Curlew Ward"}}]}""";
        await hospital.Add(stay);
        await hospital.Add(stay.Replace(clock.Now.AddHours(-9).ToString("yyyy-MM-ddTHH:mm:ssZ"), clock.Now.AddDays(-9).ToString("yyyy-MM-ddTHH:mm:ssZ"), StringComparison.Ordinal));
        await world.DeliverEvents();

        var (_, page, _) = await nurse.Get("/work?show=answers");

        page.QuerySelectorAll(".gt-work__row").ShouldHaveSingleItem().TextContent.ShouldContain("Came into hospital: Curlew Ward");
        var form = page.QuerySelector("form[action*='handler=Noted']")!;
        var fields = form.QuerySelectorAll("input").Where(i => i.GetAttribute("name") is "Type" or "Id").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value")!)).ToArray();
        (await nurse.Post(form.GetAttribute("action")!, Site.Token(page), fields)).Status.ShouldBe(HttpStatusCode.Found);
        (await nurse.Get("/work?show=answers")).Page.QuerySelectorAll(".gt-work__row").ShouldBeEmpty();
    }

    [Fact]
    public async Task Noted_StaySaysTheSame_StaysAwayUntilItSaysAnother()
    {
        var clock = new SetClock();
        await using var world = await World.Start(clock: clock);
        var key = await Place.Person(world);
        var patient = (await Place.Members(world, key))[0].PatientId;
        using var gp = await Place.At(world, Place.Surgery, "gp");
        using var nurse = await Place.At(world, Place.Trust, "community-nurse");
        await Place.Refer(gp, key);
        var start = clock.Now.AddHours(-9).ToString("yyyy-MM-ddTHH:mm:ssZ");
        string Stay(string status, string ward, string end) => $$$"""{"resourceType":"Encounter","id":"stay1","status":"{{{status}}}","class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"IMP"},"subject":{"reference":"Patient/{{{patient}}}"},"period":{"start":"{{{start}}}"{{{end}}}},"location":[{"location":{"display":"{{{ward}}}"}}]}""";
        await world.System.Put("Encounter/stay1", Stay("in-progress", "Curlew Ward", ""));
        await world.DeliverEvents();
        var (_, page, _) = await nurse.Get("/work?show=answers");
        await nurse.Post("/work?show=answers&handler=Noted", Site.Token(page), ("Type", "Encounter"), ("Id", "stay1"));

        await world.System.Put("Encounter/stay1", Stay("in-progress", "Plover Ward", ""));
        await world.DeliverEvents();
        (await nurse.Get("/work?show=answers")).Page.QuerySelectorAll(".gt-work__row").ShouldBeEmpty("moved to another ward: it is known that she is in");

        await world.System.Put("Encounter/stay1", Stay("finished", "Plover Ward", $",\"end\":\"{clock.Now.AddHours(-1):yyyy-MM-ddTHH:mm:ssZ}\""));
        await world.DeliverEvents();
        (await nurse.Get("/work?show=answers")).Page.QuerySelectorAll(".gt-work__row").ShouldHaveSingleItem().TextContent.ShouldContain("Left hospital");
    }

    [DatabaseTheory]
    public async Task Alert_ThatNobodyHas_IsGivenAndDealtWith(DatabaseKind kind)
    {
        var clock = new SetClock();
        await using var world = await World.Start(kind, clock);
        var key = await Place.Person(world);
        var patient = (await Place.Members(world, key))[0].PatientId;
        using var nurse = await Place.At(world, Place.Surgery, "practice-nurse");
        var gp = await world.Professional(Place.Surgery);
        var id = await gp.Add($$$"""{"resourceType":"Communication","status":"in-progress","category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/communication-category","code":"alert"}]}],"subject":{"reference":"Patient/{{{patient}}}"},"sent":"{{{clock.Now.AddHours(-25):yyyy-MM-ddTHH:mm:ssZ}}}","payload":[{"contentString":"Weight up 3 kg in two days"}]}""");
        await world.DeliverEvents();
        const string List = "/work?whose=nobody&kind=alert&late=true";
        var (_, page, _) = await nurse.Get(List);
        page.QuerySelectorAll(".gt-work__row").ShouldHaveSingleItem().TextContent.ShouldContain("Alert: Weight up 3 kg in two days");

        (await nurse.Post(List + "&handler=Assign", Site.Token(page), ("Chosen", "Communication/" + id), ("To", "practice-nurse-of-" + Place.Surgery))).Status.ShouldBe(HttpStatusCode.Found);

        var (_, mine, _) = await nurse.Get("/work?kind=alert");
        mine.QuerySelectorAll(".gt-work__row").ShouldHaveSingleItem().TextContent.ShouldContain("to deal with it");
        var (refused, again, _) = await nurse.Post("/work?kind=alert&handler=Deal", Site.Token(mine), ("Id", id), ("How", ""));
        refused.ShouldBe(HttpStatusCode.BadRequest);
        again.QuerySelector("details[open] #How").ShouldNotBeNull("the error leads to the field of the row");
        (await nurse.Post("/work?kind=alert&handler=Deal", Site.Token(mine), ("Id", id), ("How", "Rang her; the heart nurse comes today"))).Status.ShouldBe(HttpStatusCode.Found);
        (await nurse.Get("/work?whose=all")).Page.QuerySelectorAll(".gt-work__row").ShouldBeEmpty();
        var alert = (await gp.Get("Communication/" + id)).Body;
        alert["status"]!.GetValue<string>().ShouldBe("completed");
        alert["note"]![0]!["text"]!.GetValue<string>().ShouldBe("Rang her; the heart nurse comes today");
        (await nurse.Post("/work?kind=alert&handler=Deal", Site.Token(mine), ("Id", id), ("How", "again"))).Status.ShouldBe(HttpStatusCode.Conflict, "it is dealt with already");
    }

    [DatabaseTheory]
    public async Task Plan_ThatEnds_IsOnItsAuthorsListUntilItIsRenewed(DatabaseKind kind)
    {
        var clock = new SetClock();
        await using var world = await World.Start(kind, clock);
        var key = await Place.Person(world);
        var patient = (await Place.Members(world, key))[0].PatientId;
        using var nurse = await Place.At(world, Place.Surgery, "practice-nurse");
        string Plan(string period) => $$$"""{"resourceType":"CarePlan","id":"plan1","status":"active","intent":"plan","title":"Edie's plan","subject":{"reference":"Patient/{{{patient}}}"},"author":{"identifier":{"system":"{{{Goldthread.Coordination.Referrals.ReferralFhir.UserSystem}}}","value":"practice-nurse-of-{{{Place.Surgery}}}"},"display":"The nurse"}{{{period}}}}""";
        (await world.System.Put("CarePlan/plan1", Plan($",\"period\":{{\"end\":\"{clock.Now.AddDays(-2):yyyy-MM-dd}\"}}"))).Status.ShouldBe(201);
        await world.DeliverEvents();

        var row = (await nurse.Get("/work?kind=plan&late=true")).Page.QuerySelectorAll(".gt-work__row").ShouldHaveSingleItem();
        row.TextContent.ShouldContain("Plan to look at again: Edie's plan");
        row.QuerySelector(".gt-work__do a")!.GetAttribute("href").ShouldBe($"/work/people/{key}#plans");

        await world.System.Put("CarePlan/plan1", Plan(""));
        await world.DeliverEvents();
        (await nurse.Get("/work?whose=all")).Page.QuerySelectorAll(".gt-work__row").ShouldBeEmpty("a plan without an end is nobody's move");
    }

    [DatabaseTheory]
    public async Task Lists_ByTeamKindAndWhose_AreTheRowsThatMatchAll(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        var rows = Enumerable.Range(0, 400).Select(i => new WorkRow
        {
            Owner = "O", Side = WorkSide.Do, Type = "Task", Id = $"t{i:000}", Person = new Fhir.Storage.PersonKey(7, 1), Kind = i % 3 == 0 ? "urgent" : "task", Team = i % 4 == 0 ? "north" : "",
            Assignee = i % 5 == 0 ? "ann" : "", DueAt = i % 7 == 0 ? WorkRow.Never : (i * 37 % 101) + 1_000, SnoozedUntil = i % 6 == 0 ? 5_000 : 0,
        }).ToList();
        await world.Records.Write(session =>
        {
            session.AcceptTwoPhase("Rows and where they stand, for a test.");
            rows.ForEach(r => WorkTable.Replace(session, r.Person, r.Type, r.Id, [r]));
            rows.Where(r => r.SnoozedUntil > 0).ToList().ForEach(r => WorkTable.Snooze(session, r, r.SnoozedUntil, "later"));
            return true;
        });

        foreach (var whose in new[] { "all", "nobody", "user:ann", "team:north" })
        foreach (var of in new[] { "", "urgent" })
        foreach (var late in new[] { false, true })
        foreach (var snoozed in new[] { false, true })
        {
            var filter = new WorkFilter(WorkSide.Do, whose, of, late, snoozed);
            var expected = rows.Where(r => (whose is "all" || (whose == "nobody" ? r.Assignee.Length == 0 : whose == "user:ann" ? r.Assignee == "ann" : r.Team == "north"))
                && (of.Length == 0 || r.Kind == of) && (!late || r.DueAt < 1_050) && r.SnoozedUntil > 1_050 == snoozed).OrderBy(r => r.DueAt).ThenBy(r => r.Id, StringComparer.Ordinal).Select(r => r.Id);
            var found = new List<string>();
            for (var after = WorkPlace.Start; ;)
            {
                var page = await world.Records.Read(s => WorkTable.Page(s, "O", filter, filter.Assignee(null!), 1_050, after, 17));
                found.AddRange(page.Select(r => r.Id));
                if (page.Count < 17) break;
                after = new WorkPlace(page[^1].DueAt, page[^1].Id);
            }

            found.ShouldBe(expected, filter.ToString());
        }
    }

    [Fact]
    public async Task Snooze_WithAReason_ComesBackByItself()
    {
        var clock = new SetClock();
        await using var world = await World.Start(clock: clock);
        var key = await Place.Person(world);
        using var gp = await Place.At(world, Place.Surgery, "gp");
        using var nurse = await Place.At(world, Place.Trust, "community-nurse");
        var id = (await Place.Refer(gp, key)).Split('/')[^1];
        const string List = "/work?whose=nobody";
        var (_, page, _) = await nurse.Get(List);

        var (refused, again, _) = await nurse.Post(List + "&handler=Snooze", Site.Token(page), ("Type", "Task"), ("Id", id), ("Days", "3"), ("Reason", " "));
        refused.ShouldBe(HttpStatusCode.BadRequest, "no reason");
        again.QuerySelector("details[open] #Reason").ShouldNotBeNull("the error leads to the field of the row");
        (await nurse.Post(List + "&handler=Snooze", Site.Token(page), ("Type", "Task"), ("Id", id), ("Days", "3"), ("Reason", "She is away"))).Status.ShouldBe(HttpStatusCode.Found);

        (await nurse.Get(List)).Page.QuerySelectorAll(".gt-work__row").ShouldBeEmpty();
        (await nurse.Get("/work?whose=nobody&show=snoozed")).Page.QuerySelector(".gt-work__row")!.TextContent.ShouldContain("She is away");
        clock.Forward(TimeSpan.FromDays(4));
        await nurse.SignIn(Place.Trust, "community-nurse");
        (await nurse.Get(List)).Page.QuerySelectorAll(".gt-work__row").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Assign_Several_AreOnTheColleaguesList()
    {
        await using var world = await World.Start();
        using var gp = await Place.At(world, Place.Surgery, "gp");
        using var nurse = await Place.At(world, Place.Trust, "community-nurse");
        using var therapist = await Place.At(world, Place.Trust, "therapist");
        var first = (await Place.Refer(gp, await Place.Person(world))).Split('/')[^1];
        var second = (await Place.Refer(gp, await Place.Person(world, "Jones", "Ivor", 2))).Split('/')[^1];
        const string List = "/work?whose=nobody";
        var (_, page, _) = await nurse.Get(List);

        (await nurse.Post(List + "&handler=Assign", Site.Token(page), ("Chosen", "Task/" + first), ("To", ""))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await nurse.Post(List + "&handler=Assign", Site.Token(page), ("Chosen", "Task/" + first), ("Chosen", "Task/" + second), ("To", "therapist-of-" + Place.Trust))).Status.ShouldBe(HttpStatusCode.Found);

        (await therapist.Get("/work")).Page.QuerySelectorAll(".gt-work__row").Length.ShouldBe(2);
        (await nurse.Get(List)).Page.QuerySelectorAll(".gt-work__row").ShouldBeEmpty();
    }

    [Fact]
    public async Task List_UnderAName_IsTheAddressThatWasKept()
    {
        await using var world = await World.Start();
        using var nurse = await Place.At(world, Place.Trust, "community-nurse");
        const string List = "/work?whose=all&kind=urgent&late=true";
        var (_, page, _) = await nurse.Get(List);

        (await nurse.Post(List + "&handler=Save", Site.Token(page), ("ListName", "Late urgent"))).Status.ShouldBe(HttpStatusCode.Found);

        var (_, kept, _) = await nurse.Get("/work");
        kept.QuerySelector("details a[href^='/work?']")!.GetAttribute("href").ShouldBe(List);
        (await nurse.Post("/work?handler=Forget", Site.Token(kept), ("Id", "Late urgent"))).Status.ShouldBe(HttpStatusCode.Found);
        (await nurse.Get("/work")).Page.QuerySelector("details a[href^='/work?']").ShouldBeNull();
    }

    [Fact]
    public async Task Newer_SinceAMark_IsANumberAndNoName()
    {
        var clock = new SetClock();
        await using var world = await World.Start(clock: clock);
        var key = await Place.Person(world);
        using var gp = await Place.At(world, Place.Surgery, "gp");
        using var nurse = await Place.At(world, Place.Trust, "community-nurse");
        var (_, page, _) = await nurse.Get("/work?whose=nobody");
        var mark = page.QuerySelector("[data-mark]")!.GetAttribute("data-mark");
        clock.Forward(TimeSpan.FromMinutes(1));
        await Place.Refer(gp, key);

        (await nurse.Get($"/work?whose=nobody&handler=Newer&mark={mark}")).Page.Body!.TextContent.ShouldBe("1");
        (await nurse.Get("/work?whose=nobody&handler=Newer&mark=x")).Page.Body!.TextContent.ShouldBe("1");
    }

    [Fact]
    public async Task List_ForARoleThatOpensNoRecords_IsRefused()
    {
        await using var world = await World.Start();
        using var analyst = await Place.At(world, Place.Trust, "analyst");

        foreach (var path in new[] { "/work", "/work/urgent", "/work/urgent/counts", "/work/referrals/lost", "/work/referrals/waits" })
        {
            (await analyst.Get(path)).Status.ShouldBe(HttpStatusCode.Forbidden, path);
        }
    }

    [Fact]
    public async Task Lost_AfterADayInNobodysHands_IsToldToBothSides()
    {
        var clock = new SetClock();
        await using var world = await World.Start(clock: clock);
        var key = await Place.Person(world);
        using var gp = await Place.At(world, Place.Surgery, "gp");
        using var nurse = await Place.At(world, Place.Trust, "community-nurse");
        await Place.Refer(gp, key);
        (await nurse.Get("/work/referrals/lost")).Page.QuerySelectorAll(".nhsuk-tag").ShouldBeEmpty();

        clock.Forward(TimeSpan.FromHours(25));
        await nurse.SignIn(Place.Trust, "community-nurse");
        await gp.SignIn(Place.Surgery, "gp");

        (await nurse.Get("/work/referrals/lost")).Page.QuerySelectorAll(".nhsuk-tag").ShouldHaveSingleItem().TextContent.ShouldContain("Nobody has it");
        (await gp.Get("/work/referrals/lost")).Page.QuerySelectorAll(".nhsuk-tag").ShouldHaveSingleItem();
    }
}
