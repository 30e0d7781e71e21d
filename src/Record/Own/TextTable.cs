using System.Collections.Frozen;
using System.Text.Json;

namespace Goldthread.Record.Own;

/// <summary>
/// Other words for the fixed texts of the person's pages: a file beside this one for each set, English text to its other words. A text that a set does
/// not have stands as it is, so a set may begin small.
/// </summary>
internal static class TextTable
{
    private const string Note = "//";

    // The texts in short sentences, one idea each.
    private static readonly FrozenDictionary<string, string> EasyRead = Load("easy");

    private static readonly FrozenDictionary<string, FrozenDictionary<string, string>> Languages =
        new[] { "cy" }.ToFrozenDictionary(language => language, Load, StringComparer.Ordinal);

    /// <summary>True for a language that some texts have, other than English.</summary>
    public static bool Knows(string? language) => language is not null && Languages.ContainsKey(language);

    /// <summary>The easy read form of a text.</summary>
    public static string Easy(string text) => EasyRead.GetValueOrDefault(text, text);

    /// <summary>The text in a language; null where it has not got it.</summary>
    public static string? In(string? language, string text) => language is not null && Languages.TryGetValue(language, out var texts) ? texts.GetValueOrDefault(text) : null;

    private static FrozenDictionary<string, string> Load(string name)
    {
        using var file = typeof(TextTable).Assembly.GetManifestResourceStream($"Goldthread.Record.Own.Texts.{name}.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(file)!.Where(t => t.Key != Note).ToFrozenDictionary(StringComparer.Ordinal);
    }
}
