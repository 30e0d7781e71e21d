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

    /// <summary>A condition tells of what is there, so that it was asked is a read, whatever came of the write.</summary>
    public Task JournalCondition(Sight sight, Condition condition, Outcome<IReadOnlyList<Changed>> result) =>
        Journal(sight, $"condition {condition}", result.Succeeded ? result.Value[0].Person : null);
}
