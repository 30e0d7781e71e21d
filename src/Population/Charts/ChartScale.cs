using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Goldthread.Population.Profiles;

namespace Goldthread.Population.Charts;

/// <summary>An axis from nought: where a value lies, and the marks along it.</summary>
internal sealed class ChartScale
{
    private readonly double _from;
    private readonly double _length;
    private readonly double _end;

    public ChartScale(double most, double from, double to, int marks = 4)
    {
        (_from, _length) = (from, to - from);
        var step = Step(Math.Max(most, 1e-6) / marks);
        _end = Math.Ceiling((most / step) - 1e-9) * step;
        if (_end <= 0) _end = step;
        Marks = [.. Enumerable.Range(0, (int)Math.Round(_end / step) + 1).Select(i => (i * step, Label(i * step, step)))];
    }

    public IReadOnlyList<(double Value, string Label)> Marks { get; }

    public double At(double value) => _from + (Math.Clamp(value / _end, 0, 1) * _length);

    // 1, 2 or 5 times a power of ten.
    private static double Step(double rough)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return rough <= power ? power : rough <= 2 * power ? 2 * power : rough <= 5 * power ? 5 * power : 10 * power;
    }

    private static string Label(double value, double step) => value.ToString("#,##0." + new string('#', Math.Max(0, (int)-Math.Floor(Math.Log10(step) + 1e-9))), CultureInfo.InvariantCulture);
}

/// <summary>Pieces of pictures as text; every word is made safe here.</summary>
internal static class Svg
{
    /// <summary>The beginning, with the title and the description that a reader of screens is told.</summary>
    public static StringBuilder Open(string id, string title, string description, double width, double height) => new StringBuilder().Append(
        CultureInfo.InvariantCulture,
        $"<svg class=\"gt-chart__picture\" viewBox=\"0 0 {width:0} {height:0}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\" focusable=\"false\"><title id=\"{id}-t\">{Safe(title)}</title><desc id=\"{id}-d\">{Safe(description)}</desc>");

    public static StringBuilder Line(this StringBuilder svg, string name, double x1, double y1, double x2, double y2) =>
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"{name}\" d=\"M{x1:0.#} {y1:0.#}L{x2:0.#} {y2:0.#}\"/>");

    public static StringBuilder Text(this StringBuilder svg, double x, double y, string words, string anchor = "start", string? name = null) =>
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0.#}\" y=\"{y:0.#}\"{(anchor == "start" ? "" : $" text-anchor=\"{anchor}\"")}{(name is null ? "" : $" class=\"{name}\"")}>{Safe(words)}</text>");

    /// <summary>A value with its limits, along a line.</summary>
    public static StringBuilder Whisker(this StringBuilder svg, double low, double high, double y) =>
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"gt-chart__line\" d=\"M{low:0.#} {y:0.#}L{high:0.#} {y:0.#}M{low:0.#} {y - 4:0.#}V{y + 4:0.#}M{high:0.#} {y - 4:0.#}V{y + 4:0.#}\"/>");

    public static string Safe(string words) => HtmlEncoder.Default.Encode(words);

    /// <summary>As much of a name as there is room for.</summary>
    public static string Short(string name, int most) => name.Length <= most ? name : name[..(most - 1)].TrimEnd() + "…";

    /// <summary>The greatest value or limit.</summary>
    public static double Most(IEnumerable<IndicatorValue> values) => values.SelectMany(v => new[] { v.Value, v.Estimate?.High }).OfType<double>().Where(double.IsFinite).DefaultIfEmpty(1).Max();
}
