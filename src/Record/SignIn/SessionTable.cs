using Goldthread.Kernel.Data;

namespace Goldthread.Record.SignIn;

/// <summary>One row of those who are signed in. Times are milliseconds since 1970, UTC.</summary>
/// <param name="Id">SHA-256 of what the browser holds.</param>
/// <param name="User">Who.</param>
/// <param name="Acting">The membership they chose to act in; empty for the role that stands with the user.</param>
/// <param name="Proof">How they showed who they are.</param>
/// <param name="BeganAt">When it began.</param>
/// <param name="SeenAt">When a request last used it, to the minute.</param>
/// <param name="ProvenAt">When they last showed who they are.</param>
/// <param name="EndedAt">When it ended; null while it lasts.</param>
/// <param name="EndedBy">What ended it.</param>
internal sealed record SessionRow(string Id, string User, string Acting, Proof Proof, long BeganAt, long SeenAt, long ProvenAt, long? EndedAt, string EndedBy);

internal static class SessionTable
{
    private const string Columns =
        "session, user_id, acting, provider, issuer, subject, sid, acr, organisations, id_token, began_at, seen_at, proven_at, ended_at, ended_by";

    private const string Insert = $"""
        insert into record_session ({Columns})
        values (@session, @user_id, @acting, @provider, @issuer, @subject, @sid, @acr, @organisations, @id_token, @began_at, @seen_at, @proven_at, null, '')
        """;

    private const string SelectOne = $"select {Columns} from record_session where session = @session";

    private const string SelectOfUser = $"select {Columns} from record_session where user_id = @user_id and ended_at is null order by began_at, session";

    private const string Seen = "update record_session set seen_at = @seen_at where session = @session and ended_at is null";

    private const string Act = "update record_session set acting = @acting where session = @session and ended_at is null";

    private const string EndOne = "update record_session set ended_at = @ended_at, ended_by = @ended_by, id_token = '' where session = @session and ended_at is null";

    private const string EndUser = "update record_session set ended_at = @ended_at, ended_by = @ended_by, id_token = '' where user_id = @user_id and ended_at is null";

    private const string EndSubject = """
        update record_session set ended_at = @ended_at, ended_by = @ended_by, id_token = ''
        where subject = @subject and issuer = @issuer and ended_at is null
        """;

    private const string EndSid = """
        update record_session set ended_at = @ended_at, ended_by = @ended_by, id_token = ''
        where sid = @sid and issuer = @issuer and ended_at is null
        """;

    private const string DeleteOld = "delete from record_session where began_at < @before";

    public static void Add(Session session, SessionRow row) =>
        session.Statement(Insert)
            .Set("session", row.Id).Set("user_id", row.User).Set("acting", row.Acting).Set("provider", row.Proof.Provider).Set("issuer", row.Proof.Issuer)
            .Set("subject", row.Proof.Subject).Set("sid", row.Proof.Sid).Set("acr", row.Proof.Acr).Set("organisations", string.Join(' ', row.Proof.Organisations))
            .Set("id_token", row.Proof.IdToken).Set("began_at", row.BeganAt).Set("seen_at", row.SeenAt).Set("proven_at", row.ProvenAt)
            .Execute();

    public static SessionRow? Find(Session session, string id) => session.Statement(SelectOne).Set("session", id).First(r => (SessionRow?)Read(r), none: null);

    public static List<SessionRow> OfUser(Session session, string user) => session.Statement(SelectOfUser).Set("user_id", user).List(Read);

    public static bool MarkSeen(Session session, string id, long at) => session.Statement(Seen).Set("session", id).Set("seen_at", at).Execute() > 0;

    public static bool ActAs(Session session, string id, string acting) => session.Statement(Act).Set("session", id).Set("acting", acting).Execute() > 0;

    public static int End(Session session, string id, long at, string by) =>
        session.Statement(EndOne).Set("session", id).Set("ended_at", at).Set("ended_by", by).Execute();

    public static int EndOfUser(Session session, string user, long at, string by) =>
        session.Statement(EndUser).Set("user_id", user).Set("ended_at", at).Set("ended_by", by).Execute();

    public static int EndOfSubject(Session session, string issuer, string subject, long at, string by) =>
        session.Statement(EndSubject).Set("issuer", issuer).Set("subject", subject).Set("ended_at", at).Set("ended_by", by).Execute();

    public static int EndOfSid(Session session, string issuer, string sid, long at, string by) =>
        session.Statement(EndSid).Set("issuer", issuer).Set("sid", sid).Set("ended_at", at).Set("ended_by", by).Execute();

    public static int RemoveBefore(Session session, long before) => session.Statement(DeleteOld).Set("before", before).Execute();

    private static SessionRow Read(Row r) => new(
        r.GetString(0), r.GetString(1), r.GetString(2),
        new Proof(r.GetString(3), r.GetString(4), r.GetString(5), r.GetString(6), r.GetString(7), r.GetString(8).Split(' ', StringSplitOptions.RemoveEmptyEntries), r.GetString(9)),
        r.GetInt64(10), r.GetInt64(11), r.GetInt64(12), r.IsDBNull(13) ? null : r.GetInt64(13), r.GetString(14));
}
