using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Goldthread.Population.Projection;

/// <summary>
/// Lays columns into a stream, each from a multiple of 64 bytes. What is the same to the byte is written once: the flag "has a condition" and who has a row of that condition, and all that is empty.
/// </summary>
internal sealed class ColumnWriter(Stream into, int people)
{
    private readonly Dictionary<string, long> _written = new(StringComparer.Ordinal);
    private long _at = into.Position;

    /// <summary>A column of one value a person.</summary>
    public Segment.Place Values(ColumnKind kind, Array values) => kind switch
    {
        ColumnKind.Flag => new(people, Put<ulong>(((ulong[])values).AsSpan(0, (people + 63) / 64))),
        ColumnKind.Small => new(people, Put<byte>(((byte[])values).AsSpan(0, people))),
        ColumnKind.Measure => Measures(((float[])values).AsSpan(0, people)),
        ColumnKind.Key => Keys(((long[])values).AsSpan(0, people)),
        _ => new(people, Put<ushort>(((ushort[])values).AsSpan(0, people))),
    };

    /// <summary>A column of events that stands by itself.</summary>
    public Segment.Place Events(EventLists events, EventPages pages)
    {
        var place = new Segment.Place(events.Days.Count, Put<ushort>(pages.Days)) { Index = Put<int>(pages.Index), Who = Put<ulong>(pages.Who), Ends = Put<ulong>(pages.Ends) };
        if (pages.Amounts is not { } amounts) return place;
        var different = amounts.Distinct().Order().ToArray();
        if (different.Length is 0 or > 256) return place with { Width = 2, Amounts = Put<ushort>(amounts) };
        var codes = Array.ConvertAll(amounts, a => (byte)Array.BinarySearch(different, a));
        return place with { Width = 1, Amounts = Put<byte>(codes), List = Put<ushort>(different), Listed = different.Length };
    }

    /// <summary>A column whose rows are some of those of another.</summary>
    public Segment.Place Part(Segment.Place whole, int rows, ulong[] only) => whole with { Rows = rows, Amounts = 0, Only = Put<ulong>(only) };

    private Segment.Place Measures(ReadOnlySpan<float> values)
    {
        var different = new HashSet<float>();
        foreach (var value in values)
        {
            if (!float.IsNaN(value)) different.Add(value);
            if (different.Count > ushort.MaxValue) return new(people, Put(values)) { Width = 4 };
        }

        float[] list = [float.NaN, .. different.Order()];
        var places = new Dictionary<float, ushort>(list.Length);
        for (var i = 0; i < list.Length; i++) places[list[i]] = (ushort)i;
        var codes = new ushort[values.Length];
        for (var i = 0; i < codes.Length; i++) codes[i] = places[values[i]];
        var isSmall = list.Length <= 256;
        return new(people, isSmall ? Put<byte>(Array.ConvertAll(codes, c => (byte)c)) : Put<ushort>(codes)) { Width = isSmall ? 1 : 2, List = Put<float>(list), Listed = list.Length };
    }

    private Segment.Place Keys(ReadOnlySpan<long> keys)
    {
        var (low, runs) = KeyValues.Pack(keys);
        return new(people, Put<uint>(low)) { Width = 4, List = Put<uint>(runs), Listed = runs.Length };
    }

    // The first byte stays free, so that an offset of nought is none.
    private long Put<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        var bytes = MemoryMarshal.AsBytes(values);
        var same = Convert.ToHexString(SHA256.HashData(bytes));
        if (_written.TryGetValue(same, out var written)) return written;
        var start = Math.Max(64, (_at + 63) / 64 * 64);
        into.Write(new byte[start - _at]);
        into.Write(bytes);
        _at = start + bytes.Length;
        return _written[same] = start;
    }
}
