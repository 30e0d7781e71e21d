using Goldthread.Record.Access;
using Goldthread.Toolkit.PeerChallenges;
using Goldthread.Toolkit.Pages.Learning;

namespace Goldthread.Toolkit.Pages.PeerChallenges;

/// <summary>Peer challenges of one's own organisation, those one is in the team of, and those that look for a team.</summary>
internal sealed class IndexModel(PeerDesk desk, TakingPart taking) : LearningPage(taking)
{
    public IReadOnlyList<PeerChallenge> Hosted { get; private set; } = [];

    public IReadOnlyList<PeerChallenge> InTeam { get; private set; } = [];

    public IReadOnlyList<PeerChallenge> Looking { get; private set; } = [];

    public bool MayAsk => Me.Role.May(Activities.LeadImprovement);

    public bool MaySuggest => IsEditor || Me.Role.May(Activities.RunProgrammes);

    protected override async Task<bool> Load(bool first)
    {
        var all = await desk.All();
        Hosted = [.. all.Where(c => c.IsHost(Me))];
        InTeam = [.. all.Where(c => !c.IsHost(Me) && c.Team.Any(m => m.Person == Me.Id && m.IsActive))];
        Looking = [.. all.Where(c => c.State is PeerState.Asked or PeerState.Planned && !Hosted.Contains(c) && !InTeam.Contains(c))];
        return true;
    }
}
