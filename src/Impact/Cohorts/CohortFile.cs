using System.Text.Json;
using Goldthread.Impact.Distributions;
using Goldthread.Impact.Reading;
using Goldthread.Kernel.Values;

namespace Goldthread.Impact.Cohorts;

/// <summary>Reads a model of a cohort from JSON (docs/schemas/cohort-model.schema.json, docs/guides/models-cohort.md). All faults are told, each with the path of its field.</summary>
public static class CohortFile
{
    /// <summary>The longest that a model may run, in years.</summary>
    public const double LongestHorizon = 100;

    private const int MostStates = 200, MostCycles = 36_600;

    /// <summary>The model, or what is wrong with the file.</summary>
    /// <param name="text">JSON.</param>
    /// <param name="neighbour">Gives the text of a file that stands beside the model, for tables; null where there is none.</param>
    public static Outcome<CohortModel> Read(string text, Func<string, string?>? neighbour = null)
    {
        var root = Fields.Parse(text);
        if (!root.Succeeded) return root.Faults.ToArray();
        var faults = new List<Fault>();
        var model = Model(new Fields(root.Value, "", faults), neighbour ?? (_ => null));
        if (faults.Count > 0 || model is null) return faults.ToArray();
        var solved = CohortRun.Check(model);
        return solved.Count > 0 ? solved.ToArray() : model;
    }

    private static CohortModel? Model(Fields file, Func<string, string?> neighbour)
    {
        file.Find("$schema");
        file.Text("source");
        var name = file.Text("name") ?? "A cohort";
        var clock = Clock(file);
        var states = States(file, clock.Cycles);
        var discounting = Discount(file.Object("discount"), file);
        var correction = Correction(file, clock.Cycles);
        if (states.Count == 0) return null;
        var tables = TableReader.Read(file, neighbour, states.Any(s => s.Tunnel > 1));
        var doubtful = Doubtful(file.Object("uncertain"));
        var strategies = new StrategyReader(file, states, tables, doubtful).Read();
        file.NoOthers();
        return file.Faults.Count > 0 ? null : new CohortModel(name, states, clock, discounting, correction, [.. strategies[0].Slots.Select(s => s.Name)], doubtful, strategies);
    }

    private static CohortClock Clock(Fields file)
    {
        var cycles = file.Whole("cycles", null, 1, MostCycles, file.Find("cycles") is { ValueKind: JsonValueKind.Number } n && n.GetDouble() < 1 ? "is below 1: without a cycle no time passes." : null);
        var length = file.Number("cycleLength", 1, double.Epsilon, reason: "is to be above 0: years of a cycle.");
        var years = cycles * length;
        if (years > LongestHorizon + 1e-9) file.Wrong($"and cycleLength make {years:0.##} years; a horizon is at most {LongestHorizon:0} years, since no life table or price holds longer.", "cycles");
        return new(cycles, length, file.Number("startAge", 0, 0, 130));
    }

    private static List<CohortState> States(Fields file, int cycles)
    {
        var names = file.Texts("states");
        var dead = file.Texts("dead");
        if (names.Count < 2) file.Wrong("is needed: a list of two states or more.", "states");
        if (names.Count > MostStates) file.Wrong($"has {names.Count} states; at most {MostStates}.", "states");
        foreach (var twice in names.GroupBy(n => n, StringComparer.Ordinal).Where(g => g.Count() > 1)) file.Wrong($"holds \"{twice.Key}\" twice.", "states");
        foreach (var other in dead.Where(d => !names.Contains(d))) file.Wrong($"names \"{other}\", which is no state. States: {string.Join(", ", names)}.", "dead");
        var tunnels = new Dictionary<string, int>(StringComparer.Ordinal);
        if (file.Object("tunnels") is { } told)
        {
            foreach (var (name, _) in told.Each())
            {
                tunnels[name] = told.Whole(name, 1, 1, cycles, $"is to be from 1 to {cycles}: a tunnel longer than the horizon tells apart what nobody reaches.");
                if (!names.Contains(name)) told.Wrong("is no state.", name);
                if (dead.Contains(name)) told.Wrong("is a state of the dead; nobody leaves it, so how long somebody has been there changes nothing.", name);
            }
        }

        return [.. names.Distinct(StringComparer.Ordinal).Select(n => new CohortState(n, dead.Contains(n), tunnels.GetValueOrDefault(n, 1)))];
    }

    private static Discounting Discount(Fields? told, Fields file)
    {
        if (told is null)
        {
            file.Wrong("is needed: say costs and effects, a rate for each year; 0 where nothing is discounted.", "discount");
            return new(0, 0, DiscountConvention.Annual);
        }

        double Rate(string name) => told.Number(name, null, 0, 1, $"is to be a rate from 0 to 1, as 0.035.");
        var convention = told.Word("convention", "annual", "per-cycle", "continuous") switch { "per-cycle" => DiscountConvention.PerCycle, "continuous" => DiscountConvention.Continuous, _ => DiscountConvention.Annual };
        var read = new Discounting(Rate("costs"), Rate("effects"), convention);
        told.NoOthers();
        return read;
    }

    private static CycleCorrection Correction(Fields file, int cycles)
    {
        var how = file.Word("correction", "none", "start", "end", "half-cycle", "simpson", "simpson1/3", "simpson-textbook") switch
        {
            "start" => CycleCorrection.Start,
            "end" => CycleCorrection.End,
            "half-cycle" => CycleCorrection.HalfCycle,
            "simpson" or "simpson1/3" => CycleCorrection.Simpson,
            "simpson-textbook" => CycleCorrection.SimpsonTextbook,
            _ => CycleCorrection.None,
        };
        if (how == CycleCorrection.SimpsonTextbook && cycles % 2 == 1) file.Wrong($"needs an even number of cycles, and there are {cycles}; \"simpson\" takes any.", "correction");
        return how;
    }

    private static List<DoubtfulParameter> Doubtful(Fields? told)
    {
        var read = new List<DoubtfulParameter>();
        if (told is null) return read;
        foreach (var (name, value) in told.Each())
        {
            var fields = new Fields(value, told.At(name), told.Faults);
            if (fields.Find("distribution") is { ValueKind: JsonValueKind.String } kind && kind.GetString() == "dirichlet")
            {
                var (names, counts) = (fields.Texts("parameters"), fields.Numbers("counts"));
                fields.NoOthers();
                if (names.Count < 2 || names.Count != counts.Count) fields.Wrong("needs parameters, two names or more, and as many counts.");
                else if (counts.Any(c => c <= 0)) fields.Wrong("holds a count of 0 or below; each is to be above 0.", "counts");
                else read.Add(new(names, null, new DirichletDistribution(counts)));
            }
            else if (DistributionReader.Read(fields) is { } distribution)
            {
                read.Add(new([name], distribution, null));
            }
        }

        foreach (var twice in read.SelectMany(d => d.Names).GroupBy(n => n, StringComparer.Ordinal).Where(g => g.Count() > 1)) told.Wrong("is told twice.", twice.Key);
        return read;
    }
}
