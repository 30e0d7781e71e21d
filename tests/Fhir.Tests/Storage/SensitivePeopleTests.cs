using System.Text.Json.Nodes;
using Goldthread.Fhir.Definitions;
using Goldthread.Fhir.Search;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Support;

namespace Goldthread.Fhir.Tests.Storage;

/// <summary>Where a sensitive person is stands in no answer, whoever asks, and is found by no question.</summary>
public sealed class SensitivePeopleTests
{
    private const string Label = """ "meta":{"security":[{"system":"http://terminology.hl7.org/CodeSystem/v3-Confidentiality","code":"R"}]}, """;

    // Each stands in one place of the record below and nowhere else.
    private static readonly string[] Secrets = ["Hidden Lane", "ZZ9 9ZZ", "01632960001", "secret-practice", "Sister Street", "01632960002", "secret-place", "secret-care-home", "Narrative Road"];

    [DatabaseTheory]
    public async Task Label_LeavesThePlacesOutOfEveryAnswer_UntilItIsTakenAway(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        var fhir = world.System;
        var known = await Known(fhir);
        var open = await Everything(fhir, known);
        Secrets.Where(s => !open.Values.Any(v => v.Contains(s, StringComparison.Ordinal))).ShouldBeEmpty();
        foreach (var question in Finding(known))
        {
            (await fhir.Get(question)).Total.ShouldBe(1, question);
        }

        var put = await fhir.Put($"Patient/{known.Patient}", PatientOf(known, Label));

        put.Status.ShouldBe(200);
        put.Text.ShouldNotContain("Hidden Lane");
        put.Text.ShouldContain("REDACTED");
        foreach (var (question, answer) in await Everything(fhir, known))
        {
            Secrets.Where(s => answer.Contains(s, StringComparison.Ordinal)).ShouldBeEmpty(question);
        }

        foreach (var question in Finding(known))
        {
            (await fhir.Get(question)).Total.ShouldBe(0, question);
        }

        (await fhir.Get($"Patient?_id={known.Patient}&address-postalcode:missing=true")).Total.ShouldBe(1);
        (await fhir.Get($"Patient?_id={known.Patient}&family=Winter")).Total.ShouldBe(1);
        (await new JournalVerifier(world.Records, world.Reads, FhirModule.CommitContent).Verify()).Faults.ShouldBeEmpty();

        (await fhir.Put($"Patient/{known.Patient}", PatientOf(known, ""))).Status.ShouldBe(200);
        (await fhir.Get($"Patient/{known.Patient}")).Text.ShouldContain("Hidden Lane");
        foreach (var question in Finding(known))
        {
            (await fhir.Get(question)).Total.ShouldBe(1, question);
        }

        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task Redacted_CopyWrittenBack_IsRefusedAndNothingIsLost(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        var fhir = world.System;
        var known = await Known(fhir);
        await fhir.Put($"Patient/{known.Patient}", PatientOf(known, Label));
        var copy = (await fhir.Get($"Patient/{known.Patient}")).Body;
        copy["gender"] = "female";

        var back = await fhir.Put($"Patient/{known.Patient}", copy.ToJsonString());
        var patched = await fhir.Patch($"Patient/{known.Patient}", """[{"op":"add","path":"/gender","value":"female"}]""", "application/json-patch+json");
        var guessed = await fhir.Patch($"Patient/{known.Patient}", """[{"op":"test","path":"/address/0/postalCode","value":"ZZ9 9ZZ"}]""", "application/json-patch+json");
        var wrong = await fhir.Patch($"Patient/{known.Patient}", """[{"op":"test","path":"/address/0/postalCode","value":"ZZ1 1AA"}]""", "application/json-patch+json");

        (back.Status, patched.Status).ShouldBe((409, 409));
        back.FaultPaths.ShouldBe(["Patient.meta.security"]);
        (guessed.Status, guessed.Text).ShouldBe((wrong.Status, wrong.Text.Replace("ZZ1 1AA", "ZZ9 9ZZ", StringComparison.Ordinal)));
        (await fhir.Put($"Patient/{known.Patient}", PatientOf(known, ""))).Status.ShouldBe(200);
        (await fhir.Get($"Patient/{known.Patient}")).Text.ShouldContain("Hidden Lane");
    }

    [Fact]
    public async Task Patient_NewWithTheLabel_IsNotToldInItsOwnAnswer()
    {
        await using var world = await World.Start();
        var fhir = world.System;

        var made = await fhir.Post("Patient", $$"""{"resourceType":"Patient",{{Label}}"address":[{"line":["1 Hidden Lane"],"postalCode":"ZZ9 9ZZ"}] }""");

        made.Status.ShouldBe(201);
        made.Text.ShouldNotContain("Hidden Lane");
        (await fhir.Get("Patient?address-postalcode=ZZ9")).Total.ShouldBe(0);
        (await world.Records.Read(s => SensitivePeople.Of(s, PersonOf(s, made.Id)))).ShouldBe([SensitiveGround.Labelled]);
    }

    [Theory]
    [InlineData("""{"resourceType":"Encounter","id":"1","status":"planned"}""", """{"resourceType":"Encounter","id":"1","status":"planned"}""")]
    [InlineData("""{"resourceType":"Appointment","status":"booked","participant":[{"actor":{"reference":"Location/7"},"status":"accepted"},{"actor":{"reference":"Patient/1"},"status":"accepted"}]}""",
        """{"resourceType":"Appointment","status":"booked","participant":[{"actor":{"reference":"Patient/1"},"status":"accepted"}],"meta":R}""")]
    [InlineData("""{"resourceType":"Procedure","meta":{"versionId":"2"},"contained":[{"resourceType":"Location","id":"h","name":"Her house"},{"resourceType":"Device","id":"d"}],"location":{"reference":"#h"},"usedReference":[{"reference":"#d"},{"reference":"#h"}]}""",
        """{"resourceType":"Procedure","meta":{"versionId":"2",R},"contained":[{"resourceType":"Device","id":"d"}],"usedReference":[{"reference":"#d"}]}""")]
    [InlineData("""{"resourceType":"QuestionnaireResponse","item":[{"linkId":"1","answer":[{"valueReference":{"reference":"https://x.example/fhir/Location/7"}}]},{"linkId":"2","extension":[{"url":"u","valueAddress":{"text":"x"}}],"answer":[{"valueDecimal":1.10}]}]}""",
        """{"resourceType":"QuestionnaireResponse","item":[{"linkId":"1"},{"linkId":"2","answer":[{"valueDecimal":1.10}]}],"meta":R}""")]
    [InlineData("""{"resourceType":"Patient","contact":[{"relationship":[{"text":"Son"}],"telecom":[{"value":"1"}]},{"relationship":[{"text":"Son"}],"name":{"text":"Tom"},"organization":{"display":"The Limes"}}],"_birthDate":{"extension":[{"url":"u","valueDateTime":"1940-01-01T10:00:00Z"}]}}""",
        """{"resourceType":"Patient","contact":[{"relationship":[{"text":"Son"}],"name":{"text":"Tom"}}],"_birthDate":{"extension":[{"url":"u","valueDateTime":"1940-01-01T10:00:00Z"}]},"meta":R}""")]
    [InlineData("""{"resourceType":"Patient","text":{"status":"generated","div":"<div>1 Hidden Lane</div>"},"gender":"female"}""",
        """{"resourceType":"Patient","gender":"female","meta":R}""")]
    [InlineData("""{"resourceType":"RelatedPerson","\u0061ddr\u0065ss":[{"city":"Hush"}],"gender":"male"}""",
        """{"resourceType":"RelatedPerson","gender":"male","meta":R}""")]
    public void Hide_LeavesWhatSaysNothingOfAPlace(string resource, string left)
    {
        const string coding = """ "security":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ObservationValue","code":"REDACTED","display":"redacted"}] """;
        var expected = left.Replace(":R}", ":{" + coding + "}}", StringComparison.Ordinal).Replace(",R}", "," + coding + "}", StringComparison.Ordinal);

        var hidden = Whereabouts.Hide(System.Text.Encoding.UTF8.GetBytes(resource));

        JsonNode.DeepEquals(JsonNode.Parse(hidden), JsonNode.Parse(expected)).ShouldBeTrue(System.Text.Encoding.UTF8.GetString(hidden));
        Whereabouts.Hide(hidden).ShouldBeSameAs(hidden, "there is nothing left to leave out");
    }

    /// <summary>Every address and contact point that R4 knows in what is about a person, from its own definitions.</summary>
    [Fact]
    public void Hide_EveryAddressAndContactPointOfR4_IsGone()
    {
        var definitions = FhirDefinitions.R4;
        // Whom to call about a device, and where a message came from, says nothing of the person.
        var places = definitions.Types.Where(t => t.Kind == TypeKind.Resource && !t.IsAbstract && !Links.IsShared(t.Name) && t.Name is not ("MessageHeader" or "Device"))
            .SelectMany(t => Places(t, [], 0).Select(path => (t.Name, path))).ToList();

        places.Count.ShouldBeGreaterThan(20);
        foreach (var (type, path) in places)
        {
            JsonNode value = new JsonObject { ["text"] = "Hidden Lane", ["value"] = "Hidden Lane" };
            foreach (var name in path.Reverse())
            {
                value = new JsonObject { [name] = value };
            }

            value["resourceType"] = type;
            System.Text.Encoding.UTF8.GetString(Whereabouts.Hide(System.Text.Encoding.UTF8.GetBytes(value.ToJsonString()))).ShouldNotContain("Hidden Lane", Case.Sensitive, $"{type}.{string.Join('.', path)}");
        }

        IEnumerable<string[]> Places(TypeDefinition type, string[] path, int depth) => depth > 4 ? [] : type.JsonMembers.SelectMany(m =>
            m.Value.TypeName is "Address" or "ContactPoint" ? [[.. path, m.Key]]
            : definitions.Type(m.Value.TypeName) is { Kind: TypeKind.Backbone } inner ? Places(inner, [.. path, m.Key], depth + 1)
            : (IEnumerable<string[]>)[]);
    }

    private static async Task<Known> Known(FhirClient fhir)
    {
        var practice = await fhir.Add("""{"resourceType":"Organization","id":"x","name":"secret-practice","address":[{"city":"Elsewhere"}]}""");
        var location = await fhir.Add("""{"resourceType":"Location","name":"Ward 3"}""");
        var known = new Known("", practice, location, "");
        var patient = await fhir.Add(PatientOf(known, ""));
        var encounter = await fhir.Add($$$"""
            {"resourceType":"Encounter","status":"finished","class":{"code":"IMP"},"subject":{"reference":"Patient/{{{patient}}}"},
             "location":[{"location":{"reference":"Location/{{{location}}}","display":"secret-place"}}],
             "hospitalization":{"destination":{"display":"secret-care-home"},"dischargeDisposition":{"text":"Well"} } }
            """);
        await fhir.Add($$$"""
            {"resourceType":"RelatedPerson","patient":{"reference":"Patient/{{{patient}}}"},"name":[{"family":"Snow"}],
             "address":[{"line":["2 Sister Street"],"city":"Hush"}],"telecom":[{"system":"phone","value":"01632960002"}]}
            """);
        await fhir.Add($$$"""{"resourceType":"Observation","status":"final","code":{"text":"Weight"},"subject":{"reference":"Patient/{{{patient}}}"} }""");
        return known with { Patient = patient, Encounter = encounter };
    }

    private static string PatientOf(Known known, string label) => $$$"""
        {"resourceType":"Patient",{{{(known.Patient.Length == 0 ? "" : $"\"id\":\"{known.Patient}\",")}}}{{{label}}}
         "text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\">Narrative Road</div>"},
         "name":[{"family":"Winter"}],"address":[{"line":["1 Hidden Lane"],"city":"Hushville","postalCode":"ZZ9 9ZZ"}],
         "telecom":[{"system":"phone","value":"01632960001"}],
         "generalPractitioner":[{"reference":"Organization/{{{known.Practice}}}","display":"secret-practice"}]}
        """;

    /// <summary>Questions that find the person, or what is about them, by where they are.</summary>
    private static string[] Finding(Known known) =>
    [
        $"Patient?_id={known.Patient}&address=1%20Hid",
        "Patient?address-postalcode=ZZ9",
        "Patient?address-city=Hushville",
        "Patient?phone=01632960001",
        "Patient?telecom=01632960001",
        $"Patient?general-practitioner=Organization/{known.Practice}",
        $"Patient?_id={known.Patient}&general-practitioner:Organization.name=secret-practice",
        "Patient?_has:RelatedPerson:patient:address-city=Hush",
        "Encounter?subject:Patient.address-city=Hushville",
        $"Encounter?location=Location/{known.Location}",
        "RelatedPerson?address-city=Hush",
        "RelatedPerson?phone=01632960002",
    ];

    private static async Task<Dictionary<string, string>> Everything(FhirClient fhir, Known known)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var question in new[]
        {
            $"Patient/{known.Patient}", $"Patient/{known.Patient}/_history/1", $"Patient/{known.Patient}/_history", "Patient/_history", "_history", $"Patient/{known.Patient}/$everything",
            $"Patient?_id={known.Patient}&_revinclude=*", $"Patient?_id={known.Patient}&_elements=address,telecom", $"Patient?_id={known.Patient}&_include=*", "Patient?_sort=address-city",
            $"Patient?_id={known.Patient}&_summary=true", $"Patient?_id={known.Patient}&_format=xml", $"Patient/{known.Patient}?_format=xml", $"Encounter/{known.Encounter}",
            $"Encounter?_id={known.Encounter}&_include=Encounter:location", $"Patient/{known.Patient}/*", $"Patient/{known.Patient}/RelatedPerson", "RelatedPerson?name=Snow",
        })
        {
            var answer = await fhir.Get(question);
            answer.Status.ShouldBe(200, question);
            // The practice itself is nobody's secret.
            answers[question] = string.Concat(answer.Text.Split("\"resourceType\":\"Organization\"")[0]);
        }

        answers["$export"] = await ExportTexts(fhir);
        answers["ViewDefinition/$run"] = (await fhir.Post("ViewDefinition/$run?_format=csv", """
            {"resourceType":"Parameters","parameter":[{"name":"viewResource","resource":{"resourceType":"ViewDefinition","status":"active","resource":"Patient",
             "select":[{"column":[{"name":"who","path":"getResourceKey()"},{"name":"where","path":"address.first().postalCode"}]}]}}]}
            """)).Text;
        return answers;
    }

    private static async Task<string> ExportTexts(FhirClient fhir)
    {
        var started = await fhir.Get("$export?_type=Patient,Encounter,RelatedPerson", ("Prefer", "respond-async"));
        var address = started.ContentHeaders.ContentLocation!.ToString();
        for (var answer = await fhir.Get(address); ; answer = await fhir.Get(address))
        {
            if (answer.Status == 200)
            {
                var texts = await Task.WhenAll(answer.Body["output"]!.AsArray().Select(async o => (await fhir.Get(o!["url"]!.GetValue<string>())).Text));
                return string.Concat(texts);
            }

            answer.Status.ShouldBe(202);
            await Task.Delay(20);
        }
    }

    private static PersonKey PersonOf(Kernel.Data.Session session, string patient) =>
        Locator.Person(session, new LocalReferences(FhirDefinitions.R4).Number("Patient"), patient)!.Value;
}

internal sealed record Known(string Patient, string Practice, string Location, string Encounter);
