using Goldthread.Coordination.Work;
using Goldthread.Record.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Coordination.Pages.Referrals;

/// <summary>Referrals that nobody answers, here and elsewhere.</summary>
internal sealed class LostModel(LostReferrals lost) : PageModel
{
    public IReadOnlyList<LostReferral> Here { get; private set; } = [];

    public IReadOnlyList<LostReferral> Elsewhere { get; private set; } = [];

    public User Reader => Goldthread.Record.Access.User.Of(HttpContext.User)!;

    public async Task<IActionResult> OnGet()
    {
        var sight = await AccessDecision.ForRecord(HttpContext);
        if (!sight.Succeeded)
        {
            return Forbid();
        }

        Here = await lost.Of(Reader, sight.Value, WorkSide.Do);
        Elsewhere = await lost.Of(Reader, sight.Value, WorkSide.Watch);
        return Page();
    }
}
