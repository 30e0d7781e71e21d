using System.Diagnostics;
using Goldthread.Fhir.Search;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;

namespace Goldthread.Fhir.Import;

/// <summary>
/// Loads files of FHIR JSON: single resources, bundles, NDJSON, each also as gzip. What is sound is loaded, the rest is refused with its
/// place and the reason. Loading the same files again writes nothing new, so an import that was cut off is run again. Memory is bounded
/// by the largest resource, and for a bundle by the number of its entries.
/// </summary>
public sealed class Importer
{
    /// <summary>The largest single resource, in bytes.</summary>
    public const int LargestResource = 64 << 20;

    /// <summary>A transaction with more entries is loaded piece by piece, like any other bundle.</summary>
    public const int LargestTransaction = 5_000;

    private readonly Database _database;
    private readonly Sight _sight;
    private readonly ImportTally _tally = new();
    private readonly SourceIds _ids;
    private readonly OpenReferences _open;
    private readonly ChunkQueue _queue;
    private readonly IProgress<ImportProgress>? _progress;
    private long _done;
    private long _total;

    /// <summary>An import by whoever the sight names; the organisation in it is the source of all that is loaded.</summary>
    public Importer(Database database, RecordStore store, LocalReferences types, Sight sight, IProgress<ImportProgress>? progress = null)
    {
        _database = database;
        _sight = sight;
        _progress = progress;
        _ids = new SourceIds(types, sight.Who.Organisation);
        _open = new OpenReferences(database, types, _tally);
        var loader = new ChunkLoader(database, store, _ids, _open, _tally, sight);
        _queue = new ChunkQueue(loader.Load);
    }

    /// <summary>Loads the files, in the order given. One importer loads once.</summary>
    public async Task<ImportReport> Run(ImportFiles found, CancellationToken cancel = default)
    {
        if (!_sight.Everything || !_sight.MayWrite)
        {
            throw new InvalidOperationException("Only one who sees and writes everything may import.");
        }

        var started = Stopwatch.GetTimestamp();
        _total = found.Files.Sum(f => f.Length);
        for (var i = 0; i < found.Missing.Count; i++)
        {
            var colon = found.Missing[i].IndexOf(": ", StringComparison.Ordinal);
            _tally.Refuse(-1, i, new Refusal(found.Missing[i][..colon], null, null, found.Missing[i][(colon + 2)..]));
        }

        foreach (var note in found.Notes)
        {
            _tally.Warn("{0} files were passed over", note);
        }

        await LookForOthers(found.Files, cancel);
        for (var i = 0; i < found.Files.Count; i++)
        {
            await One(i, found.Files[i], cancel);
        }

        await _queue.Drain();
        await _open.Close();
        Show("done");
        return _tally.Report(found.Files.Count, _total, Stopwatch.GetElapsedTime(started));
    }

    /// <summary>
    /// Where other sources have written, their ids may be used again here. A first walk over the files notes which, because a reference may
    /// come before what it refers to.
    /// </summary>
    private async Task LookForOthers(IReadOnlyList<ImportFile> files, CancellationToken cancel)
    {
        await _database.Read(
            session =>
            {
                _ids.Look(session);
                return true;
            },
            cancel);
        if (!_ids.OthersWrote)
        {
            return;
        }

        foreach (var file in files)
        {
            Show("looking for ids of other sources");
            var heads = new List<(string Type, string Id)>();
            try
            {
                foreach (var head in FileHeads.Of(file))
                {
                    heads.Add(head);
                    if (heads.Count == 1000)
                    {
                        await Expect(heads, cancel);
                    }
                }
            }
            catch (Exception error) when (error is UnreadableException or IOException or UnauthorizedAccessException)
            {
                // Said when it is loaded.
            }

            await Expect(heads, cancel);
        }
    }

    private async Task Expect(List<(string Type, string Id)> heads, CancellationToken cancel)
    {
        await _database.Read(
            session =>
            {
                heads.ForEach(h => _ids.Expect(session, h.Type, h.Id));
                return true;
            },
            cancel);
        heads.Clear();
    }

    private async Task One(int number, ImportFile file, CancellationToken cancel)
    {
        Show(file.Name);
        try
        {
            if (FileHeads.IsLines(file))
            {
                await Lines(number, file, cancel);
            }
            else
            {
                await Document(number, file, cancel);
            }
        }
        catch (Exception error) when (error is UnreadableException or IOException or UnauthorizedAccessException)
        {
            _tally.Refuse(number, long.MaxValue, new Refusal(file.Name, null, null, error.Message));
        }
    }

    private async Task Lines(int number, ImportFile file, CancellationToken cancel)
    {
        using var text = Open(file);
        var lines = new LineReader(text);
        var chunk = new Chunk(number, file.Name, atomic: false, names: null);
        var any = false;
        try
        {
            while (lines.Next(out var line))
            {
                any = true;
                cancel.ThrowIfCancellationRequested();
                var place = $"line {lines.Number}";
                if (lines.TooLong)
                {
                    _tally.Refuse(number, lines.Number, new Refusal(file.Name, place, null, $"This line is longer than {LargestResource >> 20} MB."));
                    continue;
                }

                var (type, id) = ResourceText.Head(line.Span);
                if (type == "Bundle")
                {
                    _tally.Refuse(number, lines.Number, new Refusal(file.Name, place, null, "A Bundle cannot stand in a line of NDJSON: give it a file of its own."));
                    continue;
                }

                if (chunk.IsFull || (id is not null && chunk.Holds(type, id)))
                {
                    await Send(chunk, file.Name);
                    chunk = new Chunk(number, file.Name, atomic: false, names: null);
                }

                chunk.Add(new Incoming(place, lines.Number, line.ToArray(), type, id));
            }
        }
        finally
        {
            // What was read before the file broke off is sound.
            await Send(chunk, file.Name);
        }

        if (!any)
        {
            _tally.Refuse(number, 0, new Refusal(file.Name, null, null, "The file is empty."));
        }
    }

    private async Task Document(int number, ImportFile file, CancellationToken cancel)
    {
        var survey = new BundleSurvey();
        using (var start = Open(file, counts: false))
        {
            FileHeads.CheckStart(start);
        }

        using (var text = Open(file, counts: false))
        {
            JsonWalk.Through(text, survey);
        }

        if (survey.IsBundle)
        {
            if (BundlePlan.Problem(survey) is { } problem)
            {
                _tally.Refuse(number, 0, new Refusal(file.Name, null, "Bundle.type", problem));
                return;
            }

            using var text = Open(file);
            await Bundle(number, file, survey, text, cancel);
            return;
        }

        using var whole = Open(file);
        var json = FileHeads.ReadWhole(whole);
        var chunk = new Chunk(number, file.Name, atomic: false, names: null);
        chunk.Add(new Incoming(null, 0, json, survey.ResourceType, survey.Id));
        await Send(chunk, file.Name);
    }

    private async Task Bundle(int number, ImportFile file, BundleSurvey survey, Stream text, CancellationToken cancel)
    {
        var plan = BundlePlan.Of(survey);
        var isTransaction = survey.BundleType == "transaction";
        var bytes = plan.Load.Sum(l => l.Entry.Length);
        var isAtomic = isTransaction && plan.Load.Count <= LargestTransaction && bytes <= LargestResource;
        plan.PassedOver.ForEach(p => _tally.Warn(p.Kind, $"{file.Name}, {p.Place}"));
        plan.Refused.ForEach(r => _tally.Refuse(number, r.Entry.Index, new Refusal(file.Name, r.Entry.Place, null, r.Reason)));
        if (isAtomic && plan.Refused.Count > 0)
        {
            _tally.Refuse(number, long.MaxValue, new Refusal(
                file.Name, null, null, $"The other {plan.Load.Count:N0} resources of this transaction were not loaded either: a transaction is loaded whole or not at all.", plan.Load.Count));
            return;
        }

        if (isTransaction && !isAtomic)
        {
            _tally.Warn(
                $"{{0}} transactions have more than {LargestTransaction:N0} entries or {LargestResource >> 20} MB and were loaded piece by piece, not as one", file.Name);
        }

        var names = await Names(plan);
        var chunk = new Chunk(number, file.Name, isAtomic, names);
        var position = 0L;
        foreach (var (entry, id) in plan.Load.OrderBy(l => l.Entry.Start))
        {
            cancel.ThrowIfCancellationRequested();
            if (entry.Length > LargestResource)
            {
                _tally.Refuse(number, entry.Index, new Refusal(file.Name, entry.Place, null, $"This resource is larger than {LargestResource >> 20} MB."));
                continue;
            }

            var json = FileHeads.ReadAt(text, ref position, entry.Start, (int)entry.Length);
            if (chunk.IsFull)
            {
                await Send(chunk, file.Name);
                chunk = new Chunk(number, file.Name, isAtomic, names);
            }

            chunk.Add(new Incoming(entry.Place, entry.Index, json, entry.Type, id));
        }

        await Send(chunk, file.Name);
    }

    /// <summary>By the full address of each entry, what it is called here.</summary>
    private async Task<IReadOnlyDictionary<string, string>> Names(BundlePlan plan)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var some in plan.Load.Where(l => l is { Id: not null, Entry: { FullUrl: not null, Type: not null } }).Chunk(1000))
        {
            await _database.Read(session =>
            {
                foreach (var (entry, id) in some)
                {
                    if (Definitions.FhirDefinitions.R4.IsResource(entry.Type!) && Kernel.Values.FhirId.IsId(id))
                    {
                        names.TryAdd(entry.FullUrl!, $"{entry.Type}/{_ids.Own(session, entry.Type!, id!).Id}");
                    }
                }

                return true;
            });
        }

        return names;
    }

    private async Task Send(Chunk chunk, string file)
    {
        await _queue.Add(chunk);
        Show(file);
    }

    private UnpackedStream Open(ImportFile file, bool counts = true) => new(file.Open(), counts ? n => _done += n : _ => { });

    private void Show(string now) => _progress?.Report(new ImportProgress(_done, _total, _tally.Total, now));
}
