using System.Globalization;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Tests.Import;

/// <summary>Small resources to load.</summary>
internal static class Sample
{
    public static string Patient(string id, string family = "Smith", string? nhsNumber = null) => $$"""
        {"resourceType":"Patient","id":"{{id}}"{{(nhsNumber is null ? "" : Identifier(nhsNumber))}},"name":[{"family":"{{family}}"}]}
        """;

    public static string Observation(string? id, string patient = "Patient/1", string value = "1.00") => $$$"""
        {"resourceType":"Observation"{{{(id is null ? "" : $",\"id\":\"{id}\"")}}},"status":"final","code":{"text":"Weight"},"subject":{"reference":"{{{patient}}}"},"valueQuantity":{"value":{{{value}}}}}
        """;

    public static string Bundle(string type, params IEnumerable<string> entries) =>
        $$"""{"resourceType":"Bundle","type":"{{type}}","entry":[{{string.Join(",", entries)}}]}""";

    public static string Entry(string resource, string? fullUrl = null, string? request = null) =>
        "{" + string.Join(",", new[]
        {
            fullUrl is null ? null : $"\"fullUrl\":\"{fullUrl}\"",
            $"\"resource\":{resource}",
            request is null ? null : $$"""
                "request":{"method":"{{request.Split(' ')[0]}}","url":"{{request.Split(' ')[1]}}"}
                """,
        }.Where(p => p is not null)) + "}";

    public static string Lines(int count, Func<int, string> line) => string.Join('\n', Enumerable.Range(1, count).Select(line)) + "\n";

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Identifier(string nhsNumber) => ",\"identifier\":[{\"extension\":[{\"url\":\"" + NhsNumberStatuses.Extension
        + "\",\"valueCodeableConcept\":{\"coding\":[{\"system\":\"" + NhsNumberStatuses.System + "\",\"code\":\"01\"}]}}],\"system\":\"" + NhsNumber.System
        + "\",\"value\":\"" + nhsNumber + "\"}]";
}
