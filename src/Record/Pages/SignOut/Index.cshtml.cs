using System.Security.Cryptography;
using Goldthread.Record.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace Goldthread.Record.Pages.SignOut;

/// <summary>Ends the session, by a form only; and offers the way to end the provider's. https://openid.net/specs/openid-connect-rpinitiated-1_0.html</summary>
[AllowAnonymous]
internal sealed class SignOutModel(SignInSettings settings, Sessions sessions, IDataProtectionProvider protection, IOptionsMonitor<OidcOptions> options) : PageModel
{
    // For a moment only: the way to the provider's sign-out names the token that began the session.
    private const string HintCookie = "goldthread-sign-out";
    private static readonly TimeSpan HintLife = TimeSpan.FromMinutes(5);

    public Provider? Provider { get; private set; }

    public string Address => "/sign-out?handler=there&provider=" + Provider?.Key;

    public void OnGet(string? provider) => Provider = settings.Providers.FirstOrDefault(p => p.Key == provider);

    public async Task<IActionResult> OnGetThere(string? provider)
    {
        if (settings.Providers.FirstOrDefault(p => p.Key == provider) is not { } known
            || (await options.Get(known.Scheme).Discovery.GetConfigurationAsync(HttpContext.RequestAborted)).EndSessionEndpoint is not { Length: > 0 } end)
        {
            return NotFound();
        }

        var query = new Dictionary<string, string?>
        {
            ["client_id"] = known.ClientId,
            ["post_logout_redirect_uri"] = (settings.PublicAddress ?? $"{Request.Scheme}://{Request.Host}{Request.PathBase}") + "/sign-out",
        };
        if (Request.Cookies[HintCookie] is { } hint)
        {
            Response.Cookies.Delete(HintCookie, Cookie());
            query["id_token_hint"] = Open(hint);
        }

        return Redirect(QueryHelpers.AddQueryString(end, query.Where(q => q.Value is not null)));
    }

    public async Task<IActionResult> OnPost()
    {
        var ended = await sessions.End(HttpContext);
        if (ended is null || !settings.Providers.Any(p => p.Key == ended.Proof.Provider))
        {
            return RedirectToPage();
        }

        if (ended.Proof.IdToken.Length > 0)
        {
            Response.Cookies.Append(HintCookie, ended.Proof.IdToken, Cookie());
        }

        return RedirectToPage(new { provider = ended.Proof.Provider });
    }

    private CookieOptions Cookie() => new() { HttpOnly = true, Secure = Request.IsHttps, SameSite = SameSiteMode.Strict, Path = "/sign-out", MaxAge = HintLife };

    private string? Open(string hint)
    {
        try
        {
            return SignInEvents.IdTokens(protection).Unprotect(hint);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
