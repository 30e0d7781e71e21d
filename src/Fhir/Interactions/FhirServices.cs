using Goldthread.Fhir.Search;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Interactions;

/// <summary>What every interaction needs.</summary>
internal sealed class FhirServices(RecordStore store, RecordReader reader, SearchParser parser, SearchRunner runner, ReadJournal journal, HistoryReader history)
{
    public RecordStore Store => store;

    public RecordReader Reader => reader;

    public SearchParser Parser => parser;

    public SearchRunner Runner => runner;

    public HistoryReader History => history;

    public TimeProvider Clock => store.Clock;

    /// <summary>Writes the act of a read; the answer waits for it.</summary>
    public Task Journal(Sight sight, string activity, PersonKey? person) =>
        journal.Record(new ReadAct(sight.Act(Clock, activity), person?.Part ?? PersonKey.Place.Part, person?.Number ?? 0, sight.Words));

    /// <summary>One act of reading for each person whose record was asked or is sent; one that names nobody where there is none.</summary>
    public Task JournalEach(Sight sight, string activity, IEnumerable<PersonKey> people)
    {
        var named = people.Where(p => !p.IsPlace).Distinct().ToList();
        return named.Count <= 1
            ? Journal(sight, activity, named.Count == 1 ? named[0] : null)
            : Task.WhenAll(named.Select(p => Journal(sight, activity, p)));
    }

    /// <summary>
    /// Conditions and patches tell of what is there, so they are reads as well as parts of a write, whatever came of it: each is an act
    /// of reading for whoever was read.
    /// </summary>
    public async Task JournalReads(Sight sight, IReadOnlyList<Change> changes, Outcome<IReadOnlyList<Changed>> result)
    {
        for (var i = 0; i < changes.Count; i++)
        {
            var change = changes[i];
            if (change.If is { } condition)
            {
                await JournalEach(sight, $"condition {condition}", condition.People);
            }

            if (change is { Patch: not null, Id: { } id })
            {
                await Journal(sight, $"patch {change.Type}/{id}", result.Succeeded ? result.Value[i].Person : await PersonOf(change.Type, id, sight));
            }

            foreach (var reference in change.References)
            {
                await JournalEach(sight, $"condition {reference}", reference.People);
            }
        }
    }

    private async Task<PersonKey?> PersonOf(string type, string id, Sight sight) =>
        await reader.Read(type, id, sight) is { Succeeded: true } found ? found.Value.Person : null;
}
