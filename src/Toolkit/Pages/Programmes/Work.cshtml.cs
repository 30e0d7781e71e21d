using Goldthread.Record.Access;
using Goldthread.Toolkit.Programmes.Bids;
using Goldthread.Toolkit.Programmes.Calls;
using Goldthread.Toolkit.Programmes.Running;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Toolkit.Pages.Programmes;

/// <summary>Calls that the reader runs, bids of their organisation, panels that they are on.</summary>
internal sealed class WorkModel(CallDesk calls, BidDesk bids, ScoringDesk scoring, TimeProvider clock) : ProgrammePage(clock)
{
    public IReadOnlyList<StandingCall> Runs { get; private set; } = [];

    public IReadOnlyList<OwnBid> Bids { get; private set; } = [];

    public IReadOnlyList<StandingCall> Panels { get; private set; } = [];

    public static (string Words, string Colour) State(OwnBid own, DateTimeOffset now) => own switch
    {
        { Letter: not null } => ("You have a letter", "purple"),
        { Bid.State: BidState.Withdrawn } => ("Withdrawn", "grey"),
        { Bid.State: BidState.Received } => ("Submitted", "green"),
        { Bid: not null } => ("Not submitted", "orange"),
        _ => Standing(own.Call, now),
    };

    public async Task<IActionResult> OnGet()
    {
        if (await Enter(AnyPart) is { } instead) return instead;
        Runs = await calls.RunBy(Me);
        Panels = await scoring.Panels(Me);
        if (!Me.Role.May(Activities.LeadImprovement)) return Page();
        var own = new List<OwnBid>();
        foreach (var call in await calls.Public())
        {
            if (await bids.Mine(call.Id, Me) is { Succeeded: true, Value: var mine } && (mine.Bid is not null || !call.Call.HasClosed(Now))) own.Add(mine);
        }

        Bids = own;
        return Page();
    }
}
