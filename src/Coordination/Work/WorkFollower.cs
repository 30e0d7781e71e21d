using Goldthread.Coordination.Referrals;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Record.Access;

namespace Goldthread.Coordination.Work;

/// <summary>
/// Keeps the worklists when a Task is written, whoever wrote it: the rows are made anew from what stands in the record, so that events in any order, or twice, end
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
        if (written.Type == "Encounter")
        {
            var stay = CurrentRows.Find(session, written.Key, written.Type, written.Id);
            WorkTable.Replace(session, written.Key, written.Type, written.Id, stay is null ? [] : NewsOfStays.Of(session, stay, now));
            return;
        }

        var task = CurrentRows.Find(session, written.Key, written.Type, written.Id);
        var rows = task is null ? [] : WorkRow.Of(task, user => UserTable.Find(session, user)?.Organisation);
        var changed = WorkTable.Replace(session, written.Key, written.Type, written.Id, rows);
        foreach (var owner in changed)
        {
            Relationships.Refer(session, written.Key, owner, WorkTable.Grants(session, written.Key, owner) ? DateTimeOffset.MaxValue : null);
        }

        if (task is not null && ReferralService.Parse(task) is { } referral)
        {
            WaitTable.Follow(session, referral, WaitTable.PlaceOf(session, written.Key));
        }
    }
}
