using System.Text;

namespace Goldthread.Fhir.Search;

/// <summary>
/// Values of a search parameter: commas divide them, and a backslash before a comma, a bar, a dollar or a backslash takes the sign as it is.
/// https://hl7.org/fhir/R4/search.html#escaping
/// </summary>
internal static class Escaped
{
    /// <summary>The values between the commas, still escaped.</summary>
    public static IEnumerable<string> Values(string text) => Parts(text, ',');

    /// <summary>The parts between a sign, still escaped.</summary>
    public static IEnumerable<string> Parts(string text, char sign)
    {
        while (Sign(text, sign) is var at and >= 0)
        {
            yield return text[..at];
            text = text[(at + 1)..];
        }

        yield return text;
    }

    /// <summary>Where a sign that divides stands first; -1 when it stands nowhere, or only escaped.</summary>
    public static int Sign(string text, char sign)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (IsEscape(text, i))
            {
                i++;
            }
            else if (text[i] == sign)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The text that is meant.</summary>
    public static string Plain(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            plain.Append(IsEscape(text, i) ? text[++i] : text[i]);
        }

        return plain.ToString();
    }

    private static bool IsEscape(string text, int at) => text[at] == '\\' && at + 1 < text.Length && text[at + 1] is ',' or '|' or '$' or '\\';
}
