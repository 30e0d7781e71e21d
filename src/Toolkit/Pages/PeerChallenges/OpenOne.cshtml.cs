using Goldthread.Toolkit.PeerChallenges;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Toolkit.Pages.PeerChallenges;

/// <summary>A report that its host has published, for everyone: questions, team, findings, what is done and what became of it; never what was said in interviews.</summary>
[AllowAnonymous]
internal sealed class OpenOneModel(PeerDesk desk, TakingPart taking) : PageModel
{
    public PeerChallenge Found { get; private set; } = null!;

    public DateOnly Today => taking.Today;

    public async Task<IActionResult> OnGet(long id)
    {
        if (await desk.Find(id) is not { Challenge: { IsPublished: true } published }) return NotFound();
        Found = published;
        return Page();
    }
}
