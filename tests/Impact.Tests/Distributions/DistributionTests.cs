using System.Text.Json;
using Goldthread.Impact.Distributions;
using Goldthread.Impact.Reading;
using Goldthread.Kernel.Values;

namespace Goldthread.Impact.Tests.Distributions;

public sealed class DistributionTests
{
    public static TheoryData<string, double, double> Moments => new()
    {
        { """{"distribution":"beta","mean":0.3,"se":0.1}""", 0.3, 0.1 },
        { """{"distribution":"gamma","mean":1200,"se":400}""", 1200, 400 },
        { """{"distribution":"lognormal","mean":3,"se":1.5}""", 3, 1.5 },
        { """{"distribution":"normal","mean":-2,"se":0.5}""", -2, 0.5 },
        { """{"distribution":"normal","interval":[0,3.919927969080108]}""", 1.959963984540054, 1 },
        { """{"distribution":"uniform","low":0,"high":12}""", 6, 3.4641016151377544 },
        { """{"distribution":"triangular","low":0,"mode":3,"high":6}""", 3, 1.2247448713915890 },
        { """{"distribution":"pert","low":0,"mode":3,"high":6}""", 3, 1.1338934190276817 },
        { """{"distribution":"fixed","value":7}""", 7, 0 },
        { """{"distribution":"gamma","shape":4,"rate":2}""", 2, 1 },
    };

    [Theory]
    [MemberData(nameof(Moments))]
    public void Read_MomentsOrNumbers_HasThoseMomentsAndDrawsThem(string written, double mean, double deviation)
    {
        const int Draws = 20_000;
        var (distribution, faults) = Read(written);
        faults.ShouldBeEmpty();
        distribution!.Mean.ShouldBe(mean, 1e-12);
        distribution.StandardDeviation.ShouldBe(deviation, 1e-9);
        var drawn = Enumerable.Range(0, Draws).Select(i => distribution.Draw(1, (uint)i, 0)).ToArray();
        var seen = drawn.Average();
        seen.ShouldBe(mean, (4 * deviation / Math.Sqrt(Draws)) + 1e-12);
        Math.Sqrt(drawn.Sum(d => (d - seen) * (d - seen)) / Draws).ShouldBe(deviation, (0.05 * deviation) + 1e-12);
    }

    [Theory]
    [InlineData("""{"distribution":"beta","mean":0.3,"se":0.6}""", "se", "0.458258")]
    [InlineData("""{"distribution":"beta","mean":1.2,"se":0.1}""", "mean", "between 0 and 1")]
    [InlineData("""{"distribution":"gamma","mean":-5,"se":1}""", "mean", "above 0")]
    [InlineData("""{"distribution":"normal","mean":5,"se":0}""", "se", "above 0")]
    [InlineData("""{"distribution":"uniform","low":5,"high":1}""", "high", "not above low")]
    [InlineData("""{"distribution":"triangular","low":0,"mode":9,"high":1}""", "mode", "outside")]
    [InlineData("""{"distribution":"lognormal","interval":[-1,2]}""", "interval", "above 0")]
    [InlineData("""{"distribution":"cauchy","mean":0}""", "distribution", "one of")]
    [InlineData("""{"distribution":"beta","mean":0.3,"se":0.1,"sd":2}""", "sd", "not known")]
    public void Read_ImpossibleMoments_AreRefusedWithTheFieldAndTheReason(string written, string field, string reason)
    {
        var (distribution, faults) = Read(written);
        distribution.ShouldBeNull();
        faults.ShouldContain(f => f.Path == $"uncertain.p.{field}" && f.Message.Contains(reason, StringComparison.Ordinal), string.Join("; ", faults));
    }

    [Fact]
    public void Dirichlet_Draws_SumToOneWithTheMeansOfTheCounts()
    {
        var shares = new DirichletDistribution([10, 30, 60]);
        var drawn = Enumerable.Range(0, 4_000).Select(i => shares.Draw(3, (uint)i, 1)).ToArray();
        drawn.ShouldAllBe(d => Math.Abs(d.Sum() - 1) < 1e-12);
        for (var part = 0; part < 3; part++) drawn.Average(d => d[part]).ShouldBe(shares.Means[part], 0.004);
    }

    [Fact]
    public void Draw_SameAddress_IsTheSameAndGrowsWithTheMean()
    {
        var (low, high) = (GammaDistribution.OfMoments(100, 20), GammaDistribution.OfMoments(120, 24));
        low.Draw(4, 9, 2).ShouldBe(low.Draw(4, 9, 2));
        for (var i = 0u; i < 200; i++) high.Draw(4, i, 2).ShouldBeNear(1.2 * low.Draw(4, i, 2), 1e-12);
    }

    private static (Distribution? Read, List<Fault> Faults) Read(string written)
    {
        using var document = JsonDocument.Parse(written);
        var faults = new List<Fault>();
        return (DistributionReader.Read(new Fields(document.RootElement, "uncertain.p", faults)), faults);
    }
}
