using Goldthread.Kernel.Values;

namespace Goldthread.Population.Tests.Scores;

/// <summary>One of the public tables of risk scores; its rows by column name.</summary>
internal static class RiskTable
{
    private static readonly string Folder = Path.Combine(Environment.GetEnvironmentVariable("GOLDTHREAD_SHARED") ?? Path.Combine("..", "shared"), "oracles", "risk");

    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(string package, string name)
    {
        using var text = Open(package, name);
        var rows = CsvRows.Read(text).Select(r => r.Fields).ToList();
        return [.. rows.Skip(1).Select(f => f.Select((value, i) => (Name: rows[0][i], Value: value)).ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal))];
    }

    public static StreamReader Open(string package, string name)
    {
        var file = Path.Combine(Folder, package, name);
        Skip.IfNot(File.Exists(file), $"The shared folder has no oracles/risk/{package}/{name} (GOLDTHREAD_SHARED names it).");
        return File.OpenText(file);
    }
}
