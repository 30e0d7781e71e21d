using System.Text.Json;
using Goldthread.Coordination.Referrals;
using Goldthread.Fhir.Storage;
using Goldthread.Record.Summary;

namespace Goldthread.Coordination.Work;

/// <summary>Something to do that is no referral: a row for whoever owns it, under the organisation of that user, or under whoever wrote it.</summary>
internal static class OpenTask
{
    public const string Kind = "task";

    // The hub of the hospital has a board of its own for the way home.
    private const string WayHome = "urn:goldthread:home-first";

    public static IReadOnlyList<WorkRow> Of(StoredResource stored, JsonElement task, Owners owners)
    {
        if (task.Text("status") is "completed" or "cancelled" or "rejected" or "failed" or "entered-in-error" or "draft" || task.Child("code").Items("coding").Any(c => c.Text("system") == WayHome))
        {
            return [];
        }

        var (organisation, user) = owners.Of(task.Child("owner"));
        var due = task.Child("restriction").Child("period").Moment("end") ?? task.Child("executionPeriod").Moment("end");
        var asked = ReferralFhir.At(task.Text("authoredOn")) ?? stored.At;
        return
        [
            new WorkRow
            {
                Owner = organisation ?? stored.Source, Side = WorkSide.Do, Type = "Task", Id = stored.Id, Person = stored.Person, Kind = Kind, State = task.Text("status") ?? "",
                Assignee = user ?? "", Priority = Rank(task.Text("priority")), DueAt = due is { } at ? EndOf(at).ToUnixTimeMilliseconds() : WorkRow.Never,
                SinceAt = stored.At.ToUnixTimeMilliseconds(), SentAt = asked.ToUnixTimeMilliseconds(),
            },
        ];
    }

    public static WorkSaid Say(JsonElement task) => new(
        task.Text("description") ?? task.Child("code").Text("text") ?? "Something to do",
        task.Child("owner").Text("display") is { } owner ? $"{owner} to do" : "Nobody has it", "#actions");

    /// <summary>A day without a time is due until it ends, in England.</summary>
    public static DateTimeOffset EndOf(FhirMoment due) => due.HasTime ? due.Start : UkTime.StartOf(due.LastDay.AddDays(1));

    public static short Rank(ReferralPriority priority) => (short)(ReferralPriority.Stat - priority);

    public static short Rank(string? priority) => Rank(Enum.TryParse<ReferralPriority>(priority, ignoreCase: true, out var read) ? read : ReferralPriority.Routine);
}
