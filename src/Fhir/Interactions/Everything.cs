using System.Globalization;
using Goldthread.Fhir.Search;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Values;
using Microsoft.AspNetCore.Http;

namespace Goldthread.Fhir.Interactions;

/// <summary>All that one source holds about a person. https://hl7.org/fhir/R4/patient-operation-everything.html</summary>
internal static class Everything
{
    public static async Task<IResult> Handle(HttpContext context, string id, FhirServices fhir, SightOf sightOf)
    {
        var sight = await sightOf(context);
        if (!sight.Succeeded)
        {
            return FhirResults.Faults(sight.Faults);
        }

        var at = Moment(context.Request.Query, fhir.Clock);
        if (!at.Succeeded)
        {
            return FhirResults.Faults(at.Faults);
        }

        var person = await fhir.Reader.PersonOf(id, sight.Value);

        // Written while the resources are read; the answer waits for it.
        var then = at.Value is null ? "" : $"?{PastMoment.Parameter}={context.Request.Query[PastMoment.Parameter]}";
        var journal = fhir.Journal(sight.Value, $"everything of Patient/{id}{then}", person);
        var answer = person is { } known ? await Answer(context, id, known, fhir, sight.Value, at.Value) : null;
        await journal;
        return answer ?? FhirResults.Faults([new Fault(FaultKind.NotFound, $"There is no Patient/{id}.")]);
    }

    private static async Task<IResult> Answer(HttpContext context, string id, PersonKey person, FhirServices fhir, Sight sight, long? at)
    {
        var count = int.MaxValue;
        if (context.Request.Query["_count"].ToString() is { Length: > 0 } text && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count) || count < 1))
        {
            return FhirResults.Faults([new Fault(FaultKind.Invalid, $"\"{text}\" is not a number of results", "_count")]);
        }

        PageToken? page = null;
        var seal = PageSeal.Of(context);
        if (context.Request.Query[SearchParser.PageParameter].ToString() is { Length: > 0 } token)
        {
            var opened = seal.Open(sight, token);
            if (!opened.Succeeded || (page = PageToken.Parse(opened.Value)) is null)
            {
                return FhirResults.Faults(opened.Succeeded ? [new Fault(FaultKind.Invalid, "this page link is one of another kind of list", SearchParser.PageParameter)] : opened.Faults);
            }
        }

        var filter = Filter(context.Request.Query, fhir, at);
        if (!filter.Succeeded)
        {
            return FhirResults.Faults(filter.Faults);
        }

        var found = await fhir.Reader.EverythingPage(person, sight, page, count, filter.Value);
        return FhirResults.Json(json =>
        {
            var root = FhirResults.Base(context);
            var self = $"{root}/Patient/{id}/$everything";
            var query = QueryString.Create(context.Request.Query.Where(q => q.Key != SearchParser.PageParameter)).Value;
            json.WriteStartObject();
            json.WriteString("resourceType"u8, "Bundle"u8);
            json.WriteString("type"u8, "searchset"u8);
            json.WriteNumber("total"u8, found.Total);
            json.WriteStartArray("link"u8);
            Search.Link(json, "self", self + query);
            if (found.Next is not null)
            {
                Search.Link(json, "next", $"{self}{(string.IsNullOrEmpty(query) ? "?" : query + "&")}{SearchParser.PageParameter}={seal.Seal(sight, found.Next.ToString())}");
            }

            json.WriteEndArray();
            json.WriteStartArray("entry"u8);
            foreach (var resource in found.Page)
            {
                json.WriteStartObject();
                json.WriteString("fullUrl"u8, $"{root}/{resource.Type}/{resource.Id}");
                json.WritePropertyName("resource"u8);
                json.WriteRawValue(resource.Body!, skipInputValidation: true);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }, size: FhirResults.BundleSize(found.Page.Select(r => r.Body)));
    }

    private static Outcome<long?> Moment(IQueryCollection query, TimeProvider clock) =>
        query.TryGetValue(PastMoment.Parameter, out var text) ? PastMoment.Parse(text.ToString(), clock).Then<long?>(at => at) : (long?)null;

    /// <summary>What is asked for; null for all of it.</summary>
    private static Outcome<EverythingFilter?> Filter(IQueryCollection query, FhirServices fhir, long? at)
    {
        var dates = new Dictionary<string, DateRange>(StringComparer.Ordinal);
        foreach (var name in (ReadOnlySpan<string>)["start", "end", "_since"])
        {
            if (query[name].ToString() is not { Length: > 0 } text)
            {
                continue;
            }

            if (DateRange.Parse(text) is not { } range)
            {
                return new Fault(FaultKind.Invalid, $"\"{text}\" is not a date or time.", name);
            }

            dates[name] = range;
        }

        List<string>? types = query["_type"].ToString() is { Length: > 0 } list ? [.. list.Split(',')] : null;
        if (types?.Find(t => !fhir.Parser.IsType(t)) is { } unknown)
        {
            return new Fault(FaultKind.Invalid, $"\"{unknown}\" is not a resource type of FHIR R4.", "_type");
        }

        return dates.Count == 0 && types is null && at is null
            ? (EverythingFilter?)null
            : new EverythingFilter(
                dates.TryGetValue("start", out var start) ? start.From : null,
                dates.TryGetValue("end", out var end) ? end.Until : null,
                dates.TryGetValue("_since", out var since) ? since.From : null,
                types,
                at);
    }
}
