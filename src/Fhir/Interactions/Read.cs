using Goldthread.Kernel.Values;
using Microsoft.AspNetCore.Http;

namespace Goldthread.Fhir.Interactions;

/// <summary>https://hl7.org/fhir/R4/http.html#read</summary>
internal static class Read
{
    public static async Task<IResult> Handle(HttpContext context, string type, string id, FhirServices fhir, SightOf sightOf)
    {
        var sight = await sightOf(context);
        if (!sight.Succeeded)
        {
            return FhirResults.Faults(sight.Faults);
        }

        var found = await fhir.Reader.Read(type, id, sight.Value);
        await fhir.Journal(sight.Value, $"read {type}/{id}", found.Succeeded ? found.Value.Person : null);
        return found.Match(resource => FhirResults.Resource(context, resource), FhirResults.Faults);
    }

    public static Fault UnknownType(string type) => new(FaultKind.NotFound, $"\"{type}\" is not a resource type of FHIR R4.");
}
