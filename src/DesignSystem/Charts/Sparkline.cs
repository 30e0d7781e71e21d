using System.Globalization;
using Goldthread.DesignSystem.Components;
using Microsoft.AspNetCore.Html;

namespace Goldthread.DesignSystem.Charts;

/// <summary>A line the size of a word, beside the latest value; it shows the way things go and no scale.</summary>
public sealed record Sparkline : Component
{
    private const double Width = 88, Height = 22, Edge = 3;

    /// <summary>The values from the oldest to the newest, evenly spaced; null is a gap.</summary>
    public required IReadOnlyList<double?> Values { get; init; }

    /// <summary>What it shows, for those who do not see it: "Weight, 12 readings since March, falling from 71 to 64 kg".</summary>
    public required string Says { get; init; }

    internal override IHtmlContent Build()
    {
        var values = Thin(Values);
        var known = values.OfType<double>().ToList();
        var svg = new Element("svg", "gt-spark").Class(Classes).Attr("id", Id).Attr("viewBox", $"0 0 {Width} {Height}").Attr("width", N(Width)).Attr("height", N(Height))
            .Attr("role", "img").Attr("aria-label", Says).Attr("focusable", "false").Attrs(Attributes);
        if (known.Count == 0) return svg;
        var (low, high) = (known.Min(), known.Max());
        double X(int index) => values.Count == 1 ? Width - Edge : Edge + ((Width - (2 * Edge)) * index / (values.Count - 1));
        double Y(double value) => high <= low ? Height / 2 : Height - Edge - ((Height - (2 * Edge)) * ((value - low) / (high - low)));
        var path = string.Concat(values.Select((value, index) => value is null ? ""
            : (index > 0 && values[index - 1] is not null ? "L" : "M") + N(X(index)) + " " + N(Y(value.Value))));
        var last = Enumerable.Range(0, values.Count).Last(index => values[index] is not null);
        return svg.Add(Markup.El("path").Attr("d", path))
            .Add(Markup.El("circle").Attr("cx", N(X(last))).Attr("cy", N(Y(values[last]!.Value))).Attr("r", "2.5"));
    }

    /// <summary>Lowest and highest of every strip, in their order, so that extremes stay.</summary>
    private static List<double?> Thin(IReadOnlyList<double?> values)
    {
        const int strips = 40;
        if (values.Count <= strips * 2) return [.. values];
        var thin = new List<double?>();
        foreach (var strip in values.Index().GroupBy(item => (int)((long)item.Index * strips / values.Count)))
        {
            var known = strip.Where(item => item.Item is not null).ToList();
            if (known.Count == 0) thin.Add(null);
            else thin.AddRange(new[] { known.MinBy(item => item.Item), known.MaxBy(item => item.Item) }.OrderBy(item => item.Index).Select(item => item.Item));
        }

        return thin;
    }

    private static string N(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
