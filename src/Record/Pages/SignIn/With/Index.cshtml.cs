using Goldthread.Record.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Record.Pages.SignIn.With;

/// <summary>Sends the browser to a provider. A link and not a form: a form may lead to no other site (Content-Security-Policy).</summary>
[AllowAnonymous]
internal sealed class SignInWithModel(SignInSettings settings) : PageModel
{
    public IActionResult OnGet(string provider, string? from) => settings.Providers.FirstOrDefault(p => p.Key == provider) is { } known
        ? Challenge(new AuthenticationProperties { RedirectUri = LocalAddress.Of(from) }, known.Scheme)
        : NotFound();
}
