using Goldthread.Directory.Services;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Directory.Pages.Keep;

/// <summary>What every page of those who keep listings does first: asks for the right.</summary>
internal abstract class KeepPage(ServiceDirectory directory) : PageModel
{
    /// <summary>Who is here.</summary>
    public User Me { get; private set; } = null!;

    public DateOnly Today => directory.Today;

    protected ServiceDirectory Directory => directory;

    /// <summary>Asks for the right; an answer other than null takes the page's place.</summary>
    protected IActionResult? Enter(Activities activity = Activities.KeepDirectory)
    {
        if (Record.Access.User.Of(HttpContext.User) is not { } user || !user.Role.May(activity)) return Forbid();
        Me = user;
        return null;
    }

    /// <summary>Where to go after something was done, or the page with what is wrong.</summary>
    protected IActionResult After(Outcome<Listing> done, string to)
    {
        if (done.Succeeded) return Redirect(to);
        if (done.Fault.Kind == FaultKind.NotFound) return NotFound();
        if (done.Fault.Kind == FaultKind.Forbidden) return Forbid();
        foreach (var fault in done.Faults) ModelState.AddModelError(fault.Path ?? "", fault.Message);
        Response.StatusCode = done.Fault.Kind == FaultKind.Conflict ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;
        return Page();
    }
}
