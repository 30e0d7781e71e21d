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

    /// <summary>Writes every column and says where it lies.</summary>
    internal Segment.Place[] Write(Stream into)
    {
        foreach (var events in _events) events?.EndPerson();
        var writer = new ColumnWriter(into, _people);
        var pages = new EventPages?[_columns.Length];
        var places = new Segment.Place[_columns.Length];
        for (var i = 0; i < _columns.Length; i++)
        {
            if (_events[i] is not { } events) places[i] = writer.Values(_columns[i].Kind, _values[i]);
            else if (_columns[i].Within is null) places[i] = writer.Events(events, pages[i] = events.Pages(_people));
        }

        // What is a part of another column comes behind it.
        for (var i = 0; i < _columns.Length; i++)
        {
            if (_columns[i].Within is not { } name) continue;
            var whole = Array.FindIndex(_columns, c => c.Name == name);
            places[i] = _events[i]!.Within(_events[whole]!, pages[whole]!) is { } only ? writer.Part(places[whole], _events[i]!.Days.Count, only) : writer.Events(_events[i]!, _events[i]!.Pages(_people));
        }

        return places;
    }

    private int Current => _people - 1;

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
}
