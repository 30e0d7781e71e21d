using System.Globalization;
using System.Text.Json;
using Goldthread.Kernel.Values;

namespace Goldthread.Impact.Tests;

/// <summary>Files of the shared folder that others made, and the examples of the guides.</summary>
internal static class Oracle
{
    private static readonly string Folder = Path.Combine(Environment.GetEnvironmentVariable("GOLDTHREAD_SHARED") ?? Path.Combine("..", "shared"), "oracles");

    public static string Text(params string[] path)
    {
        var file = Path.Combine([Folder, .. path]);
        Skip.IfNot(File.Exists(file), $"The shared folder has no oracles/{string.Join('/', path)} (GOLDTHREAD_SHARED names it).");
        return File.ReadAllText(file);
    }

    public static JsonElement Json(params string[] path)
    {
        using var document = JsonDocument.Parse(Text(path));
        return document.RootElement.Clone();
    }

    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(params string[] path)
    {
        using var text = new StringReader(Text(path));
        var rows = CsvRows.Read(text).Select(r => r.Fields).ToList();
        return [.. rows.Skip(1).Select(f => f.Select((value, i) => (Name: rows[0][i], Value: value)).ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal))];
    }

    public static double Number(this IReadOnlyDictionary<string, string> row, string name) => double.Parse(row[name], CultureInfo.InvariantCulture);

    /// <summary>A file of the repository.</summary>
    public static string Own(params string[] path)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Goldthread.slnx"))) folder = Path.GetDirectoryName(folder)!;
        return File.ReadAllText(Path.Combine([folder, .. path]));
    }

    /// <summary>Equal to so many significant digits as a share of the expected.</summary>
    public static void ShouldBeNear(this double seen, double expected, double share, string? what = null) =>
        Math.Abs(seen - expected).ShouldBeLessThanOrEqualTo(Math.Max(Math.Abs(expected), 1e-300) * share, $"{what}: {seen:R} beside {expected:R}");
}
