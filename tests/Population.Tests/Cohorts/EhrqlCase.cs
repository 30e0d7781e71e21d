using System.Globalization;
using System.Text.Json;
using Goldthread.Population.Cohorts.Language;

namespace Goldthread.Population.Tests.Cohorts;

/// <summary>One case of the specification of ehrQL: tables, an expression, and what it gives for each patient.</summary>
internal sealed record EhrqlCase(string Number, string Title, IReadOnlyList<EhrqlTable> Tables, string Expression, IReadOnlyDictionary<long, string?> Expected)
{
    public static readonly DateOnly AsAt = new(2030, 1, 1);

    private static readonly string Specification = Path.Combine(Environment.GetEnvironmentVariable("GOLDTHREAD_SHARED") ?? Path.Combine("..", "shared"), "oracles", "ehrql_specs.json");

    /// <summary>The code list the cases name "codelist" stands in ehrQL's test code, not in its tables.</summary>
    private static readonly CodeSet Codelist = new("codelist", "codelist", new Dictionary<string, string?> { ["123000"] = "cat1", ["789000"] = "cat2" });

    public static IReadOnlyList<EhrqlCase> All()
    {
        Skip.IfNot(File.Exists(Specification), "The shared folder has no oracles/ehrql_specs.json (GOLDTHREAD_SHARED names it).");
        using var json = JsonDocument.Parse(File.ReadAllText(Specification));
        return [.. json.RootElement.GetProperty("cases").EnumerateArray().Select(Read)];
    }

    public Catalogue Catalogue => new(
        Tables.Where(t => !t.IsEvent).SelectMany(t => t.Columns),
        Tables.Where(t => t.IsEvent).Select(t => new EventTable(t.Name, t.Name, [.. t.Columns], t.Columns.FirstOrDefault(c => c.Type == ColumnType.Date)?.Name)),
        [Codelist]);

    /// <summary>Everybody in any table, as in ehrQL.</summary>
    public IReadOnlySet<long> Everybody => Tables.SelectMany(t => t.Rows).Select(r => r.Person).ToHashSet();

    public Frames Frames => new(
        Everybody.ToDictionary(p => p, p => new Frames.Row(Tables.Where(t => !t.IsEvent).SelectMany(t => t.Rows).FirstOrDefault(r => r.Person == p).Values ?? new Dictionary<string, object?>())),
        Tables.Where(t => t.IsEvent).ToDictionary(t => t.Name, t => t.Rows.ToLookup(r => r.Person, r => new Frames.Row(r.Values))));

    private static EhrqlCase Read(JsonElement json) => new(
        json.GetProperty("number").GetString()!,
        json.GetProperty("title").GetString()!,
        [.. json.GetProperty("tables").EnumerateArray().Select(ReadTable)],
        string.Join('\n', json.GetProperty("expr").EnumerateArray().Select(e => e.GetString())),
        json.GetProperty("expected").EnumerateArray().Single().GetProperty("rows").EnumerateArray().ToDictionary(r => long.Parse(r[0].GetString()!, CultureInfo.InvariantCulture), r => r[1].GetString()));

    private static EhrqlTable ReadTable(JsonElement json)
    {
        var columns = json.GetProperty("columns").EnumerateArray().Skip(1).Select(c => new Column(c.GetString()!, TypeOf(c.GetString()!), c.GetString()!)).ToList();
        return new EhrqlTable(json.GetProperty("name").GetString()!, json.GetProperty("kind").GetString() == "event", columns, [.. json.GetProperty("rows").EnumerateArray().Select(r => ReadRow(columns, r))]);
    }

    /// <summary>A bar within a cell was taken for the end of a cell when the file was made: such cells are put together again. What is left out at the end of a row is unknown.</summary>
    private static (long Person, IReadOnlyDictionary<string, object?> Values) ReadRow(List<Column> columns, JsonElement json)
    {
        var cells = json.EnumerateArray().Select(c => c.GetString()).ToList();
        if (cells.Count > columns.Count + 1) cells = [cells[0], string.Join('|', cells.Skip(1)).Replace("\\|", "|", StringComparison.Ordinal)];
        return (long.Parse(cells[0]!, CultureInfo.InvariantCulture), columns.Select((c, i) => (c.Name, Value: Typed(c.Type, cells.ElementAtOrDefault(i + 1)))).ToDictionary(c => c.Name, c => c.Value));
    }

    private static ColumnType TypeOf(string name) => name[0] switch
    {
        'i' => ColumnType.Whole,
        'f' => ColumnType.Decimal,
        'b' => ColumnType.YesNo,
        'd' => ColumnType.Date,
        's' or 'c' or 'm' => ColumnType.Text,
        _ => throw new ArgumentException($"What is {name}?", nameof(name)),
    };

    private static object? Typed(ColumnType type, string? cell) => (type, cell) switch
    {
        (_, null) => null,
        (ColumnType.Whole, _) => long.Parse(cell, CultureInfo.InvariantCulture),
        (ColumnType.Decimal, _) => double.Parse(cell, CultureInfo.InvariantCulture),
        (ColumnType.Date, _) => DateOnly.ParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        (ColumnType.YesNo, _) => cell == "T",
        _ => cell,
    };
}

internal sealed record EhrqlTable(string Name, bool IsEvent, IReadOnlyList<Column> Columns, IReadOnlyList<(long Person, IReadOnlyDictionary<string, object?> Values)> Rows);
