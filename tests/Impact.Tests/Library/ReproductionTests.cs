using Goldthread.Impact.Journeys;
using Goldthread.Impact.Library;
using Goldthread.Impact.People;
using Goldthread.Impact.Scenarios;

namespace Goldthread.Impact.Tests.Library;

public sealed class ReproductionTests
{
    private static readonly Reproduction Somerset = Reproduction.Somerset;

    private static readonly ScenarioFile File = ScenarioLibrary.Find("somerset")!;

    // A third of the place, with room to match: each assumption moves it as it moves the whole.
    private static readonly ScenarioFile Third = File with
    {
        People = File.People / 3, Capacities = new Dictionary<Service, int> { [Service.SupportAtHome] = 83 },
        Scenarios = [File.Scenarios[0] with { Capacities = new Dictionary<Service, int> { [Service.SupportAtHome] = 100 } }],
    };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Somerset_AnyLuck_GivesWhatWasPublished(int seed)
    {
        var given = Somerset.Of(File with { Seed = (ulong)seed }).Value;

        given.Before.ShouldBe(Somerset.Published.Before, 350);
        given.After.ShouldBe(Somerset.Published.After, 120);
    }

    [Fact]
    public void Somerset_EachAssumptionSetBack_MovesTheFigure()
    {
        var asItIs = Answer.Of(Third).Value;

        foreach (var taken in Somerset.Takes)
        {
            // What is of the place moves the days before, what is of the change the days after.
            var other = taken.SetBack(Third);
            var ofThePlace = other.Scenarios == Third.Scenarios;
            var people = other.Description == Third.Description ? asItIs.Baseline.People : Population.Described(Description.England, other.People, other.Seed).Value;
            var run = Run.Of(people, ofThePlace ? other.Baseline : other.World(other.Scenarios[0]), like: asItIs.Baseline).Value;

            var moved = Somerset.Monthly(run) / Somerset.Monthly(ofThePlace ? asItIs.Baseline : asItIs.Alternatives[0]);
            Math.Abs(moved - 1).ShouldBeGreaterThan(0.02, taken.Title);
        }
    }

    [Fact]
    public void Somerset_WhatTheFileSays_IsNamedAndNothingElse()
    {
        // All set back, nothing of the file is left that moves it: the names are complete.
        var bare = Somerset.Takes.Where(t => t.Title != "Whom it reaches").Aggregate(File, (file, taken) => taken.SetBack(file));

        bare.Description.ShouldBeNull();
        bare.Assumptions.ShouldBe([]);
        bare.Scenarios[0].Capacities.ShouldBeNull();
        bare.Scenarios[0].Interventions!.ShouldHaveSingleItem().Effects.ShouldBeEmpty();
        Somerset.Takes.Count(t => !t.Chosen).ShouldBe(1, "one alone is from a source");
    }

    [Fact]
    public void Published_Percent_IsTheQuotedOneAndTheComputedOne()
    {
        Somerset.Published.QuotedPercent.ShouldBe(-75);
        Somerset.Published.ComputedPercent.ShouldBe(-77.142857, 1e-6);
        new Reproduced(3500, 800).Percent.ShouldBe(Somerset.Published.ComputedPercent);
        File.People.ShouldBe((int)(File.Description!.Women.Sum() + File.Description.Men.Sum()), "as many as the ages add up to");
    }

    [Fact]
    public void ScenarioLibrary_WhatComesWithTheProduct_IsFound()
    {
        ScenarioLibrary.All.Keys.ShouldBe(["home-first", "somerset"], ignoreOrder: true);
        ScenarioLibrary.Find("home-first")!.Scenarios[0].Interventions![0].Effects.ShouldContain(e => e.Of == Lever.ArrangingSupport);
        ScenarioLibrary.Find("atlantis").ShouldBeNull();
    }
}
