using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Values;
using Goldthread.Population.Extracts.Requests;
using Goldthread.Population.Release;
using Goldthread.Record.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Population.Pages.Extracts;

/// <summary>What the pages about extracts share: who may come, and how a request is said.</summary>
internal abstract class ExtractsPage(TimeProvider clock) : PageModel
{
    public User Me { get; private set; } = null!;

    public Sight Sight { get; private set; } = null!;

    public bool MayAsk => Me.Role.May(Activities.SeeCounts);

    public bool MayCheck => Me.Role.May(Activities.CheckOutputs);

    public bool MayReturn => Me.Role.May(Activities.MakeReturns);

    /// <summary>Where a request stands, with the colour of its tag.</summary>
    public (string Words, string Colour) Standing(ExtractRequest request) => request.Check.State switch
    {
        OutputCheckState.Asked => ("Waits to be checked", "blue"),
        OutputCheckState.Refused => ("Refused", "red"),
        OutputCheckState.Withdrawn => ("Taken back", "grey"),
        _ => request.MayLeave(clock.GetUtcNow()) ? ("May be fetched", "green") : ("No longer to be fetched", "grey"),
    };

    /// <summary>An answer other than null takes the page's place.</summary>
    /// <param name="needs">What the page needs; none for whoever asks, checks or makes returns.</param>
    protected async Task<IActionResult?> Enter(Activities needs = Activities.None)
    {
        if (Record.Access.User.Of(HttpContext.User) is not { } user) return Forbid();
        Me = user;
        var activity = needs != Activities.None ? needs : MayAsk ? Activities.SeeCounts : MayCheck ? Activities.CheckOutputs : Activities.MakeReturns;
        var sight = await AccessDecision.For(HttpContext, activity, "take extracts away or check them");
        if (!sight.Succeeded) return Forbid();
        Sight = sight.Value;
        return null;
    }

    /// <summary>The page again with what is wrong at its fields; nothing that was typed is lost.</summary>
    protected PageResult Refused(IReadOnlyList<Fault> faults)
    {
        foreach (var fault in faults) ModelState.AddModelError(fault.Path ?? "", fault.Message);
        Response.StatusCode = faults[0].Kind switch
        {
            FaultKind.Forbidden => StatusCodes.Status403Forbidden,
            FaultKind.Conflict => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status400BadRequest,
        };
        return Page();
    }
}
