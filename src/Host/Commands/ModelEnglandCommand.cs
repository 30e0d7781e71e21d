using Goldthread.Impact.Agreement;

namespace Goldthread.Host.Commands;

/// <summary>Runs a year of people like England's and sets what the model gives beside what England counts.</summary>
internal static class ModelEnglandCommand
{
    public static async Task<int> Run(string[] args)
    {
        var arguments = Arguments.Read(args, ["write", "threads"], ["json", "csv"]);
        if (arguments.Rest.Count > 0) throw new UsageException("model england takes no file; --write FILE keeps what it found.");
        var run = new EnglandRecord(DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime), AgreementRecord.Running, EnglandYear.Of(threads: arguments.Number("threads", 0, 1, 256)));
        var output = new ModelOutput(["of", "england", "model", "ratio", "from", "to", "holds"]);
        foreach (var (count, modelled) in run.Lines) output.Add(count.Of, count.Counted, modelled, modelled / count.Counted, count.Least, count.Most, count.Holds(modelled) ? "yes" : "NO");
        await Console.Out.WriteAsync(output.As(arguments));
        if (!run.Lines.All(l => l.Count.Holds(l.Modelled))) return 1;
        // What does not hold is not kept: the page would tell it as agreement.
        if (arguments.Value("write") is { } path) await File.WriteAllTextAsync(path, run.Text());
        return 0;
    }
}
