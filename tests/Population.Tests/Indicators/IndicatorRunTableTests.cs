using Goldthread.Kernel.Values;
using Goldthread.Population.Indicators;
using Xunit.Abstractions;

namespace Goldthread.Population.Tests.Indicators;

/// <summary>Public tables as they are, through the command's own reader.</summary>
public sealed class IndicatorRunTableTests(ITestOutputHelper output)
{
    private static readonly IndicatorOptions Usual = new(null, Confidence.Usual);

    [SkippableTheory]
    [InlineData("test_funnel_inputs.csv", FunnelKind.Proportion)]
    [InlineData("test_funnel_ratio_inputs.csv", FunnelKind.Ratio)]
    public void Funnel_OverATable_JudgesAsTheTable(string file, FunnelKind kind)
    {
        var rows = Run(file, "funnel", Usual with { Kind = kind });
        var header = rows[0].ToList();
        // The table's own judgement is a column that comes out again; ours is the last.
        foreach (var row in rows.Skip(1)) row[^1].ShouldBe(row[header.IndexOf("significance")]);
        output.WriteLine($"{file} through the reader: {rows.Count - 1} rows");
        rows.Count.ShouldBe(OracleTable.Read(file).Count + 1);
    }

    [SkippableFact]
    public void Dsr_OverATable_IsThatOfItsAreas()
    {
        var rows = Run("test_multiarea_esp.csv", "dsr", Usual);
        rows[0].ShouldBe(["area", "value", "lower", "upper", "method"]);
        var expected = OracleTable.Read("test_DSR_results.csv").Where(r => r["statistic"] != "dsr per 10000").ToLookup(r => r["area"]);
        foreach (var row in rows.Skip(1)) Same(row[1..4], [.. new[] { "value", "lower95_0cl", "upper95_0cl" }.Select(c => expected[row[0]].First()[c])]);
        output.WriteLine($"test_multiarea_esp.csv through the reader: {rows.Count - 1} areas");
        rows.Count.ShouldBe(4);
    }

    [SkippableFact]
    public void Isratio_OverATable_IsThatOfItsAreas()
    {
        var rows = Run("test_ISR_ownref.csv", "isratio", Usual);
        var expected = OracleTable.Read("test_ISR_results.csv").Where(r => r["statistic"].EndsWith("ratio x 1", StringComparison.Ordinal)).ToDictionary(r => r["area"], StringComparer.Ordinal);
        foreach (var row in rows.Skip(1)) Same(row[1..4], [.. new[] { "value", "lower95_0cl", "upper95_0cl" }.Select(c => expected[row[0]][c])]);
        output.WriteLine($"test_ISR_ownref.csv through the reader: {rows.Count - 1} areas");
        rows.Count.ShouldBe(4);
    }

    [SkippableFact]
    public void Quantile_OverTheTableWithMixedPolarity_IsRefused()
    {
        using var text = OracleTable.Open("test_quantiles_fail.csv");
        var faults = new List<string>();
        new IndicatorRun("quantile", Usual with { Groups = 7 }).Run(text, _ => { }, faults.Add).ShouldBe(1);
        faults.ShouldBe(["line 2: The rows of one set do not all have the same polarity."]);
    }

    private static List<string[]> Run(string file, string method, IndicatorOptions options)
    {
        using var text = OracleTable.Open(file);
        var answer = new List<string[]>();
        new IndicatorRun(method, options).Run(text, line => answer.Add(CsvRows.Fields(line.TrimEnd('\r', '\n'))), fault => Assert.Fail(fault));
        return answer;
    }

    private static void Same(string[] seen, string[] expected)
    {
        foreach (var (own, published) in seen.Zip(expected))
        {
            if (published.Length == 0) own.ShouldBeEmpty();
            else double.Parse(own, System.Globalization.CultureInfo.InvariantCulture).ShouldBe(double.Parse(published, System.Globalization.CultureInfo.InvariantCulture), 1e-7);
        }
    }
}
