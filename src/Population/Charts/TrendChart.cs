using System.Globalization;
using Goldthread.DesignSystem.Charts;
using Goldthread.Population.Indicators;
using Goldthread.Population.Profiles;

namespace Goldthread.Population.Charts;

/// <summary>A process control chart: months as points on a line, the mean, and the limits of what chance does. A month with a special cause is a full triangle, up for high and down for low.</summary>
public sealed record TrendChart
{
    private const double Width = 680, Height = 280, Left = 44, Right = 620, Top = 26, Bottom = 232;

    /// <summary>Distinguishes this picture from others on the page.</summary>
    public required string Id { get; init; }

    /// <summary>What the picture shows, in sentences.</summary>
    public required string Description { get; init; }

    /// <summary>The trend; it has a chart.</summary>
    public required IndicatorTrend Trend { get; init; }

    /// <summary>The picture as SVG.</summary>
    public string Draw()
    {
        var (chart, months) = (Trend.Chart!, Trend.Charted.ToList());
        var up = new ChartScale(Math.Max(chart.High, chart.Points.Max(p => p.Value)) * 1.02, Bottom, Top);
        var step = (Right - Left - 20) / Math.Max(1, months.Count - 1);
        double X(int i) => Left + 10 + (i * step);
        var svg = Svg.Open(Id, $"{Trend.Definition.Title}, by month", Description, Width, Height);
        svg.Text(4, 12, TrendWords.Unit(Trend));
        foreach (var (value, label) in up.Marks) svg.Line("gt-chart__grid", Left, up.At(value), Right, up.At(value)).Text(Left - 5, up.At(value) + 4, label, "end");
        svg.Line("gt-funnel__middle gt-chart__grid", Left, up.At(chart.Mean), Right, up.At(chart.Mean)).Text(Right + 4, up.At(chart.Mean) + 4, "Mean");
        svg.Line("gt-funnel__usual", Left, up.At(chart.High), Right, up.At(chart.High)).Text(Right + 4, up.At(chart.High) + 4, "Limit");
        if (chart.Low > 0) svg.Line("gt-funnel__usual", Left, up.At(chart.Low), Right, up.At(chart.Low)).Text(Right + 4, up.At(chart.Low) + 4, "Limit");
        svg.Append("<path class=\"gt-chart__line\" d=\"");
        for (var i = 0; i < months.Count; i++) svg.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? 'M' : 'L')}{X(i):0.#} {up.At(chart.Points[i].Value):0.#}");
        svg.Append("\"/>");
        var every = (months.Count + 5) / 6;
        for (var i = 0; i < months.Count; i++)
        {
            Point(svg, X(i), up.At(chart.Points[i].Value), chart.Points[i], months[i]);
            if (i % every == 0) svg.Line("gt-chart__tick", X(i), Bottom, X(i), Bottom + 4).Text(X(i), Bottom + 18, months[i].Month.ToString("MMM yyyy", CultureInfo.InvariantCulture), i == 0 ? "start" : "middle");
        }

        return svg.Append("</svg>").ToString();
    }

    private static void Point(System.Text.StringBuilder svg, double x, double y, TrendPoint point, TrendMonth month)
    {
        var isHigh = point.Above != SpecialCause.None;
        svg.Append("<g>");
        if (!isHigh && point.Below == SpecialCause.None) svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"gt-chart__mark\" cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"3.5\"/>");
        else svg.Append(CultureInfo.InvariantCulture, $"<polygon class=\"gt-funnel__outside\" points=\"{x:0.#},{(isHigh ? y - 7 : y + 7):0.#} {x - 6:0.#},{(isHigh ? y + 5 : y - 5):0.#} {x + 6:0.#},{(isHigh ? y + 5 : y - 5):0.#}\"/>");
        svg.Append($"<title>{Svg.Safe($"{TrendWords.Month(month.Month)}: {ProfileWords.Number(point.Value)}")}</title></g>");
    }
}
