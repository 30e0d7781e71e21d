using Goldthread.Kernel.Values;
using Goldthread.Record.Access;

namespace Goldthread.Toolkit.PeerChallenges;

/// <summary>One step of a peer challenge: what it is called in the journal, and how it changes what is stored, or why it may not be taken. It looks at nothing else.</summary>
/// <param name="Said">What is done, in words that follow a name: "agrees the facts".</param>
/// <param name="Decide">The change.</param>
internal sealed record PeerStep(string Said, Func<PeerChallenge, StepBy, Outcome<PeerChallenge>> Decide);

/// <summary>Who takes a step, and on which day.</summary>
internal readonly record struct StepBy(User User, DateOnly Today)
{
    internal static readonly Fault ForHostLead = new(FaultKind.Forbidden, "Only who leads improvement for the organisation that is visited can do that.");
    internal static readonly Fault ForTeam = new(FaultKind.Forbidden, "Only the team can do that.");

    /// <summary>A fault where a step is not for this user, or not for this state.</summary>
    public Fault? RefusedToHostLead(PeerChallenge c, params PeerState[] when) => !c.IsHostLead(User) ? ForHostLead : NotNow(c, when);

    /// <inheritdoc cref="RefusedToHostLead" />
    public Fault? RefusedToTeam(PeerChallenge c, params PeerState[] when) => !c.IsTeam(User) ? ForTeam : NotNow(c, when);

    private static Fault? NotNow(PeerChallenge c, PeerState[] when) => when.Contains(c.State) ? null : new Fault(FaultKind.Conflict, "This is not possible now: " + Words(c.State) + ".");

    /// <summary>Where it stands, in words.</summary>
    public static string Words(PeerState state) => state switch
    {
        PeerState.Suggested => "it is suggested, and the host has not said yes",
        PeerState.Asked => "the team and the visit are being arranged",
        PeerState.Planned => "the visit is planned",
        PeerState.Visited => "the team writes its report",
        PeerState.Checking => "the host reads the report for errors of fact",
        PeerState.Agreed => "the report is agreed",
        PeerState.Revisited => "the team has come back",
        PeerState.Declined => "the host said no",
        _ => "the host has ended it",
    };
}
