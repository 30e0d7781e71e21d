using Goldthread.Kernel.Acts;
using Goldthread.Population.Release;

namespace Goldthread.Population.Tests.Release;

public sealed class LedgerTests
{
    private static readonly ReleasedCount _sixty = Gate.Release(60, ReleaseRule.Nhs);

    [Fact]
    public void SameMeasureAgain_IsAnsweredAsBefore() =>
        ReleaseLedger.Answer("m", 999, [new EarlierCount("m", _sixty, 0, 0)], ReleaseRule.Nhs).ShouldBe(new LedgerAnswer(_sixty, "m"));

    [Fact]
    public void CohortLessAFew_IsSuppressed_AndSaysBecauseOfWhat()
    {
        var answer = ReleaseLedger.Answer("without the rare", 57, [new EarlierCount("all", _sixty, OnlyEarlier: 3, OnlyNew: 0)], ReleaseRule.Nhs);

        answer.ShouldBe(new LedgerAnswer(ReleasedCount.Suppressed, "all"));
    }

    [Theory]
    [InlineData(5, 0)]
    [InlineData(3, 3)]
    [InlineData(0, 0)]
    public void CohortsThatDifferByMany_OrBothWays_OrNotAtAll_AreShown(long onlyEarlier, long onlyNew) =>
        ReleaseLedger.Answer("new", 57, [new EarlierCount("all", _sixty, onlyEarlier, onlyNew)], ReleaseRule.Nhs).Answer.Number.ShouldBe(55);

    [Fact]
    public void WhatWasSuppressedBefore_StandsAgainstNothing() =>
        ReleaseLedger.Answer("new", 57, [new EarlierCount("all", ReleasedCount.Suppressed, 3, 0)], ReleaseRule.Nhs).Answer.IsShown.ShouldBeTrue();

    [Fact]
    public void RandomCohorts_AskedForOneByOne_NeverShowTwoThatDifferByAFew()
    {
        var chance = new Random(6);
        var cohorts = Enumerable.Range(0, 120).Select(_ => chance.Next(3) == 0 ? Within(chance, 5) : Within(chance, 60)).ToList();
        var book = new List<(HashSet<int> People, ReleasedCount Answer)>();
        foreach (var cohort in cohorts)
        {
            var earlier = book.Select((b, i) => new EarlierCount($"{i}", b.Answer, b.People.Except(cohort).Count(), cohort.Except(b.People).Count()));
            book.Add((cohort, ReleaseLedger.Answer("new", cohort.Count, earlier, ReleaseRule.Nhs).Answer));
        }

        var shown = book.Where(b => b.Answer.IsShown).ToList();
        shown.Count.ShouldBeInRange(10, 119);
        foreach (var (a, b) in shown.SelectMany(a => shown.Select(b => (a.People, b.People))).Where(p => p.Item1.IsProperSubsetOf(p.Item2))) (b.Count - a.Count).ShouldBeGreaterThanOrEqualTo(5);
    }

    [Theory]
    [InlineData(Purpose.Treatment, OptOutExemption.None, false)]
    [InlineData(Purpose.CareManagement, OptOutExemption.None, false)]
    [InlineData(Purpose.Planning, OptOutExemption.None, true)]
    [InlineData(Purpose.Research, OptOutExemption.None, true)]
    [InlineData(Purpose.Research, OptOutExemption.ExplicitConsent, false)]
    [InlineData(Purpose.Planning, OptOutExemption.LegalRequirement, false)]
    public void OptOut_AppliesByPurpose(string purpose, OptOutExemption exemption, bool applies) => OptOutRule.Applies(purpose, exemption).ShouldBe(applies);

    [Fact]
    public void OptOut_KeepsThePersonOnTheCareList_AndOutOfThePlanningExtract()
    {
        string[] people = ["a", "b"];

        OptOutRule.Keep(people, p => p == "b", Purpose.CareManagement).ShouldBe(["a", "b"]);
        OptOutRule.Keep(people, p => p == "b", Purpose.Planning).ShouldBe(["a"]);
        Should.Throw<ArgumentException>(() => OptOutRule.Applies("FUN"));
    }

    // Of 400 people, those within a stretch less a random few: many cohorts lie within each other.
    private static HashSet<int> Within(Random chance, int steps)
    {
        var from = chance.Next(0, 20) * steps / 5;
        return [.. Enumerable.Range(from, 400 - from - (chance.Next(0, 5) * 3))];
    }
}
