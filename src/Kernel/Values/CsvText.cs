using System.Globalization;

namespace Goldthread.Kernel.Values;

/// <summary>
/// Fields of a CSV file (RFC 4180) that a spreadsheet shows and does not run: what begins like a formula gets an apostrophe in front, unless it is a plain
/// number. The one rule for every CSV that we write. Source: https://owasp.org/www-community/attacks/CSV_Injection
/// </summary>
public static class CsvText
{
    // The wide forms are taken for the narrow ones by spreadsheets set to some languages of East Asia.
    private const string Formula = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";
    private static readonly System.Buffers.SearchValues<char> Quoted = System.Buffers.SearchValues.Create(",\"\r\n");

    /// <summary>One field. Null is empty.</summary>
    public static string Field(string? text)
    {
        var safe = string.IsNullOrEmpty(text) ? "" : Runs(text) ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(Quoted) < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>One line with its end, CR LF.</summary>
    public static string Line(params string?[] fields) => string.Join(',', fields.Select(Field)) + "\r\n";

    // A number below nought is no formula, and must stay a number for those who count with it.
    private static bool Runs(string text) => Formula.Contains(text[0], StringComparison.Ordinal)
        && !(text[0] == '-' && text.Length > 1 && char.IsAsciiDigit(text[1]) && double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out _));
}
