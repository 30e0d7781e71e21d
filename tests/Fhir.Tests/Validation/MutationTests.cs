using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Goldthread.Fhir.Json;
using Goldthread.Fhir.Validation;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Tests.Validation;

/// <summary>Sound resources, damaged by chance with a fixed seed: reading and validating them must answer, never throw.</summary>
public sealed class MutationTests
{
    private static readonly int Cases = Environment.GetEnvironmentVariable("GOLDTHREAD_LONG") == "1" ? 100_000 : 2_000;

    private static readonly string[] Sound =
    [
        """{"resourceType":"Patient","id":"p1","meta":{"versionId":"1","lastUpdated":"2024-01-01T00:00:00Z","profile":["http://example.org/p|1"]},"text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\"><p style=\"color: red\">Ann <a href=\"#x\">x</a></p></div>"},"contained":[{"resourceType":"Organization","id":"o1","name":"x"}],"extension":[{"url":"http://example.org/e","extension":[{"url":"a","valueCoding":{"system":"urn:s","code":"c"}}]}],"identifier":[{"use":"official","system":"https://fhir.nhs.uk/Id/nhs-number","value":"9990000018","period":{"start":"2020-01","end":"2021"}}],"active":true,"name":[{"use":"usual","family":"Smith","given":["Ann",null,"Bea"],"_given":[null,{"extension":[{"url":"urn:x","valueString":"B"}]}]}],"gender":"female","birthDate":"1940-02-29","_birthDate":{"extension":[{"url":"urn:t","valueDateTime":"1940-02-29T10:00:00+01:00"}]},"deceasedBoolean":false,"multipleBirthInteger":2,"photo":[{"contentType":"image/png","data":"AAAA","size":3}],"managingOrganization":{"reference":"#o1"}}""",
        """{"resourceType":"Observation","status":"final","category":[{"coding":[{"system":"urn:c","code":"vital-signs"}]}],"code":{"coding":[{"system":"http://loinc.org","code":"8867-4"}],"text":"Heart rate"},"subject":{"reference":"Patient/p1"},"effectiveDateTime":"2021-03-04T05:06:07.123+00:00","issued":"2021-03-04T05:06:07.123Z","valueQuantity":{"value":72.50,"unit":"/min","system":"http://unitsofmeasure.org","code":"/min"},"component":[{"code":{"text":"x"},"valueSampledData":{"origin":{"value":0},"period":1e1,"dimensions":1,"data":"E 1 2"},"referenceRange":[{"low":{"value":1},"text":"x"}]}]}""",
        """{"resourceType":"Bundle","type":"transaction","entry":[{"fullUrl":"urn:uuid:c757873d-ec9a-4326-a141-556f43239520","resource":{"resourceType":"Condition","clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},"subject":{"reference":"Patient/p1"}},"request":{"method":"POST","url":"Condition"}},{"resource":{"resourceType":"QuestionnaireResponse","status":"completed","item":[{"linkId":"1","answer":[{"valueInteger":3,"item":[{"linkId":"1.1","answer":[{"valueTime":"10:00:00"}]}]}]}]},"request":{"method":"PUT","url":"QuestionnaireResponse/1"}}]}""",
    ];

    private static readonly string[] Strange =
    [
        "null", "true", "-0", "1e999", "-1.5", "99999999999999999999", "\"\"", "\" \"", "\"\\ud83d\\ude00\"", "\"\\ud800\"", "\"\\u0000\"", "\"\\\"\"", "\"#\"", "\":\"", "\"/\"", "\"Patient/\"",
        "\"2023-02-30\"", "\"T\"", "\"2024-01-01T\"", "\"urn:oid:\"", "\"urn:uuid:\"", "\"=\"", "\"<div\"", "\"<div xmlns=\\\"http://www.w3.org/1999/xhtml\\\"><\"", "[]", "{}", "[null]", "[[]]", "[{}]", "{\"\":0}",
        "{\"id\":\"x\"}", "{\"_id\":null}", "{\"resourceType\":\"Patient\"}", "{\"resourceType\":null}", "{\"extension\":[{}]}", "{\"reference\":1}", "{\"reference\":\"\"}", "{\"coding\":[1,{\"system\":1,\"code\":\"\\ud800\"}]}",
        "{\"coding\":{}}", "{\"\\ud800xxxxxxxxxxxxxxxx\":1}", "{\"reference\\udc00x\":1,\"coding\\ud800xxxxxx\":[]}",
    ];

    [Fact]
    public void Validate_DamagedResource_AnswersWithoutThrowing()
    {
        var random = new Random(20251003);
        var withFaults = 0;
        for (var i = 0; i < Cases; i++)
        {
            var damaged = Damage(Sound[random.Next(Sound.Length)], random);
            IReadOnlyList<Fault> faults = [];
            Should.NotThrow(() => faults = Faults(damaged), $"case {i}: {damaged}");
            faults.All(f => f.Message.Length is > 0 and < 1000).ShouldBeTrue($"case {i}");
            withFaults += faults.Count > 0 ? 1 : 0;
        }

        // Dropping an optional element leaves a resource sound; most other damage is found.
        withFaults.ShouldBeGreaterThan(Cases / 2);
    }

    [Fact]
    public void Parse_DamagedBytes_AnswersWithoutThrowing()
    {
        var random = new Random(20251004);
        for (var i = 0; i < Cases; i++)
        {
            var bytes = Encoding.UTF8.GetBytes(Sound[random.Next(Sound.Length)]);
            for (var changes = random.Next(1, 4); changes > 0; changes--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            var cut = bytes.AsMemory(0, random.Next(2) == 0 ? bytes.Length : random.Next(bytes.Length));
            Should.NotThrow(() => FhirJson.Parse(cut).Match(Check, _ => 0), $"case {i}: {Convert.ToHexString(cut.Span)}");
        }

        static int Check(JsonDocument document)
        {
            using (document)
            {
                return ResourceValidator.R4.Validate(document.RootElement).Count;
            }
        }
    }

    private static IReadOnlyList<Fault> Faults(string json)
    {
        // Not through FhirJson: the validator must also stand what only a laxer reader lets in.
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 1000 });
        return ResourceValidator.R4.Validate(document.RootElement);
    }

    private static string Damage(string json, Random random)
    {
        var root = JsonNode.Parse(json)!;
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var places = Places(root).ToArray();
            if (places.Length > 0)
            {
                Damage(places[random.Next(places.Length)], random);
            }
        }

        // Some of the strange values cannot be held as nodes, so they go in as text.
        var text = root.ToJsonString();
        for (var i = 0; i < Strange.Length; i++)
        {
            text = text.Replace($"\"strange {i}\"", Strange[i], StringComparison.Ordinal);
        }

        return random.Next(4) == 0 ? Duplicate(text, random) : text;
    }

    private static void Damage((JsonNode Parent, string Name, int Index) place, Random random)
    {
        var (parent, name, index) = place;
        var value = parent is JsonObject o ? o[name] : parent[index];
        switch (random.Next(6))
        {
            case 0 when parent is JsonObject members:
                members.Remove(name);
                break;
            case 1 when parent is JsonObject members:
                members.Remove(name);
                members[Rename(name, random)] = value;
                break;
            case 2:
                Set(parent, name, index, new JsonArray(value?.DeepClone(), value?.DeepClone()));
                break;
            case 3:
                Set(parent, name, index, new JsonObject { [name.Length > 0 ? name : "value"] = value?.DeepClone() });
                break;
            case 4:
                Set(parent, name, index, Enumerable.Range(0, random.Next(1, 100)).Aggregate(value?.DeepClone(), (inner, _) => new JsonObject { ["extension"] = new JsonArray(inner) }));
                break;
            default:
                Set(parent, name, index, $"strange {random.Next(Strange.Length)}");
                break;
        }
    }

    private static string Rename(string name, Random random) => random.Next(4) switch
    {
        0 => "_" + name,
        1 => name.ToUpperInvariant(),
        2 => name + (char)random.Next(1, 0x2000),
        _ => name.Length > 0 ? name[1..] : "x",
    };

    /// <summary>Writes one property of the text a second time; where that breaks the JSON, the text stays as it was.</summary>
    private static string Duplicate(string text, Random random)
    {
        var place = text.IndexOf(',', random.Next(text.Length));
        var twice = place < 0 ? text : text.Insert(place, ",\"extension\":[],\"extension\":[]");
        try
        {
            using var document = JsonDocument.Parse(twice, new JsonDocumentOptions { MaxDepth = 1000 });
            return twice;
        }
        catch (JsonException)
        {
            return text;
        }
    }

    private static void Set(JsonNode parent, string name, int index, JsonNode? value)
    {
        if (parent is JsonObject members)
        {
            members[name] = value;
        }
        else
        {
            parent[index] = value;
        }
    }

    private static IEnumerable<(JsonNode Parent, string Name, int Index)> Places(JsonNode? node)
    {
        if (node is JsonObject members)
        {
            return members.SelectMany(m => Places(m.Value).Prepend((members, m.Key, -1)));
        }

        return node is JsonArray list ? list.SelectMany((item, i) => Places(item).Prepend((list, "", i))) : [];
    }
}
