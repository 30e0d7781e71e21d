using System.Net;
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

        var (refused, again, _) = await nurse.Post(List + "&handler=Snooze", Site.Token(page), ("Id", id), ("Days", "3"), ("Reason", " "));
        refused.ShouldBe(HttpStatusCode.BadRequest, "no reason");
        again.QuerySelector("details[open] #Reason").ShouldNotBeNull("the error leads to the field of the row");
        (await nurse.Post(List + "&handler=Snooze", Site.Token(page), ("Id", id), ("Days", "3"), ("Reason", "She is away"))).Status.ShouldBe(HttpStatusCode.Found);

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

        (await nurse.Post(List + "&handler=Assign", Site.Token(page), ("Chosen", first), ("To", ""))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await nurse.Post(List + "&handler=Assign", Site.Token(page), ("Chosen", first), ("Chosen", second), ("To", "therapist-of-" + Place.Trust))).Status.ShouldBe(HttpStatusCode.Found);

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
