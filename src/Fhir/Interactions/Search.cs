using System.Text.Json;
using Goldthread.Fhir.Search;
using Goldthread.Kernel.Values;
using Microsoft.AspNetCore.Http;

namespace Goldthread.Fhir.Interactions;

/// <summary>
/// Search of a type, of several types, and of a person's compartment, each by GET and by form.
/// https://hl7.org/fhir/R4/http.html#search
/// </summary>
internal static class Search
{
    public static Task<IResult> Handle(HttpContext context, string type, FhirServices fhir, SightOf sightOf) =>
        Run(context, new SearchPlace(type, null), Pairs(context.Request.Query), fhir, sightOf);

    public static Task<IResult> HandleForm(HttpContext context, string type, FhirServices fhir, SightOf sightOf) =>
        RunForm(context, new SearchPlace(type, null), fhir, sightOf);

    public static Task<IResult> HandleSystem(HttpContext context, FhirServices fhir, SightOf sightOf) =>
        Run(context, new SearchPlace(null, null), Pairs(context.Request.Query), fhir, sightOf);

    public static Task<IResult> HandleSystemForm(HttpContext context, FhirServices fhir, SightOf sightOf) =>
        RunForm(context, new SearchPlace(null, null), fhir, sightOf);

    public static Task<IResult> HandleCompartment(HttpContext context, string id, string type, FhirServices fhir, SightOf sightOf) =>
        Run(context, new SearchPlace(type, id), Pairs(context.Request.Query), fhir, sightOf);

    public static Task<IResult> HandleCompartmentForm(HttpContext context, string id, string type, FhirServices fhir, SightOf sightOf) =>
        RunForm(context, new SearchPlace(type, id), fhir, sightOf);

    public static Task<IResult> HandleWholeCompartment(HttpContext context, string id, FhirServices fhir, SightOf sightOf) =>
        Run(context, new SearchPlace(null, id), Pairs(context.Request.Query), fhir, sightOf);

    public static Task<IResult> HandleWholeCompartmentForm(HttpContext context, string id, FhirServices fhir, SightOf sightOf) =>
        RunForm(context, new SearchPlace(null, id), fhir, sightOf);

    public static void Link(Utf8JsonWriter json, string relation, string url)
    {
        json.WriteStartObject();
        json.WriteString("relation"u8, relation);
        json.WriteString("url"u8, url);
        json.WriteEndObject();
    }

    private static async Task<IResult> RunForm(HttpContext context, SearchPlace place, FhirServices fhir, SightOf sightOf)
    {
        if (!context.Request.HasFormContentType)
        {
            return FhirResults.Faults([new Fault(FaultKind.WrongFormat, "Send the parameters as application/x-www-form-urlencoded.")]);
        }

        try
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            return await Run(context, place, [.. Pairs(context.Request.Query), .. Pairs(form)], fhir, sightOf);
        }
        catch (InvalidDataException)
        {
            return FhirResults.Faults([new Fault(FaultKind.Invalid, "The form could not be read: it has too many fields, or one is too long.")]);
        }
    }

    private static async Task<IResult> Run(
        HttpContext context, SearchPlace place, List<KeyValuePair<string, string>> parameters, FhirServices fhir, SightOf sightOf)
    {
        var sight = await sightOf(context);
        if (!sight.Succeeded)
        {
            return FhirResults.Faults(sight.Faults);
        }

        var seal = PageSeal.Of(context);
        var opened = seal.Open(sight.Value, parameters);
        if (!opened.Succeeded)
        {
            return FhirResults.Faults(opened.Faults);
        }

        await fhir.Runner.Prepare(context.RequestAborted);
        var strict = context.Request.Headers["Prefer"].Any(p => p?.Contains("handling=strict", StringComparison.Ordinal) == true);
        var own = FhirResults.Base(context) + "/";
        var queries = place.Parse(opened.Value, fhir.Parser, own, strict);
        if (!queries.Succeeded)
        {
            return FhirResults.Faults(queries.Faults);
        }

        var result = await fhir.Runner.Run(queries.Value, sight.Value, context.RequestAborted);
        await fhir.JournalEach(sight.Value, $"search {place.Path}?{QueryText(parameters)}", result.Succeeded ? result.Value.People : []);
        var links = new PageLinks(parameters.Find(p => p.Key == SearchParser.PageParameter).Value, page => seal.Seal(sight.Value, page.ToString()));
        return result.Match(found => SearchBundle.Of(own + place.Path, queries.Value, found, fhir.Parser, links), FhirResults.Faults);
    }

    private static string QueryText(List<KeyValuePair<string, string>> parameters) =>
        string.Join('&', parameters.Where(p => p.Key != SearchParser.PageParameter).Select(p => $"{p.Key}={p.Value}"));

    private static List<KeyValuePair<string, string>> Pairs(IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> values) =>
        [.. values.SelectMany(v => v.Value.Select(one => new KeyValuePair<string, string>(v.Key, one ?? "")))];
}
