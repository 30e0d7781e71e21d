using Goldthread.Coordination.HomeFirst;

namespace Goldthread.Coordination.Tests.HomeFirst;

public sealed class CriteriaTests
{
    private static readonly DateOnly Monday = new(2025, 10, 6);

    [Theory]
    [InlineData("YYN", 2)]
    [InlineData("YNN", 1)]
    [InlineData("YNYN", 3)]
    [InlineData("YNY", null)]
    [InlineData("YN.N", 1)] // nobody looked on Wednesday
    [InlineData("N", 0)]
    [InlineData("", null)]
    public void ReadySince_DaysSaid_IsTheFirstOfTheLastRun(string days, int? first) =>
        CriteriaToReside.ReadySince(Days(days)).ShouldBe(first is { } f ? Monday.AddDays(f) : null);

    [Fact]
    public void ReadySince_TwoWordsOnOneDay_TakesTheLater()
    {
        var at = new DateTimeOffset(2025, 10, 6, 9, 0, 0, TimeSpan.Zero);

        CriteriaToReside.ReadySince([new(Monday, true, "fluids", at.AddHours(6)), new(Monday, false, "", at)]).ShouldBeNull();
    }

    [Fact]
    public void DaysMissed_DaysWithoutALook_AreCounted() => CriteriaToReside.DaysMissed(Days("YN.N"), Monday, Monday.AddDays(4)).ShouldBe(2);

    [Fact]
    public void After_ReadyThenNeededAgainThenReady_KeepsBothWaits()
    {
        var plan = HomePlan.Empty.After(Days("YN"), Monday.AddDays(1));
        plan.ReadySince.ShouldBe(Monday.AddDays(1));
        plan = plan.Because("h-transport", Responsible.Nhs, Monday.AddDays(2)).Value;

        plan = plan.After(Days("YN.Y"), Monday.AddDays(3));
        plan.ReadySince.ShouldBeNull();
        plan = plan.After(Days("YN.YN"), Monday.AddDays(4));

        plan.Waits.ShouldBe([new Wait(Monday.AddDays(1), Monday.AddDays(3), "h-transport", Responsible.Nhs), new Wait(Monday.AddDays(4), null, "", null)]);
    }

    [Fact]
    public void Because_AnotherReasonLater_CountsFromThatDay()
    {
        var plan = HomePlan.Empty.After(Days("N"), Monday)
            .Because("h-medicines", Responsible.Nhs, Monday.AddDays(1)).Value
            .Because("c-home-social", Responsible.SocialCare, Monday.AddDays(3)).Value
            .Left(Monday.AddDays(5), Monday, Monday.AddDays(5)).Value;

        plan.Waits.ShouldBe([new Wait(Monday, Monday.AddDays(3), "h-medicines", Responsible.Nhs), new Wait(Monday.AddDays(3), Monday.AddDays(5), "c-home-social", Responsible.SocialCare)]);
        BedDays.Of(plan.Waits, Monday, Monday.AddDays(30)).Total.ShouldBe(BedDays.ReadyToLeft(plan.ReadySince, plan.LeftOn)!.Value);
    }

    [Fact]
    public void Because_NotReady_IsRefused() => HomePlan.Empty.After(Days("Y"), Monday).Because("h-transport", Responsible.Nhs, Monday).Fault.Path.ShouldBe("Reason");

    [Fact]
    public void After_TheReadyDayIsPutRight_TheWaitBeginsThere()
    {
        var plan = HomePlan.Empty.After(Days("Y.N"), Monday.AddDays(2)).After(Days("YNN"), Monday.AddDays(2));

        plan.Waits.ShouldHaveSingleItem().From.ShouldBe(Monday.AddDays(1));
    }

    [Fact]
    public void Left_InTheFutureOrBeforeTheStay_IsRefused()
    {
        HomePlan.Empty.Left(Monday.AddDays(1), Monday, Monday).Fault.Path.ShouldBe("Left");
        HomePlan.Empty.Left(Monday.AddDays(-1), Monday, Monday).Fault.Path.ShouldBe("Left");
    }

    internal static IReadOnlyCollection<Judgement> Days(string days) =>
        [.. days.Select((d, i) => (d, i)).Where(x => x.d != '.').Select(x => new Judgement(Monday.AddDays(x.i), x.d == 'Y', x.d == 'Y' ? "fluids" : "", new DateTimeOffset(2025, 10, 6, 9, 0, 0, TimeSpan.Zero).AddDays(x.i)))];
}
