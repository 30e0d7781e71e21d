using Goldthread.Kernel.Data;

namespace Goldthread.Kernel.Acts;

internal static class ReadJournalTable
{
    private const string SelectLast = "select act_no, hash from kernel_read where chain = @chain order by act_no desc limit 1";

    private const string Insert = """
        insert into kernel_read (chain, act_no, at, actor, purpose, activity, part, person, sight, hash)
        values (@chain, @act_no, @at, @actor, @purpose, @activity, @part, @person, @sight, @hash)
        """;

    private const string Select = """
        select act_no, at, actor, purpose, activity, part, person, sight, hash
        from kernel_read
        where chain = @chain and act_no > @after
        order by act_no
        limit @limit
        """;

    private const string Columns = "act_no, at, actor, purpose, activity, part, person, sight";

    private const string SelectOfPerson = $"""
        select {Columns} from kernel_read
        where chain = @chain and part = @part and person = @person and person > 0 and act_no < @before
        order by act_no desc
        limit @limit
        """;

    private const string SelectBefore = $"""
        select {Columns} from kernel_read where chain = @chain and act_no < @before and person > 0 order by act_no desc limit @limit
        """;

    public static (long Number, byte[] Hash) Last(Session session) =>
        session.Statement(SelectLast).Set("chain", ReadJournal.ChainName).First(r => (r.GetInt64(0), r.GetBytes(1)), (0L, []));

    public static void Add(Session session, ReadRow row, byte[] hash) =>
        session.Statement(Insert)
            .Set("chain", ReadJournal.ChainName).Set("act_no", row.Number).Set("at", row.At).Set("actor", row.Actor)
            .Set("purpose", row.Why).Set("activity", row.Activity).Set("part", row.Part).Set("person", row.Person)
            .Set("sight", row.Sight).Set("hash", hash)
            .Execute();

    public static List<(ReadRow Row, byte[] Hash)> After(Session session, long after, int limit) =>
        session.Statement(Select).Set("chain", ReadJournal.ChainName).Set("after", after).Set("limit", limit).List(r => (
            Read(r), r.GetBytes(8)));

    /// <summary>Acts that name a person, newest first.</summary>
    public static List<ReadRow> Of(Session session, int part, long person, long before, int limit) =>
        session.Statement(SelectOfPerson).Set("chain", ReadJournal.ChainName).Set("part", part).Set("person", person).Set("before", before).Set("limit", limit).List(Read);

    /// <summary>Acts that name anybody, newest first.</summary>
    public static List<ReadRow> Before(Session session, long before, int limit) =>
        session.Statement(SelectBefore).Set("chain", ReadJournal.ChainName).Set("before", before).Set("limit", limit).List(Read);

    private static ReadRow Read(Row r) => new(r.GetInt64(0), r.GetInt64(1), r.GetInt64(2), r.GetString(3), r.GetString(4), r.GetInt32(5), r.GetInt64(6), r.GetString(7));
}
