using Goldthread.Kernel.Data;
using Goldthread.Support;

namespace Goldthread.Kernel.Tests.Data;

/// <summary>
/// Plain PostgreSQL that answers the calls by which tables are spread, and refuses what Citus refuses: a table that is spread already, a key
/// without the column it is spread by, tables together whose columns differ. It moves nothing. What it cannot show, the suites show on a real
/// cluster when GOLDTHREAD_TEST_CITUS names one.
/// </summary>
internal static class CitusStandIn
{
    private const string Calls = """
        create table pg_dist_partition (logicalrelid regclass primary key, partkey text, type text, lies_with text, nth serial);

        create function create_distributed_table(tbl regclass, col text, colocate_with text default 'default', shard_count int default 32) returns void language plpgsql as $$
        declare
            own text := (select format_type(a.atttypid, a.atttypmod) || coalesce(' ' || c.collname, '') from pg_attribute a left join pg_collation c on c.oid = a.attcollation where a.attrelid = tbl and a.attname = col);
            other text := (select type from pg_dist_partition where logicalrelid::text = colocate_with);
        begin
            if exists (select 1 from pg_dist_partition where logicalrelid = tbl) then
                raise exception 'table % is already distributed', tbl;
            end if;
            if own is null then
                raise exception 'column % of % does not exist', col, tbl;
            end if;
            if exists (select 1 from pg_index i where i.indrelid = tbl and i.indisunique
                and not exists (select 1 from pg_attribute a where a.attrelid = tbl and a.attname = col and a.attnum = any(i.indkey))) then
                raise exception 'cannot create constraint on %: a unique index must contain %', tbl, col;
            end if;
            if colocate_with <> 'none' and other is distinct from own then
                raise exception 'cannot colocate % (%) with % (%)', tbl, own, colocate_with, other;
            end if;
            insert into pg_dist_partition (logicalrelid, partkey, type, lies_with) values (tbl, col, own, case colocate_with when 'none' then tbl::text else colocate_with end);
        end $$;

        create function create_reference_table(tbl regclass) returns void language plpgsql as $$
        begin
            if exists (select 1 from pg_dist_partition where logicalrelid = tbl) then
                raise exception 'table % is already distributed', tbl;
            end if;
            insert into pg_dist_partition (logicalrelid) values (tbl);
        end $$;
        """;

    /// <summary>Opens a database of PostgreSQL as if Citus were in it.</summary>
    public static async Task<Database> Open(TestDatabase test)
    {
        await using (var plain = Database.Open(test.Location))
        {
            await plain.Write(session =>
            {
                session.RunScript(Calls);
                return true;
            });
        }

        return Again(test);
    }

    /// <summary>Opens it once more, as another server would.</summary>
    public static Database Again(TestDatabase test) => Database.Open(new CitusDialect(test.Location), test.Location);

    /// <summary>What has been spread, in the order in which it was: table, column, the table it lies with.</summary>
    public static async Task<List<(string Table, string? By, string? With)>> Spread(Database store) => await store.Read(session => session
        .Statement("select logicalrelid::text, partkey, lies_with from pg_dist_partition order by nth")
        .List(r => (r.GetString(0), r.IsDBNull(1) ? null : r.GetString(1), r.IsDBNull(2) ? null : r.GetString(2))));
}
