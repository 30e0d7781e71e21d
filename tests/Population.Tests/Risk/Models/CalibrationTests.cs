using Goldthread.Population.Risk.Models;

namespace Goldthread.Population.Tests.Risk.Models;

public sealed class CalibrationTests
{
    [Fact]
    public void Of_FivePeople_IsAsWorkedByHand()
    {
        // Pairs of one who had it and one who had not: (0.8 beside 0.1, 0.4, 0.4), (0.4 beside 0.1, 0.4, 0.4): 3 + 1 + half + half of 6.
        var calibration = Calibration.Of([(0.1, false), (0.4, false), (0.4, true), (0.4, false), (0.8, true)]);

        calibration.CStatistic.ShouldNotBeNull().ShouldBe(5.0 / 6, 1e-12);
        calibration.Brier.ShouldBe((0.01 + 0.16 + 0.36 + 0.16 + 0.04) / 5, 1e-12);
        calibration.BrierOfTheMean.ShouldBe(0.24, 1e-12);
        (calibration.People, calibration.Happened).ShouldBe((5, 2));
        calibration.Foretold.ShouldBe(2.1, 1e-12);
        calibration.Ratio.ShouldNotBeNull().ShouldBe(2 / 2.1, 1e-12);
    }

    [Fact]
    public void Of_RandomPeople_CStatisticIsThatOfAllPairs()
    {
        var chance = new Random(17);
        for (var round = 0; round < 50; round++)
        {
            var pairs = Enumerable.Range(0, 60).Select(_ => (Chance: chance.Next(12) / 12.0, Happened: chance.Next(3) == 0)).ToList();
            var (had, not) = (pairs.Where(p => p.Happened).ToList(), pairs.Where(p => !p.Happened).ToList());
            if (had.Count == 0) continue;

            Calibration.Of(pairs).CStatistic.ShouldNotBeNull().ShouldBe(had.Average(h => not.Average(n => h.Chance > n.Chance ? 1 : h.Chance.Equals(n.Chance) ? 0.5 : 0)), 1e-12);
        }
    }

    [Fact]
    public void Of_Groups_HoldEverybodyOnceAndKeepEqualsTogether()
    {
        var chance = new Random(4);
        var pairs = Enumerable.Range(0, 1000).Select(_ => (Chance: Math.Round(chance.NextDouble(), 1), Happened: chance.Next(2) == 0)).ToList();

        var groups = Calibration.Of(pairs).Groups;

        groups.Sum(g => g.People).ShouldBe(1000);
        groups.Sum(g => g.Happened).ShouldBe(pairs.Count(p => p.Happened));
        groups.Select(g => g.Foretold).ShouldBeInOrder();
        groups.Count.ShouldBeLessThanOrEqualTo(10);
        groups.ShouldAllBe(g => pairs.Count(p => Math.Abs(p.Chance - g.Foretold) < 1e-9) == 0 || g.People >= pairs.Count(p => Math.Abs(p.Chance - g.Foretold) < 1e-9));
    }

    [Fact]
    public void Of_ItHappenedToNobody_HasNoCStatistic()
    {
        Calibration.Of([(0.2, false), (0.4, false)]).CStatistic.ShouldBeNull();
        Calibration.Of([(0.0, false)]).Ratio.ShouldBeNull();
        Should.Throw<ArgumentException>(() => Calibration.Of([]));
    }
}
