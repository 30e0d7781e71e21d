using Microsoft.Data.Sqlite;

namespace Goldthread.Kernel.Data;

/// <summary>Copies a SQLite file that is in use, as one moment of it. https://www.sqlite.org/backup.html</summary>
public static class SqliteCopy
{
    /// <summary>Copies <paramref name="from"/> to a new file. Others may read and write meanwhile; what they commit after the start is not in the copy.</summary>
    public static void Copy(string from, string to)
    {
        using var source = Connect(from, SqliteOpenMode.ReadWrite);
        using var target = Connect(to, SqliteOpenMode.ReadWriteCreate);
        source.BackupDatabase(target);
    }

    private static SqliteConnection Connect(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = 30 }.ToString());
        connection.Open();
        return connection;
    }
}
