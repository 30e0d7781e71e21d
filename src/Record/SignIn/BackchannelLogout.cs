using System.Text.Json;
using Goldthread.Kernel.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Goldthread.Record.SignIn;

/// <summary>A provider tells us that somebody signed out there. https://openid.net/specs/openid-connect-backchannel-1_0.html</summary>
internal static class BackchannelLogout
{
    public const string Path = "/sign-in/ended/{provider}";

    private const string Event = "http://schemas.openid.net/event/backchannel-logout";

    // A logout token is sent at once; one without an end is taken for so long after it was made, and remembered longer.
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapPost(Path, Handle).AllowAnonymous().DisableAntiforgery();

    private static async Task<IResult> Handle(
        HttpContext context, string provider, SignInServices services, IOptionsMonitor<OidcOptions> options, TimeProvider clock)
    {
        if (services.Settings.Providers.FirstOrDefault(p => p.Key == provider) is not { } known)
        {
            return Results.NotFound();
        }

        if (services.Attempts.AreTooMany(context))
        {
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        if (!context.Request.HasFormContentType)
        {
            return Refuse("The request is no form.");
        }

        var text = (await context.Request.ReadFormAsync(context.RequestAborted))["logout_token"].ToString();
        try
        {
            var token = await new IdTokenCheck(known, options.Get(known.Scheme).Discovery, clock).Signed(text, context.RequestAborted);
            if (Fault(token, clock.GetUtcNow()) is { } fault)
            {
                throw new AuthenticationFailureException(fault);
            }

            var used = await services.Database.Write(session =>
                UsedTokenTable.Use(session, "logout " + token.Issuer, token.Id, clock.GetUtcNow() + Life + Life, clock.GetUtcNow()));
            if (!used)
            {
                throw new AuthenticationFailureException("The logout token was used before (jti).");
            }

            var sid = token.TryGetPayloadValue<string>("sid", out var said) ? said : null;
            await services.Sessions.EndAtIssuer(token.Issuer, sid, string.IsNullOrEmpty(token.Subject) ? null : token.Subject);
            return Results.Ok();
        }
        catch (AuthenticationFailureException error)
        {
            await services.Attempts.Refused(context, "pages", $"{known.Key}, sign-out: {error.Message}");
            return Refuse(error.Message);
        }
    }

    // Section 2.6.
    private static string? Fault(JsonWebToken token, DateTimeOffset now) =>
        token.TryGetPayloadValue<object>("nonce", out _) ? "A logout token has no nonce."
        : string.IsNullOrEmpty(token.Id) ? "A logout token has a jti."
        : !token.TryGetPayloadValue<JsonElement>("events", out var events) || events.ValueKind != JsonValueKind.Object
            || !events.TryGetProperty(Event, out var says) || says.ValueKind != JsonValueKind.Object ? "The token does not say that it is a logout token (events)."
        : string.IsNullOrEmpty(token.Subject) && !(token.TryGetPayloadValue<string>("sid", out var sid) && sid is { Length: > 0 }) ? "A logout token names a session or a subject (sid, sub)."
        : token.IssuedAt == default || token.IssuedAt + Life < now.UtcDateTime ? "The logout token is old (iat)."
        : null;

    private static IResult Refuse(string words) => Results.Json(new { error = "invalid_request", error_description = words }, statusCode: StatusCodes.Status400BadRequest);
}

/// <summary>What the endpoints of sign-in share.</summary>
internal sealed record SignInServices(SignInSettings Settings, Database Database, Sessions Sessions, SignInAttempts Attempts, SignInJournal Journal);
