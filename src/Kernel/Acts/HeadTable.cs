using Goldthread.Kernel.Data;

namespace Goldthread.Kernel.Acts;

internal static class HeadTable
{
    private const string Insert = """
        insert into kernel_head (part, commit_no, row_no, person_no, act_no, hash)
        values (@part, 0, 0, 0, 0, @hash)
        on conflict (part) do nothing
        """;

    private const string Select = "select commit_no, row_no, person_no, act_no, hash, requires from kernel_head where part = @part";

    private const string Update = """
        update kernel_head
        set commit_no = @commit_no, row_no = @row_no, person_no = @person_no, act_no = @act_no, hash = @hash
        where part = @part
        """;

    private const string Raise = "update kernel_head set requires = @requires where part = @part and (requires is null or requires < @requires)";

    // Every part, on purpose: a position is a vector over all of them.
    private const string SelectAll = "select part, commit_no from kernel_head order by part";

    public static Head Lock(Session session, int part)
    {
        var text = Select + session.Dialect.ForUpdate;
        var head = Read(session, text, part);
        if (head is null)
        {
            session.Statement(Insert).Set("part", part).Set("hash", Array.Empty<byte>()).Execute();
            head = Read(session, text, part)!;
        }

        return head;
    }

    public static Head? Find(Session session, int part) => Read(session, Select, part);

    public static List<(int Part, long Commit)> Commits(Session session) =>
        session.Statement(SelectAll).List(r => (r.GetInt32(0), r.GetInt64(1)));

    public static void Save(Session session, Head head) =>
        session.Statement(Update)
            .Set("part", head.Part).Set("commit_no", head.Commit).Set("row_no", head.Row)
            .Set("person_no", head.Person).Set("act_no", head.Act).Set("hash", head.Hash)
            .Execute();

    public static void Require(Session session, int part, long least) =>
        session.Statement(Raise).Set("part", part).Set("requires", least).Execute();

    private static Head? Read(Session session, string sql, int part) =>
        session.Statement(sql).Set("part", part).First(
            r => new Head(part)
            {
                Commit = r.GetInt64(0),
                Row = r.GetInt64(1),
                Person = r.GetInt64(2),
                Act = r.GetInt64(3),
                Hash = r.GetBytes(4),
                Requires = r.IsDBNull(5) ? 0 : r.GetInt64(5),
            },
            none: null);
}
