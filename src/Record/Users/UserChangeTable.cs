using System.Text.Json;
using Goldthread.Kernel.Data;

namespace Goldthread.Record.Users;

internal static class UserChangeTable
{
    private const string Columns = "change_id, kind, user_id, details, why, asked_by, asked_at, state, decided_by, decided_at";

    // On every machine, and rare: when an administrator asks for something.
    private const string Insert = $"""
        insert into record_user_change ({Columns})
        values (@change_id, @kind, @user_id, @details, @why, @asked_by, @asked_at, @state, @decided_by, @decided_at)
        """;

    // On every machine, and rare: when a right is asked for.
    private const string InsertWaiting = $"""
        insert into record_user_change ({Columns})
        values (@change_id, @kind, @user_id, @details, @why, @asked_by, @asked_at, @state, '', null)
        """;

    // On every machine, and rare: when an administrator decides. The state before is asked for, so that of two who decide at once one does.
    private const string Update = """
        update record_user_change set state = @state, decided_by = @decided_by, decided_at = @decided_at
        where change_id = @change_id and state = 'waiting'
        """;

    private const string SelectOne = $"select {Columns} from record_user_change where change_id = @change_id";

    private const string SelectWaiting = $"select {Columns} from record_user_change where state = 'waiting' order by asked_at, change_id limit @limit";

    private const string SelectRecent = $"select {Columns} from record_user_change where state <> 'waiting' order by asked_at desc, change_id limit @limit";

    private const string SelectOfUser = $"select {Columns} from record_user_change where user_id = @user_id order by asked_at desc, change_id limit @limit";

    public static void Add(Session session, UserChange c)
    {
        var statement = session.Statement(c.DecidedAt is null ? InsertWaiting : Insert)
            .Set("change_id", c.Id).Set("kind", c.Kind.ToString()).Set("user_id", c.User).Set("details", JsonSerializer.Serialize(c.Details)).Set("why", c.Why)
            .Set("asked_by", c.AskedBy).Set("asked_at", c.AskedAt.ToUnixTimeMilliseconds()).Set("state", c.State);
        if (c.DecidedAt is { } at)
        {
            statement.Set("decided_by", c.DecidedBy).Set("decided_at", at.ToUnixTimeMilliseconds());
        }

        statement.Execute();
    }

    /// <summary>False when somebody decided before.</summary>
    public static bool Decide(Session session, string id, string state, string by, DateTimeOffset at) =>
        session.Statement(Update).Set("change_id", id).Set("state", state).Set("decided_by", by).Set("decided_at", at.ToUnixTimeMilliseconds()).Execute() > 0;

    public static UserChange? Find(Session session, string id) => session.Statement(SelectOne).Set("change_id", id).First(r => (UserChange?)Read(r), none: null);

    public static List<UserChange> Waiting(Session session, int limit) => session.Statement(SelectWaiting).Set("limit", limit).List(Read);

    public static List<UserChange> Recent(Session session, int limit) => session.Statement(SelectRecent).Set("limit", limit).List(Read);

    public static List<UserChange> OfUser(Session session, string user, int limit) => session.Statement(SelectOfUser).Set("user_id", user).Set("limit", limit).List(Read);

    private static UserChange Read(Row r) => new(
        r.GetString(0), Enum.Parse<ChangeKind>(r.GetString(1)), r.GetString(2), JsonSerializer.Deserialize<ChangeDetails>(r.GetString(3))!, r.GetString(4), r.GetString(5),
        DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(6)), r.GetString(7), r.GetString(8), r.IsDBNull(9) ? null : DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(9)));
}
