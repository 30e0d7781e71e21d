using System.Text.Json;
using Goldthread.Fhir.Definitions;
using Goldthread.Fhir.Validation;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

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

    [Fact]
    public async Task Metadata_NamesExactlyTheOperationsThatThereAre()
    {
        var rest = (await world.Stranger().Get("metadata")).Body["rest"]![0]!;
        var named = Names(rest).Select(n => "/$" + n).Concat(rest["resource"]!.AsArray().SelectMany(r => Names(r!).Select(n => $"/{r!["type"]}/${n}"))).ToHashSet();
        var routes = world.World.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(e => e.RoutePattern.RawText!).Where(r => r.StartsWith("/fhir/", StringComparison.Ordinal) && r.Contains("/$", StringComparison.Ordinal)).Select(r => r["/fhir".Length..]).ToHashSet();

        // $bulk is where a job is asked after; the view of a type that R4 does not have is the same as the one of the system.
        foreach (var route in routes.Where(r => !r.StartsWith("/$bulk/", StringComparison.Ordinal) && !r.StartsWith("/ViewDefinition/", StringComparison.Ordinal)))
        {
            named.ShouldContain(route.Replace("{type}", "Observation", StringComparison.Ordinal).Replace("/{id}", "", StringComparison.Ordinal), route);
        }

        foreach (var name in named)
        {
            var operation = name[name.IndexOf('$', StringComparison.Ordinal)..];
            var type = name.Split('/')[1];
            routes.ShouldContain(r => r == name || r == $"/{{type}}/{operation}" || r == $"/{{type}}/{{id}}/{operation}" || r == $"/{type}/{{id}}/{operation}", name);
        }
    }

    [Theory]
    [InlineData("GET", "Patient/$export")]
    [InlineData("GET", "Group/ID/$export")]
    [InlineData("GET", "$export")]
    [InlineData("POST", "$import")]
    [InlineData("POST", "$viewdefinition-run")]
    [InlineData("GET", "$meta")]
    [InlineData("POST", "$meta")]
    [InlineData("GET", "Patient/$meta")]
    [InlineData("GET", "Patient/ID/$meta")]
    [InlineData("POST", "Patient/ID/$meta-add")]
    [InlineData("POST", "Patient/ID/$meta-delete")]
    [InlineData("POST", "Patient/$validate")]
    [InlineData("GET", "Patient/ID/$validate")]
    [InlineData("POST", "Patient/$match")]
    [InlineData("GET", "Patient/ID/$everything")]
    [InlineData("GET", "Subscription/$status")]
    public async Task Operation_ThatIsNamed_Answers(string method, string address)
    {
        var id = await world.System.Add($$"""{"resourceType":"{{(address.StartsWith("Group", StringComparison.Ordinal) ? "Group" : "Patient")}}","active":true{{(address.StartsWith("Group", StringComparison.Ordinal) ? ",\"type\":\"person\",\"actual\":true" : "")}} }""");

        var answer = method == "GET" ? await world.System.Get(address.Replace("ID", id, StringComparison.Ordinal)) : await world.System.Post(address.Replace("ID", id, StringComparison.Ordinal), "{}");

        answer.Status.ShouldNotBeOneOf(404, 405, 500);
    }

    [Theory]
    [InlineData("Patient")]
    [InlineData("Observation")]
    [InlineData("Organization")]
    public async Task Metadata_ListsOnlyIncludesThatSearchTakes(string type)
    {
        var resource = (await world.Stranger().Get("metadata")).Body["rest"]![0]!["resource"]!.AsArray().Single(r => r!["type"]!.ToString() == type)!;

        foreach (var (parameter, list) in new[] { ("_include", "searchInclude"), ("_revinclude", "searchRevInclude") })
        {
            var values = resource[list]!.AsArray().Select(v => v!.ToString()).ToList();
            values.Count.ShouldBeGreaterThan(1);
            foreach (var value in values)
            {
                (await world.System.Get($"{type}?_id=none&{parameter}={value}", ("Prefer", "handling=strict"))).Status.ShouldBe(200, value);
            }
        }

        resource["searchRevInclude"]!.AsArray().Select(v => v!.ToString()).Contains("Observation:subject").ShouldBe(type == "Patient");
    }

    private static IEnumerable<string> Names(System.Text.Json.Nodes.JsonNode owner) => owner["operation"]?.AsArray().Select(o => o!["name"]!.ToString()) ?? [];
}
