using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Goldthread.Record.SignIn;

/// <summary>Authenticates pages by the session whose random id the browser holds.</summary>
internal sealed class SessionHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, Sessions sessions)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public const string SchemeName = "Session";
    public const string ProvenClaim = "goldthread:proven";
    private const string Ended = "goldthread.session-ended";

    private bool IsForPrograms => Request.Path.StartsWithSegments(Fhir.FhirModule.Root);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // Programs send a token; a cookie, which a browser sends by itself, opens no interface of theirs.
        if (IsForPrograms)
        {
            return AuthenticateResult.NoResult();
        }

        var (session, ended) = await sessions.Of(Context);
        if (session is null)
        {
            if (ended is null)
            {
                return AuthenticateResult.NoResult();
            }

            Context.Items[Ended] = ended;
            return AuthenticateResult.Fail("The session has ended.");
        }

        var principal = session.User.ToPrincipal(SchemeName);
        ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim(ProvenClaim, session.Row.ProvenAt.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Context.Features.Set(session);
        return AuthenticateResult.Success(new AuthenticationTicket(principal, SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (IsForPrograms)
        {
            Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        // A page is opened again after signing in; what was posted is not sent twice.
        var from = HttpMethods.IsGet(Request.Method) || HttpMethods.IsHead(Request.Method) ? Request.PathBase + Request.Path + Request.QueryString : "/";
        var query = QueryString.Create("from", from);
        if (Context.Items[Ended] is string why)
        {
            Sessions.Forget(Context);
            query = query.Add("ended", why);
        }

        Response.Redirect("/sign-in" + query);
        return Task.CompletedTask;
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
