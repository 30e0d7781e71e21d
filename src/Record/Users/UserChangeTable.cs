using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;

namespace Goldthread.Record.Users;

internal static class UserChangeTable
{
    private const string Columns = "change_id, kind, user_id, details, why, asked_by, asked_at, state, decided_by, decided_at";

    // On every machine, and rare: when an administrator asks for something.
    private const string Insert = $"""
        insert into record_user_change ({Columns}, asked_commit, decided_commit)
        values (@change_id, @kind, @user_id, @details, @why, @asked_by, @asked_at, @state, @decided_by, @decided_at, @commit_no, @commit_no)
        """;

    // On every machine, and rare: when a right is asked for.
    private const string InsertWaiting = $"""
        insert into record_user_change ({Columns}, asked_commit)
        values (@change_id, @kind, @user_id, @details, @why, @asked_by, @asked_at, @state, '', null, @commit_no)
        """;

    // On every machine, and rare: when an administrator decides. The state before is asked for, so that of two who decide at once one does.
    private const string Update = """
        update record_user_change set state = @state, decided_by = @decided_by, decided_at = @decided_at, decided_commit = @commit_no
        where change_id = @change_id and state = 'waiting'
        """;

    private const string SelectOne = $"select {Columns} from record_user_change where change_id = @change_id";

    private const string SelectWaiting = $"select {Columns} from record_user_change where state = 'waiting' order by asked_at, change_id limit @limit";

    private const string SelectRecent = $"select {Columns} from record_user_change where state <> 'waiting' order by asked_at desc, change_id limit @limit";

    private const string SelectOfUser = $"select {Columns} from record_user_change where user_id = @user_id order by asked_at desc, change_id limit @limit";

    private const string SelectCommit = $"""
        select {Columns}, asked_commit, decided_commit from record_user_change where asked_commit = @commit_no or decided_commit = @commit_no order by change_id
        """;

    /// <summary>Keeps a change, and adds it to what the journal's hash covers.</summary>
    public static void Add(Session session, UserChange c, PartWriter writer)
    {
        var details = JsonSerializer.Serialize(c.Details);
        writer.Covers(AskedContent(c, details));
        if (c.DecidedAt is not null)
        {
            writer.Covers(DecidedContent(c));
        }

        var statement = session.Statement(c.DecidedAt is null ? InsertWaiting : Insert)
            .Set("change_id", c.Id).Set("kind", c.Kind.ToString()).Set("user_id", c.User).Set("details", details).Set("why", c.Why)
            .Set("asked_by", c.AskedBy).Set("asked_at", c.AskedAt.ToUnixTimeMilliseconds()).Set("state", c.State).Set("commit_no", writer.Commit);
        if (c.DecidedAt is { } at)
        {
            statement.Set("decided_by", c.DecidedBy).Set("decided_at", at.ToUnixTimeMilliseconds());
        }

        statement.Execute();
    }

    /// <summary>False when somebody decided before.</summary>
    public static bool Decide(Session session, UserChange c, PartWriter writer)
    {
        writer.Covers(DecidedContent(c));
        return session.Statement(Update).Set("change_id", c.Id).Set("state", c.State).Set("decided_by", c.DecidedBy)
            .Set("decided_at", c.DecidedAt!.Value.ToUnixTimeMilliseconds()).Set("commit_no", writer.Commit).Execute() > 0;
    }

    /// <summary>What the journal's hash covers of changes: as they were asked for by a commit, and what came of them.</summary>
    public static void AddContent(Session session, int part, long commit, IncrementalHash into)
    {
        if (part != Part.Place)
        {
            return;
        }

        foreach (var (change, details, asked, decided) in session.Statement(SelectCommit).Set("commit_no", commit).List(r => (Read(r), r.GetString(3), r.IsDBNull(10) ? 0 : r.GetInt64(10), r.IsDBNull(11) ? 0 : r.GetInt64(11))))
        {
            if (asked == commit)
            {
                into.AppendData(AskedContent(change, details));
            }

            // Decided, and no commit did it: that must not look like what waits.
            if (decided == commit || (decided == 0 && change.State != UserChange.Waiting))
            {
                into.AppendData(DecidedContent(change));
            }
        }
    }

    private static byte[] AskedContent(UserChange c, string details) =>
        JsonSerializer.SerializeToUtf8Bytes(new[] { "asked", c.Id, c.Kind.ToString(), c.User, details, c.Why, c.AskedBy, Text(c.AskedAt) });

    private static byte[] DecidedContent(UserChange c) => JsonSerializer.SerializeToUtf8Bytes(new[] { "decided", c.Id, c.State, c.DecidedBy, Text(c.DecidedAt) });

    private static string Text(DateTimeOffset? at) => at?.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) ?? "";

    public static UserChange? Find(Session session, string id) => session.Statement(SelectOne).Set("change_id", id).First(r => (UserChange?)Read(r), none: null);

    public static List<UserChange> Waiting(Session session, int limit) => session.Statement(SelectWaiting).Set("limit", limit).List(Read);

    public static List<UserChange> Recent(Session session, int limit) => session.Statement(SelectRecent).Set("limit", limit).List(Read);

    public static List<UserChange> OfUser(Session session, string user, int limit) => session.Statement(SelectOfUser).Set("user_id", user).Set("limit", limit).List(Read);

    private static UserChange Read(Row r) => new(
        r.GetString(0), Enum.Parse<ChangeKind>(r.GetString(1)), r.GetString(2), JsonSerializer.Deserialize<ChangeDetails>(r.GetString(3))!, r.GetString(4), r.GetString(5),
        DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(6)), r.GetString(7), r.GetString(8), r.IsDBNull(9) ? null : DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(9)));
}
