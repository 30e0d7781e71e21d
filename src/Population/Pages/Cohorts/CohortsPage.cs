using Goldthread.Kernel.Values;
using Goldthread.Population.Cohorts.Saved;
using Goldthread.Population.DataSet;
using Goldthread.Population.Release;
using Goldthread.Record.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Population.Pages.Cohorts;

/// <summary>What the pages about cohorts share: who may come, the data set as it is now, and how counts are said.</summary>
internal abstract class CohortsPage(CohortData data) : PageModel
{
    /// <summary>How often a page that waits for the data set asks again.</summary>
    private const string RefreshSeconds = "3";

    public User Me { get; private set; } = null!;

    /// <summary>True for those who build cohorts and see counts.</summary>
    public bool MayCount => Me.Role.May(Activities.SeeCounts);

    /// <summary>True for those who look after people.</summary>
    public bool MayList => Me.Role.May(Activities.WorkCareLists);

    /// <summary>Everybody; null while the first data set is being made.</summary>
    public PeopleSnapshot? People { get; private set; }

    /// <summary>How far the making of the data set is, in percent.</summary>
    public int Percent => (int)(100 * (data.Progress ?? 0));

    public static ReleaseRule Rule => ReleaseRule.Nhs;

    /// <summary>A count as it may be seen.</summary>
    public static string Said(ReleasedCount count) => count.Number?.ToString("N0", System.Globalization.CultureInfo.InvariantCulture) ?? "suppressed";

    /// <summary>An answer other than null takes the page's place.</summary>
    protected IActionResult? Enter(Activities needs = Activities.None)
    {
        if (Record.Access.User.Of(HttpContext.User) is not { } user) return Forbid();
        Me = user;
        return (MayCount || MayList) && user.Role.May(needs) ? null : Forbid();
    }

    protected async Task Read() => People = await data.Now();

    /// <summary>The browser asks again by itself while there is no data set.</summary>
    protected void AskAgain()
    {
        if (People is null) Response.Headers["Refresh"] = RefreshSeconds;
    }

    /// <summary>The page again with what is wrong at its fields; nothing that was typed is lost.</summary>
    protected PageResult Refused(params IReadOnlyList<Fault> faults)
    {
        foreach (var fault in faults) ModelState.AddModelError(fault.Path ?? "", fault.Message);
        Response.StatusCode = faults[0].Kind switch
        {
            FaultKind.Forbidden => StatusCodes.Status403Forbidden,
            FaultKind.Conflict => StatusCodes.Status409Conflict,
            FaultKind.NotFound => StatusCodes.Status404NotFound,
            _ => StatusCodes.Status400BadRequest,
        };
        return Page();
    }
}
