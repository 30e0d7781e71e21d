using System.Globalization;
using Goldthread.Kernel.Values;

namespace Goldthread.Population.Indicators;

/// <summary>
/// Values with limits from rows of CSV, as analysts have them. Columns are known by the names that are usual for them; every other column says what a row is about and comes
/// out again. A row that cannot be read is told with its line and left out, and the rest goes on.
/// </summary>
/// <param name="Method">"rate", "proportion", "mean", "dsr" (directly standardised), "isr" (indirectly standardised rate) or "isratio".</param>
/// <param name="Multiplier">For how many, or null for what is usual: 100,000 for rates, 1 for shares and ratios.</param>
/// <param name="Confidence">How sure the limits are.</param>
public sealed record IndicatorRun(string Method, double? Multiplier, Confidence Confidence)
{
    /// <summary>The methods and the columns that each needs.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Methods { get; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
    {
        ["rate"] = [Count, Population],
        ["proportion"] = [Count, Population],
        ["mean"] = [Value],
        ["dsr"] = [Count, Population, Weight],
        ["isr"] = [Count, Population, ReferenceCount, ReferencePopulation],
        ["isratio"] = [Count, Population, ReferenceCount, ReferencePopulation],
    };

    private const string Count = "count", Population = "population", Value = "value", Weight = "weight", ReferenceCount = "refcount", ReferencePopulation = "refpopulation", Band = "band";

    private static readonly Dictionary<string, string> Names = Known(
        (Count, ["numerator", "events", "observed", "x"]), (Population, ["denominator", "whole", "pop", "n"]), (Value, ["values"]), (Weight, ["standard", "stdpop", "esp", "esp2013"]),
        (ReferenceCount, ["reference_count"]), (ReferencePopulation, ["refpop", "reference_population"]), (Band, ["ageband", "age_band", "age band", "age"]));

    /// <summary>Runs over the rows.</summary>
    /// <param name="rows">CSV with a header.</param>
    /// <param name="write">Takes each line of the answer, with its end.</param>
    /// <param name="refuse">Takes each fault, in words.</param>
    /// <returns>How many rows were refused.</returns>
    public int Run(TextReader rows, Action<string> write, Action<string> refuse)
    {
        var refused = 0;
        IReadOnlyList<string>? header = null;
        Dictionary<string, int> at = [];
        List<int> keys = [];
        var groups = new Dictionary<string, Group>(StringComparer.Ordinal);
        foreach (var (line, fields) in CsvRows.Read(rows))
        {
            if (header is null)
            {
                header = fields;
                at = fields.Select((name, i) => (Name: Names.GetValueOrDefault(name.ToLowerInvariant(), ""), i)).Where(c => c.Name.Length > 0).GroupBy(c => c.Name).ToDictionary(c => c.Key, c => c.First().i, StringComparer.Ordinal);
                keys = [.. Enumerable.Range(0, fields.Count).Where(i => !at.ContainsValue(i))];
                if (Methods[Method].FirstOrDefault(need => !at.ContainsKey(need)) is { } missing)
                {
                    refuse($"line 1: there is no column \"{missing}\"; {Method} needs {string.Join(", ", Methods[Method])}");
                    return 1;
                }

                write(CsvText.Line([.. keys.Select(k => fields[k]), "value", "lower", "upper", "method"]));
                continue;
            }

            if (fields.Count != header.Count)
            {
                refuse($"line {line}: {fields.Count} fields beside {header.Count} in the header");
                refused++;
                continue;
            }

            var numbers = Methods[Method].Select(need => Number(fields[at[need]])).ToList();
            if (numbers.FindIndex(n => n is { IsNumber: false }) is var bad and >= 0)
            {
                refuse($"line {line}: \"{fields[at[Methods[Method][bad]]]}\" in column {header[at[Methods[Method][bad]]]} is not a number");
                refused++;
                continue;
            }

            var key = CsvText.Line([.. keys.Select(k => fields[k])]);
            if (!groups.TryGetValue(key, out var group))
            {
                groups[key] = group = new Group(line, [.. keys.Select(k => fields[k])]);
            }

            group.Rows.Add([.. numbers.Select(n => n.Number)]);
            if (Method is "rate" or "proportion")
            {
                refused += Answer(group, write, refuse);
                groups.Remove(key);
            }
        }

        if (header is null)
        {
            refuse("There are no rows: the first line names the columns.");
            return 1;
        }

        return refused + groups.Values.Sum(g => Answer(g, write, refuse));
    }

    private int Answer(Group group, Action<string> write, Action<string> refuse)
    {
        Estimate estimate;
        try
        {
            estimate = Of(group.Rows);
        }
        catch (ArgumentOutOfRangeException error)
        {
            refuse($"line {group.Line}: {error.Message.Split(" (Parameter", StringSplitOptions.None)[0]}");
            return 1;
        }

        write(CsvText.Line([.. group.Key, Text(estimate.Value), Text(estimate.Low), Text(estimate.High), estimate.Method]));
        return 0;
    }

    // What was not counted gives no value for one row, and counts for nothing among bands.
    private Estimate Of(List<double?[]> rows) => Method switch
    {
        "rate" or "proportion" when rows[0].Contains(null) => new Estimate(null, null, null, ""),
        "rate" => CrudeMeasures.Rate(rows[0][0]!.Value, rows[0][1]!.Value, Multiplier ?? 100_000, Confidence),
        "proportion" => CrudeMeasures.Proportion(rows[0][0]!.Value, rows[0][1]!.Value, Multiplier ?? 1, Confidence),
        "mean" => CrudeMeasures.Mean([.. rows.Select(r => r[0]).OfType<double>()], Confidence),
        "dsr" => StandardisedMeasures.Direct([.. rows.Select(r => new StandardBand(r[0] ?? 0, r[1] ?? 0, r[2] ?? 0))], Multiplier ?? 100_000, Confidence),
        "isr" => StandardisedMeasures.Indirect(rows.Sum(r => r[0] ?? 0), Reference(rows), Multiplier ?? 100_000, Confidence),
        _ => StandardisedMeasures.Ratio(rows.Sum(r => r[0] ?? 0), Reference(rows), Multiplier ?? 1, Confidence),
    };

    private static ReferenceBand[] Reference(List<double?[]> rows) => [.. rows.Select(r => new ReferenceBand(r[1] ?? 0, r[2] ?? 0, r[3] ?? 0))];

    private static (bool IsNumber, double? Number) Number(string text) =>
        text.Length == 0 || text.Equals("NA", StringComparison.OrdinalIgnoreCase) ? (true, null)
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? (true, number) : (false, null);

    private static string Text(double? number) => number?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    private static Dictionary<string, string> Known(params ReadOnlySpan<(string Name, string[] Others)> columns)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, others) in columns)
        {
            names[name] = name;
            foreach (var other in others) names[other] = name;
        }

        return names;
    }

    private sealed record Group(int Line, IReadOnlyList<string> Key)
    {
        public List<double?[]> Rows { get; } = [];
    }
}
