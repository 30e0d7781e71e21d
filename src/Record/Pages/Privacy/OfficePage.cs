using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Record.Access;
using Goldthread.Record.Privacy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Record.Pages.Privacy;

/// <summary>What every page of those who review access does first: asks for the right, and writes the act of looking.</summary>
internal abstract class OfficePage(ReadJournal journal, TimeProvider clock) : PageModel
{
    protected Sight Sight { get; private set; } = null!;

    protected User Reading => Access.User.Of(HttpContext.User)!;

    protected TimeProvider Clock => clock;

    /// <summary>Asks for the right; an answer other than null takes the page's place.</summary>
    protected IActionResult? Enter()
    {
        var sight = OfficeSight.Of(HttpContext, Activities.ReviewAccess);
        if (!sight.Succeeded)
        {
            return Forbid();
        }

        Sight = sight.Value;
        return null;
    }

    /// <summary>Writes the act of looking, before anything is shown.</summary>
    protected Task Looked(string activity, PersonKey? person = null) =>
        journal.Record(new ReadAct(Sight.Act(clock, activity), (person ?? PersonKey.Place).Part, (person ?? PersonKey.Place).Number, Sight.Words));
}
