using System.Text.Json.Nodes;
using Goldthread.Fhir.Subscriptions;
using Goldthread.Support;

namespace Goldthread.Fhir.Tests.Subscriptions;

/// <summary>Subscriptions as clients write them.</summary>
internal static class Asking
{
    public const string Changed = "urn:goldthread:subscription-topic:resource-changed";
    private const string Guide = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/";

    public static string Topic(string endpoint, string content, string topic, params string[] filters) => new JsonObject
    {
        ["resourceType"] = "Subscription",
        ["status"] = "requested",
        ["reason"] = "test",
        ["criteria"] = topic,
        ["_criteria"] = new JsonObject
        {
            ["extension"] = new JsonArray([.. filters.DefaultIfEmpty("Observation").Select(f => new JsonObject { ["url"] = Guide + "backport-filter-criteria", ["valueString"] = f })]),
        },
        ["channel"] = new JsonObject
        {
            ["type"] = "rest-hook",
            ["endpoint"] = endpoint,
            ["payload"] = "application/fhir+json",
            ["_payload"] = new JsonObject { ["extension"] = new JsonArray(new JsonObject { ["url"] = Guide + "backport-payload-content", ["valueCode"] = content }) },
            ["header"] = new JsonArray("Authorization: Bearer opensesame"),
        },
    }.ToJsonString();

    public static string Search(string endpoint, string criteria, string? payload = null) => $$$"""
        {"resourceType":"Subscription","status":"requested","reason":"test","criteria":"{{{criteria}}}",
         "channel":{"type":"rest-hook","endpoint":"{{{endpoint}}}"{{{(payload is null ? "" : $",\"payload\":\"{payload}\"")}}},"header":["Authorization: Bearer opensesame"]}}
        """;

    public static string With(string subscription, string extension, int value)
    {
        var json = JsonNode.Parse(subscription)!;
        json["channel"]!["extension"] = new JsonArray(new JsonObject { ["url"] = Guide + extension, [extension == "backport-max-count" ? "valuePositiveInt" : "valueUnsignedInt"] = value });
        return json.ToJsonString();
    }

    /// <summary>Sends it and waits until the server has decided.</summary>
    public static async Task<string> Subscribe(this FhirClient fhir, string subscription, string becomes = "active")
    {
        var id = await fhir.Add(subscription);
        await fhir.Becomes(id, becomes);
        return id;
    }

    /// <summary>Waits until the server has written down that so many tries in turn failed, from when the next wait counts.</summary>
    public static async Task HasFailed(this World world, string id, int tries)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await world.Records.Read(s => SubscriptionTable.Find(s, id)?.Failures) is var failures && failures != tries)
        {
            limit.IsCancellationRequested.ShouldBeFalse($"{failures} of {tries} tries");
            await Task.Delay(20);
        }
    }

    public static async Task<JsonNode> Becomes(this FhirClient fhir, string id, string status)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var now = await fhir.Get($"Subscription/{id}");
            if (now.Body["status"]!.GetValue<string>() == status)
            {
                return now.Body;
            }

            limit.IsCancellationRequested.ShouldBeFalse(now.Text);
            await Task.Delay(20);
        }
    }

    public static Task<string> Weigh(this FhirClient fhir, string patient, int kilograms, string code = "29463-7") => fhir.Add($$$"""
        {"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"{{{code}}}"}]},"subject":{"reference":"Patient/{{{patient}}}"},
         "valueQuantity":{"value":{{{kilograms}}},"unit":"kg","system":"http://unitsofmeasure.org","code":"kg"}}
        """);
}
