using Goldthread.DesignSystem.Forms;
using Goldthread.Toolkit.PeerChallenges;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Toolkit.Pages.PeerChallenges;

/// <summary>The timetable of the visit; for the team what it heard.</summary>
internal sealed class VisitModel(PeerDesk desk, TakingPart taking) : PeerPage(desk, taking)
{
    [BindProperty]
    public MomentAnswer From { get; set; } = new();

    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public string? What { get; set; }

    [BindProperty]
    public string? With { get; set; }

    [BindProperty]
    public string? Where { get; set; }

    [BindProperty]
    public string? Role { get; set; }

    [BindProperty]
    public DateAnswer On { get; set; } = new();

    [BindProperty]
    public string? Notes { get; set; }

    public bool MayArrange => (IsHostLead || IsTeam) && Found.State is (PeerState.Asked or PeerState.Planned);

    public bool MayHear => IsTeam && Found.State is (PeerState.Planned or PeerState.Visited);

    public Task<IActionResult> OnPostAdd()
    {
        var typed = new Typed();
        var from = typed.Take(From.Read("Start"), nameof(From), default);
        var to = new MomentAnswer { Date = From.Date, Time = To }.Read("End");
        if (typed.Faults.Count == 0 && !to.Succeeded) typed.Refuse(true, nameof(To), to.Fault.Message);
        return typed.Faults.Count > 0 ? Refuse(typed) : Take(HostSteps.AddSession(new VisitSession(New, from, to.Value, (What ?? "").Trim(), (With ?? "").Trim(), (Where ?? "").Trim())), "/visit");
    }

    public Task<IActionResult> OnPostDrop(long session) => Take(HostSteps.DropSession(session), "/visit");

    public Task<IActionResult> OnPostHear()
    {
        var typed = new Typed();
        var on = typed.Take(On.Read("Day"), nameof(On), default);
        return typed.Faults.Count > 0 ? Refuse(typed) : Take(TeamSteps.Hear(new Interview(New, (Role ?? "").Trim(), on, (Notes ?? "").Trim(), "")), "/visit");
    }

    public Task<IActionResult> OnPostVisited() => Take(TeamSteps.Visited(), "/report");
}
