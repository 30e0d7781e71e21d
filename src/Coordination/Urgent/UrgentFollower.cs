using System.Text.Json;
using Goldthread.Coordination.Referrals;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Record.People;

namespace Goldthread.Coordination.Urgent;

/// <summary>
/// Keeps what the two-hour clock is worked out from when the Task of an urgent referral is written, or an Encounter that answers its request, by whatever system. The row
/// is made anew from all that stands in the person's records, so that events in any order, or twice, end the same.
/// </summary>
internal static class UrgentFollower
{
    public static OutboxSubscriber Subscriber() => new(WorkWritten.Name, (session, e) => Handle(session, WorkWritten.Read(e.Body)));

    private static void Handle(Session session, WorkWritten written)
    {
        if (written.Key.IsPlace)
        {
            return;
        }

        session.AcceptTwoPhase("The row of a clock lies under its provider, the person's contacts under the person; both follow one event.");
        if (written.Type == "Task")
        {
            Count(session, written.Key, written.Id);
        }
        else if (written.Type == "Encounter")
        {
            Contact(session, written);
        }
    }

    private static void Contact(Session session, WorkWritten written)
    {
        DateTimeOffset? started = null;
        IReadOnlyList<string> requests = [];
        if (CurrentRows.Find(session, written.Key, "Encounter", written.Id) is { } encounter)
        {
            using var json = Parse(encounter);
            (started, requests) = (UrgentContact.Read(json.RootElement), UrgentContact.Requests(json.RootElement));
        }

        UrgentContactTable.Replace(session, written.Key, written.Id, started, requests);

        // An Encounter about somebody else stops nobody's clock, whatever it says it is based on.
        foreach (var key in PersonDirectory.Whole(session, written.Key))
        {
            foreach (var (task, _) in UrgentContactTable.Tasks(session, key))
            {
                Count(session, key, task);
            }
        }
    }

    private static void Count(Session session, PersonKey person, string id)
    {
        if (CurrentRows.Find(session, person, "Task", id) is not { } task)
        {
            return;
        }

        using var json = Parse(task);
        if (ReferralFhir.Read(json.RootElement, task.Id, task.Version) is not { Kind: ReferralKind.Urgent, State: not ReferralState.Draft, To.Code.Length: > 0 } referral)
        {
            return;
        }

        UrgentContactTable.Put(session, person, id, referral.Request);
        var row = UrgentFhir.Row(person, json.RootElement, referral, WaitTable.PlaceOf(session, person));
        UrgentTable.Put(session, row with { Contact = Earliest(session, person, referral) });
    }

    private static DateTimeOffset? Earliest(Session session, PersonKey person, Referral referral) => PersonDirectory.Whole(session, person)
        .Select(key => UrgentContactTable.First(session, key, referral.Request)).Append(referral.FirstContact).Min();

    private static JsonDocument Parse(StoredResource resource) => JsonDocument.Parse(resource.Body, new JsonDocumentOptions { MaxDepth = Fhir.Json.FhirJson.MaxDepth });
}
