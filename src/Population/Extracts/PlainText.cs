using System.Text;

namespace Goldthread.Population.Extracts;

/// <summary>Words without what people write in many ways: names of columns and of list entries are compared like that.</summary>
internal static class PlainText
{
    /// <summary>Letters and digits alone, in lower case.</summary>
    public static string Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (char.IsLetterOrDigit(letter)) plain.Append(char.ToLowerInvariant(letter));
        }

        return plain.ToString();
    }
}
