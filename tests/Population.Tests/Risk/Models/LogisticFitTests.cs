using Goldthread.Population.Risk.Models;

namespace Goldthread.Population.Tests.Risk.Models;

public sealed class LogisticFitTests
{
    [Fact]
    public void Of_OneFeature_IsTheOddsRatioOfTheFourfoldTable()
    {
        var fitted = LogisticFit.Of([([true], true, 30), ([true], false, 70), ([false], true, 10), ([false], false, 190)]);

        fitted.Settled.ShouldBeTrue();
        fitted.Weights[0].ShouldBe(Math.Log(10 / 190.0), 1e-9);
        fitted.Weights[1].ShouldBe(Math.Log(30 * 190 / (70.0 * 10)), 1e-9);
        fitted.Errors[0].ShouldBe(Math.Sqrt((1 / 10.0) + (1 / 190.0)), 1e-9);
        fitted.Errors[1].ShouldBe(Math.Sqrt((1 / 30.0) + (1 / 70.0) + (1 / 10.0) + (1 / 190.0)), 1e-9);
    }

    [Fact]
    public void Of_PeopleDrawnFromAModel_FindsItsWeights()
    {
        double[] truth = [-2.0, 0.8, -0.5, 1.4, 0.0];
        var chance = new Random(9);
        var people = Enumerable.Range(0, 20_000).Select(_ =>
        {
            bool[] features = [chance.Next(3) == 0, chance.Next(2) == 0, chance.Next(10) == 0, chance.Next(4) == 0];
            var odds = truth[0] + features.Select((f, i) => f ? truth[i + 1] : 0).Sum();
            return (features, Happened: chance.NextDouble() < RiskModel.Logistic(odds), Times: 1.0);
        }).ToList();

        var fitted = LogisticFit.Of(people);

        fitted.Settled.ShouldBeTrue();
        for (var i = 0; i < truth.Length; i++) Math.Abs(fitted.Weights[i] - truth[i]).ShouldBeLessThan(4 * fitted.Errors[i], $"weight {i}");
        people.Sum(p => RiskModel.Logistic(fitted.Weights[0] + p.features.Select((f, i) => f ? fitted.Weights[i + 1] : 0).Sum())).ShouldBe(people.Count(p => p.Happened), 1e-6, "with an intercept, as many are foretold as there were");
    }

    [Fact]
    public void Of_AFeatureTellsForSure_DoesNotSettleWithoutARidge()
    {
        (bool[], bool, double)[] people = [([true], true, 50), ([false], false, 40), ([false], true, 10)];

        LogisticFit.Of(people).Settled.ShouldBeFalse();
        var drawn = LogisticFit.Of(people, ridge: 1);
        drawn.Settled.ShouldBeTrue();
        drawn.Weights[1].ShouldBeInRange(1, 10);
    }

    [Fact]
    public void Of_TwoFeaturesAreOne_SaysSo()
    {
        LogisticFit.Of([([true, true], true, 5), ([false, false], false, 5), ([true, true], false, 3), ([false, false], true, 2)]).Settled.ShouldBeFalse();
        Should.Throw<ArgumentException>(() => LogisticFit.Of([]));
        Should.Throw<ArgumentException>(() => LogisticFit.Of([([true], true, 1), ([true, false], true, 1)]));
    }
}
