using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Goldthread.Impact.Cohorts;
using Goldthread.Impact.Decisions;
using Goldthread.Impact.Queues;
using Goldthread.Kernel.Values;

namespace Goldthread.Impact.Agreement;

/// <summary>How close the models come to one oracle.</summary>
/// <param name="Name">The oracle.</param>
/// <param name="Cases">How many numbers were held against it.</param>
/// <param name="Largest">The largest difference, as a share of the number; for what is simulated in standard errors.</param>
/// <param name="Where">Where it is.</param>
/// <param name="Unit">What the difference is told in.</param>
/// <param name="Most">The most that passes.</param>
public sealed record OracleLine(string Name, int Cases, double Largest, string Where, string Unit, double Most)
{
    /// <summary>Whether it passes.</summary>
    [JsonIgnore]
    public bool Passes => Cases > 0 && Largest <= Most;
}

/// <summary>Holds cohorts, decisions and queues against files that others made. Tables that are printed to a few digits are met to half of the last one.</summary>
public static class OracleCheck
{
    internal const string Share = "relative difference", Errors = "standard errors";

    /// <summary>Every oracle whose files are there.</summary>
    /// <param name="file">The text of a file of the oracles, by its path in parts; null where there is none.</param>
    /// <param name="example">The text of an example model, by its name.</param>
    public static IEnumerable<OracleLine> Run(Func<string, string?> file, Func<string, string> example)
    {
        if (file("cohort-models/sick_sicker_time_indep.json") is { } sick) yield return SickSicker(sick, example("sick-sicker.json"));
        if (file("cohort-models/microsim_krijkamp_exact.json") is { } people)
        {
            yield return Exact(people, example("sick-sicker-people.json"));
            yield return Lived(people, example("sick-sicker-people.json"));
        }

        if (file("decision-analysis/hund_strat_input.csv") is { } hundred && file("decision-analysis/hund_strat_icers_expected.csv") is { } ratios) yield return Hundred(hundred, ratios);
        if (file("decision-analysis/example_psa_cost_eff.csv") is { } sample)
        {
            if (file("decision-analysis/evpi_expected.csv") is { } evpi) yield return Doubts("perfect information (EVPI)", sample, evpi, "EVPI", (at, _) => at.PerfectInformation);
            if (file("decision-analysis/ceac_expected.csv") is { } ceac) yield return Doubts("acceptability curve (CEAC)", sample, ceac, "Proportion", (at, s) => at.Chance[s]);
            if (file("decision-analysis/exp_loss_expected.csv") is { } loss) yield return Doubts("expected loss", sample, loss, "Expected_Loss", (at, s) => at.Loss[s]);
        }

        if (file("queueing_exact.csv") is { } queues)
        {
            yield return Queues(queues);
            yield return LivedQueues(queues);
        }

        foreach (var line in HospitalCheck.Run(name => file($"discharge-to-assess/{name}"))) yield return line;
    }

    private static OracleLine SickSicker(string oracle, string model)
    {
        using var expected = JsonDocument.Parse(oracle);
        var meter = new Meter();
        var solved = CohortRun.Of(CohortFile.Read(model).Value).Value;
        var root = expected.RootElement;
        foreach (var r in solved)
        {
            meter.Share(r.Cost, root.GetProperty("cost").GetProperty(r.Strategy).GetDouble(), $"cost of {r.Strategy}");
            meter.Share(r.Effect, root.GetProperty("qaly").GetProperty(r.Strategy).GetDouble(), $"QALYs of {r.Strategy}");
        }

        foreach (var (strategy, name) in new[] { ("Standard of care", "trace_SoC"), ("Strategy B", "trace_B") })
        {
            var trace = solved.Single(r => r.Strategy == strategy).Trace;
            for (var k = 0; k < trace.Length; k++)
            {
                for (var s = 0; s < 4; s++) meter.Share(trace[k][s], root.GetProperty(name)[k][s].GetDouble(), $"{strategy}, cycle {k}, state {s}");
            }
        }

        var compared = Frontier.Of([.. solved.Select(r => new Option(r.Strategy, r.Cost, r.Effect))]).ToDictionary(c => c.Option.Name);
        foreach (var row in root.GetProperty("icers").EnumerateArray().Where(r => r.TryGetProperty("ICER", out _)))
        {
            var name = row.GetProperty("Strategy").GetString()!;
            meter.Share(compared[name].Ratio ?? 0, row.GetProperty("ICER").GetDouble(), $"ICER of {name}");
        }

        return meter.Line("Sick-Sicker cohort (costs, QALYs, traces, ICERs)", Share, 1e-12);
    }

    private static OracleLine Exact(string oracle, string model)
    {
        using var expected = JsonDocument.Parse(oracle);
        var meter = new Meter();
        foreach (var (r, name) in CohortRun.Of(CohortFile.Read(model).Value).Value.Zip(Treatments))
        {
            var row = expected.RootElement.GetProperty(name);
            meter.Share(r.Cost, row.GetProperty("mean_cost").GetDouble(), $"{name} mean cost");
            meter.Share(r.Effect, row.GetProperty("mean_qaly").GetDouble(), $"{name} mean QALYs");
            meter.Share(r.Spread.Cost, row.GetProperty("sd_cost").GetDouble(), $"{name} sd of cost");
            meter.Share(r.Spread.Effect, row.GetProperty("sd_qaly").GetDouble(), $"{name} sd of QALYs");
        }

        return meter.Line("microsimulation, closed form (means, standard deviations)", Share, 1e-12);
    }

    private static readonly string[] Treatments = ["no_treatment", "treatment"];

    private static OracleLine Lived(string oracle, string text)
    {
        const int People = 1_000_000;
        using var expected = JsonDocument.Parse(oracle);
        var (meter, model) = (new Meter(), CohortFile.Read(text).Value);
        for (var s = 0; s < Treatments.Length; s++)
        {
            var (row, r) = (expected.RootElement.GetProperty(Treatments[s]), Microsimulation.Of(model, s, People, 1, Environment.ProcessorCount));
            foreach (var (measure, mean, deviation) in new[] { ("cost", r.Cost, r.CostDeviation), ("qaly", r.Effect, r.EffectDeviation) })
            {
                var sd = row.GetProperty($"sd_{measure}").GetDouble();
                meter.Errors(mean, row.GetProperty($"mean_{measure}").GetDouble(), sd / Math.Sqrt(People), $"{Treatments[s]} mean of {measure}");
                // The error of a standard deviation is near sd / sqrt(2n) for tails as of the normal; costs here have heavier ones.
                meter.Errors(deviation, sd, sd / Math.Sqrt(2.0 * People) * 1.5, $"{Treatments[s]} sd of {measure}");
            }
        }

        return meter.Line("microsimulation, a million people", Errors, 4);
    }

    private static OracleLine Hundred(string input, string expected)
    {
        var (meter, name) = (new Meter(), "QALYs");
        var compared = Frontier.Of([.. Rows(input).Select(r => new Option(r["Strategy"], Number(r["Cost"]), Number(r[name])))]).ToDictionary(c => c.Option.Name);
        foreach (var row in Rows(expected))
        {
            var seen = compared[row["Strategy"]];
            meter.Share(seen.Standing switch { Standing.NotDominated => 1, Standing.ExtendedlyDominated => 2, _ => 3 }, row["Status"] switch { "ND" => 1, "ED" => 2, _ => 3 }, $"standing of {row["Strategy"]}");
            if (row["ICER"] != "NA") meter.Share(seen.Ratio ?? 0, Number(row["ICER"]), $"ICER of {row["Strategy"]}");
        }

        return meter.Line("dominance and ICERs of 100 strategies", Share, 1e-9);
    }

    // R takes strategies within a hundred-thousandth of each other for equals and draws lots (max.col); ours are exact, so that a draw or two may fall otherwise.
    private static OracleLine Doubts(string title, string text, string expected, string column, Func<DoubtAt, int, double> of)
    {
        var (meter, sample) = (new Meter(), SampleReader.Read(text).Value);
        foreach (var worth in Rows(expected).GroupBy(r => Number(r["WTP"])))
        {
            var at = Doubt.Of(sample, [worth.Key])[0];
            foreach (var row in worth)
            {
                var strategy = row.TryGetValue("Strategy", out var name) ? sample.Strategies.ToList().IndexOf(name) : 0;
                if (column == "Proportion") meter.Apart(of(at, strategy), Number(row[column]), $"{name} at {worth.Key}");
                else meter.Share(of(at, strategy), Number(row[column]), $"{name} at {worth.Key}");
                if (row.TryGetValue("On_Frontier", out var front)) meter.Share(strategy == at.Best ? 1 : 2, front.Trim() == "TRUE" ? 1 : 2, $"frontier, {name} at {worth.Key}");
            }
        }

        return column == "Proportion" ? meter.Line(title, "share of the draws", 2.0 / sample.Draws) : meter.Line(title, Share, 1e-6);
    }

    private static OracleLine Queues(string expected)
    {
        var (meter, cases) = (new Meter(), QueueReader.Csv(expected).Value);
        foreach (var (row, asked) in Rows(expected).Zip(cases))
        {
            var a = QueueSolver.Solve(asked).Value;
            foreach (var (column, seen) in new[] { ("rho", a.Use), ("P_block_or_ErlangB", a.Lost), ("ErlangC_Pwait", a.Waits), ("Lq", a.QueueLength), ("Wq", a.Wait), ("L", a.Present), ("W", a.Stay), ("P_wait_gt_one_mean_service", a.LongWaits) })
            {
                if (row[column].Length > 0) meter.Share(seen ?? double.NaN, Number(row[column]), $"{column} of {asked.Model}, lambda {asked.Arrivals}, c {asked.Servers}");
            }
        }

        return meter.Line("queues in exact fractions", Share, 1e-12);
    }

    private static OracleLine LivedQueues(string expected)
    {
        const int People = 2_000_000;
        var meter = new Meter();
        foreach (var asked in QueueReader.Csv(expected).Value.Where(q => q.Model is "M/M/c" or "M/M/c/K" or "M/D/1"))
        {
            var a = QueueSolver.Solve(asked).Value;
            if (a.Use > 0.96) continue;
            Distributions.Distribution? service = asked.Model == "M/D/1" ? new Distributions.FixedValue(1 / asked.Service) : null;
            var seen = QueueSimulation.Run(new SimulatedService([asked.Arrivals], service, 1 / asked.Service, asked.Servers, asked.Places, null), People, People / 5, 1)[0];
            if (a.Wait > 0) meter.Errors(seen.Wait, a.Wait ?? 0, seen.WaitError, $"wait of {asked.Model}, lambda {asked.Arrivals}, c {asked.Servers}");
            if (asked.Model == "M/M/c/K") meter.Errors((double)seen.TurnedAway / seen.Came, a.Lost ?? 0, 3 * Math.Sqrt((a.Lost ?? 0) / People), $"turned away by {asked.Model}, c {asked.Servers}");
        }

        return meter.Line("queues simulated, two million people each", Errors, 4);
    }

    internal static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    internal static List<Dictionary<string, string>> Rows(string text)
    {
        using var reader = new StringReader(text);
        var rows = CsvRows.Read(reader).Select(r => r.Fields).ToList();
        return [.. rows.Skip(1).Select(f => rows[0].Zip(f).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal))];
    }
}
