using Goldthread.Population.Indicators;

namespace Goldthread.Population.Tests.Indicators;

/// <summary>Points that are printed to many digits: NIST/SEMATECH e-Handbook of Statistical Methods, and closed forms.</summary>
public sealed class DistributionsTests
{
    [Theory]
    [InlineData(0.025, 1.959963984540054)]
    [InlineData(0.001, 3.090232306167813)]
    [InlineData(0.5, 0)]
    [InlineData(1e-9, 5.997807015007687)]
    public void Normal_KnownShares_AreTheKnownPoints(double upper, double point) => Distributions.Normal(upper).ShouldBe(point, 1e-13);

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.975)]
    [InlineData(1e-12)]
    public void ChiSquare_OfTwoDegrees_IsTheClosedForm(double upper)
    {
        Distributions.ChiSquareAbove(upper, 2).ShouldBe(-2 * Math.Log(upper), Math.Abs(2 * Math.Log(upper)) * 1e-13);
    }

    [Theory]
    [InlineData(0.025)]
    [InlineData(0.3)]
    [InlineData(1e-6)]
    public void Student_OfOneAndTwoDegrees_IsTheClosedForm(double upper)
    {
        var cauchy = 1 / Math.Tan(Math.PI * upper);
        Distributions.Student(upper, 1).ShouldBe(cauchy, cauchy * 1e-12);
        var two = (1 - (2 * upper)) * Math.Sqrt(1 / (2 * upper * (1 - upper)));
        Distributions.Student(upper, 2).ShouldBe(two, two * 1e-12);
    }

    [Fact]
    public void LogGamma_OfWholeNumbers_IsTheFactorial()
    {
        var factorial = 0.0;
        for (var n = 1; n < 40; n++)
        {
            Distributions.LogGamma(n).ShouldBe(factorial, Math.Max(1e-14, factorial * 2e-15));
            factorial += Math.Log(n);
        }

        Distributions.LogGamma(0.5).ShouldBe(0.5 * Math.Log(Math.PI), 1e-14);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(3)]
    [InlineData(9.5)]
    [InlineData(100)]
    [InlineData(2_000)]
    public void ChiSquare_AboveAndBelow_MeetAtTheSamePoint(double degrees)
    {
        foreach (var share in new[] { 0.001, 0.025, 0.2, 0.5, 0.8, 0.999 })
        {
            Distributions.ChiSquareBelow(share, degrees).ShouldBe(Distributions.ChiSquareAbove(1 - share, degrees), degrees * 1e-9);
        }
    }
}
