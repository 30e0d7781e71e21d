using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Goldthread.Record.People.Pds;

/// <summary>The made register over HTTP, in the shape of the real one's FHIR API. Only in a demo place and in tests.</summary>
internal static class PdsSimulator
{
    public const string Root = "/simulators/pds";

    private const string FhirJson = "application/fhir+json";

    public static RouteGroupBuilder MapPdsSimulator(this IEndpointRouteBuilder endpoints, SimulatedPds register)
    {
        var pds = endpoints.MapGroup(Root);
        pds.MapGet("/Patient/{number}", async (string number, HttpResponse response) =>
        {
            var (status, body) = await register.Answer(number);
            response.StatusCode = status;
            response.ContentType = FhirJson;
            await response.WriteAsync(body.ToJsonString());
        });
        pds.MapGet("/Patient", async (HttpRequest request, HttpResponse response) =>
        {
            string Asked(string name) => request.Query[name].ToString();
            if (Asked("family").Length == 0 || Asked("birthdate").Length == 0)
            {
                response.StatusCode = StatusCodes.Status400BadRequest;
                return;
            }

            response.ContentType = FhirJson;
            var date = Asked("birthdate");
            await response.WriteAsync((await register.Answer(new PdsQuestion(
                Asked("family"), Asked("gender"), date.StartsWith("eq", StringComparison.Ordinal) ? date[2..] : date, Asked("address-postalcode")))).ToJsonString());
        });
        return pds;
    }
}
