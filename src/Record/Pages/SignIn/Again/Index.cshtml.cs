using Goldthread.Record.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Record.Pages.SignIn.Again;

/// <summary>A second proof for sensitive acts: see <see cref="StepUp"/>.</summary>
internal sealed class SignInAgainModel(SignInSettings settings, Sessions sessions) : PageModel
{
    [BindProperty(Name = "from", SupportsGet = true)]
    public string? From { get; set; }

    public Provider? Provider { get; private set; }

    public string Address => StepUp.Path + QueryString.Create("from", LocalAddress.Of(From)).Add("handler", "there");

    private OpenSession? Open => HttpContext.Features.Get<OpenSession>();

    public IActionResult OnGet()
    {
        Provider = settings.Providers.FirstOrDefault(p => p.Key == Open?.Row.Proof.Provider);
        return Open is null ? Forbid() : Page();
    }

    public IActionResult OnGetThere() => settings.Providers.FirstOrDefault(p => p.Key == Open?.Row.Proof.Provider) is { } provider
        ? Challenge(new AuthenticationProperties { RedirectUri = LocalAddress.Of(From), Items = { [OidcHandler.Again] = "1" } }, provider.Scheme)
        : NotFound();

    public async Task<IActionResult> OnPost()
    {
        // Whoever has a provider shows it there.
        if (Open is not { Row.Proof.Provider: Proof.DemoProvider } open)
        {
            return Forbid();
        }

        await sessions.Begin(HttpContext, open.User, Proof.Demo, open.Row.Acting);
        return LocalRedirect(LocalAddress.Of(From));
    }
}
