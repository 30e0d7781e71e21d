using Goldthread.Fhir.Search;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;

namespace Goldthread.Fhir.Subscriptions;

/// <summary>How far the feed has been matched, and who does it.</summary>
internal static class SubscriptionFeedTable
{
    private const string Name = "rest-hook";

    private const string Insert = "insert into fhir_subscription_feed (feed, position, holder, held_until) values (@feed, '', '', 0) on conflict (feed) do nothing";

    private const string Select = "select position, holder, held_until from fhir_subscription_feed where feed = @feed";

    private const string Move = "update fhir_subscription_feed set position = @position where feed = @feed";

    private const string Hold = "update fhir_subscription_feed set holder = @holder, held_until = @until where feed = @feed";

    public static FeedPosition Position(Session session) => session.Statement(Select).Set("feed", Name).First(r => Read(r.GetString(0)), FeedPosition.Start);

    /// <summary>The same, with the row held against other writers until the transaction ends.</summary>
    public static FeedPosition Lock(Session session)
    {
        session.Statement(Insert).Set("feed", Name).Execute();
        return session.Statement(Select + session.Dialect.ForUpdate).Set("feed", Name).First(r => Read(r.GetString(0)), FeedPosition.Start);
    }

    public static void Save(Session session, FeedPosition position) =>
        session.Statement(Move).Set("feed", Name).Set("position", new PageToken(0, position.Commits).ToString()).Execute();

    /// <summary>Takes or keeps the work for a server until a time; false while another has it.</summary>
    public static bool Take(Session session, string holder, long now, long until, bool always)
    {
        Lock(session);
        var (current, held) = session.Statement(Select).Set("feed", Name).First(r => (r.GetString(1), r.GetInt64(2)), ("", 0L));
        if (!always && current != holder && held > now)
        {
            return false;
        }

        session.Statement(Hold).Set("feed", Name).Set("holder", holder).Set("until", until).Execute();
        return true;
    }

    private static FeedPosition Read(string text) => text.Length == 0 ? FeedPosition.Start : new FeedPosition(PageToken.Parse(text)!.Commits);
}
