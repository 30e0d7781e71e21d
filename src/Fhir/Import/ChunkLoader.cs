using System.Runtime.InteropServices;
using System.Text.Json;
using Goldthread.Fhir.Definitions;
using Goldthread.Fhir.Storage;
using Goldthread.Fhir.Validation;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Import;

/// <summary>Loads one chunk: leaves out what the store has just so already, checks the rest, and writes it in one act.</summary>
internal sealed class ChunkLoader(Database database, RecordStore store, SourceIds ids, OpenReferences open, ImportTally tally, Sight sight)
{
    private const int Tries = 5;
    private const int FaultsShown = 3;

    public async Task Load(Chunk chunk)
    {
        for (var attempt = 1; ; attempt++)
        {
            var work = await database.Read(session => chunk.Items.ConvertAll(item => Compare(session, chunk, new Work(item))));
            Parse(work);
            if (chunk.IsAtomic && work.Exists(w => w.Faults.Count > 0))
            {
                RefuseAll(chunk, work);
                return;
            }

            var ready = work.FindAll(w => w.Resource is not null);
            var written = await Commit(ready, attempt);
            if (written is null)
            {
                continue;
            }

            if (written.Value.Succeeded)
            {
                Count(written.Value.Value, work);
            }
            else if (ready.Count == 1 || chunk.IsAtomic)
            {
                ready.ForEach(r => r.Faults = written.Value.Faults);
                if (chunk.IsAtomic)
                {
                    RefuseAll(chunk, work);
                    return;
                }
            }
            else
            {
                await OneByOne(chunk, ready);
                Count([], work.FindAll(w => w.IsSame));
            }

            Refuse(chunk, work);
            await LookAtReferences(work);
            return;
        }
    }

    // One of them cannot be written: each by itself finds out which.
    private async Task OneByOne(Chunk chunk, List<Work> ready)
    {
        foreach (var one in ready)
        {
            for (var attempt = 1; ; attempt++)
            {
                var written = await Commit([one], attempt);
                if (written is { Succeeded: true } done)
                {
                    Count(done.Value, []);
                }
                else if (written is { } failed)
                {
                    one.Faults = failed.Faults;
                }
                else
                {
                    // Somebody else was faster.
                    await database.Read(session => Compare(session, chunk, one));
                    continue;
                }

                break;
            }
        }
    }

    /// <summary>Null when somebody else was faster and it has to be looked at again.</summary>
    private async Task<Outcome<IReadOnlyList<Changed>>?> Commit(List<Work> ready, int attempt)
    {
        if (ready.Count == 0)
        {
            return (Outcome<IReadOnlyList<Changed>>)Array.Empty<Changed>();
        }

        try
        {
            var changes = ready.ConvertAll(w => new Change(ChangeKind.Put, w.Item.Type!, w.Id, w.Resource, IfVersion: w.Version));
            var result = await store.Commit(changes, sight, "import records");
            if (!result.Succeeded && result.Fault.Kind == FaultKind.Precondition && attempt < Tries)
            {
                await database.Read(session =>
                {
                    ids.Look(session);
                    return true;
                });
                return null;
            }

            return result;
        }
        catch (RaceLostException) when (attempt < Tries)
        {
            return null;
        }
    }

    private Work Compare(Session session, Chunk chunk, Work work)
    {
        var item = work.Item;
        if (item.Type is null || !FhirDefinitions.R4.IsResource(item.Type) || (item.Id is not null && !FhirId.IsId(item.Id)))
        {
            return work; // the parser says what is wrong
        }

        try
        {
            work.Json = ResourceText.Rename(item.Json, (text, isReference) =>
                chunk.Names?.GetValueOrDefault(text) ?? (isReference ? ids.Reference(session, text) : null));
            var (id, current) = ids.Own(session, item.Type, item.Id ?? ResourceText.IdFromContent(item.Json));
            work.Id = id;
            work.Version = current?.Version ?? 0;
            work.IsSame = current is { Body: { } body }
                && ResourceTemplate.Prepare(work.Json.Span, item.Type, id, default).SaysTheSameAs(body);
        }
        catch (JsonException)
        {
            // The parser says what is wrong.
        }

        return work;
    }

    private static void Parse(List<Work> work)
    {
        foreach (var one in work.Where(w => !w.IsSame))
        {
            var read = IncomingResource.Read(one.Json);
            one.Resource = read.Succeeded ? read.Value : null;
            one.Faults = read.Faults;
        }
    }

    private void Count(IReadOnlyList<Changed> written, List<Work> work)
    {
        tally.Accept(
            written.Count(c => c.Result == ChangeResult.Created),
            written.Count(c => c.Result == ChangeResult.Updated),
            written.Count(c => c.Result == ChangeResult.Unchanged) + work.Count(w => w.IsSame));
    }

    private void Refuse(Chunk chunk, IEnumerable<Work> work)
    {
        foreach (var one in work.Where(w => w.Faults.Count > 0))
        {
            var first = one.Faults[0];
            var more = one.Faults.Skip(1).Take(FaultsShown - 1).Select(f => f.ToString()).ToList();
            var rest = one.Faults.Count - 1 - more.Count;
            var reason = string.Join(" Also: ", [first.Message, .. more]) + (rest > 0 ? $" And {rest} more." : "");
            tally.Refuse(chunk.FileNumber, one.Item.Order, new Refusal(chunk.File, one.Item.Place, first.Path, reason));
        }
    }

    private void RefuseAll(Chunk chunk, List<Work> work)
    {
        Refuse(chunk, work);
        var others = work.Count(w => w.Faults.Count == 0);
        if (others > 0)
        {
            tally.Refuse(chunk.FileNumber, long.MaxValue, new Refusal(
                chunk.File, null, null, $"The other {others:N0} resources of this transaction were not loaded either: a transaction is loaded whole or not at all.", others));
        }
    }

    private async Task LookAtReferences(List<Work> work)
    {
        var references = new Dictionary<string, (string From, int Count)>(StringComparer.Ordinal);
        var found = new List<string>();
        foreach (var one in work.Where(w => w.Faults.Count == 0))
        {
            open.IsHere(one.Item.Type!, one.Id!);
            found.Clear();
            ResourceText.References(one.Json.Span, found);
            foreach (var text in found)
            {
                ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(references, text, out var exists);
                known = (exists ? known.From : $"{one.Item.Type}/{one.Id}", known.Count + 1);
            }

            if (one.Item.Id is not null && one.Id != one.Item.Id)
            {
                tally.Warn("{0} resources have an id that another source uses too; they are kept apart under an id of their own", $"{one.Item.Type}/{one.Item.Id} is {one.Id} here");
            }
        }

        await database.Read(session =>
        {
            open.Look(session, references);
            return true;
        });
    }

    /// <summary>One resource on its way.</summary>
    private sealed class Work(Incoming item)
    {
        public Incoming Item => item;

        public ReadOnlyMemory<byte> Json { get; set; } = item.Json;

        public string? Id { get; set; } = item.Id;

        public int Version { get; set; }

        public bool IsSame { get; set; }

        public IncomingResource? Resource { get; set; }

        public IReadOnlyList<Fault> Faults { get; set; } = [];
    }
}
