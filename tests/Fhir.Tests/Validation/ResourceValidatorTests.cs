using System.Text.Json;
using Goldthread.Fhir.Json;
using Goldthread.Fhir.Validation;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Tests.Validation;

public sealed class ResourceValidatorTests
{
    [Theory]
    [InlineData("""{"resourceType":"Patient"}""")]
    [InlineData("""{"resourceType":"Patient","name":[{"family":"Smith","given":["Ann","Bea"]}],"gender":"female","birthDate":"1940-02-29","deceasedBoolean":false}""")]
    [InlineData("""{"resourceType":"Patient","name":[{"given":["Ann",null],"_given":[null,{"extension":[{"url":"urn:x","valueString":"B"}]}]}]}""")]
    [InlineData("""{"resourceType":"Patient","_birthDate":{"extension":[{"url":"urn:x","valueCode":"unknown"}]}}""")]
    [InlineData("""{"resourceType":"Patient","birthDate":"1940","_birthDate":{"id":"a"}}""")]
    [InlineData("""{"resourceType":"Patient","_id":{"extension":[{"url":"urn:x","valueCode":"unknown"}]}}""")]
    [InlineData("""{"birthDate":"1940","resourceType":"Patient"}""")]
    [InlineData("""{"resourceType":"Patient","birth\u0044ate":"19\u00340"}""")]
    [InlineData("""{"resourceType":"Observation","status":"final","code":{"text":"x"},"valueQuantity":{"value":1.50,"comparator":"<"}}""")]
    [InlineData("""{"resourceType":"Observation","_status":{"extension":[{"url":"urn:x","valueCode":"unknown"}]},"code":{"text":"x"}}""")]
    [InlineData("""{"resourceType":"Patient","contained":[{"resourceType":"Organization","id":"o","name":"x"}],"managingOrganization":{"reference":"#o"}}""")]
    [InlineData("""{"resourceType":"Patient","extension":[{"url":"urn:x","extension":[{"url":"y","valueReference":{"reference":"Medication/1"}}]}]}""")]
    [InlineData("""{"resourceType":"Bundle","type":"collection","entry":[{"fullUrl":"urn:uuid:1","resource":{"resourceType":"Patient"}}]}""")]
    [InlineData("""{"resourceType":"Questionnaire","status":"draft","item":[{"linkId":"1","type":"group","item":[{"linkId":"1.1","type":"string"}]}]}""")]
    [InlineData("""{"resourceType":"Binary","contentType":"text/plain","data":"aGk="}""")]
    public void Validate_SoundResource_HasNoFault(string json) => Faults(json).ShouldBeEmpty();

    [Theory]
    [InlineData("""{}""", "resourceType", "\"resourceType\" is missing")]
    [InlineData("""{"resourceType":1}""", "resourceType", "must be text")]
    [InlineData("""{"resourceType":"Patinet"}""", "resourceType", "no resource type \"Patinet\". Did you mean \"Patient\"?")]
    [InlineData("""{"resourceType":"Resource"}""", "resourceType", "no resource type \"Resource\"")]
    [InlineData("""{"resourceType":"Patient","birthdate":"1940"}""", "Patient.birthdate", "\"birthdate\" is not a property of Patient. Did you mean \"birthDate\"?")]
    [InlineData("""{"resourceType":"Patient","name":[{"givenName":"x"}]}""", "Patient.name[0].givenName", "not a property of HumanName")]
    [InlineData("""{"resourceType":"Observation","status":"final","code":{"text":"x"},"value":1}""", "Observation.value", "Write the type too, such as \"value")]
    [InlineData("""{"resourceType":"Patient","_name":[{"id":"x"}]}""", "Patient._name", "only simple values have a companion")]
    [InlineData("""{"resourceType":"Patient","_resourceType":{"id":"x"}}""", "Patient._resourceType", "not a property of Patient")]
    [InlineData("""{"resourceType":"Patient","name":[{"id":"x","_id":{"id":"x"},"text":"x"}]}""", "Patient.name[0]._id", "only simple values")]
    [InlineData("""{"resourceType":"Patient","name":[{"resourceType":"HumanName","text":"x"}]}""", "Patient.name[0].resourceType", "not a property of HumanName")]
    [InlineData("""{"resourceType":"Patient","":1}""", "Patient.", "\"\" is not a property")]
    [InlineData("""{"resourceType":"Patient","name":{"text":"x"}}""", "Patient.name", "must be a list, even of one: put it in [ ]")]
    [InlineData("""{"resourceType":"Patient","name":[{"given":"Ann"}]}""", "Patient.name[0].given", "must be a list")]
    [InlineData("""{"resourceType":"Patient","birthDate":["1940"]}""", "Patient.birthDate", "take away the [ ]")]
    [InlineData("""{"resourceType":"Patient","name":["Ann"]}""", "Patient.name[0]", "A HumanName must be an object { }; it is text.")]
    [InlineData("""{"resourceType":"Patient","maritalStatus":"M"}""", "Patient.maritalStatus", "A CodeableConcept must be an object { }")]
    [InlineData("""{"resourceType":"Patient","birthDate":1940}""", "Patient.birthDate", "must be text in quotes; it is a number")]
    [InlineData("""{"resourceType":"Patient","active":"true"}""", "Patient.active", "must be true or false, without quotes; it is text")]
    [InlineData("""{"resourceType":"Patient","name":[[]]}""", "Patient.name[0]", "it is a list")]
    [InlineData("""{"resourceType":"Patient","name":[]}""", "Patient.name", "An empty list")]
    [InlineData("""{"resourceType":"Patient","name":[{"given":[]}]}""", "Patient.name[0].given", "An empty list")]
    [InlineData("""{"resourceType":"Patient","name":[{"text":"a"},{}]}""", "Patient.name[1]", "An empty object")]
    [InlineData("""{"resourceType":"Patient","maritalStatus":{}}""", "Patient.maritalStatus", "An empty object")]
    [InlineData("""{"resourceType":"Patient","birthDate":null}""", "Patient.birthDate", "null is not allowed here")]
    [InlineData("""{"resourceType":"Patient","name":[null]}""", "Patient.name[0]", "null is not allowed in this list")]
    [InlineData("""{"resourceType":"Patient","name":[{"given":["Ann",null]}]}""", "Patient.name[0].given[1]", "only where \"_given\" has something")]
    [InlineData("""{"resourceType":"Patient","name":[{"given":["Ann"],"_given":[null,null]}]}""", "Patient.name[0].given[1]", "only where \"given\" has something")]
    [InlineData("""{"resourceType":"Patient","birthDate":""}""", "Patient.birthDate", "Empty text is not allowed")]
    [InlineData("""{"resourceType":"Patient","name":[{"text":"a","given":["b",""]}]}""", "Patient.name[0].given[1]", "Empty text is not allowed")]
    [InlineData("""{"resourceType":"Patient","birthDate":"2023-02-30"}""", "Patient.birthDate", "\"2023-02-30\" is not a real date: February 2023 has 28 days.")]
    [InlineData("""{"resourceType":"Patient","gender":"mael"}""", "Patient.gender", "\"mael\" is not one of the codes allowed here: female, male, other, unknown.")]
    [InlineData("""{"resourceType":"Patient","link":[{"other":{"display":"x"}}]}""", "Patient.link[0].type", "\"type\" is missing")]
    [InlineData("""{"resourceType":"Observation","status":"final"}""", "Observation.code", "\"code\" is missing: it must be given.")]
    [InlineData("""{"resourceType":"MedicationRequest","status":"active","intent":"order","subject":{"reference":"Patient/1"}}""", "MedicationRequest.medication", "One of \"medicationCodeableConcept\" or \"medicationReference\" must be given.")]
    [InlineData("""{"resourceType":"Patient","deceasedBoolean":true,"deceasedDateTime":"2020"}""", "Patient.deceased", "Only one of \"deceasedBoolean\" and \"deceasedDateTime\"")]
    [InlineData("""{"resourceType":"Patient","deceasedBoolean":true,"_deceasedDateTime":{"id":"x"}}""", "Patient.deceased", "Only one of")]
    [InlineData("""{"resourceType":"Patient","active":true,"active":false}""", "Patient.active", "\"active\" stands twice")]
    [InlineData("""{"resourceType":"Patient","active":true,"_active":{"id":"x"},"_active":{"id":"y"}}""", "Patient.active", "\"_active\" stands twice")]
    [InlineData("""{"resourceType":"Patient","active":true,"\u0061ctive":false}""", "Patient.active", "\"active\" stands twice")]
    [InlineData("""{"resourceType":"Patient","resourceType":"Patient"}""", "Patient.resourceType", "\"resourceType\" stands twice")]
    [InlineData("""{"resourceType":"Patient","_birthDate":"x"}""", "Patient.birthDate", "\"_birthDate\" holds an id or extensions of the value: it must be an object { }; it is text.")]
    [InlineData("""{"resourceType":"Patient","_birthDate":{"value":"x"}}""", "Patient.birthDate.value", "not a property of date")]
    [InlineData("""{"resourceType":"Patient","_birthDate":{}}""", "Patient.birthDate", "An empty object")]
    [InlineData("""{"resourceType":"Patient","_birthDate":{"extension":[{"valueCode":"x"}]}}""", "Patient.birthDate.extension[0].url", "\"url\" is missing")]
    [InlineData("""{"resourceType":"Patient","name":[{"id":"x"}]}""", "Patient.name[0]", "An element needs more than an id")]
    [InlineData("""{"resourceType":"Patient","extension":[{"valueString":"x"}]}""", "Patient.extension[0].url", "\"url\" is missing")]
    [InlineData("""{"resourceType":"Patient","extension":[{"url":"urn:x"}]}""", "Patient.extension[0]", "An extension needs a value")]
    [InlineData("""{"resourceType":"Patient","extension":[{"url":"urn:x","valueString":"x","extension":[{"url":"y","valueCode":"z"}]}]}""", "Patient.extension[0]", "not both")]
    [InlineData("""{"resourceType":"Patient","extension":[{"url":"urn:x","_url":{"id":"x"},"valueString":"x"}]}""", "Patient.extension[0]._url", "only simple values")]
    [InlineData("""{"resourceType":"Patient","contained":[{"resourceType":"Organization","name":"x"}]}""", "Patient.contained[0].id", "A contained resource needs an id")]
    [InlineData("""{"resourceType":"Patient","contained":[{"id":"o","name":"x"}]}""", "Patient.contained[0].resourceType", "\"resourceType\" is missing")]
    [InlineData("""{"resourceType":"Patient","contained":[{"resourceType":"Organization","id":"o","name":"x","contained":[{"resourceType":"Patient","id":"p"}]}]}""", "Patient.contained[0].contained", "may not contain resources of its own")]
    [InlineData("""{"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient"}},{"resource":{"resourceType":"Patient","birthDate":"x"}}]}""", "Bundle.entry[1].resource.birthDate", "not in the right form")]
    [InlineData("""{"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Person2"}}]}""", "Bundle.entry[0].resource.resourceType", "no resource type \"Person2\"")]
    [InlineData("""{"resourceType":"Parameters","parameter":[{"name":"a","part":[{"name":"b","resource":{"resourceType":"Patient","x":1}}]}]}""", "Parameters.parameter[0].part[0].resource.x", "not a property of Patient")]
    [InlineData("""{"resourceType":"Observation","status":"final","code":{"text":"x"},"subject":{"reference":"Patinet/1"}}""", "Observation.subject.reference", "does not start with a resource type")]
    [InlineData("""{"resourceType":"Observation","status":"final","code":{"text":"x"},"subject":{"reference":"Practitioner/1"}}""", "Observation.subject.reference", "This may not refer to Practitioner. Allowed: Patient, Group, Device, Location.")]
    [InlineData("""{"resourceType":"Observation","status":"final","code":{"text":"x"},"subject":{"reference":"Patient"}}""", "Observation.subject.reference", "is not a type and an id, such as \"Patient/123\"")]
    [InlineData("""{"resourceType":"Condition","subject":{"reference":"Patient/1"},"clinicalStatus":{"text":"active"}}""", "Condition.clinicalStatus", "At least one coding here must have the system http://terminology.hl7.org/CodeSystem/condition-clinical")]
    [InlineData("""{"resourceType":"Condition","subject":{"reference":"Patient/1"},"clinicalStatus":{"coding":[{"code":"active"}]}}""", "Condition.clinicalStatus", "At least one coding")]
    [InlineData("""{"resourceType":"Observation","status":"final","code":{"text":"x"},"valueDateTime":"2020-01-01T10:00:00"}""", "Observation.value", "with a time zone")]
    [InlineData("""{"resourceType":"Patient","text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\"><script>x</script></div>"}}""", "Patient.text.div", "<script>, which is not allowed")]
    [InlineData("""{"resourceType":"Patient","name":[{"text":"\ud800"}]}""", "Patient.name[0].text", "half a character")]
    [InlineData("""{"resourceType":"Patient","name":[{"text":"a\u0000"}]}""", "Patient.name[0].text", "character zero")]
    public void Validate_OneFault_NamesItsPathAndSaysWhatIsWrong(string json, string path, string words)
    {
        var fault = Faults(json).ShouldHaveSingleItem();
        fault.Kind.ShouldBe(FaultKind.Invalid);
        fault.Path.ShouldBe(path);
        fault.Message.ShouldContain(words);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("\"Patient\"")]
    [InlineData("null")]
    public void Validate_NoObject_IsAFaultWithoutAPlace(string json)
    {
        var fault = Faults(json).ShouldHaveSingleItem();
        fault.Message.ShouldBe("A resource must be a JSON object { }.");
        fault.Path.ShouldBeNull();
    }

    [Fact]
    public void Validate_LongListsOfNullsAndTheirCompanions_AreWalkedOnce()
    {
        // Taking each companion by its number would walk the list from its start each time.
        const int count = 20_000;
        var nulls = string.Join(',', Enumerable.Repeat("null", count));
        var companions = string.Join(',', Enumerable.Repeat("""{"extension":[{"url":"u","valueCode":"x"}]}""", count));
        Faults($$"""{"resourceType":"Patient","name":[{"given":[{{nulls}}],"_given":[{{companions}}]}]}""").ShouldBeEmpty();
        Faults($$"""{"resourceType":"Patient","name":[{"_given":[{{companions}}],"given":[{{nulls}},null]}]}""").ShouldHaveSingleItem().Path.ShouldBe($"Patient.name[0].given[{count}]");
    }

    [Fact]
    public void Validate_LongUnknownName_IsCutBetweenCharacters()
    {
        var name = new string('x', 63) + string.Concat(Enumerable.Repeat("😀", 50));
        var fault = Faults($$"""{"resourceType":"Patient","{{name}}":1}""").ShouldHaveSingleItem();
        fault.Path.ShouldBe("Patient." + new string('x', 63));
        fault.Message.ShouldBe($"\"{new string('x', 60)}...\" is not a property of Patient.");
    }

    [Fact]
    public void Validate_SeveralFaults_ReportsEachInOrder() =>
        Faults("""{"resourceType":"Patient","gender":"x","birthDate":"x","name":[{"use":"x"}],"foo":1}""").Select(f => f.Path)
            .ShouldBe(["Patient.gender", "Patient.birthDate", "Patient.name[0].use", "Patient.foo"]);

    [Fact]
    public void Validate_ManyFaults_StopsAtFifty()
    {
        var names = string.Join(',', Enumerable.Repeat("""{"use":"x"}""", 200));
        Faults($$"""{"resourceType":"Patient","name":[{{names}}]}""").Count.ShouldBe(ResourceValidator.MostFaults);
    }

    [Fact]
    public void Validate_DeeperThanTheLimit_IsAFaultAndNoCrash()
    {
        var json = """{"resourceType":"Patient","extension":[""" + string.Concat(Enumerable.Repeat("""{"url":"u","extension":[""", 500))
            + """{"url":"u","valueCode":"x"}""" + string.Concat(Enumerable.Repeat("]}", 500)) + "]}";
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 2_000 });

        var fault = ResourceValidator.R4.Validate(document.RootElement).ShouldHaveSingleItem();

        fault.Message.ShouldBe($"The resource is nested too deeply: at most {FhirJson.MaxDepth} levels are read.");
    }

    [Fact]
    public async Task Validate_FromManyThreadsWhenNew_GivesTheSame()
    {
        var validator = new ResourceValidator(Goldthread.Fhir.Definitions.FhirDefinitions.R4);
        using var document = JsonDocument.Parse("""{"resourceType":"Observation","status":"x","code":{"coding":[{"code":"a "}]},"valueQuantity":{"value":"1"}}""");

        var results = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => validator.Validate(document.RootElement))));

        results.ShouldAllBe(faults => faults.Select(f => f.Path).SequenceEqual(new[] { "Observation.status", "Observation.code.coding[0].code", "Observation.value.value" }));
    }

    private static IReadOnlyList<Fault> Faults(string json)
    {
        using var document = JsonDocument.Parse(json);
        return ResourceValidator.R4.Validate(document.RootElement);
    }
}
