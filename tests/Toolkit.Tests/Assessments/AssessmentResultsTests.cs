using Goldthread.Toolkit.Assessments;
using Goldthread.Toolkit.Instruments;

namespace Goldthread.Toolkit.Tests.Assessments;

public sealed class AssessmentResultsTests
{
    private static readonly Instrument Instrument = Asked.Instrument("vision", "money", "records");

    [Fact]
    public void Questions_OnWhichPartnersAreFurthestApart_ComeFirst()
    {
        var results = Of([Asked.Council, Asked.Hospital], Instrument.Sent(Asked.Council, 2, 4, 3), Instrument.Sent(Asked.Hospital, 2, 1, 2));

        results.Questions.Select(q => (q.Question.Id, q.Divergence)).ShouldBe([("money", 3), ("records", 1), ("vision", 0)]);
        ResultWords.Divergence(results.Questions[0]).ShouldBe("Wrenfield Council says “All of it”; Wren Hospital says “Not begun”: 3 levels apart.");
        ResultWords.Divergence(results.Questions[2]).ShouldBe("Wren Hospital and Wrenfield Council both say “Begun”, by their medians.");
    }

    [Fact]
    public void Median_HalfWay_IsBetweenTwoLevels()
    {
        var results = Of([Asked.Council, Asked.Hospital], Instrument.Sent(Asked.Council, 3, 1, 1), Instrument.Sent(Asked.Council, 4, 1, 1), Instrument.Sent(Asked.Hospital, 3, 1, 1));

        ResultWords.Divergence(results.Questions.Single(q => q.Question.Id == "vision")).ShouldBe("Wrenfield Council says between “Partly” and “All of it”; Wren Hospital says “Partly”: half a level apart.");
    }

    [Fact]
    public void CannotSay_IsCountedApartAndIsNoLevel()
    {
        var result = Of([Asked.Council, Asked.Hospital], Instrument.Sent(Asked.Council, 0, 1, 1), Instrument.Sent(Asked.Hospital, 4, 1, 1)).Questions.Single(q => q.Question.Id == "vision");

        result.Levels.ShouldBe([4]);
        result.CannotSay.ShouldBe(1);
        result.Divergence.ShouldBeNull("one organisation gave a level");
        ResultWords.Divergence(result).ShouldBeNull();
        ResultWords.Spread(result).ShouldBe("1 answer, all at “All of it”. 1 person cannot say.");
    }

    [Fact]
    public void Question_AnsweredByNobody_SaysSoAndComesLast()
    {
        var results = Of([Asked.Council, Asked.Hospital], Instrument.Sent(Asked.Council, 0, 2, 2), Instrument.Sent(Asked.Hospital, 0, 2, 2));

        results.Questions[^1].Question.Id.ShouldBe("vision");
        ResultWords.Spread(results.Questions[^1]).ShouldBe("Nobody gave a level; 2 people cannot say.");
        ResultWords.Spread(Of([Asked.Council]).Questions[0]).ShouldBe("Nobody has answered this.");
    }

    [Fact]
    public void Sheets_NotSentYet_CountNowhere()
    {
        var results = Of([Asked.Council, Asked.Hospital], Instrument.Sent(Asked.Council, 1, 1, 1) with { SentAt = null });

        results.Sent.ShouldBe(0);
        results.Partners.Single(p => p.Partner == Asked.Council).Begun.ShouldBe(1);
        results.Questions.ShouldAllBe(q => q.Partners.Count == 0);
    }

    [Fact]
    public void Partner_RemovedAfterAnswering_StaysAndOneWithoutAnswersGoes()
    {
        var (left, silent) = (Asked.Hospital with { IsRemoved = true }, Asked.Charity with { IsRemoved = true });

        var results = Of([Asked.Council, left, silent], Instrument.Sent(left, 1, 1, 1));

        results.Partners.Select(p => p.Partner.Name).ShouldBe(["Wren Hospital", "Wrenfield Council"]);
        results.Questions[0].Partners.Single().Partner.IsRemoved.ShouldBeTrue();
    }

    [Fact]
    public void Beside_TheSectorsOwnRating_StandsBesideTheCouncils()
    {
        var instrument = Instrument with { Questions = [Instrument.Questions[0] with { Beside = new Beside(Sector.Council, Sector.Voluntary) }] };
        var assessment = Asked.Assessment(instrument, Asked.Council, Asked.Charity);

        ResultWords.Beside(AssessmentResults.Of(assessment, [instrument.Sent(Asked.Council, 4), instrument.Sent(Asked.Charity, 2)]).Questions[0])
            .ShouldBe("The council on itself: Wrenfield Council says “All of it”. The voluntary sector on the same question: Neighbours says “Begun”.");
        ResultWords.Beside(AssessmentResults.Of(assessment, [instrument.Sent(Asked.Council, 4)]).Questions[0])!.ShouldEndWith("the voluntary sector has given no level.");
    }

    [Fact]
    public void WithoutNames_NothingTellsWhoSaidWhat()
    {
        var sheet = Instrument.Sent(Asked.Council, 4, 4, 4);
        var answered = sheet with { Answers = [sheet.Answers[0] with { Evidence = "A report of Wrenfield" }, .. sheet.Answers.Skip(1)] };

        var hidden = Of([Asked.Council, Asked.Hospital], answered, Instrument.Sent(Asked.Hospital, 1, 1, 1)).WithoutNames(o => o == Asked.Council.Organisation ? "2" : "1");

        hidden.Partners.Select(p => p.Partner.Name).ShouldBe(["Organisation A", "Organisation B"]);
        hidden.Questions.SelectMany(q => q.Partners).ShouldAllBe(p => p.Words.Count == 0 && p.Partner.Sector == Sector.Other);
        hidden.Questions[0].Partners.Select(p => (p.Partner.Name, p.Levels.Single())).ShouldBe([("Organisation A", 1), ("Organisation B", 4)]);
        ResultWords.Divergence(hidden.Questions[0])!.ShouldNotContain("Wren");
    }

    [Fact]
    public void WithoutRoles_OneWhoSpeaksAlone_IsNotNamedByTheirRole()
    {
        AnswerSheet Said(Partner partner, string who) => Instrument.Sent(partner, 1, 1, 1) is var s ? s with { Respondent = who, Answers = [s.Answers[0] with { Gap = "Much" }, .. s.Answers.Skip(1)] } : throw new InvalidOperationException();
        var results = Of([Asked.Council, Asked.Hospital], Said(Asked.Council, "a"), Said(Asked.Council, "b"), Said(Asked.Hospital, "c"));

        string[] Roles(AssessmentResults r, Partner p) => [.. r.Questions.SelectMany(q => q.Partners).Where(x => x.Partner == p).SelectMany(x => x.Words).Select(w => w.Role)];

        Roles(results.WithoutRoles(all: false), Asked.Council).ShouldBe(["Head of something", "Head of something"]);
        Roles(results.WithoutRoles(all: false), Asked.Hospital).ShouldBe([""]);
        Roles(results.WithoutRoles(all: true), Asked.Council).ShouldBe(["", ""]);
    }

    [Fact]
    public void Trend_OfTheSameQuestions_TellsWhatChangedAndWhatCannotBeCompared()
    {
        var later = Asked.Instrument("vision", "money", "housing");
        var before = Of([Asked.Council, Asked.Hospital], Instrument.Sent(Asked.Council, 1, 2, 2), Instrument.Sent(Asked.Hospital, 4, 2, 2));
        var now = AssessmentResults.Of(Asked.Assessment(later, Asked.Council, Asked.Hospital), [later.Sent(Asked.Council, 3, 2, 2), later.Sent(Asked.Hospital, 4, 2, 2)]);

        var (compared, not) = Trend.Of(before, now);

        compared.Select(t => t.Now.Question.Id).ShouldBe(["vision", "money"]);
        not.ShouldBe(["About housing"]);
        compared[0].Words.ShouldBe(["Wren Hospital: “All of it”, as before.", "Wrenfield Council: from “Not begun” to “Partly”.", "Disagreement of all answers: 100% before, 33% now."]);
    }

    [Fact]
    public void Trend_OnOtherLevels_IsNotCompared()
    {
        var scale = Instrument.Scales[0];
        var other = Instrument with { Scales = [scale with { Levels = [.. scale.Levels.Take(3), scale.Levels[3] with { Name = "Everywhere" }] }] };

        var (compared, not) = Trend.Of(Of([Asked.Council]), AssessmentResults.Of(Asked.Assessment(other, Asked.Council), []));

        compared.ShouldBeEmpty();
        not.Count.ShouldBe(3);
    }

    private static AssessmentResults Of(Partner[] partners, params AnswerSheet[] sheets) => AssessmentResults.Of(Asked.Assessment(Instrument, partners), sheets);
}
