using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Goldthread.Coordination.Referrals;
using Goldthread.Record.Summary;

namespace Goldthread.Coordination.Housing;

/// <summary>
/// The one place that knows how an adaptation looks in FHIR R4: a ServiceRequest says what is asked, a Task that focuses on it carries the steps
/// (https://hl7.org/fhir/R4/task.html). Codes are ours.
/// </summary>
internal static class AdaptationFhir
{
    public const string System = "urn:goldthread:housing";
    public const string Code = "adaptation";
    private const string StateSystem = "urn:goldthread:adaptation-state";

    /// <summary>The adaptation that a Task carries; null for another kind of Task.</summary>
    public static Adaptation? Read(JsonElement task, string id, int version)
    {
        if (!task.Child("code").Items("coding").Any(c => c.Text("system") == System && c.Text("code") == Code))
        {
            return null;
        }

        var given = task.Items("input").ToList();
        JsonElement Of(string code) => given.Find(i => CodeOf(i) == code);
        var steps = task.Items("output").Where(o => CodeOf(o) == "step").Select(ReadStep).OfType<AdaptationEntry>().ToList();
        return steps.Count == 0 ? null : new Adaptation
        {
            Id = id,
            Version = version,
            Request = Id(task.Child("focus")) ?? "",
            What = Of("what").Text("valueString") ?? task.Text("description") ?? "Adaptation",
            Why = task.Child("reasonCode").Text("text") ?? "",
            Asker = Party(task.Child("requester")),
            Decider = Party(task.Child("restriction").First("recipient")),
            Serves = Of("serves").Child("valueReference").Text("reference"),
            Line = Of("grant-line").Child("valueIdentifier").Text("system") == GrantLine.System && GrantLine.TryParse(Of("grant-line").Child("valueIdentifier").Text("value"), out var line) ? line : null,
            Steps = steps,
            Notes = [.. task.Items("note").Select(n => new ReferralNote(ReferralFhir.At(n.Text("time")) ?? DateTimeOffset.UnixEpoch, n.Text("authorString") ?? "", n.Text("text") ?? ""))],
        };
    }

    /// <summary>Puts an adaptation into its Task.</summary>
    public static JsonObject Write(Adaptation adaptation, string patient, string request)
    {
        var input = new JsonArray(new JsonObject { ["type"] = Type("what"), ["valueString"] = adaptation.What });
        if (adaptation.Serves is { } serves)
        {
            // The id alone: whoever may not see the plan learns nothing of it.
            input.Add((JsonNode)new JsonObject { ["type"] = Type("serves"), ["valueReference"] = new JsonObject { ["reference"] = serves } });
        }

        if (adaptation.Line is { } line)
        {
            input.Add((JsonNode)new JsonObject { ["type"] = Type("grant-line"), ["valueIdentifier"] = new JsonObject { ["system"] = GrantLine.System, ["value"] = line.Value } });
        }

        var task = new JsonObject
        {
            ["resourceType"] = "Task",
            ["status"] = Status(adaptation.State),
            ["businessStatus"] = new JsonObject
            {
                ["coding"] = new JsonArray(new JsonObject { ["system"] = StateSystem, ["code"] = adaptation.State.ToString().ToLowerInvariant() }), ["text"] = AdaptationMove.Words(adaptation.State),
            },
            ["intent"] = "order",
            ["code"] = new JsonObject { ["coding"] = new JsonArray(new JsonObject { ["system"] = System, ["code"] = Code, ["display"] = "Adaptation of a home" }), ["text"] = "Adaptation of a home" },
            ["description"] = "Adaptation: " + adaptation.What,
            ["focus"] = new JsonObject { ["reference"] = request },
            ["for"] = new JsonObject { ["reference"] = "Patient/" + patient },
            ["authoredOn"] = ReferralFhir.Text(adaptation.Steps[0].At),
            ["lastModified"] = ReferralFhir.Text(adaptation.Notes.Count > 0 ? adaptation.Notes[^1].At : adaptation.Steps[^1].At),
            ["requester"] = ReferralFhir.Organisation(adaptation.Asker),
            ["owner"] = ReferralFhir.Organisation(adaptation.State is AdaptationState.Asked or AdaptationState.Assessed ? adaptation.Decider : adaptation.Asker),
            ["reasonCode"] = new JsonObject { ["text"] = adaptation.Why },
            ["restriction"] = Restriction(adaptation),
            ["input"] = input,
            ["output"] = new JsonArray([.. adaptation.Steps.Select(WriteStep)]),
        };
        if (adaptation.Notes.Count > 0)
        {
            task["note"] = new JsonArray([.. adaptation.Notes.Select(n => new JsonObject { ["authorString"] = n.By, ["time"] = ReferralFhir.Text(n.At), ["text"] = n.Words })]);
        }

        return task;
    }

    /// <summary>What is asked for, as a ServiceRequest.</summary>
    public static JsonObject WriteRequest(Adaptation adaptation, string patient) => new()
    {
        ["resourceType"] = "ServiceRequest",
        ["status"] = adaptation.State switch
        {
            AdaptationState.Checked or AdaptationState.Done => "completed",
            AdaptationState.Refused or AdaptationState.Withdrawn => "revoked",
            _ => "active",
        },
        ["intent"] = "order",
        ["category"] = new JsonArray(new JsonObject { ["coding"] = new JsonArray(new JsonObject { ["system"] = System, ["code"] = Code }), ["text"] = "Adaptation of a home" }),
        ["code"] = new JsonObject { ["text"] = "Adaptation: " + adaptation.What },
        ["subject"] = new JsonObject { ["reference"] = "Patient/" + patient },
        ["authoredOn"] = ReferralFhir.Text(adaptation.Steps[0].At),
        ["requester"] = ReferralFhir.Organisation(adaptation.Asker),
        ["performer"] = new JsonArray(ReferralFhir.Organisation(adaptation.Decider)),
        ["reasonCode"] = new JsonArray(new JsonObject { ["text"] = adaptation.Why }),
    };

    /// <summary>The id of the Patient that a Task is for.</summary>
    public static string Patient(JsonElement task) => Id(task.Child("for")) ?? "";

    private static JsonObject Restriction(Adaptation adaptation)
    {
        var restriction = new JsonObject { ["recipient"] = new JsonArray(ReferralFhir.Organisation(adaptation.Decider)) };
        if (adaptation.Due is { } due)
        {
            restriction["period"] = new JsonObject { ["end"] = Day(due.Due) };
        }

        return restriction;
    }

    private static JsonNode WriteStep(AdaptationEntry entry) => new JsonObject
    {
        ["extension"] = new JsonArray(
            new JsonObject { ["url"] = System + ":step", ["valueCode"] = entry.Step.ToString().ToLowerInvariant() },
            new JsonObject { ["url"] = System + ":day", ["valueDate"] = Day(entry.Day) },
            new JsonObject { ["url"] = System + ":organisation", ["valueString"] = entry.Organisation }),
        ["type"] = Type("step"),
        ["valueAnnotation"] = new JsonObject { ["authorString"] = entry.By, ["time"] = ReferralFhir.Text(entry.At), ["text"] = entry.Words.Length > 0 ? entry.Words : AdaptationMove.Done(entry.Step) },
    };

    private static AdaptationEntry? ReadStep(JsonElement output)
    {
        var said = output.Child("valueAnnotation");
        return Enum.TryParse<AdaptationStep>(output.Extension(System + ":step").Text("valueCode"), ignoreCase: true, out var step)
            && DateOnly.TryParseExact(output.Extension(System + ":day").Text("valueDate"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new AdaptationEntry(
                step, day, said.Text("text") is { } words && words != AdaptationMove.Done(step) ? words : "", said.Text("authorString") ?? "",
                output.Extension(System + ":organisation").Text("valueString") ?? "", ReferralFhir.At(said.Text("time")) ?? DateTimeOffset.UnixEpoch)
            : null;
    }

    private static string Status(AdaptationState state) => state switch
    {
        AdaptationState.Asked => "requested",
        AdaptationState.Assessed => "received",
        AdaptationState.Approved => "accepted",
        AdaptationState.Refused => "rejected",
        AdaptationState.Booked or AdaptationState.Done => "in-progress",
        AdaptationState.Checked => "completed",
        _ => "cancelled",
    };

    private static Party Party(JsonElement reference) => new((Id(reference) ?? "").ToUpperInvariant(), reference.Text("display") ?? Id(reference) ?? "");

    private static string? Id(JsonElement reference) => reference.Text("reference") is { } text ? text[(text.LastIndexOf('/') + 1)..] : null;

    private static string? CodeOf(JsonElement item) => item.Child("type").Items("coding").FirstOrDefault(c => c.Text("system") == System).Text("code");

    private static JsonObject Type(string code) => new() { ["coding"] = new JsonArray(new JsonObject { ["system"] = System, ["code"] = code }) };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
