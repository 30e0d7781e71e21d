using Goldthread.Kernel.Data;

namespace Goldthread.Fhir.Bulk;

/// <summary>A file that came of a job.</summary>
/// <param name="Type">The type of the resources in it.</param>
/// <param name="Name">Its name in the job's folder.</param>
/// <param name="Count">How many resources it holds.</param>
internal sealed record BulkFile(string Type, string Name, long Count);

/// <summary>Where the files of bulk jobs lie: beside the store on SQLite, in ./data beside the program on PostgreSQL.</summary>
internal sealed class BulkFiles(Database database)
{
    private readonly string _root = Path.GetFullPath(Path.Combine(Database.IsPostgres(database.Location) ? "data" : Path.GetDirectoryName(database.Location)!, "bulk"));

    public string Folder(string job) => Path.Combine(_root, job);

    /// <summary>A file of a job by the name that its manifest gave; null for anything else.</summary>
    public string? Find(string job, string name) =>
        job.All(char.IsAsciiHexDigitLower) && Path.GetFileName(name) == name && Path.Combine(Folder(job), name) is var path && File.Exists(path) ? path : null;

    public void Remove(string job)
    {
        if (System.IO.Directory.Exists(Folder(job)))
        {
            System.IO.Directory.Delete(Folder(job), recursive: true);
        }
    }
}
