using System.Globalization;
using Goldthread.DesignSystem.Charts;
using Goldthread.Population.Risk.Models;

namespace Goldthread.Population.Charts;

/// <summary>Foretold beside observed by tenths of the chance: a point for each with its limits, and the line on which both are the same.</summary>
public sealed record CalibrationPlot
{
    private const double Width = 340, Height = 300, Left = 44, Right = 324, Top = 26, Bottom = 246, Radius = 4;

    /// <summary>Distinguishes this picture from others on the page.</summary>
    public required string Id { get; init; }

    /// <summary>What is shown.</summary>
    public required string Title { get; init; }

    /// <summary>What the picture shows, in a sentence.</summary>
    public required string Description { get; init; }

    /// <summary>Tenths, the lowest first; what is kept back has no point.</summary>
    public required IReadOnlyList<RiskCheckGroup> Groups { get; init; }

    /// <summary>The picture as SVG.</summary>
    public string Draw()
    {
        // One scale for both axes, so that the line of equality is at 45 degrees.
        var most = Groups.SelectMany(g => new[] { 100 * g.Foretold, 100 * (g.Observed.Estimate?.High ?? 0) }).Max();
        var (up, along) = (new ChartScale(most, Bottom, Top), new ChartScale(most, Left, Right));
        var svg = Svg.Open(Id, Title, Description, Width, Height);
        svg.Text(4, 12, "% observed");
        foreach (var (value, label) in up.Marks) svg.Line("gt-chart__grid", Left, up.At(value), Right, up.At(value)).Text(Left - 5, up.At(value) + 4, label, "end");
        foreach (var (value, label) in along.Marks) svg.Text(along.At(value), Bottom + 16, label, "middle");
        var end = up.Marks[^1].Value;
        svg.Line("gt-chart__limit", along.At(0), up.At(0), along.At(end), up.At(end));
        foreach (var group in Groups)
        {
            if (group.Observed.Estimate is not { Value: { } observed } estimate) continue;
            var (x, y) = (along.At(100 * group.Foretold), up.At(100 * observed));
            if (estimate is { Low: { } low, High: { } high })
            {
                svg.Append(CultureInfo.InvariantCulture, $"<path class=\"gt-chart__line\" d=\"M{x:0.#} {up.At(100 * low):0.#}V{up.At(100 * high):0.#}M{x - 4:0.#} {up.At(100 * low):0.#}H{x + 4:0.#}M{x - 4:0.#} {up.At(100 * high):0.#}H{x + 4:0.#}\"/>");
            }

            svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"gt-dot\" cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"{Radius}\"/>");
        }

        return svg.Text((Left + Right) / 2, Bottom + 40, "% foretold", "middle").Append("</svg>").ToString();
    }
}
