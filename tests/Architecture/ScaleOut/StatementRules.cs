using System.Text.RegularExpressions;
using Goldthread.Kernel.Data;

namespace Goldthread.Architecture.ScaleOut;

/// <summary>A statement, and the tables it may name.</summary>
public sealed record StatementInSchema(NamedStatement Statement, IReadOnlyDictionary<string, TableDeclaration> Tables)
{
    public string Sql => Statement.Words;

    /// <summary>Each table that is named, with the verb before it and the name it goes by in the statement.</summary>
    public IEnumerable<(string Verb, TableDeclaration Table, string Alias)> Uses => StatementRules.Named().Matches(Sql)
        .Where(m => Tables.ContainsKey(m.Groups["table"].Value))
        .Select(m => (Regex.Replace(m.Groups["verb"].Value, @"\s+", " "), Tables[m.Groups["table"].Value], m.Groups["alias"].Value));

    public IEnumerable<(string Verb, TableDeclaration Table, string Alias)> Of(TableKind kind) => Uses.Where(u => u.Table.Kind == kind);
}

/// <summary>
/// Rules 4, 6, 7, 9, 10, 11, 12 and 14, as far as they are about statements. A few statements ask every part, or write on every machine; the comment above them says
/// so, and why. Source: https://docs.citusdata.com/en/stable/develop/reference_sql.html
/// </summary>
public static partial class StatementRules
{
    public const string EveryPart = "Every part, on purpose:";
    public const string EveryMachine = "On every machine, and rare:";

    public static IReadOnlyList<Rule<StatementInSchema>> All { get; } =
    [
        new(4, "no number, snapshot, lock or message of the database", s => Forbidden().Matches(s.Sql).Select(m => $"uses {m.Value}.")),
        new(6, "a statement about people says part = @part for each table about people in it", SaysItsPart),
        new(7, "a statement that writes writes one part, and never the column a table is spread by", WritesOnePart),
        new(9, "a row is locked in one part: for update only with the key that a table is spread by = @key", LocksInOnePart),
        new(10, "no insert is fed by a select of many rows, nor by a statement that writes", InsertsValues),
        new(11, "parts are given by = any, never by a join; a lookup and a table about people are asked one after the other", AsksTwice),
        new(12, "readers order by part first, or within one part", OrdersWithinAPart),
        new(14, "tables of the place are seldom written, and the statement says so", WritesThePlaceSeldom),
    ];

    private static IEnumerable<string> SaysItsPart(StatementInSchema s)
    {
        if (Says(s, EveryPart)) yield break;
        var asked = s.Of(TableKind.Person).Where(u => u.Verb != "insert into").ToList();
        foreach (var use in asked.Where(u => !SaysKey(s, "part", u.Alias, u.Table.Table, asked.Count == 1 && s.Uses.Count() == 1))) yield return $"asks {use.Table.Table} without its part = @part.";
    }

    private static IEnumerable<string> WritesOnePart(StatementInSchema s)
    {
        foreach (var (verb, table, _) in s.Uses.Where(u => u.Table.By is not null))
        {
            if (verb == "insert into" && table.Kind == TableKind.Person && !Regex.IsMatch(s.Sql, $@"\binto\s+{table.Table}\s*\(\s*part\b")) yield return $"writes {table.Table} without naming part first.";
            if (verb is "insert into" or "update" && SetsColumn(s.Sql, table.By!)) yield return $"changes {table.By}, by which {table.Table} is spread.";
            if (verb == "insert into" && Conflict().Match(s.Sql) is { Success: true } conflict)
            {
                var target = conflict.Groups["columns"].Value.Split(',').Select(c => c.Trim()).ToList();
                if (table.Kind == TableKind.Person ? target[0] != "part" : !target.Contains(table.By!)) yield return $"has an \"on conflict\" without {table.By}.";
            }
        }

        if (s.Uses.Any(u => u.Verb is "update" or "insert into" && u.Table.By is not null) && Volatile().IsMatch(SetClause(s.Sql))) yield return "sets a column to something that each machine would make anew.";
        if (Says(s, EveryPart) && s.Of(TableKind.Person).Any(u => u.Verb is "update" or "delete from")) yield return "writes every part in one statement.";
    }

    private static IEnumerable<string> LocksInOnePart(StatementInSchema s) => !s.Sql.Contains("for update", StringComparison.Ordinal) ? []
        : s.Uses.Where(u => u.Table.By is not null && !Regex.IsMatch(s.Sql, $@"(?<![\w])(?:{u.Alias}\.|{u.Table.Table}\.)?{u.Table.By}\s*=\s*(?:@|\$\d)")).Select(u => $"locks rows of {u.Table.Table} without {u.Table.By} = @{u.Table.By}.");

    private static IEnumerable<string> InsertsValues(StatementInSchema s)
    {
        if (WriteFeedsWrite().IsMatch(s.Sql)) yield return "feeds an insert from a statement that writes.";
        if (s.Uses.Any(u => u.Verb == "insert into" && u.Table.By is not null) && !Regex.IsMatch(s.Sql, @"\bvalues\b")) yield return "inserts what a select gives: two phases, even for one part.";
    }

    private static IEnumerable<string> AsksTwice(StatementInSchema s)
    {
        if (JoinsUnnest().IsMatch(s.Sql)) yield return "joins unnest to give parts.";
        if (s.Of(TableKind.Lookup).FirstOrDefault(u => u.Table.By != "part") is { Table: { } lookup } && s.Of(TableKind.Person).FirstOrDefault() is { Table: { } person }) yield return $"joins {lookup.Table}, a lookup, with {person.Table}.";
    }

    private static IEnumerable<string> OrdersWithinAPart(StatementInSchema s) => OrderByNumber().Matches(s.Sql)
        .Where(m => s.Of(TableKind.Person).Any() && !m.Groups["first"].Value.EndsWith("part", StringComparison.Ordinal) && !Regex.IsMatch(s.Sql, @"\bpart\s*=\s*(?:@|\$\d)"))
        .Select(_ => "orders several parts by one number.");

    private static IEnumerable<string> WritesThePlaceSeldom(StatementInSchema s) => Says(s, EveryMachine) ? []
        : s.Of(TableKind.Place).Where(u => u.Verb is "insert into" or "update" or "delete from").Select(u => $"writes {u.Table.Table}, which lies on every machine, and does not say \"{EveryMachine}\".");

    private static bool Says(StatementInSchema s, string words) =>
        s.Statement.Remark.IndexOf(words, StringComparison.Ordinal) is >= 0 and var at && s.Statement.Remark[(at + words.Length)..].Trim().Length > 10;

    /// <summary>By its alias or its own name; without either where it is the only table.</summary>
    private static bool SaysKey(StatementInSchema s, string key, string alias, string table, bool alone)
    {
        var name = alias.Length > 0 ? alias : table;
        return Regex.IsMatch(s.Sql, alone
            ? $@"(?<![\w.])(?:{name}\.)?{key}\s*=\s*(?:@|\$\d|any\s*\(\s*(?:@|\$\d))"
            : $@"(?<![\w.]){name}\.{key}\s*=\s*(?:@|\$\d)");
    }

    private static string SetClause(string sql) => Regex.Match(sql, @"\bset\b(?<set>[\s\S]*?)(?:\bwhere\b|\breturning\b|$)").Groups["set"].Value;

    private static bool SetsColumn(string sql, string column) => Regex.IsMatch(SetClause(sql), $@"(?:^|,)\s*{column}\s*=");

    [GeneratedRegex(@"\b(?<verb>insert\s+into|delete\s+from|from|join|update|,)\s+(?<table>\w+)(?:\s+(?:as\s+)?(?!(?:from|where|join|left|right|full|inner|cross|on|set|order|group|limit|values|using|union|returning|for|select|as|default|having)\b)(?<alias>[a-z]\w*))?")]
    internal static partial Regex Named();

    [GeneratedRegex(@"\b(?:nextval|currval|lastval|pg_current_xact_id\w*|txid_\w+|pg_snapshot\w*|pg_advisory_\w+|listen|notify|pg_notify|create\s+sequence)\b")]
    private static partial Regex Forbidden();

    [GeneratedRegex(@"\bon\s+conflict\s*\(\s*(?<columns>[^)]*)\)")]
    private static partial Regex Conflict();

    [GeneratedRegex(@"\b(?:random|clock_timestamp|statement_timestamp|timeofday|gen_random_uuid|uuid_generate_v\d|setseed)\s*\(")]
    private static partial Regex Volatile();

    [GeneratedRegex(@"\bas\s*\(\s*(?:insert|update|delete)\b[\s\S]*\breturning\b[\s\S]*\)\s*insert\b(?:(?!\bvalues\b)[\s\S])*\bselect\b")]
    private static partial Regex WriteFeedsWrite();

    [GeneratedRegex(@"\bjoin\s+unnest\s*\(")]
    private static partial Regex JoinsUnnest();

    [GeneratedRegex(@"\border\s+by\s+(?=[^)]*\b(?:commit_no|row_no|act_no)\b)(?<first>[\w.]+)")]
    private static partial Regex OrderByNumber();
}
