using System.Data.Common;
using Npgsql;

namespace Goldthread.Kernel.Data;

/// <summary>PostgreSQL 15 or later, by connection string. With Citus in the database it is a <see cref="CitusDialect"/>.</summary>
public class PostgresDialect : Dialect, IDisposable
{
    private readonly NpgsqlDataSource _source;

    /// <summary>A store behind a connection string in Npgsql's form (Host=...;Database=...).</summary>
    /// <param name="connectionString">The connection string.</param>
    /// <param name="options">Server settings of every session, as the server's command line takes them; null for none.</param>
    private protected PostgresDialect(string connectionString, string? options)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            // A session keeps its connection and its prepared statements; a pool beneath it would only add a reset.
            Pooling = false,
            MaxAutoPrepare = 0,
        };
        if (options is not null)
        {
            settings.Options = string.Join(' ', settings.Options, options).Trim();
        }

        _source = NpgsqlDataSource.Create(settings);
    }

    internal PostgresDialect(string connectionString)
        : this(connectionString, null)
    {
    }

    /// <summary>The dialect that the server of a connection string speaks: asked once, when the store is opened.</summary>
    /// <exception cref="NpgsqlException">The server cannot be reached.</exception>
    internal static PostgresDialect Of(string connectionString)
    {
        using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        connection.Open();
        using var command = new NpgsqlCommand(CitusTable.SelectExtension, connection);
        return command.ExecuteScalar() is null ? new PostgresDialect(connectionString) : new CitusDialect(connectionString);
    }

    /// <inheritdoc />
    public override string Name => "postgres";

    /// <inheritdoc />
    protected override string Clustered => "";

    /// <inheritdoc />
    protected override string Ordinal => "collate \"C\"";

    /// <inheritdoc />
    public override string ForUpdate => " for update";

    internal override int Writers => 4;

    internal override int Readers => Math.Max(5, Environment.ProcessorCount * 2);

    internal override string BeginWrite => "begin";

    internal override DbConnection Connect(bool forWriting) => _source.OpenConnection();

    internal override Statement Prepare(DbConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return new AdoStatement(command);
    }

    internal override string LockSchema => "lock table kernel_migration in share row exclusive mode";

    // 40001 serialization failure, 40P01 deadlock: https://www.postgresql.org/docs/15/errcodes-appendix.html
    internal override bool IsLostRace(DbException error) => error.SqlState is "40001" or "40P01";

    // 08 connection exceptions, 57P01 to 57P03 the server is going or coming; without a code the network broke.
    internal override bool IsLostConnection(DbException error) =>
        error.SqlState is { } state ? state.StartsWith("08", StringComparison.Ordinal) || state is "57P01" or "57P02" or "57P03" : error is NpgsqlException { IsTransient: true };

    /// <inheritdoc />
    public override bool IsUnavailable(DbException error) =>
        error.SqlState is null || error.SqlState.StartsWith("08", StringComparison.Ordinal) || error.SqlState.StartsWith("53", StringComparison.Ordinal)
        || error.SqlState.StartsWith("57P", StringComparison.Ordinal) || error.SqlState == "57014";

    /// <inheritdoc />
    public void Dispose()
    {
        _source.Dispose();
        GC.SuppressFinalize(this);
    }
}
