using Goldthread.Population.Comparison;
using Goldthread.Population.Indicators;

namespace Goldthread.Population.Tests.Comparison;

/// <summary>The sums of a comparison, held against numbers that were worked out by hand.</summary>
public sealed class DifferenceInDifferencesTests
{
    private const double Near = 1e-6;

    [Fact]
    public void Of_ThreePairs_IsAsWorkedByHand()
    {
        // Differences of pairs: (2-4)-(3-4) = -1, (1-6)-(3-5) = -3, (2-2)-(3-3) = 0. Mean -4/3, standard deviation root of 7/3, t with 2 degrees 4.302653.
        PairCounts[] pairs = [new(4, 2, 4, 3), new(6, 1, 5, 3), new(2, 2, 3, 3)];

        var changed = DifferenceInDifferences.Of(pairs, Confidence.Usual);

        (changed.OurBefore, changed.OurAfter, changed.TheirBefore, changed.TheirAfter).ShouldBe((4.0, 5 / 3.0, 4.0, 3.0));
        changed.Ours.Value!.Value.ShouldBe(-7 / 3.0, Near);
        changed.Theirs.Value!.Value.ShouldBe(-1, Near);
        changed.Difference.Value!.Value.ShouldBe(-4 / 3.0, Near);
        changed.Difference.Low!.Value.ShouldBe(-5.127917, 1e-5);
        changed.Difference.High!.Value.ShouldBe(2.461250, 1e-5);
        var avoided = DifferenceInDifferences.Avoided(changed.Difference, 3);
        avoided.Value!.Value.ShouldBe(4, Near);
        avoided.Low!.Value.ShouldBe(-7.383750, 1e-5);
        avoided.High!.Value.ShouldBe(15.383751, 1e-5);
    }

    [Fact]
    public void Of_OnePair_IsRefused() => Should.Throw<ArgumentOutOfRangeException>(() => DifferenceInDifferences.Of([new(1, 1, 1, 1)], Confidence.Usual));

    [Fact]
    public void Balance_SmallGroups_IsAsWorkedByHand()
    {
        // Means 2, 4 and 7/3; variances of the first two 1 and 4; the root of their mean is 1.581139.
        var line = BalanceTable.Of(["x", "same"], [[1, 5], [2, 5], [3, 5]], [[2, 5], [4, 5], [6, 5]], [[1, 5], [2, 5], [4, 5]]);

        line[0].Before!.Value.ShouldBe(-1.264911, Near);
        line[0].After!.Value.ShouldBe(-0.210819, Near);
        (line[1].Before, line[1].After).ShouldBe((null, null), "nobody differs in it");
    }

    [Fact]
    public void Neighbours_EachOnlyOnce_NearestInStandardDeviations()
    {
        // The second number has ten times the spread of the first: 10 apart in it is as far as 1 apart in the first.
        double[][] others = [[0, 0], [2, 0], [0, 30]];

        var found = NearestNeighbours.Of([[0.4, 0], [0.5, 0], [0, 12], [9, 9]], others, [1, 10], new bool[3]);

        found.ShouldBe([0, 1, 2, -1], "the first is taken when the second chooses, and for the fourth nobody is left");
    }

    [Fact]
    public void Neighbours_WhatTellsNobodyApart_IsPassedOver() =>
        NearestNeighbours.Of([[1, 5]], [[9, 5], [2, 5]], [1, 0], new bool[2]).ShouldBe([1]);

    [Fact]
    public void Count_OfNights_TakesThoseBetweenTheDays()
    {
        var person = new PersonHistory(1, 1000, 0, 1, 1) { Uses = [[10, 20, 30], [], [], [5, 18, 40]], Nights = [7, 4, 2], Conditions = [0, 25], Frailty = [-1, 12, 40] };

        // Nights of 5 to 11, 18 to 21, and 40 to 41: of 10 to 20 there are 10, 11, 18, 19 and 20.
        person.Count(UseKind.HospitalNights, 10, 20).ShouldBe(5);
        person.Count(UseKind.Contacts, 10, 20).ShouldBe(2);
        person.ConditionsBefore(25).ShouldBe(1, "whose day is not known counts, and that of the day itself does not");
        (person.FrailtyBefore(12), person.FrailtyBefore(13), person.FrailtyBefore(41)).ShouldBe((0, 2, 3));
    }
}
