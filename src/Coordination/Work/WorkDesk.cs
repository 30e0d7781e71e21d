using System.Text;
using System.Text.Json.Nodes;
using Goldthread.Coordination.Referrals;
using Goldthread.Fhir.Storage;
using Goldthread.Fhir.Validation;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;

namespace Goldthread.Coordination.Work;

/// <summary>What somebody does with rows of a worklist: gives them to somebody, puts them off, or takes away what they have read.</summary>
internal sealed class WorkDesk(Database database, SettledStore store, RecordReader reader, ReferralService referrals, TimeProvider clock)
{
    private const int MostReason = 500;
    private static readonly HashSet<string> Written = new(StringComparer.Ordinal) { "Task", "CarePlan", "Communication" };

    /// <summary>Gives a row to a user of the same organisation, or to nobody.</summary>
    public async Task<Outcome<bool>> Assign(User user, Sight sight, string type, string id, (string Id, string Name)? to)
    {
        if (!Written.Contains(type))
        {
            return Gone();
        }

        var found = await reader.Read(type, id, sight);
        if (!found.Succeeded)
        {
            return found.Faults.ToArray();
        }

        if (await database.Read(session => WorkTable.Find(session, user.Organisation, WorkSide.Do, type, id)) is null)
        {
            return new Fault(FaultKind.Conflict, "This is not on your organisation's list any more.");
        }

        return type == "Task" && ReferralService.Parse(found.Value) is { } referral
            ? (await referrals.Take(user, sight, id, referral.Version, ReferralStep.Assign, new ReferralAnswer(), to)).Then<bool>(_ => true)
            : await Write(found.Value, sight, "say who has it", resource => Give(resource, type, to is { } owner
                ? ReferralFhir.Person(owner.Id, owner.Name)
                : ReferralFhir.Organisation(new Party(user.Organisation, user.OrganisationName))));
    }

    /// <summary>Says that an alert is dealt with, and how.</summary>
    public async Task<Outcome<bool>> Deal(User user, Sight sight, string id, string how)
    {
        how = how.Trim();
        if (how.Length is 0 or > MostReason)
        {
            return new Fault(FaultKind.Invalid, how.Length == 0 ? "Say what was done" : $"Use {MostReason} characters at most", "How");
        }

        var found = await reader.Read("Communication", id, sight);
        if (!found.Succeeded || await Find(user, sight, WorkSide.Do, "Communication", id) is null)
        {
            return Gone();
        }

        return await Write(found.Value, sight, "deal with an alert", alert =>
        {
            alert["status"] = "completed";
            var notes = alert["note"] as JsonArray ?? [];
            alert.Remove("note");
            alert["note"] = new JsonArray([.. notes.Select(n => n!.DeepClone()), new JsonObject { ["authorString"] = $"{user.Name}, {user.OrganisationName}", ["time"] = ReferralFhir.Text(clock.GetUtcNow()), ["text"] = how }]);
        });
    }

    /// <summary>Ends something to do that is no referral, with what came of it.</summary>
    /// <param name="user">Who ends it.</param>
    /// <param name="sight">What they see.</param>
    /// <param name="id">The Task.</param>
    /// <param name="outcome">A code of <see cref="TaskOutcome"/>.</param>
    /// <param name="words">More about it; may be empty.</param>
    public async Task<Outcome<bool>> Finish(User user, Sight sight, string id, string outcome, string words)
    {
        words = words.Trim();
        if (TaskOutcome.Find(outcome) is not { } came)
        {
            return new Fault(FaultKind.Invalid, "Choose what came of it", "CameOfIt");
        }

        if (words.Length > MostReason)
        {
            return new Fault(FaultKind.Invalid, $"Use {MostReason} characters at most", "Words");
        }

        var found = await reader.Read("Task", id, sight);
        if (!found.Succeeded || await Find(user, sight, WorkSide.Do, "Task", id) is not { Kind: OpenTask.Kind })
        {
            return Gone();
        }

        return await Write(found.Value, sight, $"end something to do: {came.Words}", task =>
        {
            var now = ReferralFhir.Text(clock.GetUtcNow());
            task["status"] = came.Status;
            task["lastModified"] = now;
            task["businessStatus"] = new JsonObject { ["coding"] = new JsonArray(new JsonObject { ["system"] = TaskOutcome.System, ["code"] = came.Code, ["display"] = came.Words }), ["text"] = came.Words };
            var period = task["executionPeriod"]?.DeepClone().AsObject() ?? [];
            period["end"] = now;
            task["executionPeriod"] = period;
            if (words.Length == 0) return;
            var notes = task["note"] as JsonArray ?? [];
            task.Remove("note");
            task["note"] = new JsonArray([.. notes.Select(n => n!.DeepClone()), new JsonObject { ["authorString"] = $"{user.Name}, {user.OrganisationName}", ["time"] = now, ["text"] = words }]);
        });
    }

    // Where each kind says whose move it is: the owner of a task, the author of a plan, whom an alert was sent to.
    private void Give(JsonObject resource, string type, JsonObject owner)
    {
        switch (type)
        {
            case "CarePlan":
                resource["author"] = owner;
                break;
            case "Communication":
                resource["recipient"] = new JsonArray(owner);
                break;
            default:
                resource["owner"] = owner;
                resource["lastModified"] = ReferralFhir.Text(clock.GetUtcNow());
                break;
        }
    }

    private async Task<Outcome<bool>> Write(StoredResource stored, Sight sight, string why, Action<JsonObject> change)
    {
        var resource = JsonNode.Parse(stored.Body!)!.AsObject();
        change(resource);
        var incoming = IncomingResource.Read(Encoding.UTF8.GetBytes(resource.ToJsonString()));
        if (!incoming.Succeeded)
        {
            return incoming.Faults.ToArray();
        }

        var done = await store.Commit(
            [new Change(ChangeKind.Put, stored.Type, stored.Id, incoming.Value, IfVersion: stored.Version)], sight with { MayWrite = true, Writable = Written.Contains }, why);
        return done.Then<bool>(_ => true);
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
    public async Task<Outcome<bool>> Snooze(User user, Sight sight, WorkSide side, string type, string id, DateTimeOffset until, string reason)
    {
        reason = reason.Trim();
        if (reason.Length is 0 or > MostReason)
        {
            return new Fault(FaultKind.Invalid, reason.Length == 0 ? "Say why it can wait" : $"Use {MostReason} characters at most", "Reason");
        }

        var row = await Find(user, sight, side, type, id);
        return row is null ? Gone() : await database.Write(session => WorkTable.Snooze(session, row, until.ToUnixTimeMilliseconds(), $"{user.Name}: {reason}")) ? true : Gone();
    }

    /// <summary>Takes an answer away that was read. The referral itself stays as it is.</summary>
    public async Task<Outcome<bool>> Noted(User user, Sight sight, string type, string id)
    {
        if (await Find(user, sight, WorkSide.Answer, type, id) is not { } row)
        {
            return Gone();
        }

        return await database.Write(session =>
        {
            session.AcceptTwoPhase("What was noted lies under the person, its row under its owner, and both change in one moment.");
            return WorkTable.Note(session, row);
        })
            ? true
            : Gone();
    }

    private async Task<WorkRow?> Find(User user, Sight sight, WorkSide side, string type, string id) =>
        (type == "Encounter" || Written.Contains(type)) && (await reader.Read(type, id, sight)).Succeeded ? await database.Read(session => WorkTable.Find(session, user.Organisation, side, type, id)) : null;

    private static Fault Gone() => new(FaultKind.Conflict, "This is not on your list any more: somebody was faster, or it is done.");
}
