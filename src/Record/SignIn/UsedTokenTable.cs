using Goldthread.Kernel.Data;

namespace Goldthread.Record.SignIn;

/// <summary>Tokens that count once.</summary>
internal static class UsedTokenTable
{
    private const string Insert = """
        insert into record_used_token (token, issuer, until) values (@token, @issuer, @until)
        on conflict (token, issuer) do nothing
        """;

    private const string DeleteOld = "delete from record_used_token where until < @now";

    /// <summary>False when it was used before.</summary>
    public static bool Use(Session session, string issuer, string token, DateTimeOffset until, DateTimeOffset now)
    {
        session.Statement(DeleteOld).Set("now", now.ToUnixTimeMilliseconds()).Execute();
        return session.Statement(Insert).Set("token", token).Set("issuer", issuer).Set("until", until.ToUnixTimeMilliseconds()).Execute() > 0;
    }
}
