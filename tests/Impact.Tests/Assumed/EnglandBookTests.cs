using Goldthread.Impact.Assumed;
using Goldthread.Impact.Journeys;
using Goldthread.Impact.People;
using Goldthread.Impact.Tests.Journeys;

namespace Goldthread.Impact.Tests.Assumed;

/// <summary>What the sources of single assumptions say that they were held to, beside what <see cref="Agreement.EnglandTests"/> holds.</summary>
public sealed class EnglandBookTests
{
    private const int People = 100_000;

    private static readonly Lazy<Result> Year = new(() => Made.Run(Population.Described(Description.England, People, 3).Value, Made.Scenario(52), 2));

    [Fact]
    public void Year_PlannedStaysForAThousandPeople_AreAHundred()
    {
        (Year.Value.Count(Activity.PlannedStay) * 1000.0 / People).ShouldBe(100, 5);
    }

    [Fact]
    public void Quality_MeanByAge_IsThatOfThePopulation()
    {
        // Ara and Brazier 2010; the assumption holds for bands of age, so within a band it is the mean that is met.
        var (quality, frailty, place) = (AssumptionBook.England["quality"], AssumptionBook.England["quality-frailty"].Values, AssumptionBook.England["quality-place"].Values);
        var people = Year.Value.People.People.ToArray().Where(p => p.Age >= 18).ToLookup(p => quality.From!.Count(from => from <= p.Age) - 1);

        foreach (var band in people)
        {
            var norm = band.Average(p => 0.9508566 + (p.Sex == Sex.Male ? 0.0212126 : 0) - (0.0002587 * p.Age) - (0.0000332 * p.Age * p.Age));
            band.Average(p => quality.Values[band.Key] - frailty[(int)p.Frailty] - place[(int)p.Lives]).ShouldBe(norm, 0.006, $"from {quality.From![band.Key]}");
        }
    }

    [Fact]
    public void Sources_WhatIsOurOwnAlone_IsOfLowConfidence()
    {
        var all = AssumptionBook.England.All.ToList();

        all.Where(a => a.Source.StartsWith("Our own round figure", StringComparison.Ordinal)).ShouldAllBe(a => a.Confidence == Confidence.Low);
        all.Where(a => a.Confidence == Confidence.High).ShouldAllBe(a => !a.Source.Contains("our own", StringComparison.OrdinalIgnoreCase));
    }
}
