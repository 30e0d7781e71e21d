using Goldthread.Population.Indicators;
using Xunit.Abstractions;

namespace Goldthread.Population.Tests.Indicators;

public sealed class SlopeIndexTests(ITestOutputHelper output)
{
    // Limits found by drawing lots wander: the standard error of the p-th percentile of N draws of a normal variable is this many of its standard deviations. Five of them are allowed.
    private static double Wander(Confidence confidence, double draws) => 5 * Math.Sqrt(confidence.Tail * (1 - confidence.Tail) / draws) / (Math.Exp(-confidence.Z * confidence.Z / 2) / Math.Sqrt(2 * Math.PI));

    [SkippableFact]
    public void Of_PublishedGroups_IsThePublishedIndex()
    {
        var (values, limits, transformed) = (0, 0, 0);
        foreach (var set in OracleTable.Read("SII_test_data.csv").GroupBy(r => (Test: r["TestDescription"], Area: r["Area"])).Where(g => g.Any(r => r["sii"].Length > 0)))
        {
            var (first, test) = (set.First(), set.Key.Test);
            var isTransformed = test.Contains("transform", StringComparison.Ordinal);
            var scale = (ValueScale)(int)first.Number("ValueType");
            foreach (var isFromLimits in new[] { false, true })
            {
                foreach (var (column, confidence) in Levels(first, test))
                {
                    var index = SlopeIndex.Of([.. set.OrderBy(r => r.Number("Quantile")).Select(r => Group(r, scale, isFromLimits))], scale, Multiplier(test), confidence, isTransformed);
                    var digits = isFromLimits ? 1e-12 : 0;
                    index.Slope.Value.ShouldBeAlmost(first, "sii", Math.Abs(index.Slope.Value!.Value) * digits);
                    values++;
                    if (first["rii"].Length > 0) index.Relative.Value.ShouldBeAlmost(first, "rii");
                    if (first["Intercept"].Length > 0) ((double?)index.Intercept).ShouldBeAlmost(first, "Intercept");
                    values += (first["rii"].Length > 0 ? 1 : 0) + (first["Intercept"].Length > 0 ? 1 : 0);
                    if (first["sii_lowercl" + column].Length == 0) continue;
                    // The slope of a transformed line was published with wider limits than its own draws have (see the test below); the relative index was not.
                    var wander = Wander(confidence, first.Number("Repetitions"));
                    Near(index.Slope, first, "sii_lowercl" + column, "sii_uppercl" + column, confidence, isTransformed ? 0.2 : wander);
                    limits += isTransformed ? 0 : 2;
                    transformed += isTransformed ? 2 : 0;
                    if (first["rii"].Length == 0) continue;
                    Near(index.Relative, first, "rii_lowercl" + column, "rii_uppercl" + column, confidence, wander);
                    limits += 2;
                }
            }
        }

        output.WriteLine($"SII_test_data.csv: {values} values to 12 digits, {limits} limits within the error of their simulation, {transformed} limits of transformed slopes within 0.2 standard errors");
        values.ShouldBeGreaterThan(200);
        limits.ShouldBeGreaterThan(200);
    }

    [SkippableFact]
    public void Of_TransformedLine_HasTheLimitsOfItsOwnDraws()
    {
        var random = new Random(20);
        foreach (var set in OracleTable.Read("SII_test_data.csv").GroupBy(r => (Test: r["TestDescription"], Area: r["Area"])).Where(g => g.Key.Test.EndsWith("transform with intercept", StringComparison.Ordinal)))
        {
            var scale = (ValueScale)(int)set.First().Number("ValueType");
            RankedGroup[] groups = [.. set.OrderBy(r => r.Number("Quantile")).Select(r => Group(r, scale, false))];
            double To(double v) => scale == ValueScale.Rate ? Math.Log(v) : Math.Log(v / (1 - v));
            double From(double v) => scale == ValueScale.Rate ? Math.Exp(v) : 1 / (1 + Math.Exp(-v));
            const int Draws = 20_000;
            var drawn = Enumerable.Range(0, Draws).Select(_ => SlopeIndex.Of(
                [.. groups.Select(g => g with { Value = From(To(g.Value) + (g.StandardError * Normal(random))) })], scale, 1, Confidence.Usual, isTransformed: true).Slope.Value!.Value).Order().ToArray();
            var slope = SlopeIndex.Of(groups, scale, 1, Confidence.Usual, isTransformed: true).Slope;
            var error = (slope.High!.Value - slope.Low!.Value) / (2 * Confidence.Usual.Z);
            slope.Low.Value.ShouldBe(drawn[Draws / 40], error * Wander(Confidence.Usual, Draws));
            slope.High.Value.ShouldBe(drawn[Draws - (Draws / 40)], error * Wander(Confidence.Usual, Draws));
        }
    }

    [SkippableFact]
    public void Of_GroupsThatTheToolRefuses_AreRefused()
    {
        var sets = OracleTable.Read("SII_test_data.csv").GroupBy(r => r["TestDescription"]).Where(g => g.Key.StartsWith("error handling", StringComparison.Ordinal)).ToList();
        foreach (var set in sets)
        {
            var scale = set.Key.Contains("proportion", StringComparison.Ordinal) ? ValueScale.Proportion : ValueScale.Plain;
            var isFromLimits = set.Key.Contains("in CLs", StringComparison.Ordinal);
            Should.Throw<ArgumentOutOfRangeException>(() => SlopeIndex.Of([.. set.Select(r => Group(r, scale, isFromLimits))], scale, 1, Confidence.Usual), set.Key);
        }

        output.WriteLine($"SII_test_data.csv: {sets.Count} sets refused");
        sets.Count.ShouldBe(5);
    }

    [SkippableFact]
    public void Of_EveryAreaOfLifeExpectancies_IsALineThroughThem()
    {
        var areas = OracleTable.Read("LE_testdata.csv").GroupBy(r => (r["Sex"], r["GeoCode"])).Where(a => a.Count() == 10).ToList();
        foreach (var area in areas)
        {
            RankedGroup[] groups = [.. area.OrderBy(r => r.Number("Decile")).Select(r => new RankedGroup(r.Number("Pop"), r.Number("LifeExp"), r.Number("SE")))];
            var index = SlopeIndex.Of(groups, ValueScale.Plain, 1, Confidence.Usual);
            // The ends are those at which what is left over has neither a mean nor a slope: the normal equations, weighted.
            var (all, below, sum, turn) = (groups.Sum(g => g.Population), 0.0, 0.0, 0.0);
            foreach (var group in groups)
            {
                var rank = (below + (group.Population / 2)) / all;
                below += group.Population;
                var left = group.Value - index.Intercept - (index.Slope.Value!.Value * rank);
                (sum, turn) = (sum + (group.Population / all * left), turn + (group.Population / all * left * rank));
            }

            sum.ShouldBe(0, 1e-9);
            turn.ShouldBe(0, 1e-9);
            index.Slope.High!.Value.ShouldBeGreaterThan(index.Slope.Value!.Value);
        }

        output.WriteLine($"LE_testdata.csv: {areas.Count} areas of ten groups (two more have one)");
        areas.Count.ShouldBe(722);
    }

    [Fact]
    public void Of_ALineWithoutErrors_IsThatLine()
    {
        // Five groups of equal size lie at 0.1, 0.3, 0.5, 0.7 and 0.9; 70 + 10 x there.
        var index = SlopeIndex.Of([.. new[] { 71.0, 73, 75, 77, 79 }.Select(v => new RankedGroup(100, v, 0))], ValueScale.Plain, 1, Confidence.Usual);
        index.Slope.Value!.Value.ShouldBe(10, 1e-12);
        index.Slope.Low!.Value.ShouldBe(10, 1e-12);
        index.Intercept.ShouldBe(70, 1e-12);
        index.Relative.Value!.Value.ShouldBe(80.0 / 70, 1e-12);
    }

    [Fact]
    public void Of_AStartThatMayBeNought_HasNoLimitsOfTheQuotient()
    {
        var index = SlopeIndex.Of([.. new[] { 0.1, 0.3, 0.5, 0.7, 0.9 }.Select(v => new RankedGroup(100, v, 0.3))], ValueScale.Plain, 1, Confidence.Usual);
        index.Relative.Low.ShouldBeNull();
        index.Slope.Low.ShouldNotBeNull();
    }

    private static RankedGroup Group(IReadOnlyDictionary<string, string> row, ValueScale scale, bool isFromLimits)
    {
        double Read(string name) => row[name].Length == 0 ? double.NaN : row.Number(name);
        return new RankedGroup(Read("Population"), Read("Value"), isFromLimits ? SlopeIndex.StandardError(Read("LowerCL"), Read("UpperCL"), scale) : Read("StandardError"));
    }

    private static double Multiplier(string test) => test.Contains("(x 100)", StringComparison.Ordinal) ? 100 : test.Contains("(x -100)", StringComparison.Ordinal) ? -100
        : test.Contains("negative multiplier", StringComparison.Ordinal) ? -1 : 1;

    private static IEnumerable<(string Column, Confidence Confidence)> Levels(IReadOnlyDictionary<string, string> first, string test)
    {
        yield return ("_1", new Confidence(test.Contains("99%", StringComparison.Ordinal) ? 0.99 : test.Contains("with 98%", StringComparison.Ordinal) ? 0.98 : 0.95));
        if (first["sii_lowercl_2"].Length > 0) yield return ("_2", new Confidence(test.Contains("98", StringComparison.Ordinal) ? 0.98 : 0.99));
    }

    private static void Near(Estimate seen, IReadOnlyDictionary<string, string> row, string low, string high, Confidence confidence, double errors)
    {
        var allowed = errors * (seen.High!.Value - seen.Low!.Value) / (2 * confidence.Z);
        seen.Low!.Value.ShouldBe(row.Number(low), allowed, low);
        seen.High!.Value.ShouldBe(row.Number(high), allowed, high);
    }

    // Box and Muller 1958.
    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
