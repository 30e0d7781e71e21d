using System.Text.Json;
using Goldthread.Fhir.Storage;
using Goldthread.Record.Summary;

namespace Goldthread.Coordination.Work;

/// <summary>
/// A plan that ends must be looked at again before it does: a row for its author. A plan that names no end has none; the record has no review date of its own
/// (https://hl7.org/fhir/R4/careplan.html), and none is guessed.
/// </summary>
internal static class PlanReview
{
    public const string Kind = "plan";

    public static IReadOnlyList<WorkRow> Of(StoredResource stored, JsonElement plan, Owners owners)
    {
        if (plan.Text("status") is not ("active" or "on-hold") || plan.Child("period").Moment("end") is not { } end)
        {
            return [];
        }

        var (organisation, user) = owners.Of(plan.Child("author"));
        var since = plan.Moment("created")?.Start ?? plan.Child("period").Moment("start")?.Start ?? stored.At;
        return
        [
            new WorkRow
            {
                Owner = organisation ?? stored.Source, Side = WorkSide.Do, Type = "CarePlan", Id = stored.Id, Person = stored.Person, Kind = Kind, State = plan.Text("status")!,
                Assignee = user ?? "", DueAt = OpenTask.EndOf(end).ToUnixTimeMilliseconds(), SinceAt = stored.At.ToUnixTimeMilliseconds(), SentAt = since.ToUnixTimeMilliseconds(),
            },
        ];
    }

    public static WorkSaid Say(JsonElement plan) => new(
        "Plan to look at again: " + (plan.Text("title") ?? plan.Text("description") ?? "care plan"),
        plan.Child("author").Text("display") is { } author ? $"{author} to do" : "Nobody has it", "#plans");
}
