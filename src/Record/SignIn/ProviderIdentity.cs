using System.Text.Json;
using Goldthread.Kernel.Values;
using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Goldthread.Record.SignIn;

/// <summary>What a provider says of somebody who signed in, whatever it calls it.</summary>
/// <param name="Issuer">The provider's issuer.</param>
/// <param name="Subject">Whom it means: what never changes and is never given to another.</param>
/// <param name="Sub">The same as its tokens name it, for its sign-out.</param>
/// <param name="Sid">Its session; empty when it names none.</param>
/// <param name="Acr">How sure it is, in its own words; empty when it does not say.</param>
/// <param name="Name">As it calls them; may be empty.</param>
/// <param name="NhsNumber">NHS login: the number that it matched to them; null elsewhere.</param>
/// <param name="IsProven">NHS login: true when it checked who they are (P9).</param>
/// <param name="Organisations">CIS2: codes of organisations at which they hold a role.</param>
/// <param name="IdToken">The token itself, to be handed back when they sign out there.</param>
internal sealed record ProviderIdentity(
    string Issuer, string Subject, string Sub, string Sid, string Acr, string Name, NhsNumber? NhsNumber, bool IsProven, IReadOnlyList<string> Organisations, string IdToken)
{
    /// <summary>Reads the claims of a token that was checked, and of userinfo where it was asked.</summary>
    /// <exception cref="AuthenticationFailureException">A claim that this kind of provider must give is missing.</exception>
    public static ProviderIdentity Read(Provider provider, JsonWebToken token, JsonElement? userInfo)
    {
        string Text(string name) =>
            token.TryGetPayloadValue<string>(name, out var claim) && claim is { Length: > 0 } ? claim
            : userInfo is { } info && info.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()!
            : "";
        var acr = Text("acr") is { Length: > 0 } said ? said : Text("vot");
        var plain = new ProviderIdentity(token.Issuer, token.Subject, token.Subject, Text("sid"), acr, Text("name"), null, IsProven: false, [], token.EncodedToken);
        return provider.Kind switch
        {
            // https://nhsconnect.github.io/nhslogin/interface-spec-doc/ : P9 is a person whose identity was checked against a document.
            ProviderKind.NhsLogin => plain with
            {
                NhsNumber = Kernel.Values.NhsNumber.TryParse(Text("nhs_number"), null, out var number) ? number : null,
                IsProven = Text("identity_proofing_level") == "P9" && Text("vot").Split('.').Contains("P9", StringComparer.Ordinal),
                Name = string.Join(' ', new[] { Text("given_name"), Text("family_name") }.Where(n => n.Length > 0)) is { Length: > 0 } name ? name : plain.Name,
            },
            // The subject is the unique user id of the smartcard or app.
            ProviderKind.Cis2 => plain with
            {
                Organisations = RolesIn(userInfo),
                Acr = acr.Length > 0 ? acr : Text("authentication_assurance_level"),
            },
            // "sub" differs for each application; "oid" in "tid" is the person: https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference
            ProviderKind.Entra => Entra(provider, token, plain, Text("tid"), Text("oid")),
            _ => plain,
        };
    }

    private static ProviderIdentity Entra(Provider provider, JsonWebToken token, ProviderIdentity plain, string tenant, string person)
    {
        if (tenant.Length == 0 || person.Length == 0)
        {
            throw new AuthenticationFailureException("The token names no tenant and person (tid, oid).");
        }

        return provider.RequiredRole is { Length: > 0 } role && !token.Claims.Any(c => c.Type == "roles" && c.Value == role)
            ? throw new AuthenticationFailureException("The provider has not given them the role that this service asks for.")
            : plain with { Subject = $"{tenant}/{person}" };
    }

    // "nhsid_nrbac_roles": [{ "org_code": "A1B", "role_code": "...", ... }]
    private static List<string> RolesIn(JsonElement? userInfo)
    {
        if (userInfo is not { } info || !info.TryGetProperty("nhsid_nrbac_roles", out var roles) || roles.ValueKind != JsonValueKind.Array)
        {
            throw new AuthenticationFailureException("The provider names no organisation at which they work (nationalrbacaccess).");
        }

        return [.. roles.EnumerateArray().Where(r => r.ValueKind == JsonValueKind.Object && r.TryGetProperty("org_code", out _)).Select(r => r.GetProperty("org_code").GetString() ?? "").Where(o => o.Length > 0).Distinct(StringComparer.Ordinal)];
    }
}
