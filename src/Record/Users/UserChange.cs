using Goldthread.Record.Access;

namespace Goldthread.Record.Users;

/// <summary>What can be changed about who may do what.</summary>
public enum ChangeKind
{
    AddUser,
    GiveRole,
    TakeRole,
    AddTeam,
    JoinTeam,
    LeaveTeam,
    AddIdentity,
    RemoveIdentity,
    Disable,
    Enable,
    AddSystem,
    EndSystem,
}

/// <summary>The particulars of a change; those that a kind has no use for are null.</summary>
/// <param name="Name">Of a user, a team or a system.</param>
/// <param name="JobTitle">In plain words.</param>
/// <param name="Role">Code of a role.</param>
/// <param name="Organisation">Code of an organisation.</param>
/// <param name="OrganisationName">Its name.</param>
/// <param name="Reference">The membership, team or system that is meant.</param>
/// <param name="Issuer">Who says who they are.</param>
/// <param name="Subject">What it calls them.</param>
/// <param name="From">From when on; null from now on.</param>
/// <param name="Until">Until when; null for no end.</param>
/// <param name="Scopes">The most that a system may be given.</param>
/// <param name="Keys">A system's public keys.</param>
public sealed record ChangeDetails(
    string? Name = null, string? JobTitle = null, string? Role = null, string? Organisation = null, string? OrganisationName = null, string? Reference = null,
    string? Issuer = null, string? Subject = null, DateTimeOffset? From = null, DateTimeOffset? Until = null, string? Scopes = null, string? Keys = null)
{
    /// <summary>True for a program that somebody signs in to; one with keys of its own is a system.</summary>
    public bool IsApplication => string.IsNullOrEmpty(Keys);
}

/// <summary>One change, asked for by one and, where it gives power, decided by another.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What.</param>
/// <param name="User">About whom.</param>
/// <param name="Details">The particulars.</param>
/// <param name="Why">The reason that was given.</param>
/// <param name="AskedBy">Who asked.</param>
/// <param name="AskedAt">When.</param>
/// <param name="State">See <see cref="Waiting"/>, <see cref="Done"/> and <see cref="Refused"/>.</param>
/// <param name="DecidedBy">Who decided; empty while it waits.</param>
/// <param name="DecidedAt">When; null while it waits.</param>
public sealed record UserChange(
    string Id, ChangeKind Kind, string User, ChangeDetails Details, string Why, string AskedBy, DateTimeOffset AskedAt, string State, string DecidedBy, DateTimeOffset? DecidedAt)
{
    public const string Waiting = "waiting";
    public const string Done = "done";
    public const string Refused = "refused";

    /// <summary>Activities that let their holder reach further than care for the people of one's own work: two administrators give them.</summary>
    public const Activities Power = Activities.ManageUsers | Activities.ReviewAccess | Activities.Withhold | Activities.SeeSafeguarding;

    /// <summary>True for a role that two administrators must give.</summary>
    public static bool IsPowerful(string? role) => role is not null && ((Access.Role.Of(role).Allows & Power) != Activities.None || Kernel.Acts.Purpose.IsBeyondCare(Access.Role.Of(role).Purpose));

    /// <summary>What it is, in words for the journal and the page of changes.</summary>
    public string Words => Kind switch
    {
        ChangeKind.AddUser => $"add the user {Details.Name}",
        ChangeKind.GiveRole => $"give {User} the role {Details.Role} at {Details.Organisation}",
        ChangeKind.TakeRole => $"take the role {Details.Role} at {Details.Organisation} from {User}",
        ChangeKind.AddTeam => $"add the team {Details.Name} of {Details.Organisation}",
        ChangeKind.JoinTeam => $"put {User} into the team {Details.Reference}",
        ChangeKind.LeaveTeam => $"take {User} out of the team {Details.Reference}",
        ChangeKind.AddIdentity => $"let {User} sign in as {Details.Subject} of {Details.Issuer}",
        ChangeKind.RemoveIdentity => $"no longer let {User} sign in as {Details.Subject} of {Details.Issuer}",
        ChangeKind.Disable => $"end the access of {User}",
        ChangeKind.Enable => $"give {User} access again",
        ChangeKind.AddSystem when Details.IsApplication => $"let the application {Details.Reference} of {Details.Organisation} in, for {Details.Scopes}",
        ChangeKind.AddSystem => $"let the system {Details.Reference} of {Details.Organisation} in as {Details.Role}, for {Details.Scopes}",
        _ => $"shut the system {Details.Reference} out",
    };
}
