using Goldthread.Population.Cohorts.FollowUp;
using Goldthread.Population.Comparison;
using Goldthread.Population.DataSet;
using Goldthread.Population.Indicators;
using Goldthread.Population.Release;
using Xunit.Abstractions;

namespace Goldthread.Population.Tests.Comparison;

/// <summary>Who is compared with whom, and whether the comparison says what is so where it is known.</summary>
public sealed class MatchedGroupTests(ITestOutputHelper output)
{
    private const int Worlds = 40;
    private const int People = 4000;

    [Fact]
    public void Difference_WhereNothingHelps_IsNoughtThoughEverybodyGetsBetter()
    {
        var (better, covered) = (0, 0);
        var differences = new List<double>();
        for (var seed = 1; seed <= Worlds; seed++)
        {
            var changed = Admissions(Group(MadeUse.Of(seed, People)));
            if (changed.Ours.High < 0) better++;
            if (changed.Difference.Low <= 0 && changed.Difference.High >= 0) covered++;
            differences.Add(changed.Difference.Value!.Value);
            Math.Abs(changed.Difference.Value!.Value).ShouldBeLessThan(Math.Abs(changed.Ours.Value!.Value) / 2, $"world {seed}");
        }

        output.WriteLine($"{Worlds} worlds without effect: plain before-and-after says better in {better}; limits of the comparison hold nought in {covered}; mean difference {differences.Average():0.000}");
        better.ShouldBe(Worlds, "a plain before-and-after calls chance a success each time");
        covered.ShouldBeGreaterThanOrEqualTo(34, "limits of 95% hold the truth in about 38 of 40 worlds");
        Math.Abs(differences.Average()).ShouldBeLessThan(0.1);
    }

    [Fact]
    public void Difference_WhereHalfIsAvoided_IsFound()
    {
        var found = Enumerable.Range(1, 10).Select(seed => Admissions(Group(MadeUse.Of(seed, People, helped: 0.8))).Difference).ToList();

        found.Average(f => f.Value!.Value).ShouldBeLessThan(-0.3);
        found.Count(f => f.High < 0).ShouldBeGreaterThanOrEqualTo(8);
    }

    [Fact]
    public void Group_OfAnyWorld_IsAlikeAndNobodyIsChosenTwice()
    {
        var (people, sent) = MadeUse.Of(7, People);

        var group = Group((people, sent));

        group.Pairs.Count.ShouldBeGreaterThan(WhatChanged.FewestPairs);
        (group.Pairs.Count + group.Unmatched + group.TooRecent + group.LeftOut).ShouldBe(sent.Count);
        group.Pairs.Select(p => p.Other.Key).ShouldBeUnique();
        group.Pairs.Select(p => p.Other.Key).Intersect(sent.Select(s => s.Key)).ShouldBeEmpty();
        group.Pairs.ShouldAllBe(p => Covariates.Stratum(p.One, p.Day, MadeUse.Window).Equals(Covariates.Stratum(p.Other, p.Day, MadeUse.Window)) && p.Length == MadeUse.Window);
        var admissions = group.Balance.Single(b => b.Name == "Emergency admissions before");
        admissions.Before!.Value.ShouldBeGreaterThan(1);
        Math.Abs(admissions.After!.Value).ShouldBeLessThan(0.2);
        Group((people, sent)).Pairs.Select(p => (p.One.Key, p.Other.Key)).ShouldBe(group.Pairs.Select(p => (p.One.Key, p.Other.Key)), "the same seed chooses the same people");
    }

    [Fact]
    public void Group_WhoRefused_IsInNeither()
    {
        var (people, sent) = MadeUse.Of(3, People, touch: (row, _) =>
        {
            if (row.Key % 3 == 0) row.Flags.Add(DataColumns.OptedOut);
        });

        var group = Group((people, sent));

        group.Pairs.ShouldAllBe(p => p.One.Key % 3 != 0 && p.Other.Key % 3 != 0);
        group.LeftOut.ShouldBe(sent.Count(s => s.Key % 3 == 0));
    }

    [Fact]
    public void Group_WhereSomebodyDies_FollowsBothEquallyLong()
    {
        var (people, sent) = MadeUse.Of(5, People, touch: (row, isSent) =>
        {
            if (isSent && row.Key % 2 == 0) row.Died = MadeUse.Sent.AddDays(30);
            if (!isSent && row.Key % 5 == 0) row.Died = MadeUse.Sent.AddDays(10);
            if (!isSent && row.Key % 7 == 0) row.Died = MadeUse.Sent.AddDays(-1);
        });

        var group = Group((people, sent));

        group.Pairs.ShouldAllBe(p => p.Length == (p.Other.Key % 5 == 0 ? 10 : p.One.Key % 2 == 0 ? 30 : 90));
        group.Pairs.ShouldAllBe(p => p.Other.Key % 7 != 0 || p.Other.Key % 5 == 0 && p.Other.Died > p.Day, "who was dead that day is chosen for nobody");
    }

    [Fact]
    public void Group_SentTooLate_IsCountedAsSuch()
    {
        var (people, sent) = MadeUse.Of(9, People);
        var late = sent.Select((s, i) => i < 6 ? s with { SentOn = MadeUse.On.AddDays(-89) } : s).ToList();

        Group((people, late)).TooRecent.ShouldBe(6);
        MatchedGroup.Of(people, late, s => s.DoneOn, MadeUse.Window, new Random(1)).LeftOut.ShouldBe(late.Count, "nothing that was sent is done");
    }

    [Fact]
    public void Released_FewPairs_HasNoMeans()
    {
        var (people, sent) = MadeUse.Of(9, People);
        var few = MatchedGroup.Of(people, [.. sent.Take(WhatChanged.FewestPairs - 1)], s => s.SentOn, MadeUse.Window, new Random(1));

        var changed = WhatChanged.Of(few, MadeUse.Window, people.On, ReleaseRule.Nhs);

        changed.Uses.ShouldBeEmpty();
        changed.Avoided.ShouldBeNull();
        changed.Balance.ShouldBeEmpty();
    }

    [Fact]
    public void Released_ManyPairs_SaysNightsWithLimitsAndKeepsSmallCountsBack()
    {
        var group = Group(MadeUse.Of(11, People, helped: 0.8));

        var changed = WhatChanged.Of(group, MadeUse.Window, MadeUse.On, ReleaseRule.Nhs);

        changed.Matched.Number.ShouldBe(ReleaseRule.Nhs.Round(group.Pairs.Count));
        var nights = changed.Uses.Single(u => u.Use == UseKind.HospitalNights).Changed!;
        changed.Avoided!.Value.Value!.Value.ShouldBe(-nights.Difference.Value!.Value * group.Pairs.Count, 1e-9);
        ChangeWords.Nights(changed).ShouldContain("95% limits");
        foreach (var use in changed.Uses) new[] { use.OurPeopleBefore, use.OurPeopleAfter, use.TheirPeopleBefore, use.TheirPeopleAfter }.ShouldAllBe(c => !c.IsShown || c.Number % 5 == 0);
        // Nobody has contacts here: a nought is shown, and a mean of nought.
        changed.Uses.Single(u => u.Use == UseKind.Contacts).Changed!.OurAfter.ShouldBe(0);
    }

    private static MatchedGroup Group((PeopleSnapshot People, IReadOnlyList<ReachedPerson> Sent) world) => MatchedGroup.Of(world.People, world.Sent, s => s.SentOn, MadeUse.Window, new Random(1));

    private static Changed Admissions(MatchedGroup group) => DifferenceInDifferences.Of(
        [.. group.Pairs.Select(p => new PairCounts(Before(p.One, p), After(p.One, p), Before(p.Other, p), After(p.Other, p)))], Confidence.Usual);

    private static int Before(PersonHistory person, MatchedPair pair) => person.Count(UseKind.EmergencyAdmissions, pair.Day - pair.Length, pair.Day - 1);

    private static int After(PersonHistory person, MatchedPair pair) => person.Count(UseKind.EmergencyAdmissions, pair.Day + 1, pair.Day + pair.Length);
}
