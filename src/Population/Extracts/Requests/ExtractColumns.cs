using Goldthread.Population.DataSet;
using Goldthread.Population.Engine;
using Goldthread.Population.Projection;

namespace Goldthread.Population.Extracts.Requests;

/// <summary>A column that people can be told apart by in an extract: in groups, never finer.</summary>
/// <param name="Code">As a form names it.</param>
/// <param name="Title">As the file names it.</param>
/// <param name="Values">What stands in it, over all segments.</param>
/// <param name="By">The same as the engine counts it, for one segment.</param>
internal sealed record ExtractColumn(string Code, string Title, Func<PeopleSnapshot, IReadOnlyList<string>> Values, Func<Segment, IReadOnlyList<string>, DateOnly, Dimension> By);

/// <summary>All columns of extracts.</summary>
internal static class ExtractColumns
{
    private const string NotKnown = "not known";
    private static readonly int[] Ages = [0, 18, 40, 65, 75, 85];

    public static IReadOnlyList<ExtractColumn> All { get; } =
    [
        new("age", "age band", _ => ["under 18", "18 to 39", "40 to 64", "65 to 74", "75 to 84", "85 and over", NotKnown], (segment, _, on) => Dimension.Age(segment.Number(DataColumns.Born), on, Ages)),
        Words("sex", "sex", DataColumns.Sex),
        Words("ethnicity", "ethnic category", DataColumns.Ethnicity),
        new("fifth", "deprivation fifth, 1 the most deprived", _ => ["1", "2", "3", "4", "5", NotKnown],
            (segment, _, _) => Dimension.Of(segment.Number(DataColumns.Decile), ColumnKind.Small, 6, decile => decile is >= 1 and <= 10 ? (decile - 1) / 2 : 5)),
        Words("neighbourhood", "neighbourhood", DataColumns.Neighbourhood),
        Words("practice", "practice", DataColumns.Practice),
        new("conditions", "long-term conditions", _ => ["0", "1", "2 or 3", "4 or more", NotKnown],
            (segment, _, _) => Dimension.Of(segment.Number(DataColumns.LongTermConditions), ColumnKind.Small, 5, stored => stored switch { 0 => 4, 1 => 0, 2 => 1, 3 or 4 => 2, _ => 3 })),
    ];

    public static ExtractColumn? Find(string code) => All.FirstOrDefault(c => c.Code == code);

    // A word has another number in each segment; the first stands for not known.
    private static ExtractColumn Words(string code, string title, string column) => new(
        code, title,
        people => [.. people.Slices.SelectMany(s => s.Segment.Columns[s.Segment.Number(column)].Words.Skip(1)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), NotKnown],
        (segment, values, _) =>
        {
            var number = segment.Number(column);
            var own = segment.Columns[number];
            var at = values.Select((word, i) => (word, i)).ToDictionary(w => w.word, w => w.i, StringComparer.Ordinal);
            return Dimension.Of(number, own.Kind, values.Count, value => value > 0 && value < own.Words.Count ? at[own.Words[value]] : values.Count - 1);
        });
}
