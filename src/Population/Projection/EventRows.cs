using System.Numerics;

namespace Goldthread.Population.Projection;

/// <summary>
/// Rows of one event column and one block, in the order of people, for one person of days, and for one day of amounts. No row names its person: a bit says of each person whether they have any, and a
/// bit of each row whether it is the last of its person. So a row takes two bytes and a bit, and rows are counted for 64 at a time.
/// </summary>
internal readonly ref struct EventRows
{
    /// <summary>A bit for each person of the block who has rows; of a part of another column, of those who have rows in that.</summary>
    public required ReadOnlySpan<ulong> Who { get; init; }

    /// <summary>A bit for each row that is the last of its person; bits behind the last row are 0.</summary>
    public required ReadOnlySpan<ulong> Ends { get; init; }

    /// <summary>The day of each row: see <see cref="Projection.Days"/>; nought where no day was written.</summary>
    public required ReadOnlySpan<ushort> Days { get; init; }

    /// <summary>Only the rows whose bit is set belong to the column; empty where all do.</summary>
    public ReadOnlySpan<ulong> Only { get; init; }

    /// <summary>The amount of each row.</summary>
    public RowAmounts Amounts { get; init; }

    /// <summary>Goes from person to person.</summary>
    public RunReader Runs() => new(this);

    /// <summary>True where a row belongs to the column.</summary>
    public bool Has(int row) => Only.IsEmpty || ((Only[row >> 6] >> (row & 63)) & 1) != 0;

    /// <summary>The rows of one person: from the first to below the second.</summary>
    public (int Start, int End) Of(int person)
    {
        var (word, bit) = (person >> 6, 1UL << (person & 63));
        if ((Who[word] & bit) == 0) return default;
        var before = BitOperations.PopCount(Who[word] & (bit - 1));
        for (var i = 0; i < word; i++) before += BitOperations.PopCount(Who[i]);
        return (before == 0 ? 0 : AfterEnd(before), AfterEnd(before + 1));
    }

    // One more than the row that is the n-th person's last.
    private int AfterEnd(int number)
    {
        var at = 0;
        for (int ends; number > (ends = BitOperations.PopCount(Ends[at])); at++) number -= ends;
        var word = Ends[at];
        while (--number > 0) word &= word - 1;
        return (at * 64) + BitOperations.TrailingZeroCount(word) + 1;
    }
}

/// <summary>Amounts of rows: as they are, or in a byte each that says where in a list of all different ones.</summary>
internal readonly ref struct RowAmounts(ReadOnlySpan<byte> codes, ReadOnlySpan<ushort> values)
{
    private readonly ReadOnlySpan<byte> _codes = codes;
    private readonly ReadOnlySpan<ushort> _values = values;

    /// <summary>True where the column has none.</summary>
    public bool IsEmpty => _values.IsEmpty;

    public ushort this[int row] => _codes.IsEmpty ? _values[row] : _values[_codes[row]];
}

/// <summary>Goes through the rows of a block, one person after the other.</summary>
internal ref struct RunReader(EventRows rows)
{
    private readonly EventRows _rows = rows;
    private int _word = -1;
    private ulong _left;

    /// <summary>The person, from the first of the block.</summary>
    public int Person { get; private set; }

    /// <summary>The number of their first row.</summary>
    public int Start { get; private set; }

    /// <summary>One more than the number of their last.</summary>
    public int End { get; private set; }

    /// <summary>True where there is another person with rows; of a part of a column, some may have none that belong to it.</summary>
    public bool MoveNext()
    {
        while (_left == 0)
        {
            if (++_word >= _rows.Who.Length) return false;
            _left = _rows.Who[_word];
        }

        Person = (_word * 64) + BitOperations.TrailingZeroCount(_left);
        _left &= _left - 1;
        Start = End;
        var at = Start >> 6;
        var ends = _rows.Ends[at] & (ulong.MaxValue << (Start & 63));
        while (ends == 0) ends = _rows.Ends[++at];
        End = (at * 64) + BitOperations.TrailingZeroCount(ends) + 1;
        return true;
    }
}
