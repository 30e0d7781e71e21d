using System.Globalization;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Toolkit.Pages.Assessments;

/// <summary>What the pages about self-assessments share: who is here, which one, and how what is wrong is said.</summary>
internal abstract class AssessmentPage : PageModel
{
    public User Me { get; private set; } = null!;

    [FromRoute]
    public string? Id { get; set; }

    /// <summary>The number in the address; 0, which none has, where it is no number.</summary>
    public long Number => long.TryParse(Id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    public string Href => $"/work/assessments/{Number}";

    /// <summary>Whether an assessment takes answers, with the colour of its tag.</summary>
    public static (string Words, string Colour) Standing(bool isClosed, DateOnly until, DateOnly today) =>
        isClosed ? ("Closed", "grey") : until < today ? ("Takes no more answers", "yellow") : ("Open", "green");

    /// <summary>False where the reader has no business with self-assessments at all.</summary>
    protected bool Enter()
    {
        if (Record.Access.User.Of(HttpContext.User) is not { } user || !user.Role.May(Activities.TakePart)) return false;
        Me = user;
        return true;
    }

    /// <summary>The page again with what is wrong at its fields; nothing that was typed is lost.</summary>
    protected PageResult Refused(IReadOnlyList<Fault> faults)
    {
        foreach (var fault in faults) ModelState.AddModelError(fault.Path ?? "", fault.Message);
        Response.StatusCode = faults[0].Kind == FaultKind.Conflict ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;
        return Page();
    }

    /// <summary>Where a fault belongs to a date: at the part that is wrong, or at the date as a whole.</summary>
    protected static Fault AtDate(string field, Fault fault) => fault with { Path = fault.Path is { } part ? $"{field}.{part}" : field };
}
