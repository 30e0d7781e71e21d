using System.Globalization;
using Goldthread.Fhir.Search;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Values;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Goldthread.Fhir.Interactions;

/// <summary>The versions of one resource, of a type or of everything, newest first. https://hl7.org/fhir/R4/http.html#history</summary>
internal static class History
{
    private const int DefaultCount = 100;
    private const int MostCount = 1000;

    public static async Task<IResult> Handle(HttpContext context, string type, string id, FhirServices fhir, SightOf sightOf)
    {
        var sight = await sightOf(context);
        if (!sight.Succeeded)
        {
            return FhirResults.Faults(sight.Faults);
        }

        var filter = Filter(context, sight.Value);
        if (!filter.Succeeded)
        {
            return FhirResults.Faults(filter.Faults);
        }

        var found = await fhir.History.Instance(type, id, filter.Value, sight.Value);
        await fhir.JournalEach(sight.Value, $"history of {type}/{id}", found.Succeeded ? found.Value.Versions.Select(v => v.Person) : []);
        return found.Match(result => Bundle(context, sight.Value, result), FhirResults.Faults);
    }

    public static Task<IResult> HandleSystem(HttpContext context, FhirServices fhir, SightOf sightOf) => Several(context, null, fhir, sightOf);

    public static Task<IResult> HandleType(HttpContext context, string type, FhirServices fhir, SightOf sightOf) => Several(context, type, fhir, sightOf);

    private static async Task<IResult> Several(HttpContext context, string? type, FhirServices fhir, SightOf sightOf)
    {
        var sight = await sightOf(context);
        if (!sight.Succeeded)
        {
            return FhirResults.Faults(sight.Faults);
        }

        if (type is not null && !fhir.Parser.IsType(type))
        {
            return FhirResults.Faults([Read.UnknownType(type)]);
        }

        var filter = Filter(context, sight.Value);
        if (!filter.Succeeded)
        {
            return FhirResults.Faults(filter.Faults);
        }

        var found = await fhir.History.Of(type, filter.Value, sight.Value, context.RequestAborted);
        await fhir.JournalEach(sight.Value, $"history of {type ?? "everything"}", found.Succeeded ? found.Value.Versions.Select(v => v.Person) : []);
        return found.Match(result => Bundle(context, sight.Value, result), FhirResults.Faults);
    }

    private static Outcome<HistoryFilter> Filter(HttpContext context, Sight sight)
    {
        long? since = null;
        DateRange? at = null;
        var count = DefaultCount;
        HistoryPage? page = null;
        foreach (var (name, values) in context.Request.Query)
        {
            var value = values.ToString();
            switch (name)
            {
                case "_since" when DateRange.Parse(value) is { } range:
                    since = range.From;
                    break;
                case "_at" when DateRange.Parse(value) is { } range:
                    at = range;
                    break;
                case "_count" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count > 0:
                    count = Math.Min(count, MostCount);
                    break;
                case SearchParser.PageParameter:
                    var opened = PageSeal.Of(context).Open(sight, value);
                    if (!opened.Succeeded || (page = HistoryPage.Parse(opened.Value)) is null)
                    {
                        return opened.Succeeded ? new Fault(FaultKind.Invalid, "this page link is one of another kind of list", name) : opened.Faults[0];
                    }

                    break;
                case "_format" or "_pretty" or "_sort" or "_total":
                    break;
                case "_since" or "_at":
                    return new Fault(FaultKind.Invalid, $"\"{value}\" is not a date or time, such as 2025-10-01T00:00:00Z.", name);
                case "_count":
                    return new Fault(FaultKind.Invalid, $"\"{value}\" is not one that can be used here.", name);
                default:
                    return new Fault(FaultKind.NotSupported, $"A history has no parameter \"{name}\": there are _since, _at and _count.", name);
            }
        }

        return new HistoryFilter(since, at, count, page);
    }

    private static IResult Bundle(HttpContext context, Sight sight, HistoryResult result) => FhirResults.Json(json =>
    {
        var root = FhirResults.Base(context);
        json.WriteStartObject();
        json.WriteString("resourceType"u8, "Bundle"u8);
        json.WriteString("type"u8, "history"u8);
        if (result.Total is { } total)
        {
            json.WriteNumber("total"u8, total);
        }

        var self = $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}{context.Request.Path}";
        var first = QueryHelpers.AddQueryString(self, context.Request.Query.Where(q => q.Key != SearchParser.PageParameter).Select(q => new KeyValuePair<string, string?>(q.Key, q.Value.ToString())));
        json.WriteStartArray("link"u8);
        Search.Link(json, "self", self + context.Request.QueryString.Value);
        if (result.Next is not null)
        {
            Search.Link(json, "first", first);
            Search.Link(json, "next", QueryHelpers.AddQueryString(first, SearchParser.PageParameter, PageSeal.Of(context).Seal(sight, result.Next.ToString())));
        }

        json.WriteEndArray();
        if (result.Versions.Count > 0)
        {
            json.WriteStartArray("entry"u8);
            foreach (var version in result.Versions)
            {
                Entry(json, root, version);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    });

    private static void Entry(System.Text.Json.Utf8JsonWriter json, string root, StoredResource version)
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
}
