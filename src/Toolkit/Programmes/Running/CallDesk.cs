using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Toolkit.Programmes.Calls;

namespace Goldthread.Toolkit.Programmes.Running;

/// <summary>Calls: written and opened by the secretaries of the organisation that runs them, public from then on.</summary>
internal sealed class CallDesk(Database database, TimeProvider clock) : ProgrammeDesk(database, clock)
{
    /// <summary>Calls that everybody may know of, the one that closes last first.</summary>
    public async Task<IReadOnlyList<StandingCall>> Public() => [.. (await Database.Read(CallTable.All)).Where(c => c.IsPublic).OrderByDescending(c => c.Call.Closes).ThenBy(c => c.Id, StringComparer.Ordinal)];

    /// <summary>A public call with all that happened, for the parts of it that are public; null where there is none.</summary>
    public async Task<Proceedings?> Public(string id) => await Database.Read(s => Proceedings.Read(s, id)) is { Call.IsPublic: true } found ? found : null;

    /// <summary>Calls that a secretary runs.</summary>
    public async Task<IReadOnlyList<StandingCall>> RunBy(User user) =>
        user.Role.May(Activities.RunProgrammes) ? [.. (await Database.Read(CallTable.All)).Where(c => c.Owner == user.Organisation).OrderByDescending(c => c.Call.Closes).ThenBy(c => c.Id, StringComparer.Ordinal)] : [];

    /// <summary>All about a call, for who runs it.</summary>
    public async Task<Outcome<Proceedings>> Find(string id, User user) => await Database.Read(s => RunBy(s, id, user));

    /// <summary>Writes a call down, new or changed. Once it is open it stays as it is: bidders rely on it.</summary>
    /// <param name="call">How it is to read.</param>
    /// <param name="seen">The version that was read; 0 for a new one.</param>
    /// <param name="user">Who writes.</param>
    public Task<Outcome<StandingCall>> Write(Call call, int seen, User user) => Act<StandingCall>(user, (session, _) =>
    {
        if (!user.Role.May(Activities.RunProgrammes)) return None;
        var old = CallTable.Find(session, call.Id);
        if (old is not null && seen == 0) return Wrong("Id", "There is a call with this address already. Choose another");
        if (old is null ? seen > 0 : old.Owner != user.Organisation) return None;
        if (old is { Phase: > CallPhase.Draft }) return Refused("This call is open. It cannot be changed any more");
        if (old is not null && old.Version != seen) return Refused("Somebody else has changed this call meanwhile. What you typed is still here; look at theirs before you save again");
        if (CallCheck.Written(call).ToArray() is { Length: > 0 } faults) return faults;
        var now = new StandingCall(call, user.Organisation, user.OrganisationName, CallPhase.Draft, seen + 1);
        CallTable.Put(session, now, user.Id, Now);
        return (now, $"write the call {call.Id}");
    });

    /// <summary>Makes a call public; bids can come from its opening on.</summary>
    public Task<Outcome<StandingCall>> Open(string id, int seen, User user) => Act<StandingCall>(user, (session, _) =>
    {
        var found = RunBy(session, id, user);
        if (!found.Succeeded) return found.Fault;
        var call = found.Value.Call;
        if (call.Phase != CallPhase.Draft) return Refused("This call is public already");
        if (call.Version != seen) return Refused("Somebody else has changed this call meanwhile. Read it again before you open it");
        if (CallCheck.Opening(call.Call, Now).ToArray() is { Length: > 0 } faults) return faults;
        Move(session, call, CallPhase.Called, user);
        return (call with { Phase = CallPhase.Called }, $"open the call {id}");
    });
}
