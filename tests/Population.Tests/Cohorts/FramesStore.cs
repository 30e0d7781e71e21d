using Goldthread.Kernel.Data;
using Goldthread.Population.Cohorts.Language;

namespace Goldthread.Population.Tests.Cohorts;

/// <summary>Frames written to a database in the layout of <see cref="CohortTable"/>, under a schema or a folder of their own.</summary>
internal sealed class FramesStore : IAsyncDisposable
{
    private readonly string? _folder;
    private readonly string _schema;

    private FramesStore(Database database, string? folder, string schema)
    {
        Database = database;
        _folder = folder;
        _schema = schema;
    }

    public Database Database { get; }

    /// <summary>Skips the test where there is no PostgreSQL server for it.</summary>
    public static async Task<FramesStore> Open(bool onPostgres)
    {
        if (!onPostgres)
        {
            var folder = System.IO.Directory.CreateTempSubdirectory("goldthread-cohorts-").FullName;
            return new FramesStore(Database.Open(folder), folder, "");
        }

        var server = Environment.GetEnvironmentVariable("GOLDTHREAD_TEST_POSTGRES");
        Skip.If(string.IsNullOrEmpty(server), "No PostgreSQL server: ./test starts one, or name one in GOLDTHREAD_TEST_POSTGRES (a connection string).");
        var schema = "cohorts_" + Path.GetRandomFileName().Replace(".", "", StringComparison.Ordinal);
        await using (var outside = Database.Open(server!)) await Run(outside, $"create schema {schema}");
        return new FramesStore(Database.Open($"{server};Search Path={schema};Options=-c jit=off"), null, schema);
    }

    /// <summary>The tables of a catalogue, named behind a prefix, filled with these people.</summary>
    public async Task<CohortLayout> Fill(string prefix, Catalogue catalogue, Frames frames)
    {
        await Table(prefix + "_people", catalogue.Person, frames.People.Select(p => (p.Key, p.Value)));
        foreach (var table in catalogue.Tables) await Table($"{prefix}_{table.Name}", table.Columns, frames.Events[table.Name].SelectMany(g => g, (g, row) => (g.Key, row)));
        return new CohortLayout(prefix + "_people", prefix + "_");
    }

    public async ValueTask DisposeAsync()
    {
        if (_folder is null) await Run(Database, $"drop schema {_schema} cascade");
        await Database.DisposeAsync();
        if (_folder is not null) System.IO.Directory.Delete(_folder, recursive: true);
    }

    private static Task<int> Run(Database database, string command) => database.Write(s => s.Statement(command).Execute());

    private async Task Table(string name, IReadOnlyCollection<Column> columns, IEnumerable<(long Person, Frames.Row Row)> rows)
    {
        await Run(Database, $"create table \"{name}\" (\"person\" bigint not null{string.Concat(columns.Select(c => $", \"{c.Name}\" {Kind(c.Type)}"))})");
        await Run(Database, $"create index \"{name}_person\" on \"{name}\" (\"person\")");
        var insert = $"insert into \"{name}\" values (@person{string.Concat(columns.Select(c => $", cast(@{c.Name} as {Kind(c.Type)})"))})";
        await Database.Write(s =>
        {
            foreach (var (person, row) in rows)
            {
                var statement = s.Statement(insert).Set("person", person);
                foreach (var column in columns) statement.Set(column.Name, Stored(row[column.Name]));
                statement.Execute();
            }

            return 0;
        });
    }

    private static string Kind(ColumnType type) => type switch
    {
        ColumnType.Text => "text",
        ColumnType.Decimal => "double precision",
        _ => "bigint",
    };

    private static string? Stored(object? value) => value switch
    {
        null => null,
        bool yes => yes ? "1" : "0",
        DateOnly day => (day.DayNumber - new DateOnly(1970, 1, 1).DayNumber).ToString(System.Globalization.CultureInfo.InvariantCulture),
        double number => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
