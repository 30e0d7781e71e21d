using Goldthread.Toolkit.Programmes.Bids;
using Goldthread.Toolkit.Programmes.Calls;
using Goldthread.Toolkit.Programmes.Outcomes;
using Goldthread.Toolkit.Programmes.Panels;

namespace Goldthread.Toolkit.Tests.Programmes;

/// <summary>The rules of programmes, without a store.</summary>
public sealed class RulesTests
{
    [Theory]
    [InlineData(null, 0)]
    [InlineData("", 0)]
    [InlineData("  \n\t ", 0)]
    [InlineData("one", 1)]
    [InlineData(" one  two\nthree\u00A0four ", 4)]
    [InlineData("well-being, 24/7 - yes", 4)]
    [InlineData("a\uFEFFb", 2)]
    [InlineData("a\u0085b", 1)]
    public void WordCount_OfAText_IsThatOfTheBrowser(string? text, int words) => WordCount.Of(text).ShouldBe(words);

    [Fact]
    public void Unmet_EachRule_GivesItsOwnReason()
    {
        var call = MadeCall.Of() with { Rules = [.. MadeCall.Of().Rules, new EligibilityRule(RuleKind.FileAdded, "plan", 0, "There is no plan.")] };
        BidFile[] plan = [new(1, 1, "plan", "plan.pdf", "application/pdf", 5)];

        BidCheck.Unmet(call, MadeCall.Content(), plan).ShouldBeEmpty();
        BidCheck.Unmet(call, MadeCall.Content(), []).ShouldBe(["There is no plan."]);
        BidCheck.Unmet(call, MadeCall.Content(1, c => c with { AreaCode = "S12000033" }), plan).ShouldBe(["The area is not in England."]);
        BidCheck.Unmet(call, BidContent.Empty, []).Count.ShouldBe(5);
    }

    [Fact]
    public void Submitting_OneWordTooMany_NamesTheFieldAndBothNumbers()
    {
        var wordy = MadeCall.Content(1, c => c with { Answers = new Dictionary<string, string>(c.Answers, StringComparer.Ordinal) { ["vision"] = string.Join(' ', Enumerable.Repeat("word", 51)) } });

        var fault = BidCheck.Submitting(MadeCall.Of(), wordy, []).ShouldHaveSingleItem();

        (fault.Path, fault.Message).ShouldBe(("Answers[vision]", "Your answer has 51 words. It may have 50: What will be different for people?"));
        BidCheck.Submitting(MadeCall.Of(), MadeCall.Content(), []).ShouldBeEmpty();
    }

    [Fact]
    public void Submitting_NothingTyped_NamesEveryFieldThatIsNeeded() =>
        BidCheck.Submitting(MadeCall.Of(), BidContent.Empty, []).Select(f => f.Path).ShouldBe(["Title", "Area", "AreaCode", "Answers[vision]", "Answers[whole]", "Answers[share]"]);

    [Fact]
    public void Call_ThatCannotBeRight_NamesItsFields()
    {
        var call = MadeCall.Of();
        CallCheck.Opening(call, MadeCall.Opens).ShouldBeEmpty();
        CallCheck.Written(call with { Id = "Not an id" }).Single().Path.ShouldBe("Id");
        CallCheck.Written(call with { Id = "write" }).Single().Path.ShouldBe("Id");
        CallCheck.Written(call with { Closes = call.Opens }).Single().Path.ShouldBe("Closes.Date");
        CallCheck.Written(call with { Scorers = 1 }).Single().Path.ShouldBe("Scorers");
        CallCheck.Written(call with { MostSelected = 4 }).Single().Path.ShouldBe("MostSelected");
        CallCheck.Written(call with { Questions = [.. call.Questions, call.Questions[0]] }).Single().Path.ShouldBe("Question.Code");
        CallCheck.Written(call with { Questions = [.. call.Questions.Skip(1), call.Questions[0] with { Scale = ["Nothing"] }] }).Single().Path.ShouldBe("Question.Scale");
        CallCheck.Written(call with { Rules = [new EligibilityRule(RuleKind.AnsweredYes, "vision", 0, "No.")] }).Single().Path.ShouldBe("Rule.Of");
        CallCheck.Opening(call, call.Closes).Single().Path.ShouldBe("Closes.Date");
        CallCheck.Opening(call with { Questions = [call.Questions[2]], Rules = [] }, MadeCall.Opens).Single().Message.ShouldContain("nothing to score");
    }

    [Fact]
    public void Assignment_EveryMixture_IsEvenAndWithoutConflict()
    {
        var chance = new Random(7);
        for (var turn = 0; turn < 200; turn++)
        {
            var members = Enumerable.Range(0, chance.Next(3, 9)).Select(i => $"m{i}").ToList();
            var bids = Enumerable.Range(1, chance.Next(1, 40)).Select(i => new Unassigned(i, [], [.. members.Where(_ => chance.Next(8) > 0)])).ToList();
            var given = Assignment.Of(bids, members, 2, n => $"bid {n}");
            var lacking = bids.Where(b => b.May.Count < 2).ToList();
            given.Succeeded.ShouldBe(lacking.Count == 0);
            if (!given.Succeeded)
            {
                given.Faults.Select(f => f.Message.Split(':')[0]).ShouldBe(lacking.Select(b => $"bid {b.Bid}"));
                continue;
            }

            given.Value.ShouldAllBe(g => bids.Single(b => b.Bid == g.Bid).May.Contains(g.Member));
            bids.ShouldAllBe(b => given.Value.Where(g => g.Bid == b.Bid).Select(g => g.Member).Distinct().Count() == 2);
            // As even as it can be: no bid can be handed from somebody to somebody who may score it and has at least two fewer.
            var load = members.ToDictionary(m => m, m => given.Value.Count(g => g.Member == m));
            given.Value.ShouldNotContain(g => bids.Single(b => b.Bid == g.Bid).May.Any(m => load[m] + 2 <= load[g.Member] && !given.Value.Contains(new(g.Bid, m))));
            Assignment.Of(bids, members, 2, n => $"bid {n}").Value.ShouldBe(given.Value);
        }
    }

    [Fact]
    public void Assignment_ChainOfMembers_IsFollowedToTheOneWithLeastToDo()
    {
        // a may score 1 to 4, b 1 to 6, c 5 to 8: one each. Only through b can c relieve a.
        List<Unassigned> bids = [.. Enumerable.Range(1, 2).Select(i => new Unassigned(i, [], ["a"])), new(3, [], ["a", "b"]), new(4, [], ["a", "b"]), new(5, [], ["b", "c"]), new(6, [], ["b", "c"])];

        var load = Assignment.Of(bids, ["a", "b", "c"], 1, n => "").Value.CountBy(g => g.Member).ToDictionary(g => g.Key, g => g.Value);

        load.Values.ShouldAllBe(l => l == 2);
    }

    [Fact]
    public void Assignment_EmptyPanel_IsRefused() =>
        Assignment.Of([new Unassigned(1, [], [])], [], 2, n => "a bid").Fault.Message.ShouldContain("no members");

    [Theory]
    [InlineData(-1)]
    [InlineData(6)]
    public void Points_OutOfRange_AreRefusedAndNamed(int points) =>
        Points.Check(MadeCall.Of(), [new Score(1, "m", "vision", points, "Why"), new Score(1, "m", "whole", 5, "Why")], whole: true).Single().ShouldSatisfyAllConditions(
            f => f.Path.ShouldBe("Given[vision]"), f => f.Message.ShouldContain("from 0 to 5"));

    [Fact]
    public void Quality_ByHand_IsTheWeightedShare()
    {
        var call = MadeCall.Of();
        QuestionPoints Of(string code, params int[] points) => new(call.Questions.Single(q => q.Code == code), [.. points.Select(p => new Score(1, "m" + p, code, p, ""))], null);

        // (60 x 4.5 + 40 x 2) / 100 = 3.5 of 5 points: 70 percent.
        Points.Quality([Of("vision", 4, 5), Of("whole", 2, 2)]).ShouldBe(70_000);
        // What was agreed counts in place of the mean: (60 x 4.5 + 40 x 1.5) / 100 = 3.3 of 5: 66 percent.
        Points.Quality([Of("vision", 4, 5), Of("whole", 0, 4) with { Agreed = new Moderation(1, "whole", 15, "Why", "Ben") }]).ShouldBe(66_000);
        Of("whole", 0, 4).WaitsForAgreement(call).ShouldBeTrue();
        Of("whole", 3, 4).WaitsForAgreement(call).ShouldBeFalse();
    }

    [Fact]
    public void Ranking_EqualAtTheCutOff_IsToldAndNeedsReasons()
    {
        Candidate[] four = [new(1, 80_000, PanelView.Doubts), new(2, 70_000, PanelView.Doubts), new(3, 70_000, PanelView.Doubts), new(4, 60_000, PanelView.Doubts)];
        var ranked = Ranking.Of(BidStep.Shortlist, four, 2);

        ranked.Select(r => (r.Candidate.Bid, r.Rank, r.IsTiedAtCutOff)).ShouldBe([(1, 1, false), (2, 2, true), (3, 2, true), (4, 4, false)]);
        var none = new Dictionary<long, string>();
        Ranking.Decide(BidStep.Shortlist, ranked, new HashSet<long> { 1, 2 }, 2, none, none, "Ben").Faults.Select(f => f.Path).ShouldBe(["Reasons[2]", "Reasons[3]"]);
        Ranking.Decide(BidStep.Shortlist, ranked, new HashSet<long> { 1, 2 }, 2, new Dictionary<long, string> { [2] = "Rural", [3] = "Not rural" }, none, "Ben").Value.Count(d => d.Yes).ShouldBe(2);
        Ranking.Decide(BidStep.Shortlist, ranked, new HashSet<long> { 4 }, 2, none, none, "Ben").Faults.Count.ShouldBe(4);
        Ranking.Decide(BidStep.Shortlist, ranked, new HashSet<long> { 1, 2, 3 }, 2, none, none, "Ben").Fault.Path.ShouldBe("Chosen");
        // The panel's view parts what is equal in quality.
        Ranking.Of(BidStep.Shortlist, [.. four[..2], four[2] with { View = PanelView.For }, four[3]], 2).Select(r => r.Candidate.Bid).ShouldBe([1, 3, 2, 4]);
    }

    [Fact]
    public void Ranking_ForTheSelection_PutsTheViewBeforeQuality()
    {
        var ranked = Ranking.Of(BidStep.Select, [new(1, 90_000, PanelView.Against), new(2, 60_000, PanelView.For), new(3, 80_000, PanelView.For)], 3);

        ranked.Select(r => r.Candidate.Bid).ShouldBe([3, 2, 1]);
        var none = new Dictionary<long, string>();
        Ranking.Decide(BidStep.Select, ranked, new HashSet<long> { 1, 2, 3 }, 3, none, none, "Ben").Faults.Single().ShouldSatisfyAllConditions(f => f.Path.ShouldBe("Reasons[1]"), f => f.Message.ShouldContain("would not take it forward"));
    }
}
