using Goldthread.Fhir;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Goldthread.Record.Smart;

/// <summary>What an application must know to get a token. https://hl7.org/fhir/smart-app-launch/conformance.html</summary>
internal static class SmartConfiguration
{
    public const string Path = FhirModule.Root + "/.well-known/smart-configuration";

    private static readonly string[] Backend = ["client-confidential-asymmetric", "permission-v2", "permission-user"];
    private static readonly string[] Launch = ["launch-standalone", "client-public", "client-confidential-symmetric", "context-standalone-patient", "permission-patient", "sso-openid-connect"];
    private static readonly string[] Scopes = ["openid", "fhirUser", "launch/patient", "offline_access", "patient/*.cruds", "user/*.cruds", "system/*.cruds"];

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet(Path, Handle).AllowAnonymous();

    private static async Task<IResult> Handle(HttpContext context, SmartAddresses addresses, SmartIssuers issuers)
    {
        var provider = await issuers.ForApplications(context.RequestAborted);
        var says = new Dictionary<string, object?>
        {
            ["issuer"] = provider?.Issuer ?? addresses.Issuer(context),
            ["jwks_uri"] = provider?.JwksUri ?? addresses.Keys(context),
            ["authorization_endpoint"] = provider?.AuthorizationEndpoint,
            ["token_endpoint"] = provider?.TokenEndpoint ?? addresses.Token(context),
            ["introspection_endpoint"] = provider?.IntrospectionEndpoint,
            ["grant_types_supported"] = provider is null ? new[] { "client_credentials" } : ["authorization_code", "client_credentials"],
            ["token_endpoint_auth_methods_supported"] = provider is null ? new[] { "private_key_jwt" } : provider.TokenEndpointAuthMethodsSupported.ToArray(),
            ["token_endpoint_auth_signing_alg_values_supported"] = new[] { "RS384", "ES384" },
            ["scopes_supported"] = Scopes,
            ["response_types_supported"] = provider is null ? null : new[] { "code" },
            ["code_challenge_methods_supported"] = new[] { "S256" },
            ["capabilities"] = provider is null ? Backend : [.. Backend, .. Launch],
            // Systems get their tokens from us also where people sign in elsewhere.
            ["associated_endpoints"] = provider is null ? null : new[] { new { url = addresses.Token(context), capabilities = Backend } },
        };
        context.Response.Headers.AccessControlAllowOrigin = "*";
        return Results.Json(says.Where(s => s.Value is not null and not "").ToDictionary(s => s.Key, s => s.Value));
    }
}
