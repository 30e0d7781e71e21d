using System.Text.Json;
using Goldthread.Fhir.Search;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Values;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Goldthread.Fhir.Interactions;

/// <summary>https://hl7.org/fhir/R4/http.html#search</summary>
internal static class Search
{
    public static Task<IResult> Handle(HttpContext context, string type, FhirServices fhir, SightOf sightOf) =>
        Run(context, type, Pairs(context.Request.Query), fhir, sightOf);

    public static async Task<IResult> HandleForm(HttpContext context, string type, FhirServices fhir, SightOf sightOf)
    {
        if (!context.Request.HasFormContentType)
        {
            return FhirResults.Faults([new Fault(FaultKind.WrongFormat, "Send the parameters as application/x-www-form-urlencoded.")]);
        }

        try
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            return await Run(context, type, [.. Pairs(context.Request.Query), .. Pairs(form)], fhir, sightOf);
        }
        catch (InvalidDataException)
        {
            return FhirResults.Faults([new Fault(FaultKind.Invalid, "The form could not be read: it has too many fields, or one is too long.")]);
        }
    }

    private static async Task<IResult> Run(
        HttpContext context, string type, List<KeyValuePair<string, string>> parameters, FhirServices fhir, SightOf sightOf)
    {
        var sight = await sightOf(context);
        if (!sight.Succeeded)
        {
            return FhirResults.Faults(sight.Faults);
        }

        if (!fhir.Parser.IsType(type))
        {
            return FhirResults.Faults([Read.UnknownType(type)]);
        }

        var strict = context.Request.Headers["Prefer"].Any(p => p?.Contains("handling=strict", StringComparison.Ordinal) == true);
        var own = FhirResults.Base(context) + "/";
        var query = fhir.Parser.Parse(type, parameters, own, strict);
        if (!query.Succeeded)
        {
            return FhirResults.Faults(query.Faults);
        }

        var result = await fhir.Runner.Run(query.Value, sight.Value, context.RequestAborted);
        var person = result is { Succeeded: true, Value.People.Count: 1 } ? result.Value.People[0] : (PersonKey?)null;
        await fhir.Journal(sight.Value, $"search {type}?{QueryText(parameters)}", person);
        return result.Match(found => Bundle(context, query.Value, found), FhirResults.Faults);
    }

    private static IResult Bundle(HttpContext context, SearchQuery query, SearchResult result) => FhirResults.Json(json =>
    {
        var root = FhirResults.Base(context);
        var self = $"{root}/{query.Type}{QueryString(query.Used)}";
        json.WriteStartObject();
        json.WriteString("resourceType"u8, "Bundle"u8);
        json.WriteString("type"u8, "searchset"u8);
        json.WriteNumber("total"u8, result.Total);
        json.WriteStartArray("link"u8);
        Link(json, "self", query.Page is null ? self : WithPage(self, query.Page));
        if (query.Page is not null)
        {
            Link(json, "first", self);
        }

        if (result.Next is not null)
        {
            Link(json, "next", WithPage(self, result.Next));
        }

        json.WriteEndArray();
        if (result.Page.Count > 0 || query.Ignored.Count > 0)
        {
            json.WriteStartArray("entry"u8);
            foreach (var row in result.Page)
            {
                json.WriteStartObject();
                json.WriteString("fullUrl"u8, $"{root}/{query.Type}/{row.Id}");
                Resource(json, row.Body!, "match"u8);
            }

            if (query.Ignored.Count > 0)
            {
                json.WriteStartObject();
                Resource(json, FhirResults.OperationOutcome(query.Ignored, "warning"), "outcome"u8);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    });

    private static void Resource(Utf8JsonWriter json, byte[] body, ReadOnlySpan<byte> mode)
    {
        json.WritePropertyName("resource"u8);
        json.WriteRawValue(body, skipInputValidation: true);
        json.WriteStartObject("search"u8);
        json.WriteString("mode"u8, mode);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static void Link(Utf8JsonWriter json, string relation, string url)
    {
        json.WriteStartObject();
        json.WriteString("relation"u8, relation);
        json.WriteString("url"u8, url);
        json.WriteEndObject();
    }

    private static string WithPage(string self, PageToken page) =>
        $"{self}{(self.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{SearchParser.PageParameter}={page}";

    private static string QueryString(IReadOnlyList<KeyValuePair<string, string>> used) =>
        QueryHelpers.AddQueryString("", used.Select(u => new KeyValuePair<string, string?>(u.Key, u.Value)));

    private static string QueryText(List<KeyValuePair<string, string>> parameters) =>
        string.Join('&', parameters.Where(p => p.Key != SearchParser.PageParameter).Select(p => $"{p.Key}={p.Value}"));

    private static List<KeyValuePair<string, string>> Pairs(IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> values) =>
        [.. values.SelectMany(v => v.Value.Select(one => new KeyValuePair<string, string>(v.Key, one ?? "")))];
}
