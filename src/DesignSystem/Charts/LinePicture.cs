using System.Globalization;
using System.Text;
using Goldthread.DesignSystem.Components;

namespace Goldthread.DesignSystem.Charts;

/// <summary>
/// The picture of lines along an axis. It is drawn for a telephone's width and grows, so that its words stay readable there.
/// Lines differ in dash and mark as well as in colour.
/// </summary>
internal sealed class LinePicture
{
    private const double Width = 340, Height = 220, Bottom = 34;
    private const int MarksUpTo = 24, Columns = 120;

    private readonly LineDrawing _chart;
    private readonly IReadOnlyList<DrawnLine> _lines;
    private readonly IReadOnlyList<Tick<double>> _marks;
    private readonly double _left;
    private readonly double _right;
    private readonly double _top;

    public LinePicture(LineDrawing chart)
    {
        (_chart, _lines) = (chart, chart.Lines);
        var values = _lines.SelectMany(line => line.Spots).SelectMany(spot => new[] { spot.Value, spot.Low, spot.High })
            .Concat([chart.Limits?.Low, chart.Limits?.High, chart.FromZero ? 0 : null])
            .OfType<double>().Where(double.IsFinite).ToList();
        var (low, high) = Room(values.Min(), values.Max());
        _marks = Ticks.Short(Ticks.Numbers(low, high));
        _left = Math.Max(40, 9 + (6.4 * _marks.Max(mark => mark.Label.Length)));
        _top = (chart.Limits is not null && chart.Unit is not null && chart.Limits.Name.Length + chart.Unit.Length > 44) || chart.At.Count > 0 ? 38 : 22;
        _right = Width - (_lines.Count > 1 ? Math.Min(124, 14 + (_lines.Max(line => NameLines(line.Name).Max(part => part.Length)) * 6.2)) : 12);
    }

    public Element Draw()
    {
        var svg = Markup.El("svg", "gt-chart__picture").Attr("viewBox", $"0 0 {Width} {Height}").Attr("role", "img")
            .Attr("aria-labelledby", $"{_chart.Id}-t {_chart.Id}-d").Attr("focusable", "false")
            .Add(Markup.El("title").Attr("id", _chart.Id + "-t").Add(_chart.Title))
            .Add(Markup.El("desc").Attr("id", _chart.Id + "-d").Add(_chart.Says));
        if (_chart.Unit is not null) svg.Add(Label(4, 12, _chart.Unit));
        Band(svg);
        Axes(svg);
        var ends = new List<(double Y, int Line)>();
        foreach (var (index, line) in _lines.Index().OrderByDescending(line => line.Item.IsUnder))
        {
            var spots = Thinning.Of(line.Spots, Columns);
            svg.Add(Interval(spots, index)).Add(Line(spots, index));
            if (spots.Any(spot => spot.Value is not null)) ends.Add((Y(spots.Last(spot => spot.Value is not null).Value!.Value), index));
        }

        if (_lines.Count > 1) Names(svg, ends);
        return svg;
    }

    private void Band(Element svg)
    {
        if (_chart.Limits is not { } limits) return;
        var top = limits.High is { } high ? Y(high) : _top;
        var bottom = limits.Low is { } low ? Y(low) : Height - Bottom;
        svg.Add(Markup.El("rect", "gt-chart__band").Attr("x", N(_left)).Attr("y", N(top)).Attr("width", N(_right - _left)).Attr("height", N(bottom - top)))
            .AddIf(limits.High is not null, () => Rule("gt-chart__limit", _left, top, _right, top))
            .AddIf(limits.Low is not null, () => Rule("gt-chart__limit", _left, bottom, _right, bottom))
            .Add(Markup.El("text").Attr("x", N(Width - 4)).Attr("y", N(_top - 10)).Attr("text-anchor", "end")
                .Add(Markup.El("tspan", "gt-chart__key").Add("■ ")).Add(limits.Name));
    }

    private void Axes(Element svg)
    {
        foreach (var mark in _marks)
        {
            svg.Add(Rule("gt-chart__grid", _left, Y(mark.Position), _right, Y(mark.Position)))
                .Add(Label(_left - 5, Y(mark.Position) + 4, mark.Label, "end"));
        }

        foreach (var mark in _chart.Along)
        {
            var x = X(mark.Position);
            var anchor = x > _right - 14 ? "end" : x < _left + 14 ? "start" : "middle";
            svg.Add(Rule("gt-chart__tick", x, Height - Bottom, x, Height - Bottom + 4)).Add(Label(x, Height - Bottom + 16, mark.Label, anchor))
                .AddIf(mark.Below is not null, () => Label(x, Height - Bottom + 30, mark.Below!, anchor));
        }

        if (_chart.AlongName is not null) svg.Add(Label((_left + _right) / 2, Height - 3, _chart.AlongName, "middle"));
        foreach (var (at, words, _) in _chart.At)
        {
            var x = X(at);
            svg.Add(Rule("gt-chart__tick", x, _top - 8, x, Height - Bottom)).Add(Words(at, words));
        }
    }

    /// <summary>Two marks have their words on their outer sides, so that they do not run into each other.</summary>
    private Element Words(double at, string words)
    {
        var (x, many) = (X(at), _chart.At.Count > 1);
        var first = at <= _chart.At.Min(mark => mark.Position);
        return Label(x, _top - 11, words, many ? first && x > 70 ? "end" : "start" : x > Width - 70 ? "end" : x < 70 ? "start" : "middle");
    }

    private Element? Interval(IReadOnlyList<Spot> points, int line)
    {
        var path = new StringBuilder();
        foreach (var run in Runs(points, point => point is { Value: not null, Low: not null, High: not null }))
        {
            path.Append('M').AppendJoin('L', run.Select(point => At(point.X, point.High!.Value)))
                .Append('L').AppendJoin('L', run.Reverse().Select(point => At(point.X, point.Low!.Value))).Append('Z');
        }

        return path.Length == 0 ? null : Markup.El("path", "gt-chart__interval", $"gt-line--{line + 1}").Attr("d", path.ToString());
    }

    private Element Line(IReadOnlyList<Spot> points, int line)
    {
        var path = new StringBuilder();
        var group = Markup.El("g", $"gt-line--{line + 1}", _lines[line].IsUnder ? "gt-chart__under" : null);
        var marks = new StringBuilder();
        var all = points.Count <= MarksUpTo && !_lines[line].IsUnder;
        foreach (var run in Runs(points, point => point.Value is not null))
        {
            path.Append('M').AppendJoin('L', run.Select(point => At(point.X, point.Value!.Value)));
            foreach (var point in run)
            {
                // A point with no neighbour has no line, so its mark is all there is of it.
                if (all || run.Length == 1) marks.Append(Marker.Path(line, X(point.X), Y(point.Value!.Value)));
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

    private static IEnumerable<Spot[]> Runs(IReadOnlyList<Spot> points, Func<Spot, bool> drawn)
    {
        var run = new List<Spot>();
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

    private double X(double at) => _left + ((_right - _left) * Math.Clamp((at - _chart.From) / (_chart.Until - _chart.From), 0, 1));

    private double Y(double value)
    {
        var (low, high) = (_marks[0].Position, _marks[^1].Position);
        return Height - Bottom - ((Height - Bottom - _top) * ((value - low) / (high - low)));
    }

    private string At(double at, double value) => $"{N(X(at))} {N(Y(value))}";

    private static Element Rule(string className, double x1, double y1, double x2, double y2) =>
        Markup.El("path", className).Attr("d", $"M{N(x1)} {N(y1)}L{N(x2)} {N(y2)}");

    private static Element Label(double x, double y, string text, string anchor = "start") =>
        Markup.El("text").Attr("x", N(x)).Attr("y", N(y)).Attr("text-anchor", anchor == "start" ? null : anchor).Add(text);

    private static string N(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
