namespace Goldthread.Support;

/// <summary>
/// A clock of which every reading is later than the one before: no two acts, the entries of a batch among them, are of one millisecond, so
/// that what is ordered by time has one order, however quick the machine is.
/// </summary>
public sealed class StepClock : TimeProvider
{
    private long _last;

    public override DateTimeOffset GetUtcNow()
    {
        var now = System.GetUtcNow().ToUnixTimeMilliseconds();
        while (true)
        {
            var last = Interlocked.Read(ref _last);
            var next = Math.Max(now, last + 1);
            if (Interlocked.CompareExchange(ref _last, next, last) == last)
            {
                return DateTimeOffset.FromUnixTimeMilliseconds(next);
            }
        }
    }
}
