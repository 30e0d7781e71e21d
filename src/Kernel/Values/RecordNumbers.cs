using System.Security.Cryptography;

namespace Goldthread.Kernel.Values;

/// <summary>
/// Makes numbers that grow with time and are never made twice in this process: 41 bits of milliseconds since 2020 and 19 bits
/// that start at random in each millisecond.
/// </summary>
public sealed class RecordNumbers(TimeProvider clock)
{
    private const int RandomBits = 19;
    private static readonly long Epoch = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
    private long _last;

    /// <summary>The next number, 60 bits, larger than every one before it, also when the clock goes backwards.</summary>
    public long Next()
    {
        // Half of the random range is left free above, so that many in one millisecond still fit before the next.
        var candidate = ((clock.GetUtcNow().ToUnixTimeMilliseconds() - Epoch) << RandomBits) | (long)RandomNumberGenerator.GetInt32(1 << (RandomBits - 1));
        while (true)
        {
            var last = Interlocked.Read(ref _last);
            var next = candidate > last ? candidate : last + 1;
            if (Interlocked.CompareExchange(ref _last, next, last) == last)
            {
                return next;
            }
        }
    }
}
