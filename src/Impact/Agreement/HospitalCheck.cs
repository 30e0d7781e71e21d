using Goldthread.Impact.Queues;

namespace Goldthread.Impact.Agreement;

/// <summary>
/// Ways out of hospital against what the published IPACS model gave for 72 scenarios of beds and 36 of visits. Beds are means of three replications, told in whole numbers, so a hundredth
/// and a quarter of a person are allowed before chance is asked. Visits are told as shares: what separates them for two of three places is more than chance (<see cref="OracleSource"/>).
/// </summary>
internal static class HospitalCheck
{
    private const int Replications = 20, Theirs = 3;
    private const double RoundedShare = 0.01, Rounded = 0.25;

    public static IEnumerable<OracleLine> Run(Func<string, string?> file)
    {
        if (file("bed_expected_summary.csv") is not { } beds || file("visit_expected_summary.csv") is not { } visits) yield break;
        var set = PathwayFolder.Read(file).Value;
        yield return Beds(set, Expected(beds));
        yield return Visits(set, Expected(visits));
    }

    private static OracleLine Beds(PathwaySet set, Dictionary<(string, string), double> expected)
    {
        var meter = new Meter();
        foreach (var seen in Answers(set, visits: false))
        {
            foreach (var (measure, days, m) in new[] { ("occ", seen.There, 0), ("niq", seen.Waiting, 1), ("wait", seen.Wait, 2), ("cost", seen.Cost, 3) })
            {
                var mean = expected[(seen.Name, measure)];
                var beyond = Math.Max(0, Math.Abs(days.Average() - mean) - (RoundedShare * mean) - (measure == "cost" ? 0 : Rounded));
                meter.Errors(beyond, 0, Math.Max(1e-9, seen.Deviations[m] * Math.Sqrt((1.0 / Theirs) + (1.0 / Replications))), $"{measure} of {seen.Name}");
            }
        }

        return meter.Line("ways out of hospital, beds", "standard errors beyond rounding", 4);
    }

    private static OracleLine Visits(PathwaySet set, Dictionary<(string, string), double> expected)
    {
        var meter = new Meter();
        foreach (var seen in Answers(set, visits: true))
        {
            meter.Share(seen.There.Average(), expected[(seen.Name, "occ")], $"occ of {seen.Name}");
            meter.Share(seen.Cost.Average(), expected[(seen.Name, "cost")], $"cost of {seen.Name}");
        }

        return meter.Line("ways out of hospital, visits", OracleCheck.Share, 0.2);
    }

    private static IEnumerable<PathwayAnswer> Answers(PathwaySet set, bool visits) => set.Pathways.Index().Where(p => p.Item.Pathway.FirstVisits > 0 == visits)
        .Select(p => PathwayRun.Of(p.Item, Replications, 1, (uint)p.Index, Environment.ProcessorCount));

    private static Dictionary<(string, string), double> Expected(string text) => OracleCheck.Rows(text).ToDictionary(r => (r["node_scenario"], r["measure"]), r => OracleCheck.Number(r["mean_181d"]));
}
