using Goldthread.DesignSystem.Charts;

namespace Goldthread.DesignSystem.Tests.Charts;

public sealed class TicksTests
{
    [Theory]
    [InlineData(0, 97, "0 20 40 60 80 100")]
    [InlineData(61.2, 157, "60 80 100 120 140 160")]
    [InlineData(36.4, 38.1, "36.0 36.5 37.0 37.5 38.0 38.5")]
    [InlineData(-3, 4, "−4 −2 0 2 4")]
    [InlineData(0, 0.004, "0.000 0.001 0.002 0.003 0.004")]
    [InlineData(1000, 31000, "0 10,000 20,000 30,000 40,000")]
    [InlineData(64, 64, "55 60 65 70 75")]
    [InlineData(0, 0, "−1.0 −0.5 0.0 0.5 1.0")]
    public void Numbers_AnyRange_AreRoundAndCoverIt(double low, double high, string labels) =>
        string.Join(' ', Ticks.Numbers(low, high).Select(tick => tick.Label)).ShouldBe(labels);

    [Fact]
    public void Numbers_RandomRanges_AlwaysCoverAndAreFew()
    {
        var random = new Random(7);
        for (var round = 0; round < 2_000; round++)
        {
            var size = Math.Pow(10, random.Next(-6, 9));
            var low = (random.NextDouble() - 0.5) * size;
            var high = low + (random.NextDouble() * size);
            var ticks = Ticks.Numbers(low, high);

            ticks[0].Position.ShouldBeLessThanOrEqualTo(low + (size * 1e-6));
            ticks[^1].Position.ShouldBeGreaterThanOrEqualTo(high - (size * 1e-6));
            ticks.Count.ShouldBeInRange(2, 8);
        }
    }

    [Theory]
    [InlineData("2024-09-02", "2025-08-25", ChartTime.Day, "Nov/2024 Jan/2025 Mar May Jul")]
    [InlineData("2025-10-01", "2025-10-05", ChartTime.Day, "1 Oct/2025 2 Oct 3 Oct 4 Oct 5 Oct")]
    [InlineData("2025-10-03 00:00", "2025-10-03 23:55", ChartTime.Minute, "midnight/3 Oct 6am midday 6pm")]
    [InlineData("2011-01-01", "2025-10-01", ChartTime.Month, "2015 2020 2025")]
    [InlineData("2025-10-01", "2025-10-01", ChartTime.Day, "1 Oct 2025")]
    public void Times_AnySpan_AreStartsOfRoundSpans(string from, string until, ChartTime time, string labels) =>
        string.Join(' ', Ticks.Times(DateTime.Parse(from), DateTime.Parse(until), time).Select(tick => tick.Label + (tick.Below is null ? "" : "/" + tick.Below)))
            .ShouldBe(labels);

    [Fact]
    public void Times_RandomSpans_AreAtMostFiveAndInside()
    {
        var random = new Random(11);
        for (var round = 0; round < 2_000; round++)
        {
            var from = new DateTime(1930, 1, 1).AddMinutes(random.Next(0, 50_000_000));
            var until = from.AddMinutes(Math.Pow(10, random.NextDouble() * 7.5));
            var ticks = Ticks.Times(from, until, (ChartTime)random.Next(3));

            ticks.Count.ShouldBeInRange(1, 5);
            ticks.ShouldAllBe(tick => tick.Position >= from && tick.Position <= until);
        }
    }
}
