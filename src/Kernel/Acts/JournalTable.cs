using Goldthread.Kernel.Data;

namespace Goldthread.Kernel.Acts;

internal static class JournalTable
{
    private const string Insert = """
        insert into kernel_journal (part, act_no, at, actor, purpose, activity, commit_no, hash)
        values (@part, @act_no, @at, @actor, @purpose, @activity, @commit_no, @hash)
        """;

    private const string Select = """
        select act_no, at, actor, purpose, activity, commit_no, hash
        from kernel_journal
        where part = @part and act_no > @after
        order by act_no
        limit @limit
        """;

    // Every act of a part makes one commit, so the two have one number; the verifier holds them to it.
    private const string SelectCommit = """
        select act_no, at, actor, purpose, activity, commit_no from kernel_journal
        where part = @part and act_no = @commit and commit_no = @commit
        """;

    private const string SelectBefore = """
        select act_no, at, actor, purpose, activity, commit_no from kernel_journal
        where part = @part and act_no < @before
        order by act_no desc
        limit @limit
        """;

    private const string SelectAt = "select at from kernel_journal where part = @part and act_no = @act_no";

    private const string SelectLast = """
        select commit_no from kernel_journal
        where part = @part and act_no <= @act_no and at <= @at
        order by act_no desc
        limit 1
        """;

    public static void Add(Session session, JournalRow row, byte[] hash) =>
        session.Statement(Insert)
            .Set("part", row.Part).Set("act_no", row.Number).Set("at", row.At).Set("actor", row.Actor)
            .Set("purpose", row.Why).Set("activity", row.Activity).Set("commit_no", row.Commit).Set("hash", hash)
            .Execute();

    public static List<(JournalRow Row, byte[] Hash)> After(Session session, int part, long after, int limit) =>
        session.Statement(Select).Set("part", part).Set("after", after).Set("limit", limit).List(r => (
            new JournalRow(part, r.GetInt64(0), r.GetInt64(1), r.GetInt64(2), r.GetString(3), r.GetString(4), r.GetInt64(5)),
            r.GetBytes(6)));

    /// <summary>The act that made a commit.</summary>
    public static JournalRow? OfCommit(Session session, int part, long commit) =>
        session.Statement(SelectCommit).Set("part", part).Set("commit", commit).First(r => (JournalRow?)Read(r, part), none: null);

    /// <summary>Acts of a part, newest first.</summary>
    public static List<JournalRow> Before(Session session, int part, long before, int limit) =>
        session.Statement(SelectBefore).Set("part", part).Set("before", before).Set("limit", limit).List(r => Read(r, part));

    private static JournalRow Read(Row r, int part) => new(part, r.GetInt64(0), r.GetInt64(1), r.GetInt64(2), r.GetString(3), r.GetString(4), r.GetInt64(5));

    /// <summary>When an act was, by its number.</summary>
    public static long At(Session session, int part, long number) =>
        session.Statement(SelectAt).Set("part", part).Set("act_no", number).First(r => r.GetInt64(0), none: long.MaxValue);

    /// <summary>The commit of the last act that is not after a number and not later than a time; 0 when there is none.</summary>
    public static long LastCommit(Session session, int part, long number, long at) =>
        session.Statement(SelectLast).Set("part", part).Set("act_no", number).Set("at", at).First(r => r.GetInt64(0), none: 0L);
}
