using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Caching.Memory;

namespace Goldthread.Record.SignIn;

/// <summary>
/// Refused attempts by address and, where a program asks, by the name it gives itself: a whole hospital may share one address, so what counts is what was
/// refused, never what went well, and one program that is set up wrongly locks out no other. Kept by each server for itself: it slows a guesser down, and no
/// right hangs on it. Each refusal, and the moment from which nobody is listened to, stands in the journal.
/// </summary>
internal sealed class SignInAttempts(SignInSettings settings, SignInJournal journal, TimeProvider clock) : IDisposable
{
    // Whoever gives themselves a new name each time is met by their address.
    private const int NamesOfAnAddress = 10;
    private const int LongestName = 100;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);
    private readonly MemoryCache _refused = new(new MemoryCacheOptions { SizeLimit = 50_000 });

    /// <summary>True when this one is not listened to for now; the answer then says for how long.</summary>
    /// <param name="context">The request.</param>
    /// <param name="client">What the program calls itself, proven or not; empty for a browser.</param>
    public bool AreTooMany(HttpContext context, string client = "")
    {
        var now = clock.GetUtcNow();
        var until = Keys(context, client)
            .Select(k => _refused.Get<Counter>(k.Key) is { } count && now < count.Until && Volatile.Read(ref count.Number) >= k.Most ? count.Until : now)
            .Max();
        if (until <= now)
        {
            return false;
        }

        context.Response.Headers.RetryAfter = Math.Ceiling((until - now).TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return true;
    }

    /// <summary>An attempt was refused: it counts, and stands in the journal.</summary>
    /// <param name="context">The request.</param>
    /// <param name="application">"pages" or "fhir".</param>
    /// <param name="reason">Our own words; never a token, a code or a secret.</param>
    /// <param name="client">What the program calls itself, proven or not; empty for a browser.</param>
    public async Task Refused(HttpContext context, string application, string reason, string client = "")
    {
        await journal.Refused(application, reason);
        foreach (var (key, most) in Keys(context, client))
        {
            if (Add(key) == most)
            {
                await journal.Refused(application, string.Create(CultureInfo.InvariantCulture, $"{most} attempts in {Window.TotalMinutes} minutes: not listened to until they are over"));
            }
        }
    }

    public void Dispose() => _refused.Dispose();

    private int Add(string key)
    {
        var now = clock.GetUtcNow();
        if (_refused.Get<Counter>(key) is not { } count || count.Until <= now)
        {
            count = new Counter(now + Window);
            _refused.Set(key, count, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Window });
        }

        return Interlocked.Increment(ref count.Number);
    }

    private IEnumerable<(string Key, int Most)> Keys(HttpContext context, string client)
    {
        var address = Network(context.Connection.RemoteIpAddress);
        if (client.Length == 0)
        {
            return [(address, settings.MostFailures)];
        }

        return [($"{address} {client[..Math.Min(client.Length, LongestName)]}", settings.MostFailures), (address + " any", settings.MostFailures * NamesOfAnAddress)];
    }

    /// <summary>The address that counts. Of IPv6 one asker has a whole network (RFC 6177), so its first 64 bits.</summary>
    public static string Network(IPAddress? address)
    {
        if (address is not { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false })
        {
            return address?.MapToIPv4().ToString() ?? "";
        }

        return Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8));
    }

    private sealed class Counter(DateTimeOffset until)
    {
        public readonly DateTimeOffset Until = until;
        public int Number;
    }
}
