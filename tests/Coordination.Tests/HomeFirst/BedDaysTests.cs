using Goldthread.Coordination.HomeFirst;

namespace Goldthread.Coordination.Tests.HomeFirst;

public sealed class BedDaysTests
{
    private static readonly DateOnly Sunday = new(2026, 3, 29); // the clocks go forward

    [Theory]
    [InlineData(0, 0, 0)] // ready and gone on one day
    [InlineData(0, 1, 1)]
    [InlineData(-1, 1, 2)] // over the night of the change: two midnights
    [InlineData(-40, -35, 0)] // before the time that is asked for
    [InlineData(-35, 3, 31)] // it is cut at both ends: 1 March to 1 April
    public void Lost_Midnights_AreCountedExactly(int from, int until, int days) =>
        BedDays.Lost(new Wait(Sunday.AddDays(from), Sunday.AddDays(until), "", null), new DateOnly(2026, 3, 1), new DateOnly(2026, 4, 1)).ShouldBe(days);

    [Fact]
    public void Of_ReasonsAndBodies_AddUpToTheSame()
    {
        var random = new Random(5);
        var waits = Enumerable.Range(0, 200).Select(_ =>
        {
            var from = Sunday.AddDays(random.Next(-60, 10));
            return new Wait(from, random.Next(5) == 0 ? null : from.AddDays(random.Next(0, 30)), random.Next(4) == 0 ? "" : DelayReason.All[random.Next(37)].Code, random.Next(4) == 0 ? null : (Responsible)random.Next(1, 4));
        }).ToList();

        var lost = BedDays.Of(waits, Sunday.AddDays(-30), Sunday);

        lost.ByReason.Sum(r => r.Days).ShouldBe(lost.Total);
        lost.ByBody.Sum(b => b.Days).ShouldBe(lost.Total);
        // Counted the other way: at each midnight, who is ready and there.
        Enumerable.Range(0, 30).Sum(d => BedDays.StillThere(waits, Sunday.AddDays(d - 30))).ShouldBe(lost.Total);
        DelayedDays.ByMonth(waits, Sunday.AddDays(-30), Sunday).Sum(m => m.Days).ShouldBe(lost.Total);
    }

    [Fact]
    public void Somerset_QuotedAndComputed_StandSideBySide()
    {
        DelayedDays.Somerset.ComputedPercent.ShouldBe(77.1m);
        DelayedDays.Somerset.QuotedPercent.ShouldBe(75m);
        DelayedDays.Somerset.Differs.ShouldBeTrue();
        DelayedDays.ReductionPercent(0, 5).ShouldBeNull();
        DelayedDays.ReductionPercent(100, 150).ShouldBe(-50m);
    }

    [Fact]
    public void Leaving_TwoWeeksAndADay_GivesTheRatioOfAverages()
    {
        var monday = new DateOnly(2025, 10, 6);
        // 10 on each weekday, 4 on each Saturday and Sunday, over 15 days from a Monday.
        var left = Enumerable.Range(0, 15).Select(monday.AddDays).Select(d => (d, d.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 4 : 10));

        var week = Leaving.Of(left, monday, monday.AddDays(15));

        week.ByDay[0].ShouldBe((DayOfWeek.Monday, 30, 3));
        week.Ratio!.Value.ShouldBe(0.4, 1e-12);
        Leaving.Of([], monday, monday.AddDays(15)).Ratio.ShouldBeNull();
    }

    [Theory]
    [InlineData("2026-03-27T20:00:00Z", "2026-03-29T20:00:00Z", ExpectedInTime.InTime)] // 48:00 exactly, over the change
    [InlineData("2026-03-27T20:00:00Z", "2026-03-29T20:00:01Z", ExpectedInTime.Late)]
    [InlineData("2026-03-27T20:00:00Z", null, ExpectedInTime.Missing)]
    [InlineData("2026-03-30T08:00:00Z", null, ExpectedInTime.StillTime)]
    internal void Expected_AfterAnEmergency_Is48Hours(string admitted, string? said, ExpectedInTime expected) => ExpectedDate.Of(
        true, DateTimeOffset.Parse(admitted), said is null ? null : DateTimeOffset.Parse(said), DateTimeOffset.Parse("2026-03-31T09:00:00Z")).ShouldBe(expected);

    [Fact]
    public void Expected_PlannedStay_IsNotAsked() => ExpectedDate.Of(false, DateTimeOffset.UnixEpoch, null, DateTimeOffset.UnixEpoch).ShouldBe(ExpectedInTime.NotAsked);
}
