using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Record.Pages.Me;

/// <summary>The same words for everyone who sees no record, whatever the reason.</summary>
internal sealed class NothingModel : PageModel
{
    public string SignedIn => Access.User.Of(HttpContext.User)?.Id ?? "";
}
