using System.Globalization;
using Goldthread.Impact.Cohorts;
using Goldthread.Impact.Decisions;

namespace Goldthread.Host.Commands;

/// <summary>Solves a model of a cohort, lives it, or draws its doubtful parameters.</summary>
internal static class CohortCommand
{
    private const int MostDraws = 1_000_000, MostPeople = 10_000_000;

    public static async Task<int> Run(string[] args)
    {
        var arguments = Arguments.Read(args, ["out", "people", "draws", "seed", "wtp"], ["json", "csv", "means"]);
        if (arguments.Rest.Count != 1) throw new UsageException("Name one file: model cohort MODEL.json.");
        var path = arguments.Rest[0];
        if (!File.Exists(path)) throw new UsageException($"There is no file {path}.");
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var read = CohortFile.Read(await File.ReadAllTextAsync(path), name => Beside(folder, name));
        if (!read.Succeeded) return ModelOutput.Refuse(read.Faults, path);
        var (seed, people) = ((ulong)arguments.Number("seed", 1, 0, int.MaxValue), arguments.Value("people") is null ? (int?)null : arguments.Number("people", 1, 1, MostPeople));
        if (arguments.Value("draws") is not null) return await Draw(arguments, read.Value, seed, people);
        if (arguments.Value("wtp") is not null) throw new UsageException("--wtp belongs to --draws.");
        var solved = arguments.Has("means") ? CohortRun.AtMeans(read.Value) : CohortRun.Of(read.Value);
        if (!solved.Succeeded) return ModelOutput.Refuse(solved.Faults, path);
        var lived = people is { } many ? Enumerable.Range(0, solved.Value.Count).Select(s => Microsimulation.Of(read.Value, s, many, seed, Environment.ProcessorCount)).ToList() : null;
        await Tell(arguments, read.Value, solved.Value, lived);
        return 0;
    }

    /// <summary>A file in the folder of the model itself, and nowhere else.</summary>
    private static string? Beside(string folder, string name) => Path.GetFileName(name) == name && File.Exists(Path.Combine(folder, name)) ? File.ReadAllText(Path.Combine(folder, name)) : null;

    private static async Task Tell(Arguments arguments, CohortModel model, IReadOnlyList<CohortResult> solved, List<SimulatedResult>? lived)
    {
        var summary = new ModelOutput(["strategy", "cost", "qalys", "life_years", "life_years_discounted", "sd_cost", "sd_qalys", .. lived is null ? Array.Empty<string>() : ["people", "lived_cost", "lived_qalys", "lived_sd_cost", "lived_sd_qalys", "se_cost", "se_qalys"]]);
        foreach (var (r, i) in solved.Select((r, i) => (r, i)))
        {
            summary.Add([r.Strategy, r.Cost, r.Effect, r.LifeYears, r.DiscountedLifeYears, r.Spread.Cost, r.Spread.Effect, .. lived is null ? Array.Empty<object?>() : [lived[i].People, lived[i].Cost, lived[i].Effect, lived[i].CostDeviation, lived[i].EffectDeviation, lived[i].CostError, lived[i].EffectError]]);
        }

        var frontier = Compared(solved.Select(r => new Option(r.Strategy, r.Cost, r.Effect)));
        var (trace, expanded) = (Trace(model, solved), Expanded(model, solved));
        if (arguments.Value("out") is { } folder)
        {
            System.IO.Directory.CreateDirectory(folder);
            await File.WriteAllTextAsync(Path.Combine(folder, "summary.csv"), summary.Csv());
            await File.WriteAllTextAsync(Path.Combine(folder, "frontier.csv"), frontier.Csv());
            await File.WriteAllTextAsync(Path.Combine(folder, "trace.csv"), trace.Csv());
            if (expanded is not null) await File.WriteAllTextAsync(Path.Combine(folder, "expanded.csv"), expanded.Csv());
        }

        var clock = model.Clock;
        if (arguments.Has("json")) await Console.Out.WriteAsync(ModelOutput.Json(new { model = model.Name, cycles = clock.Cycles, cycleLength = clock.CycleLength, summary = summary.Objects, frontier = frontier.Objects, trace = trace.Objects, expanded = expanded?.Objects }));
        else if (arguments.Has("csv")) await Console.Out.WriteAsync(summary.Csv());
        else await Console.Out.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"{model.Name}: {clock.Cycles} cycles of {clock.CycleLength:0.######} years; discounted {model.Discounting.Costs:0.####} (costs) and {model.Discounting.Effects:0.####} (effects) a year, {Convention(model.Discounting.Convention)}; correction {model.Correction}.\n\n{summary.Table()}\n{frontier.Table()}"));
    }

    public static ModelOutput Compared(IEnumerable<Option> options)
    {
        var output = new ModelOutput(["strategy", "cost", "effect", "inc_cost", "inc_effect", "icer", "status"]);
        foreach (var c in Frontier.Of([.. options])) output.Add(c.Option.Name, c.Option.Cost, c.Option.Effect, c.MoreCost, c.MoreEffect, c.Ratio, c.Standing switch { Standing.NotDominated => "ND", Standing.ExtendedlyDominated => "ED", _ => "D" });
        return output;
    }

    private static string Convention(DiscountConvention convention) => convention switch { DiscountConvention.PerCycle => "(1 + d x cycle length) to the minus cycle", DiscountConvention.Continuous => "exp(-d x years)", _ => "(1 + d) to the minus years" };

    private static ModelOutput Trace(CohortModel model, IReadOnlyList<CohortResult> solved)
    {
        var output = new ModelOutput(["strategy", "cycle", "years", .. model.States.Select(s => s.Name), "survival", .. model.States.Where(s => !s.IsDead).Select(s => $"prevalence_{s.Name}")]);
        foreach (var r in solved)
        {
            for (var k = 0; k < r.Trace.Length; k++) output.Add([r.Strategy, k, k * model.Clock.CycleLength, .. r.Trace[k].Cast<object?>(), r.Survival[k], .. model.States.Select((s, i) => (s, i)).Where(s => !s.s.IsDead).Select(s => (object?)r.Prevalence(s.i, k))]);
        }

        return output;
    }

    private static ModelOutput? Expanded(CohortModel model, IReadOnlyList<CohortResult> solved)
    {
        if (solved[0].Expanded is null) return null;
        var output = new ModelOutput(["strategy", "cycle", .. model.States.SelectMany(s => s.Tunnel == 1 ? [s.Name] : Enumerable.Range(1, s.Tunnel).Select(j => $"{s.Name}_{j}"))]);
        foreach (var r in solved)
        {
            for (var k = 0; k < r.Trace.Length; k++) output.Add([r.Strategy, k, .. r.Expanded![k].Cast<object?>()]);
        }

        return output;
    }

    private static async Task<int> Draw(Arguments arguments, CohortModel model, ulong seed, int? people)
    {
        if (model.Doubtful.Count == 0) return ModelOutput.Refuse([new(Kernel.Values.FaultKind.Invalid, "is needed for --draws: a distribution for each doubtful parameter.", "uncertain")], arguments.Rest[0]);
        var drawn = CohortSample.Of(model, arguments.Number("draws", 1000, 1, MostDraws), seed, people, Environment.ProcessorCount);
        if (!drawn.Succeeded) return ModelOutput.Refuse(drawn.Faults, arguments.Rest[0]);
        if (arguments.Value("out") is { } folder)
        {
            System.IO.Directory.CreateDirectory(folder);
            var sample = new ModelOutput([.. model.StrategyNames.Select(s => $"cost_{s}"), .. model.StrategyNames.Select(s => $"effect_{s}")]);
            for (var i = 0; i < drawn.Value.Sample.Draws; i++) sample.Add([.. drawn.Value.Sample.Costs.Select(c => (object?)c[i]), .. drawn.Value.Sample.Effects.Select(e => (object?)e[i])]);
            await File.WriteAllTextAsync(Path.Combine(folder, "sample.csv"), sample.Csv());
            var parameters = new ModelOutput(drawn.Value.Parameters);
            foreach (var row in drawn.Value.Values) parameters.Add([.. row.Cast<object?>()]);
            await File.WriteAllTextAsync(Path.Combine(folder, "parameters.csv"), parameters.Csv());
        }

        await SampleCommand.Tell(arguments, drawn.Value.Sample, drawn.Value.Parameters.Select((name, p) => (name, (IReadOnlyList<double>)[.. drawn.Value.Values.Select(v => v[p])])).ToList());
        return 0;
    }
}
