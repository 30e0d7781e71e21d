using Goldthread.Record.Access;
using Goldthread.Toolkit.Programmes.Bids;
using Goldthread.Toolkit.Programmes.Panels;
using Goldthread.Toolkit.Programmes.Running;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Toolkit.Pages.Programmes;

/// <summary>The panel as its secretary sees it: who is on it, who has a conflict, how far they are. No points.</summary>
internal sealed class PanelModel(CallDesk calls, PanelDesk panel, TimeProvider clock) : RunPage(calls, clock)
{
    [BindProperty]
    public string? Member { get; set; }

    public IReadOnlyList<User> Nameable { get; private set; } = [];

    /// <summary>Bids that met the rules and have too few scorers; before anything is given out, all that stand.</summary>
    public int Open => All.ToScore.Count(b => All.ScorersOf(b.Number).Count < All.Call.Call.Scorers);

    /// <summary>Conflicts of the members, by rule or as they said. Before the close nobody learns from them who bids.</summary>
    public IReadOnlyList<(PanelMember Member, Bid Bid, string Words)> Declared => !All.Call.Call.HasClosed(Now) ? [] :
    [
        .. All.Members.SelectMany(m => All.Standing.Where(m.IsPartOf).Select(b => (m, b, "Their organisation is part of the bid."))),
        .. All.Interests.Where(i => i.IsConflict).Select(i => (Member: All.Members.FirstOrDefault(m => m.Id == i.Member), Bid: All.Bid(i.Bid)!, i.Words)).Where(i => i.Member is not null).Select(i => (i.Member!, i.Bid, i.Words)),
    ];

    public int Said(PanelMember member) => All.ToScore.Count(b => !member.IsPartOf(b) && All.Interests.Any(i => i.Bid == b.Number && i.Member == member.Id));

    public int ToSay(PanelMember member) => All.Call.Call.HasClosed(Now) ? All.ToScore.Count(b => !member.IsPartOf(b)) : 0;

    public int Conflicts(PanelMember member) => Declared.Count(d => d.Member.Id == member.Id);

    public async Task<IActionResult> OnGet() => await Begin() ?? await Show();

    public async Task<IActionResult> OnPostName() => await Begin() ?? After(await panel.Name(Id, Member, Me), $"{Href}/panel?done=named") ?? await Show();

    public async Task<IActionResult> OnPostTakeOff() => await Begin() ?? After(await panel.TakeOff(Id, Member, Me), $"{Href}/panel?done=off") ?? await Show();

    public async Task<IActionResult> OnPostGiveOut() => await Begin() ?? After(await panel.GiveOut(Id, Me), $"{Href}/panel?done=given") ?? await Show();

    private async Task<IActionResult> Show()
    {
        Nameable = await panel.Nameable(All);
        return Page();
    }
}
