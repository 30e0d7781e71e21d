using System.Buffers.Binary;
using System.Numerics;

namespace Goldthread.Population.Release;

/// <summary>
/// A set of people, whatever its size, in a few hundred cells: enough to tell exactly by whom it differs from another set where that is a handful of people, and that it is more where it is more.
/// Each person is added to one cell of each of four tables; two sketches taken from each other leave only those whom one of them has, and these are picked out one by one.
/// </summary>
/// <remarks>
/// An invertible Bloom lookup table (Goodrich and Mitzenmacher 2011, arXiv:1101.2245; for differences of sets Eppstein, Goodrich, Uyeda and Varghese, SIGCOMM 2011). It holds sums of scrambled
/// numbers and no person by themself; of a set of a few dozen people the numbers could be picked out, so that it stays inside the store as records do.
/// </remarks>
public sealed class PeopleSketch
{
    /// <summary>How many bytes <see cref="Write"/> takes.</summary>
    public const int Bytes = sizeof(long) + (Cells * (sizeof(int) + sizeof(uint) + sizeof(ulong)));

    /// <summary>The most people on each side that can be told one by one.</summary>
    public const int MostApart = 9;

    private const int Tables = 4, Width = 24, Cells = Tables * Width;

    private readonly int[] _counts = new int[Cells];
    private readonly uint[] _checks = new uint[Cells];
    private readonly ulong[] _sums = new ulong[Cells];

    /// <summary>How many people.</summary>
    public long Size { get; private set; }

    /// <summary>One person more.</summary>
    /// <param name="key">The number under which the data set has them; each is added once.</param>
    public void Add(long key)
    {
        Put(Scrambled((ulong)key), 1);
        Size++;
    }

    /// <summary>Those of a stretch of people whose bit is set.</summary>
    /// <param name="keys">Their numbers.</param>
    /// <param name="members">A bit for each, the lowest first.</param>
    public void Add(ReadOnlySpan<long> keys, ReadOnlySpan<ulong> members)
    {
        for (var word = 0; word < members.Length; word++)
        {
            for (var bits = members[word]; bits != 0; bits &= bits - 1) Add(keys[(word * 64) + BitOperations.TrailingZeroCount(bits)]);
        }
    }

    /// <summary>The people of a set that has nobody in common with this one, as well (1); or those of a part of this one no more (-1).</summary>
    public void Add(PeopleSketch other, int sign = 1)
    {
        for (var cell = 0; cell < Cells; cell++)
        {
            _counts[cell] += sign * other._counts[cell];
            _checks[cell] += sign > 0 ? other._checks[cell] : 0 - other._checks[cell];
            _sums[cell] += sign > 0 ? other._sums[cell] : 0 - other._sums[cell];
        }

        Size += sign * other.Size;
    }

    /// <summary>How many only this set has, and how many only the other; null where either is more than a few.</summary>
    /// <param name="other">Another set.</param>
    /// <param name="few">How many are a few: at most <see cref="MostApart"/>.</param>
    /// <remarks>In about one of 100,000 cases a few people cannot be picked out one by one. They are then said to be a few on each side, which is the careful answer.</remarks>
    public (int OnlyThis, int OnlyOther)? Apart(PeopleSketch other, int few)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(few, MostApart);
        if (Math.Abs(Size - other.Size) > few) return null;
        var rest = new PeopleSketch();
        rest.Add(this);
        rest.Add(other, -1);
        var (here, there) = (0, 0);
        for (var found = true; found && here <= few && there <= few;)
        {
            found = false;
            for (var cell = 0; cell < Cells; cell++)
            {
                if (!rest.IsOne(cell)) continue;
                found = true;
                var sign = rest._counts[cell];
                if (sign > 0) here++;
                else there++;
                rest.Put(sign > 0 ? rest._sums[cell] : 0 - rest._sums[cell], -sign);
            }
        }

        if (here > few || there > few) return null;
        var left = rest.Filled;
        return left == 0 ? (here, there) : left <= 2 * few * Tables ? (few, few) : null;
    }

    /// <summary>Writes it.</summary>
    public void Write(Span<byte> into)
    {
        BinaryPrimitives.WriteInt64LittleEndian(into, Size);
        for (var cell = 0; cell < Cells; cell++)
        {
            var at = into[(sizeof(long) + (cell * 16))..];
            BinaryPrimitives.WriteInt32LittleEndian(at, _counts[cell]);
            BinaryPrimitives.WriteUInt32LittleEndian(at[4..], _checks[cell]);
            BinaryPrimitives.WriteUInt64LittleEndian(at[8..], _sums[cell]);
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static PeopleSketch Read(ReadOnlySpan<byte> from)
    {
        var sketch = new PeopleSketch { Size = BinaryPrimitives.ReadInt64LittleEndian(from) };
        for (var cell = 0; cell < Cells; cell++)
        {
            var at = from[(sizeof(long) + (cell * 16))..];
            sketch._counts[cell] = BinaryPrimitives.ReadInt32LittleEndian(at);
            sketch._checks[cell] = BinaryPrimitives.ReadUInt32LittleEndian(at[4..]);
            sketch._sums[cell] = BinaryPrimitives.ReadUInt64LittleEndian(at[8..]);
        }

        return sketch;
    }

    private int Filled => Enumerable.Range(0, Cells).Count(c => _counts[c] != 0 || _sums[c] != 0 || _checks[c] != 0);

    private bool IsOne(int cell)
    {
        var id = _counts[cell] switch { 1 => _sums[cell], -1 => 0 - _sums[cell], _ => 0ul };
        return id != 0 && (_counts[cell] > 0 ? _checks[cell] : 0 - _checks[cell]) == Check(id) && At(id, cell / Width) == cell;
    }

    private void Put(ulong id, int sign)
    {
        var check = sign > 0 ? Check(id) : 0 - Check(id);
        var sum = sign > 0 ? id : 0 - id;
        for (var table = 0; table < Tables; table++)
        {
            var cell = At(id, table);
            _counts[cell] += sign;
            _checks[cell] += check;
            _sums[cell] += sum;
        }
    }

    private static int At(ulong id, int table) => (table * Width) + (int)((((id >> (16 * table)) & 0xFFFF) * Width) >> 16);

    private static uint Check(ulong id) => (uint)(Scrambled(id) >> 32);

    // The finaliser of SplitMix64 (Steele, Lea and Flood 2014): one number to another, each to its own.
    private static ulong Scrambled(ulong number)
    {
        number += 0x9E3779B97F4A7C15;
        number = (number ^ (number >> 30)) * 0xBF58476D1CE4E5B9;
        number = (number ^ (number >> 27)) * 0x94D049BB133111EB;
        return number ^ (number >> 31);
    }
}
