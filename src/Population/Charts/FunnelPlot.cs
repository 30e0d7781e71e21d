using System.Globalization;
using System.Text;
using Goldthread.DesignSystem.Charts;
using Goldthread.Population.Indicators;
using Goldthread.Population.Profiles;

namespace Goldthread.Population.Charts;

/// <summary>
/// Practices by size and share, with the limits of 95% and 99.8% around the share of all together. Practices beyond the limits of 99.8% have their name; inside they are open dots, outside full
/// ones. The same practices always give the same picture.
/// </summary>
public sealed record FunnelPlot
{
    private const double Width = 340, Height = 280, Left = 40, Right = 326, Top = 28, Bottom = 232;
    private const int MostNamed = 6;

    /// <summary>Distinguishes this picture from others on the page.</summary>
    public required string Id { get; init; }

    /// <summary>What is shown.</summary>
    public required string Title { get; init; }

    /// <summary>What the picture shows, in a sentence.</summary>
    public required string Description { get; init; }

    /// <summary>The practices and the limits.</summary>
    public required PracticeFunnel Funnel { get; init; }

    /// <summary>The picture as SVG; a line of words where there is nothing to draw.</summary>
    public string Draw()
    {
        var shown = Funnel.Practices.Where(p => p.Place is not null).ToList();
        if (shown.Count == 0 || Funnel.Lines.Count == 0 || Funnel.Baseline is not { } baseline) return $"<p class=\"gt-empty\">{Svg.Safe(Title)}: no practice has enough people counted to be shown.</p>";
        var least = shown.Min(p => p.Value.Whole.Number!.Value);
        var lines = Funnel.Lines.Where(l => l.At >= least * 0.8).ToList();
        if (lines.Count == 0) lines = [.. Funnel.Lines];
        var across = new ChartScale(Math.Max(shown.Max(p => p.Value.Whole.Number!.Value), lines.Max(l => l.At)), Left, Right);
        var up = new ChartScale(Math.Max(shown.Max(p => p.Value.Value!.Value), lines[0].HighUsual.Value) * 1.05, Bottom, Top);
        var svg = Svg.Open(Id, Title, Description, Width, Height);
        svg.Text(4, 12, "% of people");
        foreach (var (value, label) in up.Marks) svg.Line("gt-chart__grid", Left, up.At(value), Right, up.At(value)).Text(Left - 5, up.At(value) + 4, label, "end");
        foreach (var (value, label) in across.Marks) svg.Line("gt-chart__tick", across.At(value), Bottom, across.At(value), Bottom + 4).Text(across.At(value), Bottom + 16, label, across.At(value) > Right - 10 ? "end" : "middle");
        svg.Text((Left + Right) / 2, Bottom + 34, "People counted among, by practice", "middle");
        svg.Line("gt-chart__grid gt-funnel__middle", Left, up.At(baseline), Right, up.At(baseline));
        Limit(svg, lines, across, up, "gt-funnel__usual", l => l.LowUsual.Value, l => l.HighUsual.Value, "95%");
        Limit(svg, lines, across, up, "gt-funnel__control", l => l.LowControl.Value, l => l.HighControl.Value, "99.8%");
        foreach (var practice in shown) Dot(svg, practice, across, up);
        foreach (var practice in shown.Where(p => p.Place is FunnelPlace.VeryHigh or FunnelPlace.VeryLow).OrderByDescending(p => Math.Abs(p.Value.Value!.Value - baseline)).Take(MostNamed))
        {
            var x = across.At(practice.Value.Whole.Number!.Value);
            svg.Text(x + (x > (Left + Right) / 2 ? -7 : 7), up.At(practice.Value.Value!.Value) + 4, Svg.Short(practice.Value.Name, 22), x > (Left + Right) / 2 ? "end" : "start", "gt-limits__name");
        }

        return svg.Append("</svg>").ToString();
    }

    private static void Limit(StringBuilder svg, List<FunnelLine> lines, ChartScale across, ChartScale up, string name, Func<FunnelLine, double> low, Func<FunnelLine, double> high, string label)
    {
        foreach (var side in new[] { low, high })
        {
            svg.Append("<path class=\"").Append(name).Append("\" d=\"");
            for (var i = 0; i < lines.Count; i++) svg.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? 'M' : 'L')}{across.At(lines[i].At):0.#} {up.At(side(lines[i])):0.#}");
            svg.Append("\"/>");
        }

        svg.Text(Right, up.At(high(lines[^1])) - 3, label, "end", "gt-limits__small");
    }

    private static void Dot(StringBuilder svg, FunnelPractice practice, ChartScale across, ChartScale up)
    {
        var outside = practice.Place is FunnelPlace.VeryHigh or FunnelPlace.VeryLow or FunnelPlace.High or FunnelPlace.Low;
        svg.Append(CultureInfo.InvariantCulture, $"<g><circle class=\"{(outside ? "gt-funnel__outside" : "gt-chart__mark")}\" cx=\"{across.At(practice.Value.Whole.Number!.Value):0.#}\" cy=\"{up.At(practice.Value.Value!.Value):0.#}\" r=\"{(outside ? 4.5 : 3.5)}\"/><title>{Svg.Safe($"{practice.Value.Name}: {ProfileWords.Number(practice.Value.Value!.Value)}% of {practice.Value.Whole}")}</title></g>");
    }
}
