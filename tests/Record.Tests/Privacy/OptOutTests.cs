using System.Net;
using Goldthread.Kernel.Acts;
using Goldthread.Record.Access;
using Goldthread.Record.Sharing;
using Goldthread.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Record.Tests.Privacy;

/// <summary>The national data opt-out: out of planning and research as a whole, and in care as before.</summary>
public sealed class OptOutTests
{
    private const string One = "9990000018";
    private const string Two = "9990000026";

    [DatabaseTheory]
    public async Task List_TakesWholeRecordsOutOfExtractsAndNotOutOfCare(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        var (gp, one, two) = await Start(world);
        var research = await world.Professional("GP1", "research-extract");
        (await research.Get("Patient")).Total.ShouldBe(2);
        using var officer = new Site(world);
        await officer.SignIn("ICB", "privacy-officer");

        (await Enter(officer, "999 000 0018, Edie Smith\n\n")).To!.ToString().ShouldEndWith("done=saved");

        (await research.Get("Patient")).Entries.ShouldBe([$"Patient/{two}"]);
        (await research.Get($"Patient/{one}")).Status.ShouldBe(404);
        (await research.Get("Observation?code:text=weight")).Total.ShouldBe(1);
        (await research.Get($"Observation?patient={one}")).Total.ShouldBe(0);
        (await research.Get($"Patient/{one}/$everything")).Status.ShouldBe(404);
        (await research.Get("Patient?_has:Observation:patient:status=final")).Total.ShouldBe(1);
        (await gp.Get("Patient")).Total.ShouldBe(2);
        (await research.Post("Patient", """{"resourceType":"Patient"}""")).Status.ShouldBe(403);

        (await Enter(officer, "999 000 0026")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await research.Get("Patient")).Entries.ShouldBe([$"Patient/{two}"]);
        await Enter(officer, "999 000 0026", ("Sure", "true"));
        (await research.Get("Patient")).Entries.ShouldBe([$"Patient/{one}"]);
        (await new JournalVerifier(world.Records, world.Reads, Fhir.FhirModule.CommitContent).Verify()).Faults.ShouldBeEmpty();
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Patient_WhoComesLaterOrFromAnotherSource_IsOutFromTheBeginning()
    {
        await using var world = await World.Start();
        await Agree(world);
        using var officer = new Site(world);
        await officer.SignIn("ICB", "privacy-officer");
        await Enter(officer, One);
        var (_, one, two) = await Start(world);
        var hospital = await world.Professional("HOSP");
        var same = await hospital.Add(Patient(One));
        await world.DeliverEvents();
        var research = await world.Professional("HOSP", "research-extract");

        (await research.Get("Patient")).Total.ShouldBe(0);
        (await hospital.Get($"Patient/{same}")).Status.ShouldBe(200);

        await Enter(officer, "", ("Sure", "true"));
        (await research.Get("Patient")).Entries.ShouldBe([$"Patient/{one}", $"Patient/{same}"], ignoreOrder: true);
        (await (await world.Professional("GP1", "research-extract")).Get($"Patient/{two}")).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("999 000 0018\n999 000 0019", "Line 2: \"999 000 0019\" is not an NHS number")]
    [InlineData("<script>", "Line 1: \"<script>\" is not an NHS number")]
    public async Task List_BadLine_IsNamedAndNothingChanges(string list, string says)
    {
        await using var world = await World.Start();
        using var officer = new Site(world);
        await officer.SignIn("ICB", "privacy-officer");

        var (status, page, _) = await Enter(officer, list);

        status.ShouldBe(HttpStatusCode.BadRequest);
        page.QuerySelector(".nhsuk-error-summary")!.TextContent.ShouldContain(says);
        page.QuerySelector("textarea")!.TextContent.Trim().ShouldBe(list);
        (await officer.Get("/work/privacy/opt-outs")).Page.Body!.TextContent.ShouldContain("Nobody is on the list.");
    }

    [Fact]
    public async Task Page_ForOtherRoles_IsRefused()
    {
        await using var world = await World.Start();
        using var gp = new Site(world);
        await gp.SignIn("GP1");

        (await gp.Get("/work/privacy/opt-outs")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<(FhirClient Gp, string One, string Two)> Start(World world)
    {
        await Agree(world);
        var gp = await world.Professional("GP1");
        var (one, two) = (await gp.Add(Patient(One)), await gp.Add(Patient(Two)));
        foreach (var patient in new[] { one, two })
        {
            await gp.Add($$$"""{"resourceType":"Observation","status":"final","code":{"text":"Weight"},"subject":{"reference":"Patient/{{{patient}}}"} }""");
        }

        await world.DeliverEvents();
        return (gp, one, two);
    }

    private static Task Agree(World world)
    {
        var now = TimeProvider.System.GetUtcNow();
        var agreement = new Agreement("r", "Research", [Agreement.Everyone], [Purpose.Treatment, Purpose.Research], [.. DataClass.All.Select(c => c.Code)], "", "", "", now.AddDays(-1), now.AddDays(1), now.AddDays(1));
        return world.Services.GetRequiredService<AgreementBook>().Put(agreement, new Act(User.System.Acting("test"), now, Purpose.SystemAdministration, "agree"));
    }

    private static async Task<(HttpStatusCode Status, AngleSharp.Dom.IDocument Page, Uri? To)> Enter(Site officer, string list, params (string Name, string Value)[] more)
    {
        var (_, page, _) = await officer.Get("/work/privacy/opt-outs");
        return await officer.Post("/work/privacy/opt-outs", Site.Token(page), [("Numbers", list), .. more]);
    }

    private static string Patient(string number) => $$$"""
        {"resourceType":"Patient","identifier":[{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"{{{number}}}",
         "extension":[{"url":"https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus","valueCodeableConcept":{"coding":[
          {"system":"https://fhir.hl7.org.uk/CodeSystem/UKCore-NHSNumberVerificationStatusEngland","code":"01"}]}}]}]}
        """;
}
