namespace Goldthread.Toolkit.Learning.Nominations;

/// <summary>How a nomination stands with the leadership group.</summary>
internal enum NominationState
{
    /// <summary>It waits.</summary>
    Nominated,

    /// <summary>The group holds it up for others.</summary>
    Championed,

    /// <summary>The group does not, and says why.</summary>
    Declined,

    /// <summary>Who nominated it took it back.</summary>
    Withdrawn,
}

/// <summary>Somebody seconds it, or an organisation has taken it up.</summary>
/// <param name="Who">Id of the person who seconds, or code of the organisation that took it up.</param>
/// <param name="Name">Their name.</param>
/// <param name="Words">Why, or how.</param>
/// <param name="At">When.</param>
internal sealed record Voice(string Who, string Name, string Words, DateTimeOffset At);

/// <summary>An innovation or a practice that is held up for others.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Words">What it is and what came of it, in Markdown.</param>
/// <param name="Initiative">Id of the initiative that it is; empty where the toolkit has none.</param>
/// <param name="Person">Id of who nominated it.</param>
/// <param name="PersonName">Their name.</param>
/// <param name="Organisation">Code of their organisation.</param>
/// <param name="OrganisationName">Its name.</param>
/// <param name="SentAt">When.</param>
/// <param name="State">How it stands.</param>
/// <param name="Reason">Why it was decided so.</param>
/// <param name="DecidedBy">Who wrote down the decision.</param>
/// <param name="DecidedAt">When; null while nothing is decided.</param>
internal sealed record Nomination(
    long Number, string Title, string Words, string Initiative, string Person, string PersonName, string Organisation, string OrganisationName, DateTimeOffset SentAt,
    NominationState State = NominationState.Nominated, string Reason = "", string DecidedBy = "", DateTimeOffset? DecidedAt = null)
{
    /// <summary>Who seconds it, in the order of their names.</summary>
    public IReadOnlyList<Voice> Seconds { get; init; } = [];

    /// <summary>Which organisations took it up: its spread.</summary>
    public IReadOnlyList<Voice> TakenUp { get; init; } = [];
}
