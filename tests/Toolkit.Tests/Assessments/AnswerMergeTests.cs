using Goldthread.Toolkit.Assessments;

namespace Goldthread.Toolkit.Tests.Assessments;

/// <summary>Two windows of one person.</summary>
public sealed class AnswerMergeTests
{
    private static readonly string Blank = new Answer("vision").Mark;

    [Fact]
    public void Merge_WhatWasNotTouched_StaysAsTheOtherWindowLeftIt()
    {
        var kept = Kept(new Answer("vision", 3, Form: "first"));

        var (changed, elsewhere) = AnswerMerge.Of(kept, [new(new Answer("vision", Form: "second"), Blank), new(new Answer("money", 1, Form: "second"), new Answer("money").Mark)]);

        changed.Select(a => (a.Question, a.Level)).ShouldBe([("money", 1)]);
        elsewhere.ShouldBeEmpty();
    }

    [Fact]
    public void Merge_TheSameQuestionOtherwise_IsToldAndNotWritten()
    {
        var (changed, elsewhere) = AnswerMerge.Of(Kept(new Answer("vision", 3, Form: "first")), [new(new Answer("vision", 1, Form: "second"), Blank)]);

        changed.ShouldBeEmpty();
        elsewhere.Single().Level.ShouldBe(3);
    }

    [Fact]
    public void Merge_WhatThisWindowSavedItself_GoesOn() =>
        AnswerMerge.Of(Kept(new Answer("vision", 3, Form: "first")), [new(new Answer("vision", 1, Form: "first"), Blank)]).Changed.Single().Level.ShouldBe(1);

    [Fact]
    public void Merge_WhatWasSeen_IsTakenTheSecondTime()
    {
        var other = new Answer("vision", 3, Form: "first");

        AnswerMerge.Of(Kept(other), [new(new Answer("vision", 1, Form: "second"), other.Mark)]).Changed.Single().Level.ShouldBe(1);
    }

    [Fact]
    public void Merge_TheSameAnswerTwice_ChangesNothing()
    {
        var (changed, elsewhere) = AnswerMerge.Of(Kept(new Answer("vision", 3, Evidence: "A paper", Form: "first")), [new(new Answer("vision", 3, Evidence: "A paper", Form: "second"), Blank)]);

        changed.ShouldBeEmpty();
        elsewhere.ShouldBeEmpty();
    }

    private static AnswerSheet Kept(params Answer[] answers) => new("somebody", "ZZLA01", "Wrenfield Council", "", DateTimeOffset.UnixEpoch, null, answers);
}
