using Goldthread.Coordination.Referrals;
using Goldthread.DesignSystem.Text;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Record.Reading;
using Goldthread.Record.Summary;

namespace Goldthread.Coordination.Housing;

/// <summary>What somebody asks for.</summary>
internal sealed record AdaptationForm(string What, string Why, Party? Decider, string? Serves, string? Line, DateOnly Asked);

/// <summary>What somebody says with a step.</summary>
internal sealed record AdaptationAnswer(AdaptationStep Step, DateOnly Day, string Words, string? Line = null);

/// <summary>The verbs of adaptations of homes. Each is one act; of two people who take a step at once the second is told.</summary>
internal sealed class Adaptations(HousingWriter writer, TimeProvider clock)
{
    private const string NewRequest = "urn:uuid:6f0a1c52-5d1e-4f0e-9d4f-3b8f0a5f1c62";
    private const int MostWhat = 200;

    public DateOnly Today => Dates.DayInLondon(clock.GetUtcNow());

    /// <summary>The adaptations in an opened record, newest first.</summary>
    public static IReadOnlyList<Adaptation> In(PersonRecordInput record) =>
        [.. record.Entries.Where(e => e.Type == "Task").Select(e => AdaptationFhir.Read(e.Resource, e.Id, e.Version)).OfType<Adaptation>().OrderByDescending(a => a.AskedOn).ThenBy(a => a.Id, StringComparer.Ordinal)];

    /// <summary>What an adaptation can serve, out of what the reader sees: "Type/id" and words. Plans, goals and open tasks that are no adaptation themselves.</summary>
    public static IReadOnlyList<(string Reference, string Words)> Serves(PersonRecordInput record) =>
    [
        .. record.Entries.Where(e => e.Type == "CarePlan" && e.Resource.Text("status") == "active").Select(e => (e.Reference, "Plan: " + (e.Resource.Text("title") ?? "care plan"))),
        .. record.Entries.Where(e => e.Type == "Goal" && e.Resource.Text("lifecycleStatus") is "active" or "accepted").Select(e => (e.Reference, "Goal: " + (e.Resource.Child("description").Text("text") ?? "a goal"))),
        .. record.Entries.Where(e => e.Type == "Task" && e.Resource.Text("status") is not ("completed" or "cancelled" or "rejected" or "failed" or "entered-in-error") && e.Resource.Text("description") is not null
                && AdaptationFhir.Read(e.Resource, e.Id, e.Version) is null && ReferralFhir.Read(e.Resource, e.Id, e.Version) is null)
            .Select(e => (e.Reference, "Action: " + e.Resource.Text("description"))),
    ];

    /// <summary>Asks for an adaptation. Invalid names the field: "What", "Why", "Decider", "Serves", "Line", "Asked".</summary>
    /// <returns>The id of the Task.</returns>
    public async Task<Outcome<string>> Ask(OpenedRecord opened, AdaptationForm form, User user, Sight sight)
    {
        var now = clock.GetUtcNow();
        var faults = Missing(opened, form).ToList();
        GrantLine? line = null;
        if (form.Line is { Length: > 0 } && !GrantLine.TryParse(form.Line, out line))
        {
            faults.Add(WrongLine);
        }

        if (faults.Count > 0)
        {
            return faults.ToArray();
        }

        var by = $"{user.Name}, {user.JobTitle}";
        var adaptation = new Adaptation
        {
            Id = "", Version = 0, Request = "", What = form.What.Trim(), Why = form.Why.Trim(), Asker = new Party(user.Organisation, user.OrganisationName), Decider = form.Decider!,
            Serves = form.Serves is { Length: > 0 } ? form.Serves : null, Line = line, Steps = [new AdaptationEntry(AdaptationStep.Ask, form.Asked, "", by, user.Organisation, now)],
            Notes = [new ReferralNote(now, by, $"Asked for, {Dates.Date(form.Asked)}")],
        };
        var patient = opened.Members[0].PatientId;
        var done = await writer.Commit(
            sight, "ask for an adaptation", (null, AdaptationFhir.WriteRequest(adaptation, patient), NewRequest, null), (null, AdaptationFhir.Write(adaptation, patient, NewRequest), null, null));
        return done.Then<string>(d => d[1].Id);
    }

    /// <summary>Takes a step. Conflict when somebody was faster; Invalid names the field. With an approval the line of the grant may be said too.</summary>
    public Task<Outcome<string>> Take(PersonRecordInput record, string id, int seen, AdaptationAnswer answer, User user, Sight sight) =>
        Change(record, id, seen, user, sight, "take a step with an adaptation", (before, now, by) =>
        {
            GrantLine? line = null;
            return answer.Line is { Length: > 0 } && !GrantLine.TryParse(answer.Line, out line) ? WrongLine
                : AdaptationMove.Take(
                    before with { Line = line ?? before.Line }, AdaptationMove.SideOf(before, user.Organisation),
                    new AdaptationEntry(answer.Step, answer.Day, answer.Words, by, user.Organisation, now), Dates.DayInLondon(now));
        });

    /// <summary>Takes the last step back.</summary>
    public Task<Outcome<string>> Undo(PersonRecordInput record, string id, int seen, User user, Sight sight) =>
        Change(record, id, seen, user, sight, "take a step with an adaptation back", (before, now, by) => AdaptationMove.Undo(before, user.Organisation, new ReferralNote(now, by, "")));

    /// <summary>Says which line of a grant pays; an empty one takes it away.</summary>
    public Task<Outcome<string>> Pay(PersonRecordInput record, string id, int seen, string typed, User user, Sight sight) =>
        Change(record, id, seen, user, sight, "say which grant pays for an adaptation", (before, now, by) =>
        {
            GrantLine? line = null;
            return typed.Trim().Length > 0 && !GrantLine.TryParse(typed, out line) ? WrongLine
                : line is null && before.State is AdaptationState.Approved or AdaptationState.Booked or AdaptationState.Done ? new Fault(FaultKind.Invalid, "It is approved: a line of the grant must pay for it", "Line")
                : before with { Line = line, Notes = [.. before.Notes, new ReferralNote(now, by, line is null ? "No grant line" : $"Grant line {line}")] };
        });

    /// <summary>Says which plan, goal or action it serves.</summary>
    public Task<Outcome<string>> Link(PersonRecordInput record, string id, int seen, string reference, User user, Sight sight) =>
        Change(record, id, seen, user, sight, "say what an adaptation serves", (before, now, by) =>
            Serves(record).All(s => s.Reference != reference) ? new Fault(FaultKind.Invalid, "Choose what it serves", "Serves")
            : before with { Serves = reference, Notes = [.. before.Notes, new ReferralNote(now, by, "Tied to the plan")] });

    private async Task<Outcome<string>> Change(PersonRecordInput record, string id, int seen, User user, Sight sight, string activity, Func<Adaptation, DateTimeOffset, string, Outcome<Adaptation>> change)
    {
        if (record.Entries.FirstOrDefault(e => e.Type == "Task" && e.Id == id) is not { } entry || AdaptationFhir.Read(entry.Resource, id, entry.Version) is not { } before)
        {
            return new Fault(FaultKind.NotFound, "There is no adaptation with this address.");
        }

        if (before.Version != seen)
        {
            return new Fault(FaultKind.Conflict, $"Somebody changed this a moment ago: {AdaptationMove.Words(before.State).ToLowerInvariant()}. Your words are still here; look before you send them again.");
        }

        if (AdaptationMove.SideOf(before, user.Organisation) == AdaptationSide.None)
        {
            return new Fault(FaultKind.Forbidden, $"Only {before.Asker.Name}, who asked, and {before.Decider.Name}, who decides, can do this.");
        }

        var after = change(before, clock.GetUtcNow(), $"{user.Name}, {user.JobTitle}");
        if (!after.Succeeded)
        {
            return after.Faults.ToArray();
        }

        var patient = AdaptationFhir.Patient(entry.Resource);
        List<(string?, System.Text.Json.Nodes.JsonObject, string?, int?)> writes = [(id, AdaptationFhir.Write(after.Value, patient, "ServiceRequest/" + after.Value.Request), null, seen)];
        if (record.Entries.Any(e => e.Type == "ServiceRequest" && e.Id == after.Value.Request))
        {
            writes.Add((after.Value.Request, AdaptationFhir.WriteRequest(after.Value, patient), null, null));
        }

        return (await writer.Commit(sight, activity, [.. writes])).Then<string>(_ => id);
    }

    private static Fault WrongLine => new(FaultKind.Invalid, "Write the grant line as fund, year and number, like DFG-2026-017", "Line");

    private IEnumerable<Fault> Missing(OpenedRecord opened, AdaptationForm form)
    {
        if (form.What.Trim().Length is 0 or > MostWhat)
        {
            yield return new Fault(FaultKind.Invalid, form.What.Trim().Length == 0 ? "Say what is to be changed in the home" : $"Use {MostWhat} characters at most", "What");
        }

        if (form.Why.Trim().Length is 0 or > AdaptationMove.MostWords)
        {
            yield return new Fault(FaultKind.Invalid, form.Why.Trim().Length == 0 ? "Say what it would make possible or safe" : $"Use {AdaptationMove.MostWords:N0} characters at most", "Why");
        }

        if (form.Decider is null)
        {
            yield return new Fault(FaultKind.Invalid, "Choose the council that decides", "Decider");
        }

        if (form.Serves is { Length: > 0 } serves && Serves(opened.Input).All(s => s.Reference != serves))
        {
            yield return new Fault(FaultKind.Invalid, "Choose what it serves from the list", "Serves");
        }

        if (form.Asked > Today || form.Asked.AddYears(5) < Today)
        {
            yield return new Fault(FaultKind.Invalid, form.Asked > Today ? "The day cannot be in the future" : "This would be more than five years ago: check the year", "Asked");
        }

        if (opened.Members.All(m => m.Deceased))
        {
            yield return new Fault(FaultKind.Invalid, "This person has died.", "What");
        }
    }
}
