using Goldthread.Kernel.Data;

namespace Goldthread.Architecture.ScaleOut;

/// <summary>A column as the database itself describes it.</summary>
/// <param name="Type">"integer", "bigint", "text"..., as declared.</param>
/// <param name="IsMade">True when the database gives it a value by itself: a default, a generated column, an identity.</param>
public sealed record StoreColumn(string Name, string Type, bool IsNotNull, bool IsMade);

/// <summary>A foreign key.</summary>
public sealed record StoreLink(IReadOnlyList<string> Columns, string Target);

/// <summary>A table as the database itself describes it.</summary>
/// <param name="PrimaryKey">In key order; empty where there is none.</param>
/// <param name="Unique">The unique indexes beside the primary key.</param>
/// <param name="Indexes">The other indexes.</param>
public sealed record StoreTable(
    string Name, IReadOnlyList<StoreColumn> Columns, IReadOnlyList<string> PrimaryKey, IReadOnlyList<IReadOnlyList<string>> Unique,
    IReadOnlyList<IReadOnlyList<string>> Indexes, IReadOnlyList<StoreLink> Links);

/// <summary>The schema of an open store, and what its files say of its tables.</summary>
/// <param name="Machinery">What runs or counts by itself: triggers, rules, sequences, exclusion constraints, functions. In words.</param>
public sealed record StoreSchema(IReadOnlyList<StoreTable> Tables, IReadOnlyList<string> Machinery, IReadOnlyDictionary<string, TableDeclaration> Declared)
{
    public IEnumerable<StoreTable> Of(TableKind kind) => Tables.Where(t => Declared.TryGetValue(t.Name, out var said) && said.Kind == kind);

    /// <summary>Reads the schema out of an open store.</summary>
    public static async Task<StoreSchema> Read(Database store, IEnumerable<TableDeclaration> declared)
    {
        var (tables, machinery) = await store.Read(session => session.Dialect is SqliteDialect ? SqliteSchema.Read(session) : PostgresSchema.Read(session));
        return new StoreSchema(tables, machinery, declared.ToDictionary(d => d.Table, StringComparer.Ordinal));
    }
}
