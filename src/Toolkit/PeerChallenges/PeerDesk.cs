using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;

namespace Goldthread.Toolkit.PeerChallenges;

/// <summary>How many peer challenges of a programme are done and how many are planned; what was declined or ended counts for neither.</summary>
/// <param name="Programme">The programme; empty for those of none.</param>
/// <param name="Done">The visit was made.</param>
/// <param name="Planned">It is asked for or planned.</param>
internal sealed record PeerCount(string Programme, int Done, int Planned)
{
    public static IReadOnlyList<PeerCount> Of(IEnumerable<PeerChallenge> all) =>
        [.. all.GroupBy(c => c.Programme, StringComparer.OrdinalIgnoreCase).Select(g => new PeerCount(g.Key,
            g.Count(c => c.State is PeerState.Visited or PeerState.Checking or PeerState.Agreed or PeerState.Revisited), g.Count(c => c.State is PeerState.Asked or PeerState.Planned)))
            .Where(c => c.Done + c.Planned > 0).OrderBy(c => c.Programme, StringComparer.OrdinalIgnoreCase)];
}

/// <summary>Peer challenges, each step of which is written down.</summary>
internal sealed class PeerDesk(TakingPart taking)
{
    private static readonly Fault None = new(FaultKind.NotFound, "There is no such peer challenge.");

    public async Task<IReadOnlyList<PeerChallenge>> All() => await taking.Read(PeerTable.All);

    /// <summary>One of them, with what was done.</summary>
    public async Task<(PeerChallenge Challenge, IReadOnlyList<TakenStep> Steps)?> Find(long number) => await taking.Read<(PeerChallenge, IReadOnlyList<TakenStep>)?>(s =>
        PeerTable.Find(s, number) is { } found ? (found, PeerTable.Steps(s, number)) : null);

    /// <summary>Organisations to which one can be suggested: those where somebody leads improvement.</summary>
    public async Task<IReadOnlyList<(string Code, string Name)>> Hosts() => await taking.Read(s => UserTable.All(s).Where(u => u.Role.May(Activities.LeadImprovement))
        .Select(u => (u.Organisation, u.OrganisationName)).Distinct().OrderBy(o => o.OrganisationName, StringComparer.OrdinalIgnoreCase).ToList());

    /// <summary>Begins one; a form sent twice begins one.</summary>
    public Task<Outcome<PeerChallenge>> Begin(PeerChallenge made, User user) => taking.Write<PeerChallenge>(user, Activities.TakePart, $"{(made.State == PeerState.Asked ? "ask for" : "suggest")} the peer challenge {made.Number}", (session, _) =>
        PeerTable.Find(session, made.Number) is { } before ? before : Kept(session, made, user, made.State == PeerState.Asked ? "asks for a peer challenge" : "suggests a peer challenge"));

    /// <summary>Takes a step, on what is stored now.</summary>
    public Task<Outcome<PeerChallenge>> Take(long number, PeerStep step, User user) => taking.Write<PeerChallenge>(user, Activities.TakePart, $"{step.Said}: peer challenge {number}", (session, _) =>
    {
        if (PeerTable.Find(session, number) is not { } old) return None;
        var now = step.Decide(old, new StepBy(user, taking.Today));
        return !now.Succeeded || ReferenceEquals(now.Value, old) ? now : Kept(session, now.Value, user, step.Said);
    });

    private PeerChallenge Kept(Session session, PeerChallenge now, User user, string said)
    {
        PeerTable.Put(session, now);
        PeerTable.AddStep(session, now.Number, new TakenStep(said, user.Name, user.OrganisationName, taking.Now));
        return now;
    }
}
