using System.Text;
using Goldthread.Fhir.Search;

namespace Goldthread.Toolkit.Writing;

/// <summary>Ids of items that are made on pages.</summary>
internal static class ItemIds
{
    private const int Longest = 80;
    private const int Shortest = 3;

    /// <summary>The id that follows from a title: its letters without marks and its digits, with hyphens between words; null where there are too few for one.</summary>
    public static string? Of(string title)
    {
        var id = new StringBuilder();
        foreach (var c in TextFold.Fold(title))
        {
            if (char.IsAsciiLetterOrDigit(c)) id.Append(c);
            else if (c is not ('\'' or '’') && id.Length > 0 && id[^1] != '-') id.Append('-');
        }

        var text = id.Length > Longest ? id.ToString(0, Longest) : id.ToString();
        return text.Trim('-') is { Length: >= Shortest } made ? made : null;
    }
}
