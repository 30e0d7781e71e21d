using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Goldthread.Fhir.Storage;
using Goldthread.Fhir.Validation;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Record.People;

namespace Goldthread.Coordination.Referrals;

/// <summary>Where a referral goes.</summary>
/// <param name="Service">The service's id in the directory; null when it is not there.</param>
/// <param name="ServiceName">Its name.</param>
/// <param name="To">The organisation that runs it.</param>
public sealed record ReferralTarget(string? Service, string ServiceName, Party To);

/// <summary>What somebody asks for.</summary>
/// <param name="Kind">A referral, a transfer, an urgent visit.</param>
/// <param name="Target">Of whom.</param>
/// <param name="Priority">How soon.</param>
/// <param name="Reason">Why: 1 to 2,000 characters.</param>
/// <param name="Carries">For a transfer: "Type/id" of what goes with it.</param>
public sealed record ReferralForm(ReferralKind Kind, ReferralTarget Target, ReferralPriority Priority, string Reason, IReadOnlyList<string> Carries)
{
    /// <summary>When it was asked for by word of mouth, before it was written down; null for now.</summary>
    public DateTimeOffset? Received { get; init; }

    /// <summary>By when the first contact must be, where the kind of referral has a clock of its own.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>Puts what only this kind of referral says into its Task.</summary>
    internal Action<JsonObject>? Fill { get; init; }

    /// <summary>Why it is not for this service, and what is there instead, where that is known at once; it is kept, and counted, as declined.</summary>
    internal ReferralAnswer? NotFor { get; init; }
}

/// <summary>
/// The verbs of referrals. Each is one commit to the person's record and one act; two people who take a step at once do not both take it. What the worklists
/// and the receiving service's sight follow from it is in place when a verb returns.
/// </summary>
public sealed class ReferralService(SettledStore store, RecordReader reader, TimeProvider clock)
{
    private const string NewRequest = "urn:uuid:6f0a1c52-5d1e-4f0e-9d4f-3b8f0a5f1c01";
    private static readonly HashSet<string> Written = new(StringComparer.Ordinal) { "Task", "ServiceRequest", "Communication", "Appointment", "QuestionnaireResponse", "CarePlan" };

    /// <summary>The referral with this id, when it is in sight.</summary>
    public async Task<Outcome<Referral>> Find(string id, Sight sight)
    {
        var found = await reader.Read("Task", id, sight);
        return found.Then<Referral>(task => Parse(task) is { } referral ? referral : new Fault(FaultKind.NotFound, "There is no referral with this address."));
    }

    /// <summary>Writes a referral, and sends it if asked to.</summary>
    /// <param name="user">Who writes.</param>
    /// <param name="sight">Their sight.</param>
    /// <param name="members">The person's records.</param>
    /// <param name="form">What is asked.</param>
    /// <param name="send">False keeps a draft.</param>
    /// <returns>The id of the referral. Invalid names the field: "Reason", "Target".</returns>
    public async Task<Outcome<string>> Write(User user, Sight sight, IReadOnlyList<Identity> members, ReferralForm form, bool send)
    {
        var reason = form.Reason.Trim();
        if (reason.Length is 0 or > ReferralMove.MostWords)
        {
            return new Fault(FaultKind.Invalid, reason.Length == 0 ? "Say why you refer" : $"Use {ReferralMove.MostWords:N0} characters at most: you have {reason.Length:N0}", "Reason");
        }

        if (members.All(m => m.Deceased))
        {
            return new Fault(FaultKind.Invalid, "This person has died: nobody can be asked to see them.", "Target");
        }

        var now = clock.GetUtcNow();
        var referral = New(user, form, reason, now);
        if (send)
        {
            referral = ReferralMove.Take(referral, ReferralStep.Send, ReferralSide.Sender, new ReferralAnswer(), Note(user, form.Received ?? now, "Sent")).Value;
        }

        if (form.NotFor is { } not)
        {
            referral = ReferralMove.Take(referral, ReferralStep.Decline, ReferralSide.Receiver, not, Note(user, now, Words(ReferralStep.Decline, not, null))).Value;
        }

        var patient = members[0].PatientId;
        var request = new JsonObject();
        ReferralFhir.WriteRequest(request, referral, patient);
        if (form.Carries.Count > 0)
        {
            request["supportingInfo"] = new JsonArray([.. form.Carries.Select(c => new JsonObject { ["reference"] = c })]);
        }

        var task = new JsonObject();
        ReferralFhir.Write(task, referral, patient, NewRequest);
        form.Fill?.Invoke(task);
        if (form.Carries.Count > 0)
        {
            task["input"] = new JsonArray([.. form.Carries.Select(c => new JsonObject { ["type"] = new JsonObject { ["text"] = "Goes with the person" }, ["valueReference"] = new JsonObject { ["reference"] = c } })]);
        }

        return (await Commit(user, sight, send ? "refer to " + form.Target.ServiceName : "draft a referral", (null, request, NewRequest, null), (null, task, null, null)))
            .Then<string>(done => done[1].Id);
    }

    /// <summary>Takes a step with a referral.</summary>
    /// <param name="user">Who.</param>
    /// <param name="sight">Their sight.</param>
    /// <param name="id">The referral.</param>
    /// <param name="version">The version they saw.</param>
    /// <param name="step">What they do.</param>
    /// <param name="answer">What they say with it.</param>
    /// <param name="to">Who gets it, where somebody is named; with <see cref="ReferralStep.Assign"/> null means nobody.</param>
    /// <param name="team">The team that is sent, where one is.</param>
    /// <returns>The referral after it. Conflict when somebody was faster.</returns>
    public async Task<Outcome<Referral>> Take(User user, Sight sight, string id, int version, ReferralStep step, ReferralAnswer answer, (string Id, string Name)? to = null, (string Id, string Name)? team = null)
    {
        var found = await reader.Read("Task", id, sight);
        if (!found.Succeeded || Parse(found.Value) is not { } before)
        {
            return found.Succeeded ? new Fault(FaultKind.NotFound, "There is no referral with this address.") : found.Faults.ToArray();
        }

        if (before.Version != version)
        {
            return new Fault(FaultKind.Conflict, $"Somebody changed this a moment ago: {ReferralMove.StateWords(before)}. Your words are still here; look before you send them again.");
        }

        var now = clock.GetUtcNow();
        var taken = ReferralMove.Take(before, step, ReferralMove.SideOf(before, user.Organisation), answer, Note(user, now, Words(step, answer, to?.Name ?? team?.Name)));
        if (!taken.Succeeded)
        {
            return taken;
        }

        var after = Owned(taken.Value, user, step, to, team);
        var task = JsonNode.Parse(found.Value.Body!)!.AsObject();
        var patient = Patient(task);
        ReferralFhir.Write(task, after, patient, "ServiceRequest/" + after.Request);
        List<(string? Id, JsonObject Resource, string? Alias, int? Version)> writes = [(id, task, null, version)];
        if (await reader.Read("ServiceRequest", after.Request, sight) is { Succeeded: true } request)
        {
            var asked = JsonNode.Parse(request.Value.Body!)!.AsObject();
            ReferralFhir.WriteRequest(asked, after, patient);
            writes.Add((after.Request, asked, null, null));
        }

        if (Message(before, after, user, step, answer, patient, now) is { } message)
        {
            writes.Add((null, message, null, null));
        }

        writes.AddRange((answer.Also?.Invoke(patient) ?? []).Select(r => ((string?)null, r, (string?)null, (int?)null)));
        if (step == ReferralStep.Wait && answer.At is { } planned)
        {
            writes.Add((null, Appointment(after, planned, patient), null, null));
        }

        if (step == ReferralStep.Accept && after.Kind == ReferralKind.Transfer)
        {
            writes.AddRange(await Carried(task, after, sight));
        }

        var done = await Commit(user, sight, $"{Verb(step)} ({after.ServiceName})", [.. writes]);
        return done.Succeeded ? after with { Version = done.Value[0].Version }
            : done.Fault.Kind == FaultKind.Precondition ? new Fault(FaultKind.Conflict, "Somebody changed this a moment ago. Your words are still here; look before you send them again.")
            : done.Faults.ToArray();
    }

    /// <summary>Sends a referral on to another service, with all that was written: one task ends, another of the same request begins.</summary>
    /// <param name="user">Who.</param>
    /// <param name="sight">Their sight.</param>
    /// <param name="id">The referral.</param>
    /// <param name="version">The version they saw.</param>
    /// <param name="target">Where it goes.</param>
    /// <param name="why">Why.</param>
    /// <returns>The id of the new referral.</returns>
    public async Task<Outcome<string>> Redirect(User user, Sight sight, string id, int version, ReferralTarget target, string why)
    {
        var found = await reader.Read("Task", id, sight);
        if (!found.Succeeded || Parse(found.Value) is not { } before)
        {
            return found.Succeeded ? new Fault(FaultKind.NotFound, "There is no referral with this address.") : found.Faults.ToArray();
        }

        var now = clock.GetUtcNow();
        var taken = before.Version != version
            ? new Fault(FaultKind.Conflict, "Somebody changed this a moment ago. Your words are still here; look before you send them again.")
            : ReferralMove.Take(before, ReferralStep.Redirect, ReferralMove.SideOf(before, user.Organisation), new ReferralAnswer(why), Note(user, now, $"Passed on to {target.ServiceName}: {why.Trim()}"));
        if (!taken.Succeeded)
        {
            return taken.Faults.ToArray();
        }

        var old = JsonNode.Parse(found.Value.Body!)!.AsObject();
        var patient = Patient(old);
        var next = old.DeepClone().AsObject();
        next.Remove("id");
        next.Remove("meta");
        var moved = before with
        {
            State = ReferralState.Sent,
            To = target.To,
            Service = target.Service,
            ServiceName = target.ServiceName,
            Assignee = null,
            AssigneeName = null,
            Team = null,
            Planned = null,
            Ended = null,
            Why = null,
            Alternative = null,
            Due = ReferralLimits.Due(ReferralState.Sent, before.Priority, now, null),
            Notes = taken.Value.Notes,
        };
        ReferralFhir.Write(old, taken.Value, patient, "ServiceRequest/" + before.Request);
        ReferralFhir.Write(next, moved, patient, "ServiceRequest/" + before.Request);
        List<(string?, JsonObject, string?, int?)> writes = [(id, old, null, version), (null, next, null, null)];
        if (await reader.Read("ServiceRequest", before.Request, sight) is { Succeeded: true } request)
        {
            var asked = JsonNode.Parse(request.Value.Body!)!.AsObject();
            ReferralFhir.WriteRequest(asked, moved, patient);
            writes.Add((before.Request, asked, null, null));
        }

        return (await Commit(user, sight, $"pass a referral on to {target.ServiceName}", [.. writes])).Then<string>(done => done[1].Id);
    }

    /// <summary>Open referrals of a person for the same service: before another is sent, somebody looks at these.</summary>
    public static IReadOnlyList<Referral> SameAs(IEnumerable<Referral> referrals, ReferralTarget target) =>
        [.. referrals.Where(r => (r.IsOpen || r.State == ReferralState.Draft) && r.To.Code == target.To.Code && (r.Service is { } service ? service == target.Service : r.ServiceName.Equals(target.ServiceName, StringComparison.OrdinalIgnoreCase)))];

    /// <summary>The referral that a stored Task is; null when it is another kind of task.</summary>
    public static Referral? Parse(StoredResource task)
    {
        if (task.Body is null)
        {
            return null;
        }

        using var json = JsonDocument.Parse(task.Body, new JsonDocumentOptions { MaxDepth = Fhir.Json.FhirJson.MaxDepth });
        return ReferralFhir.Read(json.RootElement, task.Id, task.Version);
    }

    private static Referral New(User user, ReferralForm form, string reason, DateTimeOffset now) => new()
    {
        Id = "", Version = 0, Request = "", Kind = form.Kind, State = ReferralState.Draft, Priority = form.Priority,
        From = new Party(user.Organisation, user.OrganisationName), Sender = $"{user.Name}, {user.JobTitle}", SenderId = user.Id,
        To = form.Target.To, Service = form.Target.Service, ServiceName = form.Target.ServiceName, Reason = reason, Sent = now, Due = form.Due,
    };

    // Who takes a step at the service has it from then on, unless somebody has it already.
    private static Referral Owned(Referral referral, User user, ReferralStep step, (string Id, string Name)? to, (string Id, string Name)? team) => step switch
    {
        ReferralStep.Assign => referral with { Assignee = to?.Id, AssigneeName = to?.Name, Team = team?.Id },
        ReferralStep.Accept when to is not null || team is not null => referral with { Assignee = to?.Id, AssigneeName = to?.Name, Team = team?.Id },
        ReferralStep.Receive or ReferralStep.Accept or ReferralStep.See when referral.Assignee is null => referral with { Assignee = user.Id, AssigneeName = user.Name },
        ReferralStep.Resend => referral with { Assignee = null, AssigneeName = null },
        _ => referral,
    };

    private static JsonObject? Message(Referral before, Referral after, User user, ReferralStep step, ReferralAnswer answer, string patient, DateTimeOffset now)
    {
        var side = ReferralMove.SideOf(before, user.Organisation);
        var words = step switch
        {
            ReferralStep.Message => answer.Words.Trim(),
            ReferralStep.Decline => $"{after.ServiceName} cannot take this referral: {after.Why}. Instead: {after.Alternative}",
            ReferralStep.Close => $"{after.ServiceName} has finished: {after.Outcome}",
            _ => null,
        };
        if (words is null)
        {
            return null;
        }

        var recipient = step == ReferralStep.Message && !side.HasFlag(ReferralSide.Receiver) ? after.To : after.From;
        return new JsonObject
        {
            ["resourceType"] = "Communication",
            ["basedOn"] = new JsonArray(new JsonObject { ["reference"] = "ServiceRequest/" + after.Request }),
            ["status"] = "completed",
            ["category"] = new JsonArray(new JsonObject { ["text"] = $"Message about the referral to {after.ServiceName}" }),
            ["subject"] = new JsonObject { ["reference"] = "Patient/" + patient },
            ["sent"] = ReferralFhir.Text(now),
            ["recipient"] = new JsonArray(ReferralFhir.Organisation(recipient)),
            ["sender"] = ReferralFhir.Person(user.Id, $"{user.Name}, {user.JobTitle}"),
            ["payload"] = new JsonArray(new JsonObject { ["contentString"] = words }),
        };
    }

    private static JsonObject Appointment(Referral referral, DateTimeOffset planned, string patient) => new()
    {
        ["resourceType"] = "Appointment",
        ["status"] = "booked",
        ["description"] = $"First contact with {referral.ServiceName}",
        ["start"] = ReferralFhir.Text(planned),
        ["end"] = ReferralFhir.Text(planned.AddHours(1)),
        ["basedOn"] = new JsonArray(new JsonObject { ["reference"] = "ServiceRequest/" + referral.Request }),
        ["participant"] = new JsonArray(
            new JsonObject { ["actor"] = new JsonObject { ["reference"] = "Patient/" + patient }, ["status"] = "accepted" },
            new JsonObject { ["actor"] = new JsonObject { ["display"] = referral.AssigneeName ?? referral.ServiceName }, ["status"] = "accepted" }),
    };

    /// <summary>With the acceptance of a transfer the open tasks that came with it are the receiver's.</summary>
    private async Task<List<(string? Id, JsonObject Resource, string? Alias, int? Version)>> Carried(JsonObject task, Referral referral, Sight sight)
    {
        var moved = new List<(string?, JsonObject, string?, int?)>();
        foreach (var reference in (task["input"] as JsonArray ?? []).Select(i => i?["valueReference"]?["reference"]?.GetValue<string>()).OfType<string>().Where(r => r.StartsWith("Task/", StringComparison.Ordinal)))
        {
            var id = reference["Task/".Length..];
            if (await reader.Read("Task", id, sight) is { Succeeded: true } found && Parse(found.Value) is null)
            {
                var own = JsonNode.Parse(found.Value.Body!)!.AsObject();
                if (own["status"]!.GetValue<string>() is not ("completed" or "cancelled" or "rejected" or "failed" or "entered-in-error"))
                {
                    own["owner"] = ReferralFhir.Organisation(referral.To);
                    moved.Add((id, own, null, found.Value.Version));
                }
            }
        }

        return moved;
    }

    private async Task<Outcome<IReadOnlyList<Changed>>> Commit(User user, Sight sight, string activity, params (string? Id, JsonObject Resource, string? Alias, int? Version)[] writes)
    {
        var changes = new List<Change>();
        foreach (var (id, resource, alias, version) in writes)
        {
            var incoming = IncomingResource.Read(Encoding.UTF8.GetBytes(resource.ToJsonString()));
            if (!incoming.Succeeded)
            {
                return incoming.Faults.ToArray();
            }

            var type = resource["resourceType"]!.GetValue<string>();
            changes.Add(new Change(id is null ? ChangeKind.Create : ChangeKind.Put, type, id, incoming.Value, alias, version));
        }

        // Whoever works for a party to a referral may take its steps, also in a role that otherwise only reads.
        return await store.Commit(changes, sight with { MayWrite = true, Writable = Written.Contains }, activity);
    }

    private static string Patient(JsonObject task) => task["for"]!["reference"]!.GetValue<string>()["Patient/".Length..];

    private static ReferralNote Note(User user, DateTimeOffset at, string words) => new(at, $"{user.Name}, {user.JobTitle}", words);

    private static string Words(ReferralStep step, ReferralAnswer answer, string? to) => step switch
    {
        ReferralStep.Receive => "Looking at it",
        ReferralStep.Accept => Said(to is null ? "Accepted" : "Accepted, and sent to " + to, answer),
        ReferralStep.Decline => $"Declined: {answer.Words.Trim()}. Instead: {answer.Alternative.Trim()}",
        ReferralStep.Wait => Said(answer.At is { } at ? "First contact planned for " + DesignSystem.Text.Dates.Moment(at) : "On the waiting list", answer),
        ReferralStep.See => Said(answer.At is { } met ? "First contact on " + DesignSystem.Text.Dates.Moment(met) : "First contact", answer),
        ReferralStep.Close => "Closed: " + answer.Words.Trim(),
        ReferralStep.Withdraw => "Taken back: " + answer.Words.Trim(),
        ReferralStep.Resend => Said("Sent again", answer),
        ReferralStep.Message => answer.Words.Trim(),
        ReferralStep.Assign => to is null ? "Given back to the service" : "Given to " + to,
        _ => "Sent",
    };

    private static string Said(string what, ReferralAnswer answer) => answer.Words.Trim() is { Length: > 0 } words ? $"{what}: {words}" : what;

    private static string Verb(ReferralStep step) => step switch
    {
        ReferralStep.Receive => "look at a referral",
        ReferralStep.Accept => "accept a referral",
        ReferralStep.Decline => "decline a referral",
        ReferralStep.Wait => "plan the first contact",
        ReferralStep.See => "record the first contact",
        ReferralStep.Close => "close a referral",
        ReferralStep.Withdraw => "take a referral back",
        ReferralStep.Resend => "send a referral again",
        ReferralStep.Message => "write about a referral",
        ReferralStep.Assign => "say who has a referral",
        _ => "send a referral",
    };
}
