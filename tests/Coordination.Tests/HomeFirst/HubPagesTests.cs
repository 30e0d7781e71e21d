using System.Net;
using AngleSharp.Dom;
using Goldthread.Coordination.HomeFirst;
using Goldthread.Coordination.Tests.Hl7;
using Goldthread.Fhir.Storage;
using Goldthread.Support;

namespace Goldthread.Coordination.Tests.HomeFirst;

/// <summary>The hub over HTTP, from the hospital's message to the figures.</summary>
public sealed class HubPagesTests
{
    private static readonly DateTimeOffset Wednesday = new(2025, 10, 8, 9, 0, 0, TimeSpan.Zero);

    [DatabaseTheory]
    public async Task WayHome_FromAdmissionToLeaving_IsOnBoardAndInFigures(DatabaseKind kind)
    {
        var clock = new SetClock { Now = Wednesday };
        await using var world = await World.Start(kind, clock, settings: Line.Settings);
        var site = await Hospital(world, Adt.Message("A01", "20251007090000", "M1", admitted: "20251007083000"));
        var stay = (await Board(site)).QuerySelector("tbody a")!.GetAttribute("href")!;

        await Say(site, stay, "Criteria", ("Met", "none"));
        await Say(site, stay, "Pathway", ("Home", "Yes"), ("Help", "NewOrMore"), ("Needs", "Help to wash each morning"));
        clock.Forward(TimeSpan.FromDays(2));
        await site.SignIn(Adt.Source, "hospital-nurse");
        await Say(site, stay, "Wait", ("Reason", "c-home-social"), ("Body", "SocialCare"));
        await Say(site, stay, "Carer", ("Carer", "Involved"));
        await Say(site, stay, "Told", ("Who", "carer"));
        await Say(site, stay, "Expected", ("Expected.Day", "11"), ("Expected.Month", "10"), ("Expected.Year", "2025"));

        var row = People(await Board(site)).ShouldHaveSingleItem().TextContent;
        row.ShouldContain("2 days");
        row.ShouldContain("Pathway 1");
        row.ShouldContain("Other home-based social care service not yet available");
        row.ShouldContain("Social care");
        row.ShouldContain("Family or unpaid carer");

        clock.Forward(TimeSpan.FromDays(1));
        await site.SignIn(Adt.Source, "hospital-nurse");
        using (var hospital = await Line.To(world))
        {
            (await hospital.Send(Adt.Message("A03", "20251011140000", "M2", left: "20251011134500"))).ShouldContain("MSA|AA|");
        }

        await world.DeliverEvents();
        People(await Board(site)).ShouldBeEmpty();
        var figures = (await site.Get("/work/home-first/figures")).Page;
        figures.QuerySelector("h1 + p")!.TextContent.ShouldContain("3 bed days were lost");
        figures.Body!.TextContent.ShouldContain("An unpaid carer took part for 1 of the 1 people");
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Pathway_ToABedWithoutAReason_IsRefusedAndKeepsWhatWasTyped()
    {
        await using var world = await World.Start(clock: new SetClock { Now = Wednesday }, settings: Line.Settings);
        var site = await Hospital(world, Adt.Message("A01", "20251007090000", "M1"));
        var stay = (await Board(site)).QuerySelector("tbody a")!.GetAttribute("href")!;

        var (status, page) = await Post(site, stay, "Pathway", ("Home", "NotYet"), ("Needs", "Two people to stand"));

        status.ShouldBe(HttpStatusCode.BadRequest);
        page.QuerySelector(".nhsuk-error-summary")!.TextContent.ShouldContain("Say why this person cannot go home first");
        page.QuerySelector("textarea[name=Needs]")!.TextContent.Trim().ShouldBe("Two people to stand");
        await Say(site, stay, "Pathway", ("Home", "NotYet"), ("Why", "Needs somebody beside her at night for some weeks"));
    }

    [Fact]
    public async Task Plan_ChangedByTwoAtOnce_TellsTheSecond()
    {
        await using var world = await World.Start(clock: new SetClock { Now = Wednesday }, settings: Line.Settings);
        var site = await Hospital(world, Adt.Message("A01", "20251007090000", "M1"));
        var stay = (await Board(site)).QuerySelector("tbody a")!.GetAttribute("href")!;
        var form = (await site.Get(stay + "?do=carer")).Page;
        await Say(site, stay, "Carer", ("Carer", "None"));

        var (status, page, _) = await site.Post(stay + "?handler=Carer", Site.Token(form), ("Seen", "0"), ("Carer", "Involved"));

        status.ShouldBe(HttpStatusCode.Conflict);
        page.QuerySelector(".nhsuk-error-summary")!.TextContent.ShouldContain("a moment ago");
    }

    [Fact]
    public async Task Board_OfSomebodyWithoutARelationship_ShowsNobodyAndNoCount()
    {
        await using var world = await World.Start(clock: new SetClock { Now = Wednesday }, settings: Line.Settings);
        var site = await Hospital(world, Adt.Message("A01", "20251007090000", "M1"));
        var stay = (await Board(site)).QuerySelector("tbody a")!.GetAttribute("href")!;
        using var council = new Site(world);
        await council.SignIn("ZZLA01", "social-worker");

        var board = await Board(council);
        People(board).ShouldBeEmpty();
        board.Body!.TextContent.ShouldContain("Nobody whose record you may see");
        (await council.Get(stay)).Status.ShouldBe(HttpStatusCode.Found);

        // The council learns of the person: from then on the stay is on its board too.
        await (await world.Professional("ZZLA01", "social-worker")).Add("""{"resourceType":"Patient","identifier":[{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"9990000018","extension":[{"url":"https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus","valueCodeableConcept":{"coding":[{"system":"https://fhir.hl7.org.uk/CodeSystem/UKCore-NHSNumberVerificationStatusEngland","code":"01"}]}}]}],"name":[{"family":"Smith","given":["Edith"]}]}""");
        await world.DeliverEvents();
        People(await Board(council)).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("housing-officer", HttpStatusCode.OK)]
    [InlineData("analyst", HttpStatusCode.Found)]
    public async Task Board_OfARole_IsForThoseWhoOpenRecords(string role, HttpStatusCode expected)
    {
        await using var world = await World.Start();
        using var site = new Site(world);
        await site.SignIn("ZZLA01", role);

        (await site.Get("/work/home-first")).Status.ShouldBe(expected == HttpStatusCode.Found ? HttpStatusCode.Forbidden : expected);
    }

    [Fact]
    public async Task Follower_EventsTwiceAndInAnyOrder_MakeOneRow()
    {
        await using var world = await World.Start(clock: new SetClock { Now = Wednesday }, settings: Line.Settings);
        var site = await Hospital(world, Adt.Message("A01", "20251007090000", "M1"));
        var stay = (await Board(site)).QuerySelector("tbody a")!.GetAttribute("href")!;
        await Say(site, stay, "Criteria", ("Met", "none"));
        var before = await Row(world);
        before.Plan.Waits.Count.ShouldBe(1);

        await world.Records.Write(session =>
        {
            foreach (var (type, id) in new[] { ("Task", before.Task), ("Encounter", before.Id), ("Task", before.Task) })
            {
                StayFollower.Handle(session, new WorkWritten(before.Person.Part, before.Person.Number, type, id, 1));
            }

            return true;
        });

        var after = await Row(world);
        (after with { Plan = HomePlan.Empty }).ShouldBe(before with { Plan = HomePlan.Empty });
        after.Plan.Waits.ShouldBe(before.Plan.Waits);
    }

    [Fact]
    public async Task Messages_ThatCouldNotBeTaken_AreListedForTheirHospitalAlone()
    {
        await using var world = await World.Start(settings: Line.Settings);
        using (var hospital = await Line.To(world))
        {
            await hospital.Send(Adt.Message("A01", "20251007090000", "M7", nhs: "9990000019"));
        }

        using var own = new Site(world);
        await own.SignIn(Adt.Source, "hospital-nurse");
        using var other = new Site(world);
        await other.SignIn("ZZAC99", "hospital-nurse");

        (await own.Get("/work/home-first/messages")).Page.QuerySelector("tbody")!.TextContent.ShouldContain("PID-3.1");
        (await other.Get("/work/home-first/messages")).Page.QuerySelector("tbody").ShouldBeNull();
        var page = (await own.Get("/work/home-first/messages")).Page;
        var fields = page.QuerySelectorAll("form[action*=Aside] input[type=hidden]").Where(i => i.GetAttribute("name") is "Sender" or "Message").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value")!)).ToArray();
        (await own.Post("/work/home-first/messages?handler=Aside", Site.Token(page), fields)).Status.ShouldBe(HttpStatusCode.Found);
        (await own.Get("/work/home-first/messages")).Page.QuerySelector("tbody").ShouldBeNull();
    }

    private static async Task<StayRow> Row(World world) => (await world.Records.Read(session => StayTable.Open(session, Adt.Source, 10))).ShouldHaveSingleItem();

    private static async Task<Site> Hospital(World world, string message)
    {
        using (var hospital = await Line.To(world))
        {
            (await hospital.Send(message)).ShouldContain("MSA|AA|");
        }

        await world.DeliverEvents();
        var site = new Site(world);
        await site.SignIn(Adt.Source, "hospital-nurse");
        return site;
    }

    // The figures under the picture are a table too.
    private static List<IElement> People(IDocument board) => [.. board.QuerySelectorAll("tbody tr").Where(r => r.QuerySelector("a") is not null)];

    private static async Task<IDocument> Board(Site site)
    {
        var (status, page, _) = await site.Get("/work/home-first");
        status.ShouldBe(HttpStatusCode.OK);
        return page;
    }

    private static async Task Say(Site site, string stay, string what, params (string, string)[] fields)
    {
        var (status, page) = await Post(site, stay, what, fields);
        status.ShouldBe(HttpStatusCode.Found, page.QuerySelector(".nhsuk-error-summary")?.TextContent);
    }

    private static async Task<(HttpStatusCode, IDocument)> Post(Site site, string stay, string what, params (string, string)[] fields)
    {
        var form = (await site.Get($"{stay}?do={what.ToLowerInvariant()}")).Page;
        var seen = form.QuerySelector("input[name=Seen]")!.GetAttribute("value")!;
        var (status, page, _) = await site.Post($"{stay}?handler={what}", Site.Token(form), [("Seen", seen), .. fields]);
        return (status, page);
    }
}
