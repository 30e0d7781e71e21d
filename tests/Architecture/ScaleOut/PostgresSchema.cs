using Goldthread.Kernel.Data;

namespace Goldthread.Architecture.ScaleOut;

/// <summary>What a PostgreSQL database says of itself. https://www.postgresql.org/docs/15/catalogs.html</summary>
internal static class PostgresSchema
{
    private const string SelectTables = """
        select c.relname::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind in ('r', 'p') order by c.relname
        """;

    private const string SelectMachinery = """
        select 'trigger ' || t.tgname from pg_trigger t where not t.tgisinternal
        union all select 'rule ' || r.rulename from pg_rewrite r join pg_class c on c.oid = r.ev_class join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'public' and r.rulename <> '_RETURN'
        union all select 'sequence ' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'S'
        union all select 'exclusion constraint ' || c.conname from pg_constraint c where c.contype = 'x'
        union all select 'function ' || p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'public'
            and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')
        order by 1
        """;

    private const string SelectColumns = """
        select a.attname::text, format_type(a.atttypid, a.atttypmod), a.attnotnull::int, (a.atthasdef or a.attidentity <> '' or a.attgenerated <> '')::int
        from pg_attribute a
        where a.attrelid = cast(@table as regclass) and a.attnum > 0 and not a.attisdropped
        order by a.attnum
        """;

    private const string SelectIndexes = """
        select i.indisprimary::int, i.indisunique::int, string_agg(coalesce(a.attname::text, '(expression)'), ',' order by k.ord)
        from pg_index i
        cross join lateral unnest(i.indkey) with ordinality as k(attnum, ord)
        left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum and k.attnum > 0
        where i.indrelid = cast(@table as regclass)
        group by i.indexrelid, i.indisprimary, i.indisunique
        order by i.indexrelid
        """;

    private const string SelectLinks = """
        select c.confrelid::regclass::text, string_agg(a.attname::text, ',' order by k.ord)
        from pg_constraint c
        cross join lateral unnest(c.conkey) with ordinality as k(attnum, ord)
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.attnum
        where c.contype = 'f' and c.conrelid = cast(@table as regclass)
        group by c.oid, c.confrelid
        order by c.oid
        """;

    public static (IReadOnlyList<StoreTable> Tables, IReadOnlyList<string> Machinery) Read(Session session) => (
        [.. session.Statement(SelectTables).List(r => r.GetString(0)).Select(name => Table(session, name))],
        session.Statement(SelectMachinery).List(r => r.GetString(0)));

    private static StoreTable Table(Session session, string name)
    {
        var indexes = session.Statement(SelectIndexes).Set("table", name)
            .List(r => (Primary: r.GetInt32(0) != 0, Unique: r.GetInt32(1) != 0, Columns: (IReadOnlyList<string>)r.GetString(2).Split(',')));
        return new StoreTable(
            name,
            session.Statement(SelectColumns).Set("table", name).List(r => new StoreColumn(r.GetString(0), r.GetString(1), r.GetInt32(2) != 0, r.GetInt32(3) != 0)),
            indexes.Find(i => i.Primary).Columns ?? [],
            [.. indexes.Where(i => i is { Primary: false, Unique: true }).Select(i => i.Columns)],
            [.. indexes.Where(i => i is { Primary: false, Unique: false }).Select(i => i.Columns)],
            session.Statement(SelectLinks).Set("table", name).List(r => new StoreLink(r.GetString(1).Split(','), r.GetString(0))));
    }
}
