namespace Goldthread.Kernel.Data;

/// <summary>What Citus is asked and told. https://docs.citusdata.com/en/stable/develop/api.html</summary>
internal static class CitusTable
{
    public const string SelectExtension = "select 1 from pg_extension where extname = 'citus'";

    private const string SelectSpread = "select cast(logicalrelid as text) from pg_dist_partition order by 1";

    // Only columns of one type and one collation lie together.
    private const string SelectType = """
        select format_type(a.atttypid, a.atttypmod) || coalesce(' ' || c.collname, '')
        from pg_attribute a
        left join pg_collation c on c.oid = a.attcollation
        where a.attrelid = cast(@table as regclass) and a.attname = @column
        """;

    /// <summary>The tables that are spread, or whole on every machine, already.</summary>
    public static HashSet<string> Spread(Session session) => [.. session.Statement(SelectSpread).List(r => r.GetString(0))];

    /// <summary>The type of a column with its collation.</summary>
    public static string TypeOf(Session session, string table, string column) =>
        session.Statement(SelectType).Set("table", table).Set("column", column).First(r => r.GetString(0), "");
}
