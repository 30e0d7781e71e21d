using Goldthread.Kernel.Values;

namespace Goldthread.Toolkit.Model;

/// <summary>Work that takes longer than a reader waits for a page. It has a thread of its own and no other: the threads that answer pages stay free.</summary>
internal sealed class ModelJob<T> : IProgress<double>
{
    private readonly Task<Outcome<T>> _work;
    private double _share;

    public ModelJob(SemaphoreSlim room, Func<IProgress<double>, CancellationToken, Outcome<T>> work, CancellationToken stop) => _work = Task.Factory.StartNew(
        () =>
        {
            room.Wait(stop);
            try
            {
                return work(this, stop);
            }
            finally
            {
                room.Release();
            }
        },
        stop, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>How much of it is done, 0 to 1.</summary>
    public double Share => Volatile.Read(ref _share);

    /// <summary>What came of it; null while it runs on after the time that the reader is given.</summary>
    public async Task<Outcome<T>?> Within(TimeSpan time)
    {
        await Task.WhenAny(_work, Task.Delay(time));
        return _work.IsCompleted ? await _work : default(Outcome<T>?);
    }

    void IProgress<double>.Report(double share) => Volatile.Write(ref _share, Math.Max(_share, share));
}
