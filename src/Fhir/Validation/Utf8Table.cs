using System.Buffers.Binary;
using System.Text;

namespace Goldthread.Fhir.Validation;

/// <summary>
/// A fixed set of names, found by their UTF-8 bytes without making a string. The names are ours, so no sender can make
/// them collide.
/// </summary>
internal sealed class Utf8Table
{
    private const int Empty = -1;

    private readonly byte[][] _names;
    private readonly int[] _slots;

    public Utf8Table(IReadOnlyList<string> names)
    {
        _names = [.. names.Select(Encoding.UTF8.GetBytes)];
        _slots = new int[(int)uint.Max(4, System.Numerics.BitOperations.RoundUpToPowerOf2((uint)_names.Length * 2))];
        _slots.AsSpan().Fill(Empty);
        for (var i = 0; i < _names.Length; i++)
        {
            var slot = (int)Hash(_names[i]) & (_slots.Length - 1);
            while (_slots[slot] != Empty)
            {
                slot = (slot + 1) & (_slots.Length - 1);
            }

            _slots[slot] = i;
        }
    }

    /// <summary>The place of a name in the list it was made from, or -1.</summary>
    public int Find(ReadOnlySpan<byte> name)
    {
        var slot = (int)Hash(name) & (_slots.Length - 1);
        while (_slots[slot] is var place and not Empty)
        {
            if (name.SequenceEqual(_names[place]))
            {
                return place;
            }

            slot = (slot + 1) & (_slots.Length - 1);
        }

        return Empty;
    }

    private static uint Hash(ReadOnlySpan<byte> name)
    {
        ulong first, last;
        if (name.Length >= 8)
        {
            first = BinaryPrimitives.ReadUInt64LittleEndian(name);
            last = BinaryPrimitives.ReadUInt64LittleEndian(name[^8..]);
        }
        else if (name.Length >= 4)
        {
            first = BinaryPrimitives.ReadUInt32LittleEndian(name);
            last = BinaryPrimitives.ReadUInt32LittleEndian(name[^4..]);
        }
        else
        {
            first = name.Length > 0 ? name[0] : 0u;
            last = name.Length > 0 ? (uint)((name[^1] << 8) | name[name.Length / 2]) : 0u;
        }

        var mixed = ((first * 0x9E3779B97F4A7C15) ^ last ^ (uint)name.Length) * 0xC2B2AE3D27D4EB4F;
        return (uint)(mixed >> 32);
    }
}
