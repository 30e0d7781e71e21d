using System.Runtime.InteropServices;

namespace Goldthread.Population.Projection;

/// <summary>
/// Measurements of people: as they are, or as the place of each in a rising list of all different ones, in one or two bytes. Nothing is rounded: most measurements are whole numbers or have one decimal, so
/// that few are different. As the list rises, a range of values is a range of places.
/// </summary>
internal readonly ref struct MeasureValues(ReadOnlySpan<float> values, ReadOnlySpan<byte> small, ReadOnlySpan<ushort> whole)
{
    /// <summary>All different values from place 1 on, rising; at place 0 not a number, which stands for not known. Where both codes are empty, the value of each person.</summary>
    public ReadOnlySpan<float> Values { get; } = values;

    /// <summary>The place of each person's value in a byte, or empty.</summary>
    public ReadOnlySpan<byte> Small { get; } = small;

    /// <summary>The same in two bytes, or empty.</summary>
    public ReadOnlySpan<ushort> Whole { get; } = whole;

    public float this[int person] => !Small.IsEmpty ? Values[Small[person]] : !Whole.IsEmpty ? Values[Whole[person]] : Values[person];

    public MeasureValues Slice(int start, int count) =>
        !Small.IsEmpty ? new(Values, Small.Slice(start, count), []) : !Whole.IsEmpty ? new(Values, [], Whole.Slice(start, count)) : new(Values.Slice(start, count), [], []);

    /// <summary>The places of the values that lie from low to high; the first is greater than the last where none does.</summary>
    public (int First, int Last) Places(float low, float high)
    {
        var known = Values[1..];
        return (1 + Below(known, low, orAt: false), Below(known, high, orAt: true));
    }

    private static int Below(ReadOnlySpan<float> rising, float value, bool orAt)
    {
        var (from, to) = (0, rising.Length);
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (rising[middle] < value || (orAt && rising[middle] <= value)) from = middle + 1;
            else to = middle;
        }

        return from;
    }
}

/// <summary>Keys of people. The upper half of neighbours is mostly the same, and is written once for each run of them.</summary>
/// <param name="low">The lower four bytes of each.</param>
/// <param name="runs">The first person of each run, and the upper four bytes.</param>
internal readonly ref struct KeyValues(ReadOnlySpan<uint> low, ReadOnlySpan<uint> runs)
{
    private readonly ReadOnlySpan<uint> _low = low;
    private readonly ReadOnlySpan<uint> _runs = runs;

    public int Length => _low.Length;

    public long this[int person]
    {
        get
        {
            var (from, to) = (0, _runs.Length / 2);
            while (to - from > 1)
            {
                var middle = (from + to) / 2;
                if (_runs[middle * 2] <= (uint)person) from = middle;
                else to = middle;
            }

            return ((long)_runs[(from * 2) + 1] << 32) | _low[person];
        }
    }

    /// <summary>The person of a key, where keys rise; less than 0 where there is none.</summary>
    public int BinarySearch(long key)
    {
        var (from, to) = (0, Length);
        while (from < to)
        {
            var middle = (int)(((uint)from + (uint)to) / 2);
            if (this[middle] < key) from = middle + 1;
            else to = middle;
        }

        return from < Length && this[from] == key ? from : ~from;
    }

    /// <summary>The person of a key, in whatever order keys are; less than 0 where there is none.</summary>
    public int IndexOf(long key)
    {
        for (int from = 0, at; from < Length && (at = _low[from..].IndexOf((uint)key)) >= 0; from += at + 1)
        {
            if (this[from + at] == key) return from + at;
        }

        return -1;
    }

    public long[] ToArray()
    {
        var keys = new long[Length];
        CopyTo(0, keys);
        return keys;
    }

    /// <summary>The keys from a person on, as many as there is room for.</summary>
    public void CopyTo(int first, Span<long> keys)
    {
        var run = 0;
        for (var i = 0; i < keys.Length; i++)
        {
            while ((run + 1) * 2 < _runs.Length && _runs[(run + 1) * 2] <= (uint)(first + i)) run++;
            keys[i] = ((long)_runs[(run * 2) + 1] << 32) | _low[first + i];
        }
    }

    /// <summary>As it is written.</summary>
    public static (uint[] Low, uint[] Runs) Pack(ReadOnlySpan<long> keys)
    {
        var low = new uint[keys.Length];
        var runs = new List<uint>();
        for (var i = 0; i < keys.Length; i++)
        {
            low[i] = (uint)keys[i];
            var upper = (uint)(keys[i] >> 32);
            if (runs.Count == 0 || runs[^1] != upper) runs.AddRange([(uint)i, upper]);
        }

        return (low, CollectionsMarshal.AsSpan(runs).ToArray());
    }
}
