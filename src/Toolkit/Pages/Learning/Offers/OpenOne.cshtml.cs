using Goldthread.Toolkit.Learning.Offers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Toolkit.Pages.Learning.Offers;

/// <summary>One offer of support, for everyone.</summary>
[AllowAnonymous]
internal sealed class OpenOneModel(OfferDesk desk) : PageModel
{
    public Offer Offer { get; private set; } = null!;

    public async Task<IActionResult> OnGet(long id)
    {
        if (await desk.Find(id) is not { } found) return NotFound();
        Offer = found;
        return Page();
    }
}
