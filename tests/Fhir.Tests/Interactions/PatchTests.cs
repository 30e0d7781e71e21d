using System.Text.Json.Nodes;
using Goldthread.Support;

namespace Goldthread.Fhir.Tests.Interactions;

/// <summary>PATCH over HTTP, both languages.</summary>
public sealed class PatchTests(FhirWorld world) : IClassFixture<FhirWorld>
{
    private const string JsonPatch = "application/json-patch+json";
    private const string Start = """{"resourceType":"Patient","active":true,"name":[{"family":"Smith","given":["Ann","Bea"]},{"text":"Annie"}],"birthDate":"1950-01-02","multipleBirthInteger":2}""";

    private FhirClient Fhir => world.System;

    [Fact]
    public async Task JsonPatch_GoodOperations_MakeANewVersion()
    {
        var id = await Fhir.Add(Start);

        var patched = await Fhir.Patch($"Patient/{id}", """[{"op":"test","path":"/active","value":true},{"op":"replace","path":"/name/0/family","value":"Jones"},{"op":"remove","path":"/name/1"}]""", JsonPatch);

        patched.Status.ShouldBe(200, patched.Text);
        patched.Version.ShouldBe(2);
        patched.Body["name"]!.AsArray().Count.ShouldBe(1);
        patched.Body["name"]![0]!["family"]!.ToString().ShouldBe("Jones");
        (await Fhir.Search("Patient", ("_id", id), ("family", "Jones"))).Total.ShouldBe(1);
    }

    [Theory]
    [InlineData("""[{"op":"test","path":"/active","value":false}]""", 412)]
    [InlineData("""[{"op":"replace","path":"/gender","value":"female"}]""", 400)]
    [InlineData("""[{"op":"add","path":"/gender","value":"nonsense"}]""", 400)]
    [InlineData("""[{"op":"add","path":"/nonsense","value":1}]""", 400)]
    [InlineData("""[{"op":"replace","path":"/id","value":"other"}]""", 400)]
    [InlineData("""[{"op":"replace","path":"/resourceType","value":"Group"}]""", 400)]
    [InlineData("""[{"op":"replace","path":"","value":null}]""", 400)]
    [InlineData("nonsense", 400)]
    public async Task JsonPatch_ThatCannotStand_ChangesNothing(string patch, int status)
    {
        var id = await Fhir.Add(Start);

        (await Fhir.Patch($"Patient/{id}", patch, JsonPatch)).Status.ShouldBe(status);
        (await Fhir.Get($"Patient/{id}")).Version.ShouldBe(1);
    }

    [Fact]
    public async Task Patch_Conditions_AreKept()
    {
        var id = await Fhir.Add("""{"resourceType":"Patient","identifier":[{"system":"urn:p","value":"1"}]}""");
        const string patch = """[{"op":"add","path":"/gender","value":"female"}]""";

        (await Fhir.Patch($"Patient/{id}", patch, JsonPatch, ("If-Match", "W/\"3\""))).Status.ShouldBe(412);
        (await Fhir.Patch("Patient?identifier=urn:p|none", patch, JsonPatch)).Status.ShouldBe(404);
        (await Fhir.Patch("Patient/never-was", patch, JsonPatch)).Status.ShouldBe(404);
        (await Fhir.Patch($"Patient/{id}", patch, "application/xml-patch+xml")).Status.ShouldBe(415);
        (await Fhir.Patch("Patient?identifier=urn:p|1", patch, JsonPatch, ("If-Match", "W/\"1\""))).Version.ShouldBe(2);
    }

    [DatabaseTheory]
    public async Task Patch_ManyAtOnce_LosesNone(DatabaseKind kind)
    {
        await using var crowd = await World.Start(kind);
        var id = await crowd.System.Add("""{"resourceType":"Patient","name":[{"text":"0"}]}""");
        var done = 0;

        await Task.WhenAll(Enumerable.Range(1, 20).Select(async i =>
        {
            for (var attempt = 0; attempt < 40; attempt++)
            {
                var answer = await crowd.System.Patch($"Patient/{id}", $$$"""[{"op":"add","path":"/name/-","value":{"text":"{{{i}}}"}}]""", JsonPatch);
                if (answer.Status == 200)
                {
                    Interlocked.Increment(ref done);
                    return;
                }

                answer.Status.ShouldBe(409);
            }
        }));

        done.ShouldBe(20);
        (await crowd.System.Get($"Patient/{id}")).Body["name"]!.AsArray().Count.ShouldBe(21);
    }

    [Theory]
    [InlineData("add", """{"name":"path","valueString":"Patient"},{"name":"name","valueString":"gender"},{"name":"value","valueCode":"female"}""", "gender", "\"female\"")]
    [InlineData("add", """{"name":"path","valueString":"Patient.name[0]"},{"name":"name","valueString":"given"},{"name":"value","valueString":"Cat"}""", "name.0.given", "[\"Ann\",\"Bea\",\"Cat\"]")]
    [InlineData("add", """{"name":"path","valueString":"Patient"},{"name":"name","valueString":"contact"},{"name":"value","part":[{"name":"name","valueHumanName":{"text":"Bob"}},{"name":"telecom","valueContactPoint":{"value":"1"}}]}""", "contact", "[{\"name\":{\"text\":\"Bob\"},\"telecom\":[{\"value\":\"1\"}]}]")]
    [InlineData("add", """{"name":"path","valueString":"Patient"},{"name":"name","valueString":"deceased"},{"name":"value","valueBoolean":true}""", "deceasedBoolean", "true")]
    [InlineData("insert", """{"name":"path","valueString":"Patient.name[0].given"},{"name":"index","valueInteger":1},{"name":"value","valueString":"Cat"}""", "name.0.given", "[\"Ann\",\"Cat\",\"Bea\"]")]
    [InlineData("insert", """{"name":"path","valueString":"Patient.name"},{"name":"index","valueInteger":0},{"name":"value","valueHumanName":{"text":"Zoe"}}""", "name.0.text", "\"Zoe\"")]
    [InlineData("delete", """{"name":"path","valueString":"Patient.birthDate"}""", "birthDate", null)]
    [InlineData("delete", """{"name":"path","valueString":"Patient.name.where(text = 'Annie')"}""", "name", "[{\"family\":\"Smith\",\"given\":[\"Ann\",\"Bea\"]}]")]
    [InlineData("delete", """{"name":"path","valueString":"Patient.gender"}""", "gender", null)]
    [InlineData("replace", """{"name":"path","valueString":"Patient.birthDate"},{"name":"value","valueDate":"1951"}""", "birthDate", "\"1951\"")]
    [InlineData("replace", """{"name":"path","valueString":"Patient.name[1]"},{"name":"value","valueHumanName":{"text":"Zoe"}}""", "name.1", "{\"text\":\"Zoe\"}")]
    [InlineData("replace", """{"name":"path","valueString":"Patient.multipleBirth"},{"name":"value","valueBoolean":true}""", "multipleBirthBoolean", "true")]
    [InlineData("move", """{"name":"path","valueString":"Patient.name[0].given"},{"name":"source","valueInteger":1},{"name":"destination","valueInteger":0}""", "name.0.given", "[\"Bea\",\"Ann\"]")]
    public async Task FhirPathPatch_GoodOperation_GivesTheResult(string type, string parts, string at, string? value)
    {
        var id = await Fhir.Add(Start);

        var patched = await Fhir.Patch($"Patient/{id}", Operation(type, parts), FhirClient.Json);

        patched.Status.ShouldBe(200, patched.Text);
        At(patched.Body, at)?.ToJsonString().ShouldBe(value);
        if (value is null)
        {
            At(patched.Body, at).ShouldBeNull();
        }
    }

    [Theory]
    [InlineData("add", """{"name":"path","valueString":"Patient"},{"name":"name","valueString":"birthDate"},{"name":"value","valueDate":"1951"}""")]
    [InlineData("add", """{"name":"path","valueString":"Patient"},{"name":"name","valueString":"nonsense"},{"name":"value","valueDate":"1951"}""")]
    [InlineData("add", """{"name":"path","valueString":"Patient.birthDate.substring(1)"},{"name":"name","valueString":"x"},{"name":"value","valueDate":"1951"}""")]
    [InlineData("add", """{"name":"path","valueString":"Patient"},{"name":"name","valueString":"deceased"},{"name":"value","valueQuantity":{"value":1}}""")]
    [InlineData("insert", """{"name":"path","valueString":"Patient.name"},{"name":"index","valueInteger":3},{"name":"value","valueHumanName":{"text":"Zoe"}}""")]
    [InlineData("insert", """{"name":"path","valueString":"Patient.name.given"},{"name":"value","valueString":"Zoe"}""")]
    [InlineData("delete", """{"name":"path","valueString":"Patient.name"}""")]
    [InlineData("replace", """{"name":"path","valueString":"Patient.gender"},{"name":"value","valueCode":"male"}""")]
    [InlineData("replace", """{"name":"path","valueString":"Patient.("},{"name":"value","valueCode":"male"}""")]
    [InlineData("replace", """{"name":"path","valueString":"Patient.id"},{"name":"value","valueId":"other"}""")]
    [InlineData("move", """{"name":"path","valueString":"Patient.name"},{"name":"source","valueInteger":2},{"name":"destination","valueInteger":0}""")]
    [InlineData("jump", """{"name":"path","valueString":"Patient.name"}""")]
    public async Task FhirPathPatch_ThatCannotBeDone_ChangesNothing(string type, string parts)
    {
        var id = await Fhir.Add(Start);

        var patched = await Fhir.Patch($"Patient/{id}", Operation(type, parts), FhirClient.Json);

        patched.Status.ShouldBe(400, patched.Text);
        (await Fhir.Get($"Patient/{id}")).Version.ShouldBe(1);
    }

    private static string Operation(string type, string parts) =>
        $$$"""{"resourceType":"Parameters","parameter":[{"name":"operation","part":[{"name":"type","valueCode":"{{{type}}}"},{{{parts}}}]}]}""";

    private static JsonNode? At(JsonNode root, string path)
    {
        JsonNode? at = root;
        foreach (var step in path.Split('.'))
        {
            at = at is JsonArray list ? list[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)] : at?[step];
        }

        return at;
    }
}
