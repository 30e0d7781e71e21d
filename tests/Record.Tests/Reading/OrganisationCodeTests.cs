using System.Text.Json;
using Goldthread.Record.Reading;
using Goldthread.Support;

namespace Goldthread.Record.Tests.Reading;

public sealed class OrganisationCodeTests
{
    [DatabaseTheory]
    public async Task Of_EveryWayToNameAnOrganisation_IsItsCode(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        await world.System.Put("Organization/the-trust", """{"resourceType":"Organization","id":"the-trust","identifier":[{"system":"urn:other","value":"x"},{"system":"https://fhir.nhs.uk/Id/ods-organization-code","value":"CM1"}],"name":"The Trust"}""");
        await world.System.Put("Organization/nameless", """{"resourceType":"Organization","id":"nameless","name":"No code"}""");

        async Task<string?> Code(string reference) => await world.Records.Read(session => OrganisationCode.Of(session, JsonDocument.Parse(reference).RootElement));

        (await Code("""{"reference":"Organization/the-trust"}""")).ShouldBe("CM1");
        (await Code("""{"reference":"Organization/nameless"}""")).ShouldBe("nameless");
        (await Code("""{"reference":"Organization/CM9"}""")).ShouldBe("CM9", "nothing is known of it here");
        (await Code("""{"reference":"Organization/other","identifier":{"system":"https://fhir.nhs.uk/Id/ods-organization-code","value":"CM1"}}""")).ShouldBe("CM1");
        (await Code("""{"reference":"Practitioner/somebody"}""")).ShouldBeNull();
    }
}
