using Goldthread.Population.Cohorts.Language;
using Goldthread.Population.DataSet;
using Goldthread.Population.Projection;
using StoredColumn = Goldthread.Population.Projection.Column;

namespace Goldthread.Population.Cohorts.Running;

/// <summary>People of a segment as the rows that the language is evaluated over.</summary>
/// <param name="segment">People.</param>
/// <param name="asAt">The day that ages are of.</param>
/// <param name="tables">The kinds of events that are wanted.</param>
public sealed class SegmentRows(Segment segment, DateOnly asAt, IReadOnlySet<string> tables)
{
    private static readonly Catalogue Nothing = new([], [], []);

    /// <summary>One person, under their number in the segment.</summary>
    public Frames Of(int person)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        var events = new Dictionary<string, ILookup<long, Frames.Row>>(StringComparer.Ordinal);
        for (var i = 0; i < segment.Columns.Count; i++)
        {
            var column = segment.Columns[i];
            if (!column.IsEvents) values[column.Name] = Value(column, i, person);
            else if (tables.Contains(column.Name)) events[column.Name] = Rows(column, i, person).ToLookup(_ => (long)person);
        }

        if (values.GetValueOrDefault(DataColumns.Born) is DateOnly born) values[DataCatalogue.Age] = Language.Days.Between(TimeUnit.Year, born, asAt);
        return new Frames(new Dictionary<long, Frames.Row> { [person] = new(values) }, events);
    }

    /// <summary>What a stored number stands for, as the language has it.</summary>
    internal static object? Stored(StoredColumn column, int value) => value == 0 ? null
        : column.Kind == ColumnKind.Day ? Projection.Days.Date((ushort)value)
        : column.Words.Count > 0 ? value < column.Words.Count ? column.Words[value] : null
        : (long)(value - column.Origin);

    /// <summary>The answer of a test that reads one column, where it holds this value.</summary>
    internal static bool? Answer(Expression test, string column, object? value, DateOnly asAt)
    {
        var one = new Frames(new Dictionary<long, Frames.Row> { [0] = new(new Dictionary<string, object?>(StringComparer.Ordinal) { [column] = value }) }, new Dictionary<string, ILookup<long, Frames.Row>>(StringComparer.Ordinal));
        return (bool?)new Evaluator(one, Nothing).Value(test, 0, asAt);
    }

    private object? Value(StoredColumn column, int number, int person) => column.Kind switch
    {
        ColumnKind.Flag => ((segment.Flags(number)[person >> 6] >> (person & 63)) & 1) != 0,
        ColumnKind.Small => Stored(column, segment.Smalls(number)[person]),
        ColumnKind.Measure => segment.Measures(number)[person] is var value && float.IsNaN(value) ? null : (double)value,
        ColumnKind.Key => segment.Keys(number)[person],
        _ => Stored(column, segment.Wholes(number)[person]),
    };

    private List<Frames.Row> Rows(StoredColumn column, int number, int person)
    {
        var rows = segment.Events(number, person / Segment.BlockPeople);
        var found = new List<Frames.Row>();
        var (start, end) = rows.Of(person % Segment.BlockPeople);
        for (var at = start; at < end; at++)
        {
            if (!rows.Has(at)) continue;
            var values = new Dictionary<string, object?>(StringComparer.Ordinal) { [DataCatalogue.Date] = Projection.Days.Date(rows.Days[at]) };
            if (column.Kind == ColumnKind.Amounts) values[DataCatalogue.AmountOf(column)] = (long)rows.Amounts[at];
            found.Add(new Frames.Row(values));
        }

        return found;
    }
}
