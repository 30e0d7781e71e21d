using System.Globalization;
using System.Text;
using Goldthread.DesignSystem.Components;
using Goldthread.DesignSystem.Text;
using Goldthread.Kernel.Values;
using Microsoft.AspNetCore.Html;

namespace Goldthread.DesignSystem.Charts;

/// <summary>
/// Values over time: a sentence that says what the picture shows, the picture, the table and the figures as CSV. The same model always
/// gives the same HTML; nothing is fetched and no script runs.
/// </summary>
public sealed record LineChart : Component
{
    /// <summary>How many rows the table shows; the newest. The CSV holds all.</summary>
    public const int TableRows = 40;

    /// <summary>What is shown: "Systolic blood pressure".</summary>
    public required string Title { get; init; }

    /// <summary>The unit of the values: "mmHg"; null where there is none.</summary>
    public string? Unit { get; init; }

    /// <summary>The lines, 1 to 6; more throw <see cref="InvalidOperationException"/> when written.</summary>
    public required IReadOnlyList<ChartSeries> Series { get; init; }

    /// <summary>What the picture shows, in one sentence; null says the latest value of each line.</summary>
    public string? Says { get; init; }

    /// <summary>The usual or wanted range.</summary>
    public ChartLimits? Limits { get; init; }

    /// <summary>How exactly the times are known.</summary>
    public ChartTime Time { get; init; } = ChartTime.Day;

    /// <summary>Digits after the point, 0 to 6; null shows the values as they are.</summary>
    public int? Decimals { get; init; }

    /// <summary>Takes zero into the axis; for counts and shares of a whole.</summary>
    public bool FromZero { get; init; }

    /// <summary>The address of the CSV; null leaves the link out.</summary>
    public string? CsvHref { get; init; }

    /// <summary>Said when there is no value at all.</summary>
    public string Empty { get; init; } = "Nothing has been measured yet.";

    internal override IHtmlContent Build()
    {
        if (Series.Count is 0 or > 6) throw new InvalidOperationException("A chart has one to six lines; more cannot be told apart.");
        var lines = Series.Select(series => series with { Points = [.. series.Points.OrderBy(point => point.At)] }).ToList();
        var figure = new Element("figure", "gt-chart").Class(Classes).Attr("id", Id).Attrs(Attributes);
        if (!lines.Any(line => line.Points.Any(point => point.Value is not null)))
        {
            return ChartFigure.Nothing(figure, Title, Empty);
        }

        var says = Says ?? Latest(lines);
        return ChartFigure.Fill(figure, says, new LinePicture(Drawing(lines, says)).Draw(), FigureTable(lines)).Add(ChartFigure.Csv(CsvHref, Title));
    }

    /// <summary>All figures as CSV (RFC 4180): series, time, value, low, high, note; times as ISO 8601 in London.</summary>
    public string ToCsv()
    {
        var text = new StringBuilder("series,time,value,low,high,note\r\n");
        foreach (var series in Series)
        {
            foreach (var point in series.Points.OrderBy(point => point.At))
            {
                var time = Dates.InLondon(point.At).ToString(
                    Time switch { ChartTime.Month => "yyyy-MM", ChartTime.Day => "yyyy-MM-dd", _ => "yyyy-MM-dd'T'HH:mmzzz" }, CultureInfo.InvariantCulture);
                text.AppendJoin(',', CsvText.Field(series.Name), time, Number(point.Value), Number(point.Low), Number(point.High), CsvText.Field(point.Note)).Append("\r\n");
            }
        }

        return text.ToString();
    }

    /// <summary>Along the clock of London, in days.</summary>
    private LineDrawing Drawing(List<ChartSeries> lines, string says)
    {
        static double Day(DateTime at) => at.Ticks / (double)TimeSpan.TicksPerDay;
        var clocks = lines.Select(line => line.Points.Select(point => Dates.InLondon(point.At).DateTime).ToList()).ToList();
        var (from, until) = (clocks.SelectMany(line => line).Min(), clocks.SelectMany(line => line).Max());
        IReadOnlyList<Tick<DateTime>> marks = from == until ? [new(from, Ticks.Single(from, Time))] : Ticks.Times(from, until, Time);
        if (from == until) (from, until) = (from.AddDays(-1), until.AddDays(1));
        return new LineDrawing
        {
            Id = ChartFigure.IdOf(Id, Title), Title = Title, Says = says, Unit = Unit, Limits = Limits, FromZero = FromZero, From = Day(from), Until = Day(until),
            Along = [.. marks.Select(mark => new Tick<double>(Day(mark.Position), mark.Label, mark.Below))],
            Lines = [.. lines.Select((line, index) => new DrawnLine(line.Name, [.. line.Points.Select((point, i) => new Spot(Day(clocks[index][i]), point.Value, point.Low, point.High))]))],
        };
    }

    private string WithUnit(double value) => Unit is null ? Shown(value) : Unit == "%" ? Shown(value) + "%" : $"{Shown(value)} {Unit}";

    private string Shown(double? value) =>
        value is null ? "" : Decimals is { } digits ? value.Value.ToString("F" + digits, CultureInfo.InvariantCulture) : Number(value);

    private string When(DateTimeOffset at) => Time switch
    {
        ChartTime.Month => Dates.InLondon(at).ToString("MMMM yyyy", CultureInfo.InvariantCulture),
        ChartTime.Day => Dates.Date(Dates.DayInLondon(at)),
        _ => $"{Dates.Date(Dates.DayInLondon(at))}, {Dates.Time(at)}",
    };

    private string Latest(List<ChartSeries> lines)
    {
        var latest = lines.Select(line => (line.Name, Point: line.Points.LastOrDefault(point => point.Value is not null)!)).Where(line => line.Point is not null).ToList();
        string Value((string Name, ChartPoint Point) line) => WithUnit(line.Point.Value!.Value);
        if (latest.Count > 2)
        {
            var (least, most) = (latest.MinBy(line => line.Point.Value), latest.MaxBy(line => line.Point.Value));
            return $"{Title}: the latest values go from {Value(least)} ({least.Name}) to {Value(most)} ({most.Name}).";
        }

        var word = Time == ChartTime.Month ? "in" : "on";
        return $"{Title}: latest {string.Join("; ", latest.Select(line => (lines.Count > 1 ? line.Name + " " : "") + $"{Value(line)} {word} {When(line.Point.At)}"))}.";
    }

    private Fragment FigureTable(List<ChartSeries> lines)
    {
        var rows = lines.SelectMany(line => line.Points.Select(point => (line.Name, Point: point))).OrderByDescending(row => row.Point.At).ToList();
        var interval = rows.Any(row => row.Point.Low is not null || row.Point.High is not null);
        var many = lines.Count > 1;
        var table = new Table
        {
            Caption = Unit is null ? Title : $"{Title} ({Unit})",
            Compact = true,
            FirstCellIsHeader = true,
            Head = [.. Columns(many, interval)],
            Rows = [.. rows.Take(TableRows).Select(row => (IReadOnlyList<TableCell>)[.. Cells(row.Name, row.Point, many, interval)])],
        };
        return new Fragment(
            rows.Count > TableRows ? Markup.El("p").Add($"The newest {TableRows} of {rows.Count:#,##0} figures.{(CsvHref is null ? "" : " The CSV file has them all.")}") : null,
            table);
    }

    private static IEnumerable<TableHead> Columns(bool many, bool interval)
    {
        yield return "When";
        if (many) yield return "What";
        yield return new TableHead { Text = "Value", Format = "numeric" };
        if (interval) yield return new TableHead { Text = "Interval", Format = "numeric" };
    }

    private IEnumerable<TableCell> Cells(string name, ChartPoint point, bool many, bool interval)
    {
        yield return When(point.At);
        if (many) yield return name;
        yield return point.Note ?? (point.Value is null ? "no value" : Shown(point.Value));
        if (interval) yield return point.Low is null && point.High is null ? "" : $"{Shown(point.Low)} to {Shown(point.High)}";
    }

    private static string Number(double? value) => value?.ToString("0.######", CultureInfo.InvariantCulture) ?? "";
}
