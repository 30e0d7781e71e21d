using Goldthread.Kernel.Data;

namespace Goldthread.Record.People;

internal static class OptOutTable
{
    private const string SelectOne = "select 1 from record_opt_out where number = @number";

    // Every number, on purpose: a new list is compared with the whole of the old one.
    private const string SelectAll = "select number, applied from record_opt_out order by number";

    private const string Count = "select count(*), coalesce(max(since), 0) from record_opt_out";

    private const string Upsert = """
        insert into record_opt_out (number, since, applied) values (@number, @since, @applied)
        on conflict (number) do update set applied = excluded.applied
        """;

    private const string Delete = "delete from record_opt_out where number = @number";

    public static bool Holds(Session session, string number) => session.Statement(SelectOne).Set("number", number).First(_ => true, none: false);

    public static Dictionary<string, bool> All(Session session) =>
        session.Statement(SelectAll).List(r => (Number: r.GetString(0), Applied: r.GetInt16(1) != 0)).ToDictionary(r => r.Number, r => r.Applied, StringComparer.Ordinal);

    public static (long People, long Newest) Counts(Session session) => session.Statement(Count).First(r => (r.GetInt64(0), r.GetInt64(1)), (0L, 0L));

    public static void Put(Session session, string number, long since, bool applied) =>
        session.Statement(Upsert).Set("number", number).Set("since", since).Set("applied", (short)(applied ? 1 : 0)).Execute();

    public static void Remove(Session session, string number) => session.Statement(Delete).Set("number", number).Execute();
}
