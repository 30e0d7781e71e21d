using System.Globalization;
using Goldthread.DesignSystem.Charts;
using Goldthread.Population.Registry;
using Goldthread.Population.Profiles;

namespace Goldthread.Population.Charts;

/// <summary>
/// Areas beside each other: a bar from nought, the 95% limits over it, and a line for the place. The name and the value stand at each bar, so that no key is needed; what is kept back is a dashed
/// outline that says so. The same values always give the same picture.
/// </summary>
public sealed record LimitBars
{
    private const double Width = 340, Left = 8, RowHeight = 44, Top = 22, Foot = 36, Right = 332;

    /// <summary>Distinguishes this picture from others on the page.</summary>
    public required string Id { get; init; }

    /// <summary>What is shown.</summary>
    public required string Title { get; init; }

    /// <summary>What the picture shows, in a sentence.</summary>
    public required string Description { get; init; }

    /// <summary>What is counted.</summary>
    public required IndicatorDefinition Indicator { get; init; }

    /// <summary>The bars, in their order.</summary>
    public required IReadOnlyList<IndicatorValue> Values { get; init; }

    /// <summary>Drawn as a line over all of them; without a value there is none.</summary>
    public required IndicatorValue Place { get; init; }

    /// <summary>The picture as SVG.</summary>
    public string Draw()
    {
        var bottom = Top + (Values.Count * RowHeight);
        var scale = new ChartScale(ChartScale.Most(Values.Append(Place)), Left, Right - 8);
        var svg = Svg.Open(Id, Title, Description, Width, bottom + Foot);
        foreach (var (value, label) in scale.Marks)
        {
            svg.Line("gt-chart__grid", scale.At(value), Top, scale.At(value), bottom).Text(scale.At(value), bottom + 14, label, scale.At(value) < Left + 10 ? "start" : scale.At(value) > Right - 16 ? "end" : "middle");
        }

        svg.Text(Right, bottom + 30, Indicator.Unit, "end");
        if (Place.Value is { } place)
        {
            var x = scale.At(place);
            svg.Line("gt-chart__limit", x, Top - 4, x, bottom).Text(Math.Clamp(x, 70, Right - 70), Top - 8, $"The place {ProfileWords.Number(place)}", "middle");
        }

        for (var i = 0; i < Values.Count; i++) Row(svg, scale, Values[i], Top + (i * RowHeight));
        return svg.Append("</svg>").ToString();
    }

    private static void Row(System.Text.StringBuilder svg, ChartScale scale, IndicatorValue of, double top)
    {
        var (says, y) = (of.Value is { } v ? ProfileWords.Number(v) + (of.Standing is Standing.Higher or Standing.Lower ? of.Standing == Standing.Higher ? " ▲" : " ▼" : "") : of.WhyNot!, top + 29);
        svg.Text(Left, top + 15, $"{Svg.Short(of.Name, 40)}: {says}", name: "gt-limits__name");
        if (of.Value is not { } value)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"gt-limits__none\" x=\"{Left:0}\" y=\"{y - 7:0}\" width=\"60\" height=\"14\"/>");
            return;
        }

        svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"gt-limits__bar\" x=\"{Left:0}\" y=\"{y - 7:0}\" width=\"{scale.At(value) - Left:0.#}\" height=\"14\"/>");
        if (of.Estimate is { Low: { } low, High: { } high }) svg.Append("<g class=\"gt-limits__whisker\">").Whisker(scale.At(low), scale.At(high), y).Append("</g>");
    }
}

/// <summary>One row of a table as a small picture: the limits as a line, the value as a dot, the place as a stroke through it.</summary>
public static class LimitDot
{
    private const double Width = 120, Height = 20;

    /// <summary>The picture, which the words beside it say as well.</summary>
    /// <param name="of">The value; without one, an empty picture with a dashed line.</param>
    /// <param name="place">The value of the place.</param>
    /// <param name="most">Where the axis ends, which begins at nought.</param>
    public static string Draw(IndicatorValue of, IndicatorValue place, double most)
    {
        var scale = new ChartScale(most, 4, Width - 4);
        var svg = new System.Text.StringBuilder(string.Create(CultureInfo.InvariantCulture, $"<svg class=\"gt-dot\" viewBox=\"0 0 {Width:0} {Height:0}\" width=\"{Width:0}\" height=\"{Height:0}\" aria-hidden=\"true\" focusable=\"false\">"));
        svg.Line("gt-dot__axis", 4, 10, Width - 4, 10);
        if (place.Value is { } middle) svg.Line("gt-dot__place", scale.At(middle), 2, scale.At(middle), 18);
        if (of.Value is { } value)
        {
            if (of.Estimate is { Low: { } low, High: { } high }) svg.Line("gt-dot__limits", scale.At(low), 10, scale.At(high), 10);
            svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"gt-dot__value\" cx=\"{scale.At(value):0.#}\" cy=\"10\" r=\"4\"/>");
        }

        return svg.Append("</svg>").ToString();
    }
}
