using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Goldthread.Record.Reading;
using Goldthread.Record.Summary;

namespace Goldthread.Coordination.Referrals;

/// <summary>
/// The one place that knows how a referral looks in FHIR R4: a ServiceRequest says what is asked, a Task that focuses on it says who does it and how
/// far it has come (https://hl7.org/fhir/R4/request.html, https://hl7.org/fhir/R4/task.html). Codes that R4 has are used; the others are ours.
/// </summary>
public static class ReferralFhir
{
    /// <summary>What kind of referral a Task carries out.</summary>
    public const string KindSystem = "urn:goldthread:referral-kind";

    /// <summary>The state, finer than the Task's status.</summary>
    public const string StateSystem = "urn:goldthread:referral-state";

    /// <summary>Ids of services in the directory.</summary>
    public const string ServiceSystem = "urn:goldthread:service";

    /// <summary>Ids of users of this place.</summary>
    public const string UserSystem = "urn:goldthread:user";

    private const string TaskCodes = "http://hl7.org/fhir/CodeSystem/task-code";
    private const string SenderExtension = "urn:goldthread:sender";
    private const string TeamExtension = "urn:goldthread:team";
    private const string PlannedExtension = "urn:goldthread:planned-contact";

    /// <summary>The referral that a Task is; null when it is another kind of task.</summary>
    public static Referral? Read(JsonElement task, string id, int version)
    {
        var kind = task.Child("code").Items("coding").FirstOrDefault(c => c.Text("system") == KindSystem).Text("code");
        if (kind is null || !Enum.TryParse<ReferralKind>(kind.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var parsed))
        {
            return null;
        }

        var service = task.First("performerType");
        var owner = task.Child("owner");
        var to = task.Child("restriction").First("recipient");
        var sender = task.Extension(SenderExtension).Child("valueReference");
        var priority = Enum.TryParse<ReferralPriority>(task.Text("priority"), ignoreCase: true, out var soon) ? soon : ReferralPriority.Routine;
        return new Referral
        {
            Id = id,
            Version = version,
            Request = Id(task.Child("focus")) ?? "",
            Kind = parsed,
            State = StateOf(task),
            Priority = priority,
            From = Organisation(task.Child("requester")),
            Sender = sender.Text("display") ?? task.Child("requester").Text("display") ?? "Another system",
            SenderId = User(sender),
            To = Organisation(to),
            Service = service.Items("coding").FirstOrDefault(c => c.Text("system") == ServiceSystem).Text("code"),
            ServiceName = service.Text("text") ?? to.Text("display") ?? "a service",
            Team = task.Extension(TeamExtension).Text("valueString"),
            Assignee = User(owner),
            AssigneeName = User(owner) is null ? null : owner.Text("display"),
            Reason = task.Text("description") ?? "",
            Sent = At(task.Text("authoredOn")) ?? DateTimeOffset.UnixEpoch,
            Due = At(task.Child("restriction").Child("period").Text("end")),
            Planned = At(task.Extension(PlannedExtension).Text("valueDateTime")),
            FirstContact = At(task.Child("executionPeriod").Text("start")),
            Ended = At(task.Child("executionPeriod").Text("end")),
            Why = task.Child("statusReason").Text("text"),
            Alternative = Output(task, "Alternative"),
            Outcome = Output(task, "Outcome"),
            Notes = [.. task.Items("note").Select(n => new ReferralNote(At(n.Text("time")) ?? DateTimeOffset.UnixEpoch, n.Text("authorString") ?? "", n.Text("text") ?? ""))],
        };
    }

    /// <summary>Puts a referral into its Task; what others have added to the Task stays.</summary>
    public static void Write(JsonObject task, Referral referral, string patient, string request)
    {
        task["resourceType"] = "Task";
        task["status"] = Status(referral.State);
        task["intent"] = "order";
        task["priority"] = Code(referral.Priority);
        task["code"] = new JsonObject
        {
            ["coding"] = new JsonArray(
                new JsonObject { ["system"] = TaskCodes, ["code"] = "fulfill" },
                new JsonObject { ["system"] = KindSystem, ["code"] = Code(referral.Kind) }),
            ["text"] = KindWords(referral.Kind),
        };
        task["businessStatus"] = new JsonObject { ["coding"] = new JsonArray(new JsonObject { ["system"] = StateSystem, ["code"] = Code(referral.State) }), ["text"] = ReferralMove.StateWords(referral) };
        task["description"] = referral.Reason;
        task["focus"] = new JsonObject { ["reference"] = request };
        task["for"] = new JsonObject { ["reference"] = "Patient/" + patient };
        task["authoredOn"] = Text(referral.Sent);
        task["lastModified"] = Text(referral.Notes.Count > 0 ? referral.Notes[^1].At : referral.Sent);
        task["requester"] = Organisation(referral.From);
        task["owner"] = referral.Assignee is { } user ? Person(user, referral.AssigneeName ?? user) : Organisation(referral.To);
        var service = new JsonObject { ["text"] = referral.ServiceName };
        if (referral.Service is { } id)
        {
            service["coding"] = new JsonArray(new JsonObject { ["system"] = ServiceSystem, ["code"] = id });
        }

        task["performerType"] = new JsonArray(service);
        var restriction = new JsonObject { ["recipient"] = new JsonArray(Organisation(referral.To)) };
        Set(restriction, "period", referral.Due is { } due ? new JsonObject { ["end"] = Text(due) } : null);
        task["restriction"] = restriction;
        Set(task, "executionPeriod", Period(referral));
        Set(task, "statusReason", referral.Why is { Length: > 0 } why ? new JsonObject { ["text"] = why } : null);
        Set(task, "note", referral.Notes.Count == 0 ? null : new JsonArray([.. referral.Notes.Select(n => new JsonObject { ["authorString"] = n.By, ["time"] = Text(n.At), ["text"] = n.Words })]));
        Output(task, "Alternative", referral.Alternative);
        Output(task, "Outcome", referral.Outcome);
        Extend(task, SenderExtension, "valueReference", referral.SenderId is { } by ? Person(by, referral.Sender) : new JsonObject { ["display"] = referral.Sender });
        Extend(task, TeamExtension, "valueString", referral.Team is { } team ? JsonValue.Create(team) : null);
        Extend(task, PlannedExtension, "valueDateTime", referral.Planned is { } planned ? JsonValue.Create(Text(planned)) : null);
    }

    /// <summary>What is asked for, as a ServiceRequest.</summary>
    public static void WriteRequest(JsonObject request, Referral referral, string patient)
    {
        request["resourceType"] = "ServiceRequest";
        request["status"] = referral.State switch
        {
            ReferralState.Draft => "draft",
            ReferralState.Closed => "completed",
            ReferralState.Withdrawn or ReferralState.Declined => "revoked",
            _ => "active",
        };
        request["intent"] = "order";
        request["category"] = new JsonArray(new JsonObject { ["coding"] = new JsonArray(new JsonObject { ["system"] = KindSystem, ["code"] = Code(referral.Kind) }), ["text"] = KindWords(referral.Kind) });
        request["priority"] = Code(referral.Priority);
        request["code"] = new JsonObject { ["text"] = referral.ServiceName };
        request["subject"] = new JsonObject { ["reference"] = "Patient/" + patient };
        request["authoredOn"] = Text(referral.Sent);
        request["requester"] = referral.SenderId is { } by ? Person(by, referral.Sender) : Organisation(referral.From);
        request["performer"] = new JsonArray(Organisation(referral.To));
        request["reasonCode"] = new JsonArray(new JsonObject { ["text"] = referral.Reason });
    }

    /// <summary>A kind as people say it.</summary>
    public static string KindWords(ReferralKind kind) => kind switch
    {
        ReferralKind.Transfer => "Transfer of care",
        ReferralKind.Urgent => "Urgent response",
        ReferralKind.SocialPrescribing => "Social prescribing",
        _ => "Referral",
    };

    internal static string Code(Enum value) => value is ReferralKind.SocialPrescribing ? "social-prescribing" : value.ToString().ToLowerInvariant();

    internal static string Text(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    internal static DateTimeOffset? At(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;

    internal static JsonObject Person(string user, string display) =>
        new() { ["type"] = "Practitioner", ["identifier"] = new JsonObject { ["system"] = UserSystem, ["value"] = user }, ["display"] = display };

    internal static JsonObject Organisation(Party party) => new()
    {
        ["reference"] = "Organization/" + party.Code, ["identifier"] = new JsonObject { ["system"] = Kernel.Values.OdsCode.System, ["value"] = party.Code }, ["display"] = party.Name,
    };

    /// <summary>The user whom a reference names, by our identifier or by the id of their Practitioner; null when it names somebody else.</summary>
    internal static string? User(JsonElement reference) =>
        reference.Child("identifier").Text("system") == UserSystem ? reference.Child("identifier").Text("value")
        : reference.Text("reference") is { } text && (text.StartsWith("Practitioner/", StringComparison.Ordinal) || text.StartsWith("PractitionerRole/", StringComparison.Ordinal)) ? text[(text.IndexOf('/', StringComparison.Ordinal) + 1)..]
        : null;

    private static ReferralState StateOf(JsonElement task) =>
        Enum.TryParse<ReferralState>(task.Child("businessStatus").Items("coding").FirstOrDefault(c => c.Text("system") == StateSystem).Text("code"), ignoreCase: true, out var state)
            && Status(state) == task.Text("status")
            ? state
            // Another system moved the Task without knowing our finer states: its status counts.
            : task.Text("status") switch
            {
                "draft" => ReferralState.Draft,
                "received" => ReferralState.Received,
                "accepted" or "ready" or "on-hold" => ReferralState.Accepted,
                "in-progress" => ReferralState.Seen,
                "rejected" => ReferralState.Declined,
                "completed" => ReferralState.Closed,
                "cancelled" or "failed" or "entered-in-error" => ReferralState.Withdrawn,
                _ => ReferralState.Sent,
            };

    private static string Status(ReferralState state) => state switch
    {
        ReferralState.Draft => "draft",
        ReferralState.Sent => "requested",
        ReferralState.Received => "received",
        ReferralState.Accepted or ReferralState.Waiting => "accepted",
        ReferralState.Seen => "in-progress",
        ReferralState.Declined => "rejected",
        ReferralState.Closed => "completed",
        _ => "cancelled",
    };

    private static JsonObject? Period(Referral referral)
    {
        if (referral.FirstContact is null && referral.Ended is null)
        {
            return null;
        }

        var period = new JsonObject();
        Set(period, "start", referral.FirstContact is { } start ? JsonValue.Create(Text(start)) : null);
        Set(period, "end", referral.Ended is { } end ? JsonValue.Create(Text(end)) : null);
        return period;
    }

    private static Party Organisation(JsonElement reference)
    {
        var code = OrganisationCode.In(reference.Child("identifier")) ?? Id(reference) ?? "";
        return new Party(code, reference.Text("display") ?? code);
    }

    private static string? Id(JsonElement reference) => reference.Text("reference") is { } text ? text[(text.LastIndexOf('/') + 1)..] : null;

    private static string? Output(JsonElement task, string name) => task.Items("output").FirstOrDefault(o => o.Child("type").Text("text") == name).Text("valueString");

    private static void Output(JsonObject task, string name, string? value) => Replace(
        task, "output", o => o["type"]?["text"]?.GetValue<string>() == name, value is { Length: > 0 } ? new JsonObject { ["type"] = new JsonObject { ["text"] = name }, ["valueString"] = value } : null);

    private static void Extend(JsonObject task, string url, string kind, JsonNode? value) => Replace(
        task, "extension", e => e["url"]?.GetValue<string>() == url, value is null ? null : new JsonObject { ["url"] = url, [kind] = value });

    private static void Replace(JsonObject task, string list, Func<JsonNode, bool> isIt, JsonObject? with)
    {
        var kept = (task[list] as JsonArray ?? []).Where(n => n is not null && !isIt(n)).Select(n => n!.DeepClone()).ToList();
        if (with is not null)
        {
            kept.Add(with);
        }

        Set(task, list, kept.Count == 0 ? null : new JsonArray([.. kept]));
    }

    private static void Set(JsonObject task, string name, JsonNode? value)
    {
        task.Remove(name);
        if (value is not null)
        {
            task[name] = value;
        }
    }
}
