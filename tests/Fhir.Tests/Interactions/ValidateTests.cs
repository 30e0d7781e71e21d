using System.Text;
using Goldthread.Fhir.Tests.Validation;
using Goldthread.Fhir.Xml;
using Goldthread.Support;

namespace Goldthread.Fhir.Tests.Interactions;

/// <summary>$validate: structure, R4's rules, profiles.</summary>
public sealed class ValidateTests(FhirWorld world) : IClassFixture<FhirWorld>
{
    private FhirClient Fhir => world.System;

    [Theory]
    [InlineData("Patient", """{"resourceType":"Patient","active":true}""", null)]
    [InlineData("Patient", """{"resourceType":"Patient","gender":"no"}""", "Patient.gender")]
    [InlineData("Patient", """{"resourceType":"Patient","contact":[{"gender":"male"}]}""", "Patient.contact[0]")]
    [InlineData("Observation", """{"resourceType":"Observation","status":"final","code":{"text":"x"},"valueString":"a","dataAbsentReason":{"text":"b"}}""", "Observation")]
    [InlineData("Observation", """{"resourceType":"Observation","status":"final","code":{"text":"x"},"referenceRange":[{"appliesTo":[{"text":"b"}]}]}""", "Observation.referenceRange[0]")]
    [InlineData("Patient", """{"resourceType":"Group","type":"person","actual":true}""", "resourceType")]
    public async Task Validate_Resource_FindsWhatIsWrong(string type, string json, string? path)
    {
        var answer = await Fhir.Post($"{type}/$validate", json);

        answer.Status.ShouldBe(200, answer.Text);
        Errors(answer).ShouldBe(path is null ? [] : [path]);
    }

    [Fact]
    public async Task Validate_WritesNothing_AndTakesModes()
    {
        var id = await Fhir.Add("""{"resourceType":"Patient"}""");
        const string parameters = """{"resourceType":"Parameters","parameter":[{"name":"resource","resource":{"resourceType":"Patient"}},{"name":"mode","valueCode":"update"}]}""";

        Errors(await Fhir.Post("Patient/$validate", parameters)).ShouldBe(["Patient.id"]);
        Errors(await Fhir.Post("Patient/$validate?mode=create", """{"resourceType":"Patient"}""")).ShouldBeEmpty();
        Errors(await Fhir.Get($"Patient/{id}/$validate?mode=delete")).ShouldBeEmpty();
        (await Fhir.Get("Patient/never-was/$validate?mode=delete")).Status.ShouldBe(404);
        (await Fhir.Post("Patient/$validate?mode=nonsense", """{"resourceType":"Patient"}""")).Status.ShouldBe(400);
        (await Fhir.Post("Patient/$validate", "{")).Status.ShouldBe(400);
        (await Fhir.Get($"Patient/{id}")).Version.ShouldBe(1);
    }

    [Fact]
    public async Task Validate_UnknownProfile_IsSaid()
    {
        Errors(await Fhir.Post("Patient/$validate?profile=http://x/none", """{"resourceType":"Patient"}""")).ShouldBe(["profile"]);

        var claimed = await Fhir.Post("Patient/$validate", """{"resourceType":"Patient","meta":{"profile":["http://x/none"]}}""");

        Errors(claimed).ShouldBeEmpty();
        claimed.Text.ShouldContain("was not checked");
    }

    [Fact]
    public async Task Validate_ByProfile_CountsFixesSlicesAndBinds()
    {
        await Fhir.Add("""
            {"resourceType":"StructureDefinition","url":"http://x/obs","name":"Obs","status":"active","kind":"resource","abstract":false,"type":"Observation","derivation":"constraint",
             "baseDefinition":"http://hl7.org/fhir/StructureDefinition/Observation","differential":{"element":[
              {"id":"Observation","path":"Observation","constraint":[{"key":"x-1","severity":"error","human":"Needs a time","expression":"effective.exists()"}]},
              {"id":"Observation.status","path":"Observation.status","fixedCode":"final"},
              {"id":"Observation.subject","path":"Observation.subject","min":1},
              {"id":"Observation.note","path":"Observation.note","max":"0"},
              {"id":"Observation.code","path":"Observation.code","patternCodeableConcept":{"coding":[{"system":"http://loinc.org","code":"85354-9"}]}},
              {"id":"Observation.value[x]","path":"Observation.value[x]","type":[{"code":"Quantity"}]},
              {"id":"Observation.category","path":"Observation.category","slicing":{"discriminator":[{"type":"exists","path":"text"}],"rules":"open"}},
              {"id":"Observation.category:worded","path":"Observation.category","sliceName":"worded","max":"1"},
              {"id":"Observation.category:worded.text","path":"Observation.category.text","min":1},
              {"id":"Observation.component","path":"Observation.component","slicing":{"discriminator":[{"type":"value","path":"code.coding.code"},{"type":"type","path":"value"}],"rules":"closed"}},
              {"id":"Observation.component:systolic","path":"Observation.component","sliceName":"systolic","min":1,"max":"1"},
              {"id":"Observation.component:systolic.code.coding.code","path":"Observation.component.code.coding.code","fixedCode":"8480-6"},
              {"id":"Observation.component:systolic.value[x]","path":"Observation.component.value[x]","min":1,"type":[{"code":"Quantity"}]}]}}
            """);
        const string code = "\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"85354-9\",\"display\":\"bp\"}]}";
        const string systolic = """{"code":{"coding":[{"code":"8480-6"}]},"valueQuantity":{"value":1}}""";
        const string good = $$$"""{"resourceType":"Observation","status":"final",{{{code}}},"subject":{"display":"x"},"effectiveDateTime":"2025","category":[{"text":"a"},{"coding":[{"code":"b"}]}],"component":[{{{systolic}}}]}""";

        (await Of(good)).ShouldBeEmpty();
        (await Of(good.Replace("final", "amended", StringComparison.Ordinal))).ShouldBe(["Observation.status"]);
        (await Of(good.Replace("85354-9", "1", StringComparison.Ordinal))).ShouldBe(["Observation.code"]);
        (await Of(good.Replace(",\"subject\":{\"display\":\"x\"}", "", StringComparison.Ordinal))).ShouldBe(["Observation.subject"]);
        (await Of(good.Replace(",\"effectiveDateTime\":\"2025\"", "", StringComparison.Ordinal))).ShouldBe(["Observation"]);
        (await Of(good.Replace("\"component\"", "\"note\":[{\"text\":\"n\"}],\"component\"", StringComparison.Ordinal))).ShouldBe(["Observation.note"]);
        (await Of(good.Replace("\"component\"", "\"valueString\":\"n\",\"component\"", StringComparison.Ordinal))).ShouldBe(["Observation.value"]);
        (await Of(good.Replace("""{"coding":[{"code":"b"}]}""", """{"text":"b"}""", StringComparison.Ordinal))).ShouldBe(["Observation.category"]);
        (await Of(good.Replace("8480-6", "8462-4", StringComparison.Ordinal))).ShouldBe(["Observation.component", "Observation.component[0]"]);
        (await Of(good.Replace($"[{systolic}]", $"[{systolic},{systolic}]", StringComparison.Ordinal))).ShouldBe(["Observation.component"]);

        async Task<IEnumerable<string>> Of(string json) => Errors(await Fhir.Post("Observation/$validate?profile=http://x/obs", json));
    }

    [SkippableFact]
    public async Task Validate_UkCorePatient_KeepsItsProfile()
    {
        var folder = PublicResources.Folder("ukcore-staging");
        await using var uk = await World.Start();
        foreach (var file in System.IO.Directory.EnumerateFiles(Path.Combine(folder, "structuredefinitions"), "*.xml").Order(StringComparer.Ordinal))
        {
            var added = await uk.System.Post("StructureDefinition", Encoding.UTF8.GetString(FhirXml.ToJson(File.ReadAllBytes(file)).Value));
            added.Status.ShouldBe(201, $"{Path.GetFileName(file)}: {added.Text}");
        }

        const string profile = "https://fhir.hl7.org.uk/StructureDefinition/UKCore-Patient";
        const string extension = "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus";
        const string status = $$$"""{"url":"{{{extension}}}","valueCodeableConcept":{"coding":[{"system":"https://fhir.hl7.org.uk/CodeSystem/UKCore-NHSNumberVerificationStatus","code":"number-present-and-verified"}]}}""";
        const string number = $$$"""{"extension":[{{{status}}}],"system":"https://fhir.nhs.uk/Id/nhs-number","value":"9990000018"}""";
        const string good = $$$"""{"resourceType":"Patient","meta":{"profile":["{{{profile}}}"]},"identifier":[{{{number}}}]}""";

        Errors(await uk.System.Post("Patient/$validate", good)).ShouldBeEmpty();
        Errors(await uk.System.Post("Patient/$validate", good.Replace($"[{number}]", $"[{number},{number}]", StringComparison.Ordinal))).ShouldBe(["Patient.identifier"]);
        Errors(await uk.System.Post("Patient/$validate", good.Replace($"[{status}]", $"[{status},{status}]", StringComparison.Ordinal))).ShouldBe(["Patient.identifier[0].extension"]);
        Errors(await uk.System.Post("Patient/$validate", good.Replace(",\"value\":\"9990000018\"", "", StringComparison.Ordinal))).ShouldBe(["Patient.identifier[0].value"]);
        Errors(await uk.System.Post("Patient/$validate", good.Replace("valueCodeableConcept\":{\"coding\":[", "valueString\":\"x\",\"_ignored\":{\"coding\":[", StringComparison.Ordinal))).ShouldNotBeEmpty();
        Errors(await uk.System.Post("Patient/$validate", $$$"""{"resourceType":"Patient","extension":[{{{status}}}]}""")).ShouldBe(["Patient.extension[0]"]);
    }

    private static IEnumerable<string> Errors(FhirAnswer answer) => answer.Body["issue"]!.AsArray()
        .Where(i => i!["severity"]!.ToString() == "error").Select(i => i!["expression"]![0]!.ToString()).Distinct().Order(StringComparer.Ordinal);
}
