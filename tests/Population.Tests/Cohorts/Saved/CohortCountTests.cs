using Goldthread.Population.Cohorts.FollowUp;
using Goldthread.Population.Cohorts.Language;
using Goldthread.Population.Cohorts.Saved;
using Goldthread.Population.Engine;
using Goldthread.Population.Release;

namespace Goldthread.Population.Tests.Cohorts.Saved;

/// <summary>What may be seen of the counts of a cohort, and of what became of it.</summary>
public sealed class CohortCountTests
{
    [Fact]
    public void Release_AStepThatRemovesFew_TellsNeitherThatNorWhatGivesItAway()
    {
        var count = Released(1003, 1000, 500);

        count.Steps[0].Removed.IsShown.ShouldBeFalse("3 people");
        new[] { count.Everybody, count.Steps[0].Left }.Count(c => !c.IsShown).ShouldBeGreaterThan(0, "the difference of the two is 3");
        (count.In.Number, count.Steps[1].Removed.Number).ShouldBe((500, 500));
    }

    [Fact]
    public void Release_FewAtTheEnd_AreSuppressedWithTheStepBefore()
    {
        var count = Released(1000, 402, 2);

        count.In.IsShown.ShouldBeFalse();
        (count.Steps[1].Removed.IsShown && count.Steps[0].Left.IsShown).ShouldBeFalse("402 less 400 is 2");
    }

    [Fact]
    public void Warnings_NobodyAndEverybody_AreToldFromWhatIsShown()
    {
        Released(100, 100, 100).Warnings().ShouldBe(["Step 1 removes nobody.", "Step 2 removes nobody.", "The cohort is everybody."]);
        Released(100, 50, 0).Warnings().ShouldBe(["Step 2 leaves nobody."]);
        Released(100).Warnings().ShouldBe(["The cohort is everybody."]);
        Released(0, 0).Warnings().ShouldBe(["There is nobody in the data set."]);
        Released(100, 97).Warnings().ShouldBeEmpty("that so few left is not told");
    }

    [Fact]
    public void Release_OfAHundredSteps_HasALineForEach()
    {
        Released([.. Enumerable.Range(0, 101).Select(i => 10_000L - (i * 70))]).Steps.Count.ShouldBe(100);
    }

    [Fact]
    public void WhatBecame_RareWords_AreNotShown()
    {
        var became = WhatBecame.Of([("requested", "", 20), ("completed", "Falls check done", 12), ("completed", "Mrs Smith has moved away", 1), ("rejected", "", 7), ("in-progress", "", 0)], ReleaseRule.Nhs)!;

        became.Lines.Select(l => l.Words).ShouldBe(["To do", "Taken on", "Done", "Not done"]);
        became.Lines.SelectMany(l => l.Outcomes).Select(o => o.Outcome).ShouldNotContain("Mrs Smith has moved away");
        became.Lines[0].People.Number.ShouldBe(20);
        WhatBecame.Of([], ReleaseRule.Nhs).ShouldBeNull();
    }

    private static CohortCount Released(params long[] counts)
    {
        var steps = string.Concat(Enumerable.Range(1, counts.Length - 1).Select(i => $"include age >= {i}\n"));
        var cohort = CohortParser.Parse("# X\nas at 2026-09-30\n" + steps, CohortPlace.Catalogue, CohortPlace.Today).Value!;
        return CohortCount.Release(new StepCounts(counts[0], counts[1..]), cohort, new Sentences(CohortPlace.Catalogue), ReleaseRule.Nhs);
    }
}
