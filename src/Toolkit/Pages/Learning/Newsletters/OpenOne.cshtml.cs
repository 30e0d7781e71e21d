using Goldthread.Toolkit.Learning.Newsletters;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Toolkit.Pages.Learning.Newsletters;

/// <summary>The newsletter of a month, for everyone.</summary>
[AllowAnonymous]
internal sealed class OpenOneModel(NewsletterDesk desk) : PageModel
{
    public Newsletter Letter { get; private set; } = null!;

    public async Task<IActionResult> OnGet(string month)
    {
        if (Newsletter.Read(month) is not { } first || await desk.Find(first) is not { } found) return NotFound();
        Letter = found;
        return Page();
    }
}
