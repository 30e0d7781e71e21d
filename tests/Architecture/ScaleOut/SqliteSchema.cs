using Goldthread.Kernel.Data;

namespace Goldthread.Architecture.ScaleOut;

/// <summary>What a SQLite file says of itself. https://www.sqlite.org/pragma.html#pragfunc</summary>
internal static class SqliteSchema
{
    private const string SelectTables = "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name";

    private const string SelectMachinery = """
        select case when type = 'trigger' then type || ' ' || name else 'autoincrement of ' || name end
        from sqlite_master
        where type = 'trigger' or (type = 'table' and lower(sql) like '%autoincrement%')
        order by name
        """;

    // hidden: 2 and 3 are generated columns. A lone "integer primary key" is the row number, which SQLite makes.
    private const string SelectColumns = """
        select name, lower(type), "notnull", case when dflt_value is not null or hidden > 1 then 1 else 0 end, pk from pragma_table_xinfo(@table) order by cid
        """;

    private const string SelectIndexes = "select name, \"unique\", origin from pragma_index_list(@table) order by seq";

    private const string SelectIndexColumns = "select coalesce(name, '(expression)') from pragma_index_info(@index) order by seqno";

    private const string SelectLinks = "select id, lower(\"from\"), lower(\"table\") from pragma_foreign_key_list(@table) order by id, seq";

    public static (IReadOnlyList<StoreTable> Tables, IReadOnlyList<string> Machinery) Read(Session session) => (
        [.. session.Statement(SelectTables).List(r => r.GetString(0)).Select(name => Table(session, name))],
        session.Statement(SelectMachinery).List(r => r.GetString(0)));

    private static StoreTable Table(Session session, string name)
    {
        var columns = session.Statement(SelectColumns).Set("table", name).List(r => (Column: new StoreColumn(r.GetString(0), r.GetString(1), r.GetInt32(2) != 0, r.GetInt32(3) != 0), Key: r.GetInt32(4)));
        var indexes = session.Statement(SelectIndexes).Set("table", name).List(r => (Name: r.GetString(0), Unique: r.GetInt32(1) != 0, Origin: r.GetString(2)))
            .Where(i => i.Origin != "pk")
            .Select(i => (i.Unique, Columns: (IReadOnlyList<string>)session.Statement(SelectIndexColumns).Set("index", i.Name).List(r => r.GetString(0))))
            .ToList();
        return new StoreTable(
            name,
            [.. columns.Select(c => c.Column)],
            [.. columns.Where(c => c.Key > 0).OrderBy(c => c.Key).Select(c => c.Column.Name)],
            [.. indexes.Where(i => i.Unique).Select(i => i.Columns)],
            [.. indexes.Where(i => !i.Unique).Select(i => i.Columns)],
            [.. session.Statement(SelectLinks).Set("table", name).List(r => (Id: r.GetInt32(0), From: r.GetString(1), Target: r.GetString(2)))
                .GroupBy(l => (l.Id, l.Target)).Select(l => new StoreLink([.. l.Select(c => c.From)], l.Key.Target))]);
    }
}
