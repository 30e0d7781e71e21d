using System.Text;
using Goldthread.Fhir.Import;
using Goldthread.Fhir.Interactions;
using Goldthread.Fhir.Search;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Bulk;

/// <summary>Loads what was sent, by the same importer as the command line; what was refused becomes a file of OperationOutcomes.</summary>
internal sealed class ImportWork(Database database, RecordStore store, LocalReferences types, TimeProvider clock)
{
    /// <summary>Stands for what was loaded among the files of a job; there is no such file.</summary>
    public const string Accepted = "accepted";

    private static readonly TimeSpan ShownEvery = TimeSpan.FromMilliseconds(500);

    private const string Sent = "sent";
    private const string Errors = "errors.ndjson";

    /// <summary>Where the bytes of an import are kept until they are loaded.</summary>
    public static string PathIn(string folder) => Path.Combine(folder, Sent);

    public BulkWork Of(Sight sight) => async (folder, progress, cancel) =>
    {
        var path = PathIn(folder);
        var file = new ImportFile("request.ndjson", new FileInfo(path).Length, () => File.OpenRead(path));
        ImportProgress? come = null;
        var loading = new Importer(database, store, types, sight, new Latest(p => come = p)).Run(new ImportFiles([file], [], []), cancel);
        while (await Task.WhenAny(loading, Task.Delay(ShownEvery, clock, CancellationToken.None)) != loading)
        {
            if (come is { BytesTotal: > 0 } now)
            {
                await progress(now.BytesDone / (double)now.BytesTotal, now.Resources);
            }
        }

        var report = await loading;
        await progress(1, report.Accepted);
        File.Delete(path);
        if (report.Refused == 0)
        {
            return [new BulkFile(Accepted, "", report.Accepted)];
        }

        await File.WriteAllLinesAsync(
            Path.Combine(folder, Errors), report.Refusals.Select(r => Encoding.UTF8.GetString(FhirResults.OperationOutcome([new Fault(FaultKind.Invalid, $"{r.Place}: {r.Reason}", r.Path)]))), cancel);
        return [new BulkFile(Accepted, "", report.Accepted), new BulkFile("OperationOutcome", Errors, report.Refused)];
    };

    /// <summary>Keeps how far it has come, at once: <see cref="Progress{T}"/> would do so later, elsewhere.</summary>
    private sealed class Latest(Action<ImportProgress> take) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => take(value);
    }
}
