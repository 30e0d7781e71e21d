using System.Runtime.InteropServices;

namespace Goldthread.Population.Projection;

/// <summary>
/// Takes people one after the other and what is known of each, and lays it in columns. What is not said of a person is not known of them. Events of a person may come in any order of days.
/// </summary>
public sealed class SegmentBuilder
{
    private readonly Column[] _columns;
    private readonly Array[] _values;
    private readonly EventLists?[] _events;
    private int _people;
    private int _room;

    /// <summary>Begins with no people.</summary>
    /// <param name="columns">What will be known of them.</param>
    /// <param name="expected">How many people, where that is known: it saves copying.</param>
    public SegmentBuilder(IReadOnlyList<Column> columns, int expected = 1024)
    {
        _columns = [.. columns];
        _room = Math.Max(64, (expected + 63) / 64 * 64);
        _values = [.. columns.Select(c => Empty(c.Kind, _room))];
        _events = [.. columns.Select(c => c.IsEvents ? new EventLists(c.Kind == ColumnKind.Amounts) : null)];
    }

    /// <summary>People so far.</summary>
    public int People => _people;

    /// <summary>Begins the next person; what follows is about them.</summary>
    public void Next()
    {
        foreach (var events in _events) events?.EndPerson();
        if (_people == _room) Grow();
        _people++;
    }

    /// <summary>The bit of a <see cref="ColumnKind.Flag"/>.</summary>
    public void Flag(int column) => ((ulong[])_values[column])[Current >> 6] |= 1UL << (Current & 63);

    /// <summary>The value of a <see cref="ColumnKind.Small"/>: 0 to 255.</summary>
    public void Small(int column, byte value) => ((byte[])_values[column])[Current] = value;

    /// <summary>The value of a <see cref="ColumnKind.Whole"/> or a <see cref="ColumnKind.Day"/>.</summary>
    public void Whole(int column, ushort value) => ((ushort[])_values[column])[Current] = value;

    /// <summary>The value of a <see cref="ColumnKind.Measure"/>.</summary>
    public void Measure(int column, float value) => ((float[])_values[column])[Current] = value;

    /// <summary>The value of a <see cref="ColumnKind.Key"/>.</summary>
    public void Key(int column, long value) => ((long[])_values[column])[Current] = value;

    /// <summary>One more row of an event column. An amount is kept from 0 to 65,535: beyond, as the nearest.</summary>
    public void Event(int column, ushort day, int amount = 0) => _events[column]!.Add(Current, day, amount);

    /// <summary>What the numbers of a column stand for, where that is known only once all people were met.</summary>
    public void SetWords(int column, IReadOnlyList<string> words) => _columns[column] = _columns[column] with { Words = words };

    /// <summary>All of it, in memory.</summary>
    public Segment Build()
    {
        using var stream = new MemoryStream();
        var places = Write(stream);
        return new Segment(_people, _columns, places, ColumnBytes.Held(stream.ToArray()));
    }

    internal IReadOnlyList<Column> Columns => _columns;

    /// <summary>Writes every column, each from a multiple of 64 bytes, and says where it lies.</summary>
    internal Segment.Place[] Write(Stream into)
    {
        foreach (var events in _events) events?.EndPerson();
        var at = into.Position;
        return [.. _columns.Select((column, i) => _events[i] is { } events ? WriteEvents(events) : new Segment.Place(_people, WriteValues(column.Kind, _values[i])))];

        Segment.Place WriteEvents(EventLists events)
        {
            var first = Put(MemoryMarshal.AsBytes(events.People.ConvertAll(p => (ushort)(p % Segment.BlockPeople)).ToArray().AsSpan()));
            var second = Put(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(events.Days)));
            var third = events.Amounts is { } amounts ? Put(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(amounts))) : 0;
            return new Segment.Place(events.People.Count, first, second, third, Put(MemoryMarshal.AsBytes(BlockIndex(events.People).AsSpan())));
        }

        long WriteValues(ColumnKind kind, Array values) => kind switch
        {
            ColumnKind.Flag => Put(MemoryMarshal.AsBytes(((ulong[])values).AsSpan(0, (_people + 63) / 64))),
            ColumnKind.Small => Put(((byte[])values).AsSpan(0, _people)),
            ColumnKind.Measure => Put(MemoryMarshal.AsBytes(((float[])values).AsSpan(0, _people))),
            ColumnKind.Key => Put(MemoryMarshal.AsBytes(((long[])values).AsSpan(0, _people))),
            _ => Put(MemoryMarshal.AsBytes(((ushort[])values).AsSpan(0, _people))),
        };

        // The first byte stays free, so that an offset of nought is none.
        long Put(ReadOnlySpan<byte> bytes)
        {
            var start = Math.Max(64, (at + 63) / 64 * 64);
            while (at < start)
            {
                into.WriteByte(0);
                at++;
            }

            into.Write(bytes);
            at += bytes.Length;
            return start;
        }
    }

    private int Current => _people - 1;

    private int[] BlockIndex(List<int> people)
    {
        var blocks = ((_people + 63) / 64 + Segment.BlockWords - 1) / Segment.BlockWords;
        var index = new int[blocks + 1];
        foreach (var person in people) index[(person / Segment.BlockPeople) + 1]++;
        for (var block = 1; block < index.Length; block++) index[block] += index[block - 1];
        return index;
    }

    private void Grow()
    {
        _room *= 2;
        for (var i = 0; i < _values.Length; i++)
        {
            var grown = Empty(_columns[i].Kind, _room);
            Array.Copy(_values[i], grown, _values[i].Length);
            _values[i] = grown;
        }
    }

    private static Array Empty(ColumnKind kind, int people)
    {
        if (kind == ColumnKind.Measure)
        {
            var unknown = new float[people];
            Array.Fill(unknown, float.NaN);
            return unknown;
        }

        return kind switch
        {
            ColumnKind.Flag => new ulong[people / 64],
            ColumnKind.Small => new byte[people],
            ColumnKind.Key => new long[people],
            ColumnKind.Whole or ColumnKind.Day => new ushort[people],
            _ => Array.Empty<byte>(),
        };
    }

    private sealed class EventLists(bool hasAmounts)
    {
        private int _start;

        public List<int> People { get; } = [];

        public List<ushort> Days { get; } = [];

        public List<ushort>? Amounts { get; } = hasAmounts ? [] : null;

        public void Add(int person, ushort day, int amount)
        {
            People.Add(person);
            Days.Add(day);
            Amounts?.Add((ushort)Math.Clamp(amount, 0, ushort.MaxValue));
        }

        /// <summary>Puts the rows of one person in the order of their days, and of one day in the order of their amounts.</summary>
        public void EndPerson()
        {
            var count = Days.Count - _start;
            if (count > 1)
            {
                var days = CollectionsMarshal.AsSpan(Days)[_start..];
                if (Amounts is null)
                {
                    days.Sort();
                }
                else
                {
                    var amounts = CollectionsMarshal.AsSpan(Amounts)[_start..];
                    var rows = new (ushort Day, ushort Amount)[count];
                    for (var i = 0; i < count; i++) rows[i] = (days[i], amounts[i]);
                    Array.Sort(rows);
                    for (var i = 0; i < count; i++) (days[i], amounts[i]) = rows[i];
                }
            }

            _start = Days.Count;
        }
    }
}
