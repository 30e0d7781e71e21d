using Goldthread.Kernel.Data;

namespace Goldthread.Record.Users;

/// <summary>Which user an issuer's subject is. One subject is one user; a user may sign in by several issuers.</summary>
internal static class IdentityOfUserTable
{
    private const string Select = "select user_id from record_identity where subject = @subject and issuer = @issuer";

    private const string SelectOfUser = "select issuer, subject from record_identity where user_id = @user_id order by issuer, subject";

    private const string Insert = """
        insert into record_identity (subject, issuer, user_id, added_at) values (@subject, @issuer, @user_id, @added_at)
        on conflict (subject, issuer) do nothing
        """;

    private const string Delete = "delete from record_identity where subject = @subject and issuer = @issuer and user_id = @user_id";

    public static string? User(Session session, string issuer, string subject) =>
        session.Statement(Select).Set("subject", subject).Set("issuer", issuer).First(r => (string?)r.GetString(0), none: null);

    public static List<(string Issuer, string Subject)> OfUser(Session session, string user) =>
        session.Statement(SelectOfUser).Set("user_id", user).List(r => (r.GetString(0), r.GetString(1)));

    /// <summary>False when the subject is somebody's already.</summary>
    public static bool Add(Session session, string issuer, string subject, string user, DateTimeOffset at) =>
        session.Statement(Insert).Set("subject", subject).Set("issuer", issuer).Set("user_id", user).Set("added_at", at.ToUnixTimeMilliseconds()).Execute() > 0;

    public static bool Remove(Session session, string issuer, string subject, string user) =>
        session.Statement(Delete).Set("subject", subject).Set("issuer", issuer).Set("user_id", user).Execute() > 0;
}
