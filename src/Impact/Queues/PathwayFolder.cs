using System.Globalization;
using Goldthread.Impact.Distributions;
using Goldthread.Kernel.Values;

namespace Goldthread.Impact.Queues;

/// <summary>
/// Reads ways out of hospital from the five tables of the published IPACS model: params_arrivals.csv (node, arrivals, scenario, date), params_capacity.csv (node, scenario,
/// capacity), params_los.csv (node, scenario, mean_los, mu, sigma, and IVR and FVR where visits are counted), params_initial_conditions.csv (node, measure dtoc or occ,
/// value) and params_costs.csv (node, community_cost, acute_dtoc). Every node is read with every scenario of capacity, stay and arrivals.
/// </summary>
public static class PathwayFolder
{
    private static readonly string[] Tables = ["arrivals", "capacity", "los", "initial_conditions", "costs"];

    /// <summary>The pathways with their costs, or what is wrong with the tables.</summary>
    /// <param name="table">Gives the text of a table by its name; null where there is none.</param>
    public static Outcome<PathwaySet> Read(Func<string, string?> table)
    {
        var faults = new List<Fault>();
        var tables = Tables.ToDictionary(n => n, n => Rows($"params_{n}.csv", table, faults), StringComparer.Ordinal);
        if (faults.Count > 0) return faults.ToArray();
        var (capacities, stays, starts, costs) = (tables["capacity"], tables["los"], tables["initial_conditions"], tables["costs"]);
        var arrivals = tables["arrivals"].GroupBy(r => (Node: r.Text("node"), Scenario: r.Text("scenario"))).ToDictionary(g => g.Key, g => g.OrderBy(r => r.Text("date"), StringComparer.Ordinal).ToList());
        var pathways = new List<CostedPathway>();
        foreach (var ((node, scenario), days) in arrivals)
        {
            double Start(string measure) => starts.FirstOrDefault(r => r.Text("node") == node && r.Text("measure") == measure)?.Number("value", 0, faults) ?? Missing($"params_initial_conditions.csv has no {measure} of {node}.");
            var cost = costs.FirstOrDefault(r => r.Text("node") == node);
            if (cost is null) Missing($"params_costs.csv has no row of {node}.");
            var rates = days.Select(d => d.Number("arrivals", 0, faults)).ToList();
            var (there, waiting) = ((int)Start("occ"), (int)Start("dtoc"));
            foreach (var capacity in capacities.Where(r => r.Text("node") == node))
            {
                var places = (int)capacity.Number("capacity", 0, faults);
                if (places < 1) faults.Add(new Fault(FaultKind.Invalid, $"is {places}; without a place nobody gets in.", $"params_capacity.csv line {capacity.Line}: capacity"));
                foreach (var stay in stays.Where(r => r.Text("node") == node))
                {
                    var (first, last) = ((int?)stay.Optional("IVR") ?? 0, (int?)stay.Optional("FVR") ?? 0);
                    var name = $"{node}_{capacity.Text("scenario")}_{stay.Text("scenario")}_{scenario}";
                    var days2 = new LogNormalDistribution(stay.Number("mu", double.NegativeInfinity, faults), stay.Number("sigma", double.Epsilon, faults));
                    pathways.Add(new(new Pathway(name, rates, places, days2, stay.Number("mean_los", double.Epsilon, faults), there, waiting, first, last), cost?.Number("community_cost", 0, faults) ?? 0, cost?.Number("acute_dtoc", 0, faults) ?? 0));
                }
            }
        }

        return faults.Count > 0 ? faults.ToArray() : new PathwaySet([.. tables["arrivals"].Select(r => r.Text("date")).Distinct().Order(StringComparer.Ordinal)], pathways);

        double Missing(string message)
        {
            faults.Add(new Fault(FaultKind.Invalid, message));
            return 0;
        }
    }

    private static List<Row> Rows(string name, Func<string, string?> table, List<Fault> faults)
    {
        if (table(name) is not { } text)
        {
            faults.Add(new Fault(FaultKind.NotFound, $"There is no {name} in the folder."));
            return [];
        }

        using var reader = new StringReader(text);
        var rows = CsvRows.Read(reader).ToList();
        return [.. rows.Skip(1).Select(r => new Row(name, r.Line, rows[0].Fields, r.Fields))];
    }

    private sealed record Row(string Table, int Line, IReadOnlyList<string> Names, IReadOnlyList<string> Fields)
    {
        public string Text(string name) => Names.ToList().IndexOf(name) is var at and >= 0 && at < Fields.Count ? Fields[at] : "";

        public double? Optional(string name) => double.TryParse(Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

        public double Number(string name, double least, List<Fault> faults)
        {
            if (Optional(name) is { } number && number >= least) return number;
            faults.Add(new Fault(FaultKind.Invalid, $"is \"{Text(name)}\"; it is to be a number{(double.IsInfinity(least) ? "" : least == 0 ? ", 0 or above" : " above 0")}.", $"{Table} line {Line}: {name}"));
            return 0;
        }
    }
}

/// <summary>Pathways over the same days.</summary>
/// <param name="Days">The days.</param>
/// <param name="Pathways">The pathways with their scenarios.</param>
public sealed record PathwaySet(IReadOnlyList<string> Days, IReadOnlyList<CostedPathway> Pathways);

/// <summary>A pathway with what it costs.</summary>
/// <param name="Pathway">The pathway.</param>
/// <param name="CommunityCost">A day in a bed of it, or a visit of it.</param>
/// <param name="HospitalCost">A day of waiting in hospital.</param>
public sealed record CostedPathway(Pathway Pathway, double CommunityCost, double HospitalCost);

/// <summary>What came out of a pathway, day by day, as means over replications.</summary>
/// <param name="Name">The pathway with its scenario.</param>
/// <param name="There">People in the service.</param>
/// <param name="Waiting">People waiting for it.</param>
/// <param name="Wait">Days waited.</param>
/// <param name="Cost">Cost of the day.</param>
/// <param name="Deviations">Standard deviation between replications of the means over all days, of the four in this order.</param>
public sealed record PathwayAnswer(string Name, double[] There, double[] Waiting, double[] Wait, double[] Cost, double[] Deviations);

/// <summary>Simulates pathways again and again. Each replication has a luck of its own by its number, so any number of threads gives the same.</summary>
public static class PathwayRun
{
    /// <summary>The answer of one pathway.</summary>
    public static PathwayAnswer Of(CostedPathway asked, int replications, ulong seed, uint number, int threads)
    {
        var (pathway, days) = (asked.Pathway, asked.Pathway.Arrivals.Count);
        var seen = new PathwayDays[replications];
        Parallel.For(0, replications, new ParallelOptions { MaxDegreeOfParallelism = threads }, r =>
        {
            var luck = new Luck(seed, (uint)r, number);
            seen[r] = pathway.FirstVisits > 0 ? new VisitPathway(pathway, luck).Run() : new BedPathway(pathway, luck).Run();
        });
        var unit = pathway.FirstVisits > 0 ? asked.CommunityCost * (pathway.FirstVisits + pathway.LastVisits) / 2 : asked.CommunityCost;
        double[] Mean(Func<PathwayDays, double[]> of) => [.. Enumerable.Range(0, days).Select(d => seen.Average(s => of(s)[d]))];
        double[] Cost(PathwayDays s) => [.. s.There.Select((t, d) => (t * unit) + (s.Waiting[d] * asked.HospitalCost))];
        double Spread(Func<PathwayDays, double[]> of)
        {
            var means = seen.Select(s => of(s).Average()).ToArray();
            var mean = means.Average();
            return replications > 1 ? Math.Sqrt(means.Sum(m => (m - mean) * (m - mean)) / (replications - 1)) : 0;
        }

        // Of visits the wait is that of the people who left on the day, over all replications; of beds that of each replication.
        var wait = pathway.FirstVisits == 0 ? Mean(s => s.Wait) : [.. Enumerable.Range(0, days).Select(d => seen.Sum(s => s.Leavers[d]) is > 0 and var left ? seen.Sum(s => s.Wait[d] * s.Leavers[d]) / left : 0)];
        return new PathwayAnswer(pathway.Name, Mean(s => s.There), Mean(s => s.Waiting), wait, Mean(Cost), [Spread(s => s.There), Spread(s => s.Waiting), Spread(s => s.Wait), Spread(Cost)]);
    }
}
