using System.Globalization;
using Goldthread.DesignSystem.Charts;
using Goldthread.Population.Comparison;

namespace Goldthread.Population.Charts;

/// <summary>
/// One line from before to after for those who were sent, and a broken one for people like them. Where both fall alike, nothing but regression to the mean is seen. What the first would have come
/// to, had it gone the way of the second, is a small ring: the distance to it is the difference in differences.
/// </summary>
internal sealed record ChangeSlopes
{
    private const double Width = 340, Height = 250, Left = 118, Right = 222, Top = 34, Bottom = 214, Apart = 14;

    /// <summary>Distinguishes this picture from others on the page.</summary>
    public required string Id { get; init; }

    /// <summary>What is shown.</summary>
    public required string Title { get; init; }

    /// <summary>What the picture shows, in a sentence.</summary>
    public required string Description { get; init; }

    /// <summary>The means.</summary>
    public required Changed Changed { get; init; }

    /// <summary>The picture as SVG.</summary>
    public string Draw()
    {
        var c = Changed;
        var expected = Math.Max(0, c.OurBefore + c.TheirAfter - c.TheirBefore);
        var scale = new ChartScale(new[] { c.OurBefore, c.OurAfter, c.TheirBefore, c.TheirAfter, expected }.Max(), Bottom, Top);
        var svg = Svg.Open(Id, Title, Description, Width, Height);
        foreach (var (value, label) in scale.Marks) svg.Line("gt-chart__grid", Left, scale.At(value), Right, scale.At(value)).Text(4, scale.At(value) + 4, label);
        svg.Text(Left, 16, "Before", "middle").Text(Right, 16, "After", "middle");
        svg.Append("<g class=\"gt-line--1\">").Line("gt-chart__line", Left, scale.At(c.OurBefore), Right, scale.At(c.OurAfter)).Append("</g>");
        svg.Append("<g class=\"gt-line--2\">").Line("gt-chart__line", Left, scale.At(c.TheirBefore), Right, scale.At(c.TheirAfter)).Append("</g>");
        svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"gt-chart__mark\" cx=\"{Right:0.#}\" cy=\"{scale.At(expected):0.#}\" r=\"5\"/>");
        Ends(svg, Left - 8, "end", scale, ("Sent", c.OurBefore), ("Alike", c.TheirBefore));
        Ends(svg, Right + 10, "start", scale, ("Sent", c.OurAfter), ("Alike", c.TheirAfter));
        return svg.Text((Left + Right) / 2, Height - 8, "Mean of a person", "middle").Append("</svg>").ToString();
    }

    // Two labels that would lie over each other are drawn apart.
    private static void Ends(System.Text.StringBuilder svg, double x, string anchor, ChartScale scale, params (string Name, double Value)[] ends)
    {
        var (upper, lower) = ends[0].Value >= ends[1].Value ? (ends[0], ends[1]) : (ends[1], ends[0]);
        var (high, low) = (scale.At(upper.Value), scale.At(lower.Value));
        var push = Math.Max(0, (Apart - (low - high)) / 2);
        svg.Text(x, high - push + 4, $"{upper.Name} {ChangeWords.Mean(upper.Value)}", anchor, "gt-limits__name").Text(x, low + push + 4, $"{lower.Name} {ChangeWords.Mean(lower.Value)}", anchor, "gt-limits__name");
    }
}
