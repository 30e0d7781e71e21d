using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Goldthread.Population.Projection;

namespace Goldthread.Population.Engine;

/// <summary>
/// Work over the blocks of a segment, on the processors there are. Whoever asks works too, and takes block after block as the helpers do: where no processor is free to help, the work is done by the
/// one who asked, and nobody waits for a helper that never came.
/// </summary>
internal static class Spread
{
    // So many portions for each processor: what one has left at the end when the others are done is small.
    private const int Portions = 16;

    private static readonly ConcurrentBag<Block> Blocks = [];

    /// <summary>Does it.</summary>
    /// <param name="segment">People.</param>
    /// <param name="threads">How many processors may help, 0 for all.</param>
    /// <param name="begin">What one processor gathers.</param>
    /// <param name="each">Takes one block.</param>
    /// <param name="end">Adds what one processor gathered to the rest; one at a time.</param>
    public static void Over<TGathered>(Segment segment, int threads, Func<TGathered> begin, Action<TGathered, Block> each, Action<TGathered> end)
    {
        if (segment.Blocks == 0) return;
        var most = Math.Min(threads > 0 ? threads : Environment.ProcessorCount, segment.Blocks);
        var work = new Work<TGathered>(segment, Math.Max(1, segment.Blocks / (most * Portions)), begin, each, end);
        for (var helper = 1; helper < most; helper++) ThreadPool.UnsafeQueueUserWorkItem(work, preferLocal: false);
        work.Finish();
    }

    private sealed class Work<TGathered>(Segment segment, int portion, Func<TGathered> begin, Action<TGathered, Block> each, Action<TGathered> end) : IThreadPoolWorkItem
    {
        private readonly Lock _joining = new();
        private ExceptionDispatchInfo? _failed;
        private int _next;
        private int _inside;
        private bool _isClosed;

        public void Execute()
        {
            lock (_joining)
            {
                if (_isClosed) return;
                Interlocked.Increment(ref _inside);
            }

            try
            {
                Take();
            }
            catch (Exception error)
            {
                _failed = ExceptionDispatchInfo.Capture(error);
            }
            finally
            {
                Interlocked.Decrement(ref _inside);
            }
        }

        public void Finish()
        {
            try
            {
                Take();
            }
            finally
            {
                lock (_joining) _isClosed = true;
                var wait = default(SpinWait);
                while (Volatile.Read(ref _inside) > 0) wait.SpinOnce();
            }

            _failed?.Throw();
        }

        private void Take()
        {
            if (Volatile.Read(ref _next) >= segment.Blocks) return;
            var block = Blocks.TryTake(out var used) ? used : new Block();
            block.Open(segment);
            var gathered = begin();
            for (int from; (from = Interlocked.Add(ref _next, portion) - portion) < segment.Blocks;)
            {
                for (var number = from; number < Math.Min(from + portion, segment.Blocks); number++)
                {
                    block.At(number);
                    each(gathered, block);
                }
            }

            lock (_joining) end(gathered);
            block.Close();
            Blocks.Add(block);
        }
    }
}
