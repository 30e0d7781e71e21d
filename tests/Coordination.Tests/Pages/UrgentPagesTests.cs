using System.Net;
using Goldthread.Coordination.Urgent;
using Goldthread.DesignSystem.Text;
using Goldthread.Record.Access;
using Goldthread.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Coordination.Tests.Pages;

/// <summary>The single point of access and the board, through the pages.</summary>
public sealed class UrgentPagesTests
{
    // Saturday 24 October 2026, 23:45 in summer time; the clocks go back in the night.
    private static readonly DateTimeOffset Saturday = new(2026, 10, 24, 23, 45, 0, TimeSpan.FromHours(1));

    [DatabaseTheory]
    public async Task Call_AcrossTheClockChange_IsMetInTwoHours(DatabaseKind kind)
    {
        var clock = new SetClock { Now = Saturday };
        await using var world = await World.Start(kind, clock);
        var key = await Place.Person(world);
        using var nurse = await Place.At(world, Place.Surgery, "community-nurse");
        var address = $"/work/people/{key}/urgent";
        var (_, form, _) = await nurse.Get(address);
        clock.Forward(TimeSpan.FromMinutes(2));

        var (status, page, to) = await nurse.Post(address, Site.Token(form), Call(Saturday, [("Excluded", "none"), ("Conditions", "fall")]));

        status.ShouldBe(HttpStatusCode.Found, page.Body!.TextContent);
        var referral = to!.ToString().Split('?')[0];
        var (_, board, _) = await nurse.Get("/work/urgent");
        board.QuerySelector(".gt-work__clock")!.TextContent.ShouldContain("1 hour 58 minutes left");
        (await nurse.Post("/work/urgent", Site.Token(board), ("Id", referral.Split('/')[^1]), ("To", "user:community-nurse-of-GP1"))).Status.ShouldBe(HttpStatusCode.Found);
        // Two hours after 23:45 is 1:45 in summer time, before the clock on the wall goes back to one.
        clock.Now = Saturday.AddMinutes(116);
        await nurse.SignIn(Place.Surgery, "community-nurse");
        var (again, asks, _) = await Place.Take(nurse, referral, "see", At(25, "1:40am"));
        again.ShouldBe(HttpStatusCode.BadRequest);
        asks.QuerySelector(".nhsuk-error-summary")!.TextContent.ShouldContain("came twice");
        (await Place.Take(nurse, referral, "see", At(25, "1:40am BST"))).Status.ShouldBe(HttpStatusCode.Found);

        var (_, counts, _) = await nurse.Get("/work/urgent/counts?month=2026-10");
        counts.QuerySelector(".nhsuk-lede-text")!.TextContent.ShouldStartWith("100.0%");
        counts.QuerySelectorAll("tbody tr")[0].TextContent.ShouldContain("Millbrook");
    }

    [Fact]
    public async Task Call_WithAnExclusion_IsKeptAndCountedApart()
    {
        var clock = new SetClock { Now = Saturday };
        await using var world = await World.Start(clock: clock);
        var key = await Place.Person(world);
        using var nurse = await Place.At(world, Place.Surgery, "community-nurse");
        var address = $"/work/people/{key}/urgent";
        var (_, form, _) = await nurse.Get(address);

        var (_, _, to) = await nurse.Post(address, Site.Token(form), Call(Saturday, [("Excluded", "injury")]));

        var (_, page, _) = await nurse.Get(to!.ToString());
        page.QuerySelector("main")!.TextContent.ShouldContain("Call 999");
        var (_, counts, _) = await nurse.Get("/work/urgent/counts?month=2026-10");
        counts.QuerySelector(".nhsuk-lede-text")!.TextContent.ShouldStartWith("No urgent referral");
        counts.QuerySelectorAll("tbody tr")[^1].QuerySelectorAll("td").Select(c => c.TextContent).ShouldBe(["0", "0", "none", "0", "1", "0", "0"]);
    }

    [Theory]
    [InlineData("Conditions", "")]
    [InlineData("Source", "")]
    [InlineData("Excluded", "")]
    [InlineData("Reason", "")]
    [InlineData("Received.Time", "11:59pm")]
    public async Task Call_WithSomethingMissing_NamesTheFieldAndLosesNothing(string field, string value)
    {
        var clock = new SetClock { Now = Saturday };
        await using var world = await World.Start(clock: clock);
        var key = await Place.Person(world);
        using var nurse = await Place.At(world, Place.Surgery, "community-nurse");
        var address = $"/work/people/{key}/urgent";
        var (_, form, _) = await nurse.Get(address);
        var fields = Call(Saturday, [("Excluded", "none"), ("Conditions", "fall")]).Where(f => f.Item1 != field).Append((field, value)).Where(f => f.Item2.Length > 0 || f.Item1 != "Conditions").ToArray();

        var (status, page, _) = await nurse.Post(address, Site.Token(form), fields);

        status.ShouldBe(HttpStatusCode.BadRequest);
        page.QuerySelector(".nhsuk-error-summary").ShouldNotBeNull();
        page.QuerySelector("input[name=Caller]")!.GetAttribute("value").ShouldBe("Karen, 01632 960100");
        (await nurse.Get("/work/urgent")).Page.QuerySelectorAll(".gt-work__row").ShouldBeEmpty();
    }

    [Fact]
    public async Task Contact_BeforeTheCall_SentByAnotherSystem_IsListedAndNotCounted()
    {
        var clock = new SetClock { Now = Saturday };
        await using var world = await World.Start(clock: clock);
        var key = await Place.Person(world);
        using var nurse = await Place.At(world, Place.Surgery, "community-nurse");
        var address = $"/work/people/{key}/urgent";
        var (_, form, _) = await nurse.Get(address);
        var (_, _, to) = await nurse.Post(address, Site.Token(form), Call(Saturday, [("Excluded", "none"), ("Conditions", "fall")]));
        var id = to!.ToString().Split('?')[0].Split('/')[^1];
        var fhir = await world.Professional(Place.Surgery);
        var task = (await fhir.Get("Task/" + id)).Body.AsObject();
        task["executionPeriod"] = new System.Text.Json.Nodes.JsonObject { ["start"] = "2026-10-24T20:00:00Z" };

        (await fhir.Put("Task/" + id, task.ToJsonString())).Status.ShouldBe(200);
        await world.DeliverEvents();

        var (_, counts, _) = await nurse.Get("/work/urgent/counts?month=2026-10");
        counts.Body!.TextContent.ShouldContain("contact before that");
        counts.QuerySelectorAll("tbody tr")[^1].QuerySelectorAll("td")[^1].TextContent.ShouldBe("1");
    }

    [DatabaseTheory]
    public async Task Encounter_OfAnotherSystemInPerson_StopsTheClockAndIsTakenBack(DatabaseKind kind)
    {
        var clock = new SetClock { Now = Saturday };
        await using var world = await World.Start(kind, clock);
        var (nurse, request, patient) = await Called(world);
        using var at = nurse;
        var trust = await world.Professional(Place.Trust, "community-nurse");
        var own = await trust.Add($$$"""
            {"resourceType":"Patient","name":[{"family":"Smith","given":["Edie"]}],"birthDate":"1941-03-02",
             "identifier":[{"extension":[{"url":"https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus",
               "valueCodeableConcept":{"coding":[{"system":"https://fhir.hl7.org.uk/CodeSystem/UKCore-NHSNumberVerificationStatusEngland","code":"01"}]}}],
               "system":"https://fhir.nhs.uk/Id/nhs-number","value":"{{{Kernel.Values.NhsNumber.Synthetic(1)}}}"}]}
            """);
        await world.DeliverEvents();
        string Encounter(string id, string status, string code, string start, string basedOn) =>
            $$$"""{"resourceType":"Encounter"{{{(id.Length > 0 ? $",\"id\":\"{id}\"" : "")}}},"status":"{{{status}}}","class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"{{{code}}}"},"subject":{"reference":"{{{own}}}"},"basedOn":[{"reference":"{{{basedOn}}}"}],"period":{"start":"{{{start}}}"}}""";
        own = "Patient/" + own.Split('/')[^1];
        clock.Now = Saturday.AddHours(3);

        // A call by telephone, half an hour later: no visit.
        await trust.Add(Encounter("", "finished", "VR", "2026-10-24T23:15:00Z", request));
        (await Counted(world, nurse)).ShouldBe(["0", "1"]);

        // A visit at home after one and a half hours: in time.
        var late = await trust.Add(Encounter("", "finished", "HH", "2026-10-25T00:15:00Z", request));
        (await Counted(world, nurse)).ShouldBe(["1", "0"]);

        // It was a mistake.
        var lateId = late.Split('/')[^1];
        (await trust.Put("Encounter/" + lateId, Encounter(lateId, "entered-in-error", "HH", "2026-10-25T00:15:00Z", request))).Status.ShouldBe(200);
        (await Counted(world, nurse)).ShouldBe(["0", "1"]);

        // Right again, then found to answer another request.
        (await trust.Put("Encounter/" + lateId, Encounter(lateId, "finished", "HH", "2026-10-25T00:15:00Z", request))).Status.ShouldBe(200);
        (await Counted(world, nurse)).ShouldBe(["1", "0"]);
        (await trust.Put("Encounter/" + lateId, Encounter(lateId, "finished", "HH", "2026-10-25T00:15:00Z", "ServiceRequest/another"))).Status.ShouldBe(200);
        (await Counted(world, nurse)).ShouldBe(["0", "1"]);
        patient.ShouldNotBe(own);
    }

    [DatabaseTheory]
    public async Task Encounter_OfSomebodyElseOrBeforeTheReferral_StopsNoClockOrIsListed(DatabaseKind kind)
    {
        var clock = new SetClock { Now = Saturday };
        await using var world = await World.Start(kind, clock);
        var (nurse, request, patient) = await Called(world);
        using var at = nurse;
        var gp = await world.Professional(Place.Surgery);
        var other = await gp.Add("""{"resourceType":"Patient","name":[{"family":"Other"}]}""");
        clock.Now = Saturday.AddHours(3);
        string Visit(string who, string start) =>
            $$$"""{"resourceType":"Encounter","status":"finished","class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"HH"},"subject":{"reference":"{{{who}}}"},"basedOn":[{"reference":"{{{request}}}"}],"period":{"start":"{{{start}}}"}}""";

        await gp.Add(Visit("Patient/" + other.Split('/')[^1], "2026-10-24T23:00:00Z"));
        (await Counted(world, nurse)).ShouldBe(["0", "1"]);

        await gp.Add(Visit(patient, "2026-10-24T20:00:00Z"));
        (await Counted(world, nurse)).ShouldBe(["0", "0"]);
        var (_, counts, _) = await nurse.Get("/work/urgent/counts?month=2026-10");
        counts.Body!.TextContent.ShouldContain("contact before that: " + Dates.Moment(new(2026, 10, 24, 20, 0, 0, TimeSpan.Zero)));
        counts.QuerySelectorAll("tbody tr")[^1].QuerySelectorAll("td")[^1].TextContent.ShouldBe("1");
    }

    [DatabaseTheory]
    public async Task Draft_KeptWhileTyping_IsThereForItsWriterAloneUntilSent(DatabaseKind kind)
    {
        var clock = new SetClock { Now = Saturday };
        await using var world = await World.Start(kind, clock);
        var key = await Place.Person(world);
        using var nurse = await Place.At(world, Place.Surgery, "community-nurse");
        using var colleague = await Place.At(world, Place.Surgery, "gp");
        var address = $"/work/people/{key}/urgent";
        var (_, form, _) = await nurse.Get(address);
        form.QuerySelector("form[data-draft]")!.GetAttribute("data-draft").ShouldBe(address + "?handler=Keep");

        // The clock's start is typed first; the rest when the window is closed is half a sentence.
        (await nurse.Post(address + "?handler=Keep", Site.Token(form), ("Received.Date.Day", "24"), ("Received.Date.Month", "10"), ("Received.Date.Year", "2026"), ("Received.Time", "11:3"),
            ("Conditions", "fall"), ("Conditions", "confusion"), ("Reason", "Fell in the ki"), ("Excluded", "none"))).Page.Body!.TextContent.ShouldContain("for you alone");
        clock.Forward(TimeSpan.FromMinutes(20));

        var (_, again, _) = await nurse.Get(address);
        again.QuerySelector("input[name='Received.Time']")!.GetAttribute("value").ShouldBe("11:3");
        again.QuerySelector("textarea[name=Reason]")!.TextContent.Trim().ShouldBe("Fell in the ki");
        again.QuerySelectorAll("input[name=Conditions][checked]").Select(c => c.GetAttribute("value")).ShouldBe(["fall", "confusion"]);
        again.QuerySelector("main")!.TextContent.ShouldContain("You began this call and did not send it.");
        (await colleague.Get(address)).Page.QuerySelector("main")!.TextContent.ShouldNotContain("Fell in the ki");

        (await nurse.Post(address, Site.Token(again), Call(Saturday, [("Excluded", "none"), ("Conditions", "fall")]))).Status.ShouldBe(HttpStatusCode.Found);
        (await nurse.Get(address)).Page.QuerySelector("main")!.TextContent.ShouldNotContain("You began this call");
    }

    [DatabaseTheory]
    public async Task Draft_AfterADayOrWhenDiscarded_IsGone(DatabaseKind kind)
    {
        var clock = new SetClock { Now = Saturday };
        await using var world = await World.Start(kind, clock);
        var drafts = world.Services.GetRequiredService<UrgentDrafts>();
        var (one, other) = (new User("one", "One", "", "gp", "A", "A"), new User("other", "Other", "", "gp", "A", "A"));
        await drafts.Keep(one, "1-2", new UrgentDraft { Reason = "x" });
        (await drafts.Find(one, "1-2"))!.Value.Draft.Reason.ShouldBe("x");
        (await drafts.Find(other, "1-2")).ShouldBeNull();
        (await drafts.Find(one, "1-3")).ShouldBeNull();

        clock.Forward(UrgentDrafts.Kept + TimeSpan.FromSeconds(1));
        (await drafts.Find(one, "1-2")).ShouldBeNull();
        (await drafts.Prune()).ShouldBe(1);

        await drafts.Keep(one, "1-2", new UrgentDraft { Reason = "y" });
        await drafts.Remove(one, "1-2");
        (await drafts.Find(one, "1-2")).ShouldBeNull();
        (await drafts.Keep(one, "1-2", new UrgentDraft { Reason = new string('x', 30_000) })).Succeeded.ShouldBeFalse();
    }

    // Calls, and gives the request and the patient as references.
    private static async Task<(Site Nurse, string Request, string Patient)> Called(World world)
    {
        var key = await Place.Person(world);
        var nurse = await Place.At(world, Place.Surgery, "community-nurse");
        var address = $"/work/people/{key}/urgent";
        var (_, form, _) = await nurse.Get(address);
        var (_, _, to) = await nurse.Post(address, Site.Token(form), Call(Saturday, [("Excluded", "none"), ("Conditions", "fall")]));
        var task = (await (await world.Professional(Place.Surgery)).Get("Task/" + to!.ToString().Split('?')[0].Split('/')[^1])).Body.AsObject();
        await world.DeliverEvents();
        return (nurse, task["focus"]!["reference"]!.GetValue<string>(), task["for"]!["reference"]!.GetValue<string>());
    }

    // In time and late.
    private static async Task<string[]> Counted(World world, Site nurse)
    {
        await world.DeliverEvents();
        await nurse.SignIn(Place.Surgery, "community-nurse");
        return [.. (await nurse.Get("/work/urgent/counts?month=2026-10")).Page.QuerySelectorAll("tbody tr")[^1].QuerySelectorAll("td").Take(2).Select(c => c.TextContent)];
    }

    private static (string, string)[] Call(DateTimeOffset at, (string, string)[] more) =>
    [
        ("Source", "family"), ("Caller", "Karen, 01632 960100"), ("Reason", "Fell in the kitchen, cannot get up"), ("Target", "organisation:" + Place.Surgery),
        ("Received.Date.Day", "24"), ("Received.Date.Month", "10"), ("Received.Date.Year", "2026"), ("Received.Time", Dates.Time(at)), .. more,
    ];

    private static (string, string)[] At(int day, string time) => [("At.Date.Day", day.ToString()), ("At.Date.Month", "10"), ("At.Date.Year", "2026"), ("At.Time", time)];
}
