using Goldthread.Population.Indicators;
using Xunit.Abstractions;

namespace Goldthread.Population.Tests.Indicators;

/// <summary>Held to the tables by which PHEindicatormethods 2.1.0 is tested; they print ten digits, and the limits by Poisson come from halving an interval 23 times.</summary>
public sealed class FunnelTests(ITestOutputHelper output)
{
    private const double Printed = 6e-10;

    [SkippableTheory]
    [InlineData("test_funnel_outputs.csv", double.PositiveInfinity, 6e-7)]
    [InlineData("test_funnel_outputs_axis_variation.csv", 31_000, 6e-9)]
    public void Lines_OfShares_AreThoseOfTheTable(string file, double below, double printed)
    {
        var points = Shares().Where(p => p.Denominator < below).ToList();
        var lines = Funnel.Lines(points, FunnelKind.Proportion, 100);
        var table = OracleTable.Read(file);
        lines.Count.ShouldBe(table.Count);
        foreach (var (line, row) in lines.Zip(table))
        {
            line.At.ShouldBe(row.Number("Population"));
            ((double?)line.LowUsual.Value).ShouldBeAlmost(row, "lower_2s_limit", printed);
            ((double?)line.HighUsual.Value).ShouldBeAlmost(row, "upper_2s_limit", printed);
            ((double?)line.LowControl.Value).ShouldBeAlmost(row, "lower_3s_limit", printed);
            ((double?)line.HighControl.Value).ShouldBeAlmost(row, "upper_3s_limit", printed);
            ((double?)(Funnel.Baseline(points) * 100)).ShouldBeAlmost(row, "baseline", printed);
        }

        output.WriteLine($"{file}: {table.Count} lines");
    }

    [SkippableFact]
    public void Lines_OfRatios_AreThoseOfTheTable()
    {
        var table = OracleTable.Read("test_funnel_ratio_outputs.csv");
        var lines = Funnel.Lines(Ratios(), FunnelKind.Ratio, 100);
        lines.Count.ShouldBe(table.Count);
        foreach (var (line, row) in lines.Zip(table))
        {
            line.At.ShouldBe(row.Number("Observed_events"));
            foreach (var (limit, name) in Named(line))
            {
                var halved = Halved(line.At, row.Number(name + "_exp_events"));
                ((double?)limit.Denominator).ShouldBeAlmost(row, name + "_exp_events", halved);
                ((double?)limit.Value).ShouldBeAlmost(row, name + "_isr", limit.Value * halved / limit.Denominator);
                ((double?)((limit.Value / 100) - 1)).ShouldBeAlmost(row, name + "_count", limit.Value / 100 * halved / limit.Denominator);
            }
        }

        output.WriteLine($"test_funnel_ratio_outputs.csv: {table.Count} lines");
    }

    [SkippableTheory]
    [InlineData("test_funnel_rate_funnels.csv")]
    [InlineData("test_funnel_rate_funnels_2.csv")]
    [InlineData("test_funnel_rate_funnels_3.csv")]
    public void Lines_OfRates_AreThoseOfTheTable(string file)
    {
        var areas = OracleTable.Read("test_funnel_rate_funnels_input.csv").Select(r => (Events: r.Number("ev"), Rate: r.Number("rate"))).ToList();
        var most = areas.Max(a => a.Events);
        var (points, kind) = file switch
        {
            "test_funnel_rate_funnels.csv" => (areas.Select(a => FunnelPoint.OfRate(a.Events, a.Rate, 1e5, null)), FunnelKind.StandardisedRate),
            // The area of most events is given five.
            "test_funnel_rate_funnels_2.csv" => (areas.Select(a => FunnelPoint.OfRate(a.Events == most ? 5 : a.Events, a.Rate, 1e5, null)), FunnelKind.Rate),
            // It is given none, and its population by hand; small areas are left out.
            _ => (LargeAreas(areas, most), FunnelKind.Rate),
        };
        var own = points.ToList();
        var table = OracleTable.Read(file);
        var lines = Funnel.Lines(own, kind, 1e5, years: 3);
        lines.Count.ShouldBe(table.Count);
        foreach (var (line, row) in lines.Zip(table))
        {
            line.At.ShouldBe(row.Number("Events"));
            ((double?)(Funnel.Baseline(own) * 1e5)).ShouldBeAlmost(row, "baseline", 1000 * Printed);
            foreach (var (limit, name) in Named(line))
            {
                var perEvent = limit.Denominator * 3 * Funnel.Baseline(own);
                var halved = Halved(line.At, perEvent) / perEvent;
                ((double?)limit.Denominator).ShouldBeAlmost(row, name + "_population_1_year", limit.Denominator * halved);
                ((double?)limit.Value).ShouldBeAlmost(row, name + "_limit", limit.Value * halved);
            }
        }

        output.WriteLine($"{file}: {table.Count} lines");
    }

    [SkippableFact]
    public void Judge_SharesAndRatios_AsTheTablesDo()
    {
        var shares = OracleTable.Read("test_funnel_inputs.csv");
        foreach (var (place, row) in Funnel.Judge(Shares(), FunnelKind.Proportion).Zip(shares)) Words(place).ShouldBe(row["significance"], row["Area"]);
        var ratios = OracleTable.Read("test_funnel_ratio_inputs.csv");
        foreach (var (place, row) in Funnel.Judge(Ratios(), FunnelKind.Ratio).Zip(ratios)) Words(place).ShouldBe(row["significance"], row["obs"]);
        output.WriteLine($"test_funnel_inputs.csv: {shares.Count} areas; test_funnel_ratio_inputs.csv: {ratios.Count} areas");
    }

    [SkippableTheory]
    [InlineData("dsr_per_100000_with_0", "rate_dsr", 1e5)]
    [InlineData("dsr_per_100_with_0", "rate_dsr", 1e5)]
    [InlineData("dsr_per_100000_without_0", "rate_dsr", 1e5)]
    [InlineData("dsr_per_100_without_0", "rate_dsr", 1e5)]
    [InlineData("crude_per_100000_with_0", "rate_crude_per_100000", 1e5)]
    [InlineData("crude_per_100_with_0", "rate_crude_per_100", 100)]
    [InlineData("crude_per_100000_without_0", "rate_crude_per_100000", 1e5)]
    [InlineData("crude_per_100_without_0", "rate_crude_per_100", 100)]
    public void Judge_Rates_AsTheTableDoes(string column, string rate, double multiplier)
    {
        // "Without 0" leaves out the area without events; what the table has beside it then is no answer.
        var rows = OracleTable.Read("test_funnel_rate_inputs.csv").Where(r => column.EndsWith("with_0", StringComparison.Ordinal) || r.Number("count") > 0).ToList();
        var isStandardised = rate == "rate_dsr";
        var points = rows.Select(r => FunnelPoint.OfRate(r.Number("count"), r[rate].Length == 0 ? null : r.Number(rate), multiplier, isStandardised ? null : r.Number("pop"))).ToList();
        foreach (var (place, row) in Funnel.Judge(points, isStandardised ? FunnelKind.StandardisedRate : FunnelKind.Rate).Zip(rows)) Words(place).ShouldBe(row[column], row["count"]);
        output.WriteLine($"test_funnel_rate_inputs.csv, {column}: {rows.Count} areas");
    }

    [SkippableFact]
    public void Point_OfARate_HasTheTablesDenominator()
    {
        var rows = OracleTable.Read("test_funnel_rate_funnels_input.csv");
        var most = rows.Max(r => r.Number("ev"));
        var compared = 0;
        foreach (var row in rows)
        {
            // Derived for one year of three, or of five; the area of most events has five in the one, none in the other.
            var (events, rate) = (row.Number("ev"), row.Number("rate"));
            (FunnelPoint.OfRate(events, rate, 1e5, null).Denominator / 3).ShouldBeAlmost(row, "denominator_derived_crude", 1e-4);
            var withoutMost = FunnelPoint.OfRate(events == most ? 0 : events, rate, 1e5, row.Number("pop"));
            (withoutMost.Denominator / 5).ShouldBeAlmost(row, "denominator_derived_crude_with_denom", 1e-4);
            compared += 2;
            if (events == most) continue;
            (FunnelPoint.OfRate(events, rate, 1e5, null).Denominator / 3).ShouldBeAlmost(row, "denominator_derived", 1e-4);
            compared++;
        }

        output.WriteLine($"test_funnel_rate_funnels_input.csv: {compared} denominators");
    }

    [Theory]
    [InlineData(5.0, 0.0)]
    [InlineData(5.0, 4.0)]
    [InlineData(-1.0, 4.0)]
    [InlineData(double.NaN, 4.0)]
    public void Judge_ImpossibleShares_AreRefused(double events, double whole) =>
        Should.Throw<ArgumentOutOfRangeException>(() => Funnel.Judge([new FunnelPoint(events, whole), new FunnelPoint(1, 2)], FunnelKind.Proportion));

    [Fact]
    public void Judge_AStandardisedRateOfNineEvents_IsNotJudged() =>
        Funnel.Judge([new FunnelPoint(9, 10), new FunnelPoint(100, 1_000)], FunnelKind.StandardisedRate)[0].ShouldBe(FunnelPlace.TooFew);

    private static List<FunnelPoint> Shares() => [.. OracleTable.Read("test_funnel_inputs.csv").Select(r => new FunnelPoint(r.Number("numerator"), r.Number("denominator")))];

    private static List<FunnelPoint> Ratios() => [.. OracleTable.Read("test_funnel_ratio_inputs.csv").Select(r => new FunnelPoint(r.Number("obs"), r.Number("expected")))];

    private static IEnumerable<FunnelPoint> LargeAreas(List<(double Events, double Rate)> areas, double most)
    {
        var all = areas.Select(a => (a.Events, a.Rate, Population: 1e5 * a.Events / a.Rate)).ToList();
        return all.Where(a => a.Population > all.Max(b => b.Population) / 2).Select(a => FunnelPoint.OfRate(a.Events == most ? 0 : a.Events, a.Rate, 1e5, a.Population));
    }

    private static IEnumerable<(FunnelLimit Limit, string Name)> Named(FunnelLine line) => [(line.LowUsual, "lower_2s"), (line.HighUsual, "upper_2s"), (line.LowControl, "lower_3s"), (line.HighControl, "upper_3s")];

    // The table's search halves v, of which the expected events are (1 + observed) v / (1 - v), until a step is below 1e-7.
    private static double Halved(double observed, double expected)
    {
        var rest = 1 - (expected / (expected + 1 + observed));
        return (1.2e-7 * (1 + observed) / (rest * rest)) + (expected * Printed);
    }

    private static string Words(FunnelPlace place) => place switch
    {
        FunnelPlace.VeryHigh => "High (0.001)",
        FunnelPlace.High => "High (0.025)",
        FunnelPlace.VeryLow => "Low (0.001)",
        FunnelPlace.Low => "Low (0.025)",
        FunnelPlace.TooFew => "Not applicable for events less than 10 for dsrs",
        _ => "Not significant",
    };
}
