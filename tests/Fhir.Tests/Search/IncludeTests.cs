using System.Text.Json.Nodes;
using Goldthread.Fhir.Storage;
using Goldthread.Support;

namespace Goldthread.Fhir.Tests.Search;

/// <summary>What comes along with results. https://hl7.org/fhir/R4/search.html#include</summary>
public sealed class IncludeTests(FhirWorld world) : IClassFixture<FhirWorld>
{
    private FhirClient Fhir => world.System;

    [Fact]
    public async Task RevInclude_OfOnePatient_BringsWhatPointsAtIt()
    {
        var (patient, condition, observation, _) = await Record();

        var answer = await Fhir.Get($"Patient?_id={patient}&_revinclude=Condition:patient&_revinclude=Observation:subject");

        answer.Total.ShouldBe(1);
        Modes(answer).ShouldBe([$"match Patient/{patient}", $"include Condition/{condition}", $"include Observation/{observation}"]);
    }

    [Theory]
    [InlineData("Condition:patient:Patient", 1)]
    [InlineData("Condition:patient:Group", 0)]
    [InlineData("Condition:*", 1)]
    [InlineData("*", 3)]
    public async Task RevInclude_ByTargetOrStar_BringsThese(string value, int expected)
    {
        var (patient, _, _, _) = await Record();

        Modes(await Fhir.Get($"Patient?_id={patient}&_revinclude={value}")).Count.ShouldBe(1 + expected);
    }

    [Theory]
    [InlineData("_include=Observation:subject", "Patient")]
    [InlineData("_include=Observation:encounter", "Encounter")]
    [InlineData("_include=Observation:subject:Group", "")]
    [InlineData("_include=Observation:*", "Encounter Patient")]
    [InlineData("_include=*", "Encounter Patient")]
    [InlineData("_include=Observation:encounter&_include=Encounter:service-provider", "Encounter OperationOutcome")]
    [InlineData("_include=Observation:encounter&_include:iterate=Encounter:service-provider", "Encounter Organization")]
    [InlineData("_include=Observation:encounter&_include:iterate=*", "Encounter Organization Patient")]
    [InlineData("_include=Observation:patient&_revinclude:iterate=Condition:patient", "Condition Patient")]
    public async Task Include_OfAnObservation_BringsWhatItPointsAt(string parameters, string types)
    {
        var (patient, _, observation, _) = await Record();

        var answer = await Fhir.Get($"Observation?patient={patient}&{parameters}");

        answer.Total.ShouldBe(1);
        Modes(answer)[0].ShouldBe($"match Observation/{observation}");
        string.Join(' ', Modes(answer).Skip(1).Select(m => m.Split(' ')[1].Split('/')[0]).Order(StringComparer.Ordinal)).ShouldBe(types);
    }

    [Fact]
    public async Task Include_OutOfSight_DoesNotComeAlong()
    {
        var ours = await world.World.Professional("INC-A");
        var theirs = await world.World.Professional("INC-B");
        var hidden = await theirs.Add("""{"resourceType":"Patient"}""");
        var patient = await ours.Add("""{"resourceType":"Patient"}""");
        await Fhir.Put($"Patient/{patient}", $$$"""{"resourceType":"Patient","id":"{{{patient}}}","link":[{"other":{"reference":"Patient/{{{hidden}}}"},"type":"seealso"}]}""");

        Modes(await Fhir.Get($"Patient?_id={patient}&_include=Patient:link")).Count.ShouldBe(2);
        Modes(await ours.Get($"Patient?_id={patient}&_include=Patient:link")).ShouldBe([$"match Patient/{patient}"]);
        Modes(await theirs.Get($"Patient?_id={hidden}&_revinclude=Patient:link")).ShouldBe([$"match Patient/{hidden}"]);
        (await theirs.Get($"Patient?_id={hidden}&_has:Patient:link:_id={patient}")).Total.ShouldBe(0);
        (await ours.Get($"Patient?_id={patient}&link._id={hidden}")).Total.ShouldBe(0);
        (await Fhir.Get($"Patient?_id={patient}&link._id={hidden}")).Total.ShouldBe(1);
    }

    [Fact]
    public async Task Include_MoreThanTheLimit_IsRefusedWithTheLimit()
    {
        var patient = await Fhir.Add("""{"resourceType":"Patient"}""");
        var entries = Enumerable.Range(0, Including.Most + 1).Select(i => (JsonNode)new JsonObject
        {
            ["request"] = new JsonObject { ["method"] = "POST", ["url"] = "Flag" },
            ["resource"] = new JsonObject
            {
                ["resourceType"] = "Flag",
                ["status"] = "active",
                ["code"] = new JsonObject { ["text"] = $"{i}" },
                ["subject"] = new JsonObject { ["reference"] = $"Patient/{patient}" },
            },
        });
        var bundle = new JsonObject { ["resourceType"] = "Bundle", ["type"] = "transaction", ["entry"] = new JsonArray([.. entries]) };
        (await Fhir.Post("", bundle.ToJsonString())).Status.ShouldBe(200);

        var answer = await Fhir.Get($"Patient?_id={patient}&_revinclude=Flag:patient");

        answer.Status.ShouldBe(422);
        answer.FaultPaths.ShouldBe(["_revinclude"]);
        answer.Text.ShouldContain("1,000");
    }

    private async Task<(string Patient, string Condition, string Observation, string Encounter)> Record()
    {
        var organization = await Fhir.Add("""{"resourceType":"Organization","name":"x"}""");
        var patient = await Fhir.Add("""{"resourceType":"Patient"}""");
        var subject = $$$""" "subject":{"reference":"Patient/{{{patient}}}"} """;
        var encounter = await Fhir.Add($$$"""{"resourceType":"Encounter","status":"finished","class":{"code":"AMB"},{{{subject}}},"serviceProvider":{"reference":"Organization/{{{organization}}}"}}""");
        var condition = await Fhir.Add($$$"""{"resourceType":"Condition",{{{subject}}}}""");
        var observation = await Fhir.Add($$$"""{"resourceType":"Observation","status":"final","code":{"text":"x"},{{{subject}}},"encounter":{"reference":"Encounter/{{{encounter}}}"}}""");
        return (patient, condition, observation, encounter);
    }

    private static List<string> Modes(FhirAnswer answer)
    {
        answer.Status.ShouldBe(200, answer.Text);
        return [.. answer.Body["entry"]!.AsArray().Select(e => $"{e!["search"]!["mode"]} {e["resource"]!["resourceType"]}/{e["resource"]!["id"]}")];
    }
}
