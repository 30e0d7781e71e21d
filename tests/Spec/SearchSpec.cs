using Goldthread.Support;

namespace Goldthread.Spec;

/// <summary>
/// Search drawn as tables: rows that are there, queries, and the ids that must come. Each group of rows stands in a store of its
/// own on each kind of database. Rows are written as resources without type and id; the id is the name before the arrow.
/// </summary>
internal static class SearchSpec
{
    /// <summary>Puts the rows, asks each question, and names every one that was answered otherwise.</summary>
    public static async Task Holds(DatabaseKind kind, string type, string rows, string questions)
    {
        await using var world = await World.Start(kind, new StepClock());
        foreach (var line in Lines(rows))
        {
            var (name, members) = Split(line, "->");
            var (of, id) = name.Contains('/', StringComparison.Ordinal) ? Split(name, "/") : (type, name);
            var put = await world.System.Put($"{of}/{id}", $$$"""{"resourceType":"{{{of}}}","id":"{{{id}}}",{{{members}}}}""");
            put.Status.ShouldBe(201, line + put.Text);
        }

        var wrong = new List<string>();
        foreach (var line in Lines(questions))
        {
            var (query, expected) = Split(line, "=>");
            var answer = await world.System.Get($"{type}?{query}");
            var got = answer.Status == 200 ? string.Join(' ', Ids(answer, query)) : answer.Status.ToString();
            var total = answer.Status == 200 ? answer.Total : -1;
            if (got != expected || (answer.Status == 200 && total != answer.Entries.Count && !query.Contains("_count", StringComparison.Ordinal)))
            {
                wrong.Add($"{query} => {got} (total {total}), expected {expected}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    // The order is part of the answer only where one was asked for.
    private static IEnumerable<string> Ids(FhirAnswer answer, string query)
    {
        var ids = answer.Entries.Select(e => e.Split('/')[1]);
        return query.Contains("_sort", StringComparison.Ordinal) ? ids : ids.Order(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Lines(string table) =>
        table.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0 && !l.StartsWith("--", StringComparison.Ordinal));

    private static (string Left, string Right) Split(string line, string by)
    {
        var at = line.IndexOf(by, StringComparison.Ordinal);
        return (line[..at].Trim(), line[(at + by.Length)..].Trim());
    }
}
