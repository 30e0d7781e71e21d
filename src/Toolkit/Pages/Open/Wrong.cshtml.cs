using Goldthread.Toolkit.Shelf;
using Goldthread.Toolkit.Writing.Remarks;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Toolkit.Pages.Open;

/// <summary>Anybody says that something is wrong or out of date.</summary>
[AllowAnonymous]
internal sealed class WrongModel(ToolkitShelf shelf, RemarkDesk remarks) : PageModel
{
    [FromRoute(Name = "kind")]
    public string KindCode { get; set; } = "";

    [FromRoute]
    public string Id { get; set; } = "";

    [BindProperty]
    public string? Words { get; set; }

    public string Title { get; private set; } = "";

    public string Href { get; private set; } = "";

    public async Task<IActionResult> OnGet() => await Find() ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        if (!await Find()) return NotFound();
        var said = await remarks.Say(ItemKind.Of(KindCode)!, Id, Words, HttpContext.Connection.RemoteIpAddress?.ToString() ?? "");
        if (said.Succeeded) return Redirect(Href + "?done=told");
        ModelState.AddModelError(nameof(Words), said.Fault.Message);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private async Task<bool> Find()
    {
        if (ItemKind.Of(KindCode) is not { } kind || (await shelf.All()).FirstOrDefault(i => i.Kind == kind && i.Id == Id) is not { } item) return false;
        (Title, Href) = (item.Title, item.Href);
        return true;
    }
}
