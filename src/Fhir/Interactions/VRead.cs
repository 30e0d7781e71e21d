using System.Globalization;
using Goldthread.Kernel.Values;
using Microsoft.AspNetCore.Http;

namespace Goldthread.Fhir.Interactions;

/// <summary>https://hl7.org/fhir/R4/http.html#vread</summary>
internal static class VRead
{
    public static async Task<IResult> Handle(HttpContext context, string type, string id, string version, FhirServices fhir, SightOf sightOf)
    {
        var sight = await sightOf(context);
        if (!sight.Succeeded)
        {
            return FhirResults.Faults(sight.Faults);
        }

        var found = int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? await fhir.Reader.ReadVersion(type, id, number, sight.Value)
            : new Fault(FaultKind.NotFound, $"There is no {type}/{id}/_history/{version}.");
        await fhir.Journal(sight.Value, $"read {type}/{id}/_history/{version}", found.Succeeded ? found.Value.Person : null);
        return found.Match(resource => FhirResults.Resource(context, resource), FhirResults.Faults);
    }
}
