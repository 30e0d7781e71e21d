using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using Goldthread.Fhir.Storage;
using Goldthread.Record.Access;
using Goldthread.Record.Own;
using Goldthread.Record.Tests.Access;
using Goldthread.Support;

namespace Goldthread.Record.Tests.Own;

/// <summary>The person's own view, and that of somebody they chose, over HTTP.</summary>
public sealed class MePagesTests
{
    internal const string Number = "9990000018";
    internal const string Patient = """
        {"resourceType":"Patient","name":[{"given":["Edie"],"family":"Smith"}],"identifier":[{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"9990000018",
         "extension":[{"url":"https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus","valueCodeableConcept":{"coding":[
          {"system":"https://fhir.hl7.org.uk/CodeSystem/UKCore-NHSNumberVerificationStatusEngland","code":"01"}]}}]}]}
        """;

    [DatabaseTheory]
    public async Task Record_OfThePerson_ShowsWhatClinicianSeesLessWhatIsKeptBack(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        var (gp, patient) = await Start(world);
        await Problem(gp, patient, "Heart failure");
        await KernelTests.Withhold(world, "Condition", await Problem(gp, patient, "Told by the neighbour"), WithheldReasons.ThirdParty, "gp-of-GP1");
        await KernelTests.Withhold(world, "Condition", await Problem(gp, patient, "Sealed by her wish"), WithheldReasons.Sealed, "gp-of-GP1");
        using var site = await SignIn(world, "edie", "person", Number);

        var (status, page, _) = await site.Get("/me/record");

        status.ShouldBe(HttpStatusCode.OK);
        page.Body!.TextContent.ShouldContain("Heart failure");
        page.Body!.TextContent.ShouldContain("Sealed by her wish");
        page.Body!.TextContent.ShouldNotContain("neighbour");
        (await gp.Get($"Condition?patient={patient}")).Total.ShouldBe(3);
    }

    [DatabaseTheory]
    public async Task Proxy_Stopped_EndsTheOpenSessionsNextRequest(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        var (gp, patient) = await Start(world);
        await Problem(gp, patient, "Heart failure");
        using var edie = await SignIn(world, "edie", "person", Number);
        using var karen = await SignIn(world, "karen", "carer", null);
        (await karen.Get("/me")).To!.ToString().ShouldEndWith("/me/nothing");

        var page = await Ask(edie, "karen", "all");
        page.Body!.TextContent.ShouldContain("can see your whole record from now");
        (await karen.Get("/me/record")).Page.Body!.TextContent.ShouldContain("Heart failure");
        var stop = page.QuerySelector("form[action*='Stop']")!;
        await edie.Post("/me/people?handler=Stop", Site.Token(page), ("id", stop.QuerySelector("input[name=id]")!.GetAttribute("value")!));

        (await karen.Get("/me/record")).To!.ToString().ShouldEndWith("/me/nothing");
        (await karen.Get("/me/download?handler=File")).To!.ToString().ShouldEndWith("/me/nothing");
        (await edie.Get("/me/record")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Proxy_WithAScope_SeesNoMore()
    {
        await using var world = await World.Start();
        var (gp, patient) = await Start(world);
        await Problem(gp, patient, "Heart failure");
        await gp.Add($$$"""{"resourceType":"Goal","lifecycleStatus":"active","description":{"text":"Sing in church"},"subject":{"reference":"Patient/{{{patient}}}"}}""");
        using var edie = await SignIn(world, "edie", "person", Number);
        using var karen = await SignIn(world, "karen", "carer", null);

        await Ask(edie, "karen", "plan");

        var text = (await karen.Get("/me/record")).Page.Body!.TextContent;
        text.ShouldContain("Sing in church");
        text.ShouldNotContain("Heart failure");
        text.ShouldContain("appointments and plan until");
        JsonNode.Parse((await karen.Get("/me/download?handler=File")).Page.Body!.TextContent)!.ToJsonString().ShouldNotContain("Heart failure");
        (await karen.Get("/me/people")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Proxy_WhereSafeguardingIsKnown_WaitsForTheCareTeam()
    {
        await using var world = await World.Start();
        var (gp, patient) = await Start(world);
        await KernelTests.Withhold(world, "Condition", await Problem(gp, patient, "Afraid of somebody"), WithheldReasons.Safeguarding, "gp-of-GP1");
        using var edie = await SignIn(world, "edie", "person", Number);
        using var karen = await SignIn(world, "karen", "carer", null);

        (await Ask(edie, "karen", "all")).Body!.TextContent.ShouldContain("Your care team will ring you");

        (await karen.Get("/me")).To!.ToString().ShouldEndWith("/me/nothing");
    }

    [Theory]
    [InlineData("nobody", "daughter", "plan", "2027-1-1", "We do not know this sign-in name")]
    [InlineData("karen", "", "plan", "2027-1-1", "Say who they are to you")]
    [InlineData("karen", "daughter", "everything", "2027-1-1", "Choose what they can see")]
    [InlineData("karen", "daughter", "plan", "2020-01-01", "The last day must be after today")]
    [InlineData("karen", "daughter", "plan", "2999-01-01", "not more than two years")]
    [InlineData("karen", "daughter", "plan", "soon", "The last day must include a day")]
    [InlineData("karen", "daughter", "plan", "2027-2-30", "The last day must be a real date")]
    public async Task Proxy_BadInput_NamesTheFieldAndLosesNothing(string who, string relation, string scope, string until, string says)
    {
        await using var world = await World.Start();
        await Start(world);
        using var edie = await SignIn(world, "edie", "person", Number);
        using var karen = await SignIn(world, "karen", "carer", null);
        var (_, page, _) = await edie.Get("/me/people");

        var (_, again, _) = await edie.Post("/me/people?handler=Ask", Site.Token(page), [("who", who), ("relation", relation), ("scope", scope), .. Day(until)]);

        again.QuerySelector(".nhsuk-error-summary")!.TextContent.ShouldContain(says);
        again.QuerySelector("#who")!.GetAttribute("value").ShouldBe(who);
    }

    [DatabaseTheory]
    public async Task Contributions_AreSeenAtOnceAndChangeNothingOfOthers(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        var (gp, patient) = await Start(world);
        var problem = await Problem(gp, patient, "Heart failure");
        using var edie = await SignIn(world, "edie", "person", Number);
        var (_, add, _) = await edie.Get("/me/add");

        (await edie.Post("/me/add?handler=Note", Site.Token(add), ("note", "The new tablets make me dizzy"))).Page.Body!.TextContent.ShouldContain("Your note is in the record");
        (await edie.Post("/me/add?handler=Reading", Site.Token(add), ("kind", "blood-pressure"), ("value", "130"), ("second", "82"))).Page.Body!.TextContent.ShouldContain("Your reading is in the record");
        (await edie.Post($"/me/wrong?about=Condition/{problem}", Site.Token(add), ("wrong", "I never had this"))).Page.Body!.TextContent.ShouldContain("We have told them");

        (await gp.Get($"Communication?patient={patient}")).Text.ShouldContain("dizzy");
        (await gp.Get($"Observation?patient={patient}&code=75367002")).Total.ShouldBe(1);
        var task = (await gp.Get($"Task?patient={patient}")).Body["entry"]![0]!["resource"]!;
        task["owner"]!["reference"]!.GetValue<string>().ShouldBe("Organization/GP1");
        task["focus"]!["reference"]!.GetValue<string>().ShouldBe($"Condition/{problem}");
        (await gp.Get($"Condition/{problem}")).Version.ShouldBe(1);
    }

    [Fact]
    public async Task AboutMe_SavedOnTwoScreens_TheSecondIsToldAndKeepsItsWords()
    {
        await using var world = await World.Start();
        var (gp, patient) = await Start(world);
        using var edie = await SignIn(world, "edie", "person", Number);
        var (_, empty, _) = await edie.Get("/me/about-me");
        await edie.Post("/me/about-me", Site.Token(empty), ("important", "My garden"), ("response", ""), ("version", "0"));
        var (_, first, _) = await edie.Get("/me/about-me");
        var (id, version) = (Value(first, "response"), Value(first, "version"));

        (await edie.Post("/me/about-me", Site.Token(first), ("important", "My garden and my cat"), ("response", id), ("version", version))).Page.Body!.TextContent.ShouldContain("Saved");
        var (_, second, _) = await edie.Post("/me/about-me", Site.Token(first), ("important", "My church"), ("response", id), ("version", version));

        second.QuerySelector(".nhsuk-error-summary")!.TextContent.ShouldContain("changed on another screen");
        second.QuerySelector("#important")!.TextContent.ShouldContain("My church");
        (await gp.Get($"QuestionnaireResponse?patient={patient}")).Text.ShouldContain("My garden and my cat");
    }

    [Theory]
    [InlineData("")]
    [InlineData("12 stone")]
    [InlineData("-3")]
    [InlineData("4000")]
    public void Reading_OutOfReach_IsRefusedWithItsLimits(string value) =>
        Measured.Read("weight", value, null, DateTimeOffset.UnixEpoch).Fault.ShouldSatisfyAllConditions(f => f.Path.ShouldBe("value"), f => f.Message.ShouldContain("from 2 to 400 kg"));

    [Fact]
    public async Task AttachedFile_ThatCouldHoldAScript_IsRefusedWhateverItIsCalled()
    {
        foreach (var bytes in new[] { "<svg onload=alert(1)>", "<html><script>", "GIF89a<script>", "%PDF-1.7 script" })
        {
            var content = System.Text.Encoding.UTF8.GetBytes(bytes);
            (await AttachedFile.Read("me.jpg", content.Length, new MemoryStream(content))).Succeeded.ShouldBeFalse(bytes);
        }

        (await AttachedFile.Read("me.png", 12, new MemoryStream([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3, 4]))).Value["contentType"]!.GetValue<string>().ShouldBe("image/png");
    }

    [Fact]
    public async Task Pages_ForThoseWhoWorkHere_AreRefused()
    {
        await using var world = await World.Start();
        using var site = new Site(world);
        await site.SignIn("GP1");

        foreach (var path in new[] { "/me", "/me/record", "/me/people", "/me/choices", "/me/add", "/me/about-me", "/me/download", "/me/download?handler=File", "/me/looked" })
        {
            (await site.Get(path)).Status.ShouldBe(HttpStatusCode.Forbidden, path);
        }
    }

    [DatabaseTheory]
    public async Task Choices_StopSharing_TakesEffectAtTheNextRequest(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        var (gp, patient) = await Start(world);
        var other = await world.Professional("OTHER");
        await KernelTests.Give(world, await KernelTests.Key(world, patient), "OTHER", SightGround.Referred);
        var id = await Problem(gp, patient, "Heart failure");
        using var edie = await SignIn(world, "edie", "person", Number);
        var (_, page, _) = await edie.Get("/me/choices");
        (await other.Get($"Condition/{id}")).Status.ShouldBe(200);

        await edie.Post("/me/choices", Site.Token(page), ("organisation", "OTHER"), ("share", "no"));
        (await other.Get($"Condition/{id}")).Status.ShouldBe(404);

        await edie.Post("/me/choices", Site.Token(page), ("organisation", "OTHER"), ("share", "yes"));
        (await other.Get($"Condition/{id}")).Status.ShouldBe(200);
    }

    internal static async Task<(FhirClient Gp, string Patient)> Start(World world)
    {
        var gp = await world.Professional("GP1");
        var patient = await gp.Add(Patient);
        await world.DeliverEvents();
        return (gp, patient);
    }

    internal static Task<string> Problem(FhirClient gp, string patient, string text) =>
        gp.Add($$$"""{"resourceType":"Condition","clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},"code":{"text":"{{{text}}}"},"subject":{"reference":"Patient/{{{patient}}}"}}""");

    internal static async Task<IDocument> Ask(Site site, string who, string scope)
    {
        var (_, page, _) = await site.Get("/me/people");
        var until = TimeProvider.System.GetUtcNow().AddDays(30);
        return (await site.Post("/me/people?handler=Ask", Site.Token(page), [("who", who), ("relation", "daughter"), ("scope", scope), .. Day($"{until:yyyy-MM-dd}")])).Page;
    }

    internal static (string Name, string Value)[] Day(string date) => [.. new[] { "year", "month", "day" }.Zip(date.Split('-'))];

    private static string Value(IDocument page, string name) => page.QuerySelector($"input[name={name}]")!.GetAttribute("value")!;

    internal static async Task<Site> SignIn(World world, string id, string role, string? number)
    {
        await world.Records.Write(session =>
        {
            UserTable.Put(session, new User(id, id, role, role, "", "", number));
            return true;
        });
        var site = new Site(world);
        var (_, page, _) = await site.Get("/sign-in");
        (await site.Post("/sign-in", Site.Token(page), ("user", id))).Status.ShouldBe(HttpStatusCode.Found);
        return site;
    }
}
