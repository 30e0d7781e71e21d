using Goldthread.DesignSystem.Text;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Toolkit.Pages.Writing;

/// <summary>What every page of those who write for the toolkit does first: asks for the right.</summary>
internal abstract class WritingPage : PageModel
{
    /// <summary>Who is here.</summary>
    public User Me { get; private set; } = null!;

    public bool IsEditor => Me.Role.May(Activities.EditToolkit);

    /// <summary>A moment as it is stored, in words.</summary>
    public static string Moment(long at) => Dates.Moment(DateTimeOffset.FromUnixTimeMilliseconds(at));

    /// <summary>Asks for the right; an answer other than null takes the page's place.</summary>
    protected IActionResult? Enter(Activities activity = Activities.TakePart)
    {
        if (Record.Access.User.Of(HttpContext.User) is not { } user || !user.Role.May(activity)) return Forbid();
        Me = user;
        return null;
    }

    /// <summary>Where to go after something was done; else the page with what is wrong, beside its field.</summary>
    /// <param name="done">What came of it.</param>
    /// <param name="to">Where to go.</param>
    /// <param name="prefix">What stands before the path of a fault in the names of the form's fields.</param>
    /// <param name="again">Fills the page again.</param>
    protected async Task<IActionResult> After<T>(Outcome<T> done, string to, string prefix = "", Func<Task<IActionResult>>? again = null)
    {
        if (done.Succeeded) return Redirect(to);
        if (done.Fault.Kind == FaultKind.NotFound) return NotFound();
        if (done.Fault is { Kind: FaultKind.Forbidden, Path: null }) return Forbid();
        foreach (var fault in done.Faults) ModelState.AddModelError(fault.Path is { } path ? prefix + path : "", fault.Message);
        var status = done.Fault.Kind == FaultKind.Conflict ? StatusCodes.Status409Conflict : done.Fault.Kind == FaultKind.Forbidden ? StatusCodes.Status403Forbidden : StatusCodes.Status400BadRequest;
        var page = again is null ? Page() : await again();
        Response.StatusCode = status;
        return page;
    }
}
