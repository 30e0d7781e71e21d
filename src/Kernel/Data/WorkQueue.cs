namespace Goldthread.Kernel.Data;

/// <summary>
/// Work for one thread. The thread sleeps while there is none: the queues and waits of the library spin first, which on a small
/// machine takes the processor from the very requests that would bring the work.
/// </summary>
/// <param name="most">How many may wait.</param>
internal sealed class WorkQueue<T>(int most)
{
    private readonly object _gate = new(); // a Monitor, not a Lock: it can wait
    private readonly Queue<T> _waiting = new();
    private bool _asleep;
    private bool _closed;

    /// <summary>Adds to the end.</summary>
    /// <exception cref="StoreBusyException">As many as may are waiting already.</exception>
    /// <exception cref="ObjectDisposedException">The queue was closed.</exception>
    public void Add(T item)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            if (_waiting.Count == most)
            {
                throw new StoreBusyException();
            }

            _waiting.Enqueue(item);
            if (_asleep)
            {
                Monitor.Pulse(_gate);
            }
        }
    }

    /// <summary>Takes what waits, up to a number, oldest first; false when the queue was closed and is empty.</summary>
    public bool Take(List<T> into, int atMost)
    {
        into.Clear();
        lock (_gate)
        {
            while (_waiting.Count == 0)
            {
                if (_closed)
                {
                    return false;
                }

                _asleep = true;
                Monitor.Wait(_gate);
                _asleep = false;
            }

            while (into.Count < atMost && _waiting.TryDequeue(out var item))
            {
                into.Add(item);
            }

            return true;
        }
    }

    /// <summary>Nothing more is added; what waits is still taken. False when it was closed before.</summary>
    public bool Close()
    {
        lock (_gate)
        {
            var first = !_closed;
            _closed = true;
            Monitor.Pulse(_gate);
            return first;
        }
    }
}

/// <summary>More work waits for the store than it can do soon. Nothing was changed; trying again in a moment may succeed.</summary>
public sealed class StoreBusyException() : Exception("More work waits for the store than it can do soon.");
