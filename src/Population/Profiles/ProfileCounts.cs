using Goldthread.Population.DataSet;
using Goldthread.Population.Engine;
using Goldthread.Population.Projection;

namespace Goldthread.Population.Profiles;

/// <summary>True counts of a whole profile: by neighbourhood, fifth and band of age, and by practice. Never shown; see <see cref="ProfileTables"/>.</summary>
/// <param name="Areas">Codes of neighbourhoods; behind them stands "not known".</param>
/// <param name="Practices">Codes of practices; behind them stands "not known".</param>
/// <param name="ByArea">By neighbourhood, fifth and age: the last turns fastest.</param>
/// <param name="ByPractice">By practice.</param>
internal sealed record ProfileCounts(IReadOnlyList<string> Areas, IReadOnlyList<string> Practices, MeasureCounts ByArea, MeasureCounts ByPractice)
{
    /// <summary>Fifths of deprivation and "not known".</summary>
    public const int Fifths = 6;

    /// <summary>The first age of each band of a standardised share.</summary>
    public static readonly IReadOnlyList<int> Ages = [0, 15, 30, 45, 55, 65, 75, 85];

    /// <summary>How many of 100,000 the European Standard Population 2013 has in each: https://ec.europa.eu/eurostat/documents/3859598/5926869/KS-RA-13-028-EN.PDF</summary>
    public static readonly IReadOnlyList<int> Standard = [16_000, 17_500, 20_500, 14_000, 12_500, 10_500, 6_500, 2_500];

    /// <summary>Bands of age and "not known".</summary>
    public static int Bands => Ages.Count + 1;

    /// <summary>Counts everything.</summary>
    public static ProfileCounts Of(PeopleSnapshot people, IReadOnlyList<CountedMeasure> measures)
    {
        var areas = Words(people, DataColumns.Neighbourhood);
        var practices = Words(people, DataColumns.Practice);
        var counts = MeasureCount.Of(people, measures, s =>
            [[By(s, DataColumns.Neighbourhood, areas), ByFifth(s), Dimension.Age(s.Number(DataColumns.Born), people.On, Ages)], [By(s, DataColumns.Practice, practices)]]);
        return new ProfileCounts(areas, practices, counts[0], counts[1]);
    }

    /// <summary>The neighbourhood, the fifth and the practice of each person of a segment.</summary>
    public IReadOnlyList<(Split Split, Strata Of)> Splits(Segment segment) =>
    [
        (Split.Neighbourhood, Strata.Make(segment, [By(segment, DataColumns.Neighbourhood, Areas)])), (Split.Fifth, Strata.Make(segment, [ByFifth(segment)])),
        (Split.Practice, Strata.Make(segment, [By(segment, DataColumns.Practice, Practices)])),
    ];

    // A word has another number in each segment.
    private static List<string> Words(PeopleSnapshot people, string column) =>
        [.. people.Slices.SelectMany(s => s.Segment.Columns[s.Segment.Number(column)].Words.Skip(1)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static Dimension By(Segment segment, string name, IReadOnlyList<string> all)
    {
        var number = segment.Number(name);
        var column = segment.Columns[number];
        var at = all.Select((word, i) => (word, i)).ToDictionary(w => w.word, w => w.i, StringComparer.Ordinal);
        return Dimension.Of(number, column.Kind, all.Count + 1, value => value > 0 && value < column.Words.Count ? at[column.Words[value]] : all.Count);
    }

    private static Dimension ByFifth(Segment segment) => Dimension.Of(segment.Number(DataColumns.Decile), ColumnKind.Small, Fifths, decile => decile is >= 1 and <= 10 ? (decile - 1) / 2 : Fifths - 1);
}
