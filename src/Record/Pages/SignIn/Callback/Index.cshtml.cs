using Goldthread.Record.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Record.Pages.SignIn.Callback;

/// <summary>What somebody sees who came back from a provider and was not let in. Who was let in never comes here.</summary>
[AllowAnonymous]
internal sealed class CallbackModel : PageModel
{
    public Refusal? Refusal { get; private set; }

    public IActionResult OnGet()
    {
        Refusal = HttpContext.Features.Get<Refusal>();
        if (Refusal is null)
        {
            return NotFound();
        }

        Response.StatusCode = Refusal.Status;
        return Page();
    }
}
