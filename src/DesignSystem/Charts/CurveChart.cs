using System.Globalization;
using System.Text;
using Goldthread.DesignSystem.Components;
using Goldthread.Kernel.Values;
using Microsoft.AspNetCore.Html;

namespace Goldthread.DesignSystem.Charts;

/// <summary>A point of a curve.</summary>
/// <param name="X">Where along the axis; finite.</param>
/// <param name="Value">The value; null is a gap.</param>
/// <param name="Low">The lower end of the interval around it.</param>
/// <param name="High">The upper end.</param>
public sealed record CurvePoint(double X, double? Value, double? Low = null, double? High = null);

/// <summary>One curve.</summary>
/// <param name="Name">Its name, written beside its end.</param>
/// <param name="Points">Its points; put in order when drawn.</param>
/// <param name="IsUnder">Drawn broad and pale beneath the others, for one that runs along them, such as a frontier.</param>
public sealed record CurveSeries(string Name, IReadOnlyList<CurvePoint> Points, bool IsUnder = false);

/// <summary>A place along the axis that is marked: what is paid for a year of full quality, how many draws were made.</summary>
/// <param name="X">Where.</param>
/// <param name="Words">What stands there, short.</param>
public sealed record CurveMark(double X, string Words);

/// <summary>
/// Values along a number: how often each choice is the best at what one is willing to pay, how a mean settles as draws are added. The same pieces as a <see cref="LineChart"/>, whose
/// lines run along time. The same model always gives the same HTML.
/// </summary>
public sealed record CurveChart : Component
{
    /// <summary>How many rows the table shows, evenly taken; the CSV holds all.</summary>
    public const int TableRows = 16;

    /// <summary>What is shown: "How often each choice is the best".</summary>
    public required string Title { get; init; }

    /// <summary>What the axis along is: "Pounds for a year of full quality".</summary>
    public required string XName { get; init; }

    /// <summary>The unit of the axis along, for words and table: "£"; null where there is none.</summary>
    public string? XUnit { get; init; }

    /// <summary>The unit of the values: "% of draws".</summary>
    public string? Unit { get; init; }

    /// <summary>The curves, 1 to 6; more throw <see cref="InvalidOperationException"/> when written.</summary>
    public required IReadOnlyList<CurveSeries> Series { get; init; }

    /// <summary>What the picture shows, in one sentence; null says the values at the first mark, or where the curves end.</summary>
    public string? Says { get; init; }

    /// <summary>A usual or wanted range of the values.</summary>
    public ChartLimits? Limits { get; init; }

    /// <summary>Places along the axis that are marked, at most two that words have room for.</summary>
    public IReadOnlyList<CurveMark> Marks { get; init; } = [];

    /// <summary>Digits after the point of the values; null shows them as they are.</summary>
    public int? Decimals { get; init; }

    /// <summary>Takes zero into the axis upwards.</summary>
    public bool FromZero { get; init; }

    /// <summary>The address of the CSV; null leaves the link out.</summary>
    public string? CsvHref { get; init; }

    /// <summary>Said when there is no value at all.</summary>
    public string Empty { get; init; } = "There is nothing to show.";

    /// <summary>All figures as CSV (RFC 4180): series, x, value, low, high.</summary>
    public string ToCsv()
    {
        var text = new StringBuilder("series,x,value,low,high\r\n");
        foreach (var series in Series)
        {
            foreach (var point in series.Points.OrderBy(point => point.X)) text.AppendJoin(',', CsvText.Field(series.Name), Digits(point.X), Digits(point.Value), Digits(point.Low), Digits(point.High)).Append("\r\n");
        }

        return text.ToString();
    }

    internal override IHtmlContent Build()
    {
        if (Series.Count is 0 or > 6) throw new InvalidOperationException("A chart has one to six curves; more cannot be told apart.");
        var lines = Series.Select(series => series with { Points = [.. series.Points.OrderBy(point => point.X)] }).ToList();
        var figure = Root("figure", "gt-chart").Attrs(Attributes);
        if (!lines.Exists(line => line.Points.Any(point => point.Value is not null))) return ChartFigure.Nothing(figure, Title, Empty);
        var says = Says ?? Ends(lines);
        return ChartFigure.Fill(figure, says, new LinePicture(Drawing(lines, says)).Draw(), FigureTable(lines)).Add(ChartFigure.Csv(CsvHref, Title));
    }

    private LineDrawing Drawing(List<CurveSeries> lines, string says)
    {
        var along = lines.SelectMany(line => line.Points).Select(point => point.X).ToList();
        var marks = Ticks.Short(Ticks.Numbers(along.Min(), along.Max(), 4));
        var (from, until) = along.Min() < along.Max() ? (along.Min(), along.Max()) : (marks[0].Position, marks[^1].Position);
        return new LineDrawing
        {
            Id = ChartFigure.IdOf(Id, Title), Title = Title, Says = says, Unit = Unit, Limits = Limits, FromZero = FromZero, From = from, Until = until,
            Along = [.. marks.Where(mark => mark.Position >= from && mark.Position <= until)], AlongName = XName,
            At = [.. Marks.Where(mark => mark.X >= from && mark.X <= until).Select(mark => new Tick<double>(mark.X, mark.Words))],
            Lines = [.. lines.Select(line => new DrawnLine(line.Name, [.. line.Points.Select(point => new Spot(point.X, point.Value, point.Low, point.High))], line.IsUnder))],
        };
    }

    /// <summary>The values at the first mark, or else at the ends.</summary>
    private string Ends(List<CurveSeries> lines)
    {
        var at = Marks.Count > 0 ? Marks[0].X : double.PositiveInfinity;
        var points = lines.Where(line => !line.IsUnder).Select(line => (line.Name, Point: line.Points.Where(point => point.Value is not null).MinBy(point => double.IsFinite(at) ? Math.Abs(point.X - at) : -point.X))).Where(line => line.Point is not null);
        return $"{Title}. {string.Join(" ", points.Select(line => $"{line.Name}: {Value(line.Point!.Value!.Value)} at {Along(line.Point.X)}."))}";
    }

    private string Value(double value) => ChartFigure.WithUnit(ChartFigure.Number(value, Decimals), Unit?.StartsWith('%') == true ? "%" : Unit);

    private string Along(double x) => ChartFigure.WithUnit(ChartFigure.Number(x, null), XUnit);

    /// <summary>A row for a place along the axis, a column for a curve.</summary>
    private Fragment FigureTable(List<CurveSeries> lines)
    {
        var along = lines.SelectMany(line => line.Points).Select(point => point.X).Distinct().Order().ToList();
        var step = (along.Count + TableRows - 1) / TableRows;
        var values = lines.Select(line => line.Points.GroupBy(point => point.X).ToDictionary(at => at.Key, at => at.First())).ToList();
        return new Fragment(
            step > 1 ? Markup.El("p").Add($"One in {step} of {along.Count:#,##0} points.{(CsvHref is null ? "" : " The CSV file has them all.")}") : null,
            new Table
            {
                Caption = Unit is null ? Title : $"{Title} ({Unit})",
                Compact = true,
                FirstCellIsHeader = true,
                Scroll = lines.Count > 2,
                Head = [XName, .. lines.Select(line => new TableHead { Text = line.Name, Format = "numeric" })],
                Rows = [.. along.Index().Where(at => at.Index % step == 0 || at.Index == along.Count - 1)
                    .Select(at => (IReadOnlyList<TableCell>)[Along(at.Item), .. values.Select(line => (TableCell)Cell(line.GetValueOrDefault(at.Item)))])],
            });
    }

    private string Cell(CurvePoint? point) => point?.Value is not { } value ? "no value"
        : ChartFigure.Number(value, Decimals) + (point is { Low: { } low, High: { } high } ? $" ({ChartFigure.Number(low, Decimals)} to {ChartFigure.Number(high, Decimals)})" : "");

    private static string Digits(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";
}
