using System.Globalization;
using System.Text;

namespace Goldthread.Fhir.Search;

/// <summary>Text without case and accents, as string search compares it. https://hl7.org/fhir/R4/search.html#string</summary>
public static class TextFold
{
    /// <summary>Lower case, marks removed, runs of white space made one space.</summary>
    public static string Fold(string text)
    {
        if (Ascii.IsValid(text) && !text.Any(c => char.IsAsciiLetterUpper(c) || char.IsWhiteSpace(c)))
        {
            return text;
        }

        var folded = new StringBuilder(text.Length);
        var space = false;
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (char.IsWhiteSpace(c))
            {
                space = folded.Length > 0;
            }
            else if (char.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark))
            {
                if (space)
                {
                    folded.Append(' ');
                    space = false;
                }

                folded.Append(char.ToLowerInvariant(c));
            }
        }

        return folded.ToString();
    }
}
