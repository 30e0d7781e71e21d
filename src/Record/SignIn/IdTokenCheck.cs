using System.IdentityModel.Tokens.Jwt;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Goldthread.Record.SignIn;

/// <summary>
/// What an id_token must be: signed by a key of the provider with an algorithm that proves something, for us, not run out, with our nonce, and bound to its
/// access token. Source: https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation
/// </summary>
internal sealed class IdTokenCheck(Provider provider, IConfigurationManager<OpenIdConnectConfiguration> discovery, TimeProvider clock)
{
    /// <summary>How far two clocks may differ.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromSeconds(60);

    /// <summary>Signatures with a key pair; nobody can make one from what we know, and "none" is none.</summary>
    public static readonly string[] Algorithms =
        ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    private const string NoName = "no name";
    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    /// <summary>The claims of a token that passes.</summary>
    /// <exception cref="AuthenticationFailureException">It does not; the message says in our own words which rule it breaks.</exception>
    public async Task<JsonWebToken> Read(string? idToken, string nonce, string? accessToken, CancellationToken cancel)
    {
        var token = await Signed(idToken, cancel);
        if (!token.TryGetPayloadValue<string>("nonce", out var said)
            || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(said ?? ""), Encoding.UTF8.GetBytes(nonce)))
        {
            throw new AuthenticationFailureException("The id_token answers another question than ours (nonce).");
        }

        try
        {
            new OpenIdConnectProtocolValidator { RequireTimeStampInNonce = false, RequireState = false, RequireStateValidation = false }.ValidateTokenResponse(new()
            {
                ClientId = provider.ClientId,
                Nonce = nonce,
                ProtocolMessage = new OpenIdConnectMessage { IdToken = idToken, AccessToken = accessToken },
                ValidatedIdToken = new JwtSecurityToken(idToken),
            });
        }
        catch (OpenIdConnectProtocolException error)
        {
            throw new AuthenticationFailureException("The id_token does not fit its answer: " + error.GetType().Name, error);
        }

        return token;
    }

    /// <summary>A token that the provider signed for us and that has not run out: an id_token or a logout_token.</summary>
    public async Task<JsonWebToken> Signed(string? text, CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(text) || !Handler.CanReadToken(text))
        {
            throw new AuthenticationFailureException("There is no token that can be read.");
        }

        var result = await Validate(text, cancel);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            // The provider may have a new key.
            discovery.RequestRefresh();
            result = await Validate(text, cancel);
        }

        return result.IsValid
            ? (JsonWebToken)result.SecurityToken
            : throw new AuthenticationFailureException("The token is refused: " + Words(result.Exception), result.Exception);
    }

    /// <summary>For a second proof: they signed in after it was asked for.</summary>
    public static void MustBeFresh(JsonWebToken token, long asked)
    {
        if (!token.TryGetPayloadValue<long>("auth_time", out var at) || at < asked - (long)Skew.TotalSeconds)
        {
            throw new AuthenticationFailureException("The provider did not ask them again who they are (auth_time).");
        }
    }

    /// <summary>The rule that a token breaks, in words that hold nothing of the token.</summary>
    public static string Words(Exception? error) => error switch
    {
        SecurityTokenExpiredException => "it has run out",
        SecurityTokenNotYetValidException => "it is not valid yet",
        SecurityTokenInvalidAudienceException => "it is for somebody else (aud)",
        SecurityTokenInvalidIssuerException => "it is from another issuer (iss)",
        SecurityTokenSignatureKeyNotFoundException => "its key is not known",
        SecurityTokenInvalidAlgorithmException => "its algorithm is not taken",
        SecurityTokenInvalidTypeException => "it is a token of another kind (typ)",
        SecurityTokenInvalidSignatureException => "its signature is wrong or missing",
        SecurityTokenNoExpirationException => "it never runs out",
        _ => "it cannot be read",
    };

    /// <summary>Who a token says that it is from, before anything is checked; null when it cannot be read.</summary>
    public static string? IssuerOf(string text)
    {
        try
        {
            return Handler.CanReadToken(text) ? Handler.ReadJsonWebToken(text).Issuer : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Which program a token names, before anything is checked: to count attempts by, and for nothing else.</summary>
    public static string ClientOf(string text)
    {
        try
        {
            return !Handler.CanReadToken(text) ? NoName
                : Handler.ReadJsonWebToken(text) is var token && token.TryGetPayloadValue<string>("client_id", out var id) && id is { Length: > 0 } ? id
                : token.TryGetPayloadValue<string>("azp", out var party) && party is { Length: > 0 } ? party
                : token.Issuer is { Length: > 0 } issuer ? issuer : NoName;
        }
        catch (ArgumentException)
        {
            return NoName;
        }
    }

    /// <summary>The times of a token against our clock.</summary>
    public static bool IsInTime(DateTime? from, DateTime? until, TimeProvider clock)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (until is null)
        {
            throw new SecurityTokenNoExpirationException();
        }

        if (until.Value.Add(Skew) < now)
        {
            throw new SecurityTokenExpiredException();
        }

        return from is null || from.Value.Subtract(Skew) <= now ? true : throw new SecurityTokenNotYetValidException();
    }

    private async Task<TokenValidationResult> Validate(string text, CancellationToken cancel)
    {
        var discovered = await discovery.GetConfigurationAsync(cancel);
        return await Handler.ValidateTokenAsync(text, new TokenValidationParameters
        {
            ValidIssuer = discovered.Issuer,
            ValidAudience = provider.ClientId,
            IssuerSigningKeys = discovered.SigningKeys,
            ValidAlgorithms = Algorithms,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            LifetimeValidator = (from, until, _, _) => IsInTime(from, until, clock),
        });
    }
}
