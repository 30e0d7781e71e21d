using System.Text;
using System.Text.Json.Nodes;
using Goldthread.Coordination.Referrals;
using Goldthread.Fhir.Storage;
using Goldthread.Fhir.Validation;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;

namespace Goldthread.Coordination.Work;

/// <summary>What somebody does with rows of a worklist: gives them to somebody, puts them off, or takes away what they have read.</summary>
internal sealed class WorkDesk(Database database, RecordStore store, RecordReader reader, ReferralService referrals, Outbox outbox, TimeProvider clock)
{
    private const int MostReason = 500;
    private static readonly HashSet<string> Written = new(StringComparer.Ordinal) { "Task" };

    /// <summary>Gives a row to a user of the same organisation, or to nobody.</summary>
    public async Task<Outcome<bool>> Assign(User user, Sight sight, string id, (string Id, string Name)? to)
    {
        var found = await reader.Read("Task", id, sight);
        if (!found.Succeeded)
        {
            return found.Faults.ToArray();
        }

        if (await database.Read(session => WorkTable.Find(session, user.Organisation, WorkSide.Do, "Task", id)) is null)
        {
            return new Fault(FaultKind.Conflict, "This is not on your organisation's list any more.");
        }

        if (ReferralService.Parse(found.Value) is { } referral)
        {
            return (await referrals.Take(user, sight, id, referral.Version, ReferralStep.Assign, new ReferralAnswer(), to)).Then<bool>(_ => true);
        }

        var task = JsonNode.Parse(found.Value.Body!)!.AsObject();
        task["owner"] = to is { } owner ? ReferralFhir.Person(owner.Id, owner.Name) : ReferralFhir.Organisation(new Party(user.Organisation, user.OrganisationName));
        task["lastModified"] = ReferralFhir.Text(clock.GetUtcNow());
        var incoming = IncomingResource.Read(Encoding.UTF8.GetBytes(task.ToJsonString()));
        if (!incoming.Succeeded)
        {
            return incoming.Faults.ToArray();
        }

        var done = await store.Commit(
            [new Change(ChangeKind.Put, "Task", id, incoming.Value, IfVersion: found.Value.Version)], sight with { MayWrite = true, Writable = Written.Contains }, "say who has a task");
        if (!done.Succeeded)
        {
            return done.Faults.ToArray();
        }

        await outbox.Deliver(done.Value[0].Person.Part);
        return true;
    }

    /// <summary>Sends a team, or somebody, to an urgent case; who is sent has it, and it counts as accepted.</summary>
    public async Task<Outcome<bool>> Send(User user, Sight sight, string id, (string Id, string Name)? team, (string Id, string Name)? colleague)
    {
        var found = await referrals.Find(id, sight);
        if (!found.Succeeded)
        {
            return found.Faults.ToArray();
        }

        var referral = found.Value;
        if (referral.State is ReferralState.Sent or ReferralState.Received)
        {
            var accepted = await referrals.Take(user, sight, id, referral.Version, ReferralStep.Accept, new ReferralAnswer(), colleague, team);
            return accepted.Then<bool>(_ => true);
        }

        return (await referrals.Take(user, sight, id, referral.Version, ReferralStep.Assign, new ReferralAnswer(), colleague, team)).Then<bool>(_ => true);
    }

    /// <summary>Puts a row off until a day, with a reason; it comes back by itself.</summary>
    public async Task<Outcome<bool>> Snooze(User user, Sight sight, WorkSide side, string id, DateTimeOffset until, string reason)
    {
        reason = reason.Trim();
        if (reason.Length is 0 or > MostReason)
        {
            return new Fault(FaultKind.Invalid, reason.Length == 0 ? "Say why it can wait" : $"Use {MostReason} characters at most", "Reason");
        }

        var row = await Find(user, sight, side, "Task", id);
        return row is null ? Gone() : await database.Write(session => WorkTable.Snooze(session, row, until.ToUnixTimeMilliseconds(), $"{user.Name}: {reason}")) ? true : Gone();
    }

    /// <summary>Takes an answer away that was read. The referral itself stays as it is.</summary>
    public async Task<Outcome<bool>> Noted(User user, Sight sight, string type, string id)
    {
        if (type is not ("Task" or "Encounter") || await Find(user, sight, WorkSide.Answer, type, id) is not { } row)
        {
            return Gone();
        }

        await database.Write(session =>
        {
            WorkTable.Remove(session, row);
            return true;
        });
        return true;
    }

    private async Task<WorkRow?> Find(User user, Sight sight, WorkSide side, string type, string id) =>
        (await reader.Read(type, id, sight)).Succeeded ? await database.Read(session => WorkTable.Find(session, user.Organisation, side, type, id)) : null;

    private static Fault Gone() => new(FaultKind.Conflict, "This is not on your list any more: somebody was faster, or it is done.");
}
