using System.Text.Json;
using Goldthread.Coordination.Referrals;
using Goldthread.Fhir.Storage;
using Goldthread.Record.Summary;

namespace Goldthread.Coordination.Work;

/// <summary>
/// An alert about somebody that is not dealt with: a Communication of the category "alert" (https://terminology.hl7.org/CodeSystem-communication-category.html), for each
/// organisation or user it was sent to; for whoever wrote it where it names nobody, so that no alert is without a list.
/// </summary>
internal static class CareAlert
{
    public const string Kind = "alert";

    // An alert that names no time of its own is somebody's move within the day.
    private static readonly TimeSpan Limit = TimeSpan.FromHours(24);

    public static bool IsOne(JsonElement communication) => communication.Items("category").Any(c => c.HasCode("alert"));

    public static IReadOnlyList<WorkRow> Of(StoredResource stored, JsonElement alert, Owners owners)
    {
        if (!IsOne(alert) || alert.Text("status") is not ("in-progress" or "preparation" or "on-hold"))
        {
            return [];
        }

        var sent = ReferralFhir.At(alert.Text("sent")) ?? stored.At;
        var to = alert.Items("recipient").Select(owners.Of).Where(r => r.Organisation is not null).ToList();
        return
        [
            .. to.DefaultIfEmpty((Organisation: stored.Source, User: null)).GroupBy(r => r.Organisation!).Select(owner => new WorkRow
            {
                Owner = owner.Key, Side = WorkSide.Do, Type = "Communication", Id = stored.Id, Person = stored.Person, Kind = Kind, State = alert.Text("status")!,
                Assignee = owner.Select(r => r.User).FirstOrDefault(u => u is not null) ?? "", Priority = OpenTask.Rank(alert.Text("priority")),
                DueAt = (sent + Limit).ToUnixTimeMilliseconds(), SinceAt = stored.At.ToUnixTimeMilliseconds(), SentAt = sent.ToUnixTimeMilliseconds(),
            }),
        ];
    }

    public static WorkSaid Say(JsonElement alert) => new(
        "Alert: " + (alert.Items("payload").Select(p => p.Text("contentString")).FirstOrDefault(t => t is not null) ?? alert.Child("topic").Text("text") ?? "look at the record"),
        alert.Items("recipient").Where(r => ReferralFhir.User(r) is not null).Select(r => r.Text("display")).FirstOrDefault(d => d is not null) is { } who ? $"{who} to deal with it" : "Nobody has it",
        "#timeline");
}
