using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Goldthread.Support;

/// <summary>One answer of the FHIR interface.</summary>
public sealed record FhirAnswer(int Status, byte[] Bytes, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders)
{
    public string Text => Encoding.UTF8.GetString(Bytes);

    public JsonNode Body => JsonNode.Parse(Bytes)!;

    public string? ETag => Headers.ETag?.ToString();

    public string Id => Body["id"]!.GetValue<string>();

    public int Version => int.Parse(Body["meta"]!["versionId"]!.GetValue<string>(), CultureInfo.InvariantCulture);

    public int Total => Body["total"]!.GetValue<int>();

    /// <summary>The resources of a bundle's entries that match, as Type/id in the order given.</summary>
    public IReadOnlyList<string> Entries =>
        [.. Body["entry"]?.AsArray().Where(e => e!["search"]?["mode"]?.GetValue<string>() != "outcome").Select(e => Name(e!["resource"]!)) ?? []];

    /// <summary>The OperationOutcome among the entries, or the body when it is one.</summary>
    public JsonNode? Outcome => Body["resourceType"]!.GetValue<string>() == "OperationOutcome"
        ? Body
        : Body["entry"]?.AsArray().Select(e => e!["resource"]).FirstOrDefault(r => r?["resourceType"]!.GetValue<string>() == "OperationOutcome");

    /// <summary>Where the faults are.</summary>
    public IReadOnlyList<string> FaultPaths => [.. Outcome!["issue"]!.AsArray().SelectMany(i => i!["expression"]?.AsArray() ?? []).Select(e => e!.GetValue<string>())];

    /// <summary>The address of a link, or null.</summary>
    public string? Link(string relation) =>
        Body["link"]!.AsArray().FirstOrDefault(l => l!["relation"]!.GetValue<string>() == relation)?["url"]!.GetValue<string>();

    private static string Name(JsonNode resource) => $"{resource["resourceType"]}/{resource["id"]}";
}

/// <summary>Speaks to the FHIR interface as one user. Addresses are relative to /fhir/, or whole.</summary>
public sealed class FhirClient(HttpClient http)
{
    public const string Json = "application/fhir+json";

    /// <summary>The header by which it signs in, or null.</summary>
    public string? Authorization => http.DefaultRequestHeaders.Authorization?.ToString();

    public Task<FhirAnswer> Get(string address, params (string Name, string Value)[] headers) => Send(HttpMethod.Get, address, null, headers);

    public Task<FhirAnswer> Post(string address, string json, params (string Name, string Value)[] headers) => Send(HttpMethod.Post, address, Content(json), headers);

    public Task<FhirAnswer> Put(string address, string json, params (string Name, string Value)[] headers) => Send(HttpMethod.Put, address, Content(json), headers);

    public Task<FhirAnswer> Patch(string address, string body, string type, params (string Name, string Value)[] headers) => Send(HttpMethod.Patch, address, Content(body, type), headers);

    public Task<FhirAnswer> Delete(string address, params (string Name, string Value)[] headers) => Send(HttpMethod.Delete, address, null, headers);

    public Task<FhirAnswer> Search(string type, params (string Name, string Value)[] parameters) =>
        Get(type + "?" + string.Join('&', parameters.Select(p => $"{Uri.EscapeDataString(p.Name)}={Uri.EscapeDataString(p.Value)}")));

    public async Task<FhirAnswer> Send(HttpMethod method, string address, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await http.SendAsync(request);
        return new FhirAnswer((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(), response.Headers, response.Content.Headers);
    }

    /// <summary>Posts a resource and gives the id it got.</summary>
    public async Task<string> Add(string json)
    {
        var type = JsonNode.Parse(json)!["resourceType"]!.GetValue<string>();
        var answer = await Post(type, json);
        answer.Status.ShouldBe(201, answer.Text);
        return answer.Id;
    }

    private static ByteArrayContent Content(string text, string type = Json)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return content;
    }
}
