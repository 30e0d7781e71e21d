using Goldthread.Toolkit.PeerChallenges;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Toolkit.Pages.PeerChallenges;

/// <summary>The report: written by the team, read by the host for errors of fact, published by the host or kept private.</summary>
internal sealed class ReportModel(PeerDesk desk, TakingPart taking) : PeerPage(desk, taking)
{
    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public string? Evidence { get; set; }

    [BindProperty]
    public string? Report { get; set; }

    [BindProperty]
    public string? Facts { get; set; }

    public bool MayWrite => IsTeam && Found.State == PeerState.Visited;

    public bool IsLead => Found.Lead?.Person == Me.Id;

    public Task<IActionResult> OnPostFind()
    {
        if (Enum.TryParse<FindingKind>(Kind, out var kind) && Enum.IsDefined(kind)) return Take(TeamSteps.Find(new Finding(New, kind, (Words ?? "").Trim(), (Evidence ?? "").Trim(), "")), "/report");
        var typed = new Typed();
        typed.Refuse(true, nameof(Kind), "Choose what sort of finding it is");
        return Refuse(typed);
    }

    public Task<IActionResult> OnPostUnfind(long finding) => Take(TeamSteps.Unfind(finding), "/report");

    public Task<IActionResult> OnPostSend() => Take(TeamSteps.Send(Report), "/report");

    public Task<IActionResult> OnPostSendBack() => Take(HostSteps.SendBack(Facts), "/report");

    public Task<IActionResult> OnPostAgree() => Take(HostSteps.AgreeFacts(), "/report");

    public Task<IActionResult> OnPostPublish(bool publish) => Take(HostSteps.Publish(publish), "/report");

    protected override async Task<bool> Load(bool first)
    {
        if (!await base.Load(first)) return false;
        if (first) Report = Found.Report;
        return true;
    }
}
