namespace Goldthread.Coordination.Referrals;

/// <summary>
/// Where a referral stands. In FHIR a referral is a ServiceRequest (what is asked) and a Task (who does it, and how far it has come); each state is a
/// status of the Task (https://hl7.org/fhir/R4/valueset-task-status.html).
/// </summary>
public enum ReferralState
{
    /// <summary>Written, and seen by nobody else yet. Task: draft.</summary>
    Draft,

    /// <summary>With the service; nobody there has looked. Task: requested.</summary>
    Sent,

    /// <summary>Somebody at the service has it and decides. Task: received.</summary>
    Received,

    /// <summary>The service takes it. Task: accepted.</summary>
    Accepted,

    /// <summary>Taken, and the first contact has a day, or the person is on a list. Task: accepted, business status "waiting".</summary>
    Waiting,

    /// <summary>The first contact has been. Task: in-progress.</summary>
    Seen,

    /// <summary>The service does not take it, and says why and what else there is. Task: rejected.</summary>
    Declined,

    /// <summary>Went on to another service, where it lives as another task of the same request. Task: cancelled.</summary>
    Redirected,

    /// <summary>Taken back by whoever sent it. Task: cancelled.</summary>
    Withdrawn,

    /// <summary>Done, with an outcome. Task: completed.</summary>
    Closed,
}

/// <summary>What is asked for.</summary>
public enum ReferralKind
{
    /// <summary>A service is to see the person.</summary>
    Service,

    /// <summary>The care goes over to another service, with plan, medicines, contacts and open tasks.</summary>
    Transfer,

    /// <summary>Somebody must see the person within two hours.</summary>
    Urgent,

    /// <summary>A link worker is to find out with the person what would help.</summary>
    SocialPrescribing,
}

/// <summary>How soon. Codes of FHIR request priority (https://hl7.org/fhir/R4/valueset-request-priority.html).</summary>
public enum ReferralPriority
{
    Routine,
    Urgent,
    Asap,
    Stat,
}

/// <summary>A line of the referral's story.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who, as shown: "Grace Adeyemi, District nurse".</param>
/// <param name="Words">What.</param>
public sealed record ReferralNote(DateTimeOffset At, string By, string Words);

/// <summary>A party to a referral.</summary>
/// <param name="Code">The organisation's code.</param>
/// <param name="Name">Its name.</param>
public sealed record Party(string Code, string Name);

/// <summary>A referral as it stands.</summary>
public sealed record Referral
{
    /// <summary>The Task's id.</summary>
    public required string Id { get; init; }

    /// <summary>The Task's version.</summary>
    public required int Version { get; init; }

    /// <summary>The id of the ServiceRequest.</summary>
    public required string Request { get; init; }

    public required ReferralKind Kind { get; init; }

    public required ReferralState State { get; init; }

    public required ReferralPriority Priority { get; init; }

    /// <summary>Who sent it.</summary>
    public required Party From { get; init; }

    /// <summary>The person who wrote it, as shown.</summary>
    public required string Sender { get; init; }

    /// <summary>The user who wrote it; null when another system sent it.</summary>
    public string? SenderId { get; init; }

    /// <summary>Who is to do it.</summary>
    public required Party To { get; init; }

    /// <summary>The service's id in the directory; null when it is not there.</summary>
    public string? Service { get; init; }

    /// <summary>The service's name.</summary>
    public required string ServiceName { get; init; }

    /// <summary>The team it lies with; null for the whole service.</summary>
    public string? Team { get; init; }

    /// <summary>The user who has it; null when nobody has.</summary>
    public string? Assignee { get; init; }

    /// <summary>Their name.</summary>
    public string? AssigneeName { get; init; }

    /// <summary>What for, in the referrer's words.</summary>
    public required string Reason { get; init; }

    /// <summary>When it was sent; when it was written, for a draft.</summary>
    public required DateTimeOffset Sent { get; init; }

    /// <summary>By when the present step should be done.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>The day that was given for the first contact.</summary>
    public DateTimeOffset? Planned { get; init; }

    /// <summary>When the service first met the person.</summary>
    public DateTimeOffset? FirstContact { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>Why it was declined, redirected or withdrawn.</summary>
    public string? Why { get; init; }

    /// <summary>What the service names instead.</summary>
    public string? Alternative { get; init; }

    /// <summary>What came of it.</summary>
    public string? Outcome { get; init; }

    /// <summary>Its story, oldest first.</summary>
    public IReadOnlyList<ReferralNote> Notes { get; init; } = [];

    /// <summary>True while somebody still has to do something.</summary>
    public bool IsOpen => State is ReferralState.Sent or ReferralState.Received or ReferralState.Accepted or ReferralState.Waiting or ReferralState.Seen;

    /// <summary>True when the service that was asked may see the person's record for it.</summary>
    public bool GivesSight => IsOpen;
}

/// <summary>How long each step may take before the referral is on the lost list. Our own rule, not a national one: a place sets others in the directory.</summary>
public static class ReferralLimits
{
    /// <summary>Somebody at the service should have taken it or said no by then.</summary>
    public static TimeSpan ToAnswer(ReferralPriority priority) => priority switch
    {
        ReferralPriority.Stat => TimeSpan.FromHours(1),
        ReferralPriority.Asap => TimeSpan.FromHours(4),
        ReferralPriority.Urgent => TimeSpan.FromDays(1),
        _ => TimeSpan.FromDays(5),
    };

    /// <summary>The service should have met the person by then, counted from when it was sent. Routine: the two weeks of community services that the sources name as good (RS).</summary>
    public static TimeSpan ToFirstContact(ReferralPriority priority) => priority switch
    {
        ReferralPriority.Stat => TimeSpan.FromHours(2),
        ReferralPriority.Asap => TimeSpan.FromDays(1),
        ReferralPriority.Urgent => TimeSpan.FromDays(3),
        _ => TimeSpan.FromDays(14),
    };

    /// <summary>After so long in nobody's hands it is lost, whatever else holds.</summary>
    public static readonly TimeSpan Unowned = TimeSpan.FromDays(1);

    /// <summary>By when the step that a state waits for should be done; null when no clock runs.</summary>
    public static DateTimeOffset? Due(ReferralState state, ReferralPriority priority, DateTimeOffset sent, DateTimeOffset? planned) => state switch
    {
        ReferralState.Sent or ReferralState.Received => sent + ToAnswer(priority),
        ReferralState.Accepted => sent + ToFirstContact(priority),
        ReferralState.Waiting => planned ?? sent + ToFirstContact(priority),
        _ => null,
    };

    /// <summary>Why a referral counts as lost; null when it does not.</summary>
    public static string? Lost(Referral referral, bool serviceIsOpen, DateTimeOffset now) =>
        !referral.IsOpen ? null
        : !serviceIsOpen && referral.State != ReferralState.Seen ? "The service has closed"
        : referral.Assignee is null && referral.State != ReferralState.Seen && now - referral.Sent > Unowned ? "Nobody has it"
        : referral.Due is { } due && now > due ? (referral.State is ReferralState.Sent or ReferralState.Received ? "No answer in time" : "No first contact in time")
        : null;
}
