using System.Globalization;
using System.Text;

namespace Goldthread.DesignSystem.Charts;

/// <summary>The picture of a <see cref="TornadoChart"/>, drawn for a telephone's width.</summary>
internal sealed class TornadoPicture
{
    private const double Width = 340, Left = 8, Right = 332, Top = 34, RowHeight = 58, Foot = 22;
    private const int NameLetters = 50, EndLetters = 28;

    private readonly TornadoChart _chart;
    private readonly IReadOnlyList<TornadoBar> _bars;
    private readonly string _says;
    private readonly string _id;
    private readonly IReadOnlyList<Tick<double>> _marks;

    public TornadoPicture(TornadoChart chart, IReadOnlyList<TornadoBar> bars, string says)
    {
        (_chart, _bars, _says, _id) = (chart, bars, says, ChartFigure.IdOf(chart.Id, chart.Title));
        var values = bars.SelectMany(bar => new[] { bar.Low.Value, bar.High.Value }).Append(chart.BaseValue).ToList();
        if (!values.TrueForAll(double.IsFinite)) throw new InvalidOperationException("The results of a tornado chart are finite numbers.");
        _marks = Ticks.Short(Ticks.Numbers(values.Min(), values.Max(), 4), chart.Unit);
    }

    public string Draw()
    {
        var bottom = Top + (_bars.Count * RowHeight);
        var svg = Svg.Open(_id, _chart.Title, _says, Width, bottom + Foot);
        svg.Append("<defs><pattern id=\"").Append(_id).Append("-low\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\"><path class=\"gt-tornado__hatch\" d=\"M0 5 5 0M-1 1 1-1M4 6 6 4\"/></pattern></defs>");
        foreach (var mark in _marks)
        {
            var x = At(mark.Position);
            svg.Line("gt-chart__grid", x, Top, x, bottom).Text(x, bottom + 15, mark.Label, Anchor(x, 16));
        }

        var middle = At(_chart.BaseValue);
        svg.Text(middle, 14, $"{_chart.BaseName} {_chart.WithUnit(_chart.BaseValue)}", Anchor(middle, 90), "gt-limits__name");
        svg.Line("gt-tornado__base", middle, 20, middle, bottom + 4);
        for (var i = 0; i < _bars.Count; i++) Row(svg, _bars[i], Top + (i * RowHeight));
        return svg.Append("</svg>").ToString();
    }

    private void Row(StringBuilder svg, TornadoBar bar, double top)
    {
        svg.Text(Left, top + 13, Svg.Short(bar.Name, NameLetters), name: "gt-limits__name");
        // Where both ends move the result the same way, the nearer one is drawn over the farther.
        var ends = new[] { (Letter: 'L', End: bar.Low), (Letter: 'H', End: bar.High) };
        foreach (var (letter, end) in ends.OrderByDescending(part => Math.Abs(part.End.Value - _chart.BaseValue))) Part(svg, letter, end.Value, top + 19);
        svg.Line("gt-tornado__base", At(_chart.BaseValue), top + 17, At(_chart.BaseValue), top + 36);
        var (left, right) = bar.Low.Value <= bar.High.Value ? (ends[0], ends[1]) : (ends[1], ends[0]);
        svg.Text(Left, top + 48, Words(left.Letter, left.End), name: "gt-tornado__end").Text(Right, top + 48, Words(right.Letter, right.End), "end", "gt-tornado__end");
    }

    private void Part(StringBuilder svg, char letter, double value, double top)
    {
        var (from, to) = (Math.Min(At(value), At(_chart.BaseValue)), Math.Max(At(value), At(_chart.BaseValue)));
        var shape = string.Create(CultureInfo.InvariantCulture, $"x=\"{from:0.#}\" y=\"{top:0.#}\" width=\"{to - from:0.#}\" height=\"15\"");
        svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"gt-limits__bar{(letter == 'L' ? " gt-tornado__low" : "")}\" {shape}/>");
        if (letter == 'L') svg.Append(CultureInfo.InvariantCulture, $"<rect fill=\"url(#{_id}-low)\" {shape}/>");
        if (to - from >= 14) svg.Text(value < _chart.BaseValue ? from + 4 : to - 4, top + 12, letter.ToString(), value < _chart.BaseValue ? "start" : "end", "gt-limits__name");
    }

    /// <summary>"L 2.1 days: −420"; what went in is cut short, what came out is not.</summary>
    private string Words(char letter, TornadoEnd end)
    {
        var result = ChartFigure.WithUnit(_chart.Shown(end.Value), _chart.Unit is "£" or "%" ? _chart.Unit : null);
        return $"{letter} {Svg.Short(end.Input, Math.Max(6, EndLetters - result.Length - 4))}: {result}";
    }

    private double At(double value) => Left + ((Right - Left) * (value - _marks[0].Position) / (_marks[^1].Position - _marks[0].Position));

    private static string Anchor(double x, double room) => x < Left + room ? "start" : x > Right - room ? "end" : "middle";
}
