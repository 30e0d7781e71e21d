namespace Goldthread.Demo.Tests.Figures;

/// <summary>What the population comes out as, against the figures that docs/modules/demo.md cites.</summary>
public sealed class SharesTests(Sample sample) : IClassFixture<Sample>
{
    // Relative room: three standard errors of a share in the sample, and a tenth for what is meant to vary.
    private static void Near(double made, double published, int of, string what)
    {
        var room = (3 * Math.Sqrt(published * (1 - published) / of)) + (published * 0.10);
        made.ShouldBeInRange(published - room, published + room, what);
    }

    private double Share(Func<Seen, bool> what, Func<Seen, bool>? among = null)
    {
        var counted = sample.People.Where(among ?? (_ => true)).ToList();
        return (double)counted.Count(what) / counted.Count;
    }

    [Theory]
    [InlineData(0, 17, 0.2137)]
    [InlineData(18, 64, 0.6013)]
    [InlineData(65, 84, 0.1600)]
    [InlineData(85, 120, 0.0249)]
    public void Ages_OfThePlace_AreThoseOfEngland(int from, int to, double published) =>
        Near(Share(p => p.Age >= from && p.Age <= to), published, Sample.Count, $"{from} to {to}");

    [Fact]
    public void Women_OfThePlace_AreJustOverHalf() => Near(Share(p => p.Woman), 0.5052, Sample.Count, "women");

    [Theory]
    [InlineData("A", 0.735)]
    [InlineData("C", 0.066)]
    [InlineData("H", 0.033)]
    [InlineData("J", 0.028)]
    [InlineData("N", 0.026)]
    public void EthnicGroups_OfThePlace_AreThoseOfTheCensus(string code, double published) =>
        Near(Share(p => p.Ethnicity == code), published, Sample.Count, code);

    [Theory]
    [InlineData("Millbrook", 46)]
    [InlineData("Eastfield", 47)]
    [InlineData("Harbourside", 41)]
    [InlineData("Old Town", 44)]
    [InlineData("Northmoor", 42)]
    [InlineData("Fenwick Vale", 38)]
    [InlineData("Saltmarsh", 42)]
    public void Neighbourhoods_OfThePlace_AreAsLargeAsTheySay(string name, int thousands) =>
        Near(Share(p => p.Neighbourhood == name), thousands / 300.0, Sample.Count, name);

    [Theory]
    [InlineData("High blood pressure", 0, 0.144)]
    [InlineData("Type 2 diabetes", 17, 0.070)]
    [InlineData("Asthma", 6, 0.065)]
    [InlineData("Chronic obstructive pulmonary disease", 0, 0.018)]
    [InlineData("Coronary heart disease", 0, 0.030)]
    [InlineData("Heart failure", 0, 0.011)]
    [InlineData("Atrial fibrillation", 0, 0.021)]
    [InlineData("Stroke", 0, 0.018)]
    [InlineData("Chronic kidney disease stage 3", 18, 0.042)]
    [InlineData("Depression", 18, 0.132)]
    [InlineData("Learning disability", 0, 0.006)]
    public void Conditions_OfThePlace_AreAsCommonAsPublished(string problem, int fromAge, double published)
    {
        bool Counted(Seen p) => p.Age >= fromAge;
        Near(Share(p => p.Problems.Contains(problem), Counted), published, sample.People.Count(Counted), problem);
    }

    [Fact]
    public void Multimorbidity_WithAge_Rises()
    {
        var young = sample.People.Where(p => p.Age is >= 18 and < 45).Average(p => p.Problems.Count);
        var middle = sample.People.Where(p => p.Age is >= 45 and < 65).Average(p => p.Problems.Count);
        var old = sample.People.Where(p => p.Age >= 75).Average(p => p.Problems.Count);

        middle.ShouldBeGreaterThan(young * 1.3);
        old.ShouldBeGreaterThan(middle * 1.5);
    }

    [Fact]
    public void LungDisease_InDeprivedNeighbourhoods_IsCommoner()
    {
        double Copd(string name) => Share(p => p.Problems.Contains("Chronic obstructive pulmonary disease"), p => p.Neighbourhood == name && p.Age is >= 45 and < 85);

        Copd("Harbourside").ShouldBeGreaterThan(Copd("Fenwick Vale"));
    }

    [Fact]
    public void Frailty_From65_LiesAsInTheFrailtyIndex()
    {
        bool Older(Seen p) => p.Age >= 65;
        var count = sample.People.Count(Older);

        Near(Share(p => p.Problems.Contains("Moderate frailty"), Older), 0.12, count, "moderate");
        Near(Share(p => p.Problems.Contains("Severe frailty"), Older), 0.03, count, "severe");
    }

    [Fact]
    public void UnpaidCarers_OfThePlace_AreAboutOneInEleven() =>
        Near(Share(p => p.Flags.Any(f => f.StartsWith("Looks after", StringComparison.Ordinal)), p => p.Age >= 5), 0.089, Sample.Count, "carers");

    [Fact]
    public void CareHomes_From65_HoldTheShareOfTheCensus() =>
        Near(Share(p => p.Has("ZZCH"), p => p.Age >= 65), 0.025, sample.People.Count(p => p.Age >= 65), "care homes");

    [Fact]
    public void CouncilHomeCare_From65_IsThatOfTheOutcomesFramework()
    {
        bool Older(Seen p) => p.Age >= 65;
        var count = sample.People.Count(Older);

        Near(Share(p => p.HomeCareFromCouncil, Older), 227_096.0 / 10_464_019, count, "council");
        sample.People.Count(p => p.SelfFunded).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void OptOuts_OfThePlace_AreAboutOneInTwenty() => Near(Share(p => p.OptedOut), 0.054, Sample.Count, "opted out");

    [Fact]
    public void Deaths_OfTheQuarter_AreAFew() => Share(p => p.Died).ShouldBeInRange(0.001, 0.006);

    [Fact]
    public void Council_OfThePlace_KnowsOlderPeopleMostAndNobodyByDefault()
    {
        Share(p => p.Has("ZZLA"), p => p.Age >= 65).ShouldBeInRange(0.18, 0.40);
        Share(p => p.Has("ZZLA"), p => p.Age is >= 18 and < 65).ShouldBeInRange(0.03, 0.12);
        Share(p => p.Has("ZZLA"), p => p.Age < 18).ShouldBeInRange(0.02, 0.08);
    }

    [Fact]
    public void Resources_APerson_AreAboutThirtyAndMoreForOlderPeople()
    {
        sample.People.Average(p => p.Resources).ShouldBeInRange(25, 60);
        sample.People.Where(p => p.Age >= 75).Average(p => p.Resources).ShouldBeGreaterThan(50);
    }
}
