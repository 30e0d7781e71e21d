using Goldthread.Toolkit.Programmes.Calls;
using Goldthread.Toolkit.Programmes.Running;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Toolkit.Pages.Programmes;

/// <summary>Every call that is public, for everyone.</summary>
[AllowAnonymous]
internal sealed class IndexModel(CallDesk desk, TimeProvider clock) : PageModel
{
    public DateTimeOffset Now => clock.GetUtcNow();

    public IReadOnlyList<StandingCall> Calls { get; private set; } = [];

    public async Task OnGet() => Calls = await desk.Public();
}
