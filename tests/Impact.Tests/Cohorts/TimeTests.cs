using Goldthread.Impact.Cohorts;

namespace Goldthread.Impact.Tests.Cohorts;

/// <summary>Chances that change: by age, by cycle and by the time in a state, each against the sums written out.</summary>
public sealed class TimeTests
{
    private const string Head = """{"states":["Well","Ill","Dead"],"dead":["Dead"],"start":{"Well":1},"discount":{"costs":0.03,"effects":0.03},""";

    [Fact]
    public void LifeTable_MonthlyCycles_UsesTheRateOfTheAge()
    {
        var result = Solved(Head + """
            "cycles":24,"cycleLength":0.08333333333333333,"startAge":40,"tables":{"m":{"by":"age","values":{"40":0.1,"41":0.4}}},
            "transitions":{"Well":{"Well":"rest","Dead":"probability(m)"},"Ill":{"Ill":1}},"utilities":{"Well":1}}
            """);
        result.Survival[12].ShouldBeNear(Math.Exp(-0.1), 1e-13);
        result.Survival[24].ShouldBeNear(Math.Exp(-0.5), 1e-13);
    }

    [Fact]
    public void Tunnel_ChanceByTimeInState_IsThatOfEachCycleOfTheStay()
    {
        var result = Solved(Head.Replace("\"start\":{\"Well\":1},", "", StringComparison.Ordinal) + """
            "cycles":5,"tunnels":{"Ill":3},"tables":{"worse":{"by":"timeInState","values":[0.1,0.2,0.4]}},"start":{"Ill":1},
            "transitions":{"Well":{"Well":1},"Ill":{"Ill":"rest","Well":0.05,"Dead":"worse"}}}
            """);
        double[] stays = [1, 0.85, 0.85 * 0.75, 0.85 * 0.75 * 0.55, 0.85 * 0.75 * 0.55 * 0.55];
        for (var k = 0; k < stays.Length; k++) result.Trace[k][1].ShouldBeNear(stays[k], 1e-14);
        result.Expanded!.Length.ShouldBe(6);
        result.Expanded[2].ShouldBe([0.05 + (0.85 * 0.05), 0, 0, 0.85 * 0.75, 0.1 + (0.85 * 0.2)], 1e-14);
    }

    [Fact]
    public void Tunnel_SameChanceThroughout_ChangesNothing()
    {
        const string Rest = """
            "cycles":30,"transitions":{"Well":{"Well":"rest","Ill":0.2,"Dead":0.01},"Ill":{"Well":0.3,"Ill":"rest","Dead":0.1}},"costs":{"Ill":100},"utilities":{"Well":1,"Ill":0.5},
            "transitionCosts":[{"from":"Well","to":"Ill","cost":50},{"from":"*","to":"Dead","cost":70}],"transitionDecrements":[{"from":"Well","to":"Ill","decrement":0.01}]}
            """;
        var (plain, tunnel) = (Solved(Head + Rest), Solved(Head + "\"tunnels\":{\"Ill\":7}," + Rest));
        tunnel.Cost.ShouldBeNear(plain.Cost, 1e-14);
        tunnel.Effect.ShouldBeNear(plain.Effect, 1e-14);
        tunnel.Spread.Cost.ShouldBeNear(plain.Spread.Cost, 1e-12);
    }

    [Fact]
    public void TransitionAmounts_OneStep_ComeOnceAtTheEndOfTheCycle()
    {
        var result = Solved(Head + """
            "cycles":1,"cycleLength":0.5,"transitions":{"Well":{"Well":"rest","Ill":0.2,"Dead":0.1},"Ill":{"Ill":1}},"costs":{"Well":1000,"Ill":3000},"utilities":{"Well":1},
            "transitionCosts":[{"from":"Well","to":"Ill","cost":40},{"from":"*","to":"Dead","cost":90}],"transitionDecrements":[{"from":"Well","to":"Ill","decrement":0.1}]}
            """);
        var later = Math.Pow(1.03, -0.5);
        result.Cost.ShouldBeNear(500 + (later * ((0.7 * 500) + (0.2 * 1500) + (0.2 * 40) + (0.1 * 90))), 1e-14);
        result.Effect.ShouldBeNear(0.5 + (later * ((0.7 * 0.5) - (0.2 * 0.1))), 1e-14);
    }

    [Fact]
    public void Ratios_HazardAndRisk_ChangeTheNamedChangeOnly()
    {
        var results = CohortRun.Of(CohortFile.Read(Head + """
            "cycles":1,"matrix":[["rest",0.2,0.1],[0,1,0],[0,0,1]],
            "strategies":{"Now":{},"Hazard":{"ratios":[{"from":"Well","to":"Ill","hazardRatio":0.5}]},"Risk":{"ratios":[{"from":"Well","to":"Ill","relativeRisk":0.5}]}}}
            """).Value).Value;
        results[1].Trace[1][1].ShouldBeNear(1 - Math.Sqrt(0.8), 1e-14);
        results[2].Trace[1].ShouldBe([0.8, 0.1, 0.1], 1e-15);
    }

    [Fact]
    public void Matrices_ByCycle_HoldFromTheirCycleOn()
    {
        var result = Solved(Head + """
            "cycles":3,"matrices":[{"from":0,"matrix":[[1,0,0],[0,1,0],[0,0,1]]},{"from":1,"matrix":[[0.5,0.5,0],[0,1,0],[0,0,1]]}]}
            """);
        result.Trace.Select(t => t[0]).ShouldBe([1, 1, 0.5, 0.25]);
    }

    [Theory]
    [InlineData("none", 4)]
    [InlineData("start", 3)]
    [InlineData("end", 3)]
    [InlineData("half-cycle", 3)]
    [InlineData("simpson", 8.0 / 3)]
    [InlineData("simpson1/3", 8.0 / 3)]
    public void Correction_NobodyDies_WeighsThePointsAsSaid(string correction, double years) =>
        Solved(Head + """
            "cycles":3,"correction":"HOW","transitions":{"Well":{"Well":1},"Ill":{"Ill":1}}}
            """.Replace("HOW", correction, StringComparison.Ordinal)).LifeYears.ShouldBeNear(years, 1e-14);

    [Theory]
    [InlineData("annual", 0.9852217)]
    [InlineData("per-cycle", 0.9852217)]
    [InlineData("continuous", 0.9851119)]
    public void Discount_HalfAYear_FollowsTheConvention(string convention, double about)
    {
        var result = Solved(Head.Replace("\"effects\":0.03", $"\"effects\":0.03,\"convention\":\"{convention}\"", StringComparison.Ordinal) + """
            "cycles":1,"cycleLength":0.5,"correction":"end","transitions":{"Well":{"Well":1},"Ill":{"Ill":1}},"utilities":{"Well":1}}
            """);
        var exact = convention switch { "per-cycle" => 1 / 1.015, "continuous" => Math.Exp(-0.015), _ => Math.Pow(1.03, -0.5) };
        result.Effect.ShouldBeNear(0.5 * exact, 1e-14);
        exact.ShouldBe(about, 2e-4);
    }

    private static CohortResult Solved(string text)
    {
        var read = CohortFile.Read(text);
        read.Faults.ShouldBeEmpty(string.Join("\n", read.Faults));
        return CohortRun.Of(read.Value).Value[0];
    }
}
