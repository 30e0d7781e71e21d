using Goldthread.Toolkit.Programmes.Bids;
using Goldthread.Toolkit.Programmes.Calls;
using Goldthread.Toolkit.Programmes.Outcomes;
using Goldthread.Toolkit.Programmes.Running;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Toolkit.Pages.Programmes;

/// <summary>Every bid held against the rules, to be confirmed; and those that came late.</summary>
internal sealed class ScreenModel(CallDesk calls, ScreeningDesk screening, TimeProvider clock) : RunPage(calls, clock)
{
    [BindProperty]
    public long Bid { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public bool MayDecide => All.Call.Phase == CallPhase.Called && All.Call.Call.HasClosed(Now);

    public int Meets => All.Received.Count(b => All.Decided(b.Number, BidStep.Screen)?.Yes ?? All.Unmet(b).Count == 0);

    public IReadOnlyList<Bid> Late => [.. All.Bids.Where(b => b is { State: BidState.Draft, LateTriedAt: not null })];

    public async Task<IActionResult> OnGet() => await Begin() ?? Page();

    public async Task<IActionResult> OnPostConfirm() => await Begin() ?? After(await screening.Confirm(Id, Me), $"{Href}/screen?done=confirmed") ?? Page();

    public async Task<IActionResult> OnPostLate() => await Begin() ?? After(await screening.TakeLate(Id, Bid, Reason, Me), $"{Href}/screen?done=late") ?? Page();
}
