using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Caching.Memory;

namespace Goldthread.Record.SignIn;

/// <summary>
/// Refused attempts by address. A whole hospital may share one address, so what counts is what was refused, never what went well. Kept by each server for
/// itself: it slows a guesser down, and no right hangs on it.
/// </summary>
internal sealed class SignInAttempts(SignInSettings settings, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);
    private readonly MemoryCache _refused = new(new MemoryCacheOptions { SizeLimit = 50_000 });

    public bool AreTooMany(HttpContext context) => Count(context) is { } count && clock.GetUtcNow() < count.Until && Volatile.Read(ref count.Number) >= settings.MostFailures;

    public void Refused(HttpContext context)
    {
        var now = clock.GetUtcNow();
        if (Count(context) is not { } count || count.Until <= now)
        {
            count = new Counter(now + Window);
            _refused.Set(Key(context), count, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Window });
        }

        Interlocked.Increment(ref count.Number);
    }

    public void Dispose() => _refused.Dispose();

    private Counter? Count(HttpContext context) => _refused.Get<Counter>(Key(context));

    private static string Key(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";

    private sealed class Counter(DateTimeOffset until)
    {
        public readonly DateTimeOffset Until = until;
        public int Number;
    }
}
