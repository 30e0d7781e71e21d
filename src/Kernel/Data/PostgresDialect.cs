using System.Data.Common;
using Npgsql;

namespace Goldthread.Kernel.Data;

/// <summary>PostgreSQL 15 or later, by connection string.</summary>
public sealed class PostgresDialect : Dialect, IDisposable
{
    private readonly NpgsqlDataSource _source;

    /// <summary>A store behind a connection string in Npgsql's form (Host=...;Database=...).</summary>
    public PostgresDialect(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            // A session keeps its connection and its prepared statements; a pool beneath it would only add a reset.
            Pooling = false,
            MaxAutoPrepare = 0,
        };
        _source = NpgsqlDataSource.Create(settings);
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

    // 40001 serialization failure, 40P01 deadlock: https://www.postgresql.org/docs/15/errcodes-appendix.html
    internal override bool MayRetry(DbException error) => error.SqlState is "40001" or "40P01";

    /// <inheritdoc />
    public override bool IsUnavailable(DbException error) =>
        error.SqlState is null || error.SqlState.StartsWith("08", StringComparison.Ordinal) || error.SqlState.StartsWith("53", StringComparison.Ordinal)
        || error.SqlState.StartsWith("57P", StringComparison.Ordinal) || error.SqlState == "57014";

    /// <inheritdoc />
    public void Dispose() => _source.Dispose();
}
