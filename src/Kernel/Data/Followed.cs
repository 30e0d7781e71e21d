namespace Goldthread.Kernel.Data;

/// <summary>
/// Something that is made of what a store holds and kept in memory, such as a search index: brought up to date when somebody asks and it is older than agreed.
/// A change through this server counts at once where its writer says <see cref="Forget"/>; one through another server of the same store when the time is over.
/// </summary>
/// <param name="clock">The clock.</param>
/// <param name="known">For how long what was read is taken as true.</param>
/// <param name="first">What there is before anything was read.</param>
/// <param name="next">Makes what is true now of what was true before; the same where nothing has changed.</param>
public sealed class Followed<T>(TimeProvider clock, TimeSpan known, T first, Func<T, ValueTask<T>> next) : IDisposable
    where T : class
{
    private readonly SemaphoreSlim _one = new(1);
    private T _value = first;
    private long _readAt = long.MinValue;
    private int _forgotten;

    /// <summary>From now on what is known is asked for again.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref _forgotten);
        Volatile.Write(ref _readAt, long.MinValue);
    }

    /// <summary>How it stands.</summary>
    public async ValueTask<T> Now()
    {
        var readAt = Volatile.Read(ref _readAt);
        if (readAt != long.MinValue && clock.GetElapsedTime(readAt) < known) return _value;

        // While one asks what has changed, others go on with what was known; but nobody with nothing, or with what was told to be forgotten.
        if (!await _one.WaitAsync(readAt == long.MinValue ? Timeout.InfiniteTimeSpan : TimeSpan.Zero)) return _value;
        try
        {
            readAt = Volatile.Read(ref _readAt);
            if (readAt != long.MinValue && clock.GetElapsedTime(readAt) < known) return _value;
            var (now, forgotten) = (clock.GetTimestamp(), Volatile.Read(ref _forgotten));
            _value = await next(_value);

            // Only now, so that nobody takes what is not yet read for all that there is; and not when somebody wrote meanwhile.
            if (forgotten == Volatile.Read(ref _forgotten)) Volatile.Write(ref _readAt, now);
            return _value;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _one.Dispose();
}
