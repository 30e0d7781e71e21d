using Goldthread.Record.Access;

namespace Goldthread.Toolkit.PeerChallenges;

/// <summary>How far a peer challenge has come.</summary>
internal enum PeerState
{
    /// <summary>Somebody suggested it to the host, which has not said yes. Nothing happens before it does.</summary>
    Suggested,

    /// <summary>The host asks for it; its team and its visit are being arranged.</summary>
    Asked,

    /// <summary>Team and visit stand.</summary>
    Planned,

    /// <summary>The visit was made; the team writes down what it found.</summary>
    Visited,

    /// <summary>The host reads the report for errors of fact.</summary>
    Checking,

    /// <summary>The report is agreed; the host acts on it.</summary>
    Agreed,

    /// <summary>The team came back and said what became of each recommendation.</summary>
    Revisited,

    /// <summary>The host said no to what was suggested.</summary>
    Declined,

    /// <summary>The host ended it.</summary>
    Withdrawn,
}

/// <summary>Why there is a peer challenge.</summary>
internal enum PeerReason
{
    /// <summary>The host asked of its own accord.</summary>
    AskedFor,

    /// <summary>A target was missed, and help from peers was suggested before anything else.</summary>
    MissedTarget,
}

/// <summary>
/// A peer challenge: people who do the same work elsewhere visit, listen, and say what they see. It is another way to look at oneself than a self-assessment, and nobody has to
/// have one. What may happen when stands in <see cref="HostSteps"/> and <see cref="TeamSteps"/>.
/// </summary>
internal sealed record PeerChallenge
{
    public required long Number { get; init; }

    /// <summary>Code of the organisation that is visited.</summary>
    public required string Host { get; init; }

    public required string HostName { get; init; }

    public required PeerState State { get; init; }

    public PeerReason Reason { get; init; }

    /// <summary>Which target was missed; empty unless that is the reason.</summary>
    public string Target { get; init; } = "";

    /// <summary>The programme of which it is one; empty for none.</summary>
    public string Programme { get; init; } = "";

    /// <summary>The questions that the host wants answered.</summary>
    public string Scope { get; init; } = "";

    public IReadOnlyList<TeamMember> Team { get; init; } = [];

    public IReadOnlyList<VisitSession> Visit { get; init; } = [];

    /// <summary>What was heard. For the team alone, never for the host.</summary>
    public IReadOnlyList<Interview> Interviews { get; init; } = [];

    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>What the team says on the whole.</summary>
    public string Report { get; init; } = "";

    /// <summary>What the host said of the facts when it read the report last.</summary>
    public string FactsToMend { get; init; } = "";

    /// <summary>True while the host lets everybody read the report.</summary>
    public bool IsPublished { get; init; }

    public IReadOnlyList<PlannedAction> Actions { get; init; } = [];

    /// <summary>When the team comes back; null while that is open.</summary>
    public DateOnly? RevisitOn { get; init; }

    /// <summary>Those of the team whom the host accepted.</summary>
    public IEnumerable<TeamMember> Accepted => Team.Where(m => m.Standing == Standing.Accepted);

    public TeamMember? Lead => Accepted.FirstOrDefault(m => m.IsLead);

    public IEnumerable<Finding> Recommendations => Findings.Where(f => f.Kind == FindingKind.Recommendation);

    /// <summary>True while nothing more can happen.</summary>
    public bool IsOver => State is PeerState.Declined or PeerState.Withdrawn or PeerState.Revisited;

    public bool IsHost(User user) => user.Organisation == Host;

    /// <summary>True for who decides for the host.</summary>
    public bool IsHostLead(User user) => IsHost(user) && user.Role.May(Activities.LeadImprovement);

    public bool IsTeam(User user) => !IsHost(user) && Accepted.Any(m => m.Person == user.Id);

    /// <summary>True for who may read what is found: the team always; the host while the report lies with it, and after it ended what had been sent to it.</summary>
    public bool MayReadFindings(User user) => IsTeam(user) || (IsHost(user) && (State is PeerState.Checking or PeerState.Agreed or PeerState.Revisited || (State == PeerState.Withdrawn && Report.Length > 0)));
}

/// <summary>How somebody stands with a team.</summary>
internal enum Standing
{
    /// <summary>They offered; the host has not said.</summary>
    Offered,

    /// <summary>The host accepts them.</summary>
    Accepted,

    /// <summary>The host does not.</summary>
    Declined,

    /// <summary>They stepped down.</summary>
    SteppedDown,
}

/// <summary>Somebody of another organisation who offers to be in the team.</summary>
/// <param name="Person">Id of the user.</param>
/// <param name="Name">Their name.</param>
/// <param name="Job">What they do.</param>
/// <param name="Organisation">Code of their organisation.</param>
/// <param name="OrganisationName">Its name.</param>
/// <param name="IsLead">True for the lead peer.</param>
/// <param name="Conflict">What could make their view one-sided; empty where they declare that there is nothing.</param>
/// <param name="Standing">What the host says.</param>
/// <param name="Why">Why the host said so; needed where there is a conflict.</param>
internal sealed record TeamMember(string Person, string Name, string Job, string Organisation, string OrganisationName, bool IsLead, string Conflict, Standing Standing = Standing.Offered, string Why = "")
{
    /// <summary>True while they offer or are accepted.</summary>
    public bool IsActive => Standing is Standing.Offered or Standing.Accepted;
}

/// <summary>A session of the visit, in London time.</summary>
internal sealed record VisitSession(long Number, DateTimeOffset From, DateTimeOffset To, string What, string Who, string Where);

/// <summary>Somebody was heard.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Role">What they do; never who they are.</param>
/// <param name="On">When.</param>
/// <param name="Notes">What they said.</param>
/// <param name="By">Who of the team heard them.</param>
internal sealed record Interview(long Number, string Role, DateOnly On, string Notes, string By);

/// <summary>Kinds of finding.</summary>
internal enum FindingKind
{
    /// <summary>What is done well.</summary>
    Strength,

    /// <summary>What the host may want to think about.</summary>
    ToConsider,

    /// <summary>What the team advises.</summary>
    Recommendation,
}

/// <summary>What became of a recommendation.</summary>
internal enum Became
{
    /// <summary>The team has not come back yet.</summary>
    NotKnown,

    /// <summary>It was done.</summary>
    Done,

    /// <summary>It was begun, or done in part.</summary>
    PartlyDone,

    /// <summary>It was not done.</summary>
    NotDone,

    /// <summary>Things changed, and it is no longer needed.</summary>
    NoLongerNeeded,
}

/// <summary>Something that the team found.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Kind">What sort.</param>
/// <param name="Words">What it is.</param>
/// <param name="Evidence">What it rests on.</param>
/// <param name="By">Who of the team wrote it.</param>
/// <param name="Became">What became of it, seen at the revisit.</param>
/// <param name="BecameWords">The same in words.</param>
internal sealed record Finding(long Number, FindingKind Kind, string Words, string Evidence, string By, Became Became = Became.NotKnown, string BecameWords = "");

/// <summary>What the host does about a recommendation.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Finding">The recommendation.</param>
/// <param name="What">What is done.</param>
/// <param name="Who">Who does it: a role or a name at work.</param>
/// <param name="By">By when.</param>
/// <param name="DoneOn">When it was done; null while it is not.</param>
internal sealed record PlannedAction(long Number, long Finding, string What, string Who, DateOnly By, DateOnly? DoneOn = null)
{
    /// <summary>True when its day has passed and it is not done.</summary>
    public bool IsLate(DateOnly today) => DoneOn is null && By < today;
}
