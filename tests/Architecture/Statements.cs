using System.Text.RegularExpressions;

namespace Goldthread.Architecture;

/// <summary>
/// What schemas promise (<see cref="Schemas"/>), statements must use: a statement about people says the part for every person table in it, so that one
/// machine can answer it. The few that ask all have a comment above them: "Every part, on purpose:" and why, and what limits them.
/// Source: https://docs.citusdata.com/en/stable/develop/reference_sql.html
/// </summary>
public static partial class Statements
{
    public static IEnumerable<Violation> Of(SourceFile file, IReadOnlyCollection<DeclaredTable> tables)
    {
        var kinds = tables.GroupBy(t => t.Name, StringComparer.Ordinal).ToDictionary(t => t.Key, t => t.First().Kind, StringComparer.Ordinal);
        return file.CSharp.Literals.Where(l => SqlPlaces.IsSql(l.Text)).SelectMany(l => OfStatement(l.Text, kinds, AsksEveryPart(file, l)).Select(what => file.At(l.Offset, what)));
    }

    private static IEnumerable<string> OfStatement(string sql, Dictionary<string, string> kinds, bool asksEveryPart)
    {
        var named = Named().Matches(sql).Select(m => new Use(m.Groups["verb"].Value.ToLowerInvariant(), m.Groups["table"].Value, m.Groups["alias"].Value)).ToList();
        var people = named.Where(n => kinds.GetValueOrDefault(n.Table) == "person").ToList();
        if (people.Count == 0) yield break;
        if (named.Find(n => kinds.GetValueOrDefault(n.Table) == "lookup") is { } lookup) yield return $"joins {lookup.Table}, a lookup, with {people[0].Table}: ask twice.";

        var asked = people.FindAll(n => n.Verb != "into");
        foreach (var use in asked)
        {
            if (!asksEveryPart && !SaysPart(sql, use, alone: asked.Count == 1)) yield return $"asks {use.Table} without its part = @part.";
        }

        foreach (var use in people.Where(n => n.Verb == "into"))
        {
            if (!Regex.IsMatch(sql, $@"\b{use.Table}\s*\(\s*(?:part\b|\{{\}})", RegexOptions.IgnoreCase)) yield return $"writes {use.Table} without naming part first.";
            if (ConflictElsewhere().IsMatch(sql)) yield return "has an \"on conflict\" that does not begin with part.";
        }

        if (SetsPart().IsMatch(sql)) yield return "changes a part: a row stays where it was written.";
        if (WriteFeedsWrite().IsMatch(sql)) yield return "feeds an insert from a statement that writes.";
        if (JoinsUnnest().IsMatch(sql)) yield return "joins unnest to give parts: use = any.";
    }

    /// <summary>By its alias, or its own name; without either where it is the only person table.</summary>
    private static bool SaysPart(string sql, Use use, bool alone)
    {
        var name = use.Alias.Length > 0 ? $"{use.Alias}\\." : alone ? "" : $"{use.Table}\\.";
        return Regex.IsMatch(sql, $@"(?<![\w.]){(alone ? $"(?:{name})?" : name)}part\s*(?:=\s*(?:@|\$\d|any\s*\(|\{{\}})|in\s*\()", RegexOptions.IgnoreCase);
    }

    private static bool AsksEveryPart(SourceFile file, StringLiteral literal)
    {
        var before = file.Text[..literal.Offset];
        return before[(file.CSharp.Code[..literal.Offset].LastIndexOfAny([';', '{', '}']) + 1)..].Contains("// Every part, on purpose:", StringComparison.Ordinal);
    }

    private sealed record Use(string Verb, string Table, string Alias);

    [GeneratedRegex(@"\b(?<verb>from|join|update|into)\s+(?<table>\w+)(?:\s+(?:as\s+)?(?!(?:where|join|left|inner|cross|on|set|order|group|limit|values|using|union|returning|for|select|as|default)\b)(?<alias>[a-z]\w*))?", RegexOptions.IgnoreCase)]
    private static partial Regex Named();

    [GeneratedRegex(@"\bon\s+conflict\s*\(\s*(?!part\b)", RegexOptions.IgnoreCase)]
    private static partial Regex ConflictElsewhere();

    [GeneratedRegex(@"\bset\s+(?:[^@;]*,\s*)?part\s*=", RegexOptions.IgnoreCase)]
    private static partial Regex SetsPart();

    [GeneratedRegex(@"\bas\s*\(\s*(?:insert|update|delete)\b[\s\S]*\breturning\b[\s\S]*\)\s*insert\b(?:(?!\bvalues\b)[\s\S])*\bselect\b", RegexOptions.IgnoreCase)]
    private static partial Regex WriteFeedsWrite();

    [GeneratedRegex(@"\bjoin\s+unnest\s*\(", RegexOptions.IgnoreCase)]
    private static partial Regex JoinsUnnest();
}
