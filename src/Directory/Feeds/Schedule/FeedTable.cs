using System.Text.Json;
using Goldthread.Kernel.Data;

namespace Goldthread.Directory.Feeds.Schedule;

internal static class FeedTable
{
    private const string Columns =
        "feed, address, name, every_hours, is_paused, due_at, failures, started_at, ended_at, result, told, reasons, added, changed, unchanged, refused, gone";

    private const string SelectAll = $"select {Columns} from directory_feed order by name, feed";

    private const string SelectOne = $"select {Columns} from directory_feed where feed = @feed";

    private const string SelectDue = $"select {Columns} from directory_feed where is_paused = 0 and due_at <= @now order by due_at, feed limit 1";

    // On every machine, and rare: when a feed is added, paused or fetched, a few times a day.
    private const string Upsert = $"""
        insert into directory_feed ({Columns})
        values (@feed, @address, @name, @every, @paused, @due, @failures, @started, @ended, @result, @told, @reasons, @added, @changed, @unchanged, @refused, @gone)
        on conflict (feed) do update
        set every_hours = excluded.every_hours, is_paused = excluded.is_paused, due_at = excluded.due_at, failures = excluded.failures, started_at = excluded.started_at,
            ended_at = excluded.ended_at, result = excluded.result, told = excluded.told, reasons = excluded.reasons, added = excluded.added, changed = excluded.changed,
            unchanged = excluded.unchanged, refused = excluded.refused, gone = excluded.gone
        """;

    // On every machine, and rare: when a feed is no longer wanted.
    private const string DeleteOne = "delete from directory_feed where feed = @feed";

    public static List<ScheduledFeed> All(Session session) => session.Statement(SelectAll).List(Of);

    public static ScheduledFeed? Find(Session session, long feed) => session.Statement(SelectOne).Set("feed", feed).First<ScheduledFeed?>(Of, null);

    /// <summary>The same, held against other writers until the transaction ends.</summary>
    public static ScheduledFeed? Lock(Session session, long feed) => session.Statement(SelectOne + session.Dialect.ForUpdate).Set("feed", feed).First<ScheduledFeed?>(Of, null);

    /// <summary>The one that has waited longest; null when nothing is due.</summary>
    public static ScheduledFeed? Due(Session session, long now) => session.Statement(SelectDue).Set("now", now).First<ScheduledFeed?>(Of, null);

    public static void Put(Session session, ScheduledFeed f) =>
        session.Statement(Upsert)
            .Set("feed", f.Number).Set("address", f.Address).Set("name", f.Name).Set("every", f.EveryHours).Set("paused", f.IsPaused ? 1 : 0).Set("due", f.DueAt).Set("failures", f.Failures)
            .Set("started", f.StartedAt).Set("ended", f.EndedAt).Set("result", f.Result).Set("told", f.Told).Set("reasons", JsonSerializer.Serialize(f.Reasons))
            .Set("added", f.Counts.New).Set("changed", f.Counts.Changed).Set("unchanged", f.Counts.Unchanged).Set("refused", f.Counts.Refused).Set("gone", f.Counts.Gone)
            .Execute();

    public static void Remove(Session session, long feed) => session.Statement(DeleteOne).Set("feed", feed).Execute();

    private static ScheduledFeed Of(Row r) => new(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetInt32(3), r.GetInt32(4) != 0, r.GetInt64(5), r.GetInt32(6))
    {
        StartedAt = r.GetInt64(7), EndedAt = r.GetInt64(8), Result = r.GetString(9), Told = r.GetString(10),
        Reasons = JsonSerializer.Deserialize<List<FeedReason>>(r.GetString(11)) ?? [],
        Counts = new FeedCounts(r.GetInt64(12), r.GetInt64(13), r.GetInt64(14), r.GetInt64(15), r.GetInt64(16)),
    };
}
