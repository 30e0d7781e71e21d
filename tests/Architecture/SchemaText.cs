using System.Text.RegularExpressions;

namespace Goldthread.Architecture;

/// <summary>A list of columns that stand together: a key, a unique index, a foreign key.</summary>
/// <param name="Columns">In their order.</param>
/// <param name="Target">The table a foreign key points to; null for the others.</param>
public sealed record ColumnList(IReadOnlyList<string> Columns, string? Target = null);

/// <summary>One table as its text declares it.</summary>
public sealed record DeclaredTable(SourceFile File, int Offset, string Name, string Kind, IReadOnlyDictionary<string, string> Columns)
{
    public ColumnList? PrimaryKey { get; set; }

    public List<ColumnList> Unique { get; } = [];

    public List<ColumnList> ForeignKeys { get; } = [];
}

/// <summary>Reads create table and create unique index out of SQL that we write ourselves. Not a parser of all SQL.</summary>
public static partial class SchemaText
{
    /// <summary>The text without its comments, as long as before.</summary>
    public static string WithoutComments(string sql) => Comment().Replace(sql, m => new string(' ', m.Length));

    public static IReadOnlyList<DeclaredTable> Tables(IEnumerable<SourceFile> files)
    {
        var all = files.ToList();
        var tables = all.SelectMany(file => CreateTable().Matches(WithoutComments(file.Text)).Select(m => Table(file, m))).ToList();
        foreach (var index in all.SelectMany(file => CreateUniqueIndex().Matches(WithoutComments(file.Text))))
        {
            foreach (var table in tables.Where(t => string.Equals(t.Name, index.Groups["table"].Value, StringComparison.OrdinalIgnoreCase))) table.Unique.Add(new ColumnList(Names(index.Groups["columns"].Value)));
        }

        return tables;
    }

    private static DeclaredTable Table(SourceFile file, Match create)
    {
        var sql = WithoutComments(file.Text);
        var columns = new Dictionary<string, string>(StringComparer.Ordinal);
        var table = new DeclaredTable(file, create.Index, create.Groups["table"].Value.ToLowerInvariant(), KindAbove(file.Text, create.Index), columns);
        foreach (var item in Items(sql, create.Index + create.Length))
        {
            var rule = TableRule().Match(item);
            if (rule.Success) Add(table, rule.Groups["rule"].Value.ToLowerInvariant(), Names(rule.Groups["columns"].Value), item);
            else if (Column().Match(item) is { Success: true } column)
            {
                columns[column.Groups["name"].Value.ToLowerInvariant()] = column.Groups["rest"].Value.ToLowerInvariant();
                foreach (var name in Inline().Matches(item).Select(m => m.Value.ToLowerInvariant())) Add(table, name, [column.Groups["name"].Value.ToLowerInvariant()], item);
            }
        }

        return table;
    }

    private static void Add(DeclaredTable table, string rule, IReadOnlyList<string> columns, string item)
    {
        switch (rule[0])
        {
            case 'p': table.PrimaryKey = new ColumnList(columns); break;
            case 'u': table.Unique.Add(new ColumnList(columns)); break;
            case 'f' or 'r': table.ForeignKeys.Add(new ColumnList(columns, References().Match(item).Groups["table"].Value.ToLowerInvariant())); break;
            default: break;
        }
    }

    /// <summary>What stands between the brackets of the table, cut at the commas that are in no brackets of their own.</summary>
    private static IEnumerable<string> Items(string sql, int start)
    {
        var (depth, from) = (0, start);
        for (var at = start; at < sql.Length; at++)
        {
            if (depth == 0 && sql[at] is ',' or ')' && depth == 0)
            {
                yield return sql[from..at].Trim();
                from = at + 1;
                if (sql[at] == ')') yield break;
            }

            depth += sql[at] switch { '(' => 1, ')' => -1, _ => 0 };
        }
    }

    /// <summary>The word behind "-- table:" in the comment that stands right above.</summary>
    private static string KindAbove(string text, int offset)
    {
        foreach (var line in text[..offset].Split('\n').Reverse().Select(l => l.Trim()).Where(l => l.Length > 0))
        {
            if (!line.StartsWith("--", StringComparison.Ordinal)) break;
            if (Kind().Match(line) is { Success: true } kind) return kind.Groups["kind"].Value;
        }

        return "";
    }

    private static List<string> Names(string list) => [.. list.Split(',').Select(c => Column().Match(c.Trim()).Groups["name"].Value.ToLowerInvariant())];

    [GeneratedRegex(@"--[^\n]*|/\*[\s\S]*?\*/")]
    private static partial Regex Comment();

    [GeneratedRegex(@"^--\s*table:\s*(?<kind>\w+)")]
    private static partial Regex Kind();

    [GeneratedRegex(@"\bcreate\s+(?:unlogged\s+|temp(?:orary)?\s+)?table\s+(?:if\s+not\s+exists\s+)?""?(?<table>\w+)""?\s*\(", RegexOptions.IgnoreCase)]
    private static partial Regex CreateTable();

    [GeneratedRegex(@"\bcreate\s+unique\s+index\s+(?:concurrently\s+)?(?:if\s+not\s+exists\s+)?\w+\s+on\s+""?(?<table>\w+)""?\s*(?:using\s+\w+\s*)?\((?<columns>[^;]*?)\)", RegexOptions.IgnoreCase)]
    private static partial Regex CreateUniqueIndex();

    [GeneratedRegex(@"^(?:constraint\s+\w+\s+)?(?<rule>primary\s+key|unique|foreign\s+key|check|exclude)\s*(?:\w+\s+\w+\s*)?\((?<columns>[^)]*)\)", RegexOptions.IgnoreCase)]
    private static partial Regex TableRule();

    [GeneratedRegex(@"^""?(?<name>\w+)""?(?<rest>[\s\S]*)$")]
    private static partial Regex Column();

    [GeneratedRegex(@"\b(?:primary\s+key|unique|references)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();

    [GeneratedRegex(@"\breferences\s+""?(?<table>\w+)", RegexOptions.IgnoreCase)]
    private static partial Regex References();
}
