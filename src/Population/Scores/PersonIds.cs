using System.Text;

namespace Goldthread.Population.Scores;

/// <summary>The ids of many people, numbered in the order in which they first came. Kept as bytes, end to end: an id of ten characters takes about 22 bytes, all told.</summary>
internal sealed class PersonIds
{
    private const uint Prime = 16_777_619;
    private const uint Basis = 2_166_136_261;

    private byte[] _text = new byte[1 << 12];
    private int[] _ends = new int[1 << 8];
    private int[] _slots = NewSlots(1 << 9);

    public int Count { get; private set; }

    public string this[int number] => Encoding.UTF8.GetString(_text, Start(number), _ends[number] - Start(number));

    /// <summary>The number of an id, which is a new one where it comes for the first time.</summary>
    public int Add(string id)
    {
        Span<byte> bytes = stackalloc byte[256];
        if (Encoding.UTF8.GetByteCount(id) is var length && length > bytes.Length) bytes = new byte[length];
        bytes = bytes[..Encoding.UTF8.GetBytes(id, bytes)];
        var slot = Slot(bytes);
        if (_slots[slot] >= 0) return _slots[slot];
        var end = Count == 0 ? 0 : _ends[Count - 1];
        if (end + bytes.Length > _text.Length) Array.Resize(ref _text, (int)Math.Min(Array.MaxLength, Math.Max(2L * _text.Length, end + bytes.Length)));
        if (Count == _ends.Length) Array.Resize(ref _ends, Count * 2);
        bytes.CopyTo(_text.AsSpan(end));
        _ends[Count] = end + bytes.Length;
        _slots[slot] = Count++;
        if (Count * 4L > _slots.Length * 3L) Rehash();
        return Count - 1;
    }

    private static int[] NewSlots(int size)
    {
        var slots = new int[size];
        Array.Fill(slots, -1);
        return slots;
    }

    private int Start(int number) => number == 0 ? 0 : _ends[number - 1];

    private ReadOnlySpan<byte> Text(int number) => _text.AsSpan(Start(number), _ends[number] - Start(number));

    // Where it stands, or the free place where it would: open addressing, one after the other.
    private int Slot(ReadOnlySpan<byte> id)
    {
        var slot = (int)(Hash(id) & (uint)(_slots.Length - 1));
        while (_slots[slot] >= 0 && !Text(_slots[slot]).SequenceEqual(id)) slot = (slot + 1) & (_slots.Length - 1);
        return slot;
    }

    private void Rehash()
    {
        _slots = NewSlots(_slots.Length * 2);
        for (var number = 0; number < Count; number++) _slots[Slot(Text(number))] = number;
    }

    // FNV-1a (Fowler, Noll and Vo), with the high bits folded in.
    private static uint Hash(ReadOnlySpan<byte> id)
    {
        var hash = Basis;
        foreach (var b in id) hash = (hash ^ b) * Prime;
        return hash ^ (hash >> 15);
    }
}
