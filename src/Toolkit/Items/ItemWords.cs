using System.Text;

namespace Goldthread.Toolkit.Items;

/// <summary>Codes of things as they stand in addresses.</summary>
public static class ItemWords
{
    /// <summary>"HospitalUse" and "United Kingdom" as "hospital-use" and "united-kingdom".</summary>
    public static string Code(object value)
    {
        var code = new StringBuilder();
        foreach (var c in value?.ToString() ?? "")
        {
            if (!char.IsAsciiLetterOrDigit(c))
            {
                if (code.Length > 0 && code[^1] != '-') code.Append('-');
            }
            else
            {
                if (char.IsAsciiLetterUpper(c) && code.Length > 0 && code[^1] != '-') code.Append('-');
                code.Append(char.ToLowerInvariant(c));
            }
        }

        return code.ToString().TrimEnd('-');
    }
}
