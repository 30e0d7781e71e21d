using System.Globalization;
using System.Text;
using Goldthread.DesignSystem.Charts;

namespace Goldthread.Toolkit.Evidence;

/// <summary>One line of a forest plot.</summary>
/// <param name="Name">Of the study.</param>
/// <param name="Estimate">What it found.</param>
/// <param name="Low">The lower end of its interval.</param>
/// <param name="High">The upper end.</param>
/// <param name="Weight">Its share of the pooled estimate, 0 to 1; 0 where nothing is pooled.</param>
/// <param name="IsPooled">True for the pooled estimate, drawn as a diamond.</param>
public readonly record struct ForestRow(string Name, double Estimate, double Low, double High, double Weight = 0, bool IsPooled = false);

/// <summary>
/// Studies under each other on one axis: a square for the estimate, larger for a larger share, a line for the interval, an upright line where there is no effect. Ratios
/// stand on a logarithmic axis, so that half and twice are as far from it. What reaches beyond the axis ends in an arrow. The same values always give the same picture.
/// </summary>
public sealed record ForestPlot
{
    private const double Width = 360, Left = 12, Right = 348, RowHeight = 40, Top = 8, Foot = 44;
    private static readonly double[] RatioMarks = [0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5, 0.75, 1, 1.5, 2, 4, 5, 10, 20, 50, 100];

    /// <summary>Distinguishes this picture from others on the page.</summary>
    public required string Id { get; init; }

    /// <summary>What is shown.</summary>
    public required string Title { get; init; }

    /// <summary>What the picture shows, in a sentence.</summary>
    public required string Description { get; init; }

    /// <summary>The lines, in their order.</summary>
    public required IReadOnlyList<ForestRow> Rows { get; init; }

    /// <summary>True for ratios.</summary>
    public required bool IsRatio { get; init; }

    /// <summary>What lies to the left of no effect, in words: "fewer stays".</summary>
    public required string LeftWords { get; init; }

    /// <summary>What lies to the right.</summary>
    public required string RightWords { get; init; }

    /// <summary>The picture as SVG.</summary>
    public string Draw()
    {
        var (least, most) = Ends();
        double At(double value) => Left + ((Math.Clamp(Scaled(value), least, most) - least) / (most - least) * (Right - Left));
        var bottom = Top + (Rows.Count * RowHeight);
        var svg = Svg.Open(Id, Title, Description, Width, bottom + Foot);
        foreach (var mark in Marks(least, most))
        {
            var x = At(mark);
            svg.Line("gt-chart__grid", x, Top, x, bottom).Text(x, bottom + 14, mark.ToString("0.##", CultureInfo.InvariantCulture), x < Left + 10 ? "start" : x > Right - 12 ? "end" : "middle");
        }

        var middle = At(IsRatio ? 1 : 0);
        svg.Line("gt-chart__tick", middle, Top, middle, bottom + 4);
        svg.Text(Left, bottom + 34, "← " + LeftWords, "start", "gt-limits__small").Text(Right, bottom + 34, RightWords + " →", "end", "gt-limits__small");
        for (var i = 0; i < Rows.Count; i++) Row(svg, Rows[i], Top + (i * RowHeight), At, least, most);
        return svg.Append("</svg>").ToString();
    }

    private void Row(StringBuilder svg, ForestRow row, double top, Func<double, double> at, double least, double most)
    {
        var y = top + 28;
        svg.Text(Left, top + 14, $"{Svg.Short(row.Name, 38)}: {EvidenceWords.Number(row.Estimate, row.Low, row.High)}", name: "gt-limits__name");
        var (low, x, high) = (at(row.Low), at(row.Estimate), at(row.High));
        if (row.IsPooled)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<polygon class=\"gt-limits__bar\" points=\"{low:0.#},{y:0.#} {x:0.#},{y - 7:0.#} {high:0.#},{y:0.#} {x:0.#},{y + 7:0.#}\"/>");
            return;
        }

        svg.Line("gt-chart__line", low, y, high, y);
        if (Scaled(row.Low) < least) svg.Append(CultureInfo.InvariantCulture, $"<path class=\"gt-chart__line\" d=\"M{low + 6:0.#} {y - 4:0.#}L{low:0.#} {y:0.#}L{low + 6:0.#} {y + 4:0.#}\"/>");
        if (Scaled(row.High) > most) svg.Append(CultureInfo.InvariantCulture, $"<path class=\"gt-chart__line\" d=\"M{high - 6:0.#} {y - 4:0.#}L{high:0.#} {y:0.#}L{high - 6:0.#} {y + 4:0.#}\"/>");
        var half = 3 + (5 * Math.Sqrt(Math.Clamp(row.Weight, 0, 1)));
        svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"gt-limits__bar\" x=\"{x - half:0.#}\" y=\"{y - half:0.#}\" width=\"{2 * half:0.#}\" height=\"{2 * half:0.#}\"/>");
    }

    private double Scaled(double value) => IsRatio ? Math.Log(value) : value;

    // Estimates always lie on the axis; an interval that is many times as wide as the others does not press them together.
    private (double Least, double Most) Ends()
    {
        var none = IsRatio ? 1 : 0;
        var inner = Rows.Select(r => Scaled(r.Estimate)).Append(Scaled(none)).ToList();
        var reach = Rows.Select(r => Math.Max(Scaled(r.High) - Scaled(r.Estimate), Scaled(r.Estimate) - Scaled(r.Low))).Order().ToList();
        var usual = reach[reach.Count / 2] * 3;
        var least = Math.Min(inner.Min(), Math.Max(Rows.Min(r => Scaled(r.Low)), inner.Min() - usual));
        var most = Math.Max(inner.Max(), Math.Min(Rows.Max(r => Scaled(r.High)), inner.Max() + usual));
        var room = Math.Max((most - least) * 0.05, 0.02);
        return (least - room, most + room);
    }

    private IEnumerable<double> Marks(double least, double most)
    {
        if (IsRatio)
        {
            var inside = RatioMarks.Where(m => Math.Log(m) >= least && Math.Log(m) <= most).ToList();
            return inside.Count > 5 ? inside.Where(m => m is 1 || Math.Abs(Math.Log(m)) > 0.6) : inside;
        }

        var step = Math.Pow(10, Math.Floor(Math.Log10((most - least) / 2)));
        if ((most - least) / step > 8) step *= 2;
        return Enumerable.Range((int)Math.Ceiling(least / step), (int)Math.Floor(most / step) - (int)Math.Ceiling(least / step) + 1).Select(i => i * step);
    }
}
