using Goldthread.Record.Own;
using Goldthread.Record.Privacy;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Record.Pages.Me;

/// <summary>Who has looked at the person's record, and why, in plain words.</summary>
internal sealed class LookedModel(OwnAccess access, AccessLog log, TimeProvider clock) : MePage(access)
{
    private const int Most = 200;

    public IReadOnlyList<AccessLine> Lines { get; private set; } = [];

    /// <summary>True for what the person did themself.</summary>
    public bool IsOwn(AccessLine line) => line.User == Reader.Id;

    public async Task<IActionResult> OnGet()
    {
        For = null;
        if (await Look() is { } instead)
        {
            return instead;
        }

        if (!View.IsOwn)
        {
            return Forbid();
        }

        Lines = await log.Of(View.Members, View.Sight, clock.GetUtcNow().AddMonths(-12), Most);
        return Page();
    }
}
