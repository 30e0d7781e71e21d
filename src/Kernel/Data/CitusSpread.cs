namespace Goldthread.Kernel.Data;

/// <summary>
/// Spreads the tables of a store over the machines of a Citus cluster as the schema says: those about people by part, all together; lookups
/// by their own column; those of the place whole on every machine; local ones not at all. What is spread already is left alone, so it runs
/// after every migration. Rows that are there are moved along by Citus.
/// </summary>
internal static class CitusSpread
{
    // 256 parts over 32 shards leave none empty, and a cluster can grow to 32 workers before shards must be split.
    internal const int Shards = 32;

    public static async Task Apply(Database database, IReadOnlyList<TableDeclaration> tables)
    {
        // One table a transaction: what was done stays done when a later one fails, and the next start goes on there.
        while (await database.Write(session => SpreadNext(session, tables)))
        {
        }
    }

    private static bool SpreadNext(Session session, IReadOnlyList<TableDeclaration> tables)
    {
        Migrations.LockSchema(session);
        var call = Calls(tables, CitusTable.Spread(session), (table, column) => CitusTable.TypeOf(session, table, column)).FirstOrDefault();
        if (call is null)
        {
            return false;
        }

        session.RunScript(call);
        return true;
    }

    /// <summary>What is still to be called, in order.</summary>
    /// <param name="tables">What the schema says.</param>
    /// <param name="spread">What is done.</param>
    /// <param name="typeOf">The type, with collation, of a table's column.</param>
    internal static IEnumerable<string> Calls(IReadOnlyList<TableDeclaration> tables, IReadOnlySet<string> spread, Func<string, string, string> typeOf)
    {
        // The first table of each type is the one that the others lie with. Tables about people come first: lookups by a number lie with them.
        var firsts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in tables.Where(t => t.By is not null).OrderBy(t => t.Kind == TableKind.Person ? 0 : 1))
        {
            var type = typeOf(table.Table, table.By!);
            var isFirst = firsts.TryAdd(type, table.Table);
            if (!spread.Contains(table.Table))
            {
                yield return isFirst
                    ? $"select create_distributed_table('{table.Table}', '{table.By}', colocate_with => 'none', shard_count => {Shards})"
                    : $"select create_distributed_table('{table.Table}', '{table.By}', colocate_with => '{firsts[type]}')";
            }
        }

        foreach (var table in tables.Where(t => t.Kind == TableKind.Place && !spread.Contains(t.Table)))
        {
            yield return $"select create_reference_table('{table.Table}')";
        }
    }
}
