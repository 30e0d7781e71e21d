using System.Text.Json.Nodes;
using Goldthread.Support;

namespace Goldthread.Fhir.Tests.Interactions;

public sealed class TransactionTests(FhirWorld world) : IClassFixture<FhirWorld>
{
    private FhirClient Fhir => world.System;

    [Fact]
    public async Task Transaction_UrnReferences_BecomeIdsEverywhere()
    {
        var bundle = Bundle(
            "transaction",
            Post("""
                {"resourceType":"Observation","status":"final","code":{"text":"weight"},"subject":{"reference":"urn:uuid:p"},"encounter":{"reference":"urn:uuid:e"},
                 "performer":[{"reference":"urn:uuid:d"}],"extension":[{"url":"http://x","valueReference":{"reference":"urn:uuid:e"}}],
                 "contained":[{"resourceType":"Provenance","id":"c","target":[{"reference":"urn:uuid:e"}],"recorded":"2025-01-01T00:00:00Z","agent":[{"who":{"reference":"urn:uuid:d"}}]}]}
                """, "urn:uuid:o"),
            Post("""{"resourceType":"Encounter","status":"finished","class":{"code":"AMB"},"subject":{"reference":"urn:uuid:p"}}""", "urn:uuid:e"),
            Post("""{"resourceType":"Practitioner","active":true}""", "urn:uuid:d"),
            Post("""{"resourceType":"Patient","generalPractitioner":[{"reference":"urn:uuid:d"}]}""", "urn:uuid:p"));

        var answer = await Fhir.Post("", bundle);

        answer.Status.ShouldBe(200, answer.Text);
        answer.Body["type"]!.ToString().ShouldBe("transaction-response");
        var ids = Ids(answer);
        var observation = (await Fhir.Get(ids[0])).Body;
        observation["subject"]!["reference"]!.ToString().ShouldBe(ids[3]);
        observation["encounter"]!["reference"]!.ToString().ShouldBe(ids[1]);
        observation["performer"]![0]!["reference"]!.ToString().ShouldBe(ids[2]);
        observation["extension"]![0]!["valueReference"]!["reference"]!.ToString().ShouldBe(ids[1]);
        observation["contained"]![0]!["target"]![0]!["reference"]!.ToString().ShouldBe(ids[1]);
        (await Fhir.Get(ids[3])).Body["generalPractitioner"]![0]!["reference"]!.ToString().ShouldBe(ids[2]);
        (await Fhir.Search("Observation", ("encounter", ids[1]), ("patient", ids[3]))).Entries.ShouldBe([ids[0]]);
        (await Fhir.Search("Observation", ("performer", ids[2]))).Entries.ShouldBe([ids[0]]);
    }

    [Fact]
    public async Task Transaction_OneBadEntry_LeavesNothing()
    {
        var bad = Bundle("transaction", Put("Patient", "tx-a"), Put("Patient", "tx-b", ifMatch: "W/\"4\""));

        var answer = await Fhir.Post("", bad);

        answer.Status.ShouldBe(412);
        answer.FaultPaths.ShouldContain("Bundle.entry[1]");
        (await Fhir.Get("Patient/tx-a")).Status.ShouldBe(404);
        (await Fhir.Get("Patient/tx-b")).Status.ShouldBe(404);
    }

    [Theory]
    [InlineData("Bundle.entry[1].resource.gender", """{"resource":{"resourceType":"Patient","gender":"no"},"request":{"method":"POST","url":"Patient"}}""")]
    [InlineData("Bundle.entry[1].request", """{"resource":{"resourceType":"Patient"}}""")]
    [InlineData("Bundle.entry[1].request.url", """{"resource":{"resourceType":"Patient"},"request":{"method":"POST","url":"Group"}}""")]
    [InlineData("Bundle.entry[1].resource", """{"request":{"method":"POST","url":"Patient"}}""")]
    [InlineData("Bundle.entry[1]", """{"request":{"method":"DELETE","url":"Patient/there-is-none"}}""")]
    [InlineData("Bundle.entry[1].request.ifMatch", """{"resource":{"resourceType":"Patient","id":"q"},"request":{"method":"PUT","url":"Patient/q","ifMatch":"3"}}""")]
    public async Task Transaction_FaultyEntry_IsNamedAndNothingStays(string path, string entry)
    {
        var before = (await Fhir.Search("Patient", ("_summary", "count"))).Total;

        var answer = await Fhir.Post("", Bundle("transaction", Post("""{"resourceType":"Patient"}""", "urn:uuid:first"), entry));

        answer.Status.ShouldBeInRange(400, 422);
        answer.FaultPaths.ShouldContain(path);
        (await Fhir.Search("Patient", ("_summary", "count"))).Total.ShouldBe(before);
    }

    [Fact]
    public async Task Transaction_SameResourceTwice_IsRefused()
    {
        var answer = await Fhir.Post("", Bundle("transaction", Put("Patient", "twice"), """{"request":{"method":"DELETE","url":"Patient/twice"}}"""));

        answer.Status.ShouldBe(400);
        answer.FaultPaths.ShouldContain("Bundle.entry[1]");
        (await Fhir.Get("Patient/twice")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Transaction_SameFullUrlTwice_IsRefused()
    {
        var answer = await Fhir.Post("", Bundle("transaction", Post("""{"resourceType":"Patient"}""", "urn:uuid:a"), Post("""{"resourceType":"Patient"}""", "urn:uuid:a")));

        answer.Status.ShouldBe(400);
    }

    [Fact]
    public async Task Transaction_ReadsInside_SeeItsWrites()
    {
        await Fhir.Put("Patient/reader", """{"resourceType":"Patient","id":"reader","gender":"female"}""");
        await Fhir.Put("Patient/leaver", """{"resourceType":"Patient","id":"leaver"}""");

        var answer = await Fhir.Post("", Bundle(
            "transaction",
            """{"request":{"method":"GET","url":"Patient/reader"}}""",
            """{"request":{"method":"GET","url":"Patient/leaver"}}""",
            """{"resource":{"resourceType":"Patient","id":"reader","gender":"other"},"request":{"method":"PUT","url":"Patient/reader"}}""",
            """{"request":{"method":"DELETE","url":"Patient/leaver"}}""",
            """{"request":{"method":"GET","url":"Patient/never"}}"""));

        answer.Status.ShouldBe(200, answer.Text);
        var entries = answer.Body["entry"]!.AsArray();
        entries[0]!["resource"]!["gender"]!.ToString().ShouldBe("other");
        Statuses(answer).ShouldBe(["200", "410", "200", "204", "404"]);
    }

    [Fact]
    public async Task Transaction_TaskByItsFocus_BelongsToThatPerson()
    {
        var answer = await Fhir.Post("", Bundle(
            "transaction",
            Post("""{"resourceType":"Task","status":"requested","intent":"order","focus":{"reference":"urn:uuid:r"}}""", "urn:uuid:t"),
            Post("""{"resourceType":"ServiceRequest","status":"active","intent":"order","subject":{"reference":"urn:uuid:p"}}""", "urn:uuid:r"),
            Post("""{"resourceType":"Patient"}""", "urn:uuid:p")));

        var ids = Ids(answer);
        (await Fhir.Get($"{ids[2]}/$everything")).Entries.ShouldContain(ids[0]);
    }

    [Fact]
    public async Task Batch_EachEntry_StandsByItself()
    {
        var answer = await Fhir.Post("", Bundle(
            "batch",
            Put("Patient", "batch-a"),
            """{"resource":{"resourceType":"Patient","id":"batch-b"},"request":{"method":"PUT","url":"Patient/batch-b","ifMatch":"W/\"9\""}}""",
            """{"request":{"method":"GET","url":"Patient/batch-a"}}""",
            """{"request":{"method":"GET","url":"Nonsense?name=x"}}""",
            """{"request":{"method":"DELETE","url":"Patient/batch-a"}}"""));

        answer.Status.ShouldBe(200, answer.Text);
        answer.Body["type"]!.ToString().ShouldBe("batch-response");
        Statuses(answer).ShouldBe(["201", "412", "200", "404", "204"]);
        answer.Body["entry"]![1]!["response"]!["outcome"]!["resourceType"]!.ToString().ShouldBe("OperationOutcome");
        (await Fhir.Get("Patient/batch-a")).Status.ShouldBe(410);
    }

    [Theory]
    [InlineData("""{"resourceType":"Bundle","type":"collection"}""")]
    [InlineData("""{"resourceType":"Patient"}""")]
    public async Task Post_ToTheRoot_NeedsABatchOrTransaction(string json) => (await Fhir.Post("", json)).Status.ShouldBe(400);

    [Fact]
    public async Task Transaction_OfAThousand_IsOneCommit()
    {
        var entries = Enumerable.Range(0, 1000).Select(i => Post($$$"""{"resourceType":"Observation","status":"final","code":{"coding":[{"system":"s","code":"{{{i}}}"}]},"subject":{"reference":"urn:uuid:p"}}""", $"urn:uuid:{i}"));

        var answer = await Fhir.Post("", Bundle("transaction", [Post("""{"resourceType":"Patient"}""", "urn:uuid:p"), .. entries]));

        answer.Status.ShouldBe(200);
        (await Fhir.Search("Observation", ("patient", Ids(answer)[0]), ("_summary", "count"))).Total.ShouldBe(1000);
    }

    internal static string Bundle(string type, params string[] entries) => $$$"""{"resourceType":"Bundle","type":"{{{type}}}","entry":[{{{string.Join(',', entries)}}}]}""";

    internal static string Post(string resource, string fullUrl) =>
        $$$"""{"fullUrl":"{{{fullUrl}}}","resource":{{{resource}}},"request":{"method":"POST","url":"{{{JsonNode.Parse(resource)!["resourceType"]}}}"}}""";

    internal static IReadOnlyList<string> Ids(FhirAnswer answer) =>
        [.. answer.Body["entry"]!.AsArray().Select(e => string.Join('/', e!["response"]!["location"]!.ToString().Split('/').Take(2)))];

    private static string Put(string type, string id, string? ifMatch = null) => new JsonObject
    {
        ["resource"] = new JsonObject { ["resourceType"] = type, ["id"] = id },
        ["request"] = ifMatch is null
            ? new JsonObject { ["method"] = "PUT", ["url"] = $"{type}/{id}" }
            : new JsonObject { ["method"] = "PUT", ["url"] = $"{type}/{id}", ["ifMatch"] = ifMatch },
    }.ToJsonString();

    private static IEnumerable<string> Statuses(FhirAnswer answer) => answer.Body["entry"]!.AsArray().Select(e => e!["response"]!["status"]!.ToString().Split(' ')[0]);
}
