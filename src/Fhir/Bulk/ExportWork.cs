using System.Text;
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
    /// <summary>Stands for the file of what was deleted among the files of a job.</summary>
    public const string Deleted = "deleted";

    private readonly RecordScan _scan = new(database, extractor);

    public BulkWork Of(ScanRequest request, ExportFilter filter, Sight sight) => async (folder, progress, cancel) =>
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
            if (found.Body.Length == 0)
            {
                Line(Deleted, Deletion(found));
            }
            else if (filter.Takes(found))
            {
                Line(found.Type, filter.Shape(found));
            }

            return !cancel.IsCancellationRequested;
        }

        void Line(string file, ReadOnlyMemory<byte> line)
        {
            var (stream, written) = files.TryGetValue(file, out var open)
                ? open
                : (new FileStream(Path.Combine(folder, NameOf(file)), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16), 0);
            files[file] = (stream, written + 1);
            WriteLine(stream, line.Span);
            count++;
        }
    };

    // "a FHIR Transaction Bundle ... with DELETE": https://hl7.org/fhir/uv/bulkdata/export.html#response---complete-status
    private static byte[] Deletion(in Scanned found) => Encoding.UTF8.GetBytes(
        $$$"""{"resourceType":"Bundle","type":"transaction","entry":[{"request":{"method":"DELETE","url":"{{{found.Type}}}/{{{found.Id}}}"}}]}""");

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
