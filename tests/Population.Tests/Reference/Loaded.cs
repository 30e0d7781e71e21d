using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Population.Reference;
using Goldthread.Population.Reference.Areas;
using Goldthread.Record;
using Goldthread.Record.Access;
using Goldthread.Support;

namespace Goldthread.Population.Tests.Reference;

/// <summary>A store with the reference tables, and files to load into it.</summary>
internal sealed class Loaded : IAsyncDisposable
{
    private readonly TestDatabase _home;
    private readonly string _folder;

    private Loaded(TestDatabase home, Database database, SetClock clock)
    {
        (_home, Database, Clock) = (home, database, clock);
        _folder = System.IO.Directory.CreateTempSubdirectory("goldthread-reference-").FullName;
        Import = new ReferenceImport(database, clock);
        Book = new GeographyBook(database, clock);
    }

    public Database Database { get; }

    public SetClock Clock { get; }

    public ReferenceImport Import { get; }

    public GeographyBook Book { get; }

    public static async Task<Loaded> Start(DatabaseKind kind = DatabaseKind.Sqlite)
    {
        var home = await TestDatabase.Create(kind);
        var clock = new SetClock { Now = new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero) };
        var database = Database.Open(home.Location);
        await Migrations.Apply(database, clock, typeof(Database).Assembly, typeof(Fhir.FhirModule).Assembly, typeof(RecordModule).Assembly, typeof(PopulationModule).Assembly);
        return new Loaded(home, database, clock);
    }

    /// <summary>A file of the folder beside the repository; skips the test where it is missing.</summary>
    public static string Shared(params string[] path)
    {
        var file = Path.Combine([Environment.GetEnvironmentVariable("GOLDTHREAD_SHARED") ?? Path.Combine("..", "shared"), "data", .. path]);
        Skip.IfNot(File.Exists(file), $"The shared folder has no data/{string.Join('/', path)} (GOLDTHREAD_SHARED names it).");
        return file;
    }

    public Task<Outcome<ReferenceReport>> Load(string path, string source = ReferenceImport.Published) => Import.Load(path, source, User.System, _ => { });

    /// <summary>Loads text as a file of a name.</summary>
    public async Task<Outcome<ReferenceReport>> LoadText(string name, string content, string source = ReferenceImport.Published)
    {
        var path = Path.Combine(_folder, name);
        await File.WriteAllTextAsync(path, content);
        return await Load(path, source);
    }

    public async Task<Outcome<ReferenceReport>> LoadBytes(string name, byte[] content)
    {
        var path = Path.Combine(_folder, name);
        await File.WriteAllBytesAsync(path, content);
        return await Load(path);
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await _home.DisposeAsync();
        System.IO.Directory.Delete(_folder, recursive: true);
    }
}
