using Goldthread.Support;

namespace Goldthread.Fhir.Tests.Interactions;

/// <summary>References that are searches, in resources that are sent by themselves.</summary>
public sealed class ConditionalReferenceTests(FhirWorld world) : IClassFixture<FhirWorld>
{
    private FhirClient Fhir => world.System;

    [Fact]
    public async Task Create_ReferenceFindsOne_HoldsItsId()
    {
        var patient = await Fhir.Add(Patient("cr1"));

        var answer = await Fhir.Post("Observation", Observation("Patient?identifier=urn:cr|cr1"));

        answer.Status.ShouldBe(201, answer.Text);
        answer.Body["subject"]!["reference"]!.ToString().ShouldBe("Patient/" + patient);
        (await Fhir.Search("Observation", ("patient", patient))).Entries.ShouldBe([$"Observation/{answer.Id}"]);
    }

    [Fact]
    public async Task Update_ReferenceFindsOne_HoldsItsId()
    {
        var patient = await Fhir.Add(Patient("cr2"));
        var id = await Fhir.Add(Observation("Patient/" + patient));
        var other = await Fhir.Add(Patient("cr3"));

        var byId = await Fhir.Put($"Observation/{id}", Observation("Patient?identifier=urn:cr|cr3", id));
        var byCondition = await Fhir.Put($"Observation?_id={id}", Observation("Patient?identifier=urn:cr%7Ccr2"));

        byId.Body["subject"]!["reference"]!.ToString().ShouldBe("Patient/" + other);
        byCondition.Body["subject"]!["reference"]!.ToString().ShouldBe("Patient/" + patient);
    }

    [Theory]
    [InlineData("Patient?identifier=urn:cr|none", 412)]
    [InlineData("Patient?identifier=urn:cr|twin", 412)]
    [InlineData("Patient?nonsense=1", 400)]
    [InlineData("Patient?_count=1", 400)]
    public async Task Create_ReferenceFindsNotOne_IsRefusedByElement(string reference, int status)
    {
        await Fhir.Add(Patient("twin"));
        await Fhir.Add(Patient("twin"));

        var alone = await Fhir.Post("Observation", Observation(reference));
        var inSet = await Fhir.Post("", $$$"""{"resourceType":"Bundle","type":"transaction","entry":[{"resource":{{{Observation(reference)}}},"request":{"method":"POST","url":"Observation"}}]}""");

        (alone.Status, inSet.Status).ShouldBe((status, status), alone.Text + inSet.Text);
        alone.FaultPaths.ShouldBe(["Observation.subject"]);
        inSet.FaultPaths.ShouldBe(["Bundle.entry[0].resource.subject"]);
    }

    [Fact]
    public async Task Create_ReferenceFindsWhatIsHidden_IsAsIfThereWereNone()
    {
        await Fhir.Add(Patient("cr-hidden"));
        var gp = await world.World.Professional("CR");

        var hidden = await gp.Post("Observation", Observation("Patient?identifier=urn:cr|cr-hidden"));
        var missing = await gp.Post("Observation", Observation("Patient?identifier=urn:cr|cr-nobody"));

        hidden.Status.ShouldBe(412);
        hidden.Text.Replace("cr-hidden", "cr-nobody").ShouldBe(missing.Text);
    }

    private static string Patient(string value) => $$"""{"resourceType":"Patient","identifier":[{"system":"urn:cr","value":"{{value}}"}]}""";

    private static string Observation(string subject, string? id = null) => $$"""
        {"resourceType":"Observation",{{(id is null ? "" : $"\"id\":\"{id}\",")}}"subject":{"reference":"{{subject}}"},"status":"final","code":{"text":"x"} }
        """;
}
