using System.Globalization;
using System.Text;
using Goldthread.DesignSystem.Charts;

namespace Goldthread.Toolkit.Assessments;

/// <summary>One row of a dot plot.</summary>
/// <param name="Name">Whose answers they are.</param>
/// <param name="Levels">The answers by rank.</param>
/// <param name="CannotSay">How many cannot say; written, not drawn.</param>
/// <param name="Median">Where the tick stands; null for none.</param>
internal readonly record struct DotRow(string Name, IReadOnlyList<int> Levels, int CannotSay, double? Median);

/// <summary>
/// Answers on a scale of ranks: a row for each organisation, a dot for each answer over its level, dots of one level stacked, an upright tick at the median. The same answers always give the same picture.
/// </summary>
internal sealed record DotPlot
{
    private const double Width = 360, Left = 4, Right = 356, Top = 4, NameHeight = 20, Radius = 4, Step = 9.5, LineHeight = 11;

    /// <summary>Distinguishes this picture from others on the page.</summary>
    public required string Id { get; init; }

    /// <summary>What is shown.</summary>
    public required string Title { get; init; }

    /// <summary>The same in sentences, for those who do not see it.</summary>
    public required string Description { get; init; }

    /// <summary>The names of the levels, from the lowest.</summary>
    public required IReadOnlyList<string> Levels { get; init; }

    /// <summary>The rows, in their order.</summary>
    public required IReadOnlyList<DotRow> Rows { get; init; }

    private double Column => (Right - Left) / Levels.Count;

    private int PerLine => Math.Max(1, (int)((Column - 6) / Step));

    /// <summary>The picture as SVG.</summary>
    public string Draw()
    {
        var bottom = Top + Rows.Sum(Height);
        var names = Levels.Select(Lines).ToList();
        var svg = Svg.Open(Id, Title, Description, Width, bottom + 8 + (names.Max(n => n.Count) * LineHeight));
        for (var level = 1; level <= Levels.Count; level++)
        {
            svg.Line("gt-chart__grid", At(level), Top + NameHeight, At(level), bottom);
            for (var i = 0; i < names[level - 1].Count; i++) svg.Text(At(level), bottom + 12 + (i * LineHeight), names[level - 1][i], "middle", "gt-limits__small");
        }

        var top = Top;
        foreach (var row in Rows)
        {
            Row(svg, row, top);
            top += Height(row);
        }

        return svg.Append("</svg>").ToString();
    }

    private double At(double level) => Left + ((level - 0.5) * Column);

    private double Height(DotRow row) => NameHeight + Lane(row) + 6;

    private double Lane(DotRow row) => Math.Max(1, row.Levels.GroupBy(l => l).Select(g => (g.Count() + PerLine - 1) / PerLine).DefaultIfEmpty().Max()) * Step + 6;

    private void Row(StringBuilder svg, DotRow row, double top)
    {
        var (beside, floor) = (row.CannotSay > 0 ? $"{row.CannotSay} cannot say" : row.Levels.Count == 0 ? "no answer" : "", top + NameHeight + Lane(row));
        svg.Text(Left, top + 14, Svg.Short(row.Name, beside.Length > 0 ? 38 : 52), name: "gt-limits__name");
        if (beside.Length > 0) svg.Text(Right, top + 14, beside, "end", "gt-limits__small");
        svg.Line("gt-chart__grid", Left, floor, Right, floor);
        if (row.Median is { } median) svg.Line("gt-chart__line", At(median), top + NameHeight - 1, At(median), floor + 3);
        foreach (var level in row.Levels.GroupBy(l => l))
        {
            var count = level.Count();
            for (var i = 0; i < count; i++)
            {
                var inLine = Math.Min(PerLine, count - (i / PerLine * PerLine));
                var x = At(level.Key) + (((i % PerLine) - ((inLine - 1) / 2.0)) * Step);
                svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"gt-dot__value\" cx=\"{x:0.#}\" cy=\"{floor - Radius - 1 - (i / PerLine * Step):0.#}\" r=\"{Radius:0.#}\"/>");
            }
        }
    }

    // As many words as fit under a column, on three lines at most; ten pixels a letter's height is about five across.
    private List<string> Lines(string name)
    {
        var most = Math.Max(6, (int)(Column / 5.2));
        var lines = new List<string>();
        foreach (var word in name.Split(' '))
        {
            if (lines.Count > 0 && lines[^1].Length + 1 + word.Length <= most) lines[^1] += " " + word;
            else lines.Add(Svg.Short(word, most + 2));
        }

        return lines.Count <= 3 ? lines : [.. lines.Take(2), Svg.Short(string.Join(' ', lines.Skip(2)), most)];
    }
}
