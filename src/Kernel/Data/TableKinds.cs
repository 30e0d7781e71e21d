using System.Reflection;
using System.Text.RegularExpressions;

namespace Goldthread.Kernel.Data;

/// <summary>What a table is about, and so where its rows lie on a store that is spread over machines (docs/guides/scale-out.md).</summary>
public enum TableKind
{
    /// <summary>About people: spread by its column <c>part</c>, all such tables together.</summary>
    Person,

    /// <summary>About the place: small, seldom written, whole on every machine.</summary>
    Place,

    /// <summary>Asked across people by a key of its own, by which it is spread.</summary>
    Lookup,

    /// <summary>Bookkeeping of one database: stays where it is.</summary>
    Local,
}

/// <summary>What the schema says of one table.</summary>
/// <param name="Table">Its name.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="By">The column it is spread by; null where it is not spread.</param>
public sealed record TableDeclaration(string Table, TableKind Kind, string? By);

/// <summary>
/// Reads what schema files say of their tables: a line <c>-- table: person</c> above a <c>create table</c>, or, for a table of an earlier
/// file, a line <c>-- table NAME: lookup by COLUMN</c> anywhere. A later line wins; a table that a later file drops is none.
/// </summary>
public static partial class TableKinds
{
    /// <summary>The tables of modules, in the order in which they are made.</summary>
    /// <exception cref="InvalidOperationException">A kind is not known, or a lookup does not say what it is spread by.</exception>
    public static IReadOnlyList<TableDeclaration> Of(IEnumerable<Assembly> modules) =>
        Read(modules.SelectMany(SchemaTexts).Prepend(MigrationTable.Create));

    /// <summary>The tables of schema texts, earlier texts first.</summary>
    /// <exception cref="InvalidOperationException">A kind is not known, or a lookup does not say what it is spread by.</exception>
    public static IReadOnlyList<TableDeclaration> Read(IEnumerable<string> texts)
    {
        var names = new List<string>();
        var said = new Dictionary<string, (string Kind, string By)>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            (string, string)? above = null;
            foreach (var line in text.Split('\n').Select(l => l.Trim()))
            {
                if (Declaration().Match(line) is { Success: true } found)
                {
                    var kind = (found.Groups["kind"].Value, found.Groups["by"].Value);
                    above = found.Groups["table"].Success ? above : kind;
                    if (found.Groups["table"].Success)
                    {
                        said[found.Groups["table"].Value] = kind;
                    }
                }
                else if (Create().Match(line) is { Success: true } create)
                {
                    names.Add(create.Groups["table"].Value);
                    if (above is { } kind)
                    {
                        said[create.Groups["table"].Value] = kind;
                    }

                    above = null;
                }
                else if (Drop().Match(line) is { Success: true } drop)
                {
                    names.Remove(drop.Groups["table"].Value);
                }
            }
        }

        return [.. names.Where(said.ContainsKey).Select(n => Declare(n, said[n].Kind, said[n].By))];
    }

    private static TableDeclaration Declare(string table, string kind, string by) => kind switch
    {
        "person" => new TableDeclaration(table, TableKind.Person, "part"),
        "place" => new TableDeclaration(table, TableKind.Place, null),
        "lookup" when by.Length > 0 => new TableDeclaration(table, TableKind.Lookup, by),
        "local" => new TableDeclaration(table, TableKind.Local, null),
        _ => throw new InvalidOperationException($"The schema says that {table} is a \"{kind}\" spread by \"{by}\"; it may be person, place, lookup by COLUMN, or local."),
    };

    private static IEnumerable<string> SchemaTexts(Assembly module)
    {
        foreach (var name in module.GetManifestResourceNames().Where(n => n.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(module.GetManifestResourceStream(name)!);
            yield return reader.ReadToEnd();
        }
    }

    [GeneratedRegex(@"^--\s*table(?:\s+(?<table>\w+))?:\s*(?<kind>\w+)(?:\s+by\s+(?<by>\w+))?", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^create\s+table\s+(?:if\s+not\s+exists\s+)?(?<table>\w+)", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Create();

    [GeneratedRegex(@"^drop\s+table\s+(?:if\s+exists\s+)?(?<table>\w+)", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Drop();
}
