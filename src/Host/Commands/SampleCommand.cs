using System.Globalization;
using Goldthread.Impact.Decisions;

namespace Goldthread.Host.Commands;

/// <summary>What a probabilistic sample says of a decision.</summary>
internal static class SampleCommand
{
    private const int MostWorths = 10_000;

    public static async Task<int> Run(string[] args)
    {
        var arguments = Arguments.Read(args, ["wtp", "parameters", "know"], ["json", "csv"]);
        if (arguments.Rest.Count != 1) throw new UsageException("Name one file: model psa SAMPLE.csv.");
        var sample = SampleReader.Read(await Text(arguments.Rest[0]));
        if (!sample.Succeeded) return ModelOutput.Refuse(sample.Faults, arguments.Rest[0]);
        List<(string Name, IReadOnlyList<double> Values)> known = [];
        if (arguments.Value("parameters") is { } file)
        {
            var parameters = SampleReader.Columns(await Text(file), sample.Value.Draws);
            if (!parameters.Succeeded) return ModelOutput.Refuse(parameters.Faults, file);
            var asked = arguments.Value("know")?.Split(',', StringSplitOptions.TrimEntries) ?? [.. parameters.Value.Select(p => p.Name)];
            if (asked.FirstOrDefault(a => !parameters.Value.Any(p => p.Name == a)) is { } other) throw new UsageException($"--know names {other}, and {file} has no such column.");
            known = [.. parameters.Value.Where(p => asked.Contains(p.Name))];
        }

        await Tell(arguments, sample.Value, known);
        return 0;
    }

    public static async Task Tell(Arguments arguments, DecisionSample sample, IReadOnlyList<(string Name, IReadOnlyList<double> Values)> parameters)
    {
        var doubt = Doubt.Of(sample, Worths(arguments.Value("wtp")));
        var output = new ModelOutput(["WTP", "Strategy", "NetBenefit", "Proportion", "On_Frontier", "Expected_Loss", "EVPI"]);
        foreach (var at in doubt)
        {
            for (var s = 0; s < sample.Strategies.Count; s++) output.Add(at.Worth, sample.Strategies[s], at.NetBenefit[s], at.Chance[s], s == at.Best, at.Loss[s], at.PerfectInformation);
        }

        var partial = new ModelOutput(["WTP", "parameter", "EVPPI", "standard_error"]);
        if (sample.Draws >= PartialInformation.Fewest)
        {
            foreach (var value in doubt.SelectMany(at => parameters.Select(p => PartialInformation.Of(sample, p.Name, p.Values, at.Worth)))) partial.Add(value.Worth, value.Parameter, value.Value, value.Error);
        }

        var frontier = CohortCommand.Compared(sample.Means);
        if (arguments.Has("json")) await Console.Out.WriteAsync(ModelOutput.Json(new { draws = sample.Draws, means = frontier.Objects, doubt = output.Objects, knowing = partial.Objects }));
        else if (arguments.Has("csv")) await Console.Out.WriteAsync(output.Csv() + (partial.Objects.Count > 0 ? "\r\n" + partial.Csv() : ""));
        else await Console.Out.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"{sample.Draws:N0} draws; costs and effects are their means.\n\n{frontier.Table()}\n{output.Table()}{(partial.Objects.Count > 0 ? "\nWorth of knowing one parameter, by regression (Strong, Oakley and Brennan 2014)\n" + partial.Table() : "")}"));
    }

    private static async Task<string> Text(string path) => File.Exists(path) ? await File.ReadAllTextAsync(path) : throw new UsageException($"There is no file {path}.");

    private static IReadOnlyList<double> Worths(string? text)
    {
        if (text is null) return [10_000, 20_000, 30_000, 50_000];
        static double Number(string part) => double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= 0 && double.IsFinite(number) ? number : throw new UsageException($"--wtp takes numbers of 0 or more, as 20000,30000 or from:to:step; not \"{part}\".");
        if (text.Split(':') is not [var from, var to, var step]) return [.. text.Split(',').Select(Number)];
        var (first, last, by) = (Number(from), Number(to), Number(step));
        if (by <= 0 || last < first || (last - first) / by > MostWorths) throw new UsageException($"--wtp goes from a number up to another in steps above 0, at most {MostWorths} of them.");
        return [.. Enumerable.Range(0, (int)Math.Floor(((last - first) / by) + 1e-9) + 1).Select(i => first + (i * by))];
    }
}
