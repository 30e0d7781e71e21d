using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Toolkit.Pages.Learning;

/// <summary>What the pages of those who take part do first, and how they say that something was done or refused.</summary>
internal abstract class LearningPage(TakingPart taking) : PageModel
{
    public User Me { get; private set; } = null!;

    public bool IsEditor => Me.Role.May(Activities.EditToolkit);

    public DateOnly Today => taking.Today;

    public DateTimeOffset Now => taking.Now;

    /// <summary>What was just done, from the address.</summary>
    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    /// <summary>The number that something new will have, so that a form sent twice makes one.</summary>
    [BindProperty]
    public long New { get; set; }

    /// <summary>What a reader's role must allow.</summary>
    protected virtual Activities Needs => Activities.TakePart;

    public async Task<IActionResult> OnGet()
    {
        if (Enter() is { } instead) return instead;
        New = taking.NextNumber();
        return await Load(first: true) ? Page() : NotFound();
    }

    /// <summary>Reads what the page shows; false where there is no such thing, or none for this reader.</summary>
    /// <param name="first">True where nothing was typed yet, so that fields are filled from what is stored.</param>
    protected abstract Task<bool> Load(bool first);

    /// <summary>Does something and goes on, or shows the page again with what is wrong at its fields; nothing that was typed is lost.</summary>
    protected async Task<IActionResult> Do<T>(Func<Task<Outcome<T>>> act, Func<T, string> to)
    {
        if (Enter() is { } instead) return instead;
        var done = await act();
        if (done.Succeeded) return Redirect(to(done.Value));
        if (done.Fault.Kind == FaultKind.NotFound) return NotFound();
        if (done.Fault.Kind == FaultKind.Forbidden) return Forbid();
        foreach (var fault in done.Faults) ModelState.AddModelError(fault.Path ?? "", fault.Message);
        if (!await Load(first: false)) return NotFound();
        Response.StatusCode = done.Fault.Kind == FaultKind.Conflict ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;
        return Page();
    }

    /// <summary>The right; an answer other than null takes the page's place.</summary>
    private ForbidResult? Enter()
    {
        if (Record.Access.User.Of(HttpContext.User) is not { } user || !user.Role.May(Needs)) return Forbid();
        Me = user;
        return null;
    }
}
