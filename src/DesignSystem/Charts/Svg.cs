using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace Goldthread.DesignSystem.Charts;

/// <summary>Pieces of pictures as text; every word is made safe here.</summary>
public static class Svg
{
    /// <summary>The beginning, with the title and the description that a reader of screens is told.</summary>
    public static StringBuilder Open(string id, string title, string description, double width, double height) => new StringBuilder().Append(
        CultureInfo.InvariantCulture,
        $"<svg class=\"gt-chart__picture\" viewBox=\"0 0 {width:0} {height:0}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\" focusable=\"false\"><title id=\"{id}-t\">{Safe(title)}</title><desc id=\"{id}-d\">{Safe(description)}</desc>");

    /// <summary>A straight line with a class.</summary>
    public static StringBuilder Line(this StringBuilder svg, string name, double x1, double y1, double x2, double y2) =>
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"{name}\" d=\"M{x1:0.#} {y1:0.#}L{x2:0.#} {y2:0.#}\"/>");

    /// <summary>Words at a point; the anchor is "start", "middle" or "end".</summary>
    public static StringBuilder Text(this StringBuilder svg, double x, double y, string words, string anchor = "start", string? name = null) =>
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0.#}\" y=\"{y:0.#}\"{(anchor == "start" ? "" : $" text-anchor=\"{anchor}\"")}{(name is null ? "" : $" class=\"{name}\"")}>{Safe(words)}</text>");

    /// <summary>A value with its limits, along a line.</summary>
    public static StringBuilder Whisker(this StringBuilder svg, double low, double high, double y) =>
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"gt-chart__line\" d=\"M{low:0.#} {y:0.#}L{high:0.#} {y:0.#}M{low:0.#} {y - 4:0.#}V{y + 4:0.#}M{high:0.#} {y - 4:0.#}V{y + 4:0.#}\"/>");

    /// <summary>Words as they may stand in a picture.</summary>
    public static string Safe(string words) => HtmlEncoder.Default.Encode(words);

    /// <summary>As much of a name as there is room for.</summary>
    public static string Short(string name, int most) => name.Length <= most ? name : name[..(most - 1)].TrimEnd() + "…";
}
