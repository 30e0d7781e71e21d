using Goldthread.DesignSystem.Text;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Toolkit.Programmes.Calls;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Toolkit.Pages.Programmes;

/// <summary>What pages of work in a programme share: who may come, how a refusal is shown, and that nothing typed is lost.</summary>
internal abstract class ProgrammePage(TimeProvider clock) : PageModel
{
    /// <summary>Any part in a programme.</summary>
    protected const Activities AnyPart = Activities.None;

    public User Me { get; private set; } = null!;

    public DateTimeOffset Now => clock.GetUtcNow();

    [FromRoute]
    public string Id { get; set; } = "";

    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    /// <summary>The message of a field; null where nothing is wrong with it.</summary>
    public string? Error(string field) => ModelState.TryGetValue(field, out var entry) ? entry.Errors.FirstOrDefault()?.ErrorMessage : null;

    /// <summary>Where a call stands for those who look at it, with the colour of its tag.</summary>
    public static (string Words, string Colour) Standing(StandingCall call, DateTimeOffset now) => call.Phase switch
    {
        CallPhase.Draft => ("Being written", "grey"),
        CallPhase.Called when now < call.Call.Opens => ($"Opens {Dates.Moment(call.Call.Opens)}", "white"),
        CallPhase.Called when !call.Call.HasClosed(now) => ("Open for bids", "green"),
        CallPhase.Called => ("Closed, being looked through", "blue"),
        CallPhase.Scoring => ("The panel scores", "blue"),
        CallPhase.Shortlisted => ("Interviews", "blue"),
        CallPhase.Selected => ("Letters go out", "blue"),
        _ => ("Decided", "purple"),
    };

    /// <summary>Asks for the right; an answer other than null takes the page's place.</summary>
    protected async Task<IActionResult?> Enter(Activities needs)
    {
        if (Record.Access.User.Of(HttpContext.User) is not { } user) return Forbid();
        Me = user;
        var asks = needs != AnyPart ? needs : new[] { Activities.RunProgrammes, Activities.LeadImprovement, Activities.ScoreBids }.FirstOrDefault(user.Role.May);
        if (asks == Activities.None) return Forbid();
        return (await AccessDecision.For(HttpContext, asks, "take part in a programme")).Succeeded ? null : Forbid();
    }

    /// <summary>Where to go after something was done, or null where the page is to be shown again with what is wrong at its fields.</summary>
    protected IActionResult? After<T>(Outcome<T> done, string to)
    {
        if (done.Succeeded) return Redirect(to);
        if (done.Fault.Kind == FaultKind.NotFound) return NotFound();
        foreach (var fault in done.Faults) ModelState.AddModelError(fault.Path ?? "", fault.Message);
        Response.StatusCode = done.Fault.Kind switch
        {
            FaultKind.Conflict => StatusCodes.Status409Conflict,
            FaultKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
            _ => StatusCodes.Status400BadRequest,
        };
        return null;
    }

    /// <summary>A whole number that was typed; null for anything else.</summary>
    protected static int? Number(string? typed) => int.TryParse((typed ?? "").Replace(",", "", StringComparison.Ordinal).Trim(), out var number) ? number : null;
}
