using Goldthread.Coordination.Referrals;
using Goldthread.Coordination.SocialPrescribing;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Record.Access;

namespace Goldthread.Coordination.Work;

/// <summary>
/// Keeps the worklists when what makes work is written, whoever wrote it: the rows are made anew from what stands in the record, so that events in any order, or twice, end
/// the same. A service that was referred to sees the person while the referral is open.
/// </summary>
internal static class WorkFollower
{
    public static OutboxSubscriber Subscriber(TimeProvider clock) => new(WorkWritten.Name, (session, e) => Handle(session, WorkWritten.Read(e.Body), clock.GetUtcNow()));

    private static void Handle(Session session, WorkWritten written, DateTimeOffset now)
    {
        if (written.Key.IsPlace)
        {
            return;
        }

        session.AcceptTwoPhase("A row of work lies under its owner, the person under theirs, and both change in one moment; it is written once for each step.");
        var stored = CurrentRows.Find(session, written.Key, written.Type, written.Id);
        var changed = WorkTable.Replace(session, written.Key, written.Type, written.Id, stored is null ? [] : WorkRows.Of(session, stored, now));
        foreach (var owner in changed)
        {
            Relationships.Refer(session, written.Key, owner, WorkTable.Grants(session, written.Key, owner) ? DateTimeOffset.MaxValue : null);
        }

        if (written.Type == "Task" && stored is not null && ReferralService.Parse(stored) is { } referral)
        {
            WaitTable.Follow(session, referral, WaitTable.PlaceOf(session, written.Key));
            PrescribedTable.Follow(session, written.Key, referral);
        }
    }
}
