using System.Text;

namespace Goldthread.Population.Charts;

/// <summary>Fills of a map: a tint and over it a pattern in the colour of the text, from nothing to nearly full. Kept back is crossed out; no value is empty with a dashed edge.</summary>
internal static class MapPatterns
{
    public const int Heaviest = 4;
    public const int Suppressed = 5;
    public const int None = 6;

    // Pattern of each class, in the colour of the text: none, dots, lines, crossed lines, close crossed lines.
    private static readonly string[] Marks =
    [
        "",
        "<circle cx=\"3\" cy=\"3\" r=\"0.8\"/>",
        "<path d=\"M0 6 6 0M-1 1 1-1M5 7 7 5\"/>",
        "<path d=\"M0 3H6M3 0V6\"/>",
        "<path d=\"M0 1.5H6M0 4.5H6M1.5 0V6M4.5 0V6\"/>",
        "<path d=\"M0 0 6 6M0 6 6 0\"/>",
    ];

    public static string Of(string id)
    {
        var defs = new StringBuilder("<defs>");
        for (var i = 1; i < Marks.Length; i++) defs.Append($"<pattern id=\"{id}-p{i}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\"><g class=\"gt-areas__mark\">{Marks[i]}</g></pattern>");
        return defs.Append("</defs>").ToString();
    }

    /// <summary>A shape twice: its tint, and its pattern.</summary>
    public static string Fill(string id, int pattern, string shape, string element) => pattern switch
    {
        None => $"<{element} class=\"gt-areas__none\" {shape}/>",
        0 => $"<{element} class=\"gt-areas__area gt-areas__tint--0\" {shape}/>",
        _ => $"<{element} class=\"gt-areas__area gt-areas__tint--{pattern}\" {shape}/><{element} fill=\"url(#{id}-p{pattern})\" {shape}/>",
    };
}
