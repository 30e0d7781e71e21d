using Goldthread.DesignSystem.Charts;
using Goldthread.DesignSystem.Components;
using Goldthread.Record.Summary;

namespace Goldthread.Record.Pages.People.Record;

/// <summary>Measurements as a table with spark lines, and one of them as a chart.</summary>
internal static class MeasureView
{
    private const int MostRows = 10;
    private const int MostOnSpark = 24;

    public static Table Table(string title, IReadOnlyList<Measure> measures, string href) => new()
    {
        Caption = new Heading { Text = measures.Count > MostRows ? $"{title}: the {MostRows} measured last of {measures.Count}" : title, Size = "xs" },
        Compact = true,
        FirstCellIsHeader = true,
        Responsive = true,
        Head = ["What", "Latest", "Trend", "When and who"],
        Rows = [.. measures.Take(MostRows).Select(m => (IReadOnlyList<TableCell>)
        [
            new TableCell { Text = m.Name, Href = m.Series.Count > 0 && m.Count > 1 ? $"{href}/measurement?of={Uri.EscapeDataString(m.Name)}" : null },
            (m.Recent.Count > 0 ? m.Recent[0].Text : m.Text) + (m.Interpretation is null ? "" : $" ({m.Interpretation.ToLowerInvariant()})"),
            Spark(m) is { } spark ? new TableCell { Text = spark } : new TableCell { Text = m.Count == 1 ? "Measured once" : $"{m.Count} readings" },
            $"{m.When?.DateWords ?? "No date given"}, {m.SourceName}",
        ])],
    };

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

    private static Sparkline? Spark(Measure measure)
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
