using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Microsoft.IdentityModel.Tokens;

namespace Goldthread.Record.Users;

/// <summary>
/// Gives rights and takes them. Taking counts at once; what gives power waits for a second administrator, who neither asked for it nor gets it. Nobody gives
/// anything to themselves. Each step is an act of the place's journal in the same transaction.
/// </summary>
public sealed class UserChanges(Database database, RecordNumbers numbers, TimeProvider clock)
{
    /// <summary>Asks for a change: done at once, or waiting for another administrator.</summary>
    /// <param name="asker">The administrator.</param>
    /// <param name="kind">What.</param>
    /// <param name="user">About whom; a new user's id is made here.</param>
    /// <param name="details">The particulars.</param>
    /// <param name="why">The reason, at least a word.</param>
    public async Task<Outcome<UserChange>> Ask(User asker, ChangeKind kind, string user, ChangeDetails details, string why)
    {
        if (Fault(asker, kind, user, details, why) is { } fault)
        {
            return fault;
        }

        var now = clock.GetUtcNow();
        var id = Id("change");
        var about = kind == ChangeKind.AddUser ? Id("user") : user;
        var filled = details with { Reference = details.Reference ?? (kind is ChangeKind.GiveRole ? Id("role") : kind is ChangeKind.AddTeam ? Id("team") : null) };
        return await database.Write<Outcome<UserChange>>(session =>
        {
            // Locks the place's order first, so that what is asked for at one moment is decided one after the other.
            var writer = PartWriter.Open(session, Part.Place);
            if (kind is not (ChangeKind.AddUser or ChangeKind.AddTeam or ChangeKind.AddSystem or ChangeKind.EndSystem)
                && UserTable.Find(session, about) is null && !UserStateTable.IsDisabled(session, about))
            {
                return new Fault(FaultKind.NotFound, "There is no such user.");
            }

            var waits = GivesPower(session, kind, about, filled);
            var change = new UserChange(id, kind, about, filled, why.Trim(), asker.Id, now, waits ? UserChange.Waiting : UserChange.Done, waits ? "" : asker.Id, waits ? null : now);
            if (!waits && !Apply(session, change, now))
            {
                return new Fault(FaultKind.Conflict, "That is somebody's already.");
            }

            UserChangeTable.Add(session, change, writer);
            writer.Close(new Act(asker.Acting("pages"), now, asker.Role.Purpose, $"{(waits ? "ask to " : "")}{change.Words} ({change.Why})"));
            return change;
        });
    }

    /// <summary>Lets a waiting change happen. Of two who decide at once, one does.</summary>
    public Task<Outcome<UserChange>> Approve(User approver, string id) => Decide(approver, id, UserChange.Done);

    /// <summary>Turns a waiting change down; whoever asked may do so, too.</summary>
    public Task<Outcome<UserChange>> Refuse(User decider, string id) => Decide(decider, id, UserChange.Refused);

    private Task<Outcome<UserChange>> Decide(User decider, string id, string state)
    {
        var now = clock.GetUtcNow();
        return database.Write<Outcome<UserChange>>(session =>
        {
            var writer = PartWriter.Open(session, Part.Place);
            if (!decider.Role.May(Activities.ManageUsers))
            {
                return new Fault(FaultKind.Forbidden, "Your role does not let you manage users.");
            }

            if (UserChangeTable.Find(session, id) is not { } change)
            {
                return new Fault(FaultKind.NotFound, "There is no such change.");
            }

            if (state == UserChange.Done && (change.AskedBy == decider.Id || change.User == decider.Id))
            {
                return new Fault(FaultKind.Forbidden, "Another administrator must approve this: not who asked for it, and not who gets it.");
            }

            if (change.State != UserChange.Waiting)
            {
                return new Fault(FaultKind.Conflict, "Somebody decided this already.");
            }

            if (state == UserChange.Done && !Apply(session, change, now))
            {
                return new Fault(FaultKind.Conflict, "That is somebody's already.");
            }

            var decided = change with { State = state, DecidedBy = decider.Id, DecidedAt = now };
            UserChangeTable.Decide(session, decided, writer);
            writer.Close(new Act(decider.Acting("pages"), now, decider.Role.Purpose, $"{(state == UserChange.Done ? "approve" : "refuse")}: {change.Words} ({change.Why})"));
            return decided;
        });
    }

    private static Fault? Fault(User asker, ChangeKind kind, string user, ChangeDetails details, string why) =>
        !asker.Role.May(Activities.ManageUsers) ? new Fault(FaultKind.Forbidden, "Your role does not let you manage users.")
        : string.IsNullOrWhiteSpace(why) ? new Fault(FaultKind.Invalid, "Say why.", "Why")
        : user == asker.Id && kind is ChangeKind.GiveRole or ChangeKind.JoinTeam or ChangeKind.AddIdentity or ChangeKind.Enable && user == asker.Id
            ? new Fault(FaultKind.Forbidden, "Nobody gives rights to themselves: ask another administrator.")
        : kind is ChangeKind.AddUser or ChangeKind.AddTeam or ChangeKind.AddSystem && string.IsNullOrWhiteSpace(details.Name) ? new Fault(FaultKind.Invalid, "Enter a name.", "Name")
        : kind is ChangeKind.GiveRole or ChangeKind.AddSystem && !(kind == ChangeKind.AddSystem && details.IsApplication) && !Access.Role.All.Any(r => r.Code == details.Role && r.Code != User.System.RoleCode) ? new Fault(FaultKind.Invalid, "Choose a role.", "Role")
        : kind is ChangeKind.GiveRole or ChangeKind.AddSystem or ChangeKind.AddTeam && string.IsNullOrWhiteSpace(details.Organisation) ? new Fault(FaultKind.Invalid, "Enter the code of the organisation.", "Organisation")
        : kind is ChangeKind.AddIdentity && (string.IsNullOrWhiteSpace(details.Issuer) || string.IsNullOrWhiteSpace(details.Subject)) ? new Fault(FaultKind.Invalid, "Enter both lines that the sign-in page showed them.", "Subject")
        : details.Until <= details.From ? new Fault(FaultKind.Invalid, "The last day must be after the first.", "Until")
        : kind is ChangeKind.AddSystem ? OfProgram(details)
        : null;

    private static Fault? OfProgram(ChangeDetails details)
    {
        var scopes = (details.Scopes ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return details.IsApplication && !string.IsNullOrEmpty(details.Role) ? new Fault(FaultKind.Invalid, "Paste the system's public keys. An application has none, and no role of its own.", "Keys")
            : !details.IsApplication && !AreKeys(details.Keys) ? new Fault(FaultKind.Invalid, "Paste the system's public keys as a JWK set.", "Keys")
            : string.IsNullOrWhiteSpace(details.Reference) || details.Reference.Any(c => c is <= ' ' or > '~') ? new Fault(FaultKind.Invalid, "Enter its client id, without spaces.", "Reference")
            : scopes.Length == 0 ? new Fault(FaultKind.Invalid, "Say what it may be given at most.", "Scopes")
            : scopes.FirstOrDefault(s => SmartScopes.One(s) is not { } one || (one.Context == "system") == details.IsApplication) is { } wrong
                ? new Fault(FaultKind.Invalid, $"\"{wrong}\" is not a scope that {(details.IsApplication ? "an application" : "a system")} can have.", "Scopes")
            : null;
    }

    // A way in for somebody who has power gives power, too.
    private bool GivesPower(Session session, ChangeKind kind, string user, ChangeDetails details) => kind switch
    {
        ChangeKind.GiveRole => UserChange.IsPowerful(details.Role),
        ChangeKind.AddSystem => true,
        ChangeKind.AddIdentity or ChangeKind.Enable => UserChange.IsPowerful(UserTable.Find(session, user)?.RoleCode)
            || (kind == ChangeKind.Enable && UserStateTable.IsDisabled(session, user))
            || MembershipTable.OfUser(session, user).Any(m => m.Until > clock.GetUtcNow() && UserChange.IsPowerful(m.Role)),
        _ => false,
    };

    private static bool Apply(Session session, UserChange change, DateTimeOffset now)
    {
        var d = change.Details;
        var (from, until) = (d.From ?? now, d.Until ?? Membership.Always);
        switch (change.Kind)
        {
            case ChangeKind.AddUser: UserTable.Put(session, new User(change.User, d.Name!, d.JobTitle ?? "", "", "", "")); break;
            case ChangeKind.GiveRole: MembershipTable.Add(session, new Membership(d.Reference!, change.User, d.Role!, d.JobTitle ?? Access.Role.Of(d.Role!).Title, d.Organisation!, d.OrganisationName ?? d.Organisation!, from, until)); break;
            case ChangeKind.TakeRole when string.IsNullOrEmpty(d.Reference): UserStateTable.TakeMainRole(session, change.User); break;
            case ChangeKind.TakeRole: MembershipTable.EndAt(session, d.Reference, now); break;
            case ChangeKind.AddTeam: return TeamTable.Add(session, new Team(d.Reference!, d.Name!, d.Organisation!));
            case ChangeKind.JoinTeam: TeamTable.Put(session, change.User, d.Reference!, from, until); break;
            case ChangeKind.LeaveTeam: TeamTable.Remove(session, change.User, d.Reference!); break;
            case ChangeKind.AddIdentity: return IdentityOfUserTable.Add(session, d.Issuer!.Trim(), d.Subject!.Trim(), change.User, now);
            case ChangeKind.RemoveIdentity: IdentityOfUserTable.Remove(session, d.Issuer!, d.Subject!, change.User); break;
            case ChangeKind.Disable: UserStateTable.End(session, change.User, now); break;
            case ChangeKind.Enable: UserStateTable.Begin(session, change.User); break;
            case ChangeKind.AddSystem: return ClientTable.Add(session, new SmartClient(d.Reference!, d.Name!, IsBackend: !d.IsApplication, d.Role ?? "", d.Organisation!, d.OrganisationName ?? d.Organisation!, d.Scopes ?? "", d.Keys ?? ""));
            default: ClientTable.End(session, d.Reference!, now); break;
        }

        return true;
    }

    private string Id(string kind) => $"{kind}-{numbers.Next():x}";

    private static bool AreKeys(string? text)
    {
        try
        {
            return text is { Length: > 0 } && JsonWebKeySet.Create(text).Keys is { Count: > 0 } keys && keys.All(k => !k.HasPrivateKey);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
