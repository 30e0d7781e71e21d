using System.Globalization;
using Goldthread.Population.Scores;
using Xunit.Abstractions;

namespace Goldthread.Population.Tests.Scores;

public sealed class HospitalFrailtyTests(ITestOutputHelper output)
{
    [SkippableFact]
    public void Score_OfEveryPerson_IsThatOfPython()
    {
        var rows = RiskTable.Read("comorbidipy", "hfrs_input.csv").ToLookup(r => r["id"]);
        var people = RiskTable.Read("comorbidipy", "hfrs_expected.csv");
        foreach (var person in people)
        {
            var tenths = HospitalFrailty.ScoreInTenths(rows[person["id"]].Aggregate(UInt128.Zero, (m, r) => m | HospitalFrailty.Mask(r["code"])));
            (tenths / 10.0).ShouldBe(double.Parse(person["hfrs"], CultureInfo.InvariantCulture), 1e-9, person["id"]);
            HospitalFrailty.Band(tenths).ShouldBe(person["band"], person["id"]);
        }

        output.WriteLine($"comorbidipy/hfrs_expected.csv: {people.Count} people");
        people.Count.ShouldBe(400);
    }

    [Fact]
    public void Table_Is109Categories_EachWithABitOfItsOwn()
    {
        HospitalFrailty.Categories.Distinct(StringComparer.Ordinal).Count().ShouldBe(109);
        for (var i = 0; i < 109; i++) HospitalFrailty.IndexOf(HospitalFrailty.Categories[i] + ".9").ShouldBe(i);
        var all = HospitalFrailty.Categories.Aggregate(UInt128.Zero, (m, c) => m | HospitalFrailty.Mask(c));
        HospitalFrailty.ScoreInTenths(all).ShouldBe(HospitalFrailty.Tenths.Sum());
        HospitalFrailty.Tenths[HospitalFrailty.IndexOf("F00")].ShouldBe(71);
        HospitalFrailty.Tenths[HospitalFrailty.IndexOf("R50")].ShouldBe(1);
        HospitalFrailty.IndexOf("A00").ShouldBe(-1);
    }

    [Fact]
    public void Category_RecordedTwice_CountsOnce() =>
        HospitalFrailty.ScoreInTenths(HospitalFrailty.Mask("F05.0") | HospitalFrailty.Mask("f051") | HospitalFrailty.Mask("W19")).ShouldBe(64);

    [Theory]
    [InlineData(0, "low")]
    [InlineData(49, "low")]
    [InlineData(50, "intermediate")]
    [InlineData(150, "intermediate")]
    [InlineData(151, "high")]
    public void Band_AtItsEdges(int tenths, string band) => HospitalFrailty.Band(tenths).ShouldBe(band);
}
