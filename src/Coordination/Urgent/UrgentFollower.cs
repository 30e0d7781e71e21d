using System.Text.Json;
using Goldthread.Coordination.Referrals;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;

namespace Goldthread.Coordination.Urgent;

/// <summary>Keeps what the two-hour clock is worked out from when the Task of an urgent referral is written, by whatever system.</summary>
internal static class UrgentFollower
{
    public static OutboxSubscriber Subscriber() => new(WorkWritten.Name, (session, e) => Handle(session, WorkWritten.Read(e.Body)));

    private static void Handle(Session session, WorkWritten written)
    {
        if (written.Type != "Task" || written.Key.IsPlace || CurrentRows.Find(session, written.Key, "Task", written.Id) is not { } task)
        {
            return;
        }

        using var json = JsonDocument.Parse(task.Body, new JsonDocumentOptions { MaxDepth = Fhir.Json.FhirJson.MaxDepth });
        if (ReferralFhir.Read(json.RootElement, task.Id, task.Version) is { Kind: ReferralKind.Urgent, State: not ReferralState.Draft, To.Code.Length: > 0 } referral)
        {
            UrgentTable.Put(session, UrgentFhir.Row(written.Key, json.RootElement, referral, WaitTable.PlaceOf(session, written.Key)));
        }
    }
}
