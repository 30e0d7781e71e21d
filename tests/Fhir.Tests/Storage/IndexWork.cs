using System.Text.Json.Nodes;
using Goldthread.Support;

namespace Goldthread.Fhir.Tests.Storage;

/// <summary>What the tests of the index have in common: a store that is full enough, and asking how far the index is.</summary>
internal static class IndexWork
{
    /// <summary>Observations of each person; every third is by method slow.</summary>
    public const int Each = 30;

    public static async Task Fill(World world, int people)
    {
        foreach (var chunk in Enumerable.Range(0, people).Chunk(10))
        {
            var entries = chunk.SelectMany(p => Enumerable.Range(0, Each).Select(i => Entry($"Observation/o{p}-{i}", Observation(p, i))).Prepend(
                Entry($"Patient/p{p}", $$$"""{"resourceType":"Patient","id":"p{{{p}}}","name":[{"family":"Number{{{p}}}"}],"maritalStatus":{"coding":[{"system":"http://m","code":"M"}]}}""")));
            var answer = await world.System.Post("", $$"""{"resourceType":"Bundle","type":"transaction","entry":[{{string.Join(',', entries)}}]}""");
            answer.Status.ShouldBe(200, answer.Text);
        }
    }

    public static string Observation(int person, int i) => $$$"""
        {"resourceType":"Observation","id":"o{{{person}}}-{{{i}}}","status":"final","code":{"coding":[{"system":"urn:c","code":"k"}]},
        "subject":{"reference":"Patient/p{{{person}}}"},"effectiveDateTime":"2026-01-{{{(i % 28) + 1:00}}}","method":{"coding":[{"system":"http://m","code":"{{{(i % 3 == 0 ? "slow" : "fast")}}}"}]},
        "interpretation":[{"text":"level {{{i:00}}}"}],"performer":[{"reference":"Patient/p{{{person}}}"}]}
        """;

    public static string Parameter(string id, string code, string type, string expression, string status = "active", string more = "") => $$$"""
        {"resourceType":"SearchParameter","id":"{{{id}}}","url":"http://own/{{{id}}}","name":"Own","status":"{{{status}}}","description":"x","code":"{{{code}}}",
        "base":["Observation"],"type":"{{{type}}}","expression":"{{{expression}}}"{{{more}}}}
        """;

    /// <summary>How far an added parameter is.</summary>
    public static async Task<(string Status, int Done)> Status(FhirClient fhir, string id)
    {
        var answer = await fhir.Get($"SearchParameter/{id}/$status");
        answer.Status.ShouldBe(200, answer.Text);
        var values = answer.Body["parameter"]!.AsArray().ToDictionary(p => p!["name"]!.GetValue<string>(), p => p!);
        return (values["status"]["valueCode"]!.GetValue<string>(), values.TryGetValue("partsDone", out var done) ? done["valueInteger"]!.GetValue<int>() : 0);
    }

    /// <summary>How far the whole index is.</summary>
    public static async Task<bool> IsComplete(FhirClient fhir)
    {
        var answer = await fhir.Get("$reindex");
        return answer.Body["parameter"]!.AsArray().Single(p => p!["name"]!.GetValue<string>() == "status")!["valueCode"]!.GetValue<string>() == "completed";
    }

    public static async Task Until(Func<Task<bool>> holds, string what)
    {
        for (var i = 0; i < 1200; i++)
        {
            if (await holds())
            {
                return;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException($"It never came to this: {what}");
    }

    public static Task UntilEnabled(FhirClient fhir, string id) => Until(async () => (await Status(fhir, id)).Status == "enabled", $"{id} is in the index");

    /// <summary>Programs look for added parameters about once a second.</summary>
    public static Task UntilAnswered(FhirClient fhir, string address, int status) => Until(async () => (await fhir.Get(address)).Status == status, $"{status} for {address}");

    public static IEnumerable<string> Ids(FhirAnswer answer) => answer.Body["entry"]?.AsArray().Select(e => (JsonNode)e!["resource"]!).Select(r => $"{r["resourceType"]}/{r["id"]}") ?? [];

    private static string Entry(string address, string resource) =>
        $$$"""{"fullUrl":"http://made/{{{address}}}","resource":{{{resource}}},"request":{"method":"PUT","url":"{{{address}}}"}}""";
}
