using System.Globalization;
using Goldthread.Kernel.Values;
using Goldthread.Population.Indicators.Methods;

namespace Goldthread.Population.Indicators;

/// <summary>
/// Values with limits from rows of CSV, as analysts have them. Columns are known by the names that are usual for them; every other column says what a row is about and comes
/// out again. A row that cannot be read is told with its line and left out, and the rest goes on.
/// </summary>
/// <param name="Method">One of <see cref="Methods"/>.</param>
/// <param name="Options">How the values are asked for.</param>
public sealed record IndicatorRun(string Method, IndicatorOptions Options)
{
    private static readonly IndicatorMethod[] All =
    [
        new RateMethod(), new ProportionMethod(), new MeanMethod(), new DirectMethod(), new IndirectMethod(isRatio: false), new IndirectMethod(isRatio: true), new SlopeMethod(),
        new FunnelMethod(), new FunnelLinesMethod(), new QuantileMethod(), new LifeExpectancyMethod(), new TrendMethod(),
    ];

    /// <summary>The methods, the columns of each (those that may be left out in brackets), and what it does.</summary>
    public static IReadOnlyList<(string Name, string Columns, string Says)> Methods { get; } =
        [.. All.Select(m => (m.Name, string.Join(", ", [.. m.Needs, .. m.Takes.Concat(m.Words).Select(o => $"[{o}]")]), m.Says))];

    /// <summary>Whether there is such a method.</summary>
    /// <param name="method">Its name.</param>
    public static bool Knows(string method) => All.Any(m => m.Name == method);

    /// <summary>Runs over the rows.</summary>
    /// <param name="rows">CSV with a header.</param>
    /// <param name="write">Takes each line of the answer, with its end.</param>
    /// <param name="refuse">Takes each fault, in words.</param>
    /// <returns>How many faults there were.</returns>
    public int Run(TextReader rows, Action<string> write, Action<string> refuse)
    {
        var method = All.First(m => m.Name == Method);
        var faults = 0;
        Header? header = null;
        var sets = new Dictionary<string, List<IndicatorRow>>(StringComparer.Ordinal);
        void Refuse(string words)
        {
            refuse(words);
            faults++;
        }

        foreach (var (line, fields) in CsvRows.Read(rows))
        {
            if (header is null)
            {
                header = Header.Read(fields, method, Options.By, out var missing);
                if (header is null)
                {
                    Refuse($"line {line}: {missing}");
                    return faults;
                }

                write(CsvText.Line([.. method.IsAboutRows ? header.AboutNames : header.ByNames, .. method.Gives]));
            }
            else if (header.Row(line, fields, out var fault) is not { } row)
            {
                Refuse(fault!);
            }
            else if (method.Set == RowSet.Each)
            {
                Answer(method, header, [row], write, Refuse);
            }
            else
            {
                var key = CsvText.Line(method.Set == RowSet.By ? header.By(row) : row.About);
                if (!sets.TryGetValue(key, out var set)) sets[key] = set = [];
                set.Add(row);
            }
        }

        if (header is null) Refuse("There are no rows: the first line names the columns.");
        foreach (var set in sets.Values) Answer(method, header!, set, write, Refuse);
        return faults;
    }

    private void Answer(IndicatorMethod method, Header header, List<IndicatorRow> rows, Action<string> write, Action<string> refuse)
    {
        try
        {
            foreach (var (row, values) in method.Answer(rows, Options)) write(CsvText.Line([.. method.IsAboutRows ? row.About : header.By(row), .. values]));
        }
        catch (ArgumentOutOfRangeException error)
        {
            var words = error.Message.Split(" (Parameter", StringSplitOptions.None)[0];
            refuse(words.StartsWith("Line ", StringComparison.Ordinal) ? "l" + words[1..] : $"line {rows[0].Line}: {words}");
        }
    }

    private sealed record Header(IReadOnlyList<string> Fields, int[] Numbers, int[] Words, int[] About, int[] Sets)
    {
        public IEnumerable<string> AboutNames => About.Select(i => Fields[i]);

        public IEnumerable<string> ByNames => Sets.Select(i => Fields[About[i]]);

        public static Header? Read(IReadOnlyList<string> fields, IndicatorMethod method, IReadOnlyList<string> by, out string? missing)
        {
            missing = method.Needs.FirstOrDefault(need => Columns.Find(fields, need) < 0) is { } column
                ? $"there is no column \"{column}\"; {method.Name} needs {string.Join(", ", method.Needs)}" : null;
            int[] numbers = [.. method.Needs.Concat(method.Takes).Select(c => Columns.Find(fields, c))];
            int[] words = [.. method.Words.Select(c => Columns.Find(fields, c))];
            int[] about = [.. Enumerable.Range(0, fields.Count).Where(i => !numbers.Contains(i) && !words.Contains(i))];
            int[] sets = [.. by.Select(b => Array.FindIndex(about, i => fields[i].Equals(b, StringComparison.OrdinalIgnoreCase)))];
            missing ??= Array.IndexOf(sets, -1) is var at and >= 0 ? $"there is no column \"{by[at]}\" to tell sets apart by" : null;
            return missing is null ? new Header(fields, numbers, words, about, sets) : null;
        }

        public string[] By(IndicatorRow row) => [.. Sets.Select(i => row.About[i])];

        public IndicatorRow? Row(int line, IReadOnlyList<string> fields, out string? fault)
        {
            fault = fields.Count == Fields.Count ? null : $"line {line}: {fields.Count} fields beside {Fields.Count} in the header";
            var numbers = new double?[Numbers.Length];
            for (var i = 0; i < Numbers.Length && fault is null; i++)
            {
                if (Numbers[i] >= 0 && !IsNumber(fields[Numbers[i]], out numbers[i])) fault = $"line {line}: \"{fields[Numbers[i]]}\" in column {Fields[Numbers[i]]} is not a number";
            }

            return fault is null ? new IndicatorRow(line, numbers, [.. Words.Select(i => i < 0 ? "" : fields[i])], [.. About.Select(i => fields[i])]) : null;
        }

        private static bool IsNumber(string text, out double? number)
        {
            number = null;
            if (text.Length == 0 || text.Equals("NA", StringComparison.OrdinalIgnoreCase)) return true;
            if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var read) || !double.IsFinite(read)) return false;
            number = read;
            return true;
        }
    }
}
