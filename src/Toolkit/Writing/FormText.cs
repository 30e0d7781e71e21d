using System.Globalization;
using Goldthread.Toolkit.Items;

namespace Goldthread.Toolkit.Writing;

/// <summary>What was typed, as what it means.</summary>
internal static class FormText
{
    private const NumberStyles Typed = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;

    public static string Line(string? text) => (text ?? "").Trim();

    public static string? Some(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>Each line that says something.</summary>
    public static IReadOnlyList<string> Lines(string? text) => (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A text of several paragraphs; a browser sends the ends of lines in its own way.</summary>
    public static string Paragraphs(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();

    public static decimal? Number(string text) => decimal.TryParse(text.Replace('−', '-'), Typed, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static long? Whole(string text) => Number(text) is { } number && number == decimal.Truncate(number) && Math.Abs(number) < long.MaxValue ? (long)number : null;

    public static string? Plain(IFormattable? number) => number?.ToString(null, CultureInfo.InvariantCulture);

    public static string Code<T>(T value)
        where T : struct, Enum => ItemWords.Code(value);

    /// <summary>The value of a code; null where it is none.</summary>
    public static T? Choice<T>(string? code)
        where T : struct, Enum => Enum.GetValues<T>().Where(v => ItemWords.Code(v) == code).Select(v => (T?)v).FirstOrDefault();
}
