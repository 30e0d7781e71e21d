using System.Reflection;
using Goldthread.Coordination;
using Goldthread.Directory;
using Goldthread.Fhir;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Population;
using Goldthread.Record;
using Goldthread.Toolkit;

namespace Goldthread.Host.Hosting;

/// <summary>The open store of one place: the records, and the journal of reads (a file of its own on SQLite).</summary>
internal sealed class Stores : IAsyncDisposable
{
    private Stores(Database records, Database reads, ReadJournal journal)
    {
        Records = records;
        Reads = reads;
        Journal = journal;
    }

    /// <summary>The modules that have tables, lower floors first.</summary>
    public static IReadOnlyList<Assembly> Modules { get; } =
        [typeof(Database).Assembly, typeof(FhirModule).Assembly, typeof(RecordModule).Assembly, typeof(DirectoryModule).Assembly, typeof(CoordinationModule).Assembly, typeof(PopulationModule).Assembly, typeof(ToolkitModule).Assembly];

    public Database Records { get; }

    public Database Reads { get; }

    public ReadJournal Journal { get; }

    /// <summary>Opens a folder or a PostgreSQL connection string and brings its schema up to date, floor by floor.</summary>
    public static async Task<Stores> Open(string location, TimeProvider clock)
    {
        var records = Database.Open(location);
        await Migrations.Apply(records, clock, Modules);
        var rebuilt = await new IndexRebuild(records).Run();
        if (rebuilt > 0)
        {
            await Console.Error.WriteLineAsync($"The index of {rebuilt} parts of the store was made anew.");
        }

        var reads = records;
        if (!Database.IsPostgres(location))
        {
            reads = Database.Open(location, "reads");
            await Migrations.Apply(reads, clock, typeof(Database).Assembly);
        }

        return new Stores(records, reads, new ReadJournal(reads));
    }

    public async ValueTask DisposeAsync()
    {
        await Journal.DisposeAsync();
        if (Reads != Records)
        {
            await Reads.DisposeAsync();
        }

        await Records.DisposeAsync();
    }
}
