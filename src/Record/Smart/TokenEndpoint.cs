using Goldthread.Record.Access;
using Goldthread.Record.SignIn;
using Goldthread.Record.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Goldthread.Record.Smart;

/// <summary>
/// Gives a system its token: client_credentials with a signed assertion. https://hl7.org/fhir/smart-app-launch/backend-services.html, RFC 7523
/// </summary>
internal static class TokenEndpoint
{
    public const string Path = "/auth/token";
    public const string KeysPath = "/auth/jwks";
    private const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static readonly TimeSpan LongestAssertion = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);
    private static readonly string[] Algorithms = ["RS384", "ES384", "RS256", "ES256", "PS256", "PS384"];
    private static readonly JsonWebTokenHandler Tokens = new() { MapInboundClaims = false, SetDefaultTimesOnTokenCreation = false };

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost(Path, Handle).AllowAnonymous().DisableAntiforgery();
        endpoints.MapGet(KeysPath, (ServerKey key) => Results.Json(key.PublicSet())).AllowAnonymous();
    }

    private static async Task<IResult> Handle(HttpContext context, SignInServices services, SmartAddresses addresses, ServerKey key, TimeProvider clock)
    {
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty;
        var name = IdTokenCheck.ClientOf(form["client_assertion"].ToString());
        if (services.Attempts.AreTooMany(context, name))
        {
            return Results.Json(
                new { error = "slow_down", error_description = "Too many attempts were refused. Retry-After says when to try again." }, statusCode: StatusCodes.Status429TooManyRequests);
        }

        if (form["grant_type"] != "client_credentials")
        {
            return await Refuse(context, services, name, "unsupported_grant_type", "Only client_credentials is given here.");
        }

        if (form["client_assertion_type"] != AssertionType)
        {
            return await Refuse(context, services, name, "invalid_client", "Send a signed client_assertion (private_key_jwt).");
        }

        var (client, fault) = await ClientOf(form["client_assertion"].ToString(), services, addresses.Token(context), clock);
        if (client is null)
        {
            return await Refuse(context, services, name, "invalid_client", fault!);
        }

        var granted = Granted(form["scope"].ToString(), client.Scopes);
        if (granted.Length == 0)
        {
            return await Refuse(context, services, name, "invalid_scope", "None of the scopes asked for may be given to this client.");
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var token = Tokens.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = addresses.Issuer(context),
            Audience = addresses.Fhir(context),
            TokenType = "at+jwt",
            IssuedAt = now,
            Expires = now + Life,
            Claims = new Dictionary<string, object> { ["sub"] = client.Id, ["client_id"] = client.Id, ["scope"] = granted, ["jti"] = RandomText.Make() },
            SigningCredentials = key.Credentials,
        });
        var user = client.AsUser();
        await services.Journal.Write(user.Acting("fhir"), user.Role.Purpose, "get a token: " + granted);
        return Results.Json(new { access_token = token, token_type = "bearer", expires_in = (int)Life.TotalSeconds, scope = granted });
    }

    private static async Task<(SmartClient? Client, string? Fault)> ClientOf(string assertion, SignInServices services, string audience, TimeProvider clock)
    {
        if (IdTokenCheck.IssuerOf(assertion) is not { } id)
        {
            return (null, "The client_assertion cannot be read.");
        }

        if (await services.Database.Read(session => ClientTable.Find(session, id)) is not { IsBackend: true } client)
        {
            return (null, "The client is not known.");
        }

        var result = await Tokens.ValidateTokenAsync(assertion, new TokenValidationParameters
        {
            ValidIssuer = client.Id,
            ValidAudience = audience,
            IssuerSigningKeys = JsonWebKeySet.Create(client.Keys).GetSigningKeys(),
            ValidAlgorithms = Algorithms,
            LifetimeValidator = (from, until, _, _) => IdTokenCheck.IsInTime(from, until, clock),
        });
        if (!result.IsValid)
        {
            return (null, "The client_assertion is refused: " + IdTokenCheck.Words(result.Exception));
        }

        var token = (JsonWebToken)result.SecurityToken;
        var now = clock.GetUtcNow();
        if (token.Subject != client.Id || string.IsNullOrEmpty(token.Id) || token.ValidTo > now.UtcDateTime + LongestAssertion + IdTokenCheck.Skew)
        {
            return (null, "The client_assertion must name the client as sub, have a jti, and run out within five minutes.");
        }

        var first = await services.Database.Write(session => UsedTokenTable.Use(session, "client " + client.Id, token.Id, new DateTimeOffset(token.ValidTo) + IdTokenCheck.Skew + IdTokenCheck.Skew, now));
        return first ? (client, null) : (null, "The client_assertion was used before (jti).");
    }

    // What was asked for and may be had: a type, or rights with it, within what was agreed.
    private static string Granted(string asked, string most)
    {
        var limit = SmartScopes.Read(most, null);
        return string.Join(' ', asked.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)
            .Where(s => SmartScopes.One(s) is { Context: "system" } one && (limit.Of(one.Type) & one.Rights) == one.Rights));
    }

    private static async Task<IResult> Refuse(HttpContext context, SignInServices services, string client, string error, string words)
    {
        await services.Attempts.Refused(context, "fhir", "token: " + words, client);
        return Results.Json(
            new { error, error_description = words },
            statusCode: error == "invalid_client" ? StatusCodes.Status401Unauthorized : StatusCodes.Status400BadRequest);
    }
}
