using System.Text.Json;
using Goldthread.Directory.Places;
using Goldthread.Directory.Search;
using Goldthread.Directory.Services;
using Goldthread.Kernel.Values;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;

namespace Goldthread.Directory.OpenReferral;

/// <summary>
/// The open interface: Open Referral UK 3.0, for anyone, without a key. Lists hold what is open or closed for now; what has ended is still told to whoever asks for its id,
/// so that a directory that took it over learns of it. https://docs.openreferraluk.org
/// </summary>
internal static class OpenReferralApi
{
    public const string Root = "/openreferral";

    private static readonly string[] NotAsked = ["POST", "PUT", "PATCH", "DELETE"];

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup(Root).AllowAnonymous();
        api.MapGet("/", (HttpContext c) => Answer(c, Documents.Root));
        api.MapGet("/services", (HttpContext c, ServiceDirectory d) => Asked(c, Parameters.Services, p => Services(c, d, p)));
        api.MapGet("/services/{id}", Service);
        api.MapGet("/service_at_locations", (HttpContext c, ServiceDirectory d, PlaceFinder places) => Asked(c, Parameters.Locations, p => AtLocations(c, d, places, p)));
        api.MapGet("/service_at_locations/{id}", AtLocation);
        api.MapGet("/taxonomies", (HttpContext c, ServiceDirectory d) => Asked(c, Parameters.Paging, p => Taxonomies(c, d, p)));
        api.MapGet("/taxonomies/{id}", Taxonomy);
        api.MapGet("/taxonomy_terms", (HttpContext c, ServiceDirectory d) => Asked(c, Parameters.Paging, p => Terms(c, d, p)));
        api.MapGet("/taxonomy_terms/{id}", TermOf);
        api.MapMethods("/{**rest}", ["OPTIONS"], (HttpContext c) => Answer(c, [], StatusCodes.Status204NoContent));
        api.MapGet("/{**rest}", (HttpContext c) => Missing(c, "There is nothing at this address. There are: /, /services, /service_at_locations, /taxonomies and /taxonomy_terms."));
        api.MapMethods("/{**rest}", NotAsked, (HttpContext c) =>
        {
            c.Response.Headers.Allow = "GET, OPTIONS";
            return Answer(c, Documents.Fault("not-allowed", [(null, "This interface is for reading: use GET.")]), StatusCodes.Status405MethodNotAllowed);
        }).DisableAntiforgery();
    }

    private static async Task Services(HttpContext c, ServiceDirectory directory, Parameters p)
    {
        var index = await directory.Index();
        var skip = (int)Math.Min(int.MaxValue - Parameters.LargestPage, (long)(p.Page - 1) * p.PerPage);
        var (total, page) = index.Having(p.Search ?? "", s => Fits(s, p), skip, p.PerPage, directory.Today);
        await WithDocuments(c, directory, total, page, p, s => s.Id, (json, document, _) => Documents.Short(json, document));
    }

    private static async Task AtLocations(HttpContext c, ServiceDirectory directory, PlaceFinder places, Parameters p)
    {
        Point? from = null;
        if (p.Postcode is { } postcode)
        {
            var place = Kernel.Values.Postcode.Read(postcode) is { Succeeded: false } wrong ? wrong.Fault : (await places.Find(postcode)).Match<Outcome<FoundPlace>>(f => f, faults => faults.ToArray());
            if (!place.Succeeded)
            {
                await Refuse(c, [Parameters.Wrong("postcode", place.Fault.Message)]);
                return;
            }

            from = place.Value.Point;
        }

        var sites = new List<(string Service, string Site, double Metres)>();
        foreach (var service in Matching(await directory.Index(), p, directory.Today))
        {
            for (var i = 0; i < service.SiteIds.Count; i++)
            {
                var metres = from is { } f && service.SitePoints[i] is { } there ? f.MetresTo(there) : double.MaxValue;
                if (p.Metres is not { } most || metres <= most) sites.Add((service.Id, service.SiteIds[i], metres));
            }
        }

        if (from is not null) sites = [.. sites.OrderBy(s => s.Metres).ThenBy(s => s.Site, StringComparer.Ordinal)];
        var page = sites.Skip((int)Math.Min(int.MaxValue, (long)(p.Page - 1) * p.PerPage)).Take(p.PerPage).ToList();
        await WithDocuments(c, directory, sites.Count, page, p, s => s.Service, (json, document, s) => Documents.AtLocation(json, document, s.Site, full: false));
    }

    private static async Task Service(HttpContext c, ServiceDirectory directory, string id)
    {
        if (await directory.Listing(id.ToLowerInvariant()) is not { IsPublished: true } listing) await Missing(c, "There is no service of this id.", "id");
        else await Answer(c, Documents.Utf8(listing.Document));
    }

    private static async Task AtLocation(HttpContext c, ServiceDirectory directory, string id)
    {
        var wanted = id.ToLowerInvariant();
        var service = (await directory.Index()).All.FirstOrDefault(s => s.SiteIds.Contains(wanted, StringComparer.Ordinal));
        if (service is null || await directory.Listing(service.Id) is not { IsPublished: true } listing)
        {
            await Missing(c, "There is no service at a location of this id.", "id");
            return;
        }

        using var document = JsonDocument.Parse(listing.Document);
        await Answer(c, Documents.AtLocation(document.RootElement, wanted, full: true));
    }

    private static async Task Taxonomies(HttpContext c, ServiceDirectory directory, Parameters p) =>
        await Answer(c, Documents.Page(All(await directory.Index()), p.Page, p.PerPage, (json, t) =>
        {
            json.WriteStartObject();
            json.WriteString("id", t.Id);
            json.WriteString("name", t.Name);
            json.WriteString("description", t.Description);
            json.WriteEndObject();
        }));

    private static async Task Taxonomy(HttpContext c, ServiceDirectory directory, string id)
    {
        var index = await directory.Index();
        if (All(index).FirstOrDefault(t => t.Id.Equals(id, StringComparison.OrdinalIgnoreCase)) is not { Id: not null } found)
        {
            await Missing(c, "There is no taxonomy of this id.", "id");
            return;
        }

        await Answer(c, Documents.Make(json =>
        {
            json.WriteStartObject();
            json.WriteString("id", found.Id);
            json.WriteString("name", found.Name);
            json.WriteString("description", found.Description);
            json.WriteStartArray("taxonomy_terms");
            foreach (var term in index.Terms.Where(t => t.TaxonomyId == found.Id)) Documents.TermOf(json, term);
            json.WriteEndArray();
            json.WriteEndObject();
        }));
    }

    private static async Task Terms(HttpContext c, ServiceDirectory directory, Parameters p) =>
        await Answer(c, Documents.Page((await directory.Index()).Terms, p.Page, p.PerPage, Documents.TermOf));

    private static async Task TermOf(HttpContext c, ServiceDirectory directory, string id)
    {
        var term = (await directory.Index()).Terms.FirstOrDefault(t => t.Id.Equals(id, StringComparison.OrdinalIgnoreCase));
        if (term is null) await Missing(c, "There is no taxonomy term of this id.", "id");
        else await Answer(c, Documents.Make(json => Documents.TermOf(json, term)));
    }

    // Ours, and those that feeds name.
    private static List<(string Id, string Name, string Description)> All(SearchIndex index) =>
        [.. Kinds.Taxonomies.Concat(index.Terms.Where(t => t.TaxonomyId is not null).Select(t => (Id: t.TaxonomyId!, Name: t.Taxonomy ?? t.TaxonomyId!, Description: t.Taxonomy ?? t.TaxonomyId!))).DistinctBy(t => t.Id)];

    private static IReadOnlyList<IndexedService> Matching(SearchIndex index, Parameters p, DateOnly today) => index.Having(p.Search ?? "", s => Fits(s, p), 0, int.MaxValue, today).Page;

    private static bool Fits(IndexedService s, Parameters p) =>
        (p.Term is null || s.Terms.Any(t => t.Id == p.Term))
        && (p.Taxonomy is null || s.Terms.Any(t => t.TaxonomyId == p.Taxonomy))
        && (p.MinimumAge is not { } low || s.MinimumAge >= low)
        && (p.MaximumAge is not { } high || s.MaximumAge <= high)
        && ((p.Day is null && p.Starts is null && p.Ends is null) || s.Openings.Any(o => Fits(o, p)));

    private static bool Fits(Opening opening, Parameters p) =>
        (p.Day is not { } day || opening.Days.Any(d => OpeningWords.DayOf(d) == day)) && (p.Starts is not { } from || opening.Opens >= from) && (p.Ends is not { } to || opening.Closes <= to);

    private static async Task WithDocuments<T>(HttpContext c, ServiceDirectory directory, int total, IReadOnlyList<T> page, Parameters p, Func<T, string> id, Action<Utf8JsonWriter, JsonElement, T> write)
    {
        var shown = page.Select(id).Distinct(StringComparer.Ordinal).ToList();
        var documents = (await directory.Listings(shown)).ToDictionary(l => l.Id, l => JsonDocument.Parse(l.Document), StringComparer.Ordinal);
        try
        {
            await Answer(c, Documents.Page(total, page, p.Page, p.PerPage, (json, item) => write(json, documents[id(item)].RootElement, item)));
        }
        finally
        {
            foreach (var document in documents.Values) document.Dispose();
        }
    }

    private static Task Asked(HttpContext c, string[] known, Func<Parameters, Task> then)
    {
        var read = Parameters.Read(c.Request.Query, known);
        return read.Succeeded ? then(read.Value) : Refuse(c, read.Faults);
    }

    private static Task Refuse(HttpContext c, IReadOnlyList<Fault> faults) =>
        Answer(c, Documents.Fault("invalid", faults.Select(f => (f.Path, f.Message))), StatusCodes.Status400BadRequest);

    private static Task Missing(HttpContext c, string message, string? parameter = null) => Answer(c, Documents.Fault("not-found", [(parameter, message)]), StatusCodes.Status404NotFound);

    private static async Task Answer(HttpContext c, byte[] body, int status = StatusCodes.Status200OK)
    {
        var headers = c.Response.Headers;
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlAllowMethods = new StringValues("GET, OPTIONS");
        headers.AccessControlAllowHeaders = "*";
        c.Response.StatusCode = status;
        if (body.Length == 0) return;
        c.Response.ContentType = "application/json; charset=utf-8";
        c.Response.ContentLength = body.Length;
        await c.Response.Body.WriteAsync(body, c.RequestAborted);
    }
}
