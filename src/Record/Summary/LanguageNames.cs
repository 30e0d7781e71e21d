using System.Text.Json;

namespace Goldthread.Record.Summary;

/// <summary>Languages by name. Codes: BCP 47, for those most spoken in England; others by what the source calls them.</summary>
internal static class LanguageNames
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["en"] = "English", ["pl"] = "Polish", ["ro"] = "Romanian", ["pa"] = "Punjabi", ["ur"] = "Urdu", ["pt"] = "Portuguese", ["es"] = "Spanish", ["ar"] = "Arabic",
        ["bn"] = "Bengali", ["gu"] = "Gujarati", ["it"] = "Italian", ["ta"] = "Tamil", ["fr"] = "French", ["lt"] = "Lithuanian", ["tr"] = "Turkish", ["bg"] = "Bulgarian",
        ["so"] = "Somali", ["fa"] = "Persian", ["hu"] = "Hungarian", ["cy"] = "Welsh", ["zh"] = "Chinese", ["yue"] = "Cantonese", ["bfi"] = "British Sign Language",
        ["uk"] = "Ukrainian", ["ru"] = "Russian", ["ku"] = "Kurdish", ["el"] = "Greek", ["de"] = "German", ["nl"] = "Dutch", ["hi"] = "Hindi", ["syl"] = "Sylheti",
    };

    public static string? Words(JsonElement language)
    {
        if (language.Text("text") is { } text) return text;
        foreach (var coding in language.Items("coding"))
        {
            if (coding.Text("code") is { } code && (Names.GetValueOrDefault(code) ?? Names.GetValueOrDefault(code.Split('-')[0])) is { } name) return name;
        }

        return CodeText.Words(language);
    }
}
