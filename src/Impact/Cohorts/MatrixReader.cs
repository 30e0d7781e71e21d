using System.Text.Json;
using Goldthread.Impact.Formulas;
using Goldthread.Impact.Reading;

namespace Goldthread.Impact.Cohorts;

/// <summary>Reads matrices of chances that change with the cycle: a list with one for each cycle, or each with the cycle from which it holds.</summary>
internal static class MatrixReader
{
    public static void Read(Fields fields, int states, Dictionary<(int From, int To), Cell> cells)
    {
        var told = new List<(int From, double[][] Rows)>();
        foreach (var ((value, path), i) in fields.List("matrices").Select((m, i) => (m, i)))
        {
            var (from, element) = (i, value);
            if (value.ValueKind == JsonValueKind.Object)
            {
                var held = new Fields(value, path, fields.Faults);
                from = held.Whole("from", null, 0, int.MaxValue);
                element = held.Find("matrix") ?? default;
                held.NoOthers();
            }

            if (Rows(element, states) is { } rows) told.Add((from, rows));
            else fields.Faults.Add(new(Kernel.Values.FaultKind.Invalid, $"is to be a matrix of {states} rows with {states} numbers each.", path));
        }

        if (told.Count == 0 || told[0].From != 0 || told.Zip(told.Skip(1)).Any(p => p.Second.From <= p.First.From))
        {
            fields.Wrong("is to begin with cycle 0 and go on in the order of cycles.", "matrices");
            return;
        }

        var starts = told.Select(t => t.From).ToArray();
        for (var f = 0; f < states; f++)
        {
            for (var t = 0; t < states; t++)
            {
                var values = told.Select(m => m.Rows[f][t]).ToArray();
                cells[(f, t)] = new Cell(f, t, values.All(v => v == values[0]) ? Formula.Of(values[0]) : new Formula("by cycle", m => values[Holding(starts, m.Cycle)], [], Varies.ByCycle), null, null, $"{fields.At("matrices")}[..][{f}][{t}]");
            }
        }
    }

    private static int Holding(int[] starts, int cycle) => Array.BinarySearch(starts, cycle) is var at && at >= 0 ? at : ~at - 1;

    private static double[][]? Rows(JsonElement matrix, int states)
    {
        if (matrix.ValueKind != JsonValueKind.Array || matrix.GetArrayLength() != states) return null;
        var rows = new List<double[]>();
        foreach (var row in matrix.EnumerateArray())
        {
            if (row.ValueKind != JsonValueKind.Array || row.GetArrayLength() != states || !row.EnumerateArray().All(v => v.ValueKind == JsonValueKind.Number && v.TryGetDouble(out var number) && double.IsFinite(number))) return null;
            rows.Add([.. row.EnumerateArray().Select(v => v.GetDouble())]);
        }

        return [.. rows];
    }
}
