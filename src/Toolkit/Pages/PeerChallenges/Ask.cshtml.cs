using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Toolkit.PeerChallenges;
using Goldthread.Toolkit.Pages.Learning;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Toolkit.Pages.PeerChallenges;

/// <summary>Asks for a peer challenge of one's own organisation, or suggests one to another that missed a target.</summary>
internal sealed class AskModel(PeerDesk desk, TakingPart taking) : LearningPage(taking)
{
    [BindProperty]
    public string? Host { get; set; }

    [BindProperty]
    public string? Scope { get; set; }

    [BindProperty]
    public string? Target { get; set; }

    [BindProperty]
    public string? Programme { get; set; }

    /// <summary>To whom it can be suggested; empty for who asks for their own.</summary>
    public IReadOnlyList<(string Code, string Name)> Hosts { get; private set; } = [];

    public bool IsForOwn => Me.Role.May(Activities.LeadImprovement);

    public Task<IActionResult> OnPost() => Do(Begin, c => c.State == PeerState.Asked ? $"/work/peer-challenges/{c.Number}?done=asked" : "/work/peer-challenges?done=suggested");

    protected override async Task<bool> Load(bool first)
    {
        if (!IsForOwn) Hosts = await desk.Hosts();
        return IsForOwn || IsEditor || Me.Role.May(Activities.RunProgrammes);
    }

    private async Task<Outcome<PeerChallenge>> Begin()
    {
        var (code, name) = IsForOwn ? (Me.Organisation, Me.OrganisationName) : (await desk.Hosts()).FirstOrDefault(h => h.Code == Host);
        var made = HostSteps.Begin(New, code ?? "", name ?? "", Target, Programme, Scope, Me);
        return made.Succeeded ? await desk.Begin(made.Value, Me) : made;
    }
}
