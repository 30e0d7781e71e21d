using Goldthread.Kernel.Data;
using Goldthread.Population.DataSet;
using Goldthread.Record.People;

namespace Goldthread.Population.Cohorts.FollowUp;

/// <summary>Somebody who was sent under a cohort.</summary>
/// <param name="Key">The key of their row in the data set.</param>
/// <param name="SentOn">The first day on which they were sent.</param>
/// <param name="DoneOn">The first day on which something that was sent was completed; null for none.</param>
internal sealed record ReachedPerson(long Key, DateOnly SentOn, DateOnly? DoneOn);

/// <summary>Who was sent under a cohort, and when.</summary>
internal sealed class CohortReach(Database database)
{
    /// <summary>Each person once, whichever of their records a Task lies in.</summary>
    /// <param name="cohort">The cohort's number; all its versions count.</param>
    public async Task<IReadOnlyList<ReachedPerson>> Of(long cohort) => await database.Read(session =>
        CohortTaskTable.Reached(session, cohort)
            .Select(r => (Key: DataSetBuild.KeyOf(PersonDirectory.Members(session, r.Person) is [var first, ..] ? first.Key : r.Person), r.SentOn, r.DoneOn))
            .GroupBy(r => r.Key).Select(g => new ReachedPerson(g.Key, g.Min(r => r.SentOn), g.Min(r => r.DoneOn))).OrderBy(r => r.Key).ToList());
}
