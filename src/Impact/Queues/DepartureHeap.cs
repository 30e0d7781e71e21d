namespace Goldthread.Impact.Queues;

/// <summary>Times at which servers become free, the earliest on top.</summary>
internal sealed class DepartureHeap(int most)
{
    private readonly double[] _times = new double[most + 1];

    public int Count { get; private set; }

    public double Earliest => _times[1];

    public void Add(double time)
    {
        var at = ++Count;
        for (; at > 1 && _times[at / 2] > time; at /= 2) _times[at] = _times[at / 2];
        _times[at] = time;
    }

    /// <summary>The earliest goes and another comes.</summary>
    public void Replace(double time)
    {
        var (at, count, times) = (1, Count, _times);
        while (true)
        {
            var child = 2 * at;
            if (child > count) break;
            if (child < count && times[child + 1] < times[child]) child++;
            if (times[child] >= time) break;
            times[at] = times[child];
            at = child;
        }

        times[at] = time;
    }

    public void Remove()
    {
        var last = _times[Count--];
        if (Count > 0) Replace(last);
    }
}

/// <summary>People in the order in which they came.</summary>
internal sealed class Ring
{
    private Waiting[] _items = new Waiting[64];
    private int _first;

    public int Count { get; private set; }

    public void Add(in Waiting item)
    {
        if (Count == _items.Length)
        {
            var larger = new Waiting[2 * Count];
            for (var i = 0; i < Count; i++) larger[i] = _items[(_first + i) & (_items.Length - 1)];
            (_items, _first) = (larger, 0);
        }

        _items[(_first + Count++) & (_items.Length - 1)] = item;
    }

    public Waiting Take()
    {
        var item = _items[_first];
        _first = (_first + 1) & (_items.Length - 1);
        Count--;
        return item;
    }

    /// <summary>Takes out those whose patience ended before a time.</summary>
    public void Leave(double time, Action<Waiting> gone)
    {
        for (var n = Count; n > 0; n--)
        {
            var item = Take();
            if (item.LeavesAt <= time) gone(item);
            else Add(item);
        }
    }
}

/// <summary>Somebody who waits.</summary>
/// <param name="Arrived">When they came.</param>
/// <param name="Service">How long their service will take.</param>
/// <param name="LeavesAt">When their patience ends.</param>
/// <param name="Number">Which arrival they are.</param>
internal readonly record struct Waiting(double Arrived, double Service, double LeavesAt, long Number);
