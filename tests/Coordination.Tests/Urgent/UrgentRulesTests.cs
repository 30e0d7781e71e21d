using System.Globalization;
using Goldthread.Coordination.Urgent;

namespace Goldthread.Coordination.Tests.Urgent;

public sealed class UrgentRulesTests
{
    [Theory]
    [InlineData("2026-11-21T22:00:00Z", "2026-11-22T00:00:00Z", UrgentResult.Met)]
    [InlineData("2026-11-21T22:00:00Z", "2026-11-22T00:00:00.001Z", UrgentResult.Breached)]
    [InlineData("2026-11-21T22:00:00Z", "2026-11-22T00:01:00Z", UrgentResult.Breached)]
    [InlineData("2026-11-21T22:00:00Z", "2026-11-21T21:59:59Z", UrgentResult.Invalid)]
    [InlineData("2026-11-21T22:00:00Z", "2026-11-21T22:00:00Z", UrgentResult.Met)]
    // The clocks went back at 1am summer time on 25 October 2026: half past midnight to half past one by the second clock is two hours, though the wall says one.
    [InlineData("2026-10-25T00:30:00+01:00", "2026-10-25T01:30:00+00:00", UrgentResult.Met)]
    [InlineData("2026-10-25T00:30:00+01:00", "2026-10-25T01:31:00+00:00", UrgentResult.Breached)]
    // They went forward on 29 March 2026: from half past midnight, half past three by the wall is two hours.
    [InlineData("2026-03-29T00:30:00+00:00", "2026-03-29T03:30:00+01:00", UrgentResult.Met)]
    [InlineData("2026-03-29T00:30:00+00:00", "2026-03-29T03:31:00+01:00", UrgentResult.Breached)]
    public void Of_WithAContact_CountsMinutesThatPassed(string received, string contact, UrgentResult expected)
    {
        UrgentClock.Of(At(received), At(contact), isExcluded: false, hasEnded: false, UrgentHours.Always, At(contact)).ShouldBe(expected);
    }

    [Theory]
    [InlineData(120, false, UrgentResult.Running)]
    [InlineData(121, false, UrgentResult.Breached)]
    [InlineData(30, true, UrgentResult.Missing)]
    [InlineData(300, true, UrgentResult.Missing)]
    public void Of_WithoutAContact_RunsBreachesOrIsMissing(int minutes, bool ended, UrgentResult expected)
    {
        var received = At("2026-11-21T22:00:00Z");

        UrgentClock.Of(received, null, isExcluded: false, ended, UrgentHours.Always, received.AddMinutes(minutes)).ShouldBe(expected);
    }

    [Fact]
    public void Of_Excluded_IsNeitherMetNorLate()
    {
        var received = At("2026-11-21T22:00:00Z");

        UrgentClock.Of(received, received.AddHours(9), isExcluded: true, hasEnded: true, UrgentHours.Always, received.AddDays(1)).ShouldBe(UrgentResult.Excluded);
    }

    [Theory]
    [InlineData("2026-11-21T07:59:00Z", "2026-11-21T08:00:00Z")]
    [InlineData("2026-11-21T08:00:00Z", "2026-11-21T08:00:00Z")]
    [InlineData("2026-11-21T19:59:59Z", "2026-11-21T19:59:59Z")]
    [InlineData("2026-11-21T20:00:00Z", "2026-11-22T08:00:00Z")]
    // Saturday evening before the clocks go back, and before they go forward: eight in the morning is eight by the clock on the wall.
    [InlineData("2026-10-24T22:40:00+01:00", "2026-10-25T08:00:00+00:00")]
    [InlineData("2026-03-28T22:40:00+00:00", "2026-03-29T08:00:00+01:00")]
    public void Start_ServiceWithHours_IsWhenItNextOpens(string received, string expected)
    {
        new UrgentHours(8, 20).Start(At(received)).ShouldBe(At(expected));
    }

    [Fact]
    public void Counts_OfANight_EqualAHandCount()
    {
        // Of eleven: six in time, two late, one running; one not for us, one closed without a time. 6 of 8 is 75%.
        UrgentResult[] night =
        [
            UrgentResult.Met, UrgentResult.Breached, UrgentResult.Met, UrgentResult.Met, UrgentResult.Excluded, UrgentResult.Met, UrgentResult.Missing,
            UrgentResult.Met, UrgentResult.Running, UrgentResult.Breached, UrgentResult.Met,
        ];

        var count = UrgentCount.Of("night", night);

        count.ShouldBe(new UrgentCount("night", 6, 2, 1, 1, 1, 0));
        count.Share.ShouldBe(0.75);
        UrgentCount.Of("nobody", [UrgentResult.Excluded]).Share.ShouldBeNull();
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
