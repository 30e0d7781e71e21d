using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Goldthread.Population.Cohorts.Language;
using Goldthread.Population.Cohorts.Running;
using Goldthread.Population.Engine;
using Goldthread.Population.Projection;
using Goldthread.Population.Scores;

namespace Goldthread.PopulationBench;

/// <summary>The figures of docs/performance.md.</summary>
internal static class Measure
{
    private const int Repeats = 200;

    public static void Engine(int people, bool cohortSetOnly)
    {
        var columns = cohortSetOnly ? MadePeople.CohortSet : MadePeople.Columns;
        var path = Path.Combine(Path.GetTempPath(), $"goldthread-people-{people}{(cohortSetOnly ? "-set" : "")}.gtp");
        var made = Stopwatch.StartNew();
        SegmentFile.Save(path, MadePeople.Make(people, 1, columns), new ExtractStamp(MadePeople.On, DateTimeOffset.UnixEpoch, new Dictionary<int, long>(), new Dictionary<string, string>(StringComparer.Ordinal)));
        GC.Collect();
        var opened = Stopwatch.StartNew();
        var (segment, _) = SegmentFile.Open(path, columns, out var why) ?? throw new InvalidOperationException(why);
        using var _ = segment;
        Line("people", new { people, made_s = Math.Round(made.Elapsed.TotalSeconds, 1), mapped_ms = Math.Round(opened.Elapsed.TotalMilliseconds, 1), bytes_a_person = Math.Round(segment.Bytes / (double)people, 1), vector_bits = Vector<byte>.Count * 8, is_vector_256 = Vector256.IsHardwareAccelerated });
        var bandwidth = Bandwidth();
        Line("memory", new { read_gb_s = Math.Round(bandwidth / 1e9, 1) });
        var deficits = Questions.Numbers(segment, "deficit", 36);
        var conditions = Questions.Numbers(segment, "condition", 30);
        if (!cohortSetOnly)
        {
            foreach (var (question, ask) in Questions.Ours(segment))
            {
                long sum = 0;
                var taken = Timing.Of(Repeats, () => sum = ask());
                Timing.Report("engine", question, taken, new { sum, share_of_memory = Share(Touched(segment, question), taken, bandwidth), bytes = Touched(segment, question) });
            }

            Timing.Report("engine", "top 150 of 400 practices", Timing.Of(50, () => Highest.Of(segment, segment.Number("risk"), segment.Number("practice"), MadePeople.Practices + 1, 150)));
            Words(segment);
            Months(segment);
        }

        Plan[] flags = [.. Enumerable.Range(0, 20).Select(i => new FlagPlan(i % 2 == 0 ? conditions[i] : deficits[i], isSet: i % 4 != 0))];
        var twenty = Timing.Of(Repeats, () => CohortRun.Count(segment, default, flags));
        Timing.Report("engine", "cohort of 20 flags", twenty, new { bytes = 20L * people / 8, share_of_memory = Share(20L * people / 8, twenty, bandwidth) });
        var decile = Dimension.Of(segment.Number("decile"), ColumnKind.Small, 11, v => Math.Min(v, 10));
        var two = Strata.Make(segment, [decile, Dimension.Age(segment.Number("born"), MadePeople.On, [.. Enumerable.Range(0, 19).Select(i => i * 5)])]);
        Timing.Report("engine", "30 conditions by decile and age", Timing.Of(cohortSetOnly ? 10 : 50, () =>
        {
            Tally.CountFlags(segment, two, conditions);
            Tally.Count(segment, two, default);
        }));
        Timing.Report("engine", "groups of everybody by decile and age, once an extract", Timing.Of(5, () => Strata.Make(segment, two.Dimensions)));
        Line("process", new { resident_mb = Environment.WorkingSet / 1_000_000 });
        File.Delete(path);
    }

    /// <summary>Where the time of the cohort of 20 steps goes.</summary>
    public static void Steps(Segment segment)
    {
        var steps = Questions.Twenty(segment, Questions.Numbers(segment, "deficit", 36), Questions.Numbers(segment, "condition", 30));
        for (var i = 0; i < steps.Count; i++)
        {
            Plan[] one = [steps[i]];
            Timing.Report("step", $"{i} {steps[i].GetType().Name}", Timing.Of(50, () => CohortRun.Count(segment, default, one, threads: 1)));
        }
    }

    /// <summary>Scores of everybody from codes: six ICD-10 codes each, by number of a code list of 5,000.</summary>
    public static void Scores(int people)
    {
        var chance = new Chance(5);
        var codes = Enumerable.Range(0, 5000).Select(i => $"{(char)('A' + (i % 26))}{i / 26 % 100:00}{i % 10}").ToArray();
        var ofPeople = new ushort[people * 6];
        for (var i = 0; i < ofPeople.Length; i++) ofPeople[i] = (ushort)chance.Below(codes.Length);
        double total = 0;
        var taken = Timing.Of(5, () =>
        {
            var charlson = Array.ConvertAll(codes, c => Charlson.Index.Codes.Mask(c));
            var elixhauser = Array.ConvertAll(codes, c => Elixhauser.Index.Codes.Mask(c));
            var frailty = Array.ConvertAll(codes, c => HospitalFrailty.Mask(c));
            total = 0;
            for (var person = 0; person < people; person++)
            {
                ulong c = 0, e = 0;
                UInt128 f = 0;
                for (var i = person * 6; i < (person * 6) + 6; i++)
                {
                    c |= charlson[ofPeople[i]];
                    e |= elixhauser[ofPeople[i]];
                    f |= frailty[ofPeople[i]];
                }

                total += HospitalFrailty.ScoreInTenths(f) + BitOperations.PopCount(Charlson.Index.WithHierarchy(c)) + BitOperations.PopCount(Elixhauser.Index.WithHierarchy(e));
            }
        });
        Timing.Report("scores", $"Charlson, Elixhauser and hospital frailty of {people} people from 6 codes each", taken, new { total });
    }

    private static void Words(Segment segment)
    {
        const string Text = "# Frail and often seen\nas at 2026-09-30\ninclude age >= 65\ninclude decile <= 5\nexclude care_home\ninclude count of emergency_admission in the last 24 months >= 1\ninclude deficit_01 or deficit_11 or not condition_01\ninclude deficit_02 or deficit_12 or not condition_02\ninclude systolic is known\ninclude practice in (1, 38, 75)\nexclude condition_20 and condition_21\n";
        var catalogue = DataCatalogue.Of(segment.Columns);
        Timing.Report("cohort in words", "read, planned and counted, 9 steps", Timing.Of(Repeats, () =>
        {
            var cohort = CohortParser.Parse(Text, catalogue, MadePeople.On).Value!;
            CohortRun.Count(segment, default, new CohortCompiler(segment, catalogue).Steps(cohort));
        }));
    }

    // Each month its own day as at: what was known and what had happened by then.
    private static void Months(Segment segment)
    {
        var catalogue = DataCatalogue.Of(segment.Columns);
        var measures = Enumerable.Range(0, 54).Select(i => i switch
        {
            < 18 => $"include age >= {i * 5}\ninclude count of emergency_admission in the last 12 months >= 1",
            < 36 => $"include age >= {(i - 18) * 5}\ninclude count of contact in the last 3 months >= {1 + (i % 3)}",
            _ => $"include condition_{i - 35:00}\ninclude has diagnosis in the last 12 months",
        }).ToList();
        Timing.Report("engine", "54 measures at the end of 11 months", Timing.Of(2, () =>
        {
            for (var month = 0; month < 11; month++)
            {
                var asAt = MadePeople.On.AddDays(1).AddMonths(-month).AddDays(-1);
                foreach (var measure in measures)
                {
                    var cohort = CohortParser.Parse($"# M\nas at {asAt:yyyy-MM-dd}\n{measure}\n", catalogue, MadePeople.On).Value!;
                    CohortRun.Count(segment, default, new CohortCompiler(segment, catalogue).Steps(cohort));
                }
            }
        }));
    }

    private static long Touched(Segment segment, string question) => question switch
    {
        "cohort" => ((2 + 1) * (long)segment.People) + (37L * segment.People / 8) + (6L * segment.EventCount("emergency_admission")),
        "frailty" => (36L * segment.People / 8) + (2L * segment.People),
        _ => (30L * segment.People / 8) + (2L * segment.People),
    };

    private static double Share(long bytes, Taken taken, double bandwidth) => Math.Round(bytes / taken.Middle / bandwidth, 2);

    /// <summary>How fast all processors together read memory that lies in no cache, in bytes a second.</summary>
    private static double Bandwidth()
    {
        var threads = Environment.ProcessorCount;
        var arrays = Enumerable.Range(0, threads).Select(_ => new ulong[64_000_000]).ToArray();
        foreach (var array in arrays) Array.Fill(array, 1UL);
        var sums = new ulong[threads];
        var taken = Timing.Of(5, () => Parallel.For(0, threads, i =>
        {
            var sum = Vector256<ulong>.Zero;
            foreach (var vector in MemoryMarshal.Cast<ulong, Vector256<ulong>>(arrays[i])) sum += vector;
            sums[i] = sum[0];
        }));
        return arrays.Sum(a => a.Length * 8.0) / taken.Seconds[0];
    }

    private static void Line(string what, object more) => Console.WriteLine(System.Text.Json.JsonSerializer.Serialize(new { what, more }));
}
