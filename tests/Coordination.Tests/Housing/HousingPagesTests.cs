using System.Net;
using AngleSharp.Dom;
using Goldthread.Coordination.Housing;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Values;
using Goldthread.Support;

namespace Goldthread.Coordination.Tests.Housing;

/// <summary>Housing over HTTP: the landlord asks, the council decides, and the officer sees no more than housing needs.</summary>
public sealed class HousingPagesTests
{
    private const string Landlord = "HA1";
    private const string Council = "LA1";
    private static readonly DateTimeOffset Friday = new(2025, 10, 3, 9, 0, 0, TimeSpan.Zero);

    [DatabaseTheory]
    public async Task Adaptation_FromAskedToChecked_IsOnBothListsWithItsLimits(DatabaseKind kind)
    {
        var clock = new SetClock { Now = Friday };
        await using var world = await World.Start(kind, clock);
        var key = await Tenant(world);
        using var paul = await Place.At(world, Landlord, "housing-officer");
        using var helen = await Place.At(world, Council, "social-worker");
        var address = await Ask(paul, key);

        (await Rows(helen)).ShouldHaveSingleItem().TextContent.ShouldContain("Assessed within 4 weeks of being asked for");
        (await Step(helen, address, "assess", "3", "Janine Holt: bath unsafe")).Status.ShouldBe(HttpStatusCode.Found);
        (await Step(paul, address, "apply", "3")).Status.ShouldBe(HttpStatusCode.Found);
        (await Rows(paul)).ShouldHaveSingleItem().TextContent.ShouldContain("by 3 April 2026");
        (await Step(helen, address, "approve", "3", "", ("Line", "dfg 2026 017"))).Status.ShouldBe(HttpStatusCode.Found);
        (await Step(paul, address, "book", "6")).Status.ShouldBe(HttpStatusCode.Found);
        clock.Forward(TimeSpan.FromDays(5));
        await paul.SignIn(Landlord, "housing-officer");
        (await Step(paul, address, "finish", "7")).Status.ShouldBe(HttpStatusCode.Found);
        (await Step(paul, address, "check", "8", "She sings in it")).Status.ShouldBe(HttpStatusCode.Found);

        (await Rows(paul)).ShouldBeEmpty();
        (await Rows(paul, "?line=DFG-2026-017")).ShouldHaveSingleItem().TextContent.ShouldContain("Checked with the person");
        (await Rows(paul, "?state=Checked")).ShouldHaveSingleItem();
        var page = await Get(paul, address);
        page.Body!.TextContent.ShouldContain("Waited4 days");
        page.QuerySelector(".gt-story")!.TextContent.ShouldContain("She sings in it");
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Adaptation_StepByTwoAtOnce_TellsTheSecondAndKeepsTheirWords()
    {
        await using var world = await World.Start(clock: new SetClock { Now = Friday });
        var key = await Tenant(world);
        using var paul = await Place.At(world, Landlord, "housing-officer");
        using var helen = await Place.At(world, Council, "social-worker");
        var address = await Ask(paul, key);
        var form = await Get(paul, address + "?step=withdraw");
        await Step(helen, address, "assess", "3", "Bath unsafe");

        var (status, page, _) = await paul.Post(address + "?step=withdraw", Site.Token(form), ("Seen", "1"), ("Words", "Asked twice by mistake"), ("Day.Day", "3"), ("Day.Month", "10"), ("Day.Year", "2025"));

        status.ShouldBe(HttpStatusCode.Conflict);
        page.QuerySelector(".nhsuk-error-summary")!.TextContent.ShouldContain("a moment ago");
        page.QuerySelector("textarea[name=Words]")!.TextContent.Trim().ShouldBe("Asked twice by mistake");
    }

    [Fact]
    public async Task Adaptation_LastStep_IsTakenBackByThoseWhoTookIt()
    {
        await using var world = await World.Start(clock: new SetClock { Now = Friday });
        var key = await Tenant(world);
        using var paul = await Place.At(world, Landlord, "housing-officer");
        using var helen = await Place.At(world, Council, "social-worker");
        var address = await Ask(paul, key);
        await Step(helen, address, "refuse", "3", "Not reasonable");

        (await Get(paul, address)).QuerySelector("form[action*=Undo]").ShouldBeNull();
        var page = await Get(helen, address);
        (await helen.Post(address + "?handler=Undo", Site.Token(page), ("Seen", "2"))).Status.ShouldBe(HttpStatusCode.Found);

        (await Get(helen, address)).Body!.TextContent.ShouldContain("Taken back: Refused");
        (await Rows(helen)).ShouldHaveSingleItem().TextContent.ShouldContain("Asked for");
    }

    [Fact]
    public async Task Adaptation_TiedToThePlan_IsAnIdWhichTheOfficerDoesNotRead()
    {
        await using var world = await World.Start(clock: new SetClock { Now = Friday });
        var key = await Tenant(world);
        using var paul = await Place.At(world, Landlord, "housing-officer");
        using var helen = await Place.At(world, Council, "social-worker");
        var address = await Ask(paul, key);
        var form = await Get(helen, address + "?step=link");
        var plan = form.QuerySelectorAll("select[name=Serves] option").First(o => o.TextContent.Contains("Edie’s secret plan", StringComparison.Ordinal)).GetAttribute("value")!;

        (await helen.Post(address + "?handler=Link&step=link", Site.Token(form), ("Seen", "1"), ("Serves", "CarePlan/other"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await helen.Post(address + "?handler=Link&step=link", Site.Token(form), ("Seen", "1"), ("Serves", plan))).Status.ShouldBe(HttpStatusCode.Found);

        (await Get(helen, address)).Body!.TextContent.ShouldContain("Edie’s secret plan");
        var seen = (await Get(paul, address)).Body!.TextContent;
        seen.ShouldContain("which your role does not show");
        seen.ShouldNotContain("secret plan");
    }

    [Fact]
    public async Task Pages_OfTheHousingOfficer_ShowNothingClinical()
    {
        await using var world = await World.Start(clock: new SetClock { Now = Friday });
        var key = await Tenant(world);
        using var paul = await Place.At(world, Landlord, "housing-officer");
        var address = await Ask(paul, key);

        foreach (var path in new[] { $"/work/people/{key}/housing", $"/work/people/{key}/housing/ask", address, "/work/housing", "/work/housing/move-on", $"/work/people/{key}" })
        {
            var text = (await Get(paul, path)).Body!.TextContent;
            text.ShouldNotContain("Asthma");
            text.ShouldNotContain("secret plan");
        }

        using var gp = await Place.At(world, Place.Surgery, "gp");
        (await Get(gp, $"/work/people/{key}")).Body!.TextContent.ShouldContain("Asthma");
    }

    [Fact]
    public async Task Pages_AtAnAddressOfAnotherSource_LeadToTheOneAddress()
    {
        await using var world = await World.Start(clock: new SetClock { Now = Friday });
        var key = await Tenant(world);
        using var paul = await Place.At(world, Landlord, "housing-officer");
        var address = await Ask(paul, key);
        var other = (await Place.Members(world, key)).Select(m => m.Key.ToString()).First(k => k != key);

        (await paul.Get(address.Replace($"/people/{key}/", $"/people/{other}/", StringComparison.Ordinal))).To!.ToString().ShouldBe(address);
        (await paul.Get($"/work/people/{other}/housing/ask")).To!.ToString().ShouldBe($"/work/people/{key}/housing/ask");
    }

    [Fact]
    public async Task Ask_WithoutAnything_NamesTheFieldsAndAWrongLineToo()
    {
        await using var world = await World.Start(clock: new SetClock { Now = Friday });
        var key = await Tenant(world);
        using var paul = await Place.At(world, Landlord, "housing-officer");
        var form = await Get(paul, $"/work/people/{key}/housing/ask");

        var (status, page, _) = await paul.Post($"/work/people/{key}/housing/ask", Site.Token(form), ("Line", "the council pays"), ("Asked.Day", "3"), ("Asked.Month", "10"), ("Asked.Year", "2025"));

        status.ShouldBe(HttpStatusCode.BadRequest);
        page.QuerySelectorAll(".nhsuk-error-summary a").Select(a => a.GetAttribute("href")).ShouldBe(["#What", "#Why", "#Decider", "#Line"]);
        page.QuerySelector("input[name=Line]")!.GetAttribute("value").ShouldBe("the council pays");
    }

    [Fact]
    public async Task Pages_OfSomebodyNotInSight_AnswerAsIfTheyWereNotThere()
    {
        await using var world = await World.Start(clock: new SetClock { Now = Friday });
        var key = await Tenant(world);
        using var paul = await Place.At(world, Landlord, "housing-officer");
        var address = await Ask(paul, key);
        using var stranger = await Place.At(world, "HA2", "housing-officer");

        (await Rows(stranger)).ShouldBeEmpty();
        (await Get(stranger, "/work/housing")).Body!.TextContent.ShouldContain("No adaptation was asked for that you may see");
        foreach (var path in new[] { address, $"/work/people/{key}/housing", $"/work/people/{key}/housing/ask", $"/work/people/{key}/housing/places/begin" })
        {
            (await stranger.Get(path)).To!.ToString().ShouldContain("no-relationship");
        }

        // In sight, but no party: nothing to press, and a post is refused.
        using var gp = await Place.At(world, Place.Surgery, "gp");
        var page = await Get(gp, address);
        page.QuerySelector("#steps").ShouldBeNull();
        (await gp.Post(address + "?step=assess", Site.Token((await gp.Get("/account")).Page), ("Seen", "1"), ("Words", "x"), ("Day.Day", "3"), ("Day.Month", "10"), ("Day.Year", "2025"))).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [DatabaseTheory]
    public async Task MoveOn_FromComingToStillThere_IsCountedByHand(DatabaseKind kind)
    {
        var clock = new SetClock { Now = Friday };
        await using var world = await World.Start(kind, clock);
        var key = await Tenant(world);
        using var paul = await Place.At(world, Landlord, "housing-officer");
        var begin = $"/work/people/{key}/housing/places/begin";
        var form = await Get(paul, begin);
        var (_, _, to) = await paul.Post(begin, Site.Token(form), ("Place", "Dyeworks House"), ("Started.Day", "3"), ("Started.Month", "9"), ("Started.Year", "2024"));
        var place = to!.ToString().Split('?')[0];
        (await Get(paul, "/work/housing/move-on")).QuerySelector("tbody tr")!.TextContent.ShouldContain("30 days late");
        (await paul.Post(begin, Site.Token(form), ("Place", "Another"), ("Started.Day", "3"), ("Started.Month", "9"), ("Started.Year", "2024"))).Status.ShouldBe(HttpStatusCode.BadRequest);

        (await Change(paul, place, "Review", ("Review", "Bids for a flat"))).ShouldBe(HttpStatusCode.Found);
        (await Change(paul, place, "End", ("Outcome", "own-tenancy"), ("Where", "Orchard Parade"), ("Ended.Day", "1"), ("Ended.Month", "9"), ("Ended.Year", "2025"))).ShouldBe(HttpStatusCode.Found);
        clock.Forward(TimeSpan.FromDays(160));
        await paul.SignIn(Landlord, "housing-officer");
        (await Change(paul, place, "Later", ("Months", "6"), ("Answer", "yes"))).ShouldBe(HttpStatusCode.Found);

        var list = (await Get(paul, "/work/housing/move-on")).Body!.TextContent;
        list.ShouldContain("1 has left: 1 moved on to a home of their own or with others, 1 of them within 12 months. Half of those who left had been there 363 days or less.");
        list.ShouldContain("6 months: yes; 12 months: not yet");
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [Fact]
    public async Task MoveOn_EndedByTwoAtOnce_TellsTheSecondAndCanBeTakenBack()
    {
        await using var world = await World.Start(clock: new SetClock { Now = Friday });
        var key = await Tenant(world);
        using var paul = await Place.At(world, Landlord, "housing-officer");
        var begin = $"/work/people/{key}/housing/places/begin";
        var (_, _, to) = await paul.Post(begin, Site.Token(await Get(paul, begin)), ("Place", "Dyeworks House"), ("Started.Day", "3"), ("Started.Month", "9"), ("Started.Year", "2025"));
        var place = to!.ToString().Split('?')[0];
        var form = await Get(paul, place);
        await Change(paul, place, "End", ("Outcome", "family"), ("Ended.Day", "1"), ("Ended.Month", "10"), ("Ended.Year", "2025"));

        (await paul.Post(place + "?handler=Review", Site.Token(form), ("Seen", "1"), ("Review", "Still with us"))).Status.ShouldBe(HttpStatusCode.Conflict);

        (await Change(paul, place, "Back")).ShouldBe(HttpStatusCode.Found);
        (await Get(paul, "/work/housing/move-on")).Body!.TextContent.ShouldContain("1 person is in a place now");
        (await Change(paul, place, "Mistake")).ShouldBe(HttpStatusCode.Found);
        (await Get(paul, "/work/housing/move-on")).Body!.TextContent.ShouldContain("Nobody whose record you may see");
        (await paul.Post(begin, Site.Token(form), ("Place", "Dyeworks House"), ("Started.Day", "3"), ("Started.Month", "9"), ("Started.Year", "2025"))).Status.ShouldBe(HttpStatusCode.Found);
    }

    [DatabaseTheory]
    public async Task Follower_EventsTwiceAndInAnyOrder_MakeOneRow(DatabaseKind kind)
    {
        await using var world = await World.Start(kind, new SetClock { Now = Friday });
        var key = await Tenant(world);
        using var paul = await Place.At(world, Landlord, "housing-officer");
        await Ask(paul, key);
        var before = (await world.Records.Read(s => HousingTable.Adaptations(s, 10))).ShouldHaveSingleItem();

        await world.Records.Write(session =>
        {
            foreach (var (type, id) in new[] { ("EpisodeOfCare", "nothing"), ("Task", before.Task), ("Task", before.Task) })
            {
                HousingFollower.Handle(session, new WorkWritten(before.Person.Part, before.Person.Number, type, id, 1));
            }

            return true;
        });

        (await world.Records.Read(s => HousingTable.Adaptations(s, 10))).ShouldHaveSingleItem().ShouldBe(before);
    }

    // A person whom the surgery, the landlord and the council know under one verified number.
    private static async Task<string> Tenant(World world)
    {
        var key = await Place.Person(world);
        await Place.Name(world, Landlord, "The Landlord");
        await Place.Name(world, Council, "The Council");
        foreach (var organisation in new[] { Landlord, Council })
        {
            await (await world.Professional(organisation)).Add($$$"""
                {"resourceType":"Patient","identifier":[{"extension":[{"url":"https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus",
                 "valueCodeableConcept":{"coding":[{"system":"https://fhir.hl7.org.uk/CodeSystem/UKCore-NHSNumberVerificationStatusEngland","code":"01"}]}}],
                 "system":"https://fhir.nhs.uk/Id/nhs-number","value":"{{{NhsNumber.Synthetic(1)}}}"}],"name":[{"family":"Smith","given":["Edie"]}],"birthDate":"1941-03-02"}
                """);
        }

        var gp = await world.Professional(Place.Surgery);
        var patient = (await Place.Members(world, key)).First(m => m.Key.ToString() == key).PatientId;
        await gp.Add($$$"""{"resourceType":"CarePlan","status":"active","intent":"plan","title":"Edie’s secret plan","subject":{"reference":"Patient/{{{patient}}}"}}""");
        await gp.Add($$$"""{"resourceType":"Condition","clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},"code":{"text":"Asthma"},"subject":{"reference":"Patient/{{{patient}}}"}}""");
        await world.DeliverEvents();
        return (await Place.Members(world, key))[0].Key.ToString();
    }

    private static async Task<string> Ask(Site site, string key)
    {
        var form = await Get(site, $"/work/people/{key}/housing/ask");
        var (status, page, to) = await site.Post(
            $"/work/people/{key}/housing/ask", Site.Token(form), ("What", "Level shower"), ("Why", "The bath is unsafe"), ("Decider", Council), ("Asked.Day", "3"), ("Asked.Month", "10"), ("Asked.Year", "2025"));
        status.ShouldBe(HttpStatusCode.Found, page.QuerySelector(".nhsuk-error-summary")?.TextContent);
        return to!.ToString().Split('?')[0];
    }

    private static async Task<(HttpStatusCode Status, IDocument Page, Uri? To)> Step(Site site, string address, string step, string day, string words = "", params (string, string)[] more)
    {
        var form = await Get(site, $"{address}?step={step}");
        var answer = await site.Post(
            $"{address}?step={step}", Site.Token(form), [("Seen", form.QuerySelector("form:has(textarea) input[name=Seen]")!.GetAttribute("value")!), ("Words", words), ("Day.Day", day), ("Day.Month", "10"), ("Day.Year", "2025"), .. more]);
        answer.Page.QuerySelector(".nhsuk-error-summary")?.TextContent.ShouldBeNull();
        return answer;
    }

    private static async Task<HttpStatusCode> Change(Site site, string place, string handler, params (string, string)[] fields)
    {
        var form = await Get(site, place);
        return (await site.Post($"{place}?handler={handler}", Site.Token(form), [("Seen", form.QuerySelector("input[name=Seen]")!.GetAttribute("value")!), .. fields])).Status;
    }

    private static async Task<List<IElement>> Rows(Site site, string query = "") => [.. (await Get(site, "/work/housing" + query)).QuerySelectorAll("tbody tr")];

    private static async Task<IDocument> Get(Site site, string path)
    {
        var (status, page, _) = await site.Get(path);
        status.ShouldBe(HttpStatusCode.OK, path);
        return page;
    }
}
