using System.Diagnostics;
using System.Globalization;
using Goldthread.Impact.Cohorts;
using Goldthread.Impact.Queues;

namespace Goldthread.ImpactBench;

internal static class Program
{
    private const string Usage = """
        Every figure is a line of JSON: the least and the middle of several runs, in milliseconds.
          psa MODEL.json DRAWS PEOPLE THREADS   a probabilistic analysis lived by people, parameters drawn anew for each draw
          solve MODEL.json DRAWS THREADS        the same, each draw solved exactly
          queue SERVERS CUSTOMERS               M/M/c at nine tenths of its servers, simulated on one thread
        """;

    private static int Main(string[] args)
    {
        int Number(int at) => int.Parse(args[at], CultureInfo.InvariantCulture);
        switch (args)
        {
            case ["psa", var file, _, _, _]: Psa(file, Number(2), Number(3), Number(4)); return 0;
            case ["solve", var file, _, _]: Psa(file, Number(2), null, Number(3)); return 0;
            case ["queue", _, _]: Queue(Number(1), Number(2)); return 0;
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

    private static (double Least, double Middle) Timed(Action run)
    {
        var times = new List<double>();
        for (var i = 0; i < 25; i++)
        {
            var watch = Stopwatch.StartNew();
            run();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        var sorted = times.Skip(5).Order().ToList();
        return (sorted[0], sorted[sorted.Count / 2]);
    }

    private static void Tell(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
