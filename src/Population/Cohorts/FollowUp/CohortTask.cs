using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Goldthread.Fhir.Json;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Values;
using Goldthread.Population.Cohorts.Saved;
using Goldthread.Record.Access;
using Goldthread.Record.Summary;

namespace Goldthread.Population.Cohorts.FollowUp;

/// <summary>What somebody asks a team to do for the people of a cohort.</summary>
/// <param name="Organisation">Code of the organisation whose list it goes on.</param>
/// <param name="OrganisationName">Its name.</param>
/// <param name="What">What to do.</param>
/// <param name="Due">By when.</param>
/// <param name="Most">At most so many people, from the top of the list.</param>
public sealed record CohortRequest(string Organisation, string OrganisationName, string What, DateOnly Due, int Most);

/// <summary>
/// The FHIR Task that carries a cohort to a worklist (https://hl7.org/fhir/R4/task.html): what to do in its code, whose move it is in its owner, by when in its restriction, and which cohort it comes
/// from in an identifier, so that whoever keeps worklists need not know of cohorts, and what becomes of it is known here again.
/// </summary>
internal static class CohortTask
{
    /// <summary>The system of the identifier; its value is the cohort's number and version: "12/3".</summary>
    public const string System = "urn:goldthread:cohort";

    private const string UserSystem = "urn:goldthread:user";

    /// <summary>A request to do something for one person.</summary>
    public static JsonObject Of(string patient, SavedCohort cohort, CohortRequest request, User by, DateTimeOffset now) => new()
    {
        ["resourceType"] = "Task",
        ["identifier"] = new JsonArray(new JsonObject { ["system"] = System, ["value"] = string.Create(CultureInfo.InvariantCulture, $"{cohort.Id}/{cohort.Version}") }),
        ["status"] = "requested",
        ["intent"] = "order",
        ["priority"] = "routine",
        ["code"] = new JsonObject { ["text"] = request.What },
        ["for"] = new JsonObject { ["reference"] = "Patient/" + patient },
        ["authoredOn"] = Text(now),
        ["lastModified"] = Text(now),
        ["requester"] = new JsonObject { ["type"] = "Practitioner", ["identifier"] = new JsonObject { ["system"] = UserSystem, ["value"] = by.Id }, ["display"] = by.Name },
        ["owner"] = new JsonObject { ["type"] = "Organization", ["identifier"] = new JsonObject { ["system"] = OdsCode.System, ["value"] = request.Organisation }, ["display"] = request.OrganisationName },
        ["reasonCode"] = new JsonObject { ["text"] = $"On the list \"{cohort.Name}\", version {cohort.Version}" },
        ["restriction"] = new JsonObject { ["period"] = new JsonObject { ["end"] = request.Due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) } },
    };

    /// <summary>What a Task says of its cohort; null where it has none.</summary>
    public static CohortTaskRow? Read(StoredResource stored)
    {
        using var json = JsonDocument.Parse(stored.Body!, new JsonDocumentOptions { MaxDepth = FhirJson.MaxDepth });
        var task = json.RootElement;
        var value = task.Items("identifier").FirstOrDefault(i => i.Text("system") == System).Text("value")?.Split('/');
        return value is [var cohort, var version] && long.TryParse(cohort, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var of)
            ? new CohortTaskRow(stored.Person, stored.Id, id, of, task.Text("status") ?? "", Outcome(task)) { SentOn = Sent(task, stored), DoneOn = Done(task, stored) }
            : null;
    }

    private static DateOnly Sent(JsonElement task, StoredResource stored) => task.Moment("authoredOn")?.FirstDay ?? UkTime.DateOf(stored.At);

    // Who completes a Task may say when; else it is the day on which it was written so.
    private static DateOnly? Done(JsonElement task, StoredResource stored) =>
        task.Text("status") != "completed" ? null : task.Child("executionPeriod").Moment("end")?.FirstDay ?? UkTime.DateOf(stored.At);

    // Words that somebody chose stand before words that somebody typed.
    private static string Outcome(JsonElement task) =>
        Words(task.Child("businessStatus")) ?? Words(task.Child("statusReason")) ?? task.Items("output").Where(o => Words(o.Child("type")) is "outcome" or "Outcome").Select(o => o.Text("valueString") ?? Words(o.Child("valueCodeableConcept"))).FirstOrDefault() ?? "";

    private static string? Words(JsonElement concept) => concept.Items("coding").Select(c => c.Text("display")).FirstOrDefault(d => d is not null) ?? concept.Text("text");

    private static string Text(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}

/// <summary>A Task of a cohort.</summary>
/// <param name="Person">Whose.</param>
/// <param name="Task">Its id.</param>
/// <param name="Cohort">The cohort's number.</param>
/// <param name="Version">The cohort's version.</param>
/// <param name="Status">As FHIR says it: "requested", "completed".</param>
/// <param name="Outcome">What came of it in words; empty for not said.</param>
internal sealed record CohortTaskRow(PersonKey Person, string Task, long Cohort, int Version, string Status, string Outcome)
{
    /// <summary>The day on which it was written.</summary>
    public DateOnly SentOn { get; init; }

    /// <summary>The day on which it was completed; null where it is not.</summary>
    public DateOnly? DoneOn { get; init; }

    /// <summary>True for what is not over.</summary>
    public bool IsOpen => Status is not ("completed" or "cancelled" or "rejected" or "failed" or "entered-in-error");
}
