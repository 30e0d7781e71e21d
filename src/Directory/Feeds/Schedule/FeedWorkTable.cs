using Goldthread.Kernel.Data;

namespace Goldthread.Directory.Feeds.Schedule;

/// <summary>Of several servers on one store one fetches feeds at a time.</summary>
internal static class FeedWorkTable
{
    private const string Name = "fetch";

    private const string Insert = "insert into directory_feed_work (work, holder, held_until) values (@work, '', 0) on conflict (work) do nothing";

    private const string Select = "select holder, held_until from directory_feed_work where work = @work";

    private const string Hold = "update directory_feed_work set holder = @holder, held_until = @until where work = @work";

    /// <summary>Takes or keeps the work for a server until a time; false while another has it.</summary>
    public static bool Take(Session session, string holder, long now, long until)
    {
        session.Statement(Insert).Set("work", Name).Execute();
        var (current, held) = session.Statement(Select + session.Dialect.ForUpdate).Set("work", Name).First(r => (r.GetString(0), r.GetInt64(1)), ("", 0L));
        if (current != holder && held > now) return false;
        session.Statement(Hold).Set("work", Name).Set("holder", holder).Set("until", until).Execute();
        return true;
    }

    /// <summary>True while a server has the work.</summary>
    public static bool IsTaken(Session session, long now) => session.Statement(Select).Set("work", Name).First(r => r.GetInt64(1) > now, false);
}
