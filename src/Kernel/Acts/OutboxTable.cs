using Goldthread.Kernel.Data;

namespace Goldthread.Kernel.Acts;

internal static class OutboxTable
{
    private const string Insert = """
        insert into kernel_outbox (part, commit_no, position, event, body, attempts, next_try)
        values (@part, @commit_no, @position, @event, @body, 0, 0)
        """;

    // Every part, on purpose: it is the queue of the whole store, it is short, and the answer is bounded.
    private const string SelectDue = """
        select part, commit_no, position, event, body, attempts
        from kernel_outbox
        where next_try <= @now
        order by part, commit_no, position
        limit @limit
        """;

    private const string SelectDueIn = """
        select part, commit_no, position, event, body, attempts
        from kernel_outbox
        where part = @part and next_try <= @now
        order by commit_no, position
        limit @limit
        """;

    // Every part, on purpose: whether the queue of the whole store is empty; one row ends it.
    private const string SelectAny = "select 1 from kernel_outbox limit 1";

    private const string Delete = "delete from kernel_outbox where part = @part and commit_no = @commit_no and position = @position";

    private const string Delay = """
        update kernel_outbox
        set attempts = @attempts, next_try = @next_try
        where part = @part and commit_no = @commit_no and position = @position
        """;

    public static void Add(Session session, int part, long commit, int position, string name, string body) =>
        session.Statement(Insert)
            .Set("part", part).Set("commit_no", commit).Set("position", position).Set("event", name).Set("body", body)
            .Execute();

    public static List<OutboxEvent> Due(Session session, long now, int limit) =>
        session.Statement(SelectDue).Set("now", now).Set("limit", limit)
            .List(r => new OutboxEvent(r.GetInt32(0), r.GetInt64(1), r.GetInt32(2), r.GetString(3), r.GetString(4), r.GetInt32(5)));

    public static List<OutboxEvent> DueIn(Session session, int part, long now, int limit) =>
        session.Statement(SelectDueIn).Set("part", part).Set("now", now).Set("limit", limit)
            .List(r => new OutboxEvent(r.GetInt32(0), r.GetInt64(1), r.GetInt32(2), r.GetString(3), r.GetString(4), r.GetInt32(5)));

    public static bool IsEmpty(Session session) => session.Statement(SelectAny).First(_ => false, none: true);

    /// <summary>Takes an announcement out; false when another server has done so.</summary>
    public static bool Remove(Session session, OutboxEvent e) =>
        session.Statement(Delete).Set("part", e.Part).Set("commit_no", e.Commit).Set("position", e.Position).Execute() == 1;

    public static void TryLater(Session session, OutboxEvent e, long at) =>
        session.Statement(Delay)
            .Set("part", e.Part).Set("commit_no", e.Commit).Set("position", e.Position)
            .Set("attempts", e.Attempts + 1).Set("next_try", at)
            .Execute();
}
