using System.Net;
using AngleSharp.Dom;
using Goldthread.DesignSystem.Text;
using Goldthread.Support;

namespace Goldthread.Coordination.Tests.Pages;

/// <summary>A referral from one organisation to another, through the pages.</summary>
public sealed class ReferralPagesTests
{
    [Fact]
    public async Task Referral_AskedForByAnotherSourcesKey_LeadsToTheOneAddressOfThePerson()
    {
        await using var world = await World.Start();
        var key = await Place.Person(world);
        using var gp = await Place.At(world, Place.Surgery, "gp");
        var referral = await Place.Refer(gp, key);
        var surgery = await world.Professional(Place.Surgery);
        var identifier = (await surgery.Get("Patient/" + (await Place.Members(world, key))[0].PatientId)).Body["identifier"]!.ToJsonString();
        await (await world.Professional("LA1", "social-worker")).Add($$"""{"resourceType":"Patient","identifier":{{identifier}},"name":[{"family":"Smith","given":["Edie"]}],"birthDate":"1941-03-02"}""");
        await world.DeliverEvents();
        var other = (await Place.Members(world, key)).Select(m => m.Key.ToString()).Single(k => k != key);

        var (one, _, first) = await gp.Get(referral.Replace($"/people/{key}/", $"/people/{other}/", StringComparison.Ordinal) + "?step=message");
        var (two, _, second) = await gp.Get(referral + "?step=message");

        // One of the two addresses is the person's own; the other leads there with all that stood after it.
        var (led, to) = one == HttpStatusCode.Found ? (one, first) : (two, second);
        led.ShouldBe(HttpStatusCode.Found);
        to!.ToString().ShouldEndWith(referral.Split('/')[^1] + "?step=message");
        (one == HttpStatusCode.Found ? two : one).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Refer_WhileThePersonWasJoinedToAnother_IsSentAgainToTheirOneAddress()
    {
        await using var world = await World.Start();
        var key = await Place.Person(world);
        using var gp = await Place.At(world, Place.Surgery, "gp");
        var identifier = (await (await world.Professional(Place.Surgery)).Get("Patient/" + (await Place.Members(world, key))[0].PatientId)).Body["identifier"]!.ToJsonString();
        await (await world.Professional("LA1", "social-worker")).Add($$"""{"resourceType":"Patient","identifier":{{identifier}},"name":[{"family":"Smith","given":["Edie"]}],"birthDate":"1941-03-02"}""");
        await world.DeliverEvents();
        var members = await Place.Members(world, key);
        var (one, gone) = (members[0].Key.ToString(), members[1].Key.ToString());
        var token = Site.Token((await gp.Get($"/work/people/{one}/refer?find=trust")).Page);
        (string, string)[] form = [("Target", "organisation:" + Place.Trust), ("Kind", "service"), ("Priority", "routine"), ("Reason", "Two falls"), ("Then", "send")];

        var (status, _, to) = await gp.Post($"/work/people/{gone}/refer", token, form);

        status.ShouldBe(HttpStatusCode.TemporaryRedirect, "the form is kept, and sent again");
        to!.ToString().ShouldBe($"/work/people/{one}/refer");
        (await gp.Post(to.ToString(), token, form)).Status.ShouldBe(HttpStatusCode.Found);
        (await Rows(gp, "/work?show=sent")).ShouldHaveSingleItem();
    }

    [DatabaseTheory]
    public async Task Referral_FromSentToClosed_IsOnTheRightListAtEachStep(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        var key = await Place.Person(world);
        using var gp = await Place.At(world, Place.Surgery, "gp");
        using var nurse = await Place.At(world, Place.Trust, "community-nurse");
        (await nurse.Get("/work/people/" + key)).Status.ShouldBe(HttpStatusCode.Found, "the trust does not know her");

        var referral = await Place.Refer(gp, key);

        (await Rows(nurse, "/work?whose=nobody")).ShouldHaveSingleItem().ShouldContain("Two falls since August");
        (await Rows(nurse, "/work")).ShouldBeEmpty();
        (await Rows(gp, "/work?show=sent")).ShouldHaveSingleItem().ShouldContain("waiting for The Trust to answer");
        (await nurse.Get("/work/people/" + key)).Status.ShouldBe(HttpStatusCode.OK, "she was referred to the trust");

        (await Place.Take(nurse, referral, "accept")).Status.ShouldBe(HttpStatusCode.Found);
        (await Rows(nurse, "/work")).ShouldHaveSingleItem().ShouldContain("Accepted");
        (await Place.Take(nurse, referral, "see", Yesterday())).Status.ShouldBe(HttpStatusCode.BadRequest, "a contact before the referral is none");
        (await Place.Take(nurse, referral, "see", Now())).Status.ShouldBe(HttpStatusCode.Found);
        (await Place.Take(nurse, referral, "close", ("Words", "Walks with a frame, no falls for a month"))).Status.ShouldBe(HttpStatusCode.Found);

        (await Rows(nurse, "/work")).ShouldBeEmpty();
        (await Rows(gp, "/work?show=sent")).ShouldBeEmpty();
        (await Rows(gp, "/work?show=answers")).ShouldHaveSingleItem().ShouldContain("no falls for a month");
        (await nurse.Get("/work/people/" + key)).Status.ShouldBe(HttpStatusCode.Found, "the referral is over");
        var (_, record, _) = await gp.Get($"/work/people/{key}/timeline");
        record.Body!.TextContent.ShouldContain("The Trust has finished: Walks with a frame");
    }

    [Fact]
    public async Task Accept_TwoAtOnce_IsTakenByOneAndToldToTheOther()
    {
        await using var world = await World.Start();
        var key = await Place.Person(world);
        using var gp = await Place.At(world, Place.Surgery, "gp");
        using var nurse = await Place.At(world, Place.Trust, "community-nurse");
        using var therapist = await Place.At(world, Place.Trust, "therapist");
        var referral = await Place.Refer(gp, key);
        var (_, one, _) = await nurse.Get(referral);
        var (_, two, _) = await therapist.Get(referral);

        var answers = await Task.WhenAll(
            nurse.Post(referral + "?step=accept", Site.Token(one), ("Seen", Seen(one))),
            therapist.Post(referral + "?step=accept", Site.Token(two), ("Seen", Seen(two))));

        answers.Select(a => a.Status).Order().ShouldBe([HttpStatusCode.Found, HttpStatusCode.Conflict]);
        answers.Single(a => a.Status == HttpStatusCode.Conflict).Page.QuerySelector(".nhsuk-error-summary")!.TextContent.ShouldContain("changed this a moment ago");
        ((await Rows(nurse, "/work")).Count + (await Rows(therapist, "/work")).Count).ShouldBe(1);
    }

    [Fact]
    public async Task Decline_WithoutAlternative_LosesNothing()
    {
        await using var world = await World.Start();
        var key = await Place.Person(world);
        using var gp = await Place.At(world, Place.Surgery, "gp");
        using var nurse = await Place.At(world, Place.Trust, "community-nurse");
        var referral = await Place.Refer(gp, key);

        var (status, page, _) = await Place.Take(nurse, referral, "decline", ("Words", "She lives outside our area"));

        status.ShouldBe(HttpStatusCode.BadRequest);
        page.QuerySelector("textarea[name=Words]")!.TextContent.Trim().ShouldBe("She lives outside our area");
        page.QuerySelector(".nhsuk-error-summary a[href='#Alternative']").ShouldNotBeNull();
        (await Place.Take(nurse, referral, "decline", ("Words", "She lives outside our area"), ("Alternative", "The Vale team"))).Status.ShouldBe(HttpStatusCode.Found);
        (await Rows(gp, "/work?show=answers")).ShouldHaveSingleItem().ShouldContain("outside our area");
    }

    [Fact]
    public async Task Redirect_AfterADecline_NeedsNoTypingAgain()
    {
        await using var world = await World.Start();
        var key = await Place.Person(world);
        await Place.Name(world, "VALE", "Vale Team");
        using var gp = await Place.At(world, Place.Surgery, "gp");
        using var nurse = await Place.At(world, Place.Trust, "community-nurse");
        using var vale = await Place.At(world, "VALE", "therapist");
        var referral = await Place.Refer(gp, key);
        await Place.Take(nurse, referral, "decline", ("Words", "Outside our area"), ("Alternative", "The Vale team"));

        var (status, _, to) = await Place.Take(gp, referral, "redirect", ("Target", "organisation:VALE"), ("Words", "As they advised"));

        status.ShouldBe(HttpStatusCode.Found);
        (await Rows(vale, "/work?whose=nobody")).ShouldHaveSingleItem().ShouldContain("Two falls since August");
        var (_, moved, _) = await vale.Get(to!.ToString());
        moved.QuerySelector(".gt-story")!.TextContent.ShouldContain("Outside our area");
        (await nurse.Get(referral)).Status.ShouldBe(HttpStatusCode.Found, "the first service has no more to do with her");
    }

    [Fact]
    public async Task Refer_SameServiceAgain_IsFlaggedFirst()
    {
        await using var world = await World.Start();
        var key = await Place.Person(world);
        using var gp = await Place.At(world, Place.Surgery, "gp");
        await Place.Refer(gp, key);
        var address = $"/work/people/{key}/refer";
        var (_, form, _) = await gp.Get(address + "?find=trust");
        (string, string)[] fields = [("Target", "organisation:" + Place.Trust), ("Kind", "service"), ("Priority", "routine"), ("Reason", "Again"), ("Then", "send")];

        var (status, page, _) = await gp.Post(address, Site.Token(form), fields);

        status.ShouldBe(HttpStatusCode.BadRequest);
        page.Body!.TextContent.ShouldContain("There is one already");
        page.QuerySelector("textarea[name=Reason]")!.TextContent.Trim().ShouldBe("Again");
        (await gp.Post(address, Site.Token(page), [.. fields, ("Again", "true")])).Status.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task Transfer_WhenAccepted_BringsTheOpenTasks()
    {
        await using var world = await World.Start();
        var key = await Place.Person(world);
        var surgery = await world.Professional(Place.Surgery);
        var patient = (await Place.Members(world, key))[0].PatientId;
        var task = await surgery.Add($$$"""{"resourceType":"Task","status":"accepted","intent":"order","description":"Check the dressing","for":{"reference":"Patient/{{{patient}}}"},"owner":{"reference":"Organization/GP1"}}""");
        await surgery.Add($$$"""{"resourceType":"CarePlan","status":"active","intent":"plan","title":"Wound care","subject":{"reference":"Patient/{{{patient}}}"}}""");
        await world.DeliverEvents();
        using var gp = await Place.At(world, Place.Surgery, "gp");
        using var nurse = await Place.At(world, Place.Trust, "community-nurse");
        (await Rows(gp, "/work?whose=nobody")).ShouldHaveSingleItem().ShouldContain("Check the dressing");

        var referral = await Place.Refer(gp, key, "Going home", "transfer");
        var (_, shown, _) = await nurse.Get(referral);
        shown.Body!.TextContent.ShouldContain("Plan: Wound care");
        shown.Body.TextContent.ShouldContain("Task: Check the dressing");
        (await Rows(gp, "/work?whose=nobody")).ShouldHaveSingleItem("until it is accepted the sender has it");
        (await Place.Take(nurse, referral, "accept")).Status.ShouldBe(HttpStatusCode.Found);

        (await Rows(gp, "/work?whose=nobody")).ShouldBeEmpty();
        (await Rows(nurse, "/work?whose=nobody")).ShouldHaveSingleItem().ShouldContain("Check the dressing");
        (await surgery.Get("Task/" + task)).Body["owner"]!["display"]!.GetValue<string>().ShouldBe("The Trust");
    }

    [Fact]
    public async Task Referral_ToAPersonWhoIsJoinedToAnother_GoesOnUnderOneAddress()
    {
        await using var world = await World.Start();
        var key = await Place.Person(world);
        using var gp = await Place.At(world, Place.Surgery, "gp");
        using var nurse = await Place.At(world, Place.Trust, "community-nurse");
        var referral = await Place.Refer(gp, key);
        var trust = await world.Professional(Place.Trust);
        await trust.Add($$$"""
            {"resourceType":"Patient","identifier":[{"extension":[{"url":"https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus",
              "valueCodeableConcept":{"coding":[{"system":"https://fhir.hl7.org.uk/CodeSystem/UKCore-NHSNumberVerificationStatusEngland","code":"01"}]}}],
              "system":"https://fhir.nhs.uk/Id/nhs-number","value":"{{{Kernel.Values.NhsNumber.Synthetic(1)}}}"}],"name":[{"family":"Smith","given":["E"]}],"birthDate":"1941-03-02"}
            """);
        await world.DeliverEvents();

        (await Place.Take(nurse, referral, "accept")).Status.ShouldBe(HttpStatusCode.Found);

        (await Rows(nurse, "/work")).ShouldHaveSingleItem();
        (await nurse.Get("/work/people/" + key)).Page.Body!.TextContent.ShouldContain("Smith");
    }

    private static async Task<List<string>> Rows(Site site, string address) =>
        [.. (await site.Get(address)).Page.QuerySelectorAll(".gt-work__row").Select(r => r.TextContent)];

    private static string Seen(IDocument page) => page.QuerySelector("input[name=Seen]")!.GetAttribute("value")!;

    private static (string, string)[] Now() => Moment(TimeProvider.System.GetUtcNow());

    private static (string, string)[] Yesterday() => Moment(TimeProvider.System.GetUtcNow().AddDays(-1));

    private static (string, string)[] Moment(DateTimeOffset moment) => Dates.InLondon(moment) is var at ?
        [("At.Date.Day", at.Day.ToString()), ("At.Date.Month", at.Month.ToString()), ("At.Date.Year", at.Year.ToString()), ("At.Time", at.ToString("HH:mm"))] : [];
}
