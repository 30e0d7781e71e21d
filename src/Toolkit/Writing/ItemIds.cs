using System.Text;

namespace Goldthread.Toolkit.Writing;

/// <summary>Ids of items that are made on pages.</summary>
internal static class ItemIds
{
    private const int Longest = 80;
    private const int Shortest = 3;

    /// <summary>The id that follows from a title; null where the title has too few letters for one.</summary>
    public static string? Of(string title)
    {
        var id = new StringBuilder();
        foreach (var c in title.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(c)) id.Append(char.ToLowerInvariant(c));
            else if (c is not ('\'' or '’') && !char.IsAscii(c) && char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark) continue;
            else if (c is not ('\'' or '’') && id.Length > 0 && id[^1] != '-') id.Append('-');
        }

        var text = id.ToString().Trim('-');
        if (text.Length > Longest) text = text[..Longest].TrimEnd('-');
        return text.Length < Shortest ? null : text;
    }
}
