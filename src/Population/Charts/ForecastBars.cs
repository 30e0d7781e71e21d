using System.Globalization;
using Goldthread.DesignSystem.Charts;
using Goldthread.Population.Indicators;

namespace Goldthread.Population.Charts;

/// <summary>For each group a full bar of how many there are now, and a broken one of how many are expected.</summary>
public sealed record ForecastBars
{
    private const double Width = 340, Left = 8, Right = 324, Top = 6, RowHeight = 62, Foot = 30;

    /// <summary>What the picture shows, in sentences.</summary>
    public required string Description { get; init; }

    /// <summary>The groups with their names.</summary>
    public required IReadOnlyList<(string Name, Forecast Of)> Groups { get; init; }

    /// <summary>The picture as SVG.</summary>
    public string Draw()
    {
        var bottom = Top + (Groups.Count * RowHeight);
        var scale = new ChartScale(Groups.Max(g => Math.Max(g.Of.Now, g.Of.Later)), Left, Right);
        var svg = Svg.Open("forecast", "People now and later", Description, Width, bottom + Foot);
        foreach (var (value, label) in scale.Marks) svg.Line("gt-chart__grid", scale.At(value), Top, scale.At(value), bottom).Text(scale.At(value), bottom + 14, label, value <= 0 ? "start" : scale.At(value) > Right - 20 ? "end" : "middle");
        svg.Text(Right, bottom + 28, "People", "end");
        for (var i = 0; i < Groups.Count; i++)
        {
            var (top, of) = (Top + (i * RowHeight), Groups[i].Of);
            svg.Text(Left, top + 13, $"{Groups[i].Name}: {of.Now:N0} to {of.Later:N0}", name: "gt-limits__name");
            Bar(svg, "gt-limits__bar", top + 20, scale.At(of.Now));
            Bar(svg, "gt-limits__none", top + 38, scale.At(of.Later));
        }

        return svg.Append("</svg>").ToString();
    }

    private static void Bar(System.Text.StringBuilder svg, string name, double y, double to) =>
        svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"{name}\" x=\"{Left:0}\" y=\"{y:0}\" width=\"{to - Left:0.#}\" height=\"14\"/>");
}
