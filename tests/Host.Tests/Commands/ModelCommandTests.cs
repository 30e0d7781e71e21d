using System.Globalization;
using System.Text.Json;
using Goldthread.Kernel.Values;

namespace Goldthread.Host.Tests.Commands;

/// <summary>Models from the command line: what goes in, what comes out, and how a refusal is told.</summary>
public sealed class ModelCommandTests : IDisposable
{
    private const string Scenario = """
        {
          "title": "A small place", "people": 2000, "weeks": 26, "seed": 3, "capacities": { "support-at-home": 6 },
          "scenarios": [{ "title": "Home first", "capacities": { "support-at-home": 12 }, "interventions": [
            { "id": "home-first", "title": "Home first", "for": { "fromAge": 65 }, "reach": 0.9, "costAWeek": 1, "effects": [{ "of": "arranging-support", "ratio": 0.5, "low": 0.3, "high": 0.8, "source": "Ours", "confidence": "low" }] }] }]
        }
        """;

    private const string Cohort = """
        {
          "name": "Well or not", "states": ["Well", "Ill", "Dead"], "dead": ["Dead"], "start": { "Well": 1 }, "cycles": 10, "discount": { "costs": 0, "effects": 0 },
          "parameters": { "falls_ill": 0.2 }, "transitions": { "Well": { "Ill": "falls_ill", "Well": "rest" }, "Ill": { "Dead": 0.5, "Ill": "rest" } },
          "costs": { "Ill": 100 }, "utilities": { "Well": 1, "Ill": 0.5 },
          "strategies": { "As now": {}, "Prevent": { "parameters": { "falls_ill": 0.1 }, "costs": { "Well": 10 } } },
          "uncertain": { "falls_ill": { "distribution": "beta", "alpha": 20, "beta": 80 } }
        }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Run_Text_HasARowForEachThingThatMoves()
    {
        var (exit, text, error) = await Model("run", File("s.json", Scenario));

        exit.ShouldBe(0, error);
        text.ShouldStartWith("scenario");
        foreach (var row in new[] { "Days in a hospital bed", "Cost: ", "Days: ready-to-leave", "Count: attendance", "Net present value" }) text.ShouldContain(row);
    }

    [Fact]
    public async Task Run_JsonAndCsv_SayTheSameToTheLastDigit()
    {
        var file = File("s.json", Scenario);
        var (csv, json) = (await Model("run", file, "--csv"), await Model("run", file, "--json"));

        var rows = Csv(csv.Out);
        var objects = JsonDocument.Parse(json.Out).RootElement;
        objects.GetArrayLength().ShouldBe(rows.Count);
        foreach (var (row, one) in rows.Zip(objects.EnumerateArray()))
        {
            row["measure"].ShouldBe(one.GetProperty("measure").GetString());
            Number(row, "after").ShouldBe(one.GetProperty("after").GetDouble());
            (Number(row, "after") - Number(row, "before")).ShouldBe(Number(row, "change"), 1e-6);
        }

        // All that is told by person sums to the cost.
        rows.Where(r => r["measure"].StartsWith("Cost: ", StringComparison.Ordinal)).Sum(r => Number(r, "before")).ShouldBe(Number(rows.Single(r => r["measure"] == "Cost that is told by person"), "before"), 0.005);
    }

    [Fact]
    public async Task Run_OutAndPerson_WritesWeeksAndTellsOneWayInEachWorld()
    {
        var (exit, text, error) = await Model("run", File("s.json", Scenario), "--person", "7", "--out", _folder["results"], "--threads", "1");

        exit.ShouldBe(0, error);
        Csv(System.IO.File.ReadAllText(Path.Combine(_folder["results"], "summary.csv"))).ShouldNotBeEmpty();
        var weeks = Csv(System.IO.File.ReadAllText(Path.Combine(_folder["results"], "weeks.csv")));
        weeks.Where(r => r["measure"] == "Days: home").Select(r => (r["scenario"], r["week"])).Count().ShouldBe(2 * 26);
        var way = text[text.LastIndexOf("from_day", StringComparison.Ordinal)..];
        way.ShouldContain("Baseline");
        way.ShouldContain("Home first");
    }

    [Fact]
    public async Task Run_Draws_TellsChangesAndWorths()
    {
        var (exit, text, error) = await Model("run", File("s.json", Scenario), "--draws", "4", "--csv");

        exit.ShouldBe(0, error);
        text.ShouldContain("scenario,measure,mean_change,low,high,draws,people");
        text.ShouldContain("pounds_for_a_year_of_full_quality");
        Csv(text.Split("\r\n\n")[0]).Where(r => r["scenario"] == "Home first").ShouldAllBe(r => r["draws"] == "4" && r["people"] == "2000");
    }

    [Fact]
    public async Task Run_Tornado_HasTheWidestFirst()
    {
        // Three numbers only are not known, so that it is quick: the rest have no interval of their own here.
        var (exit, text, error) = await Model("run", File("s.json", Scenario.Replace("\"people\": 2000, \"weeks\": 26", "\"people\": 300, \"weeks\": 4", StringComparison.Ordinal)), "--tornado", "hospital-days", "--csv");

        exit.ShouldBe(0, error);
        var widths = Csv(text).Select(r => Number(r, "width")).ToList();
        widths.ShouldNotBeEmpty();
        widths.ShouldBe(widths.OrderDescending());
    }

    [Theory]
    [InlineData("\"reach\": 0.9", "\"reach\": 2", "scenarios[0].interventions[0].reach")]
    [InlineData("\"costAWeek\": 1", "\"costAWeek\": -1", "scenarios[0].interventions[0].costAWeek")]
    [InlineData("\"support-at-home\": 12", "\"support-at-home\": 0", "scenarios[0].capacities")]
    [InlineData("\"weeks\": 26", "\"weeks\": 6000", "weeks")]
    [InlineData("\"seed\": 3", "\"sead\": 3", "sead")]
    public async Task Run_BadFile_NamesTheFieldAndEndsWithOne(string good, string bad, string field)
    {
        var (exit, text, error) = await Model("run", File("s.json", Scenario.Replace(good, bad, StringComparison.Ordinal)));

        exit.ShouldBe(1);
        text.ShouldBeEmpty();
        error.ShouldContain(field);
    }

    [Fact]
    public async Task Run_UnknownMeasureOfATornado_SaysWhichThereAre()
    {
        var (exit, _, error) = await Model("run", File("s.json", Scenario), "--tornado", "happiness");

        exit.ShouldNotBe(0);
        error.ShouldContain("hospital-days");
    }

    [Fact]
    public async Task Cohort_SolvedAndLived_AgreeAndAreWritten()
    {
        var (exit, text, error) = await Model("cohort", File("c.json", Cohort), "--people", "20000", "--out", _folder["cohort"], "--json");

        exit.ShouldBe(0, error);
        foreach (var row in JsonDocument.Parse(text).RootElement.GetProperty("summary").EnumerateArray())
        {
            row.GetProperty("lived_cost").GetDouble().ShouldBe(row.GetProperty("cost").GetDouble(), 4 * row.GetProperty("se_cost").GetDouble());
        }

        foreach (var name in new[] { "summary.csv", "frontier.csv", "trace.csv" }) System.IO.File.Exists(Path.Combine(_folder["cohort"], name)).ShouldBeTrue(name);
        // Ten cycles and the start, for two strategies; shares sum to 1.
        var trace = Csv(System.IO.File.ReadAllText(Path.Combine(_folder["cohort"], "trace.csv")));
        trace.Count.ShouldBe(22);
        trace.ShouldAllBe(r => Math.Abs(Number(r, "Well") + Number(r, "Ill") + Number(r, "Dead") - 1) < 1e-12);
    }

    [Fact]
    public async Task Cohort_Draws_TellsTheDecisionAtEachWorth()
    {
        var (exit, text, error) = await Model("cohort", File("c.json", Cohort), "--draws", "200", "--wtp", "0,1000", "--csv");

        exit.ShouldBe(0, error);
        var rows = Csv(text.Split("\r\n\r\n")[0]).Where(r => r["WTP"].Length > 0).ToList();
        rows.Select(r => r["WTP"]).Distinct().ShouldBe(["0", "1000"]);
        rows.GroupBy(r => r["WTP"]).ShouldAllBe(at => Math.Abs(at.Sum(r => Number(r, "Proportion")) - 1) < 1e-9);
    }

    [Fact]
    public async Task Cohort_BadFile_NamesTheFieldAndEndsWithOne()
    {
        var (exit, _, error) = await Model("cohort", File("c.json", Cohort.Replace("\"Dead\": 0.5", "\"Dead\": 1.5", StringComparison.Ordinal)));

        exit.ShouldBe(1);
        error.ShouldContain("transitions");
    }

    [Fact]
    public async Task Tree_Folded_GivesExpectedValuesByHand()
    {
        const string tree = """
            { "name": "T", "root": "ask", "worth": 100, "nodes": {
              "ask": { "kind": "decision", "branches": [{ "name": "Do", "to": "do" }, { "name": "Wait", "to": "wait" }] },
              "do": { "kind": "chance", "cost": 10, "branches": [{ "probability": 0.25, "to": "bad" }, { "probability": "rest", "to": "good" }] },
              "wait": { "kind": "end", "effect": 0.5 }, "bad": { "kind": "end", "cost": 40, "effect": 0 }, "good": { "kind": "end", "effect": 1 } } }
            """;
        var (exit, text, error) = await Model("tree", File("t.json", tree), "--json");

        exit.ShouldBe(0, error);
        var done = JsonDocument.Parse(text).RootElement.GetProperty("frontier").EnumerateArray().Single(r => r.GetProperty("strategy").GetString() == "Do");
        done.GetProperty("cost").GetDouble().ShouldBe(20, 1e-12);
        done.GetProperty("effect").GetDouble().ShouldBe(0.75, 1e-12);
        (await Model("tree", File("bad.json", tree.Replace("\"to\": \"bad\"", "\"to\": \"nowhere\"", StringComparison.Ordinal)))).Exit.ShouldBe(1);
    }

    [Fact]
    public async Task Psa_Sample_GivesWhatPerfectInformationIsWorthByHand()
    {
        // At 10 a unit A is worth 10 and 30, B 20 and 15: B wins the first draw by 10, A the second by 15.
        var (exit, text, error) = await Model("psa", File("p.csv", "cost_A,cost_B,effect_A,effect_B\n0,0,1,2\n0,0,3,1.5\n"), "--wtp", "10", "--csv");

        exit.ShouldBe(0, error);
        var rows = Csv(text);
        rows.Select(r => Number(r, "Proportion")).ShouldBe([0.5, 0.5]);
        rows.ShouldAllBe(r => Math.Abs(Number(r, "EVPI") - 5) < 1e-9);
        (await Model("psa", File("p.csv", "cost_A,effect_A\n1,x\n"))).Exit.ShouldBe(1);
    }

    [Fact]
    public async Task Queue_OneServer_GivesTheKnownAnswerAndRefusesNoServer()
    {
        var (exit, text, error) = await Model("queue", "--arrivals", "0.5", "--service", "1", "--servers", "1", "--csv");

        exit.ShouldBe(0, error);
        var row = Csv(text).ShouldHaveSingleItem();
        Number(row, "Wq").ShouldBe(1, 1e-12);
        Number(row, "L").ShouldBe(1, 1e-12);
        var (refused, _, why) = await Model("queue", "--arrivals", "0.5", "--service", "1", "--servers", "0");
        refused.ShouldBe(1);
        why.ShouldContain("servers");
    }

    [SkippableFact]
    public async Task Check_WithOracles_PassesAndKeepsWhatItFound()
    {
        var shared = Environment.GetEnvironmentVariable("GOLDTHREAD_SHARED");
        Skip.If(string.IsNullOrEmpty(shared) || !System.IO.Directory.Exists(Path.Combine(shared, "oracles")), "The shared folder has no oracles (GOLDTHREAD_SHARED names it).");
        var (exit, text, error) = await Model("check", "--write", _folder["agreement.json"]);

        exit.ShouldBe(0, error);
        text.ShouldContain("Sick-Sicker");
        JsonDocument.Parse(System.IO.File.ReadAllText(_folder["agreement.json"])).RootElement.GetProperty("lines").GetArrayLength().ShouldBeGreaterThan(5);
    }

    [Fact]
    public async Task Model_NoSuchPart_SaysWhichThereAre()
    {
        var (exit, _, error) = await Model("guess");

        exit.ShouldNotBe(0);
        error.ShouldContain("run, people, cohort, tree, psa, queue, check or england");
    }

    private string File(string name, string text)
    {
        System.IO.File.WriteAllText(_folder[name], text);
        return _folder[name];
    }

    private static Task<(int Exit, string Out, string Error)> Model(params string[] args) => GoldthreadProcess.Run(["model", .. args]);

    private static List<Dictionary<string, string>> Csv(string text)
    {
        using var reader = new StringReader(text);
        var rows = CsvRows.Read(reader).Select(row => row.Fields).ToList();
        return [.. rows.Skip(1).Select(fields => rows[0].Zip(fields).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal))];
    }

    private static double Number(Dictionary<string, string> row, string name) => double.Parse(row[name], CultureInfo.InvariantCulture);
}
