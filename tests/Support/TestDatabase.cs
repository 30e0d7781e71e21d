using Goldthread.Kernel.Data;
using Npgsql;

namespace Goldthread.Support;

/// <summary>A database of its own for one test, gone when the test is.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private const string ServerVariable = "GOLDTHREAD_TEST_POSTGRES";

    private readonly string? _server;
    private readonly string _name;
    private bool _isOnCitus;

    private TestDatabase(string location, string? server, string name)
    {
        Location = location;
        _server = server;
        _name = name;
    }

    /// <summary>A folder, or a connection string.</summary>
    public string Location { get; }

    /// <summary>The database's name on its server; empty for a folder.</summary>
    public string Name => _name;

    /// <summary>Why there is no test on Citus; null where there is a cluster.</summary>
    public static string? WhyNoCitus => CitusCluster.Coordinator is null
        ? $"No Citus cluster: name the coordinator's connection string in {CitusCluster.Variable} (docs/guides/scale-out.md)."
        : null;

    /// <summary>True where a PostgreSQL server is named for the tests.</summary>
    public static bool HasPostgres => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(ServerVariable));

    /// <summary>Makes one. Skips the test where there is no PostgreSQL server for it.</summary>
    /// <param name="kind">On which kind of database.</param>
    /// <param name="template">On PostgreSQL, the name of the database of which it is a copy; an empty one when null.</param>
    public static async Task<TestDatabase> Create(DatabaseKind kind, string? template = null)
    {
        if (kind == DatabaseKind.Sqlite)
        {
            return new TestDatabase(System.IO.Directory.CreateTempSubdirectory("goldthread-test-").FullName, null, "");
        }

        var name = "goldthread_" + Path.GetRandomFileName().Replace(".", "", StringComparison.Ordinal);
        if (kind == DatabaseKind.Citus)
        {
            Skip.If(WhyNoCitus is not null, WhyNoCitus);
            return new TestDatabase(await CitusCluster.Create(CitusCluster.Coordinator!, name), null, name) { _isOnCitus = true };
        }

        var server = Environment.GetEnvironmentVariable(ServerVariable);
        Skip.If(string.IsNullOrEmpty(server), $"No PostgreSQL server: ./test starts one, or name one in {ServerVariable} (a connection string).");
        await Run(server!, $"create database {name}" + (template is null ? "" : $" template {template}"));
        return new TestDatabase(new NpgsqlConnectionStringBuilder(server) { Database = name }.ToString(), server, name);
    }

    /// <summary>Opens it as the product does, with the schema of the Kernel.</summary>
    public async Task<Database> Open(TimeProvider? clock = null)
    {
        var database = Database.Open(Location);
        await Migrations.Apply(database, clock ?? TimeProvider.System, typeof(Database).Assembly);
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        if (_isOnCitus)
        {
            await CitusCluster.Drop(CitusCluster.Coordinator!, _name);
        }
        else if (_server is null)
        {
            System.IO.Directory.Delete(Location, recursive: true);
        }
        else
        {
            await Run(_server, $"drop database {_name} with (force)");
        }
    }

    private static async Task Run(string server, string command)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var statement = new NpgsqlCommand(command, connection);
        await statement.ExecuteNonQueryAsync();
    }
}
