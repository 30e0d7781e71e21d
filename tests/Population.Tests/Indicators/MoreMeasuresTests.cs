using System.Globalization;
using Goldthread.Population.Indicators;
using Xunit.Abstractions;

namespace Goldthread.Population.Tests.Indicators;

/// <summary>The other tables by which PHEindicatormethods 2.1.0 is tested: sums of areas, another standard, a reference of one's own, bands without people.</summary>
public sealed class MoreMeasuresTests(ITestOutputHelper output)
{
    [SkippableTheory]
    [InlineData("test_Prop_g_results.csv")]
    [InlineData("test_Prop_g_results_no_CI.csv")]
    [InlineData("test_Rate_g_results.csv")]
    public void Measure_OfSummedAreas_IsThatOfTheTable(string file)
    {
        var rows = OracleTable.Read(file);
        foreach (var row in rows)
        {
            if (row["Numerator"].Length == 0 || row["Denominator"].Length == 0)
            {
                row["value"].ShouldBeEmpty("what was not counted has no value");
                continue;
            }

            var (count, whole, multiplier) = (row.Number("Numerator"), row.Number("Denominator"), row.Number("multiplier"));
            var estimate = file.Contains("Prop", StringComparison.Ordinal) ? CrudeMeasures.Proportion(count, whole, multiplier, Confidence.Usual) : CrudeMeasures.Rate(count, whole, multiplier, Confidence.Usual);
            estimate.Value.ShouldBeAlmost(row, "value");
            if (row["confidence"] == "not requested") continue;
            estimate.Low.ShouldBeAlmost(row, "lowercl");
            estimate.High.ShouldBeAlmost(row, "uppercl");
            estimate.Method.ShouldBe(row["method"]);
        }

        output.WriteLine($"{file}: {rows.Count} rows");
        rows.Count.ShouldBeGreaterThan(10);
    }

    [SkippableTheory]
    [InlineData("NCMP_testdata.csv")]
    [InlineData("data_prevalence_data.csv")]
    public void Proportion_OfMeasuredChildren_IsThePublishedPrevalence(string file)
    {
        var rows = OracleTable.Read(file);
        foreach (var row in rows)
        {
            var estimate = CrudeMeasures.Proportion(row.Number("Count"), row.Number("Measured"), 100, Confidence.Usual);
            estimate.Value.ShouldBeAlmost(row, "Rate", 1e-12);
            // Published with 1.96 or so for z: the limits agree to five digits.
            estimate.Low.ShouldBeAlmost(row, "LCL", row.Number("SE") * 1e-4);
            estimate.High.ShouldBeAlmost(row, "UCL", row.Number("SE") * 1e-4);
        }

        output.WriteLine($"{file}: {rows.Count} rows");
    }

    [SkippableFact]
    public void Direct_AgainstTheStandardOf1976_IsThatOfTheTable()
    {
        StandardBand[] bands = [.. OracleTable.Read("test_DSR_1976.csv").Select(b => new StandardBand(b.Number("count"), b.Number("pop"), b.Number("esp1976")))];
        var rows = OracleTable.Read("test_DSR_results.csv").Where(r => r["area"] == "testdata_1976").ToList();
        foreach (var row in rows)
        {
            var multiplier = row["statistic"].Contains("100000", StringComparison.Ordinal) ? 100_000 : 10_000;
            var usual = StandardisedMeasures.Direct(bands, multiplier, Confidence.Usual);
            usual.Value.ShouldBeAlmost(row, "value");
            usual.Low.ShouldBeAlmost(row, "lower95_0cl");
            usual.High.ShouldBeAlmost(row, "upper95_0cl");
            // The table has these two ten times too large in both rows.
            var control = StandardisedMeasures.Direct(bands, multiplier * 10, Confidence.Control);
            control.Low.ShouldBeAlmost(row, "lower99_8cl");
            control.High.ShouldBeAlmost(row, "upper99_8cl");
        }

        output.WriteLine($"test_DSR_results.csv with test_DSR_1976.csv: {rows.Count} rows");
        rows.Count.ShouldBe(2);
    }

    [SkippableFact]
    public void Direct_AgainstTheStandardOf2013_HasItsWeights()
    {
        var weights = OracleTable.Read("data_esp2013.csv").Select(r => double.Parse(r.Values.Single(), CultureInfo.InvariantCulture)).ToList();
        weights.Sum().ShouldBe(100_000);
        var areas = OracleTable.Read("test_multiarea_esp.csv").GroupBy(r => r["area"]).ToList();
        foreach (var area in areas) area.Select(b => b.Number("esp2013")).ShouldBe(weights);
        output.WriteLine($"data_esp2013.csv: {weights.Count} weights");
    }

    [SkippableFact]
    public void Indirect_AgainstAReferenceOfItsOwn_IsThatOfTheTable()
    {
        var people = OracleTable.Read("test_ISR_ownref.csv").ToLookup(b => b["area"]);
        var reference = OracleTable.Read("test_ISR_refdata.csv");
        var totals = OracleTable.Read("test_ISR_lookup.csv").ToDictionary(r => r["area"], r => r.Number("total_count"), StringComparer.Ordinal);
        var compared = 0;
        foreach (var row in OracleTable.Read("test_ISR_results.csv"))
        {
            // Area1 is the big area without people from 5 to 9, Area2 the small one.
            var area = row["area"] switch { "Area1" => "testdata_big", "Area2" => "testdata_small", var own => own };
            var bands = people[area].Zip(reference, (b, r) => new ReferenceBand(row["area"] == "Area1" && b["ageband"] == "5-9" ? 0 : b.Count("pop"), r.Number("refcount"), r.Number("refpop"))).ToList();
            totals[area].ShouldBe(row.Number("observed"));
            var last = double.Parse(row["statistic"].Split(' ')[^1], CultureInfo.InvariantCulture);
            Estimate Of(Confidence c) => row["ref_rate"].Length > 0 ? StandardisedMeasures.Indirect(totals[area], bands, last, c) : StandardisedMeasures.Ratio(totals[area], bands, last, c);
            Of(Confidence.Usual).Value.ShouldBeAlmost(row, "value");
            Of(Confidence.Usual).Low.ShouldBeAlmost(row, "lower95_0cl");
            Of(Confidence.Usual).High.ShouldBeAlmost(row, "upper95_0cl");
            if (row["lower99_8cl"].Length == 0) continue;
            Of(Confidence.Control).Low.ShouldBeAlmost(row, "lower99_8cl");
            Of(Confidence.Control).High.ShouldBeAlmost(row, "upper99_8cl");
            compared++;
        }

        output.WriteLine($"test_ISR_results.csv with test_ISR_refdata.csv and test_ISR_lookup.csv: {compared + 4} rows");
        compared.ShouldBe(12);
    }

    [SkippableFact]
    public void SlopeIndex_OfStandardisedRates_RunsForEveryPeriod()
    {
        var periods = OracleTable.Read("DSR_testdata.csv").GroupBy(r => r["Period"]).ToList();
        foreach (var period in periods)
        {
            var index = SlopeIndex.Of(
                [.. period.OrderBy(r => r.Number("Quintile")).Select(r => new RankedGroup(r.Number("total_pop"), r.Number("value"), SlopeIndex.StandardError(r.Number("lowercl"), r.Number("uppercl"), ValueScale.Rate)))],
                ValueScale.Rate, -1, Confidence.Usual);
            // Under-75 deaths fall with every quintile, so what is turned round is above 0, and above 1.
            index.Slope.Low!.Value.ShouldBeGreaterThan(0);
            index.Relative.Low!.Value.ShouldBeGreaterThan(1);
            index.Relative.Value!.Value.ShouldBe(index.Intercept / (index.Intercept - index.Slope.Value!.Value), 1e-12);
        }

        output.WriteLine($"DSR_testdata.csv: {periods.Count} periods");
    }
}
