using Goldthread.Impact.Journeys;
using Goldthread.Impact.People;

namespace Goldthread.Impact.Tests.Journeys;

public sealed class OtherwiseTests
{
    private static readonly Population People = Made.Older(9000);

    private static readonly Intervention Planning = Made.Doing(Lever.Emergency, 0.7, 0.4, new Eligible(FromAge: 80, Frailty: [Frailty.Severe]), 12.34m) with { RampWeeks = 26 };

    private static readonly Intervention Carers = Made.Doing(Lever.Death, 0.8, 0.5, new Eligible(WithCarer: true, Deprivation: [1], Places: [Place.HomeWithCare]));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Of_FewWhomItTouches_IsAsIfAllLivedAgain(bool full)
    {
        var scenario = full ? Made.Scenario() with { Capacities = new Dictionary<Service, int> { [Service.IntermediateBed] = 3 } } : Made.Scenario();
        Intervention[] none = [], one = [Planning], other = [Planning with { Reach = 0.6 }], both = [Planning, Carers];
        foreach (var (was, now) in new[] { (none, one), (one, other), (one, both), (both, one), (both, none) })
        {
            var (before, after) = (Made.Run(People, scenario with { Interventions = was }), scenario with { Interventions = now });

            var (again, whole) = (Made.Run(People, after, 2, before), Made.Run(People, after));

            Otherwise.Who(before, People, after, again.Reached, 1).ShouldNotBeNull().ShouldContain(true);
            Made.Everything(again).ShouldBe(Made.Everything(whole));
            again.Lived.SequenceEqual(whole.Lived).ShouldBeTrue();
            Enumerable.Range(0, now.Length).Select(i => again.DaysReached(i)).ShouldBe(Enumerable.Range(0, now.Length).Select(i => whole.DaysReached(i)));
            Enumerable.Range(0, 104).Select(w => again.Waiting(Service.IntermediateBed, w)).ShouldBe(Enumerable.Range(0, 104).Select(w => whole.Waiting(Service.IntermediateBed, w)));
        }
    }

    [Fact]
    public void Who_OtherAssumptionsSeedOrPeople_IsEverybody()
    {
        var before = Made.Run(People, Made.Scenario());
        bool[]? Who(Population people, Scenario scenario) => Otherwise.Who(before, people, scenario, before.Reached, 1);

        Who(People, Made.Scenario()).ShouldNotBeNull().ShouldAllBe(who => !who);
        Who(People, Made.Scenario() with { Assumptions = before.Scenario.Assumptions.Times("gp", 1.01) }).ShouldBeNull();
        Who(People, Made.Scenario(seed: 43)).ShouldBeNull();
        Who(Made.Older(9000), Made.Scenario()).ShouldBeNull();
    }

    [Fact]
    public void Who_ServiceThatCanBeFull_IsWhoeverAskedForIt()
    {
        var before = Made.Run(People, Made.Scenario());
        var full = Made.Scenario() with { Capacities = new Dictionary<Service, int> { [Service.IntermediateBed] = 3 } };

        var who = Otherwise.Who(before, People, full, before.Reached, 1).ShouldNotBeNull();

        for (var i = 0; i < People.Count; i++) who[i].ShouldBe((before.Lived[i].Asked & Services.IntermediateBed) != Services.None);
        who.ShouldContain(true);
    }
}
