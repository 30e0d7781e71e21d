using Goldthread.Record.Access;
using Goldthread.Toolkit.Programmes.Calls;
using Goldthread.Toolkit.Programmes.Panels;
using Goldthread.Toolkit.Programmes.Running;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Toolkit.Pages.Programmes;

/// <summary>The bids of a call for a member of its panel: whether they have a conflict with each, and those that are theirs to score.</summary>
internal sealed class ScoringModel(ScoringDesk desk, PanelDesk panel, TimeProvider clock) : ProgrammePage(clock)
{
    [BindProperty]
    public Dictionary<string, string?> Said { get; set; } = [];

    [BindProperty]
    public Dictionary<string, string?> Words { get; set; } = [];

    public StandingCall Call { get; private set; } = null!;

    public IReadOnlyList<PanelBid> Bids { get; private set; } = [];

    public IReadOnlyList<PanelBid> Mine => [.. Bids.Where(b => b.Mine is not null && !b.IsOwn)];

    public IReadOnlyList<PanelBid> Own => [.. Bids.Where(b => b.IsOwn)];

    public IReadOnlyList<PanelBid> ToSay => [.. Bids.Where(b => !b.IsOwn)];

    public string? SaidOf(PanelBid bid) => Said.TryGetValue(bid.Bid.ToString(), out var typed) ? typed : bid.Said is null ? null : bid.Said.IsConflict ? "conflict" : "none";

    public string? WordsOf(PanelBid bid) => Words.TryGetValue(bid.Bid.ToString(), out var typed) ? typed : bid.Said?.Words;

    public async Task<IActionResult> OnGet() => await Begin() ?? Page();

    public async Task<IActionResult> OnPost(string? rest)
    {
        if (await Begin() is { } instead) return instead;
        var said = new List<Interest>();
        foreach (var bid in ToSay)
        {
            var typed = Said.GetValueOrDefault(bid.Bid.ToString()) ?? (rest == "none" && bid.Said is null ? "none" : null);
            if (typed is "none" or "conflict") said.Add(new Interest(bid.Bid, Me.Id, typed == "conflict", typed == "conflict" ? (Words.GetValueOrDefault(bid.Bid.ToString()) ?? "").Trim() : ""));
        }

        return After(await panel.Declare(Id, said, Me), $"/work/programmes/{Id}/scoring?done=said") ?? Page();
    }

    private async Task<IActionResult?> Begin()
    {
        if (await Enter(Activities.ScoreBids) is { } instead) return instead;
        var found = await desk.Bids(Id, Me);
        if (!found.Succeeded) return NotFound();
        (Call, Bids) = found.Value;
        return null;
    }
}
