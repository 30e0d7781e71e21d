namespace Goldthread.Population.Projection;

/// <summary>
/// People as rows, one packed column for each thing known about them. Never changed once made. Persons are numbered from 0 in the order they were added; work goes block
/// by block of <see cref="BlockPeople"/>, which is small enough for what one step leaves to the next to stay in the nearest cache.
/// </summary>
public sealed class Segment : IDisposable
{
    /// <summary>Words of 64 people in a block.</summary>
    internal const int BlockWords = 256;

    /// <summary>People in a block.</summary>
    internal const int BlockPeople = BlockWords * 64;

    private readonly ColumnBytes _bytes;
    private readonly Place[] _places;
    private readonly Dictionary<string, int> _numbers;

    internal Segment(int people, IReadOnlyList<Column> columns, Place[] places, ColumnBytes bytes)
    {
        People = people;
        Columns = columns;
        _places = places;
        _bytes = bytes;
        _numbers = columns.Select((c, i) => (c.Name, i)).ToDictionary(x => x.Name, x => x.i, StringComparer.Ordinal);
    }

    /// <summary>Where a column lies: people or rows of events, and the offsets of its parts.</summary>
    internal sealed record Place(int Rows, long First)
    {
        /// <summary>Bytes of a value or of a row's amount: fewer than it has by itself where they are places in <see cref="List"/>.</summary>
        public int Width { get; init; }

        /// <summary>All different values, rising; and how many.</summary>
        public long List { get; init; }

        public int Listed { get; init; }

        /// <summary>Of events: where blocks begin, who has rows, which rows are a person's last, the amounts, and which rows belong to the column. <see cref="First"/> are the days.</summary>
        public long Index { get; init; }

        public long Who { get; init; }

        public long Ends { get; init; }

        public long Amounts { get; init; }

        public long Only { get; init; }
    }

    /// <summary>How many people.</summary>
    public int People { get; }

    /// <summary>What is known of them.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>All bytes that columns take.</summary>
    public long Bytes => _bytes.Length;

    internal int Words => (People + 63) / 64;

    internal int Blocks => (Words + BlockWords - 1) / BlockWords;

    /// <summary>The number of a column, which plans keep.</summary>
    /// <exception cref="KeyNotFoundException">There is none of the name.</exception>
    public int Number(string column) => _numbers.TryGetValue(column, out var number) ? number : throw new KeyNotFoundException($"There is no column \"{column}\".");

    /// <summary>How many rows an event column has.</summary>
    public int EventCount(string column) => _places[Number(column)].Rows;

    /// <summary>The rows of an event column one after the other, for whoever writes them out; the amount is 0 where the column has none.</summary>
    public IEnumerable<(int Person, ushort Day, int Amount)> EventsOf(string column)
    {
        var number = Number(column);
        for (var block = 0; block < Blocks; block++)
        {
            foreach (var row in Rows(number, block)) yield return row;
        }
    }

    /// <summary>The stored number of one person, for the same: a flag is 1 or 0, a measurement that is not known is not a number.</summary>
    public double ValueOf(int column, int person) => Columns[column].Kind switch
    {
        ColumnKind.Flag => (Flags(column)[person >> 6] >> (person & 63)) & 1,
        ColumnKind.Small => Smalls(column)[person],
        ColumnKind.Measure => Measures(column)[person],
        ColumnKind.Key => Keys(column)[person],
        _ => Wholes(column)[person],
    };

    /// <summary>One bit a person; the bits after the last person are 0.</summary>
    internal ReadOnlySpan<ulong> Flags(int column) => _bytes.At<ulong>(_places[column].First, Words);

    internal ReadOnlySpan<byte> Smalls(int column) => _bytes.At<byte>(_places[column].First, People);

    internal ReadOnlySpan<ushort> Wholes(int column) => _bytes.At<ushort>(_places[column].First, People);

    internal MeasureValues Measures(int column) => _places[column] switch
    {
        { Width: 1 } p => new(_bytes.At<float>(p.List, p.Listed), _bytes.At<byte>(p.First, People), []),
        { Width: 2 } p => new(_bytes.At<float>(p.List, p.Listed), [], _bytes.At<ushort>(p.First, People)),
        var p => new(_bytes.At<float>(p.First, People), [], []),
    };

    internal KeyValues Keys(int column) => _places[column] is var p ? new(_bytes.At<uint>(p.First, People), _bytes.At<uint>(p.List, p.Listed)) : default;

    /// <summary>Only the rows of the people of one block.</summary>
    internal EventRows Events(int column, int block)
    {
        var place = _places[column];
        var index = _bytes.At<int>(place.Index, Blocks * 2);
        var (from, count) = (index[block * 2], index[(block * 2) + 1]);
        var words = (count + 63) / 64;
        return new EventRows
        {
            Who = _bytes.At<ulong>(place.Who, Words).Slice(block * BlockWords, Math.Min(BlockWords, Words - (block * BlockWords))),
            Ends = _bytes.At<ulong>(place.Ends + (from / 8), words),
            Days = _bytes.At<ushort>(place.First + (2L * from), count),
            Only = place.Only == 0 ? [] : _bytes.At<ulong>(place.Only + (from / 8), words),
            Amounts = place.Amounts == 0 ? default
                : place.Width == 1 ? new RowAmounts(_bytes.At<byte>(place.Amounts + from, count), _bytes.At<ushort>(place.List, place.Listed))
                : new RowAmounts([], _bytes.At<ushort>(place.Amounts + (2L * from), count)),
        };
    }

    private List<(int Person, ushort Day, int Amount)> Rows(int column, int block)
    {
        var rows = Events(column, block);
        var found = new List<(int, ushort, int)>(rows.Days.Length);
        for (var run = rows.Runs(); run.MoveNext();)
        {
            for (var i = run.Start; i < run.End; i++)
            {
                if (rows.Has(i)) found.Add(((block * BlockPeople) + run.Person, rows.Days[i], rows.Amounts.IsEmpty ? 0 : rows.Amounts[i]));
            }
        }

        return found;
    }

    public void Dispose() => _bytes.Dispose();
}
