using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Goldthread.Population.Reference.Areas;

namespace Goldthread.Population.Charts;

/// <summary>
/// A map of areas by class of value, drawn here: nothing is fetched from anybody. Each class has a pattern beside its colour, so that it can be told on paper and in forced
/// colours. North is up; east and west are drawn as at the middle latitude (equirectangular). The same areas always give the same picture. The table that says the same in
/// words stands beside it on the page.
/// </summary>
public sealed record AreaMap
{
    private const double Width = 340;
    private const double Tallest = 420;
    private const double Margin = 6;
    private const double KeyRow = 22;
    private const double SmallestLabelled = 40;

    /// <summary>Distinguishes this map from others on the page; a name for ids.</summary>
    public required string Id { get; init; }

    /// <summary>What is shown.</summary>
    public required string Title { get; init; }

    /// <summary>What the picture shows, in a sentence.</summary>
    public required string Description { get; init; }

    /// <summary>The areas.</summary>
    public required IReadOnlyList<MapArea> Areas { get; init; }

    /// <summary>What the classes are, lowest first: "Least deprived fifth". One to five; more throw <see cref="InvalidOperationException"/>.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>Lines and names over the areas.</summary>
    public IReadOnlyList<MapLine> Lines { get; init; } = [];

    /// <summary>The picture as SVG; a line of text where no area has an outline.</summary>
    public string Draw()
    {
        if (Classes.Count is 0 or > MapClasses.Most || Areas.Any(a => a.Class >= Classes.Count || a.Class < 0)) throw new InvalidOperationException($"A map has one to {MapClasses.Most} classes, and each area one of them or none.");
        var points = Areas.SelectMany(a => a.Rings).Concat(Lines.SelectMany(l => l.Rings)).SelectMany(r => r).ToList();
        return points.Count == 0 ? $"<p class=\"gt-empty\">{Text(Title)}: no outlines are loaded.</p>" : Draw(new MapFrame(points, Width - (2 * Margin), Tallest));
    }

    private string Draw(MapFrame frame)
    {
        var keys = Keys();
        var height = frame.Height + (2 * Margin);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"gt-areas\" viewBox=\"0 0 {Width:0} {height + (keys.Count * KeyRow) + Margin:0}\" role=\"img\" aria-labelledby=\"{Id}-t {Id}-d\" focusable=\"false\">");
        svg.Append(CultureInfo.InvariantCulture, $"<title id=\"{Id}-t\">{Text(Title)}</title><desc id=\"{Id}-d\">{Text(Description)}</desc>");
        svg.Append(MapPatterns.Of(Id));
        svg.Append(CultureInfo.InvariantCulture, $"<g transform=\"translate({Margin:0} {Margin:0})\">");
        foreach (var area in Areas.OrderBy(a => a.Code, StringComparer.Ordinal)) Shape(svg, frame, area);
        foreach (var line in Lines) svg.Append(CultureInfo.InvariantCulture, $"<path class=\"gt-areas__line\" d=\"{frame.Path(line.Rings)}\"/>");
        foreach (var (label, rings) in Labels(frame)) Label(svg, frame, label, rings);
        svg.Append("</g>");
        foreach (var (key, i) in keys.Select((k, i) => (k, i))) Key(svg, key, height + (i * KeyRow));
        return svg.Append("</svg>").ToString();
    }

    private void Shape(StringBuilder svg, MapFrame frame, MapArea area)
    {
        var says = $"{area.Name}: {(area.IsSuppressed ? "kept back, too few people" : area.Words ?? (area.Class is { } c ? Classes[c] : "no value"))}";
        svg.Append(CultureInfo.InvariantCulture, $"<g>{MapPatterns.Fill(Id, Pattern(area), $"d=\"{frame.Path(area.Rings)}\"", "path")}<title>{Text(says)}</title></g>");
    }

    // A line has its name; where there is none, areas large enough have theirs.
    private IEnumerable<(string Label, IReadOnlyList<IReadOnlyList<MapPoint>> Rings)> Labels(MapFrame frame) => Lines.Count > 0
        ? Lines.Select(l => (l.Label, l.Rings))
        : Areas.Where(a => frame.WidthOf(a.Rings) >= SmallestLabelled).Select(a => (a.Name, a.Rings));

    private static void Label(StringBuilder svg, MapFrame frame, string label, IReadOnlyList<IReadOnlyList<MapPoint>> rings)
    {
        var (x, y) = frame.Middle(rings);
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"gt-areas__label\" x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"middle\">{Text(label)}</text>");
    }

    private void Key(StringBuilder svg, (int? Pattern, bool IsSuppressed, string Words) key, double top)
    {
        svg.Append(MapPatterns.Fill(Id, key.IsSuppressed ? MapPatterns.Suppressed : key.Pattern ?? MapPatterns.None, string.Create(CultureInfo.InvariantCulture, $"x=\"{Margin:0}\" y=\"{top + 4:0}\" width=\"24\" height=\"14\""), "rect"));
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Margin + 32:0}\" y=\"{top + 15:0}\">{Text(key.Words)}</text>");
    }

    private List<(int? Pattern, bool IsSuppressed, string Words)> Keys()
    {
        var keys = Classes.Select((words, i) => ((int?)PatternOf(i), false, words)).ToList();
        if (Areas.Any(a => a.IsSuppressed)) keys.Add((null, true, "Kept back, too few people"));
        if (Areas.Any(a => !a.IsSuppressed && a.Class is null)) keys.Add((null, false, "No value"));
        return keys;
    }

    private int Pattern(MapArea area) => area.IsSuppressed ? MapPatterns.Suppressed : area.Class is { } c ? PatternOf(c) : MapPatterns.None;

    // Few classes take the patterns that differ most.
    private int PatternOf(int index) => Classes.Count == 1 ? MapPatterns.Heaviest : (int)Math.Round(index * (double)MapPatterns.Heaviest / (Classes.Count - 1));

    private static string Text(string text) => HtmlEncoder.Default.Encode(text);
}
