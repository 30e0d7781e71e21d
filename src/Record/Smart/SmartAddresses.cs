using Goldthread.Fhir;
using Microsoft.AspNetCore.Http;

namespace Goldthread.Record.Smart;

/// <summary>Our own addresses as clients see them.</summary>
internal sealed class SmartAddresses(SmartSettings settings)
{
    public string Fhir(HttpContext context) => Root(context) + FhirModule.Root;

    public string Issuer(HttpContext context) => Root(context) + "/auth";

    public string Token(HttpContext context) => Root(context) + TokenEndpoint.Path;

    public string Keys(HttpContext context) => Root(context) + TokenEndpoint.KeysPath;

    private string Root(HttpContext context) => settings.PublicAddress ?? $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}";
}
