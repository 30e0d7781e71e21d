using Goldthread.Impact.Journeys;
using Goldthread.Impact.People;
using Goldthread.Impact.Scenarios;
using Goldthread.Impact.Tests.Journeys;

namespace Goldthread.Impact.Tests.Scenarios;

public sealed class OverlapTests
{
    private static readonly Intervention Fewer = Made.Doing(Lever.Emergency, 0.7, 1, costAWeek: 3);

    private static readonly Intervention Fewest = Made.Doing(Lever.Emergency, 0.8, 1) with { Id = "fewest", Title = "Fewer still" };

    private static readonly Intervention Sooner = Made.Doing(Lever.ArrangingSupport, 0.4, 0.6);

    private static readonly ScenarioFile File = new(
        "A test", 6000, [new Alternative("Two on one thing", [Fewer, Fewest])], Weeks: 104, Description: Description.England with { From = [0, 65, 80], Women = [0, 6, 4], Men = [0, 6, 3] });

    [Fact]
    public void Of_TwoOnOneThingForTheSamePeople_IsWhatMultiplyingSaysAndLessThanTheSum()
    {
        var overlap = Overlap.Of(File, 0, threads: 2).Value;

        var multiplied = Fewer with { Effects = [Fewer.Effects[0] with { Ratio = 0.7 * 0.8 }] };
        var once = Made.Run(overlap.Together.People, File.World(new Alternative("One", [multiplied])), like: overlap.Together);
        overlap.Together.DaysIn(Place.Ward).ShouldBe(once.DaysIn(Place.Ward));
        overlap.Together.Count(Activity.Attendance).ShouldBe(once.Count(Activity.Attendance));
        var days = overlap.Measures.Single(m => m.Of == Measure.HospitalDays);
        days.Together.Change.ShouldBeLessThan(0);
        days.Sum.ShouldBeLessThan(days.Together.Change, "adding up promises more");
        days.Overlapping.ShouldBe(days.Sum - days.Together.Change);
    }

    [Fact]
    public void Of_EachPart_IsTheEnginesOwnRun()
    {
        var overlap = Overlap.Of(File, 0, threads: 2).Value;

        var baseline = Made.Run(overlap.Together.People, File.Baseline);
        var alone = Made.Run(overlap.Together.People, File.World(new Alternative("Alone", [Fewer])));
        overlap.Parts[0].Differences.ShouldBe(Differences.Between(baseline, alone));
        overlap.Parts[0].DaysReached.ShouldBe(alone.DaysReached(0));
        overlap.Parts[0].PeopleReached.ShouldBe(alone.PeopleReached(0));
        overlap.Measures[0].Sum.ShouldBe(overlap.Parts.Sum(p => p.Differences[0].Change));
    }

    [Fact]
    public void Of_WhomOneReaches_AreTheSameAloneAndTogether()
    {
        var file = File with { Scenarios = [new Alternative("Both", [Fewer with { Reach = 0.5, Effects = [Fewer.Effects[0] with { Ratio = 1 }] }, Sooner with { Effects = [Sooner.Effects[0] with { Ratio = 1 }] }])] };

        var overlap = Overlap.Of(file, 0, threads: 2).Value;

        overlap.Parts.Select(p => p.PeopleReached).ShouldBe([overlap.Together.PeopleReached(0), overlap.Together.PeopleReached(1)]);
        overlap.Parts.Select(p => p.DaysReached).ShouldBe([overlap.Together.DaysReached(0), overlap.Together.DaysReached(1)]);

        // Reached by one or the other: drawn apart from each other, so about half of 60% have both.
        overlap.PeopleReached.ShouldBe(overlap.Parts.Sum(p => p.PeopleReached) - overlap.PeopleReachedByTwo);
        (overlap.PeopleReachedByTwo / (double)file.People).ShouldBe(0.3, 0.03);
    }

    [Fact]
    public void Of_PeopleWhomItIsNotFor_AreNotReachedByTwo()
    {
        var file = File with { Scenarios = [new Alternative("Apart", [Fewer with { For = new Eligible(65, 79) }, Fewest with { For = new Eligible(90) }])] };

        var overlap = Overlap.Of(file, 0, threads: 2).Value;

        overlap.PeopleReachedByTwo.ShouldBe(0);
        overlap.PeopleReached.ShouldBeGreaterThan(1000);
        var days = overlap.Measures.Single(m => m.Of == Measure.HospitalDays);
        days.Overlapping.ShouldBe(0, Math.Abs(days.Sum) * 1e-9, "who has one never has the other, and nothing is shared");
    }

    [Fact]
    public void Of_RoomThatIsShared_IsTold()
    {
        var baseline = new Dictionary<Service, int> { [Service.SupportAtHome] = 8, [Service.IntermediateBed] = 1000, [Service.UrgentResponse] = 1 };
        var file = File with { Capacities = baseline, Scenarios = [new Alternative("Room and speed", [Sooner], new Dictionary<Service, int> { [Service.SupportAtHome] = 12 })] };

        var overlap = Overlap.Of(file, 0, threads: 2).Value;

        overlap.Full.ShouldBe([Service.SupportAtHome, Service.UrgentResponse]);
        overlap.Parts.Select(p => p.Title).ShouldBe([Sooner.Title, Overlap.OtherTitle]);
        overlap.Parts[1].PeopleReached.ShouldBe(0);
        overlap.Parts[1].Differences.Single(d => d.Of == Measure.HospitalDays).Change.ShouldBeLessThan(0);
        Overlap.Of(File, 0, threads: 2).Value.Full.ShouldBeEmpty();
    }

    [Fact]
    public void Of_OneThingAlone_IsRefused()
    {
        Overlap.Of(File with { Scenarios = [new Alternative("One", [Fewer])] }, 0).Fault.Path.ShouldBe("scenarios[0].interventions");
        Overlap.Of(File, 1).Fault.Path.ShouldBe("scenario");
        var nobody = File with { Scenarios = [new Alternative("Nobody", [Fewer, Fewest with { For = new Eligible(0, 10) }])] };
        Overlap.Of(nobody, 0).Fault.Path.ShouldBe("scenarios[0].interventions[1].for");
    }
}
