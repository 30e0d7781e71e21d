using System.Text;
using System.Text.Json.Nodes;
using Goldthread.Fhir.Definitions;
using Goldthread.Support;

namespace Goldthread.Fhir.Tests.Interactions;

/// <summary>
/// Whatever is sent, the answer is never a fault of ours: seeded random damage to valid resources and random queries, over HTTP.
/// GOLDTHREAD_LONG=1 sends 100,000 of them.
/// </summary>
public sealed class MutationFuzzTests
{
    private const int Seed = 20261122;
    private const int AtOnce = 8;
    private static readonly int Cases = Environment.GetEnvironmentVariable("GOLDTHREAD_LONG") == "1" ? 100_000 : 2_000;

    private static readonly string[] Valid =
    [
        """{"resourceType":"Patient","id":"ID","active":true,"identifier":[{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"9990000018","extension":[{"url":"https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus","valueCodeableConcept":{"coding":[{"system":"https://fhir.hl7.org.uk/CodeSystem/UKCore-NHSNumberVerificationStatusEngland","code":"01"}]}}]}],"name":[{"use":"official","family":"Smith","given":["Edie"]}],"telecom":[{"system":"phone","value":"0300"}],"gender":"female","birthDate":"1941-02-03","deceasedDateTime":"2025-01-01T10:00:00Z","address":[{"line":["1 High St"],"city":"Wrenfield","postalCode":"ZZ1 1AA"}],"link":[{"other":{"reference":"Patient/1"},"type":"seealso"}]}""",
        """{"resourceType":"Observation","id":"ID","meta":{"profile":["http://x"],"tag":[{"code":"t"}]},"status":"final","category":[{"coding":[{"system":"c","code":"vital-signs"}]}],"code":{"coding":[{"system":"http://snomed.info/sct","code":"27113001"}]},"subject":{"reference":"Patient/1"},"effectivePeriod":{"start":"2025-01-01","end":"2025-02"},"valueQuantity":{"value":61.50,"unit":"kg","system":"http://unitsofmeasure.org","code":"kg"},"component":[{"code":{"text":"x"},"valueString":"y"}]}""",
        """{"resourceType":"Bundle","type":"transaction","entry":[{"fullUrl":"urn:uuid:a","resource":{"resourceType":"Patient","name":[{"family":"x"}]},"request":{"method":"POST","url":"Patient"}},{"fullUrl":"urn:uuid:b","resource":{"resourceType":"Encounter","status":"finished","class":{"code":"AMB"},"subject":{"reference":"urn:uuid:a"},"period":{"start":"2025-01-01T00:00:00Z"}},"request":{"method":"POST","url":"Encounter","ifNoneMatch":"x"}},{"request":{"method":"GET","url":"Patient/1"}}]}""",
        """{"resourceType":"Appointment","id":"ID","status":"booked","start":"2025-01-01T10:00:00Z","end":"2025-01-01T10:30:00Z","participant":[{"actor":{"reference":"Patient/1"},"status":"accepted"},{"actor":{"reference":"Patient/2"},"status":"accepted"}]}""",
        """{"resourceType":"QuestionnaireResponse","id":"ID","status":"completed","subject":{"reference":"Patient/2"},"authored":"2025-03-01","item":[{"linkId":"1","answer":[{"valueInteger":3,"item":[{"linkId":"1.1","answer":[{"valueCoding":{"code":"a"}}]}]}]}]}""",
        """{"resourceType":"Task","id":"ID","status":"requested","intent":"order","focus":{"reference":"ServiceRequest/1"},"for":{"reference":"Patient/1"},"executionPeriod":{"start":"2025"},"restriction":{"repetitions":1},"input":[{"type":{"text":"x"},"valueTiming":{"repeat":{"boundsPeriod":{"start":"2025"}},"event":["2025-01-01"]}}]}""",
    ];

    private static readonly string[] Odd =
    [
        "null", "true", "-1", "1e400", "0.00000000000000000000000000000001", "99999999999999999999", "\"\"", "\" \"", "\"\\u0000\"", "\"\\ud800\"", "\"\\uffff\"", "{}", "[]", "[null]", "[[]]",
        "\"Patient/1\"", "\"Patient/\"", "\"#\"", "\"urn:uuid:a\"", "\"9999-12-31T23:59:60Z\"", "\"0000-00-00\"", "\"2025-02-30\"", "\"'; drop table fhir_key; --\"",
        "{\"reference\":\"Patient/1\"}", "{\"reference\":\"#x\"}", "{\"coding\":{}}", "{\"extension\":[{}]}", "\"" + "x".PadRight(5000, 'y') + "\"",
    ];

    private static readonly string[] Words =
    [
        "", "x", "1", "-1", "Patient/1", "Patient/1/_history/1", "http://x/Patient/1", "a|b", "|", "a|", "|b", ",", ",,", "\\", "\\,", "a\\|b", "%", "%zz", "%00", "%ff", "%e2%82", "ge2025", "zz2025", "2025-13-01",
        "9999-12-31T23:59:60Z", "0001-01-01", "ap2025", "true", "maybe", "name,-birthdate,", "-", "--", "_id", "AAAA", "gYCAgICAgICAAQ", "$", "'\"<>", "é", "𝕏", "1000000000000000000000", "*", "2025-10-03T14:15:00+01:00",
        "subject:Patient", "Observation:subject", new string('x', 3000),
    ];

    [Fact]
    public async Task Resources_DamagedAtRandom_NeverMakeA500()
    {
        await using var world = await World.Start();
        var gp = await world.Professional("FUZZ");
        await Run(world, async (random, i) =>
        {
            var (bytes, type) = Damaged(random, i);
            using var content = new ByteArrayContent(bytes);
            content.Headers.ContentType = new(FhirClient.Json);
            var client = random.Next(4) == 0 ? gp : world.System;
            var put = random.Next(2) == 0 && type != "Bundle";
            var answer = await client.Send(put ? HttpMethod.Put : HttpMethod.Post, put ? $"{type}/fuzz-{i % 200}" : type == "Bundle" ? "" : type, content);
            return (answer, $"{(put ? "PUT" : "POST")} {Encoding.UTF8.GetString(bytes)}");
        });
        (await new Kernel.Acts.JournalVerifier(world.Records, world.Reads, FhirModule.CommitContent).Verify()).Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Queries_DrawnAtRandom_NeverMakeA500()
    {
        await using var world = await World.Start();
        await world.System.Put("Patient/1", Valid[0].Replace("\"ID\"", "\"1\"", StringComparison.Ordinal));
        await world.System.Post("Observation", Valid[1]);
        await world.System.Post("Appointment", Valid[3]);
        var gp = await world.Professional("FUZZ");
        await Run(world, async (random, _) =>
        {
            var address = Query(random);
            var answer = await (random.Next(4) == 0 ? gp : world.System).Get(address);
            return (answer, address);
        });
    }

    /// <summary>Every parameter with every odd word, one by one: none is left to chance.</summary>
    [Theory]
    [InlineData("Patient")]
    [InlineData("Observation")]
    [InlineData("Task")]
    public async Task EveryParameter_WithEveryOddWord_NeverMakesA500(string type)
    {
        await using var world = await World.Start();
        foreach (var code in FhirDefinitions.R4.SearchParameters(type).Select(p => p.Code).Append("_page").Append("_sort").Append("_count").Append("_summary"))
        {
            foreach (var word in Words)
            {
                var answer = await world.System.Get($"{type}?{code}={Escape(word)}&_count=1");
                answer.Status.ShouldBeLessThan(500, $"{code}={word} {string.Join('\n', world.UnexpectedFaults)}");
                (answer.Status == 200 || answer.Outcome is not null).ShouldBeTrue();
            }
        }
    }

    [Fact]
    public async Task DeepNesting_IsRefusedInWords()
    {
        await using var world = await World.Start();
        var deep = string.Concat(Enumerable.Repeat("""{"linkId":"1","item":[""", 5000)) + string.Concat(Enumerable.Repeat("]}", 5000));

        var answer = await world.System.Post("QuestionnaireResponse", $$"""{"resourceType":"QuestionnaireResponse","status":"completed","item":[{{deep}}]}""");

        answer.Status.ShouldBe(400);
        answer.Text.ShouldContain("nested too deeply");
    }

    private static async Task Run(World world, Func<Random, int, Task<(FhirAnswer Answer, string Sent)>> send)
    {
        var failed = new System.Collections.Concurrent.ConcurrentBag<string>();
        var answered = new int[600];
        await Parallel.ForEachAsync(Enumerable.Range(0, Cases), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, _) =>
        {
            var (answer, sent) = await send(new Random(Seed + i), i);
            Interlocked.Increment(ref answered[answer.Status]);
            if (answer.Status >= 500)
            {
                failed.Add($"case {i}: {answer.Status} for {sent}");
            }
        });
        failed.Take(5).Concat(world.UnexpectedFaults.Take(3)).ShouldBeEmpty();

        // A fuzz that is always refused at the door, or never, tests nothing.
        answered[200..300].Sum().ShouldBeGreaterThan(Cases / 50);
        answered[400..500].Sum().ShouldBeGreaterThan(Cases / 50);
    }

    private static (byte[] Bytes, string Type) Damaged(Random random, int i)
    {
        var node = JsonNode.Parse(Valid[random.Next(Valid.Length)].Replace("\"ID\"", $"\"fuzz-{i % 200}\"", StringComparison.Ordinal))!;
        var type = node["resourceType"]!.ToString();
        for (var n = random.Next(3); n > 0; n--)
        {
            Hurt(node, random);
        }

        var text = node.ToJsonString();
        if (random.Next(3) == 0)
        {
            var at = text.IndexOf(':', random.Next(text.Length - 2));
            text = at < 0 ? text : text[..(at + 1)] + Odd[random.Next(Odd.Length)] + text[(random.Next(3) == 0 ? at + 1 : Math.Max(at + 1, text.IndexOfAny([',', '}'], at)))..];
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        for (var n = random.Next(6) == 0 ? random.Next(1, 4) : 0; n > 0 && bytes.Length > 1; n--)
        {
            switch (random.Next(3))
            {
                case 0:
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes = bytes[..random.Next(1, bytes.Length)];
                    break;
                default:
                    var at = random.Next(bytes.Length);
                    bytes = [.. bytes[..at], .. bytes[random.Next(bytes.Length)..]];
                    break;
            }
        }

        return (bytes, type);
    }

    // One node somewhere is removed, doubled, or replaced.
    private static void Hurt(JsonNode root, Random random)
    {
        var node = root;
        while (true)
        {
            var children = node switch { JsonObject o => o.Count, JsonArray a => a.Count, _ => 0 };
            if (children == 0)
            {
                return;
            }

            var at = random.Next(children);
            var child = node is JsonObject obj ? obj.GetAt(at).Value : node[at];
            if (child is JsonObject or JsonArray && random.Next(4) > 0)
            {
                node = child;
                continue;
            }

            var other = random.Next(4) switch { 0 => child?.DeepClone(), 1 => null, 2 => JsonValue.Create(random.Next(100)), _ => (JsonNode)new string((char)random.Next(32, 0x2fff), random.Next(1, 80)) };
            if (node is JsonArray list)
            {
                list.Insert(at, other);
            }
            else if (random.Next(3) == 0)
            {
                ((JsonObject)node).RemoveAt(at);
            }
            else
            {
                ((JsonObject)node).SetAt(at, other);
            }

            return;
        }
    }

    private static string Query(Random random)
    {
        var types = FhirDefinitions.R4.ResourceTypes;
        var type = random.Next(3) == 0 ? types[random.Next(types.Count)] : new[] { "Patient", "Observation", "Appointment" }[random.Next(3)];
        var parameters = FhirDefinitions.R4.SearchParameters(type);
        var query = Enumerable.Range(0, random.Next(1, 4)).Select(_ =>
        {
            var name = random.Next(8) switch
            {
                0 => new[] { "_sort", "_count", "_page", "_summary", "_id", "_lastUpdated", "_elements", "_include", "_total" }[random.Next(9)],
                1 => Escape(Words[random.Next(Words.Length)]),
                _ => parameters[random.Next(parameters.Count)].Code + new[] { "", "", "", ":exact", ":missing", ":contains", ":Patient", ":", ":not" }[random.Next(9)],
            };
            return $"{name}={string.Join(',', Enumerable.Range(0, random.Next(1, 3)).Select(_ => Escape(Words[random.Next(Words.Length)])))}";
        });
        return random.Next(12) == 0 ? $"{type}/{Escape(Words[1 + random.Next(Words.Length - 2)])}{new[] { "", "/_history", "/_history/1", "/$everything" }[random.Next(4)]}" : $"{type}?{string.Join('&', query)}";
    }

    // Words that are percent signs already go out as they are.
    private static string Escape(string word) => word.StartsWith('%') && word.Length > 1 ? word : Uri.EscapeDataString(word);
}
