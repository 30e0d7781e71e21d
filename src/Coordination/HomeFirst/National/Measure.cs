using System.Globalization;

namespace Goldthread.Coordination.HomeFirst.National;

/// <summary>One month of a place.</summary>
internal sealed record MonthValue(DateOnly Month, double? Value, int Counted, int Missing);

/// <summary>A place with its months.</summary>
internal sealed record PlaceSeries(NationalPlace Place, IReadOnlyList<MonthValue> Points, IReadOnlyList<StoredFigure> Figures);

/// <summary>Something that is compared, and how a month's figures become one value.</summary>
/// <param name="Code">Its name in addresses.</param>
/// <param name="Title">In words.</param>
/// <param name="Kind">Of which places: "icb", "trust" or "council".</param>
/// <param name="Series">From which published series.</param>
/// <param name="Definition">What the value is.</param>
/// <param name="Decimals">Digits after the point.</param>
/// <param name="Value">From a month's figures; null where too little was published.</param>
internal sealed record Measure(string Code, string Title, string Kind, string Series, string Definition, int Decimals, Func<IReadOnlyList<StoredFigure>, double?> Value)
{
    /// <summary>More lines cannot be told apart.</summary>
    public const int MostPlaces = 5;

    public static IReadOnlyList<Measure> All { get; } =
    [
        new("not-meeting-icb", "People in hospital who no longer need it, by system", "icb", National.Series.NotMeeting, AverageDay("no longer meet the criteria to reside"), 1, Mean),
        new("not-meeting-trust", "People in hospital who no longer need it, by trust", "trust", National.Series.NotMeeting, AverageDay("no longer meet the criteria to reside"), 1, Mean),
        new("left-icb", "People who left hospital, by system", "icb", National.Series.Left, AverageDay("left hospital"), 1, MeanOfDays),
        new("left-trust", "People who left hospital, by trust", "trust", National.Series.Left, AverageDay("left hospital"), 1, MeanOfDays),
        new("weekend-icb", "Weekends beside weekdays, by system", "icb", National.Series.Left, "People who left on an average Saturday or Sunday for each who left on an average Monday to Friday; 1 is the same every day.", 2, Weekend),
        new("reasons", "People delayed on one day of the month, by trust", "trust", National.Series.Reasons, "All 37 reasons of the national return together, on the day of the month that was counted.", 0, Sum),
        new("delayed-days", "Days of delayed transfers, by council, 2011 to 2019", "council", National.Series.DelayedDays, "Days that people waited in the month, all reasons together.", 0, f => f.FirstOrDefault(x => x.Slot == "total") is { Counted: > 0 } total ? total.Total : null),
    ];

    public PlaceSeries Read(NationalPlace place, List<StoredFigure> figures) => new(
        place,
        [.. figures.GroupBy(f => f.Month).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new MonthValue(
            DateOnly.ParseExact(g.Key + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture), Value([.. g]), g.Sum(f => f.Counted), g.Sum(f => f.Missing)))],
        figures);

    private static string AverageDay(string what) => $"People who {what} on an average day of the month; days on which nothing was published are left out.";

    private static double? Mean(IReadOnlyList<StoredFigure> figures) => figures.Sum(f => f.Counted) is > 0 and var days ? (double)figures.Sum(f => f.Total) / days : null;

    private static double? MeanOfDays(IReadOnlyList<StoredFigure> figures) => Mean([.. figures.Where(f => f.Slot.Length == 1)]);

    private static double? Sum(IReadOnlyList<StoredFigure> figures) => figures.Any(f => f.Counted > 0) ? figures.Sum(f => f.Total) : null;

    private static double? Weekend(IReadOnlyList<StoredFigure> figures)
    {
        var (weekend, week) = (Mean([.. figures.Where(f => f.Slot is "6" or "7")]), Mean([.. figures.Where(f => f.Slot is "1" or "2" or "3" or "4" or "5")]));
        return weekend is { } end && week is > 0 ? end / week.Value : null;
    }
}

/// <summary>What the figures say in a sentence: what is, never who is best.</summary>
internal static class NationalWords
{
    public static string Sentence(Measure measure, IReadOnlyList<PlaceSeries> shown)
    {
        var parts = shown.Select(s => (s.Place.Name, First: s.Points.FirstOrDefault(p => p.Value is not null), Last: s.Points.LastOrDefault(p => p.Value is not null)))
            .Where(s => s.Last is not null).Select(s => $"{s.Name} {Number(s.Last!.Value, measure)} in {Month(s.Last.Month)}, {Number(s.First!.Value, measure)} in {Month(s.First.Month)}");
        return $"{measure.Title}: {string.Join("; ", parts)}.";
    }

    public static string Month(DateOnly month) => month.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Number(double? value, Measure measure) => value is { } number ? number.ToString("N" + measure.Decimals, CultureInfo.InvariantCulture) : "not published";
}
