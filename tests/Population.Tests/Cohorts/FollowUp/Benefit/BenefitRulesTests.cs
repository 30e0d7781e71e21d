using Goldthread.Population.Cohorts.FollowUp.Benefit;
using Goldthread.Population.Cohorts.Running;
using Goldthread.Population.DataSet;

namespace Goldthread.Population.Tests.Cohorts.FollowUp.Benefit;

/// <summary>The rules of who is likely to benefit, over rows of the real data set.</summary>
public sealed class BenefitRulesTests
{
    private static readonly DateOnly On = new(2026, 9, 30);

    [Fact]
    public void Of_AtRiskAndNothingDone_SaysWhatCanBeDoneAndWhy()
    {
        Benefits(Frail()).ShouldBe(["Make a care and support plan with them (frailty or dementia; no care plan is in force)"]);
    }

    [Fact]
    public void Of_AtRiskAndDone_IsAtRiskStillAndNotLikelyToBenefit()
    {
        var planned = Frail();
        planned.Flags.Add(ScoreColumns.CarePlan);

        Benefits(planned).ShouldBeEmpty();
    }

    [Fact]
    public void Of_NothingDoneAndNotAtRisk_IsNotLikelyToBenefit() => Benefits(new PersonRow(1) { On = On, Born = On.AddYears(-30) }).ShouldBeEmpty();

    [Theory]
    [InlineData(10, 11, true)]
    [InlineData(9, 11, false)]
    [InlineData(10, 12, true)]
    public void Of_TenMedicines_CallForAReviewUntilThereWasOneInTheYear(int medicines, int monthsAgo, bool isLikely)
    {
        var row = new PersonRow(1) { On = On, Born = On.AddYears(-50) };
        for (var i = 0; i < medicines; i++) row.MedicinesNow.Add($"{i}");
        row.Events.Add((ScoreColumns.MedicationReview, On.AddMonths(-monthsAgo), 0));

        Benefits(row).Any(b => b.StartsWith("Offer a structured medication review", StringComparison.Ordinal)).ShouldBe(isLikely && monthsAgo == 12);
    }

    [Theory]
    [InlineData("rule a | Do it\n", "Line 1: The file begins with its version: benefit version 1", "Line 1: The rule a needs a source, a risk and a gap.")]
    [InlineData("benefit version 1\nrule a | Do it\nsource us\nrisk age > | old\ngap age > 3 | young\n", "Line 4: ")]
    [InlineData("benefit version 1\nrule a | Do it\nsource us\nrisk age | old\ngap age > 3 | young\n", "Line 4: \"age\" is no question of yes or no.")]
    [InlineData("benefit version 1\nrisk age > 3 | old\n", "Line 2: This is no line of a rule.")]
    [InlineData("benefit version 1\nrule A | Do it\n", "Line 2: A rule has a name of its own")]
    [InlineData("benefit version 1\nrule a | Do it\nsource us\nrisk age > 3\ngap age > 3 | young\n", "Line 4: A test, and what a reader is told")]
    public void Read_WithFaults_NamesTheirLines(string text, params string[] faults)
    {
        var read = BenefitReader.Read(new StringReader(text), DataCatalogue.Of(DataColumns.All), On);

        read.Succeeded.ShouldBeFalse();
        foreach (var fault in faults) read.Faults.ShouldContain(f => f.Message.StartsWith(fault, StringComparison.Ordinal), string.Join('\n', read.Faults.Select(f => f.Message)));
    }

    [Fact]
    public void Own_EveryRule_HasASourceAndWords()
    {
        var book = BenefitBook.Own(On);

        book.Faults.ShouldBeEmpty();
        book.Rules.Rules.Count.ShouldBe(4);
        book.Rules.Rules.ShouldAllBe(r => r.Source.Length > 20 && r.Help.Length > 10);
    }

    private static PersonRow Frail()
    {
        var row = new PersonRow(1) { On = On, Born = On.AddYears(-80) };
        row.Flags.Add(DataColumns.Has("severe_frailty"));
        return row;
    }

    private static IReadOnlyList<string> Benefits(PersonRow row)
    {
        var writer = new RowWriter(1);
        writer.Write(row);
        writer.Finish();
        return [.. BenefitBook.Own(On).Rules.Of(writer.Builder.Build(), 0, On).Select(b => $"{b.Rule.Help} ({b.Why})")];
    }
}
