using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Goldthread.Record.SignIn;

/// <summary>
/// How we show a provider that we are its client: a signed assertion where we have a key (private_key_jwt), else the shared secret.
/// Source: https://openid.net/specs/openid-connect-core-1_0.html#ClientAuthentication
/// </summary>
internal sealed class ClientSigner(TimeProvider clock)
{
    private const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(2);
    private readonly ConcurrentDictionary<string, SigningCredentials> _keys = new(StringComparer.Ordinal);

    public void Authenticate(Provider provider, OpenIdConnectConfiguration discovered, Dictionary<string, string> form, HttpRequestMessage request)
    {
        if (provider.PrivateKeyFile is { } file)
        {
            form["client_assertion_type"] = AssertionType;
            form["client_assertion"] = Assertion(provider, _keys.GetOrAdd(file, f => KeyOf(provider, f)), discovered.TokenEndpoint);
        }
        else if (discovered.TokenEndpointAuthMethodsSupported is { Count: > 0 } methods && !methods.Contains("client_secret_basic"))
        {
            form["client_secret"] = provider.ClientSecret!;
        }
        else
        {
            // Each half is form-encoded first (RFC 6749, section 2.3.1).
            var pair = Uri.EscapeDataString(provider.ClientId) + ":" + Uri.EscapeDataString(provider.ClientSecret!);
            request.Headers.Authorization = new("Basic", Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes(pair)));
        }
    }

    private string Assertion(Provider provider, SigningCredentials key, string audience)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = provider.ClientId,
            Audience = audience,
            IssuedAt = now,
            Expires = now + Life,
            Claims = new Dictionary<string, object> { ["sub"] = provider.ClientId, ["jti"] = RandomText.Make() },
            SigningCredentials = key,
        });
    }

    private static SigningCredentials KeyOf(Provider provider, string file)
    {
        var pem = File.ReadAllText(file);
        if (pem.Contains("EC PRIVATE KEY", StringComparison.Ordinal))
        {
            var curve = ECDsa.Create();
            curve.ImportFromPem(pem);
            return Credentials(new ECDsaSecurityKey(curve), curve.KeySize switch { 256 => "ES256", 384 => "ES384", _ => "ES512" });
        }

        var rsa = RSA.Create();
        rsa.ImportFromPem(pem);
        // NHS login takes RS512 alone: https://nhsconnect.github.io/nhslogin/generating-pem/
        return Credentials(new RsaSecurityKey(rsa), provider.Kind is ProviderKind.NhsLogin ? "RS512" : "RS256");
    }

    // The provider finds our public key by the thumbprint that a key set usually names it by (RFC 7638).
    private static SigningCredentials Credentials(AsymmetricSecurityKey key, string algorithm)
    {
        key.KeyId = Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Encode(key.ComputeJwkThumbprint());
        return new SigningCredentials(key, algorithm);
    }
}
