using Goldthread.Kernel.Data;

namespace Goldthread.Record.Own;

internal static class ProxyTable
{
    private const string Columns = "proxy, owner, user_id, name, relation, scope, state, asked_at, until, ended_at, words";

    // On every machine, and rare: when somebody is chosen, or no longer.
    private const string Upsert = $"""
        insert into record_proxy ({Columns})
        values (@proxy, @owner, @user_id, @name, @relation, @scope, @state, @asked_at, @until, @ended_at, @words)
        on conflict (proxy) do update set state = excluded.state, until = excluded.until, ended_at = excluded.ended_at, words = excluded.words
        """;

    private const string SelectOne = $"select {Columns} from record_proxy where proxy = @proxy";

    private const string SelectOwner = $"select {Columns} from record_proxy where owner = @owner order by asked_at desc, proxy";

    private const string SelectUser = $"select {Columns} from record_proxy where user_id = @user_id and state = 'active' order by name, proxy";

    private const string SelectState = $"select {Columns} from record_proxy where state = @state order by asked_at, proxy";

    public static void Put(Session session, Proxy p) =>
        session.Statement(Upsert)
            .Set("proxy", p.Id).Set("owner", p.Owner).Set("user_id", p.UserId).Set("name", p.Name).Set("relation", p.Relation).Set("scope", p.Scope)
            .Set("state", p.State).Set("asked_at", p.AskedAt.ToUnixTimeMilliseconds()).Set("until", p.Until.ToUnixTimeMilliseconds())
            .Set("ended_at", p.EndedAt?.ToUnixTimeMilliseconds() ?? 0).Set("words", p.Words)
            .Execute();

    public static Proxy? Find(Session session, string id) => session.Statement(SelectOne).Set("proxy", id).First(r => (Proxy?)Read(r), none: null);

    public static List<Proxy> OfOwner(Session session, string owner) => session.Statement(SelectOwner).Set("owner", owner).List(Read);

    public static List<Proxy> OfUser(Session session, string user) => session.Statement(SelectUser).Set("user_id", user).List(Read);

    public static List<Proxy> In(Session session, string state) => session.Statement(SelectState).Set("state", state).List(Read);

    private static Proxy Read(Row r) => new(
        r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetString(6),
        Time(r.GetInt64(7)), Time(r.GetInt64(8)), r.GetInt64(9) == 0 ? null : Time(r.GetInt64(9)), r.GetString(10));

    private static DateTimeOffset Time(long at) => DateTimeOffset.FromUnixTimeMilliseconds(at);
}
