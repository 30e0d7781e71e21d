using Npgsql;

namespace Goldthread.Support;

/// <summary>
/// A Citus cluster that a test run is given: <c>GOLDTHREAD_TEST_CITUS</c> holds the connection string of its coordinator, as a user who may
/// make databases and extensions there and, with the same password, on its workers. Each test gets a database of its own on every machine.
/// </summary>
internal static class CitusCluster
{
    public const string Variable = "GOLDTHREAD_TEST_CITUS";

    public static string? Coordinator => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : null;

    /// <summary>Makes a database on the coordinator and on each worker, joins them, and gives the coordinator's connection string.</summary>
    public static async Task<string> Create(string coordinator, string name)
    {
        var here = new NpgsqlConnectionStringBuilder(coordinator);
        var workers = await Workers(coordinator);
        foreach (var machine in workers.Append((Host: here.Host!, here.Port)))
        {
            await Run(On(coordinator, machine, here.Database!), $"create database {name}");
            await Run(On(coordinator, machine, name), "create extension citus");
        }

        var location = On(coordinator, (here.Host!, here.Port), name);
        await Run(location, $"select citus_set_coordinator_host('{here.Host}', {here.Port})");
        foreach (var (host, port) in workers)
        {
            await Run(location, $"select citus_add_node('{host}', {port})");
        }

        return location;
    }

    public static async Task Drop(string coordinator, string name)
    {
        var here = new NpgsqlConnectionStringBuilder(coordinator);
        var workers = await Workers(coordinator);
        foreach (var machine in workers.Prepend((Host: here.Host!, here.Port)))
        {
            await Run(On(coordinator, machine, here.Database!), $"drop database if exists {name} with (force)");
        }
    }

    // The machines of the database that the variable names: those of a test's database are the same.
    private static async Task<List<(string Host, int Port)>> Workers(string coordinator)
    {
        var workers = new List<(string, int)>();
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(coordinator) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select nodename, nodeport from pg_dist_node where groupid <> 0 and noderole = 'primary' order by nodeid", connection);
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            workers.Add((rows.GetString(0), rows.GetInt32(1)));
        }

        return workers;
    }

    private static string On(string coordinator, (string Host, int Port) machine, string database) =>
        new NpgsqlConnectionStringBuilder(coordinator) { Host = machine.Host, Port = machine.Port, Database = database }.ToString();

    private static async Task Run(string location, string command)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(location) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var statement = new NpgsqlCommand(command, connection);
        await statement.ExecuteNonQueryAsync();
    }
}
