using System.Text.Json;
using Goldthread.Fhir.Search;
using Goldthread.Fhir.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Goldthread.Fhir.Interactions;

/// <summary>The answer to a search. https://hl7.org/fhir/R4/bundle.html#searchset</summary>
internal static class SearchBundle
{
    /// <summary>The page of results as a bundle.</summary>
    /// <param name="address">The address that was asked, without parameters.</param>
    /// <param name="queries">What was asked, for each type.</param>
    /// <param name="result">What was found.</param>
    /// <param name="parser">Knows the types.</param>
    /// <param name="links">The page that was asked, and how to name the next.</param>
    public static IResult Of(string address, IReadOnlyList<SearchQuery> queries, SearchResult result, SearchParser parser, PageLinks links) => FhirResults.Json(json =>
    {
        var query = queries[0];
        var used = queries.Count > 1 ? [KeyValuePair.Create("_type", string.Join(',', queries.Select(q => q.Type))), .. query.Used] : query.Used;
        var self = QueryHelpers.AddQueryString(address, used.Select(u => new KeyValuePair<string, string?>(u.Key, u.Value)));
        var ignored = queries.SelectMany(q => q.Ignored).Distinct().ToList();
        json.WriteStartObject();
        json.WriteString("resourceType"u8, "Bundle"u8);
        json.WriteString("type"u8, "searchset"u8);
        if (result.Total is { } total)
        {
            json.WriteNumber("total"u8, total);
        }

        json.WriteStartArray("link"u8);
        Search.Link(json, "self", links.Asked is null ? self : WithPage(self, links.Asked));
        if (links.Asked is not null)
        {
            Search.Link(json, "first", self);
        }

        if (result.Next is not null)
        {
            Search.Link(json, "next", WithPage(self, links.Seal(result.Next)));
        }

        json.WriteEndArray();
        if (result.Page.Count + ignored.Count > 0)
        {
            json.WriteStartArray("entry"u8);
            var root = Root(address);
            Entries(json, root, result.Page, "match"u8, new Subset(parser.Registry.Definitions, query.Summary, query.Elements), parser);
            Entries(json, root, result.Included, "include"u8, new Subset(parser.Registry.Definitions, query.Summary, null), parser);
            if (ignored.Count > 0)
            {
                json.WriteStartObject();
                json.WritePropertyName("resource"u8);
                json.WriteRawValue(FhirResults.OperationOutcome(ignored, "warning"), skipInputValidation: true);
                Mode(json, "outcome"u8);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }, size: FhirResults.BundleSize(result.Page.Concat(result.Included).Select(r => r.Body)));

    private static void Entries(Utf8JsonWriter json, string root, IReadOnlyList<VersionRow> rows, ReadOnlySpan<byte> mode, Subset subset, SearchParser parser)
    {
        foreach (var row in rows)
        {
            var type = parser.References.Name(row.Type);
            json.WriteStartObject();
            json.WriteString("fullUrl"u8, $"{root}/{type}/{row.Id}");
            json.WritePropertyName("resource"u8);
            subset.Write(json, type, row.Body!);
            Mode(json, mode);
        }
    }

    private static void Mode(Utf8JsonWriter json, ReadOnlySpan<byte> mode)
    {
        json.WriteStartObject("search"u8);
        json.WriteString("mode"u8, mode);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // The address of the interface: what stands before the type, or before the compartment.
    private static string Root(string address) =>
        address[..(address.IndexOf(FhirModule.Root + "/", StringComparison.Ordinal) + FhirModule.Root.Length)];

    private static string WithPage(string self, string page) =>
        $"{self}{(self.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{SearchParser.PageParameter}={page}";
}
