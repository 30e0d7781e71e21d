using Goldthread.Toolkit.PeerChallenges;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Toolkit.Pages.PeerChallenges;

/// <summary>The library of reports, and how many peer challenges are done and planned. For everyone.</summary>
[AllowAnonymous]
internal sealed class OpenModel(PeerDesk desk) : PageModel
{
    public IReadOnlyList<PeerChallenge> Reports { get; private set; } = [];

    public IReadOnlyList<PeerCount> Counts { get; private set; } = [];

    public async Task OnGet()
    {
        var all = await desk.All();
        (Reports, Counts) = ([.. all.Where(c => c.IsPublished)], PeerCount.Of(all));
    }
}
