using Goldthread.Kernel.Data;

namespace Goldthread.Kernel.Acts;

internal static class ActorTable
{
    private const string SelectOne = "select 1 from kernel_actor where actor = @actor";

    // On every machine, and rare: an actor is written the first time it acts.
    private const string Insert = "insert into kernel_actor (actor, content) values (@actor, @content) on conflict (actor) do nothing";

    private const string SelectContent = "select content from kernel_actor where actor = @actor";

    private const string SelectAll = "select actor, content from kernel_actor order by actor";

    /// <summary>
    /// The actor's number; written the first time it acts. Looked for first: a table that lies on every machine is cheap to read and dear
    /// to write, even when nothing is written in the end.
    /// </summary>
    public static long Put(Session session, Actor actor)
    {
        var number = Actor.Number(actor.Content);
        if (!session.Statement(SelectOne).Set("actor", number).First(_ => true, none: false))
        {
            session.Statement(Insert).Set("actor", number).Set("content", actor.Content).Execute();
        }

        return number;
    }

    /// <summary>An actor's content; null when there is none of this number.</summary>
    public static string? Find(Session session, long number) => session.Statement(SelectContent).Set("actor", number).First(r => (string?)r.GetString(0), none: null);

    public static Dictionary<long, string> All(Session session) =>
        session.Statement(SelectAll).List(r => (r.GetInt64(0), r.GetString(1))).ToDictionary(a => a.Item1, a => a.Item2);
}
