using System.Text.Encodings.Web;
using Goldthread.Kernel.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Goldthread.Record.Access;

/// <summary>
/// Bearer tokens of the demo place: a user's id, protected with the keys of the data folder, good for a day. They exist only in
/// demo mode.
/// </summary>
public sealed class DemoTokens(IDataProtectionProvider protection, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(1);

    // To open a token costs as much as the read it allows; one that was opened is known for a short while, so that a key taken away still counts.
    private static readonly TimeSpan Known = TimeSpan.FromMinutes(1);
    private readonly MemoryCache _opened = new(new MemoryCacheOptions { SizeLimit = 10_000 });
    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("Goldthread.Demo.Token.1").ToTimeLimitedDataProtector();

    /// <summary>A token for a user.</summary>
    public string For(User user) => _protector.Protect(user.Id, Life);

    /// <summary>The user id in a token; null when it is not ours or has run out.</summary>
    public string? Read(string token)
    {
        var now = clock.GetUtcNow();
        if (_opened.TryGetValue(token, out Opened? known) && now < known!.Until)
        {
            return known.User;
        }

        try
        {
            var user = _protector.Unprotect(token, out var expires);
            var until = now + Known < expires ? now + Known : expires;
            _opened.Set(token, new Opened(user, until), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Known });
            return user;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _opened.Dispose();

    private sealed record Opened(string User, DateTimeOffset Until);
}

/// <summary>Authenticates requests that carry a demo token.</summary>
internal sealed class DemoTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, DemoTokens tokens, DemoUsersInStore users)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public const string SchemeName = "DemoToken";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        return tokens.Read(header["Bearer ".Length..]) is { } id && await users.Find(id) is { } user
            ? AuthenticateResult.Success(new AuthenticationTicket(user.ToPrincipal(SchemeName), SchemeName))
            : AuthenticateResult.Fail("The token is not valid here, or has run out.");
    }
}

/// <summary>The users of the demo place, and the one that is the system itself.</summary>
public sealed class DemoUsersInStore(Database database, TimeProvider clock)
{
    public async Task<User?> Find(string id) => id == User.System.Id ? User.System : await database.Read(session => UserTable.Find(session, id, clock.GetUtcNow()));

    /// <summary>Those a visitor may sign in as, people who work with people first.</summary>
    public async Task<IReadOnlyList<User>> All() => await database.Read(UserTable.All);
}
