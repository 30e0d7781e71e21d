using System.Security.Cryptography;
using System.Text;
using Goldthread.Kernel.Data;
using Goldthread.Record.Access;
using Goldthread.Record.Users;
using Microsoft.AspNetCore.Http;

namespace Goldthread.Record.SignIn;

/// <summary>A session as it is at this request: the user is read from the store each time, so that what was taken away is gone at once.</summary>
/// <param name="Row">The session.</param>
/// <param name="User">Who, in the role they act in.</param>
internal sealed record OpenSession(SessionRow Row, User User);

/// <summary>Who is signed in by a browser. The browser holds a random value and nothing else.</summary>
/// <remarks>Source of the limits: https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html</remarks>
internal sealed class Sessions(Database database, SignInJournal journal, SignInSettings settings, TimeProvider clock)
{
    // How stale the note of the last use may be: not every request is a write.
    private static readonly TimeSpan NoteEvery = TimeSpan.FromMinutes(1);

    // An ended session is kept for a while, so that its browser can be told why.
    private static readonly TimeSpan KeepEnded = TimeSpan.FromDays(2);

    /// <summary>Signs a browser in. The session it had, if any, ends: an id never outlives a change of who it stands for.</summary>
    public async Task Begin(HttpContext context, User user, Proof proof, string acting = "")
    {
        var secret = RandomText.Make();
        var before = IdOf(context);
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        await database.Write(session =>
        {
            if (before is not null)
            {
                SessionTable.End(session, before, now, SessionEnd.Replaced);
            }

            SessionTable.RemoveBefore(session, now - (long)(settings.AbsoluteLimit + KeepEnded).TotalMilliseconds);
            SessionTable.Add(session, new SessionRow(Hash(secret), user.Id, acting, proof, now, now, now, null, ""));
            return true;
        });
        await journal.Write(user.Acting("pages"), user.Role.Purpose, $"sign in ({proof.Provider})");
        context.Response.Cookies.Append(CookieName(context), secret, Cookie(context));
    }

    /// <summary>The session of a request; null with the reason when there is none that counts.</summary>
    public async Task<(OpenSession? Session, string? Ended)> Of(HttpContext context)
    {
        if (IdOf(context) is not { } id)
        {
            return (null, null);
        }

        var now = clock.GetUtcNow();
        var (row, user) = await database.Read(session =>
            SessionTable.Find(session, id) is { } found ? (found, UserOf(session, found, now)) : ((SessionRow?)null, (User?)null));
        if (row is null)
        {
            return (null, SessionEnd.Unknown);
        }

        var why = row.EndedAt is not null ? row.EndedBy
            : now.ToUnixTimeMilliseconds() - row.BeganAt >= settings.AbsoluteLimit.TotalMilliseconds ? SessionEnd.Absolute
            : now.ToUnixTimeMilliseconds() - row.SeenAt >= settings.IdleLimit.TotalMilliseconds ? SessionEnd.Idle
            : user is null ? SessionEnd.Administrator
            : null;
        if (why is not null)
        {
            if (row.EndedAt is null)
            {
                await database.Write(session => SessionTable.End(session, id, now.ToUnixTimeMilliseconds(), why));
            }

            return (null, why);
        }

        if (now.ToUnixTimeMilliseconds() - row.SeenAt >= NoteEvery.TotalMilliseconds)
        {
            await database.Write(session => SessionTable.MarkSeen(session, id, now.ToUnixTimeMilliseconds()));
        }

        return (new OpenSession(row, user!), null);
    }

    /// <summary>Signs the browser out; the session that it had, or null.</summary>
    public async Task<SessionRow?> End(HttpContext context)
    {
        if (IdOf(context) is not { } id)
        {
            return null;
        }

        context.Response.Cookies.Delete(CookieName(context), Cookie(context));
        var now = clock.GetUtcNow();
        var (row, user) = await database.Read(session =>
            SessionTable.Find(session, id) is { } found ? (found, UserOf(session, found, now)) : ((SessionRow?)null, (User?)null));
        if (row is { EndedAt: null })
        {
            await database.Write(session => SessionTable.End(session, id, now.ToUnixTimeMilliseconds(), SessionEnd.SignOut));
            if (user is not null)
            {
                await journal.Write(user.Acting("pages"), user.Role.Purpose, "sign out");
            }
        }

        return row;
    }

    /// <summary>Chooses the role to act in; the next request has it.</summary>
    public Task<bool> ActAs(HttpContext context, string membership) =>
        IdOf(context) is { } id ? database.Write(session => SessionTable.ActAs(session, id, membership)) : Task.FromResult(false);

    /// <summary>Ends every session of a user; how many there were.</summary>
    public Task<int> EndOfUser(string user, string by) => database.Write(session => SessionTable.EndOfUser(session, user, clock.GetUtcNow().ToUnixTimeMilliseconds(), by));

    /// <summary>Ends what an issuer says has ended: one of its sessions, or all of a subject.</summary>
    public Task<int> EndAtIssuer(string issuer, string? sid, string? subject) => database.Write(session =>
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return sid is not null
            ? SessionTable.EndOfSid(session, issuer, sid, now, SessionEnd.Provider)
            : SessionTable.EndOfSubject(session, issuer, subject!, now, SessionEnd.Provider);
    });

    /// <summary>Takes the cookie of a session that ended from the browser.</summary>
    public static void Forget(HttpContext context) => context.Response.Cookies.Delete(CookieName(context), Cookie(context));

    private static User? UserOf(Session session, SessionRow row, DateTimeOffset now) =>
        UserTable.Find(session, row.User, now) is { } user
            ? Membership.ActAs(user, MembershipTable.OfUser(session, user.Id), row.Acting, row.Proof.Organisations, now)
            : null;

    private static string? IdOf(HttpContext context) => context.Request.Cookies[CookieName(context)] is { Length: > 0 and <= 200 } secret ? Hash(secret) : null;

    private static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    // Over TLS the prefix keeps neighbours under the same domain from setting it: https://developer.mozilla.org/docs/Web/HTTP/Cookies#cookie_prefixes
    private static string CookieName(HttpContext context) => context.Request.IsHttps ? "__Host-goldthread" : "goldthread";

    private static CookieOptions Cookie(HttpContext context) =>
        new() { HttpOnly = true, Secure = context.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true };
}

/// <summary>What ended a session.</summary>
internal static class SessionEnd
{
    public const string Idle = "idle";
    public const string Absolute = "absolute";
    public const string SignOut = "sign-out";
    public const string Provider = "provider";
    public const string Administrator = "administrator";
    public const string Replaced = "replaced";
    public const string Unknown = "unknown";

    /// <summary>What its browser is told.</summary>
    public static string Words(string? why) => why switch
    {
        Idle => "Nobody used this page for a while, so we signed you out to keep records safe.",
        Absolute => "You were signed in for a long time, so we signed you out to keep records safe.",
        Provider => "You signed out at the service that you sign in with.",
        Administrator => "Your access was changed or taken away.",
        _ => "Your session has ended.",
    };
}
