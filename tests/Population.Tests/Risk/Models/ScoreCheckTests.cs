using Goldthread.Population.DataSet;
using Goldthread.Population.Release;
using Goldthread.Population.Risk;
using Goldthread.Population.Risk.Models;
using Goldthread.Population.Scores;

namespace Goldthread.Population.Tests.Risk.Models;

/// <summary>Scores in points held against what happened since.</summary>
public sealed class ScoreCheckTests
{
    [Theory]
    [InlineData(ScoreColumns.HospitalFrailty)]
    [InlineData(ScoreColumns.Charlson)]
    [InlineData(ScoreColumns.Elixhauser)]
    public void Of_AScoreThatTells_IsCalibratedOnPeopleItWasNotFittedTo(string column)
    {
        var check = ScoreCheck.Of(column, MadeScores.Of(6000), ReleaseRule.Nhs).ShouldNotBeNull();

        check.Calibration.People.ShouldBeInRange(2000, 3300, "half of those who have a code");
        check.Calibration.CStatistic.ShouldNotBeNull().ShouldBeGreaterThan(0.53);
        check.Calibration.Ratio.ShouldNotBeNull().ShouldBeInRange(0.9, 1.1);
        check.Calibration.Brier.ShouldBeLessThan(check.Calibration.BrierOfTheMean);
        check.Groups.ShouldAllBe(g => !g.Happened.IsShown || g.Happened.Number == 0 || g.Happened.Number >= 5);
        check.Groups.Where(g => g.People.IsShown).ShouldAllBe(g => g.People.Number % 5 == 0);
    }

    [Fact]
    public void Of_AScoreThatTellsNothing_IsNoBetterThanByLot() =>
        ScoreCheck.Of(ScoreColumns.Charlson, MadeScores.Of(6000, slope: 0), ReleaseRule.Nhs).ShouldNotBeNull().Calibration.CStatistic.ShouldNotBeNull().ShouldBeInRange(0.46, 0.54);

    [Fact]
    public void Of_TooFewPeopleOrNoScore_SaysNothingAndSoDoesTheSentence()
    {
        ScoreCheck.Of(ScoreColumns.Charlson, MadeScores.Of(150), ReleaseRule.Nhs).ShouldBeNull();
        ScoreCheck.Of(ScoreColumns.Deficits, MadeScores.Of(2000), ReleaseRule.Nhs).ShouldBeNull("no list was named");
        new CheckedScore(ScoreKind.Charlson, ScoreCheck.OutcomeText, IsPoints: true, null).Sentence.ShouldStartWith("Too little data");
    }

    [Fact]
    public void Csv_OfAllScores_HasALineForEachTenthAndKeepsSmallCountsBack()
    {
        var people = MadeScores.Of(1500);
        var scores = ScoreCheck.Checked.Select(c => new CheckedScore(c.Kind, ScoreCheck.OutcomeText, IsPoints: true, ScoreCheck.Of(c.Column, people, ReleaseRule.Nhs))).ToList();

        var lines = CheckedScore.Csv(scores).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        lines.Length.ShouldBe(1 + scores.Sum(s => s.Check?.Groups.Count ?? 0));
        lines.Length.ShouldBeGreaterThan(10);
        lines[1].ShouldStartWith("hospital-frailty,");
    }
}
