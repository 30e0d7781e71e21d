using System.Text.Json.Nodes;

namespace Goldthread.Toolkit.Writing;

/// <summary>What differs between two forms that need not be whole.</summary>
internal static class FormChanges
{
    /// <summary>Each field that says something else.</summary>
    /// <param name="theirs">A form as JSON.</param>
    /// <param name="mine">Another.</param>
    public static IReadOnlyList<DocumentChange> Between(string theirs, string mine)
    {
        var (a, b) = (Lines(theirs), Lines(mine));
        return [.. a.Select(l => l.What).Concat(b.Select(l => l.What)).Distinct(StringComparer.Ordinal).Select(what => new DocumentChange(what, Said(a, what), Said(b, what))).Where(c => c.Before != c.After)];
    }

    private static string Said(IReadOnlyList<(string What, string Text)> lines, string what) => lines.FirstOrDefault(l => l.What == what).Text ?? "";

    private static IReadOnlyList<(string What, string Text)> Lines(string json) => DocumentWords.Of(JsonNode.Parse(json));
}
