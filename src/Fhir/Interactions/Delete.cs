using Goldthread.Fhir.Storage;
using Microsoft.AspNetCore.Http;

namespace Goldthread.Fhir.Interactions;

/// <summary>The resource goes from view, its history stays. https://hl7.org/fhir/R4/http.html#delete</summary>
internal static class Delete
{
    public static async Task<IResult> Handle(HttpContext context, string type, string id, FhirServices fhir, SightOf sightOf)
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

        var expected = Update.IfMatch(context);
        if (!expected.Succeeded)
        {
            return FhirResults.Faults(expected.Faults);
        }

        var result = await fhir.Store.Commit([new Change(ChangeKind.Delete, type, id, null, IfVersion: expected.Value)], sight.Value, $"delete {type}", context.RequestAborted);
        return result.Match(_ => Results.NoContent(), FhirResults.Faults);
    }
}
