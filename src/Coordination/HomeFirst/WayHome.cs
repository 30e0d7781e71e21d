using System.Text;
using System.Text.Json.Nodes;
using Goldthread.DesignSystem.Text;
using Goldthread.Fhir.Storage;
using Goldthread.Fhir.Validation;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Record.Summary;

namespace Goldthread.Coordination.HomeFirst;

/// <summary>
/// The verbs of a way home. Each is one act: the Task of the plan, and with a look at the criteria the Observation of that day, both or neither. Two people who change
/// one plan at once: the second is told, and nothing of the first is lost.
/// </summary>
internal sealed class WayHome(SettledStore store, TimeProvider clock)
{
    /// <summary>Says for today whether a reason to stay in the acute hospital is met.</summary>
    /// <param name="open">The stay.</param>
    /// <param name="seen">The version of the plan that was shown.</param>
    /// <param name="reason">Code of the reason that is met; empty for none.</param>
    /// <param name="user">Who says so.</param>
    /// <param name="sight">Their sight.</param>
    public Task<Outcome<string>> Judge(OpenStay open, int seen, string reason, User user, Sight sight)
    {
        if (reason.Length > 0 && CriteriaToReside.Reasons.All(r => r.Code != reason))
        {
            return Task.FromResult<Outcome<string>>(new Fault(FaultKind.Invalid, "Choose the reason to stay", "Met"));
        }

        if (open.Stay.State != StayState.Open)
        {
            return Task.FromResult<Outcome<string>>(new Fault(FaultKind.Invalid, "They have left the hospital", "Met"));
        }

        var now = clock.GetUtcNow();
        var today = Dates.DayInLondon(now);
        var judgement = new Judgement(today, reason.Length > 0, reason, now, $"{user.Name}, {user.JobTitle}");
        return Save(open, seen, user, sight, "say whether they still need the hospital", open.Plan.After([.. open.Judgements, judgement], today), judgement);
    }

    /// <summary>Changes the plan by one of its own verbs.</summary>
    public Task<Outcome<string>> Change(OpenStay open, int seen, User user, Sight sight, string activity, Func<HomePlan, Outcome<HomePlan>> change)
    {
        var next = change(open.Plan);
        return next.Succeeded ? Save(open, seen, user, sight, activity, next.Value, null) : Task.FromResult<Outcome<string>>(next.Faults.ToArray());
    }

    private async Task<Outcome<string>> Save(OpenStay open, int seen, User user, Sight sight, string activity, HomePlan plan, Judgement? judgement)
    {
        if (!user.Role.May(Activities.Write))
        {
            return new Fault(FaultKind.Forbidden, $"The role \"{user.Role.Title}\" does not let you change this.");
        }

        var now = clock.GetUtcNow();
        var (stay, id) = (open.Encounter.Id, open.Task?.Id ?? HomePlanFhir.IdFor(open.Encounter.Id));
        var authored = open.Task?.Resource.Text("authoredOn") is { } text && DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var at) ? at : now;
        var task = HomePlanFhir.Write(plan, stay, open.Patient, open.Encounter.SourceCode, authored, now);
        task["id"] = id;
        var changes = new List<Change> { new(ChangeKind.Put, "Task", id, Incoming(task), IfVersion: seen) };
        if (judgement is not null)
        {
            changes.Add(new Change(ChangeKind.Create, "Observation", null, Incoming(HomePlanFhir.WriteJudgement(judgement, stay, open.Patient))));
        }

        // The reader sees the stay: that was asked when it was opened. The first plan's id is ours to give, one for each stay, which nobody may who sees less than everything.
        var done = await store.Commit(changes, sight with { Everything = open.Task is null, MayWrite = true, Writable = t => t is "Task" or "Observation" }, activity);
        return done.Succeeded ? id
            : done.Fault.Kind == FaultKind.Precondition ? new Fault(FaultKind.Conflict, "Somebody changed this plan a moment ago. Look at it again; nothing of yours was saved.")
            : done.Faults.ToArray();
    }

    // What is read here was written by this program: it is always a resource.
    private static IncomingResource Incoming(JsonObject resource) => IncomingResource.Read(Encoding.UTF8.GetBytes(resource.ToJsonString())).Value;
}
