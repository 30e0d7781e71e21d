using System.Text.RegularExpressions;

namespace Goldthread.Architecture;

/// <summary>
/// Slices of one module that need each other in a ring; a slice is a folder right below the module, with all in it. Between projects the compiler forbids
/// rings; within one it does not, and a ring is what makes a module hard to read in parts.
/// </summary>
/// <remarks>
/// A slice needs another when it has a using of it or names it in full. Names reached by a shorter path are not seen, so the real share can be
/// higher. What stands in the module's own folder is its front door: it names every slice and every slice may name it, and that counts for nothing.
/// </remarks>
public static partial class Circles
{
    /// <summary>The slices of a module that stand in a circle.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<SourceFile> files)
    {
        var slices = files.Select(Read).Where(f => f.Slice.Length > 0).ToLookup(f => f.Slice, f => f.Names, StringComparer.Ordinal);
        var needs = slices.ToDictionary(s => s.Key, s => s.SelectMany(names => names).Where(n => n != s.Key && slices.Contains(n)).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        var reach = needs.Keys.ToDictionary(n => n, n => Reach(n, needs), StringComparer.Ordinal);
        return [.. reach.Where(r => r.Value.Contains(r.Key)).Select(r => r.Key).Order(StringComparer.Ordinal)];
    }

    private static HashSet<string> Reach(string from, Dictionary<string, HashSet<string>> needs)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(needs[from]);
        while (open.TryPop(out var next))
        {
            if (reached.Add(next)) needs[next].ToList().ForEach(open.Push);
        }

        return reached;
    }

    private static (string Slice, HashSet<string> Names) Read(SourceFile file)
    {
        var code = file.CSharp.Code;
        var own = Namespace().Match(code).Groups[1];
        return (Slice(own.Value), FullName().Matches(code).Where(m => m.Index != own.Index).Select(m => Slice(m.Value)).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Goldthread.Fhir.Search.Token.Text lies in the slice Goldthread.Fhir.Search, and Goldthread.Fhir in none.</summary>
    private static string Slice(string name) => name.Split('.') is { Length: > 2 } parts ? string.Join('.', parts.Take(3)) : "";

    [GeneratedRegex(@"\bnamespace\s+([\w.]+)")]
    private static partial Regex Namespace();

    [GeneratedRegex(@"\bGoldthread(?:\.\w+)+")]
    private static partial Regex FullName();
}
