using System.Text.RegularExpressions;

namespace Goldthread.Architecture;

/// <summary>
/// A schema that one database holds can be spread over many later, if it keeps these rules from the first day: every table says what it is
/// about, what is about a person lies together by part, and the database makes no numbers and runs no code of its own.
/// Source: https://docs.citusdata.com/en/stable/sharding/data_modeling.html
/// </summary>
public static partial class Schemas
{
    private static readonly HashSet<string> Kinds = new(StringComparer.Ordinal) { "person", "place", "lookup", "local" };

    public static IEnumerable<Violation> Of(IEnumerable<SourceFile> files)
    {
        var all = files.ToList();
        var tables = SchemaText.Tables(all);
        return [.. all.SelectMany(Words), .. tables.SelectMany(Kind), .. tables.Where(t => t.Kind == "person").SelectMany(Person), .. tables.SelectMany(t => Links(t, tables))];
    }

    private static IEnumerable<Violation> Kind(DeclaredTable table)
    {
        if (!Kinds.Contains(table.Kind)) yield return Found(table, "has no line \"-- table: person\" (or place, lookup, local) above it.");
        if (table.PrimaryKey is null) yield return Found(table, "has no primary key.");
    }

    private static IEnumerable<Violation> Person(DeclaredTable table)
    {
        if (!table.Columns.TryGetValue("part", out var part)) yield return Found(table, "is about a person and has no column part.");
        else if (!Part().IsMatch(part) || Computed().IsMatch(part)) yield return Found(table, "has a part that is not \"integer not null\", given by the application.");
        if (table.PrimaryKey is { } key && key.Columns[0] != "part") yield return Found(table, "has a primary key that does not begin with part.");
        foreach (var unique in table.Unique.Where(u => u.Columns[0] != "part")) yield return Found(table, $"has a unique index ({string.Join(", ", unique.Columns)}) that does not begin with part.");
    }

    private static IEnumerable<Violation> Links(DeclaredTable table, IReadOnlyList<DeclaredTable> tables) =>
        table.ForeignKeys
            .Where(f => table.Kind != "person" || f.Columns[0] != "part" || !tables.Any(t => t.Name == f.Target && t.Kind == "person"))
            .Select(f => Found(table, $"has a foreign key to {f.Target}: only person tables point to each other, beginning with part."));

    private static IEnumerable<Violation> Words(SourceFile file) =>
        Forbidden().Matches(SchemaText.WithoutComments(file.Text)).Select(m => file.At(m.Index, $"uses {m.Value}: the database makes no numbers and runs no code of its own."));

    private static Violation Found(DeclaredTable table, string what) => table.File.At(table.Offset, $"{table.Name} {what}");

    [GeneratedRegex(@"^\s+int(?:eger)?\b.*\bnot\s+null\b", RegexOptions.Singleline)]
    private static partial Regex Part();

    [GeneratedRegex(@"\b(?:default|generated)\b")]
    private static partial Regex Computed();

    [GeneratedRegex(@"\b(?:(?:big|small)?serial\d?|identity|create\s+sequence|nextval|autoincrement|create\s+(?:or\s+replace\s+)?(?:constraint\s+|temp\s+)?trigger|create\s+(?:or\s+replace\s+)?rule|exclude\s+using|pg_current_xact_id\w*|txid_\w+|pg_snapshot\w*|pg_advisory_\w+)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Forbidden();
}
