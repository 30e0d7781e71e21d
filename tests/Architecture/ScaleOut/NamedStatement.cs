using System.Reflection;
using System.Text.RegularExpressions;

namespace Goldthread.Architecture.ScaleOut;

/// <summary>One statement of the product as it is compiled, with the comment that stands above it.</summary>
/// <param name="Where">"KeyTable.Select".</param>
/// <param name="Remark">The comment right above; empty when there is none.</param>
public sealed record NamedStatement(string Where, string Sql, string Remark)
{
    /// <summary>The statement without comments and texts of its own, for rules that look for words.</summary>
    public string Words { get; } = Regex.Replace(Sql, @"--[^\n]*|/\*[\s\S]*?\*/|'(?:[^']|'')*'", " ").ToLowerInvariant();
}

/// <summary>
/// The product's statements: constants that hold SQL, their values read from the compiled code, so that what was put together is looked at
/// whole. SQL that is no constant is a finding by itself: a statement that has no name cannot be looked at.
/// </summary>
public static partial class NamedStatements
{
    public static IReadOnlyList<NamedStatement> Of(IEnumerable<Assembly> modules, IReadOnlyList<SourceFile> files)
    {
        var constants = modules.SelectMany(m => m.GetTypes()).SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(f => f.IsLiteral && f.FieldType == typeof(string))
            .Select(f => (Type: f.DeclaringType!.Name, f.Name, Value: (string)f.GetRawConstantValue()!))
            .Where(f => SqlPlaces.IsSql(f.Value))
            .ToList();
        var named = constants.Select(c => new NamedStatement($"{c.Type}.{c.Name}", c.Value, Remark(files, c.Type, c.Name))).ToList();

        // What a statement becomes when the row it reads is locked.
        var locked = files.SelectMany(f => Locking().Matches(f.CSharp.Code).Select(m => $"{Path.GetFileNameWithoutExtension(f.Name)}.{m.Groups["name"].Value}")).ToHashSet(StringComparer.Ordinal);
        return [.. named, .. named.Where(n => locked.Contains(n.Where)).Select(n => n with { Where = n.Where + " for update", Sql = n.Sql + " for update" })];
    }

    /// <summary>SQL that is no constant, and locks that are not put behind one.</summary>
    public static IEnumerable<Violation> WithoutName(SourceFile file)
    {
        if (!file.Path.EndsWith("Table.cs", StringComparison.Ordinal)) yield break;
        foreach (var literal in file.CSharp.Literals.Where(l => SqlPlaces.IsSql(l.Text)))
        {
            if (!Constant().IsMatch(file.CSharp.Code[..literal.Offset])) yield return file.At(literal.Offset, "holds SQL that has no name: make it a constant.");
        }

        var locks = file.CSharp.Code.Split(".ForUpdate").Length - 1;
        if (locks != Locking().Count(file.CSharp.Code)) yield return new Violation(file.Path, 0, "locks a row with something else than NAME + session.Dialect.ForUpdate.");
    }

    private static string Remark(IReadOnlyList<SourceFile> files, string type, string name)
    {
        foreach (var file in files.Where(f => Regex.IsMatch(f.CSharp.Code, $@"\b(?:class|record|struct)\s+{type}\b")))
        {
            if (Regex.Match(file.CSharp.Code, $@"\bconst\s+string\s+{name}\b") is { Success: true } found)
            {
                var lines = file.Text[..found.Index].Split('\n').SkipLast(1).Reverse().Select(l => l.Trim()).TakeWhile(l => l.StartsWith("//", StringComparison.Ordinal));
                return string.Join(' ', lines.Reverse().Select(l => l.TrimStart('/').Trim()));
            }
        }

        return "";
    }

    [GeneratedRegex(@"\b(?<name>\w+)\s*\+\s*session\.Dialect\.ForUpdate\b")]
    private static partial Regex Locking();

    [GeneratedRegex(@"\bconst\s+string\s+\w+\s*=[^;]*$")]
    private static partial Regex Constant();
}
