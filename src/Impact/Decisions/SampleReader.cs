using System.Globalization;
using Goldthread.Kernel.Values;

namespace Goldthread.Impact.Decisions;

/// <summary>Reads a probabilistic sample from CSV: a column cost_NAME and effect_NAME (or eff_NAME, qaly_NAME, qalys_NAME) for each strategy, a row for each draw; or the columns sim, strategy, cost, effect.</summary>
public static class SampleReader
{
    private static readonly string[] Effects = ["effect_", "eff_", "qalys_", "qaly_"];

    /// <summary>The sample, or what is wrong with it.</summary>
    public static Outcome<DecisionSample> Read(string text)
    {
        using var reader = new StringReader(text);
        var rows = CsvRows.Read(reader).ToList();
        if (rows.Count < 2) return new Fault(FaultKind.Invalid, "holds no draws.");
        var names = rows[0].Fields.Select(f => f.TrimStart('\uFEFF')).ToList();
        return names.Exists(n => n.Equals("strategy", StringComparison.OrdinalIgnoreCase)) ? Long(names, rows) : Wide(names, rows);
    }

    /// <summary>Columns of numbers by name, as many rows as there are draws.</summary>
    public static Outcome<IReadOnlyList<(string Name, IReadOnlyList<double> Values)>> Columns(string text, int draws)
    {
        using var reader = new StringReader(text);
        var rows = CsvRows.Read(reader).ToList();
        if (rows.Count - 1 != draws) return new Fault(FaultKind.Invalid, $"has {Math.Max(0, rows.Count - 1)} rows, and the sample has {draws}: a row for each draw.");
        var faults = new List<Fault>();
        var read = rows[0].Fields.Select((name, c) => (Name: name.TrimStart('\uFEFF'), Values: (IReadOnlyList<double>)[.. rows.Skip(1).Select(r => Number(r, c, name, faults))])).ToList();
        return faults.Count > 0 ? faults.Take(20).ToArray() : read;
    }

    private static Outcome<DecisionSample> Wide(List<string> names, List<(int Line, IReadOnlyList<string> Fields)> rows)
    {
        var strategies = names.Where(n => n.StartsWith("cost_", StringComparison.OrdinalIgnoreCase)).Select(n => n["cost_".Length..]).ToList();
        if (strategies.Count == 0) return new Fault(FaultKind.Invalid, "has no column cost_NAME, and no columns sim, strategy, cost, effect.");
        var faults = new List<Fault>();
        var (costs, effects) = (new List<double[]>(), new List<double[]>());
        foreach (var strategy in strategies)
        {
            var effect = names.FindIndex(n => Effects.Any(e => n.Equals(e + strategy, StringComparison.OrdinalIgnoreCase)));
            var cost = names.FindIndex(n => n.Equals("cost_" + strategy, StringComparison.OrdinalIgnoreCase));
            if (effect < 0) faults.Add(new Fault(FaultKind.Invalid, "is not there.", $"effect_{strategy}"));
            costs.Add([.. rows.Skip(1).Select(r => Number(r, cost, names[cost], faults))]);
            if (effect >= 0) effects.Add([.. rows.Skip(1).Select(r => Number(r, effect, names[effect], faults))]);
        }

        return faults.Count > 0 ? faults.Take(20).ToArray() : new DecisionSample(strategies, [.. costs], [.. effects]);
    }

    private static Outcome<DecisionSample> Long(List<string> names, List<(int Line, IReadOnlyList<string> Fields)> rows)
    {
        var faults = new List<Fault>();
        int Place(params string[] any)
        {
            var at = names.FindIndex(n => any.Contains(n, StringComparer.OrdinalIgnoreCase));
            if (at < 0) faults.Add(new Fault(FaultKind.Invalid, "is not there.", any[0]));
            return at;
        }

        var (sim, strategy, cost, effect) = (Place("sim", "draw"), Place("strategy"), Place("cost"), Place("effect", "eff", "qaly", "qalys"));
        if (faults.Count > 0) return faults.ToArray();
        var seen = new Dictionary<string, Dictionary<string, (double Cost, double Effect)>>(StringComparer.Ordinal);
        foreach (var row in rows.Skip(1).Where(r => IsWhole(r, names.Count, faults)))
        {
            if (!seen.TryGetValue(row.Fields[strategy], out var draws)) seen[row.Fields[strategy]] = draws = new(StringComparer.Ordinal);
            if (!draws.TryAdd(row.Fields[sim], (Number(row, cost, "cost", faults), Number(row, effect, "effect", faults)))) faults.Add(new Fault(FaultKind.Invalid, $"has draw {row.Fields[sim]} of {row.Fields[strategy]} a second time.", $"line {row.Line}"));
        }

        var order = seen.Values.First().Keys.ToList();
        foreach (var (name, draws) in seen.Where(s => s.Value.Count != order.Count || !order.TrueForAll(s.Value.ContainsKey))) faults.Add(new Fault(FaultKind.Invalid, $"has {draws.Count} draws, and {seen.Keys.First()} has {order.Count}; each strategy needs the same ones.", name));
        return faults.Count > 0 ? faults.Take(20).ToArray() : new DecisionSample([.. seen.Keys], [.. seen.Values.Select(d => order.Select(o => d[o].Cost).ToArray())], [.. seen.Values.Select(d => order.Select(o => d[o].Effect).ToArray())]);
    }

    private static bool IsWhole((int Line, IReadOnlyList<string> Fields) row, int columns, List<Fault> faults)
    {
        if (row.Fields.Count >= columns) return true;
        faults.Add(new Fault(FaultKind.Invalid, $"has {row.Fields.Count} fields of {columns}.", $"line {row.Line}"));
        return false;
    }

    private static double Number((int Line, IReadOnlyList<string> Fields) row, int column, string name, List<Fault> faults)
    {
        if (column < row.Fields.Count && double.TryParse(row.Fields[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)) return number;
        faults.Add(new Fault(FaultKind.Invalid, $"is \"{(column < row.Fields.Count ? row.Fields[column] : "")}\", which is no number.", $"line {row.Line}: {name}"));
        return double.NaN;
    }
}
