using Goldthread.Directory.Feedback;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Directory.Pages.Find;

/// <summary>Anybody says that a listing is wrong.</summary>
[AllowAnonymous]
internal sealed class WrongModel(ServiceDirectory directory, ServiceFeedback feedback) : PageModel
{
    [FromRoute]
    public string Id { get; set; } = "";

    [BindProperty]
    public string? Words { get; set; }

    public string Name { get; private set; } = "";

    public async Task<IActionResult> OnGet() => await Find() ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        if (!await Find()) return NotFound();
        var said = await feedback.Say(Id, Words, HttpContext.Connection.RemoteIpAddress?.ToString() ?? "");
        if (said.Succeeded) return Redirect($"/directory/services/{Id}?done=told");
        ModelState.AddModelError(nameof(Words), said.Fault.Message);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private async Task<bool> Find()
    {
        if (await directory.Find(Id.ToLowerInvariant()) is not { } service) return false;
        (Id, Name) = (service.Id, service.Name);
        return true;
    }
}
