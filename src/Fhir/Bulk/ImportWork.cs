using System.Text;
using Goldthread.Fhir.Import;
using Goldthread.Fhir.Interactions;
using Goldthread.Fhir.Search;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Bulk;

/// <summary>Loads what was sent, by the same importer as the command line; what was refused becomes a file of OperationOutcomes.</summary>
internal sealed class ImportWork(Database database, RecordStore store, LocalReferences types)
{
    /// <summary>Stands for what was loaded among the files of a job; there is no such file.</summary>
    public const string Accepted = "accepted";

    private const string Sent = "sent";
    private const string Errors = "errors.ndjson";

    /// <summary>Where the bytes of an import are kept until they are loaded.</summary>
    public static string PathIn(string folder) => Path.Combine(folder, Sent);

    public BulkWork Of(Sight sight) => async (folder, progress, cancel) =>
    {
        var path = PathIn(folder);
        var file = new ImportFile("request.ndjson", new FileInfo(path).Length, () => File.OpenRead(path));
        var report = await new Importer(database, store, types, sight).Run(new ImportFiles([file], [], []), cancel);
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
}
