using Goldthread.Kernel.Data;

namespace Goldthread.Directory.Feeds.Schedule;

internal static class FeedRefusalTable
{
    private const string Insert = """
        insert into directory_feed_refusal (feed, run, number, service, path, why) values (@feed, @run, @number, @service, @path, @why)
        on conflict (feed, run, number) do nothing
        """;

    private const string SelectPage = """
        select service, path, why from directory_feed_refusal where feed = @feed and run = @run and number > @after order by number limit @take
        """;

    private const string CountOf = "select count(*) from directory_feed_refusal where feed = @feed and run = @run";

    private const string DeleteOthers = "delete from directory_feed_refusal where feed = @feed and run <> @run";

    public static void Add(Session session, long feed, long run, long number, FeedRefusal refusal) =>
        session.Statement(Insert).Set("feed", feed).Set("run", run).Set("number", number).Set("service", refusal.Service).Set("path", refusal.Path).Set("why", refusal.Why).Execute();

    /// <summary>Those after a number, of which the first is 0.</summary>
    public static List<FeedRefusal> Page(Session session, long feed, long run, long skip, int take) =>
        session.Statement(SelectPage).Set("feed", feed).Set("run", run).Set("after", skip - 1).Set("take", take).List(r => new FeedRefusal(r.GetString(0), r.GetString(1), r.GetString(2)));

    public static long Count(Session session, long feed, long run) => session.Statement(CountOf).Set("feed", feed).Set("run", run).First(r => r.GetInt64(0), 0);

    /// <summary>Drops what other runs of a feed refused; with run 0 all of it.</summary>
    public static void Keep(Session session, long feed, long run) => session.Statement(DeleteOthers).Set("feed", feed).Set("run", run).Execute();
}
