using System.Diagnostics;
using System.Globalization;
using Goldthread.Population.Engine;
using Goldthread.Population.Projection;

namespace Goldthread.PopulationBench;

internal static class Program
{
    private const string Usage = """
        Made people, as many as are asked for, always the same for one number.
          measure PEOPLE [--file PATH]         the figures of docs/performance.md, a line of JSON each
          export PEOPLE FOLDER                 the people as CSV, for a database
          cohorts PEOPLE COUNT SEED            cohorts by lot with their counts, a line of JSON each
        """;

    private static int Main(string[] args)
    {
        if (args is not [var command, var number, ..] || !int.TryParse(number, CultureInfo.InvariantCulture, out var people))
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        switch (command)
        {
            case "export":
                Export.Write(MadePeople.Make(people, 1, MadePeople.Columns).Build(), args[2]);
                return 0;
            case "cohorts":
                RandomCohorts.Write(MadePeople.Make(people, 1, MadePeople.Columns).Build(), int.Parse(args[2], CultureInfo.InvariantCulture), ulong.Parse(args[3], CultureInfo.InvariantCulture), Console.Out);
                return 0;
            default:
                return Measure(people);
        }
    }

    private static int Measure(int people)
    {
        var path = Path.Combine(Path.GetTempPath(), $"goldthread-people-{people}.gtp");
        var clock = Stopwatch.StartNew();
        SegmentFile.Save(path, MadePeople.Make(people, 1, MadePeople.Columns), new ExtractStamp(MadePeople.On, DateTimeOffset.UnixEpoch, new Dictionary<int, long>(), new Dictionary<string, string>()));
        Console.WriteLine($"made in {clock.Elapsed.TotalSeconds:0.0} s");
        clock.Restart();
        var (segment, _) = SegmentFile.Open(path, MadePeople.Columns, out var why) ?? throw new InvalidOperationException(why);
        Console.WriteLine($"mapped in {clock.Elapsed.TotalMilliseconds:0.0} ms, {segment.Bytes / (double)people:0.0} bytes a person");
        var born = segment.Number("born");
        var deficits = Enumerable.Range(1, 36).Select(i => segment.Number($"deficit_{i:00}")).ToArray();
        var conditions = Enumerable.Range(1, 30).Select(i => segment.Number($"condition_{i:00}")).ToArray();
        var bands = Dimension.Age(born, MadePeople.On, [0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90]);
        var decile = Dimension.Of(segment.Number("decile"), ColumnKind.Small, 11, v => v);
        var sex = Dimension.Of(segment.Number("sex"), ColumnKind.Small, 3, v => v > 2 ? 0 : v);
        Console.WriteLine(string.Join(" ", segment.Columns.Where(c => c.IsEvents).Select(c => c.Name).Select(e => $"{e} {segment.EventCount(e)}")));
        Strata? three = null, two = null;
        Time("strata", 5, () => three = Strata.Make(segment, [decile, bands, sex]));
        Time("strata2", 5, () => two = Strata.Make(segment, [decile, bands]));
        Time("bands of 36 deficits by decile, age, sex", 20, () => Tally.CountBands(segment, three!, deficits, [0, 5, 9, 13]));
        Time("... one thread", 20, () => Tally.CountBands(segment, three!, deficits, [0, 5, 9, 13], 1));
        Time("30 conditions by decile, age", 20, () => Tally.CountFlags(segment, two!, conditions));
        Time("... one thread", 20, () => Tally.CountFlags(segment, two!, conditions, 1));
        Time("denominators", 20, () => Tally.Count(segment, two!, default));
        Time("top 150", 20, () => Highest.Of(segment, segment.Number("risk"), segment.Number("practice"), MadePeople.Practices + 1, 150));
        Plan[] twenty = [new RangePlan(born, ColumnKind.Day, 1, Days.Of(MadePeople.On.AddYears(-65))), new AmongPlan(segment.Number("decile"), ColumnKind.Small, [1, 2, 3, 4, 5]), new FlagPlan(segment.Number("care_home"), false),
            new EventPlan(segment.Number("emergency_admission"), EventQuestion.Count, MadePeople.On.AddYears(-2), MadePeople.On, 1, long.MaxValue),
            .. Enumerable.Range(0, 10).Select(i => new AnyPlan([new FlagPlan(deficits[i]), new FlagPlan(deficits[i + 10]), new FlagPlan(conditions[i], false)])),
            .. Enumerable.Range(0, 6).Select(i => new FlagPlan(conditions[i + 20], false))];
        StepCounts? counts = null;
        Time("cohort of 20", 200, () => counts = CohortRun.Count(segment, default, twenty));
        Time("... one thread", 200, () => counts = CohortRun.Count(segment, default, twenty, threads: 1));
        Console.WriteLine(string.Join(" ", counts!.Left));
        for (var k = 0; k < 5; k++) { var one = twenty[k]; Time($"{k} {one.GetType().Name}", 100, () => CohortRun.Count(segment, default, [one], threads: 1)); }
        Plan[] flags = [.. conditions.Take(20).Select(c => new FlagPlan(c, false))];
        Time("20 flags", 200, () => counts = CohortRun.Count(segment, default, flags));
        Time("... one thread", 200, () => counts = CohortRun.Count(segment, default, flags, threads: 1));
        Console.WriteLine(string.Join(" ", counts!.Left));
        return 0;
    }

    private static void Time(string what, int times, Action work)
    {
        for (var i = 0; i < Math.Max(30, times / 4); i++) work();
        var taken = new double[times];
        for (var i = 0; i < times; i++)
        {
            var started = Stopwatch.GetTimestamp();
            work();
            taken[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        Array.Sort(taken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-45} p50 {taken[times / 2]:0.00} p99 {taken[times * 99 / 100]:0.00} ms"));
    }
}
