using Goldthread.Toolkit.Learning.Events;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Toolkit.Pages.Learning.Events;

/// <summary>Events to come and those that were, for everyone.</summary>
[AllowAnonymous]
internal sealed class OpenModel(EventDesk desk, TakingPart taking) : PageModel
{
    private const int PastShown = 20;

    public IReadOnlyList<LearningEvent> Coming { get; private set; } = [];

    public IReadOnlyList<LearningEvent> Past { get; private set; } = [];

    public async Task OnGet()
    {
        var all = await desk.All();
        Coming = [.. all.Where(e => e.Ends >= taking.Now)];
        Past = [.. all.Where(e => e.Ends < taking.Now).Reverse().Take(PastShown)];
    }
}
