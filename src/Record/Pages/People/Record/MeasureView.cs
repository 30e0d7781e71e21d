using Goldthread.DesignSystem.Charts;
using Goldthread.Record.Summary;

namespace Goldthread.Record.Pages.People.Record;

/// <summary>Measurements as a list with spark lines, and one of them as a chart.</summary>
internal static class MeasureView
{
    public const int MostRows = 8;
    private const int MostOnSpark = 12;

    /// <summary>The kind of the timeline that holds them.</summary>
    public const TimelineKind Kind = TimelineKind.Measurement;

    public static IReadOnlyList<(string Title, IReadOnlyList<Measure> Measures)> Groups(Measurements all) =>
    [
        .. new (string Title, IReadOnlyList<Measure> Measures)[]
        {
            ("Signs", all.VitalSigns), ("Tests", all.Tests), ("Life and habits", all.SocialHistory), ("Questionnaires", all.Surveys), ("Others", all.Other),
        }.Where(g => g.Measures.Count > 0),
    ];

    /// <summary>The page of a measurement that has been taken more than once; otherwise null.</summary>
    public static string? Href(Measure measure, string href) =>
        measure.Series.Count > 0 && measure.Count > 1 ? $"{href}/measurement?of={Uri.EscapeDataString(measure.Name)}" : null;

    public static string Latest(Measure measure) =>
        (measure.Recent.Count > 0 ? measure.Recent[0].Text : measure.Text) + (measure.Interpretation is null ? "" : $" ({measure.Interpretation.ToLowerInvariant()})");

    public static LineChart Chart(Measure measure, string csvHref) => new()
    {
        Title = measure.Name,
        Unit = measure.Series[0].Unit,
        CsvHref = csvHref,
        Time = ChartTime.Day,
        Series = [.. measure.Series.Where(s => s.Unit == measure.Series[0].Unit).Take(6).Select(s => new ChartSeries(
            s.Name.Length > 0 ? s.Name : measure.Name,
            [.. s.Points.Select(p => new ChartPoint(p.When.Start, (double)p.Value, Note: p.SourceName))]))],
    };

    public static Sparkline? Spark(Measure measure)
    {
        if (measure.Series.Count == 0 || measure.Series[0].Points.Count < 2)
        {
            return null;
        }

        var points = measure.Series[0].Points;
        var (first, last) = (points[Math.Max(0, points.Count - MostOnSpark)], points[^1]);
        var way = last.Value > first.Value ? "rising" : last.Value < first.Value ? "falling" : "the same";
        return new Sparkline
        {
            Values = [.. points.TakeLast(MostOnSpark).Select(p => (double?)p.Value)],
            Says = $"{measure.Name}, {way}: {first.Text} on {first.When.DateWords}, {last.Text} on {last.When.DateWords}",
        };
    }
}
