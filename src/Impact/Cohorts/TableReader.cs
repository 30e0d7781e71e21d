using System.Globalization;
using System.Text.Json;
using Goldthread.Impact.Formulas;
using Goldthread.Impact.Reading;
using Goldthread.Kernel.Values;

namespace Goldthread.Impact.Cohorts;

/// <summary>Reads tables: numbers by age (a life table), by cycle, or by the cycle of a stay in a state; in the file or as a column of a CSV beside it.</summary>
internal static class TableReader
{
    public static Dictionary<string, Table> Read(Fields file, Func<string, string?> neighbour, bool hasTunnels)
    {
        var tables = new Dictionary<string, Table>(StringComparer.Ordinal);
        if (file.Object("tables") is not { } told) return tables;
        foreach (var (name, value) in told.Each())
        {
            var fields = new Fields(value, told.At(name), told.Faults);
            if (!FormulaReader.IsName(name) || FormulaReader.IsTaken(name)) fields.Wrong($"cannot be called \"{name}\": a name has letters, digits and underscores, begins with a letter, and is no word of formulas.");
            var by = fields.Word("by", "age", "cycle", "timeInState") switch { "cycle" => TableKey.Cycle, "timeInState" => TableKey.TimeInState, _ => TableKey.Age };
            if (!fields.Has("by")) fields.Wrong("is needed: age, cycle or timeInState.", "by");
            if (by == TableKey.TimeInState && !hasTunnels) fields.Wrong("is timeInState, and no state has a tunnel to tell its cycles apart.", "by");
            var isHeld = fields.Find("holdsLast") is { ValueKind: JsonValueKind.True };
            var (from, numbers) = fields.Has("csv") ? Csv(fields, neighbour) : fields.Find("values") is { ValueKind: JsonValueKind.Object } ? Keyed(fields) : (fields.Whole("from", by == TableKey.TimeInState ? 1 : 0, 0, 100_000), fields.Numbers("values"));
            if (numbers.Count == 0) fields.Wrong("is needed: a list of numbers, or numbers by age.", "values");
            fields.NoOthers();
            tables[name] = new Table(name, by, from, numbers, isHeld);
        }

        return tables;
    }

    private static (int From, IReadOnlyList<double> Values) Keyed(Fields fields)
    {
        var values = fields.Object("values")!;
        var read = new SortedDictionary<int, double>();
        foreach (var (key, _) in values.Each())
        {
            if (int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var age)) read[age] = values.Number(key);
            else values.Wrong("is to be a whole number: an age or a cycle.", key);
        }

        return Whole(fields, read, "values");
    }

    private static (int From, IReadOnlyList<double> Values) Csv(Fields fields, Func<string, string?> neighbour)
    {
        var (name, column, key) = (fields.Text("csv", needed: true), fields.Text("column", needed: true), fields.Text("key") ?? "age");
        if (name is null || column is null) return (0, []);
        if (neighbour(name) is not { } text)
        {
            fields.Wrong($"names {name}, and there is no such file beside the model.", "csv");
            return (0, []);
        }

        using var reader = new StringReader(text);
        var rows = CsvRows.Read(reader).ToList();
        int Place(string wanted) => rows.Count == 0 ? -1 : rows[0].Fields.ToList().FindIndex(f => f.Equals(wanted, StringComparison.OrdinalIgnoreCase));
        var (at, of) = (Place(key), Place(column));
        if (at < 0) fields.Wrong($"is \"{key}\", and {name} has no such column.", "key");
        if (of < 0) fields.Wrong($"is \"{column}\", and {name} has no such column.", "column");
        var read = new SortedDictionary<int, double>();
        if (at < 0 || of < 0) return (0, []);
        foreach (var (line, row) in rows.Skip(1))
        {
            if (row.Count > Math.Max(at, of) && int.TryParse(row[at], NumberStyles.None, CultureInfo.InvariantCulture, out var age) && double.TryParse(row[of], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)) read[age] = number;
            else fields.Wrong($"has no whole {key} with a number in line {line} of {name}.", "csv");
        }

        return Whole(fields, read, "csv");
    }

    private static (int From, IReadOnlyList<double> Values) Whole(Fields fields, SortedDictionary<int, double> read, string field)
    {
        if (read.Count == 0) return (0, []);
        var from = read.Keys.First();
        if (Enumerable.Range(from, read.Keys.Last() - from + 1).Where(k => !read.ContainsKey(k)).Select(k => (int?)k).FirstOrDefault() is { } missing) fields.Wrong($"has no value for {missing}, between {from} and {read.Keys.Last()}.", field);
        return (from, [.. read.Values]);
    }
}
