using System.Globalization;
using System.Text.Json;
using Goldthread.Kernel.Values;

namespace Goldthread.Host.Commands;

/// <summary>Rows that a model gives: as a table to read, as CSV or as JSON. Numbers keep all their digits but in the table.</summary>
internal sealed class ModelOutput(IReadOnlyList<string> columns)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly List<object?[]> _rows = [];

    public void Add(params object?[] row) => _rows.Add(row);

    public string Csv() => CsvText.Line([.. columns]) + string.Concat(_rows.Select(r => CsvText.Line([.. r.Select(Exact)])));

    public IReadOnlyList<Dictionary<string, object?>> Objects => [.. _rows.Select(r => columns.Zip(r).ToDictionary(p => p.First, p => p.Second is double number && !double.IsFinite(number) ? null : p.Second, StringComparer.Ordinal))];

    public string Table()
    {
        var cells = _rows.Select(r => r.Select(Shown).ToArray()).Prepend([.. columns]).ToList();
        var widths = columns.Select((_, c) => cells.Max(r => r[c].Length)).ToArray();
        var isText = columns.Select((_, c) => _rows.TrueForAll(r => r[c] is null or string)).ToArray();
        return string.Concat(cells.Select(r => string.Join("  ", r.Select((cell, c) => isText[c] ? cell.PadRight(widths[c]) : cell.PadLeft(widths[c]))).TrimEnd() + "\n"));
    }

    public static string Json(object value) => JsonSerializer.Serialize(value, Indented) + "\n";

    /// <summary>The form that was asked for.</summary>
    public string As(Arguments arguments) => arguments.Has("json") ? Json(Objects) : arguments.Has("csv") ? Csv() : Table();

    /// <summary>Tells faults on standard error.</summary>
    public static int Refuse(IEnumerable<Fault> faults, string? file = null)
    {
        foreach (var fault in faults) Console.Error.WriteLine(file is null ? fault.ToString() : $"{file}: {fault}");
        return 1;
    }

    private static string Exact(object? value) => value switch { null => "", double number => double.IsNaN(number) ? "" : number.ToString("R", CultureInfo.InvariantCulture), bool yes => yes ? "true" : "false", _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "" };

    private static string Shown(object? value) => value is double number
        ? Math.Abs(number) switch { double.NaN => "", >= 1000 => number.ToString("N0", CultureInfo.InvariantCulture), 0 => "0", >= 1 => number.ToString("0.####", CultureInfo.InvariantCulture), >= 1e-4 => number.ToString("0.######", CultureInfo.InvariantCulture), _ => number.ToString("0.###E+0", CultureInfo.InvariantCulture) }
        : Exact(value);
}
