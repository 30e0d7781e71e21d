using Goldthread.Toolkit.PeerChallenges;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Toolkit.Pages.PeerChallenges;

/// <summary>One peer challenge: what it asks, its team, where it stands, what was done, and the next step.</summary>
internal sealed class OneModel(PeerDesk desk, TakingPart taking) : PeerPage(desk, taking)
{
    [BindProperty]
    public string? Scope { get; set; }

    [BindProperty]
    public string? Part { get; set; }

    [BindProperty]
    public string? HasConflict { get; set; }

    [BindProperty]
    public string? Conflict { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    /// <summary>Who offered and is being looked at.</summary>
    [FromQuery(Name = "choose")]
    public string? Choosing { get; set; }

    protected override bool IsForAll => true;

    public TeamMember? Mine => Found.Team.FirstOrDefault(m => m.Person == Me.Id && m.IsActive);

    public TeamMember? Chosen => IsHostLead ? Found.Team.FirstOrDefault(m => m.Person == Choosing && m.Standing == Standing.Offered) : null;

    /// <summary>Those whom the reader may see: the host all who offered, anybody else the team alone.</summary>
    public IEnumerable<TeamMember> Team => Found.Team.Where(m => m.Standing == Standing.Accepted || (IsHostLead && m.Standing == Standing.Offered)).OrderByDescending(m => m.IsLead).ThenBy(m => m.Name, StringComparer.Ordinal);

    public bool MayOffer => !IsHost && Mine is null && Found.State is (PeerState.Asked or PeerState.Planned);

    public bool MayWithdraw => IsHostLead && Found.State is not (PeerState.Suggested or PeerState.Declined or PeerState.Withdrawn);

    public Task<IActionResult> OnPostAgree() => Take(HostSteps.Agree(Scope));

    public Task<IActionResult> OnPostDecline() => Take(HostSteps.Decline());

    public Task<IActionResult> OnPostOffer() => Take(TeamSteps.Offer(Part == "lead", HasConflict switch { "yes" => true, "no" => false, _ => null }, Conflict));

    public Task<IActionResult> OnPostStepDown() => Take(TeamSteps.StepDown());

    public Task<IActionResult> OnPostAccept() => Take(HostSteps.Choose(Choosing ?? "", true, Why));

    public Task<IActionResult> OnPostRefuse() => Take(HostSteps.Choose(Choosing ?? "", false, Why));

    public Task<IActionResult> OnPostConfirm() => Take(HostSteps.Confirm());

    public Task<IActionResult> OnPostWithdraw() => Take(HostSteps.Withdraw());

    protected override async Task<bool> Load(bool first)
    {
        if (!await base.Load(first)) return false;
        if (first) Scope = Found.Scope;
        return true;
    }
}
