using System.Security.Claims;
using System.Text.Encodings.Web;
using Goldthread.Record.Access;
using Goldthread.Record.SignIn;
using Goldthread.Record.Users;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Goldthread.Record.Smart;

/// <summary>
/// Authenticates programs by an access token that is a JWT: one of ours, for a system; or one of a configured issuer, for a person who uses an application that
/// is registered. Source: RFC 9068, https://hl7.org/fhir/smart-app-launch/
/// </summary>
internal sealed class SmartBearerHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, SmartIssuers issuers, SignInServices services, SmartAddresses addresses)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public const string SchemeName = "SmartBearer";
    private const string Bearer = "Bearer ";
    private const string TooMany = "goldthread.too-many";
    private static readonly JsonWebTokenHandler Tokens = new() { MapInboundClaims = false };
    private static readonly string[] Types = ["at+jwt", "application/at+jwt", "JWT"];

    /// <summary>True when a request carries something that looks like a JWT.</summary>
    public static bool Takes(HttpRequest request) =>
        request.Headers.Authorization.ToString() is var header && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) && header.AsSpan(Bearer.Length).Count('.') == 2;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        var token = header[Bearer.Length..].Trim();
        var client = IdTokenCheck.ClientOf(token);
        if (services.Attempts.AreTooMany(Context, client))
        {
            Context.Items[TooMany] = true;
            return AuthenticateResult.Fail("Too many tokens were refused.");
        }

        var (principal, fault) = await PrincipalOf(token);
        if (principal is not null)
        {
            return AuthenticateResult.Success(new AuthenticationTicket(principal, SchemeName));
        }

        await services.Attempts.Refused(Context, "fhir", "token: " + fault, client);
        return AuthenticateResult.Fail(fault!);
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = Context.Items.ContainsKey(TooMany) ? StatusCodes.Status429TooManyRequests : StatusCodes.Status401Unauthorized;
        // https://www.rfc-editor.org/rfc/rfc6750#section-3
        Response.Headers.WWWAuthenticate = Request.Headers.ContainsKey("Authorization") ? "Bearer error=\"invalid_token\"" : "Bearer";
        return Task.CompletedTask;
    }

    private async Task<(ClaimsPrincipal? Principal, string? Fault)> PrincipalOf(string text)
    {
        if (IdTokenCheck.IssuerOf(text) is not { } issuer)
        {
            return (null, "it cannot be read");
        }

        var isOurs = issuer == addresses.Issuer(Context);
        var result = await issuers.Validate(Tokens, text, isOurs ? addresses.Issuer(Context) : null, new TokenValidationParameters
        {
            ValidAudience = addresses.Fhir(Context),
            ValidTypes = Types,
            ValidAlgorithms = IdTokenCheck.Algorithms,
            RequireSignedTokens = true,
            LifetimeValidator = (from, until, _, _) => IdTokenCheck.IsInTime(from, until, TimeProvider),
        }, Context.RequestAborted);
        if (result?.IsValid != true)
        {
            return (null, result is null ? "its issuer is not one that we trust (iss)" : IdTokenCheck.Words(result.Exception));
        }

        var token = (JsonWebToken)result.SecurityToken;
        if (token.Id is { Length: > 0 } && token.TryGetPayloadValue<string>("nonce", out _))
        {
            return (null, "it is a token of another kind (nonce)");
        }

        var id = Text(token, "client_id") is { Length: > 0 } said ? said : Text(token, "azp");
        var now = TimeProvider.GetUtcNow();
        var (client, user) = await services.Database.Read(session =>
        {
            var known = ClientTable.Find(session, id);
            return known is null || known.IsBackend != isOurs ? (null, null)
                : known.IsBackend ? (known, known.AsUser())
                : (known, IdentityOfUserTable.User(session, token.Issuer, token.Subject) is { } who && UserTable.Find(session, who, now) is { } found
                    ? Membership.ActAs(found, MembershipTable.OfUser(session, found.Id), "", [], now) : null);
        });
        return client is null ? (null, "its client is not registered")
            : user is null ? (null, "its subject has no access")
            : (PrincipalOf(user, client, token), null);
    }

    private static ClaimsPrincipal PrincipalOf(User user, SmartClient client, JsonWebToken token)
    {
        var principal = user.ToPrincipal(SchemeName);
        var identity = (ClaimsIdentity)principal.Identity!;

        // What the token was given, and no more than the client may be given.
        var limit = SmartScopes.Read(client.Scopes, "any");
        var scopes = Text(token, "scope").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(s => SmartScopes.One(s) is { } one && one.Context == "system" == client.IsBackend && (limit.Of(one.Type) & one.Rights) == one.Rights);
        identity.AddClaim(new Claim(SmartScopes.Claim, string.Join(' ', scopes)));
        if (Text(token, "patient") is { Length: > 0 } patient)
        {
            identity.AddClaim(new Claim(SmartScopes.PatientClaim, patient));
        }

        return principal;
    }

    private static string Text(JsonWebToken token, string name) => token.TryGetPayloadValue<string>(name, out var value) ? value ?? "" : "";
}
