using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;

namespace Goldthread.Population.Cohorts.FollowUp;

/// <summary>Hears what becomes of the Tasks of a cohort, whoever writes them: the row is made anew from what stands in the record, so that events in any order, or twice, end the same.</summary>
internal static class CohortFollower
{
    public static OutboxSubscriber Subscriber() => new(WorkWritten.Name, (session, e) => Handle(session, WorkWritten.Read(e.Body)));

    public static void Handle(Session session, WorkWritten written)
    {
        if (written.Key.IsPlace || written.Type != "Task") return;
        session.AcceptTwoPhase("What became of a cohort lies under the cohort, the person under theirs; it is written once for each step.");
        var stored = CurrentRows.Find(session, written.Key, written.Type, written.Id);
        CohortTaskTable.Replace(session, written.Key, written.Id, stored is null ? null : CohortTask.Read(stored));
    }
}
