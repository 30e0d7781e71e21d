using Goldthread.Population.Indicators;

namespace Goldthread.Population.Tests.Indicators;

public sealed class DemandTests
{
    private static readonly Dictionary<string, double> Now = new(StringComparer.Ordinal) { ["65 to 84"] = 40_000, ["85 and over"] = 6_000 };

    [Fact]
    public void Project_OverTheWholeTime_GrowsAsTheSheetSays()
    {
        var later = Demand.Project(Now, Demand.ResourceSheet2013);
        later[0].Later.ShouldBe(55_600, 1e-9, "65 to 84: 39 per cent more");
        later[1].Later.ShouldBe(12_000, 1e-9, "85 and over: more than double, so at least this");
        Demand.ResourceSheet2013.Single(g => g.Group == "85 and over").IsAtLeast.ShouldBeTrue();
        var needs = Demand.Project([new("older people with care needs", 100), new("three or more long-term conditions", 1_900_000)], Demand.ResourceSheet2013);
        needs[0].Later.ShouldBe(161, 1e-9);
        needs[1].Later.ShouldBe(2_900_000, 1e-6);
    }

    [Fact]
    public void Project_OverHalfTheTime_GrowsByTheRoot() => Demand.Project(Now, Demand.ResourceSheet2013, 10)[0].Later.ShouldBe(40_000 * Math.Sqrt(1.39), 1e-9);

    [Fact]
    public void Project_BeyondTheTime_IsRefused() => Should.Throw<ArgumentOutOfRangeException>(() => Demand.Project(Now, Demand.ResourceSheet2013, 21));

    [Fact]
    public void Project_WhereTheYearsAreNotSaid_IsRefused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Demand.Project([new("older people with care needs", 100)], Demand.ResourceSheet2013, 5));

    [Fact]
    public void Project_AGroupWithoutGrowth_IsNamed() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Demand.Project([new("under 65", 1)], Demand.ResourceSheet2013)).Message.ShouldContain("under 65");
}
