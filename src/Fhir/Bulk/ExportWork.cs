using Goldthread.Fhir.Search;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;

namespace Goldthread.Fhir.Bulk;

/// <summary>
/// Writes what is in sight into NDJSON files, a file a type, as it stood at one moment. Whoever's resources are in the files stands in the
/// read journal before the files can be had.
/// </summary>
internal sealed class ExportWork(Database database, IndexExtractor extractor, ReadJournal journal, TimeProvider clock)
{
    private readonly RecordScan _scan = new(database, extractor);

    public BulkWork Of(ScanRequest request, Sight sight) => async (folder, progress, cancel) =>
    {
        var files = new SortedDictionary<string, (FileStream Stream, long Count)>(StringComparer.Ordinal);
        var seen = new HashSet<PersonKey>();
        var count = 0L;
        try
        {
            await foreach (var step in _scan.Walk(request, sight, Write, cancel))
            {
                await Task.WhenAll(step.People.Where(seen.Add).Select(p => journal.Record(new ReadAct(sight.Act(clock, "export"), p.Part, p.Number, sight.Words))));
                await progress(step.Done, count);
            }
        }
        finally
        {
            foreach (var (stream, _) in files.Values)
            {
                await stream.DisposeAsync();
            }
        }

        return [.. files.Select(f => new BulkFile(f.Key, NameOf(f.Key), f.Value.Count))];

        bool Write(Scanned found)
        {
            var (stream, written) = files.TryGetValue(found.Type, out var open)
                ? open
                : (new FileStream(Path.Combine(folder, NameOf(found.Type)), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16), 0);
            files[found.Type] = (stream, written + 1);
            WriteLine(stream, found.Body);
            count++;
            return !cancel.IsCancellationRequested;
        }
    };

    private static string NameOf(string type) => type + ".ndjson";

    // A line break inside a resource is white space between tokens (in a string it would be escaped), so it can be left out.
    private static void WriteLine(FileStream file, ReadOnlySpan<byte> body)
    {
        while (body.IndexOfAny((byte)'\n', (byte)'\r') is var end and >= 0)
        {
            file.Write(body[..end]);
            body = body[(end + 1)..];
        }

        file.Write(body);
        file.WriteByte((byte)'\n');
    }
}
