using System.Globalization;
using System.Text;
using Goldthread.DesignSystem.Components;
using Goldthread.DesignSystem.Text;

namespace Goldthread.DesignSystem.Charts;

/// <summary>
/// The picture of a <see cref="LineChart"/>. It is drawn for a telephone's width and grows, so that its words stay readable there.
/// Lines differ in dash and mark as well as in colour.
/// </summary>
internal sealed class LinePicture
{
    private const double Width = 340, Height = 220, Left = 40, Bottom = 34;
    private const int MarksUpTo = 24, Columns = 120;

    private readonly LineChart _chart;
    private readonly List<ChartSeries> _lines;
    private readonly string _says;
    private readonly IReadOnlyList<Tick<double>> _marks;
    private readonly DateTime _from;
    private readonly DateTime _until;
    private readonly double _right;
    private readonly double _top;
    private readonly bool _one;

    public LinePicture(LineChart chart, List<ChartSeries> lines, string says)
    {
        _chart = chart;
        _lines = lines;
        _says = says;
        var values = lines.SelectMany(line => line.Points).SelectMany(point => new[] { point.Value, point.Low, point.High })
            .Concat([chart.Limits?.Low, chart.Limits?.High, chart.FromZero ? 0 : null])
            .OfType<double>().Where(double.IsFinite).ToList();
        var (low, high) = Room(values.Min(), values.Max());
        _marks = Ticks.Numbers(low, high);
        var times = lines.SelectMany(line => line.Points).Select(point => Clock(point.At)).ToList();
        (_from, _until) = (times.Min(), times.Max());
        _one = _from == _until;
        if (_one) (_from, _until) = (_from.AddDays(-1), _until.AddDays(1));
        _top = chart.Limits is not null && chart.Unit is not null && chart.Limits.Name.Length + chart.Unit.Length > 44 ? 38 : 22;
        _right = Width - (lines.Count > 1 ? Math.Min(124, 14 + (lines.Max(line => NameLines(line.Name).Max(part => part.Length)) * 6.2)) : 12);
    }

    public Element Draw()
    {
        var id = ChartFigure.IdOf(_chart.Id, _chart.Title);
        var svg = Markup.El("svg", "gt-chart__picture").Attr("viewBox", $"0 0 {Width} {Height}").Attr("role", "img")
            .Attr("aria-labelledby", $"{id}-t {id}-d").Attr("focusable", "false")
            .Add(Markup.El("title").Attr("id", id + "-t").Add(_chart.Title))
            .Add(Markup.El("desc").Attr("id", id + "-d").Add(_says));
        if (_chart.Unit is not null) svg.Add(Label(4, 12, _chart.Unit));
        Band(svg);
        Axes(svg);
        var ends = new List<(double Y, int Line)>();
        for (var index = 0; index < _lines.Count; index++)
        {
            var points = Thinning.Of(_lines[index].Points, Columns);
            svg.Add(Interval(points, index)).Add(Line(points, index));
            if (points.LastOrDefault(point => point.Value is not null) is { } last) ends.Add((Y(last.Value!.Value), index));
        }

        if (_lines.Count > 1) Names(svg, ends);
        return svg;
    }

    private void Band(Element svg)
    {
        if (_chart.Limits is not { } limits) return;
        var top = limits.High is { } high ? Y(high) : _top;
        var bottom = limits.Low is { } low ? Y(low) : Height - Bottom;
        svg.Add(Markup.El("rect", "gt-chart__band").Attr("x", N(Left)).Attr("y", N(top)).Attr("width", N(_right - Left)).Attr("height", N(bottom - top)))
            .AddIf(limits.High is not null, () => Rule("gt-chart__limit", Left, top, _right, top))
            .AddIf(limits.Low is not null, () => Rule("gt-chart__limit", Left, bottom, _right, bottom))
            .Add(Markup.El("text").Attr("x", N(Width - 4)).Attr("y", N(_top - 10)).Attr("text-anchor", "end")
                .Add(Markup.El("tspan", "gt-chart__key").Add("■ ")).Add(limits.Name));
    }

    private void Axes(Element svg)
    {
        foreach (var mark in _marks)
        {
            svg.Add(Rule("gt-chart__grid", Left, Y(mark.Position), _right, Y(mark.Position)))
                .Add(Label(Left - 5, Y(mark.Position) + 4, mark.Label, "end"));
        }

        IReadOnlyList<Tick<DateTime>> times = _one
            ? [new(_from.AddDays(1), Ticks.Single(_from.AddDays(1), _chart.Time))]
            : Ticks.Times(_from, _until, _chart.Time);
        foreach (var mark in times)
        {
            var x = X(mark.Position);
            var anchor = x > _right - 14 ? "end" : x < Left + 14 ? "start" : "middle";
            svg.Add(Rule("gt-chart__tick", x, Height - Bottom, x, Height - Bottom + 4)).Add(Label(x, Height - Bottom + 16, mark.Label, anchor))
                .AddIf(mark.Below is not null, () => Label(x, Height - Bottom + 30, mark.Below!, anchor));
        }
    }

    private Element? Interval(IReadOnlyList<ChartPoint> points, int line)
    {
        var path = new StringBuilder();
        foreach (var run in Runs(points, point => point is { Value: not null, Low: not null, High: not null }))
        {
            path.Append('M').AppendJoin('L', run.Select(point => At(point.At, point.High!.Value)))
                .Append('L').AppendJoin('L', run.Reverse().Select(point => At(point.At, point.Low!.Value))).Append('Z');
        }

        return path.Length == 0 ? null : Markup.El("path", "gt-chart__interval", $"gt-line--{line + 1}").Attr("d", path.ToString());
    }

    private Element Line(IReadOnlyList<ChartPoint> points, int line)
    {
        var path = new StringBuilder();
        var group = Markup.El("g", $"gt-line--{line + 1}");
        var marks = new StringBuilder();
        var all = points.Count <= MarksUpTo;
        foreach (var run in Runs(points, point => point.Value is not null))
        {
            path.Append('M').AppendJoin('L', run.Select(point => At(point.At, point.Value!.Value)));
            foreach (var point in run)
            {
                // A point with no neighbour has no line, so its mark is all there is of it.
                if (all || run.Length == 1) marks.Append(Marker.Path(line, X(Clock(point.At)), Y(point.Value!.Value)));
            }
        }

        return group.Add(Markup.El("path", "gt-chart__line").Attr("d", path.ToString()))
            .AddIf(marks.Length > 0, () => Markup.El("path", "gt-chart__mark").Attr("d", marks.ToString()));
    }

    /// <summary>Names stand at the ends of their lines, moved apart where they would overlap.</summary>
    private void Names(Element svg, List<(double Y, int Line)> ends)
    {
        var at = _top - 14;
        var tops = new List<double>();
        var ordered = ends.OrderBy(end => end.Y).ToList();
        foreach (var (y, line) in ordered)
        {
            var lines = NameLines(_lines[line].Name).Count;
            at = Math.Max(at + 14, y - ((lines - 1) * 6));
            tops.Add(at);
            at += (lines - 1) * 12;
        }

        var over = Math.Max(0, at - (Height - Bottom + 4));
        for (var index = 0; index < ordered.Count; index++)
        {
            var (y, line) = ordered[index];
            var top = tops[index] - over;
            svg.Add(Rule("gt-chart__leader", _right + 2, y, _right + 8, top));
            var row = 0;
            foreach (var part in NameLines(_lines[line].Name)) svg.Add(Label(_right + 10, top + 4 + (row++ * 12), part));
        }
    }

    /// <summary>A long name on two lines, broken between words, and cut where even that is too long.</summary>
    private static List<string> NameLines(string name)
    {
        const int most = 18;
        if (name.Length <= most) return [name];
        var cut = name.AsSpan(0, most + 1).LastIndexOfAny(' ', '-');
        if (cut <= 0) return [name[..(most - 1)] + "…"];
        var rest = name[(cut + 1)..];
        return [name[..(name[cut] == '-' ? cut + 1 : cut)], rest.Length <= most ? rest : rest[..(most - 1)] + "…"];
    }

    /// <summary>Small ups and downs must not look like mountains: the axis spans at least a tenth of the size of its values.</summary>
    private static (double Low, double High) Room(double low, double high)
    {
        var least = Math.Max(Math.Abs(low), Math.Abs(high)) * 0.1;
        return high > low && high - low < least ? (((low + high) - least) / 2, ((low + high) + least) / 2) : (low, high);
    }

    private static IEnumerable<ChartPoint[]> Runs(IReadOnlyList<ChartPoint> points, Func<ChartPoint, bool> drawn)
    {
        var run = new List<ChartPoint>();
        foreach (var point in points)
        {
            if (drawn(point)) run.Add(point);
            else if (run.Count > 0)
            {
                yield return [.. run];
                run.Clear();
            }
        }

        if (run.Count > 0) yield return [.. run];
    }

    private static DateTime Clock(DateTimeOffset at) => Dates.InLondon(at).DateTime;

    private double X(DateTime at) => Left + ((_right - Left) * Math.Clamp((at - _from) / (_until - _from), 0, 1));

    private double Y(double value)
    {
        var (low, high) = (_marks[0].Position, _marks[^1].Position);
        return Height - Bottom - ((Height - Bottom - _top) * ((value - low) / (high - low)));
    }

    private string At(DateTimeOffset at, double value) => $"{N(X(Clock(at)))} {N(Y(value))}";

    private static Element Rule(string className, double x1, double y1, double x2, double y2) =>
        Markup.El("path", className).Attr("d", $"M{N(x1)} {N(y1)}L{N(x2)} {N(y2)}");

    private static Element Label(double x, double y, string text, string anchor = "start") =>
        Markup.El("text").Attr("x", N(x)).Attr("y", N(y)).Attr("text-anchor", anchor == "start" ? null : anchor).Add(text);

    private static string N(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
