using System.Text.RegularExpressions;

namespace Goldthread.Architecture;

/// <summary>SQL stands in *Table.cs, in Schema/ and in the dialects of the Kernel, and nowhere else (CONTRIBUTING.md).</summary>
public static partial class SqlPlaces
{
    public static IEnumerable<Violation> Of(SourceFile file) =>
        MayHoldSql(file.Path) ? [] : file.CSharp.Literals
            .Where(l => IsSql(l.Text))
            .Select(l => file.At(l.Offset, "holds SQL: move it to a *Table.cs of the noun."));

    public static bool IsSql(string text) => Select().IsMatch(text) || Change().IsMatch(text);

    private static bool MayHoldSql(string path) =>
        path.EndsWith("Table.cs", StringComparison.Ordinal)
        || path.Contains("/Schema/", StringComparison.Ordinal)
        || path.StartsWith("src/Kernel/Data/", StringComparison.Ordinal);

    // "Select a reason from the list" is English: a capital first letter alone, or an article after "from".
    [GeneratedRegex(@"(?:^|[(;\n]|\b(?:as|all|union|except|intersect)\s)\s*(?:select|SELECT)\s[\s\S]+?\s(?:from|FROM)\s+(?!(?:the|a|an|this|that|these|those|your|our|their|each|any|all)\b)[\w{""(\[]")]
    private static partial Regex Select();

    [GeneratedRegex(@"\b(?:(?:insert|INSERT)\s+(?:or\s+\w+\s+)?(?:into|INTO)\s+(?!(?:the|a|an|this|your)\b)[\w{""]|(?:update|UPDATE)\s+[\w{}."" ]+?\s(?:set|SET)\s+[\w{""]+\s*=|(?:delete|DELETE)\s+(?:from|FROM)\s+(?!(?:the|a|an|this|your)\b)[\w{""]|(?:create|CREATE)\s+(?:(?:unique|temp|temporary|UNIQUE)\s+)?(?:table|index|view|trigger|TABLE|INDEX|VIEW)\s+[\w{""]|(?:alter|drop|ALTER|DROP)\s+(?:table|index|TABLE|INDEX)\s+[\w{""])")]
    private static partial Regex Change();
}
