using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Goldthread.Impact.Chance;
using Goldthread.Impact.Cohorts;

namespace Goldthread.Impact.Tests.Cohorts;

/// <summary>People lived many at a time against the same people lived one by one.</summary>
public sealed class LanesTests
{
    private static readonly CohortModel Model = CohortFile.Read(Oracle.Own("docs", "examples", "models", "sick-sicker-people.json")).Value;

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public void Words_SixteenPeople_AreThoseOfEach(bool isWide)
    {
        Skip.IfNot(isWide ? Avx512F.IsSupported : Avx2.IsSupported, "This machine has no such lanes.");
        const ulong Seed = 0x123456789ABCDEF0;
        var words = new Vector256<int>[8];
        if (isWide) PhiloxLanes.Wide(words, Seed, 32, 5, 9);
        else PhiloxLanes.Narrow(words, Seed, 32, 5, 9);
        for (var person = 0; person < 16; person++)
        {
            var expected = Philox.At(Seed, (uint)(32 + person), 5, 9, Microsimulation.Stream);
            uint Seen(int word) => (uint)words[(2 * word) + (person / 8)][person % 8] ^ 0x80000000;
            (Seen(0), Seen(1), Seen(2), Seen(3)).ShouldBe((expected.A, expected.B, expected.C, expected.D));
        }
    }

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(1_003)]
    public void Draw_AnyNumberOfPeople_AgreesWithOneByOne(int people)
    {
        Skip.IfNot(Avx2.IsSupported, "This machine has no such lanes.");
        var numbers = Model.Strategies.Select(s => Numbers.Of(Model, s, null).Value).ToList();
        var weights = Weights.Of(Model);
        var many = Lanes.Of(numbers, weights, Model.Clock.Cycles, people, 5, 3);
        for (var s = 0; s < numbers.Count; s++)
        {
            var one = Microsimulation.Draw(numbers[s], weights, Model.Clock.Cycles, people, 5, 3);
            many[s].Cost.ShouldBeNear(one.Cost, 1e-7);
            many[s].Effect.ShouldBeNear(one.Effect, 1e-7);
            if (people == 1) continue;
            many[s].CostDeviation.ShouldBeNear(one.CostDeviation, 1e-7);
            many[s].EffectDeviation.ShouldBeNear(one.EffectDeviation, 1e-7);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData(200)]
    public void Sample_AnyNumberOfThreads_GivesTheSameToTheLastBit(int? people)
    {
        var one = CohortSample.Of(Model, 60, 11, people, 1).Value;
        foreach (var threads in new[] { 2, 7 })
        {
            var other = CohortSample.Of(Model, 60, 11, people, threads).Value;
            other.Sample.Costs.ShouldBe(one.Sample.Costs);
            other.Sample.Effects.ShouldBe(one.Sample.Effects);
            other.Values.ShouldBe(one.Values);
        }
    }

    [Fact]
    public void Sample_OfManyDraws_HasTheMeansOfTheDistributions()
    {
        const int Draws = 4_000;
        var sample = CohortSample.Of(Model, Draws, 2, null, 2).Value;
        for (var p = 0; p < sample.Parameters.Count; p++)
        {
            var distribution = Model.Doubtful[p].Distribution!;
            sample.Values.Average(v => v[p]).ShouldBe(distribution.Mean, 4 * distribution.StandardDeviation / Math.Sqrt(Draws), sample.Parameters[p]);
        }
    }
}
