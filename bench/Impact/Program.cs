using System.Globalization;
using Goldthread.Impact.Cohorts;
using Goldthread.Impact.Journeys;
using Goldthread.Impact.People;
using Goldthread.Impact.Queues;
using Goldthread.Impact.Scenarios;
using Stopwatch = System.Diagnostics.Stopwatch;

namespace Goldthread.ImpactBench;

internal static class Program
{
    private const string Usage = """
        Every figure is a line of JSON: the least and the middle of several runs, in milliseconds.
          psa MODEL.json DRAWS PEOPLE THREADS   a probabilistic analysis lived by people, parameters drawn anew for each draw
          solve MODEL.json DRAWS THREADS        the same, each draw solved exactly
          queue SERVERS CUSTOMERS               M/M/c at nine tenths of its servers, simulated on one thread
          journeys SCENARIO.json PEOPLE THREADS the first scenario, lived by people, with luck drawn anew each time; bytes a person kept and at the most
          slider SCENARIO.json PEOPLE THREADS   the same with the baseline and its luck known: what a slider waits for
          draws SCENARIO.json DRAWS PEOPLE THREADS   probabilistic analysis of the journey model
        """;

    private static int Main(string[] args)
    {
        int Number(int at) => int.Parse(args[at], CultureInfo.InvariantCulture);
        switch (args)
        {
            case ["psa", var file, _, _, _]: Psa(file, Number(2), Number(3), Number(4)); return 0;
            case ["solve", var file, _, _]: Psa(file, Number(2), null, Number(3)); return 0;
            case ["queue", _, _]: Queue(Number(1), Number(2)); return 0;
            case ["journeys", var file, _, _]: Journeys(Scenarios(file, Number(2)), Number(3)); return 0;
            case ["slider", var file, _, _]: Slider(Scenarios(file, Number(2)), Number(3)); return 0;
            case ["draws", var file, _, _, _]: Draws(Scenarios(file, Number(3)), Number(2), Number(4)); return 0;
            default: Console.Error.WriteLine(Usage); return 2;
        }
    }

    private static void Psa(string file, int draws, int? people, int threads)
    {
        var model = CohortFile.Read(File.ReadAllText(file)).Value;
        CohortSample? sample = null;
        var (least, middle) = Timed(() => sample = CohortSample.Of(model, draws, 1, people, threads).Value);
        var lived = (double)draws * (people ?? 0) * model.Clock.Cycles * model.StrategyNames.Count;
        Tell($$"""{"measure":"psa","draws":{{draws}},"people":{{people ?? 0}},"cycles":{{model.Clock.Cycles}},"strategies":{{model.StrategyNames.Count}},"threads":{{threads}},"least_ms":{{least:0.0}},"middle_ms":{{middle:0.0}},"person_cycles_per_second":{{lived / least * 1000:0}},"mean_cost":{{sample!.Sample.Means[0].Cost:0.00}}}""");
    }

    private static void Queue(int servers, int customers)
    {
        var wait = 0.0;
        var (least, middle) = Timed(() => wait = QueueSimulation.Run(new SimulatedService([0.9 * servers], null, 1, servers, null, null), customers, 0, 1)[0].Wait);
        Tell($$"""{"measure":"queue","servers":{{servers}},"customers":{{customers}},"least_ms":{{least:0.0}},"middle_ms":{{middle:0.0}},"customers_per_second":{{customers / least * 1000:0}},"mean_wait":{{wait:0.0000}}}""");
    }

    private static ScenarioFile Scenarios(string file, int people) => ScenarioFile.Read(File.ReadAllText(file)).Value with { People = people };

    private static void Journeys(ScenarioFile file, int threads)
    {
        var people = Population.Described(file.Description ?? Description.England, file.People, file.Seed).Value;
        var (world, deaths) = (file.World(file.Scenarios[0]), 0L);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var kept = Run.Of(people, world, threads).Value;
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(kept);
        kept = null;
        var (least, middle) = Timed(() => deaths = Run.Of(people, world, threads).Value.Count(Activity.Death), 7, out var processors);
        Tell($$"""{"measure":"journeys","people":{{file.People}},"weeks":{{file.Weeks}},"capacities":{{world.Capacities.Count}},"threads":{{threads}},"least_ms":{{least:0}},"middle_ms":{{middle:0}},"processor_ms":{{processors:0}},"person_weeks_per_second":{{(double)file.People * file.Weeks / least * 1000:0}},"bytes_a_person_kept":{{(double)bytes / file.People:0.0}},"deaths":{{deaths}}}""");
    }

    private static void Slider(ScenarioFile file, int threads)
    {
        var people = Population.Described(file.Description ?? Description.England, file.People, file.Seed).Value;
        var baseline = Run.Of(people, file.Baseline, threads).Value;
        var (reach, cost) = (0.2, 0.0);
        var (least, middle) = Timed(() =>
        {
            // Each turn moves the slider.
            reach = reach > 0.9 ? 0.2 : reach + 0.01;
            var first = file.Scenarios[0];
            var world = file.World(first with { Interventions = [.. first.Interventions!.Select(i => i with { Reach = reach })] });
            var after = Run.Of(people, world, threads, baseline).Value;
            cost = Worth.Of(baseline, after, new Counting()).Net;
            _ = Differences.Between(baseline, after);
        }, 25, out var processors);
        Tell($$"""{"measure":"slider","people":{{file.People}},"weeks":{{file.Weeks}},"capacities":{{file.World(file.Scenarios[0]).Capacities.Count}},"threads":{{threads}},"least_ms":{{least:0}},"middle_ms":{{middle:0}},"processor_ms":{{processors:0}},"net":{{cost:0}}}""");
    }

    private static void Draws(ScenarioFile file, int draws, int threads)
    {
        var (least, middle) = Timed(() => _ = Uncertainty.Of(file, draws, file.People, threads: threads).Value, 3, out var processors);
        Tell($$"""{"measure":"draws","draws":{{draws}},"people":{{file.People}},"weeks":{{file.Weeks}},"worlds":{{file.Scenarios.Count + 1}},"threads":{{threads}},"least_ms":{{least:0}},"middle_ms":{{middle:0}},"processor_ms":{{processors:0}}}""");
    }

    // Time of processors is told as well: other work on the machine leaves it nearly alone.
    private static (double Least, double Middle) Timed(Action run, int turns = 25) => Timed(run, turns, out _);

    private static (double Least, double Middle) Timed(Action run, int turns, out double leastOfProcessors)
    {
        var (times, processors) = (new List<double>(), new List<double>());
        for (var i = 0; i < turns; i++)
        {
            var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            run();
            times.Add(watch.Elapsed.TotalMilliseconds);
            processors.Add((Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
        }

        leastOfProcessors = processors.Skip(turns / 5).Min();
        var sorted = times.Skip(turns / 5).Order().ToList();
        return (sorted[0], sorted[sorted.Count / 2]);
    }

    private static void Tell(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
