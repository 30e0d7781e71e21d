using Goldthread.Coordination.CareHomes;

namespace Goldthread.Coordination.Tests.CareHomes;

/// <summary>The order of a round, and its words.</summary>
public sealed class RoundRowTests
{
    // A Friday.
    private static readonly DateOnly Today = new(2025, 10, 3);

    [Fact]
    public void Of_NewWithoutPlanAfterSevenWorkingDays_SaysHowLate()
    {
        // Moved in on Friday 19 September: seven working days later is Tuesday 30 September, three working days before today.
        var row = RoundRow.Of(new RoundFacts(new DateOnly(2025, 9, 19), null, null, []), Today);

        row.Group.ShouldBe(RoundGroup.NewWithoutPlan);
        row.Why[0].ShouldBe("Moved in 14 days ago and has no plan. It was due on 30 September 2025, 3 working days ago");
    }

    [Fact]
    public void Of_NewWithoutPlanInTime_SaysWhenItIsDue() =>
        RoundRow.Of(new RoundFacts(Today.AddDays(-1), null, null, []), Today).Why[0].ShouldBe("Moved in yesterday and has no plan. It is due by 13 October 2025, in 6 working days");

    [Fact]
    public void Of_NewWithAPlan_IsNotNewWithoutOne() => RoundRow.Of(new RoundFacts(Today.AddDays(-3), Plan(Today.AddDays(-1)), null, []), Today).Group.ShouldBe(RoundGroup.Rest);

    [Theory]
    [InlineData(-12, false)]
    [InlineData(-13, true)]
    public void Of_PlanReviewedTwelveMonthsAgo_IsLateFromTheNextDay(int months, bool late) =>
        RoundRow.Of(new RoundFacts(Today.AddYears(-3), Plan(Today.AddMonths(months)), null, []), Today).Group.ShouldBe(late ? RoundGroup.PlanLate : RoundGroup.Rest);

    [Fact]
    public void Of_LongThereWithoutPlan_IsLateAndSaysSince()
    {
        var row = RoundRow.Of(new RoundFacts(new DateOnly(2023, 2, 1), null, null, []), Today);

        row.Group.ShouldBe(RoundGroup.PlanLate);
        row.Why[0].ShouldBe("Has no plan, and has lived here since 1 February 2023");
    }

    [Fact]
    public void Of_ChangeAfterBeingSeenThisWeek_IsChangedAgain()
    {
        var seen = Visit(Today.AddDays(-2));

        RoundRow.Of(new RoundFacts(null, Plan(Today), seen, []), Today).Group.ShouldBe(RoundGroup.SeenThisWeek);
        RoundRow.Of(new RoundFacts(null, Plan(Today), seen, [new RoundChange(Today, "Went into hospital")]), Today).Group.ShouldBe(RoundGroup.Changed);
    }

    [Fact]
    public void Of_SeenLastSunday_IsToBeSeenThisWeek() => RoundRow.Of(new RoundFacts(null, Plan(Today), Visit(new DateOnly(2025, 9, 28)), []), Today).Group.ShouldBe(RoundGroup.Rest);

    [Fact]
    public void Ordered_OneOfEach_StandsInTheOrderOfTheRound()
    {
        RoundLine[] lines =
        [
            Line("Rest seen long ago", new RoundFacts(Today.AddYears(-1), Plan(Today), Visit(Today.AddDays(-20)), [])),
            Line("Rest seen lately", new RoundFacts(Today.AddYears(-1), Plan(Today), Visit(Today.AddDays(-8)), [])),
            Line("Done", new RoundFacts(Today.AddYears(-1), Plan(Today), Visit(Today), [])),
            Line("Late", new RoundFacts(Today.AddYears(-2), Plan(Today.AddMonths(-14)), Visit(Today.AddDays(-8)), [])),
            Line("Changed", new RoundFacts(Today.AddYears(-2), Plan(Today), Visit(Today.AddDays(-8)), [new RoundChange(Today.AddDays(-1), "Came back from hospital")])),
            Line("New 4 days", new RoundFacts(Today.AddDays(-4), null, null, [])),
            Line("New 18 days", new RoundFacts(Today.AddDays(-18), null, null, [new RoundChange(Today, "New warning")])),
        ];

        HomeRound.Ordered(lines).Select(l => l.Name).ShouldBe(["New 18 days", "New 4 days", "Changed", "Late", "Rest seen long ago", "Rest seen lately", "Done"]);
    }

    [Fact]
    public void Coverage_OfSeveralHomes_AddsUpByHand()
    {
        var all = new Coverage(3, 4, 1) + new Coverage(0, 3, 0) + new Coverage(0, 0, 2);

        all.Words.ShouldBe("3 of 7 (43%)");
        all.OutOfSight.ShouldBe(3);
        new Coverage(0, 0, 2).Percent.ShouldBeNull();
    }

    private static PersonalPlan Plan(DateOnly looked) => new("p", "GP1", null, null, looked);

    private static RoundVisit Visit(DateOnly day) => new("v", 1, new DateTimeOffset(day, new TimeOnly(11, 0), TimeSpan.Zero), "Dr Okafor, GP", null, "Well", false);

    private static RoundLine Line(string name, RoundFacts facts) => new(name, name, null, "e", facts, RoundRow.Of(facts, Today));
}
