using Goldthread.Toolkit.Signposts;

namespace Goldthread.Toolkit.Tests.Signposts;

public sealed class SignpostingTests
{
    private static readonly Signpost Falls = Made.Signpost("falls") with { Interventions = ["falls"], Steps = [Step.Plan], For = [Reader.Planner] };
    private static readonly Signpost Whole = Made.Signpost("whole") with { Interventions = [], Steps = [Step.Evaluate], For = [Reader.Analyst] };
    private static readonly Signpost Budget = Made.Signpost("budget") with { Interventions = ["pooled-budget"], Steps = [Step.Plan], For = [Reader.Finance] };

    [Fact]
    public void Rank_SubjectBeforeStepBeforeReader_WithReasons()
    {
        var ranked = Signposting.Rank([Whole, Budget, Falls], new SignpostQuestion(Reader.Planner, Step.Plan, "falls"));

        ranked.Select(a => a.Signpost.Id).ShouldBe(["falls", "whole"]);
        ranked[0].Score.ShouldBe(6);
        ranked[0].Reasons.ShouldBe(["About preventing falls", "For choosing and planning what to do", "For somebody who plans or commissions"]);
        ranked[1].Reasons.ShouldBe(["About joined-up care as a whole"]);
    }

    [Fact]
    public void Rank_NothingAsked_IsEverything() => Signposting.Rank([Whole, Budget, Falls], new SignpostQuestion(null, null, null)).Count.ShouldBe(3);

    [Fact]
    public void Rank_OnlyWhatFits_IsThere() => Signposting.Rank([Whole, Budget, Falls], new SignpostQuestion(Reader.Finance, null, null)).Single().Signpost.Id.ShouldBe("budget");

    [Fact]
    public void Check_AddressThatIsNone_IsNamed()
    {
        Made.Paths(Falls).ShouldBeEmpty();
        Made.Paths(Falls with { Url = "javascript:alert(1)", For = [], Steps = [], Interventions = ["magic"] }).ShouldBe(["interventions[0]", "url", "for", "steps"]);
    }
}
