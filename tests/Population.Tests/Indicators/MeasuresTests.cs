using Goldthread.Population.Indicators;
using Xunit.Abstractions;

namespace Goldthread.Population.Tests.Indicators;

/// <summary>Held to the tables by which PHEindicatormethods 2.1.0 is tested.</summary>
public sealed class MeasuresTests(ITestOutputHelper output)
{
    [SkippableFact]
    public void Limits_OfCountsAndShares_AreThoseOfTheTable()
    {
        var table = OracleTable.Read("test_BW.csv");
        output.WriteLine($"test_BW.csv: {table.Count} rows");
        foreach (var row in table)
        {
            var confidence = row["confidence"] == "95%" ? Confidence.Usual : Confidence.Control;
            var seen = row["method"] == "Byars" ? Counts.Byar(row.Number("x"), confidence) : CrudeMeasures.Proportion(row.Number("x"), row.Number("n"), 1, confidence);
            seen.Low.ShouldBeAlmost(row, "lowercl");
            seen.High.ShouldBeAlmost(row, "uppercl");
        }
    }

    [SkippableTheory]
    [InlineData("test_Prop.csv")]
    [InlineData("test_Rate.csv")]
    public void Measure_OfAnArea_IsThatOfTheTable(string file)
    {
        var rows = OracleTable.Read(file).Where(r => r["Numerator"].Length > 0 && r["Denominator"].Length > 0).ToList();
        rows.Count.ShouldBeGreaterThan(10);
        output.WriteLine($"{file}: {rows.Count} rows");
        foreach (var row in rows)
        {
            Estimate Of(Confidence c) => file == "test_Prop.csv"
                ? CrudeMeasures.Proportion(row.Number("Numerator"), row.Number("Denominator"), row.Number("multiplier"), c)
                : CrudeMeasures.Rate(row.Number("Numerator"), row.Number("Denominator"), row.Number("multiplier"), c);
            var usual = Of(Confidence.Usual);
            usual.Value.ShouldBeAlmost(row, "value");
            usual.Low.ShouldBeAlmost(row, "lower95_0cl");
            usual.High.ShouldBeAlmost(row, "upper95_0cl");
            usual.Method.ShouldBe(row["method"]);
            Of(Confidence.Control).Low.ShouldBeAlmost(row, "lower99_8cl");
            Of(Confidence.Control).High.ShouldBeAlmost(row, "upper99_8cl");
        }
    }

    [SkippableFact]
    public void Mean_OfAnArea_IsThatOfTheTable()
    {
        var values = OracleTable.Read("test_Mean.csv");
        var table = OracleTable.Read("test_Mean_results.csv");
        output.WriteLine($"test_Mean_results.csv: {table.Count} rows of {values.Count} values");
        foreach (var row in table)
        {
            double[] own = [.. values.Where(v => row["area"] == "No grouping" || v["area"] == row["area"]).Select(v => v.Number("values"))];
            var usual = CrudeMeasures.Mean(own, Confidence.Usual);
            usual.Value.ShouldBeAlmost(row, "value");
            usual.Low.ShouldBeAlmost(row, "lower95_0cl");
            usual.High.ShouldBeAlmost(row, "upper95_0cl");
            CrudeMeasures.Mean(own, Confidence.Control).Low.ShouldBeAlmost(row, "lower99_8cl");
            CrudeMeasures.Mean(own, Confidence.Control).High.ShouldBeAlmost(row, "upper99_8cl");
        }
    }

    [SkippableFact]
    public void Direct_OfAnArea_IsThatOfTheTable()
    {
        var bands = OracleTable.Read("test_multiarea_esp.csv").ToLookup(b => b["area"]);
        var several = OracleTable.Read("test_DSR_nonind.csv").ToLookup(b => b["area"]);
        var compared = 0;
        foreach (var row in OracleTable.Read("test_DSR_results.csv").Where(r => bands.Contains(r["area"]) || several.Contains(r["area"])))
        {
            StandardBand[] own = bands.Contains(row["area"])
                ? [.. bands[row["area"]].Select(b => new StandardBand(b.Count("count"), b.Number("pop"), b.Number("esp2013")))]
                : [.. several[row["area"]].GroupBy(b => b["ageband"]).Select(b => new StandardBand(
                    b.Sum(f => f.Count("freq") * f.Count("persons")), b.First().Number("pop"), b.First().Number("esp2013"), b.Sum(f => f.Count("freq") * f.Count("freq") * f.Count("persons"))))];
            var multiplier = row["statistic"].Contains("100000", StringComparison.Ordinal) ? 100_000 : 10_000;
            var rounded = several.Contains(row["area"]) ? 0.51e-8 : 0;
            var usual = StandardisedMeasures.Direct(own, multiplier, Confidence.Usual);
            usual.Value.ShouldBeAlmost(row, "value", rounded);
            usual.Low.ShouldBeAlmost(row, "lower95_0cl", rounded);
            usual.High.ShouldBeAlmost(row, "upper95_0cl", rounded);
            StandardisedMeasures.Direct(own, multiplier, Confidence.Control).Low.ShouldBeAlmost(row, "lower99_8cl", rounded);
            StandardisedMeasures.Direct(own, multiplier, Confidence.Control).High.ShouldBeAlmost(row, "upper99_8cl", rounded);
            compared++;
        }

        output.WriteLine($"test_DSR_results.csv with test_multiarea_esp.csv and test_DSR_nonind.csv: {compared} rows");
        compared.ShouldBe(10);
    }

    [SkippableFact]
    public void Indirect_OfAnArea_IsThatOfTheTable()
    {
        var bands = OracleTable.Read("test_ISR_ownref.csv").ToLookup(b => b["area"]);
        var table = OracleTable.Read("test_ISR_results.csv").Where(r => bands.Contains(r["area"])).ToList();
        output.WriteLine($"test_ISR_results.csv with test_ISR_ownref.csv: {table.Count} rows");
        foreach (var row in table)
        {
            ReferenceBand[] own = [.. bands[row["area"]].Select(b => new ReferenceBand(b.Count("pop"), b.Count("refcount"), b.Number("refpop")))];
            Estimate Of(Confidence c) => row["statistic"].StartsWith("indirectly standardised rate", StringComparison.Ordinal)
                ? StandardisedMeasures.Indirect(row.Number("observed"), own, row["statistic"].EndsWith("100000", StringComparison.Ordinal) ? 100_000 : row["statistic"].EndsWith("1000", StringComparison.Ordinal) ? 1_000 : 100, c)
                : StandardisedMeasures.Ratio(row.Number("observed"), own, row["statistic"].EndsWith("100", StringComparison.Ordinal) ? 100 : 1, c);
            Of(Confidence.Usual).Value.ShouldBeAlmost(row, "value");
            Of(Confidence.Usual).Low.ShouldBeAlmost(row, "lower95_0cl");
            Of(Confidence.Usual).High.ShouldBeAlmost(row, "upper95_0cl");
            Of(Confidence.Control).Low.ShouldBeAlmost(row, "lower99_8cl");
            Of(Confidence.Control).High.ShouldBeAlmost(row, "upper99_8cl");
            Of(Confidence.Usual).Method.ShouldBe(row["method"]);
        }
    }

    [Theory]
    [InlineData(-1.0, 10.0)]
    [InlineData(11.0, 10.0)]
    [InlineData(1.0, 0.0)]
    [InlineData(double.NaN, 10.0)]
    public void Proportion_OfImpossibleNumbers_IsRefused(double count, double whole) =>
        Should.Throw<ArgumentOutOfRangeException>(() => CrudeMeasures.Proportion(count, whole, 1, Confidence.Usual));

    [Theory]
    [InlineData(0.5)]
    [InlineData(1.0)]
    [InlineData(95.0)]
    public void Confidence_ThatIsNoShare_IsRefused(double level) => Should.Throw<ArgumentOutOfRangeException>(() => new Confidence(level).Z);

    [Fact]
    public void Direct_SquaresBelowEvents_AreRefused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => StandardisedMeasures.Direct([new StandardBand(12, 1_000, 5_000, 11)], 100_000, Confidence.Usual));

    [Fact]
    public void Direct_UnderTenEvents_GivesNoValue() =>
        StandardisedMeasures.Direct([new StandardBand(9, 1_000, 5_000)], 100_000, Confidence.Usual).ShouldBe(new Estimate(null, null, null, "Dobson"));
}
