using Goldthread.Impact.Cohorts;

namespace Goldthread.Impact.Tests.Cohorts;

/// <summary>The models of the DARTH tutorials against what R gave for them.</summary>
public sealed class SickSickerTests
{
    private static CohortModel Model(string name) => CohortFile.Read(Oracle.Own("docs", "examples", "models", name)).Value;

    [SkippableFact]
    public void Solve_FourStrategies_GivesThePublishedCostsAndEffects()
    {
        var oracle = Oracle.Json("cohort-models", "sick_sicker_time_indep.json");
        var results = CohortRun.Of(Model("sick-sicker.json")).Value;
        results.Count.ShouldBe(4);
        foreach (var result in results)
        {
            result.Cost.ShouldBeNear(oracle.GetProperty("cost").GetProperty(result.Strategy).GetDouble(), 1e-14, result.Strategy);
            result.Effect.ShouldBeNear(oracle.GetProperty("qaly").GetProperty(result.Strategy).GetDouble(), 1e-14, result.Strategy);
        }
    }

    [SkippableTheory]
    [InlineData("Standard of care", "trace_SoC")]
    [InlineData("Strategy B", "trace_B")]
    public void Solve_FourStrategies_GivesThePublishedTraces(string strategy, string trace)
    {
        var oracle = Oracle.Json("cohort-models", "sick_sicker_time_indep.json").GetProperty(trace);
        var seen = CohortRun.Of(Model("sick-sicker.json")).Value.Single(r => r.Strategy == strategy).Trace;
        seen.Length.ShouldBe(oracle.GetArrayLength());
        for (var k = 0; k < seen.Length; k++)
        {
            for (var s = 0; s < 4; s++) seen[k][s].ShouldBeNear(oracle[k][s].GetDouble(), 2e-14, $"{k} {s}");
        }
    }

    [SkippableTheory]
    [InlineData(0, "no_treatment")]
    [InlineData(1, "treatment")]
    public void Solve_ModelOf2018_GivesTheExactMeansAndDeviations(int strategy, string name)
    {
        var oracle = Oracle.Json("cohort-models", "microsim_krijkamp_exact.json").GetProperty(name);
        var seen = CohortRun.Of(Model("sick-sicker-people.json")).Value[strategy];
        seen.Cost.ShouldBeNear(oracle.GetProperty("mean_cost").GetDouble(), 1e-14);
        seen.Effect.ShouldBeNear(oracle.GetProperty("mean_qaly").GetDouble(), 1e-14);
        seen.Spread.Cost.ShouldBeNear(oracle.GetProperty("sd_cost").GetDouble(), 1e-13);
        seen.Spread.Effect.ShouldBeNear(oracle.GetProperty("sd_qaly").GetDouble(), 1e-13);
    }

    [Theory]
    [InlineData("sick-sicker.json", 0)]
    [InlineData("sick-sicker.json", 3)]
    [InlineData("sick-sicker-people.json", 0)]
    [InlineData("sick-sicker-people.json", 1)]
    public void Simulate_ManyPeople_AgreesWithTheExactMeanAndDeviation(string file, int strategy)
    {
        const int People = 100_000;
        var model = Model(file);
        var exact = CohortRun.Of(model).Value[strategy];
        var seen = Microsimulation.Of(model, strategy, People, 7, 2);
        seen.Cost.ShouldBe(exact.Cost, 4 * exact.Spread.Cost / Math.Sqrt(People));
        seen.Effect.ShouldBe(exact.Effect, 4 * exact.Spread.Effect / Math.Sqrt(People));
        seen.CostDeviation.ShouldBeNear(exact.Spread.Cost, 0.01);
        seen.EffectDeviation.ShouldBeNear(exact.Spread.Effect, 0.015);
    }

    [Fact]
    public void Simulate_AnyNumberOfThreads_GivesTheSameToTheLastBit()
    {
        var model = Model("sick-sicker-people.json");
        var one = Microsimulation.Of(model, 1, 20_000, 3, 1);
        foreach (var threads in new[] { 2, 7 })
        {
            var other = Microsimulation.Of(model, 1, 20_000, 3, threads);
            (other.Cost, other.Effect, other.CostDeviation, other.EffectDeviation).ShouldBe((one.Cost, one.Effect, one.CostDeviation, one.EffectDeviation));
        }
    }
}
