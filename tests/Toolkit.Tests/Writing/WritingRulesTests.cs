using Goldthread.Kernel.Values;
using Goldthread.Toolkit.Items;
using Goldthread.Toolkit.Shelf;
using Goldthread.Toolkit.Writing;

namespace Goldthread.Toolkit.Tests.Writing;

public sealed class WritingRulesTests
{
    [Fact]
    public void Write_WhoMay_IsAsTheRolesSay()
    {
        WritingRules.Refused(Writers.Kind, null, Writers.Lead()).ShouldBeNull();
        WritingRules.Refused(Writers.Kind, Writers.Published(), Writers.Lead()).ShouldBeNull();
        WritingRules.Refused(Writers.Kind, Writers.Published(), Writers.Lead("ZZLA02")).ShouldNotBeNull();
        WritingRules.Refused(Writers.Kind, Writers.Published(owner: ""), Writers.Lead()).ShouldNotBeNull("what came with the product is the editors'");
        WritingRules.Refused(Writers.Kind, Writers.Published(owner: ""), Writers.Editor()).ShouldBeNull();
        WritingRules.Refused(Writers.Kind, null, Writers.Stranger()).ShouldNotBeNull();
        WritingRules.Refused(ItemKind.Claim, null, Writers.Lead()).ShouldNotBeNull();
        WritingRules.Refused(ItemKind.Claim, null, Writers.Editor()).ShouldBeNull();
    }

    [Fact]
    public void Draft_FirstOne_IsOfTheWritersOrganisationAndNotPublished()
    {
        var item = Save(null, Writers.Form(), default).Value;

        item.Owner.ShouldBe("ZZLA01");
        item.IsPublished.ShouldBeFalse();
        item.ReviewOn.ShouldBe(new DateOnly(2027, 11, 23));
        item.Draft!.ShouldBe(new ItemDraft(Writers.Form(), ItemDraftState.Writing, "lead", 2_000));
    }

    [Fact]
    public void Draft_SentTwice_ChangesNothing()
    {
        var first = Save(null, Writers.Form(), default).Value;

        Save(first, Writers.Form(), default).Value.ShouldBeSameAs(first);
    }

    [Fact]
    public void Draft_SomebodyElseWroteMeanwhile_IsRefusedUntilTheirsIsSeen()
    {
        var theirs = Writers.Draft(by: "other");

        Save(theirs, Writers.Form("Mine"), default).Fault.Kind.ShouldBe(FaultKind.Conflict);
        Save(theirs, Writers.Form("Mine"), Writers.Mark(theirs)).Value.Draft!.By.ShouldBe("lead");
    }

    [Fact]
    public void Draft_PublishedMeanwhile_IsRefused() =>
        Save(Writers.Published(), Writers.Form("Mine"), new DraftMark(1, 0)).Fault.Kind.ShouldBe(FaultKind.Conflict);

    [Fact]
    public void Draft_InTheSameMillisecond_HasAnotherMark()
    {
        var old = Writers.Draft();

        WritingRules.Drafted(Writers.Kind, "a-place", old, "{}", ItemDraftState.Writing, Writers.Mark(old), Writers.Today, Writers.Lead(), 1_000).Value.Draft!.At.ShouldBe(1_001);
    }

    [Fact]
    public void Draft_TooLong_IsRefused() => Save(null, new string('x', WritingRules.Longest + 1), default).Fault.Path.ShouldBe("Story");

    [Fact]
    public void Publish_ByAnotherEditor_RaisesTheVersion()
    {
        var old = Writers.Draft();

        var item = Publish(old, [Writers.Step(ItemStepKind.Written), Writers.Step(ItemStepKind.Submitted)]).Value;

        item.Version.ShouldBe(1);
        item.Draft.ShouldBeNull();
        item.PublishedAt.ShouldBe(2_000);
        item.ReviewOn.ShouldBe(new DateOnly(2027, 6, 1));
        Writers.Kind.Read(item.Document).Value.ReviewOn.ShouldBe(new DateOnly(2027, 6, 1));
    }

    [Theory]
    [InlineData(ItemStepKind.Written)]
    [InlineData(ItemStepKind.Submitted)]
    public void Publish_BySomebodyWhoWroteSomeOfIt_IsRefused(string step) =>
        Publish(Writers.Draft(), [Writers.Step(step, "editor"), Writers.Step(ItemStepKind.Submitted)]).Fault.Kind.ShouldBe(FaultKind.Forbidden);

    [Theory]
    [InlineData(ItemStepKind.Published)]
    [InlineData(ItemStepKind.Dropped)]
    public void Publish_WroteAnEarlierDraft_IsAllowed(string end) =>
        Publish(Writers.Draft(), [Writers.Step(ItemStepKind.Written, "editor"), Writers.Step(end, "other"), Writers.Step(ItemStepKind.Submitted)]).Succeeded.ShouldBeTrue();

    [Fact]
    public void Publish_WhatMayNotBe_IsRefused()
    {
        Publish(Writers.Draft(ItemDraftState.Writing), []).Fault.Kind.ShouldBe(FaultKind.Conflict);
        Publish(Writers.Published(), []).Fault.Kind.ShouldBe(FaultKind.Conflict, "there is no draft");
        WritingRules.Published(Writers.Draft(), [], Made.Initiative(), new DraftMark(0, 999), new DateOnly(2027, 6, 1), Writers.Today, Writers.Editor(), 2_000).Fault.Kind.ShouldBe(FaultKind.Conflict, "it has changed since");
        WritingRules.Published(Writers.Draft(), [], Made.Initiative(), Writers.Mark(Writers.Draft()), new DateOnly(2027, 6, 1), Writers.Today, Writers.Lead(), 2_000).Fault.Kind.ShouldBe(FaultKind.Forbidden);
        Publish(Writers.Draft(), [], new DateOnly(2026, 11, 23)).Fault.Path.ShouldBe("ReviewOn");
        Publish(Writers.Draft(), [], new DateOnly(2031, 11, 24)).Fault.Path.ShouldBe("ReviewOn");
        WritingRules.Published(Writers.Draft(), [], new Fault(FaultKind.Invalid, "No source", "Outcomes[0].Source"), Writers.Mark(Writers.Draft()), new DateOnly(2027, 6, 1), Writers.Today, Writers.Editor(), 2_000).Fault.Path.ShouldBe("Outcomes[0].Source");
    }

    [Fact]
    public void SendBack_WithAReason_IsWithItsWriterAgain()
    {
        var old = Writers.Draft();

        var item = WritingRules.SentBack(old, Writers.Mark(old), "Give the source", Writers.Editor(), 2_000).Value;

        item.Draft!.State.ShouldBe(ItemDraftState.Writing);
        item.Draft.By.ShouldBe("lead");
        WritingRules.SentBack(old, Writers.Mark(old), "", Writers.Editor(), 2_000).Fault.Path.ShouldBe("Reason");
        WritingRules.SentBack(item, Writers.Mark(item), "Again", Writers.Editor(), 3_000).Fault.Kind.ShouldBe(FaultKind.Conflict);
        WritingRules.SentBack(old, Writers.Mark(old), "No", Writers.Lead(), 2_000).Fault.Kind.ShouldBe(FaultKind.Forbidden);
    }

    [Fact]
    public void Drop_ByItsWriterOrAnEditor_LeavesWhatIsPublished()
    {
        var old = Writers.Published() with { Draft = Writers.Draft().Draft };

        WritingRules.Dropped(Writers.Kind, old, Writers.Mark(old), Writers.Lead()).Value.ShouldBe(old with { Draft = null });
        WritingRules.Dropped(Writers.Kind, old, Writers.Mark(old), Writers.Editor()).Succeeded.ShouldBeTrue();
        WritingRules.Dropped(Writers.Kind, old, Writers.Mark(old), Writers.Lead(id: "colleague")).Fault.Kind.ShouldBe(FaultKind.Forbidden);
        WritingRules.Dropped(Writers.Kind, old, default, Writers.Lead()).Fault.Kind.ShouldBe(FaultKind.Conflict);
    }

    [Fact]
    public void ReadAgain_ByAnEditor_MovesTheDayAndKeepsTheVersion()
    {
        var old = Writers.Published();

        WritingRules.ReadAgain(old, 2, new DateOnly(2027, 11, 23), Writers.Today, Writers.Editor()).Value.ShouldBe(old with { ReviewOn = new DateOnly(2027, 11, 23) });
        WritingRules.ReadAgain(old, 1, new DateOnly(2027, 11, 23), Writers.Today, Writers.Editor()).Fault.Kind.ShouldBe(FaultKind.Conflict);
        WritingRules.ReadAgain(old, 2, Writers.Today, Writers.Today, Writers.Editor()).Fault.Path.ShouldBe("ReviewOn");
        WritingRules.ReadAgain(old, 2, new DateOnly(2027, 11, 23), Writers.Today, Writers.Lead()).Fault.Kind.ShouldBe(FaultKind.Forbidden);
    }

    [Theory]
    [InlineData("3.1700", 3, 1700)]
    [InlineData("", 0, 0)]
    [InlineData("3", 0, 0)]
    [InlineData("x.1", 0, 0)]
    [InlineData("-1.1", 0, 0)]
    public void DraftMark_OfText_IsReadOrNothing(string text, int version, long at) => DraftMark.Read(text).ShouldBe(new DraftMark(version, at));

    private static Outcome<Item> Save(Item? old, string text, DraftMark seen) => WritingRules.Drafted(Writers.Kind, "a-place", old, text, ItemDraftState.Writing, seen, Writers.Today, Writers.Lead(), 2_000);

    private static Outcome<Item> Publish(Item old, IReadOnlyList<ItemStep> steps, DateOnly? reviewOn = null) =>
        WritingRules.Published(old, steps, Made.Initiative(), Writers.Mark(old), reviewOn ?? new DateOnly(2027, 6, 1), Writers.Today, Writers.Editor(), 2_000);
}
