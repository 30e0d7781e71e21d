using Goldthread.Record.Own;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Record.Pages.Me;

/// <summary>Large print, easy read and the language: buttons of these pages are answered here.</summary>
internal sealed class ReadingModel : PageModel
{
    public IActionResult OnGet() => LocalRedirect("/me#reading");

    public IActionResult OnPost(string? choose, string? back)
    {
        ReadingChoice.Of(HttpContext).After(choose).Keep(HttpContext);
        return Url.IsLocalUrl(back) ? LocalRedirect(back) : RedirectToPage("/Me/Index");
    }
}
