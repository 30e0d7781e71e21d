using Goldthread.Population.Projection;

namespace Goldthread.Population.Engine;

/// <summary>
/// Who is in, as bits. A plan knows who is surely in and, with <see cref="Not"/>, who is surely not: whoever a value is not known of is in neither, which is how the null rules of a cohort hold.
/// A plan is bound to the columns of one layout by their numbers and works on any segment of it.
/// </summary>
public abstract class Plan
{
    /// <summary>Who is surely not in.</summary>
    public abstract Plan Not();

    /// <summary>Writes the bits of one block; those of people that <paramref name="wanted"/> leaves out may be anything.</summary>
    internal abstract void Fill(Block block, ReadOnlySpan<ulong> wanted, Span<ulong> into);

    /// <summary>Keeps who is in, and says how many.</summary>
    internal virtual int Narrow(Block block, Span<ulong> running)
    {
        var bits = block.Rent(running.Length);
        Fill(block, running, bits);
        var left = BitKernels.Narrow(running, bits, not: false);
        block.Return();
        return left;
    }

    /// <summary>Adds who is in.</summary>
    internal virtual void Widen(Block block, ReadOnlySpan<ulong> wanted, Span<ulong> into)
    {
        var bits = block.Rent(into.Length);
        Fill(block, wanted, bits);
        BitKernels.Or(into, bits);
        block.Return();
    }
}

/// <summary>One block of one segment, with room for what comes and goes while it is worked on.</summary>
internal sealed class Block
{
    private Segment? _segment;
    private ulong[][] _rooms = [];
    private ulong[] _rows = [];
    private int _rented;

    public Segment Segment => _segment!;

    public int Number { get; private set; }

    public int Person => Number * Segment.BlockPeople;

    public int People => Math.Min(Segment.BlockPeople, _segment!.People - Person);

    public int Words => (People + 63) / 64;

    public void Open(Segment segment) => (_segment, _rented) = (segment, 0);

    /// <summary>Holds no people any more: the room is kept for others.</summary>
    public void Close() => _segment = null;

    public void At(int number) => Number = number;

    public ReadOnlySpan<ulong> Flags(int column) => _segment!.Flags(column).Slice(Number * Segment.BlockWords, Words);

    public ReadOnlySpan<byte> Smalls(int column) => _segment!.Smalls(column).Slice(Person, People);

    public ReadOnlySpan<ushort> Wholes(int column) => _segment!.Wholes(column).Slice(Person, People);

    public MeasureValues Measures(int column) => _segment!.Measures(column).Slice(Person, People);

    public EventRows Events(int column) => _segment!.Events(column, Number);

    public Span<ulong> Rent(int words)
    {
        if (_rented == _rooms.Length) _rooms = [.. _rooms, new ulong[Segment.BlockWords]];
        return _rooms[_rented++].AsSpan(0, words);
    }

    public void Return() => _rented--;

    /// <summary>Room for a bit of each row of an event column, until it is asked for again.</summary>
    public Span<ulong> Rows(int words)
    {
        if (_rows.Length < words) _rows = new ulong[words];
        return _rows.AsSpan(0, words);
    }

    /// <summary>Everybody of the block.</summary>
    public void All(Span<ulong> into)
    {
        into.Fill(ulong.MaxValue);
        if ((People & 63) != 0) into[^1] = (1UL << (People & 63)) - 1;
    }
}
