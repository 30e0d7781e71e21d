using System.Globalization;
using Goldthread.Impact.Queues;
using Goldthread.Kernel.Values;

namespace Goldthread.Host.Commands;

/// <summary>Queues that settle, and ways out of hospital that are simulated.</summary>
internal static class QueueCommand
{
    private static readonly string[] Columns = ["model", "lambda", "mu", "c", "K", "rho", "P_block_or_ErlangB", "ErlangC_Pwait", "Lq", "Wq", "L", "W", "P_wait_gt_one_mean_service", "P_abandon", "note"];

    public static async Task<int> Run(string[] args)
    {
        var arguments = Arguments.Read(args, ["arrivals", "service", "servers", "places", "patience", "cv2", "model", "simulate", "seed", "pathways", "replications", "out"], ["json", "csv"]);
        if (arguments.Value("pathways") is { } folder) return await Pathways(arguments, folder);
        var cases = await Cases(arguments);
        if (!cases.Succeeded) return ModelOutput.Refuse(cases.Faults);
        var simulate = arguments.Value("simulate") is null ? 0 : arguments.Number("simulate", 0, 1000, 1_000_000_000);
        var output = new ModelOutput([.. Columns, .. simulate > 0 ? (string[])["lived_Wq", "lived_Wq_se", "lived_Pwait", "lived_P_abandon", "lived_P_block"] : []]);
        foreach (var asked in cases.Value)
        {
            var solved = QueueSolver.Solve(asked);
            if (!solved.Succeeded) return ModelOutput.Refuse(solved.Faults);
            var a = solved.Value;
            object?[] row = [asked.Model is "M/G/1" or "M/G/c" ? string.Create(CultureInfo.InvariantCulture, $"{asked.Model} cv2={asked.Variation:R}") : asked.Model, asked.Arrivals, asked.Service, asked.Servers, asked.Places, a.Use, a.Lost, a.Waits, a.QueueLength, a.Wait, a.Present, a.Stay, a.LongWaits, a.Leaves, a.Note];
            if (simulate > 0) row = [.. row, .. Lived(a, simulate, (ulong)arguments.Number("seed", 1, 0, int.MaxValue))];
            output.Add(row);
        }

        await Console.Out.WriteAsync(output.As(arguments));
        return 0;
    }

    private static object?[] Lived(QueueAnswer answer, int people, ulong seed)
    {
        var asked = answer.Case;
        if (!answer.IsStable) return [null, null, null, null, null];
        var (mean, variation) = (1 / asked.Service, asked.Model switch { "M/D/1" => 0.0, "M/G/1" or "M/G/c" => asked.Variation, _ => 1 });
        Impact.Distributions.Distribution? service = variation switch { 1 => null, 0 => new Impact.Distributions.FixedValue(mean), _ => Impact.Distributions.LogNormalDistribution.OfMoments(mean, Math.Sqrt(variation) * mean) };
        var seen = QueueSimulation.Run(new SimulatedService([asked.Arrivals], service, mean, asked.Servers, asked.Model == "M/M/c/K" ? asked.Places : null, asked.Model == "M/M/c+M" ? asked.Patience : null), people, people / 10, seed)[0];
        return [seen.Wait, seen.WaitError, seen.Waited, (double)seen.Left / seen.Came, (double)seen.TurnedAway / seen.Came];
    }

    private static async Task<Outcome<IReadOnlyList<QueueCase>>> Cases(Arguments arguments)
    {
        if (arguments.Rest.Count > 1) throw new UsageException("Name one file, or say --arrivals, --service and --servers.");
        if (arguments.Rest.Count == 1)
        {
            var path = arguments.Rest[0];
            if (!File.Exists(path)) throw new UsageException($"There is no file {path}.");
            var text = await File.ReadAllTextAsync(path);
            return path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? QueueReader.Csv(text) : QueueReader.Json(text);
        }

        double? Number(string name) => arguments.Value(name) is not { } text ? null
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number
            : throw new UsageException($"--{name} takes a number, not \"{text}\".");
        var servers = arguments.Number("servers", 1, int.MinValue, int.MaxValue);
        var model = arguments.Value("model") ?? QueueReader.Usual(arguments.Value("places") is not null, arguments.Value("patience") is not null, arguments.Value("cv2") is not null, servers);
        IReadOnlyList<QueueCase> one = [new(model, Number("arrivals") ?? throw new UsageException("Say --arrivals, --service and --servers, or name a file."), Number("service") ?? throw new UsageException("Say --service: how many one server serves in a unit of time."), servers, arguments.Value("places") is null ? null : arguments.Number("places", 0, 0, int.MaxValue), Number("patience"), Number("cv2") ?? 1)];
        return Outcome(one);
    }

    private static Outcome<T> Outcome<T>(T value) => value;

    private static async Task<int> Pathways(Arguments arguments, string folder)
    {
        var set = PathwayFolder.Read(name => File.Exists(Path.Combine(folder, name)) ? File.ReadAllText(Path.Combine(folder, name)) : null);
        if (!set.Succeeded) return ModelOutput.Refuse(set.Faults, folder);
        var (replications, seed) = (arguments.Number("replications", 50, 1, 10_000), (ulong)arguments.Number("seed", 1, 0, int.MaxValue));
        var answers = set.Value.Pathways.Select((p, i) => PathwayRun.Of(p, replications, seed, (uint)i, Environment.ProcessorCount)).ToList();
        var summary = new ModelOutput(["node_scenario", "measure", "mean", "last_day", "sd_of_a_replication"]);
        foreach (var a in answers)
        {
            foreach (var (measure, days, m) in Measures(a)) summary.Add(a.Name, measure, days.Average(), days[^1], a.Deviations[m]);
        }

        if (arguments.Value("out") is { } to)
        {
            System.IO.Directory.CreateDirectory(to);
            await File.WriteAllTextAsync(Path.Combine(to, "summary.csv"), summary.Csv());
            var daily = new ModelOutput(["date", .. answers.SelectMany(a => Measures(a).Select(m => $"{a.Name}__{m.Name}"))]);
            for (var d = 0; d < set.Value.Days.Count; d++) daily.Add([set.Value.Days[d], .. answers.SelectMany(a => Measures(a).Select(m => (object?)m.Days[d]))]);
            await File.WriteAllTextAsync(Path.Combine(to, "daily.csv"), daily.Csv());
        }

        await Console.Out.WriteAsync(summary.As(arguments));
        return 0;
    }

    private static (string Name, double[] Days, int Place)[] Measures(PathwayAnswer answer) => [("occ", answer.There, 0), ("niq", answer.Waiting, 1), ("wait", answer.Wait, 2), ("cost", answer.Cost, 3)];
}
