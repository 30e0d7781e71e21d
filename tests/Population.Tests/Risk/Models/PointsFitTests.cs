using Goldthread.Population.Risk.Models;

namespace Goldthread.Population.Tests.Risk.Models;

/// <summary>Points made into chances, where the answer is known in closed form.</summary>
public sealed class PointsFitTests
{
    [Fact]
    public void Of_TwoValues_IsTheLogarithmOfTheOddsOfEach()
    {
        // 10 of 40 at no points, 30 of 40 at two: log odds -ln 3 and ln 3.
        var pairs = Enumerable.Range(0, 80).Select(i => (Points: i < 40 ? 0.0 : 2.0, Happened: i < 40 ? i < 10 : i < 70)).ToList();

        var fit = PointsFit.Of(pairs).ShouldNotBeNull();

        fit.Intercept.ShouldBe(-Math.Log(3), 1e-9);
        fit.Slope.ShouldBe(Math.Log(3), 1e-9);
        fit.Chance(1).ShouldBe(0.5, 1e-9);
    }

    [Fact]
    public void Of_ManyPeople_AgreesWithTheFitOfModels()
    {
        var chance = new Random(3);
        var pairs = Enumerable.Range(0, 3000).Select(_ => (Points: (double)chance.Next(2), Happened: false)).Select(p => (p.Points, chance.NextDouble() < RiskModel.Logistic(-2 + (0.8 * p.Points)))).ToList();

        var fit = PointsFit.Of(pairs).ShouldNotBeNull();
        var model = LogisticFit.Of([.. pairs.Select(p => (new[] { p.Points > 0 }, p.Item2, 1.0))]);

        fit.Intercept.ShouldBe(model.Weights[0], 1e-8);
        fit.Slope.ShouldBe(model.Weights[1], 1e-8);
    }

    [Fact]
    public void Of_NothingToTellBy_IsNothing()
    {
        PointsFit.Of([]).ShouldBeNull();
        PointsFit.Of([(1, true), (1, false)]).ShouldBeNull("all have the same points");
        PointsFit.Of([(0, false), (1, false), (2, false)]).ShouldBeNull("it happened to nobody");
        PointsFit.Of([(0, false), (0, false), (2, true)]).ShouldBeNull("points tell it for sure");
    }
}
