using System.Globalization;
using Goldthread.DesignSystem.Forms;
using Goldthread.Toolkit.PeerChallenges;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Toolkit.Pages.PeerChallenges;

/// <summary>What the host does about the recommendations, when the team comes back, and what became of each.</summary>
internal sealed class PlanModel(PeerDesk desk, TakingPart taking) : PeerPage(desk, taking)
{
    [BindProperty]
    public string? Finding { get; set; }

    [BindProperty]
    public string? What { get; set; }

    [BindProperty]
    public string? Who { get; set; }

    [BindProperty]
    public DateAnswer By { get; set; } = new();

    [BindProperty]
    public DateAnswer RevisitOn { get; set; } = new();

    [BindProperty]
    public string? Became { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    public bool MayPlan => IsHostLead && Found.State == PeerState.Agreed;

    public bool MayMark => IsHostLead && Found.State is (PeerState.Agreed or PeerState.Revisited);

    public bool MayRevisit => IsTeam && Found.State == PeerState.Agreed && Found.RevisitOn is { } on && on <= Today;

    public Task<IActionResult> OnPostAdd()
    {
        var typed = new Typed();
        var by = typed.Take(By.Read("Day"), nameof(By), default);
        return typed.Faults.Count > 0 ? Refuse(typed) : Take(HostSteps.AddAction(new PlannedAction(New, Number(Finding), (What ?? "").Trim(), (Who ?? "").Trim(), by)), "/plan");
    }

    public Task<IActionResult> OnPostMark(long planned, bool isDone) => Take(HostSteps.Mark(planned, isDone), "/plan");

    public Task<IActionResult> OnPostSet()
    {
        var typed = new Typed();
        var on = typed.Take(RevisitOn.Read("Day"), nameof(RevisitOn), default);
        return typed.Faults.Count > 0 ? Refuse(typed) : Take(HostSteps.SetRevisit(on), "/plan");
    }

    public Task<IActionResult> OnPostRevisit() =>
        Take(TeamSteps.Revisit(Number(Finding), Enum.TryParse<Became>(Became, out var became) && Enum.IsDefined(became) ? became : Toolkit.PeerChallenges.Became.NotKnown, Words), "/plan");

    protected override async Task<bool> Load(bool first)
    {
        if (!await base.Load(first)) return false;
        if (first && Found.RevisitOn is { } on) RevisitOn = DateAnswer.From(on);
        return true;
    }

    private static long Number(string? typed) => long.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
