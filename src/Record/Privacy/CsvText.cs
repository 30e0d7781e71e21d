namespace Goldthread.Record.Privacy;

/// <summary>
/// Fields of a CSV file (RFC 4180) that a spreadsheet shows and does not run: what begins like a formula gets an apostrophe in front
/// (https://owasp.org/www-community/attacks/CSV_Injection).
/// </summary>
internal static class CsvText
{
    private const string Formula = "=+-@\t\r\n";
    private static readonly System.Buffers.SearchValues<char> Quoted = System.Buffers.SearchValues.Create(",\"\r\n");

    /// <summary>One field.</summary>
    public static string Field(string? text)
    {
        var safe = string.IsNullOrEmpty(text) ? "" : Formula.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(Quoted) < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>One line with its end.</summary>
    public static string Line(params string?[] fields) => string.Join(',', fields.Select(Field)) + "\r\n";
}
