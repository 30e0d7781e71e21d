using Goldthread.Record.Access;
using Goldthread.Toolkit.Programmes.Running;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Toolkit.Pages.Programmes;

/// <summary>What the pages of those who run a call share: the call with all that happened.</summary>
internal abstract class RunPage(CallDesk calls, TimeProvider clock) : ProgrammePage(clock)
{
    public Proceedings All { get; private set; } = null!;

    public string Href => "/work/programmes/" + Id;

    /// <summary>Asks for the right and reads the call; an answer other than null takes the page's place.</summary>
    protected async Task<IActionResult?> Begin()
    {
        if (await Enter(Activities.RunProgrammes) is { } instead) return instead;
        var found = await calls.Find(Id, Me);
        if (!found.Succeeded) return NotFound();
        All = found.Value;
        return null;
    }
}
