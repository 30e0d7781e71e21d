using Goldthread.Host.Hosting;

namespace Goldthread.Support;

/// <summary>
/// An empty store with the product's schema, made once in a run of tests for each kind of database; a world begins as a copy of it.
/// The product still looks through all of its migrations at each start. Kernel's tests and those of upgrades make their stores from nothing.
/// </summary>
internal static class Template
{
    private static readonly Lazy<Task<TestDatabase>> Sqlite = new(() => Make(DatabaseKind.Sqlite));
    private static readonly Lazy<Task<TestDatabase>> Postgres = new(() => Make(DatabaseKind.Postgres));

    /// <summary>A database of its own with the schema in it; on Citus, which copies no spread tables, an empty one.</summary>
    public static async Task<TestDatabase> Copy(DatabaseKind kind) => kind switch
    {
        DatabaseKind.Sqlite => await CopyOf(await Sqlite.Value),
        DatabaseKind.Postgres when TestDatabase.HasPostgres => await TestDatabase.Create(kind, (await Postgres.Value).Name),
        _ => await TestDatabase.Create(kind),
    };

    private static async Task<TestDatabase> CopyOf(TestDatabase template)
    {
        var copy = await TestDatabase.Create(DatabaseKind.Sqlite);
        foreach (var file in System.IO.Directory.GetFiles(template.Location)) File.Copy(file, Path.Combine(copy.Location, Path.GetFileName(file)));
        return copy;
    }

    private static async Task<TestDatabase> Make(DatabaseKind kind)
    {
        var database = await TestDatabase.Create(kind);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => database.DisposeAsync().AsTask().GetAwaiter().GetResult();
        await (await Stores.Open(database.Location, TimeProvider.System)).DisposeAsync();
        return database;
    }
}
