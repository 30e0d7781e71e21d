using Goldthread.Impact.Decisions;

namespace Goldthread.Host.Commands;

/// <summary>Folds back a decision tree.</summary>
internal static class TreeCommand
{
    public static async Task<int> Run(string[] args)
    {
        var arguments = Arguments.Read(args, [], ["json", "csv"]);
        if (arguments.Rest.Count != 1) throw new UsageException("Name one file: model tree TREE.json.");
        if (!File.Exists(arguments.Rest[0])) throw new UsageException($"There is no file {arguments.Rest[0]}.");
        var tree = TreeReader.Read(await File.ReadAllTextAsync(arguments.Rest[0]));
        if (!tree.Succeeded) return ModelOutput.Refuse(tree.Faults, arguments.Rest[0]);
        var (frontier, paths) = (CohortCommand.Compared(tree.Value.Options), new ModelOutput(["strategy", "path", "probability", "cost", "effect"]));
        foreach (var path in tree.Value.Paths) paths.Add(path.Strategy, path.Way, path.Chance, path.Cost, path.Effect);
        await Console.Out.WriteAsync(arguments.Has("json") ? ModelOutput.Json(new { frontier = frontier.Objects, paths = paths.Objects }) : arguments.Has("csv") ? frontier.Csv() + "\r\n" + paths.Csv() : frontier.Table() + "\n" + paths.Table());
        return 0;
    }
}
