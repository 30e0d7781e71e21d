using Goldthread.Population.Indicators;

namespace Goldthread.Population.Tests.Indicators;

/// <summary>Worked by hand.</summary>
public sealed class TrendTests
{
    [Fact]
    public void Of_FewValues_HasTheLimitsOfTheirRanges()
    {
        // Mean 12; ranges 2, 4, 2: mean 8/3; limits 12 -+ 2.66 x 8/3.
        var trend = Trend.Of([11, 13, 9, 15.0 - 4 + 4], Polarity.None);
        trend.Mean.ShouldBe(12);
        var ranges = (2 + 4 + 6) / 3.0;
        trend.High.ShouldBe(12 + (2.66 * ranges), 1e-12);
        trend.Low.ShouldBe(12 - (2.66 * ranges), 1e-12);
        trend.Points.ShouldAllBe(p => p.Variation == Variation.Common);
    }

    [Theory]
    [InlineData(Polarity.High, Variation.Improving)]
    [InlineData(Polarity.Low, Variation.Concerning)]
    [InlineData(Polarity.None, Variation.Special)]
    public void Of_APointAboveTheLimit_IsSpecial(Polarity better, Variation variation)
    {
        // Ranges: 2 eighteen times, then 40: mean 76/19 = 4; mean of all 20 values is 12; the limit 12 + 10.64.
        double[] values = [.. Enumerable.Range(0, 19).Select(i => i % 2 == 0 ? 9.0 : 11.0), 49];
        var trend = Trend.Of(values, better);
        trend.Mean.ShouldBe((100 - 10 + 99 + 49 - 9 + 9) / 20.0, 1e-12);
        trend.Points[^1].Above.ShouldBe(SpecialCause.Outside);
        trend.Points[^1].Variation.ShouldBe(variation);
    }

    [Fact]
    public void Of_SevenOnOneSide_IsAShift_AndSixAreNot()
    {
        // Mean 10. Six above, then six below; seven above, then seven below.
        var six = Trend.Of([11, 12, 11, 12, 11, 12, 9, 8, 9, 8, 9, 8], Polarity.High);
        six.Points.ShouldAllBe(p => !p.Above.HasFlag(SpecialCause.Shift) && !p.Below.HasFlag(SpecialCause.Shift));
        var seven = Trend.Of([11, 12, 11, 12, 11, 12, 11, 9, 8, 9, 8, 9, 8, 9], Polarity.High);
        seven.Points.Take(7).ShouldAllBe(p => p.Above.HasFlag(SpecialCause.Shift) && p.Variation == Variation.Improving);
        seven.Points.Skip(7).ShouldAllBe(p => p.Below.HasFlag(SpecialCause.Shift) && p.Variation == Variation.Concerning);
    }

    [Fact]
    public void Of_APointOnTheMean_BreaksARun()
    {
        var trend = Trend.Of([11, 12, 11, 10, 12, 11, 12, 11, 9, 8, 9, 8, 9, 8, 9, 10], Polarity.High);
        trend.Mean.ShouldBe(10);
        trend.Points.Take(8).ShouldAllBe(p => !p.Above.HasFlag(SpecialCause.Shift));
    }

    [Fact]
    public void Of_SixRising_IsADrift_FiveAreNot_AndAnEqualPointBreaksIt()
    {
        // Up and down first, so that the limits are wide.
        double[] before = [40, 60, 40, 60, 40, 60, 40, 60, 30];
        bool[] Drift(params double[] last) => [.. Trend.Of([.. before, .. last], Polarity.High).Points.Select(p => p.Above.HasFlag(SpecialCause.Drift))];
        Drift(35, 36, 37, 38).ShouldAllBe(d => !d);
        Drift(35, 36, 37, 38, 39)[^6..].ShouldAllBe(d => d);
        Drift(35, 36, 37, 37, 39, 40).ShouldAllBe(d => !d);
        Trend.Of([.. before, 35, 36, 37, 38, 39], Polarity.High, driftLength: 7).Points.ShouldAllBe(p => p.Above == SpecialCause.None);
    }

    [Fact]
    public void Of_ARiseBelowTheMean_ImprovesWhereHighIsBetter()
    {
        var trend = Trend.Of([40, 60, 40, 60, 40, 60, 40, 60, 30, 35, 36, 37, 38, 39], Polarity.High);
        trend.Points[^1].Variation.ShouldBe(Variation.Improving);
    }

    [Fact]
    public void Of_TwoOfThreeNearALimit_AreFound()
    {
        // Ranges: seventeen of 2 and then 4, 5, 5, 5: see the limits below.
        double[] values = [.. Enumerable.Range(0, 18).Select(i => i % 2 == 0 ? 9.0 : 11.0), 15.2, 10.2, 15.2, 10.2];
        var trend = Trend.Of(values, Polarity.Low);
        var near = trend.Mean + ((trend.High - trend.Mean) * 2 / 3);
        15.2.ShouldBeInRange(near, trend.High, "the case stands between the outer third and the limit");
        trend.Points[18].Above.ShouldBe(SpecialCause.NearLimit);
        trend.Points[19].Above.ShouldBe(SpecialCause.None);
        trend.Points[20].Above.ShouldBe(SpecialCause.NearLimit);
        trend.Points[20].Variation.ShouldBe(Variation.Concerning);
        Trend.Of([.. values[..19], 10.2, 10.2, 15.2], Polarity.Low).Points.ShouldAllBe(p => p.Above == SpecialCause.None, "two of four are not two of three");
    }

    [Fact]
    public void Of_EqualValues_HaveNoSpecialCause()
    {
        // A tenth nine times over does not sum to nine tenths.
        foreach (var value in new[] { 5, 0.1, -0.7, 0 }) Trend.Of([.. Enumerable.Repeat(value, 9)], Polarity.High).Points.ShouldAllBe(p => p.Variation == Variation.Common);
    }

    [Fact]
    public void Of_OneValue_IsRefused() => Should.Throw<ArgumentOutOfRangeException>(() => Trend.Of([5], Polarity.High));
}
