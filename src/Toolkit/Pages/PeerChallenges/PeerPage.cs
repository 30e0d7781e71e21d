using Goldthread.Kernel.Values;
using Goldthread.Toolkit.PeerChallenges;
using Goldthread.Toolkit.Pages.Learning;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Toolkit.Pages.PeerChallenges;

/// <summary>What the pages of one peer challenge share: who may read what, and how a step is taken.</summary>
internal abstract class PeerPage(PeerDesk desk, TakingPart taking) : LearningPage(taking)
{
    [FromRoute]
    public long Id { get; set; }

    public PeerChallenge Found { get; private set; } = null!;

    public IReadOnlyList<TakenStep> Steps { get; private set; } = [];

    public bool IsHost => Found.IsHost(Me);

    public bool IsHostLead => Found.IsHostLead(Me);

    public bool IsTeam => Found.IsTeam(Me);

    public bool MayReadFindings => Found.MayReadFindings(Me);

    /// <summary>True for who reads all of it; anybody else who takes part sees who is visited and can offer to be in the team.</summary>
    protected virtual bool IsForAll => false;

    protected Task<IActionResult> Take(PeerStep step, string page = "") => Do(() => desk.Take(Id, step, Me), _ => $"/work/peer-challenges/{Id}{page}?done={Uri.EscapeDataString(step.Said)}");

    /// <summary>A step that could not be made of what was typed.</summary>
    protected Task<IActionResult> Refuse(Typed typed) => Do(() => Task.FromResult<Outcome<PeerChallenge>>(typed.Faults.ToArray()), _ => "");

    protected override async Task<bool> Load(bool first)
    {
        if (await desk.Find(Id) is not { } found) return false;
        (Found, Steps) = found;
        return IsHost || IsTeam || (IsForAll && (Found.State is PeerState.Asked or PeerState.Planned || (IsEditor && !Found.IsOver)));
    }
}
