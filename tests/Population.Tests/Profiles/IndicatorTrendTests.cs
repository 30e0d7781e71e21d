using Goldthread.Population.Charts;
using Goldthread.Population.Profiles;
using Goldthread.Population.Registry;
using Goldthread.Population.Release;

namespace Goldthread.Population.Tests.Profiles;

/// <summary>Months of an indicator: counted as a plain loop counts them, and told in words.</summary>
public sealed class IndicatorTrendTests
{
    private static readonly IReadOnlyList<DateOnly> Months = MonthlyCounts.Before(MadePlace.On, 24);

    [Fact]
    public void Months_BeforeADay_AreFullOnes() => MonthlyCounts.Before(new DateOnly(2026, 3, 31), 2).ShouldBe([new DateOnly(2026, 1, 1), new DateOnly(2026, 2, 1)]);

    [Theory]
    [InlineData("emergency-admissions", MonthlyKind.Events, 0)]
    [InlineData("emergency-admissions-65", MonthlyKind.Events, 65)]
    [InlineData("admitted-standardised", MonthlyKind.PeopleWithAny, 0)]
    public void Counts_OfAMadePlace_AreThoseOfAPlainLoop(string id, MonthlyKind kind, int from)
    {
        var place = MadePlace.Of(4000, 11);
        var measure = MonthlyMeasure.Of(IndicatorRegistry.Own.Find(id)!)!;

        var counts = new MonthlyCounts(place.Snapshot, Months).Of(measure);

        measure.Kind.ShouldBe(kind);
        foreach (var count in counts)
        {
            // Who died did so five days before the extract, after all of these months.
            var lived = place.People.Where(p => !p.OptedOut && p.Area.Length > 0 && p.Stands && p.Born <= count.Month && AgeOn(p.Born, count.Month) >= from).ToList();
            var events = lived.Select(p => p.Admissions.Count(d => d >= count.Month && d < count.Month.AddMonths(1))).ToList();
            (count.Whole, count.People).ShouldBe((lived.Count, events.Count(e => e > 0)), $"{count.Month}");
            count.Count.ShouldBe(kind == MonthlyKind.Events ? events.Sum() : events.Count(e => e > 0));
        }
    }

    [Theory]
    [InlineData("care-home")]
    [InlineData("care-home-admissions")]
    [InlineData("ten-medicines")]
    [InlineData("no-contact")]
    [InlineData("two-admissions")]
    public void Measure_ThatRestsOnHowThingsStandNow_HasNoMonths(string id) => MonthlyMeasure.Of(IndicatorRegistry.Own.Find(id)!).ShouldBeNull();

    [Fact]
    public void Trend_WithARunAndAPeak_SaysBothInWords()
    {
        var trend = Made([.. Enumerable.Repeat(50L, 8).Select((n, i) => n + (i % 2 * 5)), .. Enumerable.Repeat(100L, 7).Select((n, i) => n + (i % 2 * 5)), 300L]);

        trend.Chart!.Points.Count.ShouldBe(16);
        TrendWords.Sentence(trend).ShouldContain("April 2026 lies above the upper limit.");
        TrendWords.Sentence(trend).ShouldContain("8 months in a row below the average.");
        TrendWords.Mark(trend.Chart.Points[^1]).ShouldStartWith("Worse: outside the limits");
        var picture = new TrendChart { Id = "t", Description = TrendWords.Sentence(trend), Trend = trend }.Draw();
        picture.Split("<polygon").Length.ShouldBeGreaterThan(8);
        picture.ShouldContain("Mean");
    }

    [Fact]
    public void Trend_OfChanceAlone_SaysSo() => TrendWords.Sentence(Made([.. Enumerable.Range(0, 14).Select(i => i % 2 == 0 ? 50L : 55L)])).ShouldEndWith("Nothing in it is more than chance.");

    [Fact]
    public void Trend_WithAMonthKeptBack_ChartsTheMonthsBehindItOnly()
    {
        var counts = Enumerable.Range(0, 20).Select(i => i == 5 ? 3L : 50 + (i % 3 * 5)).ToList();

        var trend = Made(counts);

        trend.Months[5].Count.IsShown.ShouldBeFalse();
        trend.Months[5].Value.ShouldBeNull();
        trend.Chart!.Points.Count.ShouldBe(14);
        trend.Charted.First().Month.ShouldBe(trend.Months[6].Month);
        Made([.. counts.Take(12)]).Chart.ShouldBeNull("six months in a row are too few");
        TrendWords.Csv(trend, new PlaceTrends(MadePlace.On, default, new Dictionary<string, IndicatorTrend>(StringComparer.Ordinal))).Split("\r\n")[6].ShouldEndWith(",kept back");
    }

    [Fact]
    public void Trend_MonthsBeforeTheFirstRecord_AreNotInIt() => Made([0, 0, 0, 50, 55, 50]).Months.Count.ShouldBe(3);

    private static IndicatorTrend Made(IReadOnlyList<long> counts) => IndicatorTrend.Of(
        MonthlyMeasure.Of(IndicatorRegistry.Own.Find("emergency-admissions")!)!, [.. counts.Select((n, i) => new MonthCount(new DateOnly(2025, 1, 1).AddMonths(i), 10_000, n, n))], ReleaseRule.Nhs);

    private static int AgeOn(DateOnly born, DateOnly on) => on.Year - born.Year - ((on.Month, on.Day).CompareTo((born.Month, born.Day)) < 0 ? 1 : 0);
}
