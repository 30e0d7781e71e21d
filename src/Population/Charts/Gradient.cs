using System.Globalization;
using Goldthread.DesignSystem.Charts;
using Goldthread.Population.Indicators;
using Goldthread.Population.Registry;
using Goldthread.Population.Profiles;

namespace Goldthread.Population.Charts;

/// <summary>An indicator by fifth of deprivation: a bar from nought with its limits for each, as wide as its share of the people, and the line of the slope index through them.</summary>
public sealed record Gradient
{
    private const double Width = 340, Height = 250, Left = 40, Right = 332, Top = 26, Bottom = 200;

    private static readonly string[] Ends = ["Most", "2", "3", "4", "Least"];

    /// <summary>Distinguishes this picture from others on the page.</summary>
    public required string Id { get; init; }

    /// <summary>What is shown.</summary>
    public required string Title { get; init; }

    /// <summary>What the picture shows, in a sentence.</summary>
    public required string Description { get; init; }

    /// <summary>What is counted.</summary>
    public required IndicatorDefinition Indicator { get; init; }

    /// <summary>The five, most deprived first.</summary>
    public required IReadOnlyList<IndicatorValue> Fifths { get; init; }

    /// <summary>The slope; null draws no line.</summary>
    public Inequality? Slope { get; init; }

    /// <summary>The picture as SVG.</summary>
    public string Draw()
    {
        var scale = new ChartScale(ChartScale.Most(Fifths), Bottom, Top);
        var svg = Svg.Open(Id, Title, Description, Width, Height);
        svg.Text(4, 12, Indicator.Unit);
        foreach (var (value, label) in scale.Marks) svg.Line("gt-chart__grid", Left, scale.At(value), Right, scale.At(value)).Text(Left - 5, scale.At(value) + 4, label, "end");
        var whole = Fifths.Sum(f => f.Whole.Number ?? 0);

        // Where a number of people is kept back all bars are as wide as each other: their widths would tell it.
        var known = whole > 0 && Fifths.All(f => f.Whole.Number > 0);
        var x = Left;
        for (var i = 0; i < Fifths.Count; i++)
        {
            var width = (Right - Left) * (known ? (double)Fifths[i].Whole.Number!.Value / whole : 1.0 / Fifths.Count);
            Bar(svg, scale, Fifths[i], x, width, Ends[i]);
            x += width;
        }

        if (Slope is { Slope.Value: { } slope } line)
        {
            var start = line.Intercept;
            svg.Line("gt-chart__limit", Left, scale.At(start), Right, scale.At(start + slope));
        }

        return svg.Text((Left + Right) / 2, Bottom + 46, "Deprivation, fifths of England", "middle").Append("</svg>").ToString();
    }

    private static void Bar(System.Text.StringBuilder svg, ChartScale scale, IndicatorValue of, double x, double width, string end)
    {
        var middle = x + (width / 2);
        if (width > 16) svg.Text(middle, Bottom + 15, end, "middle");
        if (of.Value is not { } value)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"gt-limits__none\" x=\"{x + 3:0.#}\" y=\"{Bottom - 30:0}\" width=\"{Math.Max(2, width - 6):0.#}\" height=\"30\"/>").Text(middle, Bottom + 29, of.WhyNot == "kept back" ? "kept back" : "too few", "middle", "gt-limits__small");
            return;
        }

        svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"gt-limits__bar\" x=\"{x + 3:0.#}\" y=\"{scale.At(value):0.#}\" width=\"{Math.Max(2, width - 6):0.#}\" height=\"{Bottom - scale.At(value):0.#}\"/>");
        if (of.Estimate is { Low: { } low, High: { } high })
        {
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"gt-chart__line\" d=\"M{middle:0.#} {scale.At(low):0.#}V{scale.At(high):0.#}M{middle - 4:0.#} {scale.At(low):0.#}H{middle + 4:0.#}M{middle - 4:0.#} {scale.At(high):0.#}H{middle + 4:0.#}\"/>");
        }

        if (width > 24) svg.Text(middle, Bottom + 29, ProfileWords.Number(value), "middle", "gt-limits__name");
    }
}
