using System.Text.RegularExpressions;

namespace Goldthread.Architecture;

/// <summary>
/// Namespaces of one module that need each other in a ring. Between projects the compiler forbids rings; within one it does not, and a
/// ring is what makes a module hard to read in parts.
/// </summary>
/// <remarks>
/// A namespace needs another when it has a using of it, names it in full, or names a type of a namespace that it stands within.
/// Names reached by a shorter path are not seen, so the real share can be higher.
/// </remarks>
public static partial class Circles
{
    /// <summary>The most that may stand in a circle, of a hundred namespaces.</summary>
    public const int MostPercent = 5;

    /// <summary>Every namespace, and those of them that stand in a circle.</summary>
    public static (IReadOnlyCollection<string> All, IReadOnlyList<string> InCircle) Of(IEnumerable<SourceFile> files)
    {
        var spaces = files.Select(Read).Where(f => f.Namespace.Length > 0).GroupBy(f => f.Namespace, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        var types = spaces.ToDictionary(s => s.Key, s => s.Value.SelectMany(f => f.Declares).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        var needs = spaces.ToDictionary(s => s.Key, s => Needs(s.Key, s.Value, types), StringComparer.Ordinal);
        var reach = needs.Keys.ToDictionary(n => n, n => Reach(n, needs), StringComparer.Ordinal);
        return (spaces.Keys, [.. reach.Where(r => r.Value.Contains(r.Key)).Select(r => r.Key).Order(StringComparer.Ordinal)]);
    }

    private static HashSet<string> Needs(string space, List<Part> parts, Dictionary<string, HashSet<string>> types) =>
        [.. types.Where(t => t.Key != space && parts.Any(p =>
            p.Names.Contains(t.Key) || (space.StartsWith(t.Key + ".", StringComparison.Ordinal) && p.Words.Overlaps(t.Value.Except(types[space])))))
            .Select(t => t.Key)];

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

    private static Part Read(SourceFile file)
    {
        var code = file.CSharp.Code;
        var space = Namespace().Match(code);
        var words = Word().Matches(code).Select(m => m.Value).ToHashSet(StringComparer.Ordinal);
        return new Part(
            space.Groups[1].Value,
            Declared().Matches(code).Select(m => m.Groups["name"].Value).ToHashSet(StringComparer.Ordinal),
            FullName().Matches(code).Where(m => !space.Success || m.Index != space.Groups[1].Index).SelectMany(m => Prefixes(m.Value)).ToHashSet(StringComparer.Ordinal),
            words);
    }

    /// <summary>Goldthread.Fhir.Search.Token names the namespace Goldthread.Fhir.Search where Token is a type.</summary>
    private static IEnumerable<string> Prefixes(string name)
    {
        yield return name;
        if (name.LastIndexOf('.') is > 0 and var dot) yield return name[..dot];
    }

    private sealed record Part(string Namespace, HashSet<string> Declares, HashSet<string> Names, HashSet<string> Words);

    [GeneratedRegex(@"\bnamespace\s+([\w.]+)")]
    private static partial Regex Namespace();

    [GeneratedRegex(@"\b(?:class|record|struct|interface|enum)\s+(?<name>[A-Z]\w*)")]
    private static partial Regex Declared();

    [GeneratedRegex(@"\bGoldthread(?:\.\w+)+")]
    private static partial Regex FullName();

    [GeneratedRegex(@"\b[A-Z]\w*\b")]
    private static partial Regex Word();
}
