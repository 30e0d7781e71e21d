using Goldthread.Fhir.Storage;
using Goldthread.Population.Cohorts.Running;
using Goldthread.Population.DataSet;
using Goldthread.Population.Release;
using Goldthread.Population.Risk.Models;

namespace Goldthread.Population.Tests.Risk.Models;

/// <summary>A model held against made rows of the real data set.</summary>
public sealed class RiskCheckTests
{
    private const string Text = """
        model admission version 1
        title Emergency admission in the next 12 months
        source Made for a test
        among age >= 18
        outcome has emergency_admission in the next 12 months
        intercept -2
        term 1 age >= 75 | Aged 75 or over
        term 1.5 has emergency_admission in the last 12 months | Admitted in an emergency in the last year
        """;

    private static readonly DateOnly On = new(2026, 9, 30);
    private static readonly DateOnly AsAt = On.AddYears(-1);

    [Fact]
    public void Of_RealColumns_LeavesOutTheDeadAndWhoRefusedAndKeepsSmallCountsBack()
    {
        var (people, counted, happened) = Made(4000);

        var check = RiskCheck.Of(Model(), people, AsAt, ReleaseRule.Nhs, ridge: 0).ShouldNotBeNull();

        (check.Calibration.People, check.Calibration.Happened).ShouldBe((counted, happened));
        check.Calibration.CStatistic.ShouldNotBeNull().ShouldBeGreaterThan(0.6);
        check.Calibration.Brier.ShouldBeLessThan(check.Calibration.BrierOfTheMean);
        check.Groups.ShouldAllBe(g => !g.Happened.IsShown || g.Happened.Number == 0 || g.Happened.Number >= 5);
        check.Groups.Where(g => g.People.IsShown).ShouldAllBe(g => g.People.Number % 5 == 0);
        check.Fitted.ShouldNotBeNull().Settled.ShouldBeTrue();
        Math.Abs(check.Fitted.Weights[2] - 1.5).ShouldBeLessThan(4 * check.Fitted.Errors[2]);
    }

    [Fact]
    public void Of_FewPeopleOrNoOutcome_SaysNothing()
    {
        RiskCheck.Of(Model(), Made(RiskCheck.LeastPeople / 2).People, AsAt, ReleaseRule.Nhs).ShouldBeNull();
        RiskCheck.Of(Model() with { Outcome = null }, Made(4000).People, AsAt, ReleaseRule.Nhs).ShouldBeNull();
    }

    private static RiskModel Model() => RiskModelReader.Read(new StringReader(Text), DataCatalogue.Of(DataColumns.All), On).Value;

    // Whoever was admitted before or is old is admitted as often as the model says.
    private static (PeopleSnapshot People, int Counted, int Happened) Made(int count)
    {
        var chance = new Random(12);
        var writer = new RowWriter(count);
        var (counted, happened) = (0, 0);
        for (var i = 0; i < count; i++)
        {
            var row = new PersonRow(i) { Born = AsAt.AddDays(-chance.Next(35000)), Died = chance.Next(25) == 0 ? AsAt.AddDays(-chance.Next(900)) : null };
            if (chance.Next(25) == 0) row.Flags.Add(DataColumns.OptedOut);
            var before = chance.Next(6) == 0;
            if (before) row.Events.Add((DataColumns.EmergencyAdmission, AsAt.AddDays(-chance.Next(300)), 0));
            var age = Goldthread.Population.Engine.Dimension.AgeOn(row.Born.Value, AsAt);
            var has = chance.NextDouble() < RiskModel.Logistic(-2 + (age >= 75 ? 1 : 0) + (before ? 1.5 : 0));
            if (has) row.Events.Add((DataColumns.EmergencyAdmission, AsAt.AddDays(1 + chance.Next(360)), 0));
            writer.Write(row);
            if (age < 18 || row.Died is not null || row.Flags.Contains(DataColumns.OptedOut)) continue;
            counted++;
            if (has) happened++;
        }

        writer.Finish();
        return (new PeopleSnapshot([new PeopleSlice(writer.Builder.Build(), default)], On, DateTimeOffset.UnixEpoch, FeedPosition.Start), counted, happened);
    }
}
