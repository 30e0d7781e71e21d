using System.Globalization;
using Goldthread.Kernel.Values;

namespace Goldthread.Population.Tests.Indicators;

/// <summary>One of the public tables of indicator methods; its rows by column name.</summary>
internal static class OracleTable
{
    private static readonly string Folder = Path.Combine(Environment.GetEnvironmentVariable("GOLDTHREAD_SHARED") ?? Path.Combine("..", "shared"), "oracles", "indicator-methods");

    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(string name)
    {
        using var text = Open(name);
        var rows = CsvRows.Read(text).Select(r => r.Fields).ToList();
        return [.. rows.Skip(1).Select(f => f.Select((value, i) => (Name: rows[0][i], Value: value)).ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal))];
    }

    public static StreamReader Open(string name)
    {
        var file = Path.Combine(Folder, name);
        Skip.IfNot(File.Exists(file), $"The shared folder has no oracles/indicator-methods/{name} (GOLDTHREAD_SHARED names it).");
        return File.OpenText(file);
    }

    public static double Number(this IReadOnlyDictionary<string, string> row, string name) => double.Parse(row[name], CultureInfo.InvariantCulture);

    /// <summary>A count that is not there is none.</summary>
    public static double Count(this IReadOnlyDictionary<string, string> row, string name) => row[name].Length == 0 ? 0 : row.Number(name);

    /// <summary>Equal to 12 digits, or to as many as a table prints that was rounded.</summary>
    public static void ShouldBeAlmost(this double? seen, IReadOnlyDictionary<string, string> row, string name, double printed = 0)
    {
        if (row[name].Length == 0)
        {
            seen.ShouldBeNull(name);
            return;
        }

        var expected = row.Number(name);
        seen.ShouldNotBeNull(name);
        Math.Abs(seen.Value - expected).ShouldBeLessThanOrEqualTo(Math.Max(Math.Abs(expected) * 1e-12, printed), $"{name}: {seen.Value:R} beside {expected:R}");
    }
}
