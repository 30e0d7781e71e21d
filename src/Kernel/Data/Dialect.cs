using System.Data.Common;

namespace Goldthread.Kernel.Data;

/// <summary>
/// Where SQLite and PostgreSQL differ. There is one body of SQL: statements use only what both understand, and parameters
/// are written <c>@name</c>. Schema files may hold the two marks that <see cref="Spell"/> replaces.
/// </summary>
public abstract class Dialect
{
    /// <summary>"sqlite", "postgres" or "citus".</summary>
    public abstract string Name { get; }

    /// <summary>The middle part of a migration file whose text must differ: "sqlite" or "postgres".</summary>
    internal virtual string SchemaName => Name;

    /// <summary>
    /// What <c>{clustered}</c> becomes behind a table's closing bracket: rows kept in key order where the engine can
    /// (SQLite: https://www.sqlite.org/withoutrowid.html).
    /// </summary>
    protected abstract string Clustered { get; }

    /// <summary>What <c>{ordinal}</c> becomes behind a text column that is compared byte by byte.</summary>
    protected abstract string Ordinal { get; }

    /// <summary>Appended to a select of one head row that this transaction will change.</summary>
    public abstract string ForUpdate { get; }

    /// <summary>The most transactions that may write at one time.</summary>
    internal abstract int Writers { get; }

    /// <summary>The most sessions that may read at one time.</summary>
    internal abstract int Readers { get; }

    /// <summary>The tables about people, known once the schema is up to date; what <see cref="PartGuard"/> watches.</summary>
    internal IReadOnlySet<string> PersonTables { get; set; } = new HashSet<string>();

    /// <summary>Schema text in this dialect.</summary>
    public string Spell(string sql) => sql.Replace("{clustered}", Clustered, StringComparison.Ordinal).Replace("{ordinal}", Ordinal, StringComparison.Ordinal);

    /// <summary>A new open connection.</summary>
    internal abstract DbConnection Connect(bool forWriting);

    /// <summary>A statement on an open connection, to be kept and used again.</summary>
    internal abstract Statement Prepare(DbConnection connection, string sql);

    /// <summary>How a transaction that writes begins.</summary>
    internal abstract string BeginWrite { get; }

    /// <summary>
    /// What keeps other servers from changing the schema until the transaction ends; null where beginning to write does so already. A lock
    /// on a table and not an advisory lock, which on a spread store holds on one machine only.
    /// </summary>
    internal virtual string? LockSchema => null;

    /// <summary>True when the transaction was undone because another was first: the same one may succeed if it is tried again.</summary>
    internal virtual bool IsLostRace(DbException error) => false;

    /// <summary>True when the connection is gone. A transaction that had not begun to commit was undone; of one that had, nobody knows.</summary>
    internal virtual bool IsLostConnection(DbException error) => false;

    /// <summary>True when the store cannot be reached or is busy, so that the answer is "try again later".</summary>
    public abstract bool IsUnavailable(DbException error);
}
