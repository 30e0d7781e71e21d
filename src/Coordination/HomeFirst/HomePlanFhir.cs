using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Goldthread.Record.Summary;

namespace Goldthread.Coordination.HomeFirst;

/// <summary>The one place that reads and writes the Task of a way home and the daily Observation of its criteria to reside.</summary>
internal static class HomePlanFhir
{
    public const string System = "urn:goldthread:home-first";
    public const string TaskCode = "way-home";
    public const string JudgementCode = "criteria-to-reside";
    private const string BodyUrl = "urn:goldthread:extension:responsible";

    /// <summary>The id of a stay's Task: one for each stay, whoever is first to write it.</summary>
    public static string IdFor(string stay) =>
        "way-home-" + Convert.ToHexStringLower(global::System.Security.Cryptography.SHA256.HashData(global::System.Text.Encoding.UTF8.GetBytes(stay)))[..40];

    /// <summary>True for the Task of a way home.</summary>
    public static bool IsPlan(JsonElement task) => IsOurs(task.Child("code"), TaskCode);

    /// <summary>The Encounter a resource is about, by its id; null for none.</summary>
    public static string? StayOf(JsonElement resource) =>
        resource.Child("encounter").Text("reference") is { } reference && reference.StartsWith("Encounter/", StringComparison.Ordinal) ? reference["Encounter/".Length..] : null;

    public static HomePlan Read(JsonElement task)
    {
        var given = task.Items("input").Select(i => (Code: Code(i), Item: i)).ToList();
        JsonElement Of(string code) => given.FirstOrDefault(g => g.Code == code).Item;
        return new HomePlan
        {
            Pathway = Of("pathway").Text("valueCode") is ['0' or '1' or '2' or '3'] pathway ? (Pathway)(pathway[0] - '0') : null,
            Needs = Of("needs").Text("valueString") ?? "",
            Why = Of("why-not-home").Text("valueString") ?? "",
            Carer = Enum.TryParse<UnpaidCarer>(Of("carer").Text("valueCode"), ignoreCase: true, out var carer) ? carer : UnpaidCarer.NotAsked,
            Expected = Day(Of("expected").Text("valueDate")),
            ExpectedSaid = Moment(Of("expected-said").Text("valueInstant")),
            ReadySince = Day(Of("ready-since").Text("valueDate")),
            Judged = Day(Of("judged").Text("valueDate")),
            LeftOn = Day(Of("left").Text("valueDate")),
            Told = [.. given.Where(g => g.Code == "told").Select(g => g.Item.Child("valueAnnotation"))
                .Select(a => new Told(a.Text("text") ?? "", a.Text("authorString") ?? "", Moment(a.Text("time")) ?? DateTimeOffset.UnixEpoch))],
            Waits = [.. task.Items("output").Where(o => Code(o) == "wait").Select(WaitOf).OfType<Wait>().OrderBy(w => w.From).ThenBy(w => w.Until ?? DateOnly.MaxValue)],
        };
    }

    public static JsonObject Write(HomePlan plan, string stay, string patient, string owner, DateTimeOffset authored, DateTimeOffset now)
    {
        var input = new JsonArray();
        Add("pathway", "valueCode", plan.Pathway is { } p ? ((int)p).ToString(CultureInfo.InvariantCulture) : null);
        Add("needs", "valueString", plan.Needs);
        Add("why-not-home", "valueString", plan.Why);
        Add("carer", "valueCode", plan.Carer == UnpaidCarer.NotAsked ? null : plan.Carer.ToString().ToLowerInvariant());
        Add("expected", "valueDate", Text(plan.Expected));
        Add("expected-said", "valueInstant", plan.ExpectedSaid is { } said ? Instant(said) : null);
        Add("ready-since", "valueDate", Text(plan.ReadySince));
        Add("judged", "valueDate", Text(plan.Judged));
        Add("left", "valueDate", Text(plan.LeftOn));
        foreach (var told in plan.Told)
        {
            input.Add((JsonNode)new JsonObject
            {
                ["type"] = Type("told"), ["valueAnnotation"] = new JsonObject { ["authorString"] = told.By, ["time"] = Instant(told.At), ["text"] = told.Who },
            });
        }

        var task = new JsonObject
        {
            ["resourceType"] = "Task",
            ["status"] = plan.LeftOn is null ? "in-progress" : "completed",
            ["intent"] = "plan",
            ["code"] = Coded(System, TaskCode, "Way home from hospital"),
            ["for"] = new JsonObject { ["reference"] = "Patient/" + patient },
            ["encounter"] = new JsonObject { ["reference"] = "Encounter/" + stay },
            ["authoredOn"] = Instant(authored),
            ["lastModified"] = Instant(now),
            ["owner"] = new JsonObject { ["reference"] = "Organization/" + owner },
        };
        if (plan.Pathway is { } pathway)
        {
            task["businessStatus"] = new JsonObject { ["text"] = PathwayRule.Words(pathway) };
        }

        if (input.Count > 0)
        {
            task["input"] = input;
        }

        if (plan.Waits.Count > 0)
        {
            task["output"] = new JsonArray([.. plan.Waits.Select(WriteWait)]);
        }

        return task;

        void Add(string code, string type, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                input.Add((JsonNode)new JsonObject { ["type"] = Type(code), [type] = value });
            }
        }
    }

    public static bool IsJudgement(JsonElement observation) => IsOurs(observation.Child("code"), JudgementCode);

    /// <summary>What an Observation says of the criteria; null for one that says nothing.</summary>
    public static Judgement? ReadJudgement(JsonElement observation) =>
        Day(observation.Text("effectiveDateTime")) is { } day && observation.Child("valueBoolean").ValueKind is JsonValueKind.True or JsonValueKind.False
            ? new Judgement(
                day, observation.Child("valueBoolean").GetBoolean(), observation.First("interpretation").Code() ?? "", Moment(observation.Text("issued")) ?? DateTimeOffset.UnixEpoch,
                observation.First("performer").Text("display") ?? "")
            : null;

    public static JsonObject WriteJudgement(Judgement judgement, string stay, string patient)
    {
        var observation = new JsonObject
        {
            ["resourceType"] = "Observation",
            ["status"] = "final",
            ["code"] = Coded(System, JudgementCode, "Still needs the acute hospital"),
            ["subject"] = new JsonObject { ["reference"] = "Patient/" + patient },
            ["encounter"] = new JsonObject { ["reference"] = "Encounter/" + stay },
            ["effectiveDateTime"] = Text(judgement.Day),
            ["issued"] = Instant(judgement.Said),
            ["performer"] = new JsonArray(new JsonObject { ["display"] = judgement.By }),
            ["valueBoolean"] = judgement.IsMet,
        };
        if (judgement.Reason.Length > 0)
        {
            observation["interpretation"] = new JsonArray(Coded(CriteriaToReside.System, judgement.Reason, CriteriaToReside.Words(judgement.Reason)));
        }

        return observation;
    }

    private static JsonNode WriteWait(Wait wait)
    {
        var period = new JsonObject { ["start"] = Text(wait.From) };
        if (wait.Until is { } until)
        {
            period["end"] = Text(until);
        }

        var item = new JsonObject { ["type"] = Type("wait"), ["valuePeriod"] = period };
        var extensions = new JsonArray();
        if (wait.Reason.Length > 0)
        {
            extensions.Add((JsonNode)new JsonObject { ["url"] = DelayReason.System, ["valueCode"] = wait.Reason });
        }

        if (wait.Body is { } body)
        {
            extensions.Add((JsonNode)new JsonObject { ["url"] = BodyUrl, ["valueCode"] = body.ToString() });
        }

        if (extensions.Count > 0)
        {
            item["extension"] = extensions;
        }

        return item;
    }

    private static Wait? WaitOf(JsonElement output) => Day(output.Child("valuePeriod").Text("start")) is { } from
        ? new Wait(
            from, Day(output.Child("valuePeriod").Text("end")), output.Extension(DelayReason.System).Text("valueCode") ?? "",
            Enum.TryParse<Responsible>(output.Extension(BodyUrl).Text("valueCode"), out var body) ? body : null)
        : null;

    private static bool IsOurs(JsonElement concept, string code) => concept.Items("coding").Any(c => c.Text("system") == System && c.Text("code") == code);

    private static string? Code(JsonElement item) => item.Child("type").Items("coding").FirstOrDefault(c => c.Text("system") == System).Text("code");

    private static JsonObject Type(string code) => new() { ["coding"] = new JsonArray(new JsonObject { ["system"] = System, ["code"] = code }) };

    private static JsonObject Coded(string system, string code, string words) =>
        new() { ["coding"] = new JsonArray(new JsonObject { ["system"] = system, ["code"] = code, ["display"] = words }), ["text"] = words };

    private static DateOnly? Day(string? text) =>
        text is { Length: >= 10 } && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTimeOffset? Moment(string? text) => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
