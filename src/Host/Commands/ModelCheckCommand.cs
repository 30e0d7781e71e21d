using Goldthread.Impact.Agreement;

namespace Goldthread.Host.Commands;

/// <summary>Holds the models against the oracles of the shared folder and says how close they come.</summary>
internal static class ModelCheckCommand
{
    public static async Task<int> Run(string[] args)
    {
        var arguments = Arguments.Read(args, ["write"], []);
        if (arguments.Rest.Count > 0) throw new UsageException("model check takes no file; --write FILE keeps what it found.");
        var folder = Environment.GetEnvironmentVariable("GOLDTHREAD_SHARED") is { Length: > 0 } shared ? Path.Combine(shared, "oracles") : null;
        if (folder is null || !System.IO.Directory.Exists(folder))
        {
            await Console.Error.WriteLineAsync("There are no oracles here: the setting GOLDTHREAD_SHARED names the folder that holds them.");
            return 1;
        }

        var output = new ModelOutput(["oracle", "numbers", "largest", "told_in", "at_most", "passes", "where"]);
        var lines = OracleCheck.Run(name => File.Exists(Path.Combine(folder, name)) ? File.ReadAllText(Path.Combine(folder, name)) : null, ExampleModels.Text).ToList();
        foreach (var line in lines) output.Add(line.Name, line.Cases, line.Largest, line.Unit, line.Most, line.Passes ? "yes" : "NO", line.Where);
        await Console.Out.WriteAsync(output.Table());
        if (!lines.TrueForAll(l => l.Passes)) return 1;
        // What does not pass is not kept: the page would tell it as agreement.
        if (arguments.Value("write") is { } path) await File.WriteAllTextAsync(path, new AgreementRecord(DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime), AgreementRecord.Running, lines).Text());
        return 0;
    }
}
