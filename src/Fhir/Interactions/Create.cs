using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Values;
using Microsoft.AspNetCore.Http;

namespace Goldthread.Fhir.Interactions;

/// <summary>https://hl7.org/fhir/R4/http.html#create</summary>
internal static class Create
{
    public static async Task<IResult> Handle(HttpContext context, string type, FhirServices fhir, SightOf sightOf)
    {
        var sight = await sightOf(context);
        if (!sight.Succeeded)
        {
            return FhirResults.Faults(sight.Faults);
        }

        var resource = await FhirBody.Read(context);
        if (!resource.Succeeded)
        {
            return FhirResults.Faults(resource.Faults);
        }

        if (resource.Value.Type != type)
        {
            return FhirResults.Faults([new Fault(FaultKind.Invalid, $"The address says {type}, the resource is a {resource.Value.Type}.", "resourceType")]);
        }

        // The id that a created resource carries is not kept: the server makes it (R4, http.html#create).
        var change = new Change(ChangeKind.Create, type, null, resource.Value);
        var result = await fhir.Store.Commit([change], sight.Value, $"add {type}", context.RequestAborted);
        return result.Match(changed => FhirResults.Written(context, changed[0]), FhirResults.Faults);
    }
}
