namespace Goldthread.Population.Reference.Layouts;

/// <summary>
/// A layout of rows and columns. Each row has a key, said once in the file: a row that says the same again is refused, and of two that say different things of one key
/// both are, for nobody knows which is right.
/// </summary>
internal sealed class CsvLayout<TRow>(
    string code, string what, IReadOnlyList<string> columns, Func<CsvRow, string> key, Func<CsvRow, string, IEnumerable<TRow>> read, RowTable<TRow> table) : Layout(code, what, columns)
{
    public override LayoutRows Read(IReadOnlyList<string> header, IEnumerable<(int Line, IReadOnlyList<string> Fields)> rows, string file)
    {
        var result = new LayoutRows<TRow>(table);
        var row = new CsvRow(header.Select((name, at) => (Name: HeaderNames.Of(name), At: at)).DistinctBy(c => c.Name).ToDictionary(c => c.Name, c => c.At, StringComparer.Ordinal), result.Names);
        var width = 0;
        var seen = new Dictionary<string, Said>(StringComparer.Ordinal);
        foreach (var (line, fields) in rows)
        {
            result.Read++;
            width = width > 0 ? width : header.Count > 0 ? header.Count : fields.Count;
            if (fields.Count != width)
            {
                result.Refusals.Add(new(line, $"has {fields.Count} columns and not {width}"));
                continue;
            }

            row.Take(line, fields);
            var keyed = key(row);
            var made = read(row, file).ToArray();
            if (row.IsPassed) result.Passed++;
            else if (row.Fault is { } fault) result.Refusals.Add(new(line, fault));
            else if (seen.TryGetValue(keyed, out var first)) Again(result, first, keyed, line, fields);
            else seen[keyed] = new Said(line, Hash(fields), made);
        }

        foreach (var said in seen.Values.Where(s => !s.IsContradicted))
        {
            result.Kept++;
            result.Rows.AddRange(said.Rows);
        }

        result.Refusals.Sort((a, b) => a.Line.CompareTo(b.Line));
        return result;
    }

    private static void Again(LayoutRows result, Said first, string key, int line, IReadOnlyList<string> fields)
    {
        if (first.Hash == Hash(fields) && !first.IsContradicted)
        {
            result.Refusals.Add(new(line, $"{key} is said again, as in line {first.Line}"));
            return;
        }

        if (!first.IsContradicted) result.Refusals.Add(new(first.Line, $"{key} is in line {first.Line} and again in line {line}, with different content; neither is taken"));
        first.IsContradicted = true;
        result.Refusals.Add(new(line, $"{key} is in line {line} and before in line {first.Line}, with different content; neither is taken"));
    }

    private static int Hash(IReadOnlyList<string> fields)
    {
        var hash = new HashCode();
        foreach (var field in fields) hash.Add(field, StringComparer.Ordinal);
        return hash.ToHashCode();
    }

    private sealed class Said(int line, int hash, TRow[] rows)
    {
        public int Line => line;

        public int Hash => hash;

        public TRow[] Rows => rows;

        public bool IsContradicted { get; set; }
    }
}
