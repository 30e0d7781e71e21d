using Goldthread.Fhir.Storage;
using Microsoft.AspNetCore.Http;

namespace Goldthread.Fhir.Interactions;

/// <summary>The versions of one resource, newest first. https://hl7.org/fhir/R4/http.html#history</summary>
internal static class History
{
    public static async Task<IResult> Handle(HttpContext context, string type, string id, FhirServices fhir, SightOf sightOf)
    {
        var sight = await sightOf(context);
        if (!sight.Succeeded)
        {
            return FhirResults.Faults(sight.Faults);
        }

        var found = await fhir.Reader.History(type, id, sight.Value);
        await fhir.Journal(sight.Value, $"history of {type}/{id}", found.Succeeded ? found.Value[0].Person : null);
        return found.Match(versions => Bundle(context, versions), FhirResults.Faults);
    }

    private static IResult Bundle(HttpContext context, IReadOnlyList<StoredResource> versions) => FhirResults.Json(json =>
    {
        var root = FhirResults.Base(context);
        json.WriteStartObject();
        json.WriteString("resourceType"u8, "Bundle"u8);
        json.WriteString("type"u8, "history"u8);
        json.WriteNumber("total"u8, versions.Count);
        json.WriteStartArray("entry"u8);
        foreach (var version in versions)
        {
            json.WriteStartObject();
            json.WriteString("fullUrl"u8, $"{root}/{version.Type}/{version.Id}");
            if (version.Body is not null)
            {
                json.WritePropertyName("resource"u8);
                json.WriteRawValue(version.Body, skipInputValidation: true);
            }

            json.WriteStartObject("request"u8);
            json.WriteString("method"u8, version.Body is null ? "DELETE"u8 : version.Version == 1 ? "POST"u8 : "PUT"u8);
            json.WriteString("url"u8, version.Version == 1 ? version.Type : $"{version.Type}/{version.Id}");
            json.WriteEndObject();
            json.WriteStartObject("response"u8);
            json.WriteString("status"u8, version.Body is null ? "204"u8 : version.Version == 1 ? "201"u8 : "200"u8);
            json.WriteString("etag"u8, FhirResults.ETag(version.Version));
            json.WriteString("lastModified"u8, ResourceTemplate.Instant(version.At));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });
}
