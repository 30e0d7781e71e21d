using System.Text;
using System.Text.Json.Nodes;
using Goldthread.Toolkit.Initiatives;
using Goldthread.Toolkit.Items;

namespace Goldthread.Toolkit.Writing;

/// <summary>One thing that differs between two texts of an item.</summary>
/// <param name="What">What it is.</param>
/// <param name="Before">What it said; empty for nothing.</param>
/// <param name="After">What it says; empty for nothing.</param>
internal sealed record DocumentChange(string What, string Before, string After);

/// <summary>A document of any kind in lines that people read, and what differs between two of them.</summary>
internal static class DocumentWords
{
    // Names that say little to who did not make the form.
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["people"] = "For whom", ["interventions"] = "What was done", ["form"] = "How organisations are joined", ["direction"] = "How services are joined", ["outcomes"] = "Result", ["costs"] = "Cost",
        ["references"] = "Reference", ["theme"] = "What changed", ["validated"] = "Others looked into it", ["of"] = "Unit of before and after", ["quoted"] = "As printed", ["url"] = "Address",
        ["factors"] = "Success factor",
    };

    // What tells the rows of a list apart, so that one taken out of the middle does not make every row after it look changed.
    private static readonly string[] Keys = ["id", "name", "code", "factor"];

    /// <summary>Each property with what it says, in the order of the document.</summary>
    public static IReadOnlyList<(string What, string Text)> Of(ItemDocument document) => Of(JsonNode.Parse(ItemJson.Write(document)));

    /// <summary>The same of any JSON.</summary>
    public static IReadOnlyList<(string What, string Text)> Of(JsonNode? document)
    {
        var lines = new List<(string, string)>();
        Walk(document, "", lines);
        return lines;
    }

    /// <summary>What is said otherwise, is new, or is gone.</summary>
    public static IReadOnlyList<DocumentChange> Changes(ItemDocument? before, ItemDocument after)
    {
        var (was, now) = (Lines(before), Lines(after));
        return
        [
            .. now.Select(n => new DocumentChange(n.What, was.FirstOrDefault(w => w.What == n.What).Text ?? "", n.Text)).Where(c => c.Before != c.After),
            .. was.Where(w => now.All(n => n.What != w.What)).Select(w => new DocumentChange(w.What, w.Text, "")),
        ];
    }

    // The day by which it is to be read again is set by the editor, beside the draft.
    private static List<(string What, string Text)> Lines(ItemDocument? document) => document is null ? [] : [.. Of(document).Where(l => l.What != "Review on")];

    private static void Walk(JsonNode? node, string what, List<(string, string)> lines)
    {
        switch (node)
        {
            case JsonObject row:
                foreach (var (name, value) in row.Where(p => what.Length == 0 || p.Key != KeyOf(row) || p.Key is "id" or "code")) Walk(Meant(name, value), what.Length == 0 ? Words(name) : $"{what}, {Words(name).ToLowerInvariant()}", lines);
                break;
            case JsonArray rows when rows.All(r => r is JsonValue):
                if (rows.Count > 0) lines.Add((what, string.Join("; ", rows.Select(r => r!.ToString()))));
                break;
            case JsonArray rows:
                for (var i = 0; i < rows.Count; i++) Walk(rows[i], $"{what} {Key(rows[i]) ?? (i + 1).ToString()}", lines);
                break;
            default:
                lines.Add((what, node is JsonValue said && said.TryGetValue<bool>(out var truth) ? truth ? "Yes" : "No" : node?.ToString() ?? ""));
                break;
        }
    }

    private static string? Key(JsonNode? row) => row is JsonObject o && KeyOf(o) is { } key ? $"“{Meant(key, o[key])}”" : null;

    private static string? KeyOf(JsonObject row) => Keys.FirstOrDefault(k => row[k] is JsonValue v && v.ToString().Length > 0);

    // Codes that readers of an initiative see as words; those of other kinds stand as they are written.
    private static JsonNode? Meant(string name, JsonNode? value) => name switch
    {
        "interventions" when value is JsonArray codes => new JsonArray([.. codes.Select(c => (JsonNode?)JsonValue.Create(Interventions.TitleOf(c?.ToString() ?? "")))]),
        "theme" => Said<Theme>(value, Typology.Words),
        "level" => Said<Level>(value, Typology.Words),
        "direction" => Said<Direction>(value, Typology.Words),
        "form" => Said<Form>(value, Typology.Words),
        "strength" => Said<Strength>(value, Typology.Words),
        "factor" => Said<SuccessFactor>(value, Typology.Words),
        _ => value,
    };

    private static JsonNode? Said<T>(JsonNode? value, Func<T, string> words)
        where T : struct, Enum => FormText.Choice<T>(value?.ToString()) is { } known ? JsonValue.Create(words(known)) : value;

    // "reviewOn" as "Review on".
    private static string Words(string name)
    {
        if (Names.TryGetValue(name, out var known)) return known;
        var words = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsAsciiLetterUpper(c)) words.Append(' ');
            words.Append(words.Length == 0 ? char.ToUpperInvariant(c) : char.ToLowerInvariant(c));
        }

        return words.ToString();
    }
}
