using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Goldthread.Kernel.Values;
using Goldthread.Toolkit.Initiatives;
using Goldthread.Toolkit.Shelf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Goldthread.Toolkit.Pages.Files;

/// <summary>What the toolkit has, as files: JSON, CSV, a feed of what is new, and a map for search engines. For everyone.</summary>
internal static class ToolkitFiles
{
    private const int InFeed = 50;

    private static readonly string[] CsvHead =
        ["initiative", "title", "place", "country", "figure", "quoted", "value", "unit", "low", "high", "before", "after", "of", "computed_change_percent", "period", "comparator", "method", "theme", "validated", "source", "publisher", "year", "url"];

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/toolkit/initiatives.json", AllAsJson).AllowAnonymous();
        endpoints.MapGet("/toolkit/initiatives.csv", AllAsCsv).AllowAnonymous();
        endpoints.MapGet("/toolkit/initiatives/{id}.json", OneAsJson).AllowAnonymous();
        endpoints.MapGet("/toolkit/news.xml", News).AllowAnonymous();
        endpoints.MapGet("/toolkit/suggest", Suggest).AllowAnonymous();
        endpoints.MapGet("/sitemap.xml", SiteMap).AllowAnonymous();
    }

    /// <summary>The figures of initiatives, a row each, in the order of ids.</summary>
    internal static string Csv(IEnumerable<Initiative> initiatives)
    {
        var text = new StringBuilder(CsvText.Line(CsvHead));
        foreach (var i in initiatives)
        {
            foreach (var f in i.Outcomes.Concat(i.Costs))
            {
                var source = i.References.First(r => r.Id == f.Source);
                text.Append(CsvText.Line(
                [
                    i.Id, i.Title, i.Place.Name, i.Place.Country, f.Name, f.Quoted, Plain(f.Value), f.Unit, Plain(f.Low), Plain(f.High), Plain(f.Before), Plain(f.After), f.Of,
                    Plain(f.Computed), f.Period, f.Comparator, f.Method, Items.ItemWords.Code(f.Theme), f.Validated ? "true" : "false",
                    source.Title, source.Publisher, source.Year?.ToString(CultureInfo.InvariantCulture), source.Url,
                ]));
            }
        }

        return text.ToString();
    }

    private static async Task<IResult> AllAsJson(ToolkitShelf shelf)
    {
        var all = new JsonArray();
        foreach (var (item, _) in await shelf.EveryOne<Initiative>(ItemKind.Initiative)) all.Add(WithVersion(item));
        return Results.Text(all.ToJsonString(), "application/json", Encoding.UTF8);
    }

    private static async Task<IResult> AllAsCsv(ToolkitShelf shelf) =>
        Results.File(Encoding.UTF8.GetBytes(Csv((await shelf.EveryOne<Initiative>(ItemKind.Initiative)).Select(i => i.Document))), "text/csv; charset=utf-8", "initiatives.csv");

    private static async Task<IResult> OneAsJson(ToolkitShelf shelf, string id) =>
        await shelf.Find<Initiative>(ItemKind.Initiative, id) is { } found ? Results.Text(WithVersion(found.Item).ToJsonString(), "application/json", Encoding.UTF8) : Results.NotFound();

    private static async Task<IResult> Suggest(ToolkitShelf shelf, string? q)
    {
        var found = string.IsNullOrWhiteSpace(q) ? [] : (await shelf.Search(new ItemQuery { Words = q.Length > 200 ? q[..200] : q, PageSize = 8 })).Hits;
        return Results.Json(found.Select(h => new { title = h.Title, href = h.Href }));
    }

    private static async Task<IResult> News(HttpContext context, ToolkitShelf shelf)
    {
        var site = $"{context.Request.Scheme}://{context.Request.Host}";
        var newest = (await shelf.All()).OrderByDescending(i => i.PublishedAt).ThenBy(i => i.Id, StringComparer.Ordinal).Take(InFeed);
        var feed = new XElement("rss", new XAttribute("version", "2.0"), new XElement("channel",
            new XElement("title", "Integrated care toolkit"), new XElement("link", site + "/toolkit"), new XElement("description", "What is new in the toolkit, or was read again."),
            newest.Select(i => new XElement("item",
                new XElement("title", i.Title), new XElement("link", site + i.Href), new XElement("description", i.Summary),
                new XElement("guid", new XAttribute("isPermaLink", "false"), $"{i.Kind.Code}/{i.Id}/{i.Version}"),
                new XElement("pubDate", DateTimeOffset.FromUnixTimeMilliseconds(i.PublishedAt).ToString("R", CultureInfo.InvariantCulture))))));
        return Results.Text(feed.ToString(), "application/rss+xml", Encoding.UTF8);
    }

    // Pages from which the rest is found: events, programmes and reports are linked there as they come and go.
    internal static readonly string[] Doors =
    [
        "/toolkit", "/toolkit/value-cases", "/toolkit/evidence", "/toolkit/evidence/mitigators", "/toolkit/signposts", "/toolkit/map", "/toolkit/model", "/toolkit/model/library", "/toolkit/model/assumptions", "/toolkit/model/validation", "/toolkit/model/somerset", "/toolkit/model/expected",
        "/toolkit/self-assessment", "/toolkit/instruments",
        "/toolkit/peer-challenges", "/toolkit/programmes", "/toolkit/events", "/toolkit/offers", "/toolkit/newsletters", "/toolkit/engagement",
    ];

    private static async Task<IResult> SiteMap(HttpContext context, ToolkitShelf shelf)
    {
        XNamespace ns = "http://www.sitemaps.org/schemas/sitemap/0.9";
        var site = $"{context.Request.Scheme}://{context.Request.Host}";
        var map = new XElement(ns + "urlset", Doors.Select(door => new XElement(ns + "url", new XElement(ns + "loc", site + door))), (await shelf.All()).Select(i => new XElement(ns + "url",
            new XElement(ns + "loc", site + i.Href), new XElement(ns + "lastmod", DateTimeOffset.FromUnixTimeMilliseconds(i.PublishedAt).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))));
        return Results.Text(map.ToString(), "application/xml", Encoding.UTF8);
    }

    private static JsonObject WithVersion(Items.Item item)
    {
        var document = JsonNode.Parse(item.Document)!.AsObject();
        document["reviewOn"] = item.ReviewOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        document["version"] = item.Version;
        return document;
    }

    private static string? Plain(decimal? value) => value?.ToString("0.####", CultureInfo.InvariantCulture);
}
