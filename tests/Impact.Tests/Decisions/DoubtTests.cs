using Goldthread.Impact.Decisions;
using Goldthread.Impact.Distributions;

namespace Goldthread.Impact.Tests.Decisions;

public sealed class DoubtTests
{
    [Fact]
    public void Chance_EqualStrategies_ShareTheDraw()
    {
        var sample = new DecisionSample(["A", "B", "C"], [[0, 0], [0, 5], [9, 9]], [[1, 1], [1, 1], [1, 1]]);
        var at = Doubt.Of(sample, [10])[0];
        at.Chance.ShouldBe([0.75, 0.25, 0]);
        at.Best.ShouldBe(0);
        at.Loss.ShouldBe([0, 2.5, 9]);
        at.PerfectInformation.ShouldBe(0);
    }

    // Net benefit of B over A is x + y, normal and independent; knowing x is worth sd(x) times the unit normal loss of mean / sd(x).
    [Fact]
    public void Knowing_OneOfTwoNormals_IsWorthTheUnitNormalLoss()
    {
        const int Draws = 8_000;
        var x = Enumerable.Range(0, Draws).Select(i => new NormalDistribution(0, 300).Draw(1, (uint)i, 0)).ToArray();
        var y = Enumerable.Range(0, Draws).Select(i => new NormalDistribution(-100, 500).Draw(1, (uint)i, 1)).ToArray();
        var sample = new DecisionSample(["A", "B"], [new double[Draws], [.. x.Zip(y, (a, b) => -a - b)]], [new double[Draws], new double[Draws]]);
        const double Mean = 100.0 / 300;
        var exact = 300 * ((Math.Exp(-Mean * Mean / 2) / Math.Sqrt(2 * Math.PI)) - (Mean * (1 - Special.Normal(Mean))));
        var seen = PartialInformation.Of(sample, "x", x, 0);
        seen.Value.ShouldBe(exact, 4 * seen.Error);
        seen.Error.ShouldBeInRange(1, 10);
        PartialInformation.Of(sample, "nothing", [.. Enumerable.Range(0, Draws).Select(i => (double)(i * 7919 % Draws))], 0).Value.ShouldBeLessThan(exact / 10);
    }

    [Fact]
    public void Frontier_SixStrategies_StandAsInTheTextbook()
    {
        Option[] options = [new("E", 55000, 5), new("D", 35000, 4), new("C", 25000, 3), new("B", 10000, 2), new("A", 12000, 1.5), new("UC", 5000, 1)];
        var compared = Frontier.Of(options);
        compared.Select(c => c.Option.Name).ShouldBe(["UC", "B", "D", "E", "C", "A"]);
        compared.Select(c => c.Ratio).ShouldBe([null, 5000, 12500, 20000, null, null]);
        compared.Select(c => c.Standing).ShouldBe([Standing.NotDominated, Standing.NotDominated, Standing.NotDominated, Standing.NotDominated, Standing.ExtendedlyDominated, Standing.Dominated]);
    }

    [Fact]
    public void Read_LongAndWide_GiveTheSame()
    {
        var wide = SampleReader.Read("cost_A,eff_A,cost_B,eff_B\n1,2,3,4\n5,6,7,8\n").Value;
        var tall = SampleReader.Read("sim,strategy,cost,effect\n1,A,1,2\n1,B,3,4\n2,A,5,6\n2,B,7,8\n").Value;
        tall.Strategies.ShouldBe(wide.Strategies);
        tall.Costs.ShouldBe(wide.Costs);
        tall.Effects.ShouldBe(wide.Effects);
    }

    [Theory]
    [InlineData("cost_A,eff_B\n1,2\n", "effect_A")]
    [InlineData("cost_A,eff_A\n1,x\n", "line 2: eff_A")]
    [InlineData("sim,strategy,cost,effect\n1,A,1,2\n1,A,1,2\n", "line 3")]
    [InlineData("sim,strategy,cost,effect\n1,A,1,2\n2,A,1,2\n1,B,1,2\n", "B")]
    [InlineData("cost_A,eff_A\n1,NaN\n", "line 2: eff_A")]
    public void Read_BadSample_IsRefusedWithThePlace(string text, string path) => SampleReader.Read(text).Faults.ShouldContain(f => f.Path == path);
}
