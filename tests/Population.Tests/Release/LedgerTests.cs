using Goldthread.Kernel.Acts;
using Goldthread.Population.Release;

namespace Goldthread.Population.Tests.Release;

public sealed class LedgerTests
{
    private static readonly ReleasedCount _sixty = Gate.Release(60, ReleaseRule.Nhs);

    [Fact]
    public void SameQuestion_OfNearlyTheSamePeople_IsAnsweredAsBefore() =>
        ReleaseLedger.Answer("m", [new EarlierCount("m", _sixty, 2, 1)], ReleaseRule.Nhs).ShouldBe(new LedgerAnswer(LedgerWord.AsBefore, _sixty));

    [Fact]
    public void CohortLessAFew_IsKeptBack() => ReleaseLedger.Answer("without the rare", [new EarlierCount("all", _sixty, OnlyEarlier: 3, OnlyNew: 0)], ReleaseRule.Nhs).Word.ShouldBe(LedgerWord.TooNear);

    [Theory]
    [InlineData(0, 1, LedgerWord.TooNear)]
    [InlineData(3, 4, LedgerWord.TooNear)]
    [InlineData(5, 0, LedgerWord.New)]
    [InlineData(4, 5, LedgerWord.New)]
    [InlineData(0, 0, LedgerWord.AsBefore)]
    public void OtherQuestions_AreKeptBackWhereAFewTellThemApart(long onlyEarlier, long onlyNew, LedgerWord word) =>
        ReleaseLedger.Answer("new", [new EarlierCount("all", _sixty, onlyEarlier, onlyNew)], ReleaseRule.Nhs).Word.ShouldBe(word);

    [Fact]
    public void WhatWasSuppressedBefore_StandsAgainstNothing() =>
        ReleaseLedger.Answer("new", [new EarlierCount("all", ReleasedCount.Suppressed, 3, 0)], ReleaseRule.Nhs).Word.ShouldBe(LedgerWord.New);

    [Fact]
    public void RandomCohorts_AskedForOneByOne_NeverShowTwoThatDifferByAFew()
    {
        var chance = new Random(6);
        var cohorts = Enumerable.Range(0, 120).Select(_ => chance.Next(3) == 0 ? Within(chance, 5) : Within(chance, 60)).ToList();
        var shown = new List<HashSet<int>>();
        foreach (var cohort in cohorts)
        {
            var earlier = shown.Select(b => new EarlierCount("", _sixty, b.Except(cohort).Count(), cohort.Except(b).Count()));
            if (ReleaseLedger.Answer("new", earlier, ReleaseRule.Nhs).Word == LedgerWord.New) shown.Add(cohort);
        }

        shown.Count.ShouldBeInRange(10, 119);
        foreach (var (a, b) in shown.SelectMany(a => shown.Select(b => (a, b))).Where(p => p.a != p.b)) Math.Max(a.Except(b).Count(), b.Except(a).Count()).ShouldBeGreaterThanOrEqualTo(5);
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
