using System.Text.Json;
using Goldthread.Fhir.Definitions;
using Goldthread.Fhir.Validation;

namespace Goldthread.Fhir.Tests.Interactions;

public sealed class MetadataTests(FhirWorld world) : IClassFixture<FhirWorld>
{
    [Fact]
    public async Task Metadata_IsAValidCapabilityStatement()
    {
        var answer = await world.Stranger().Get("metadata");

        answer.Status.ShouldBe(200);
        using var document = JsonDocument.Parse(answer.Bytes);
        ResourceValidator.R4.Validate(document.RootElement).ShouldBeEmpty();
        answer.Body["resourceType"]!.ToString().ShouldBe("CapabilityStatement");
        answer.Body["rest"]![0]!["resource"]!.AsArray().Count.ShouldBeGreaterThan(140);
    }

    [Theory]
    [InlineData("Patient")]
    [InlineData("Observation")]
    [InlineData("Organization")]
    [InlineData("Task")]
    public async Task Metadata_ListsExactlyWhatSearchAccepts(string type)
    {
        var statement = (await world.Stranger().Get("metadata")).Body;
        var listed = statement["rest"]![0]!["resource"]!.AsArray().Single(r => r!["type"]!.ToString() == type)!["searchParam"]!.AsArray()
            .Select(p => p!["name"]!.ToString()).ToHashSet();

        foreach (var parameter in FhirDefinitions.R4.SearchParameters(type))
        {
            var name = parameter.Code == "_id" ? "_id" : parameter.Code + ":missing";
            var accepted = (await world.System.Get($"{type}?{name}=true&_count=0", ("Prefer", "handling=strict"))).Status == 200;
            accepted.ShouldBe(listed.Contains(parameter.Code), parameter.Code);
        }
    }
}
