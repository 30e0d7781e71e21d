using Goldthread.Kernel.Data;

namespace Goldthread.Architecture.ScaleOut;

/// <summary>
/// Rules 1 to 5: the schema of an open store, as the database itself describes it.
/// Source: https://docs.citusdata.com/en/stable/sharding/data_modeling.html
/// </summary>
public static class SchemaRules
{
    public static IReadOnlyList<Rule<StoreSchema>> All { get; } =
    [
        new(1, "every table says what it is about: person, place, lookup by a column of its own, or local", EveryTableSaysWhatItIsAbout),
        new(2, "a table about people has a part, given by the application, first in every key and index", PartLeadsEveryKey),
        new(3, "only tables about people point to each other, by part; nothing runs in the database by itself", NothingRunsByItself),
        new(4, "the database makes no numbers and holds no sessions' locks", TheDatabaseMakesNoNumbers),
        new(5, "no order is made by the database: order is the commit and act number of a part", NoOrderOfTheDatabase),
    ];

    private static IEnumerable<string> EveryTableSaysWhatItIsAbout(StoreSchema schema)
    {
        foreach (var table in schema.Tables)
        {
            if (!schema.Declared.TryGetValue(table.Name, out var said)) yield return $"{table.Name} has no line \"-- table: person\" (or place, lookup by COLUMN, local).";
            if (table.PrimaryKey.Count == 0) yield return $"{table.Name} has no primary key: its rows cannot be moved to another machine.";
            if (said?.Kind == TableKind.Lookup && !table.PrimaryKey.Contains(said.By!)) yield return $"{table.Name} is spread by {said.By}, which is not in its primary key.";
            if (said?.Kind == TableKind.Lookup && table.Unique.Any(u => !u.Contains(said.By!))) yield return $"{table.Name} has a unique index without {said.By}.";
        }
    }

    private static IEnumerable<string> PartLeadsEveryKey(StoreSchema schema)
    {
        foreach (var table in schema.Of(TableKind.Person))
        {
            if (table.Columns.FirstOrDefault(c => c.Name == "part") is not { Type: "integer", IsNotNull: true, IsMade: false }) yield return $"{table.Name} has no \"part integer not null\" that the application gives.";
            if (table.PrimaryKey is not ["part", ..]) yield return $"{table.Name} has a primary key that does not begin with part.";
            foreach (var index in table.Unique.Concat(table.Indexes).Where(i => i[0] != "part")) yield return $"{table.Name} has an index ({string.Join(", ", index)}) that does not begin with part.";
        }
    }

    private static IEnumerable<string> NothingRunsByItself(StoreSchema schema)
    {
        var people = schema.Of(TableKind.Person).Select(t => t.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var (table, link) in schema.Tables.SelectMany(t => t.Links.Select(l => (t, l))))
        {
            if (!people.Contains(table.Name) || !people.Contains(link.Target) || link.Columns[0] != "part") yield return $"{table.Name} points to {link.Target} by {string.Join(", ", link.Columns)}.";
        }

        foreach (var what in schema.Machinery.Where(m => !IsNumbers(m))) yield return $"there is a {what}.";
    }

    private static IEnumerable<string> TheDatabaseMakesNoNumbers(StoreSchema schema) => schema.Machinery.Where(IsNumbers).Select(m => $"there is a {m}.");

    // A lookup or a place may have a default (a new column of an old table); nothing about people may.
    private static IEnumerable<string> NoOrderOfTheDatabase(StoreSchema schema) =>
        schema.Of(TableKind.Person).SelectMany(t => t.Columns.Where(c => c is { IsMade: true, Type: "integer" or "bigint" }).Select(c => $"{t.Name}.{c.Name} gets its value from the database."))
            .Concat(schema.Tables.Where(t => t.PrimaryKey.Count == 1 && t.Columns.Any(c => c.Name == t.PrimaryKey[0] && c.IsMade)).Select(t => $"{t.Name} gets its key from the database."));

    private static bool IsNumbers(string machinery) => machinery.StartsWith("sequence", StringComparison.Ordinal) || machinery.StartsWith("autoincrement", StringComparison.Ordinal);
}
