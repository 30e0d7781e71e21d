using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Goldthread.Kernel.Data;

/// <summary>SQLite in a file: the embedded default, nothing to install. One writer, many readers (WAL).</summary>
public sealed class SqliteDialect(string file) : Dialect
{
    // A session, and so its connection, is one thread's at a time: the library need not lock each of its calls
    // (https://www.sqlite.org/threadsafe.html, multi-thread). Where SQLite has started already it keeps its locks: slower, no less safe.
    static SqliteDialect()
    {
        Batteries_V2.Init();
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MULTITHREAD);
    }

    /// <inheritdoc />
    public override string Name => "sqlite";

    /// <inheritdoc />
    protected override string Clustered => "without rowid";

    /// <inheritdoc />
    protected override string Ordinal => ""; // the default collation BINARY compares bytes

    /// <inheritdoc />
    public override string ForUpdate => ""; // "begin immediate" holds the only write lock already

    internal override int Writers => 1;

    internal override int Readers => Math.Max(8, Environment.ProcessorCount * 4);

    internal override string BeginWrite => "begin immediate";

    internal override DbConnection Connect(bool forWriting)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Pooling = false,
            DefaultTimeout = 30,
        }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();

        // synchronous=FULL: a commit that was acknowledged survives power loss (https://www.sqlite.org/pragma.html#pragma_synchronous).
        // The checkpoint has a connection of its own, so no writer ever waits for one. A reader's pages are mapped from the file, and
        // what it keeps of the log is thrown away at every commit of the writer: it keeps little, so that there is little to throw.
        command.CommandText = $"""
            pragma journal_mode = wal;
            pragma synchronous = full;
            pragma wal_autocheckpoint = 0;
            pragma busy_timeout = 30000;
            pragma temp_store = memory;
            pragma foreign_keys = on;
            pragma trusted_schema = off;
            pragma mmap_size = 4294967296;
            pragma cache_size = {(forWriting ? -16384 : -2048)};
            pragma query_only = {(forWriting ? 0 : 1)};
            """;
        command.ExecuteNonQuery();
        return connection;
    }

    internal override Statement Prepare(DbConnection connection, string sql) => new SqliteStatement(((SqliteConnection)connection).Handle!, sql);

    /// <inheritdoc />
    // 5 busy, 6 locked, 10 I/O, 13 full, 14 cannot open: https://www.sqlite.org/rescode.html
    public override bool IsUnavailable(DbException error) => error is SqliteException { SqliteErrorCode: 5 or 6 or 10 or 13 or 14 };
}
