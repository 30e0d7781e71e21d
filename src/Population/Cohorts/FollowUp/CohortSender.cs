using System.Text;
using Goldthread.Fhir.Storage;
using Goldthread.Fhir.Validation;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Population.Cohorts.Saved;
using Goldthread.Population.Release;
using Goldthread.Record.Access;
using Goldthread.Record.People;

namespace Goldthread.Population.Cohorts.FollowUp;

/// <summary>What came of sending.</summary>
/// <param name="Sent">People who have a new Task.</param>
/// <param name="Had">People whose Task of this cohort is still open.</param>
/// <param name="Unseen">People with whom the sender has no relationship; nothing was written about them.</param>
internal readonly record struct CohortSent(int Sent, int Had, int Unseen);

/// <summary>Sends the people of a cohort to the worklist of an organisation: a FHIR Task and an act for each, in the sight of who sends.</summary>
internal sealed class CohortSender(Database database, SettledStore store, RecordReader reader, TimeProvider clock)
{
    /// <summary>The most people who are sent at once.</summary>
    public const int Most = 150;

    private const int LongestWhat = 200;

    /// <summary>What is wrong with a request; empty where nothing is.</summary>
    public static IReadOnlyList<Fault> Faults(CohortRequest request, DateOnly today)
    {
        var faults = new List<Fault>();
        if (request.OrganisationName.Length == 0) faults.Add(new(FaultKind.Invalid, "Choose whose list they go on", "Organisation"));
        if (request.What.Length == 0) faults.Add(new(FaultKind.Invalid, "Say what to do", "What"));
        else if (request.What.Length > LongestWhat) faults.Add(new(FaultKind.Invalid, $"What to do must be {LongestWhat} characters or less", "What"));
        if (request.Due < today) faults.Add(new(FaultKind.Invalid, "The day must be today or later", "Due"));
        if (request.Most is < 1 or > Most) faults.Add(new(FaultKind.Invalid, $"How many people must be a number from 1 to {Most}", "Most"));
        return faults;
    }

    /// <summary>
    /// Sends the first of the list. Sent again, nobody gets a second Task while one is open, also where two people send at one moment: whether there is one is asked again in the transaction that
    /// writes, behind a lock.
    /// </summary>
    public async Task<Outcome<CohortSent>> Send(DrawnCohort drawn, CohortRequest request, ListOrder order, User user, Sight sight, CancellationToken cancel = default)
    {
        if (Faults(request, DesignSystem.Text.Dates.DayInLondon(clock.GetUtcNow())) is { Count: > 0 } faults) return faults.ToArray();
        if (!drawn.Saved.IsForCare) return new Fault(FaultKind.Conflict, "This cohort is for planning counts and cannot be sent to anybody.");
        if (CohortLists.Members(drawn, order) is not { } members) return new Fault(FaultKind.Conflict, $"More than {CohortMembers.Most:N0} people are in this cohort. Narrow it first.");
        var (sent, had, unseen) = (0, 0, 0);
        foreach (var member in members.Take(request.Most))
        {
            cancel.ThrowIfCancellationRequested();
            var (identities, isOpen) = await database.Read(session =>
            {
                var of = PersonDirectory.Members(session, member.Person);
                return (of, Open(session, of, drawn.Saved.Id).Length > 0);
            }, cancel);
            if (await InSight(identities, sight) is not { } patient)
            {
                unseen++;
                continue;
            }

            var wrote = isOpen ? false : await Write(drawn.Saved, request, patient, identities, user, sight, cancel);
            if (!wrote.Succeeded) return wrote.Faults.ToArray();
            if (wrote.Value) sent++;
            else had++;
        }

        return new CohortSent(sent, had, unseen);
    }

    // All the records that are one person's: a Task in any of them is theirs.
    private static string[] Open(Session session, IReadOnlyList<Identity> identities, long cohort) =>
        [.. identities.SelectMany(i => CurrentRows.OfType(session, i.Key, "Task")).Select(CohortTask.Read).OfType<CohortTaskRow>().Where(t => t.Cohort == cohort && t.IsOpen).Select(t => t.Task)];

    private async Task<string?> InSight(IReadOnlyList<Identity> identities, Sight sight)
    {
        foreach (var identity in identities)
        {
            if (await reader.PersonOf(identity.PatientId, sight) is not null) return identity.PatientId;
        }

        return null;
    }

    /// <summary>True where a Task was written; false where somebody else wrote one a moment ago.</summary>
    private async Task<Outcome<bool>> Write(SavedCohort saved, CohortRequest request, string patient, IReadOnlyList<Identity> identities, User user, Sight sight, CancellationToken cancel)
    {
        var incoming = IncomingResource.Read(Encoding.UTF8.GetBytes(CohortTask.Of(patient, saved, request, user, clock.GetUtcNow()).ToJsonString()));
        if (!incoming.Succeeded) return incoming.Faults.ToArray();
        var none = new Condition("Task", $"identifier={CohortTask.System}|{saved.Id}&patient={identities[0].Whole}", session => Open(session, identities, saved.Id));
        var done = await store.Commit(
            [new Change(ChangeKind.Create, "Task", null, incoming.Value) { If = none }], sight, $"put on the list of {request.OrganisationName}, from the list {CohortLists.Named(saved)}: {request.What}", cancel);
        if (!done.Succeeded) return done.Faults.ToArray();
        if (done.Value[0].Result != ChangeResult.Created) return false;
        return true;
    }
}

/// <summary>What became of those who were sent.</summary>
internal sealed class CohortResults(Database database)
{
    public async Task<WhatBecame?> Of(SavedCohort saved, ReleaseRule rule) => WhatBecame.Of(await database.Read(session => CohortTaskTable.Counts(session, saved.Id)), rule);
}
