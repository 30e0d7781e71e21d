using Goldthread.Population.Indicators;
using Xunit.Abstractions;

namespace Goldthread.Population.Tests.Indicators;

public sealed class QuantilesTests(ITestOutputHelper output)
{
    [SkippableFact]
    public void Assign_ValuesOfTheTable_AsTheTableDoes()
    {
        var compared = 0;
        foreach (var set in OracleTable.Read("test_quantiles_g.csv").GroupBy(r => r["GroupSet"] switch
        {
            "IndSexReg" => (r["GroupSet"], r["IndSexRef"], r["ParentCode"]),
            "IndSex" => (r["GroupSet"], r["IndSexRef"], ""),
            _ => (r["GroupSet"], "", ""),
        }))
        {
            var groups = Quantiles.Number(set.First()["QuantileNm"])!.Value;
            double?[] values = [.. set.Select(r => r["Value"].Length == 0 ? (double?)null : r.Number("Value"))];
            // The rows without sets are ranked together, the highest first, whatever the indicator's own polarity.
            var assigned = set.Key.Item1 == "None" ? Quantiles.Assign(values, groups, highestFirst: true) : Quantiles.Assign(values, groups, [.. set.Select(r => r["Polarity"] == "TRUE")]);
            foreach (var (group, row) in assigned.Zip(set))
            {
                (group?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "").ShouldBe(row["QuantileInGrp"], $"{set.Key} {row["AreaName"]}");
                compared++;
            }
        }

        output.WriteLine($"test_quantiles_g.csv: {compared} rows");
        compared.ShouldBe(OracleTable.Read("test_quantiles_g.csv").Count);
    }

    [SkippableFact]
    public void Assign_MixedPolarity_IsRefused()
    {
        var rows = OracleTable.Read("test_quantiles_fail.csv");
        output.WriteLine($"test_quantiles_fail.csv: {rows.Count} rows, refused");
        Should.Throw<ArgumentOutOfRangeException>(() => Quantiles.Assign([.. rows.Select(r => (double?)r.Number("Value"))], 7, [.. rows.Select(r => r["Polarity"] == "TRUE")]));
        foreach (var half in rows.GroupBy(r => r["Polarity"])) Quantiles.Assign([.. half.Select(r => (double?)r.Number("Value"))], 7, [.. half.Select(r => r["Polarity"] == "TRUE")]).ShouldAllBe(q => q != null);
    }

    [SkippableFact]
    public void Names_AreThoseOfTheTable()
    {
        var rows = OracleTable.Read("qnames.csv");
        foreach (var row in rows)
        {
            var number = (int)row.Number("quantiles");
            Quantiles.Name(number).ShouldBe(row["qname"]);
            Quantiles.Number(row["qname"]).ShouldBe(number);
        }

        output.WriteLine($"qnames.csv: {rows.Count} names");
        Quantiles.Name(9).ShouldBe("1 of 9");
        Quantiles.Number("nonsense").ShouldBeNull();
    }

    [Fact]
    public void Assign_FewerValuesThanGroups_AssignsNone() => Quantiles.Assign([1, 2, null], 3, highestFirst: true).ShouldBe([null, null, null]);

    [Fact]
    public void Assign_EqualValues_ShareAGroup() => Quantiles.Assign([5, 5, 1, 9], 2, highestFirst: false).ShouldBe([1, 1, 1, 2]);
}
