using Goldthread.Impact.Assumed;
using Goldthread.Impact.Journeys;
using Goldthread.Impact.People;

namespace Goldthread.Impact.Tests.Journeys;

public sealed class RunTests
{
    private static readonly Population People = Made.Older(9000);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void Of_AnyNumberOfThreads_GivesTheSameToTheBit(int threads)
    {
        var doing = Made.Doing(Lever.Emergency, 0.7, costAWeek: 12.34m);
        foreach (var scenario in new[] { Made.Scenario(), Made.Full() with { Interventions = [doing] } })
        {
            var (one, many) = (Made.Run(People, scenario), Made.Run(People, scenario, threads));

            Made.Everything(many).ShouldBe(Made.Everything(one));
            many.Lived.SequenceEqual(one.Lived).ShouldBeTrue();
        }
    }

    [Fact]
    public void Of_EveryPound_IsSomebodys()
    {
        var result = Made.Run(People, Made.Full(300) with { Interventions = [Made.Doing(Lever.Gp, 1.2, costAWeek: 7.01m), Made.Doing(Lever.Stay, 0.8)] }, threads: 2);

        var (pence, quality, hospital, home) = (0L, 0L, 0L, 0L);
        foreach (var lived in result.Lived) (pence, quality, hospital, home) = (pence + lived.Pence, quality + lived.Quality, hospital + lived.HospitalDays, home + lived.HomeDays);
        pence.ShouldBe(result.PenceByPeople());
        pence.ShouldBe(Enumerable.Range(1, 5).Sum(fifth => result.PenceByPeople(fifth)));
        (quality / 1e7).ShouldBe(result.QualityYears(), 1e-6);
        hospital.ShouldBe(result.DaysIn(Place.Ward) + result.DaysIn(Place.ReadyToLeave));
        home.ShouldBe(result.DaysIn(Place.Home) + result.DaysIn(Place.HomeWithCare) + result.DaysIn(Place.SupportAtHome));
    }

    [Fact]
    public void Of_HelpThatBeginsWithinAStretch_CountsFromThatDayOn()
    {
        const int begins = 40;
        var (gp, lost) = (Made.Doing(Lever.Gp, 0.5, reach: 1, new Eligible()), Made.Doing(Lever.QualityLost, 0.5, reach: 1, new Eligible()));
        var (without, with) = (Made.Run(People, Made.Scenario()), Made.Run(People, Made.Scenario() with { Interventions = [gp with { FromWeek = begins }, lost with { FromWeek = begins + 1 }] }));

        double Contacts(Result of, bool before) => of.Weekly(Activity.Gp).Index().Where(w => w.Index < begins == before).Sum(w => w.Item);
        (Contacts(with, before: true) / Contacts(without, before: true)).ShouldBe(1, 0.02);
        (Contacts(with, before: false) / Contacts(without, before: false)).ShouldBe(0.5, 0.02);
        with.WeeklyQuality().Take(begins + 1).ShouldBe(without.WeeklyQuality().Take(begins + 1), 0.5);
        with.WeeklyQuality().Skip(begins + 1).Zip(without.WeeklyQuality().Skip(begins + 1)).ShouldAllBe(week => week.First > week.Second);
        (with.DaysReached(0) / (double)(with.Scenario.Weeks - begins)).ShouldBe(with.DaysReached(1) / (double)(with.Scenario.Weeks - begins - 1), 100);
    }

    [Fact]
    public void Of_EveryDay_IsSpentSomewhere()
    {
        var result = Made.Run(People, Made.Full(), threads: 2);

        var alive = 0L;
        foreach (var lived in result.Lived) alive += Math.Min((int)lived.Died, 104 * 7);
        Enum.GetValues<Place>().Where(p => p != Place.Dead).Sum(p => result.DaysIn(p)).ShouldBe(alive);
    }

    [Fact]
    public void Of_LuckOfAnotherRun_ChangesNothing()
    {
        var wide = Made.Run(People, Made.Scenario() with { Interventions = [Made.Doing(Lever.Emergency, 5)] });

        var reused = Made.Run(People, Made.Scenario(), like: wide);

        reused.Luck.ShouldBeSameAs(wide.Luck);
        Made.Everything(reused).ShouldBe(Made.Everything(Made.Run(People, Made.Scenario())));
    }

    [Fact]
    public void Of_MoreThanTheLuckAllows_IsDrawnAnew()
    {
        var narrow = Made.Run(People, Made.Scenario());
        var scenario = Made.Scenario() with { Interventions = [Made.Doing(Lever.Emergency, 5)] };

        var result = Made.Run(People, scenario, like: narrow);

        result.Luck.ShouldNotBeSameAs(narrow.Luck);
        Made.Everything(result).ShouldBe(Made.Everything(Made.Run(People, scenario)));
    }

    [Fact]
    public void Of_SomethingThatReachesOthers_LeavesSomebodysLifeAsItWas()
    {
        var doing = Made.Doing(Lever.Emergency, 0.5, who: new Eligible(FromAge: 85));
        var (before, after) = (Made.Run(People, Made.Scenario()), Made.Run(People, Made.Scenario() with { Interventions = [doing] }));

        var changed = 0;
        for (var i = 0; i < People.Count; i++)
        {
            if (before.Lived[i] == after.Lived[i]) continue;
            changed++;
            ((int)People.People[i].Age).ShouldBeGreaterThanOrEqualTo(83);
        }

        changed.ShouldBeGreaterThan(100);
        after.Count(Activity.Attendance).ShouldBeLessThan(before.Count(Activity.Attendance));
    }

    [Fact]
    public void Of_GreaterReach_ReachesWhomASmallerOneDid()
    {
        var reached = new Reached([Made.Doing(Lever.Emergency, 0.5, 0.3)], 42);
        var more = new Reached([Made.Doing(Lever.Emergency, 0.5, 0.6)], 42);

        var of = Enumerable.Range(0, 10_000).Select(i => (Less: reached.Begins(0, (uint)i) == 0, More: more.Begins(0, (uint)i) == 0)).ToList();
        of.ShouldNotContain(r => r.Less && !r.More);
        of.Count(r => r.Less).ShouldBeInRange(2800, 3200);
        of.Count(r => r.More).ShouldBeInRange(5800, 6200);
    }

    [Fact]
    public void Of_ServiceThatIsFull_NeverHoldsMoreThanItCan()
    {
        var result = Made.Run(People, Made.Full(), threads: 2);

        result.In(Place.SupportAtHome).Max().ShouldBe(9);
        result.In(Place.IntermediateBed).Max().ShouldBe(12);
        result.Waiting(Service.SupportAtHome, 90).ShouldBeGreaterThan(0);
        result.DaysIn(Place.ReadyToLeave).ShouldBeGreaterThan(Made.Run(People, Made.Scenario()).DaysIn(Place.ReadyToLeave));
    }

    [Fact]
    public void Of_ServiceWithRoomForAll_IsAsIfItHadNoLimit()
    {
        var wide = Made.Scenario() with { Capacities = new Dictionary<Service, int> { [Service.SupportAtHome] = 100_000, [Service.IntermediateBed] = 100_000 } };

        var (limited, free) = (Made.Run(People, wide), Made.Run(People, Made.Scenario()));

        // Whoever is let in is told a week later, so that what a stay of less than a week leads to comes a little later: a trace, no more.
        limited.DaysIn(Place.ReadyToLeave).ShouldBeInRange((long)(free.DaysIn(Place.ReadyToLeave) * 0.98), (long)(free.DaysIn(Place.ReadyToLeave) * 1.02));
        limited.Count(Activity.Attendance).ShouldBeInRange((long)(free.Count(Activity.Attendance) * 0.995), (long)(free.Count(Activity.Attendance) * 1.005));
    }

    [Fact]
    public void Again_AnybodysWay_IsTheOneTheyWent()
    {
        var result = Made.Run(People, Made.Full() with { Interventions = [Made.Doing(Lever.ArrangingSupport, 0.5)] }, threads: 2);

        for (var person = 0; person < 1500; person++)
        {
            var story = Run.Again(result, person);

            var lived = result.Lived[person];
            int Days(params Place[] places) => story.Where(s => s.What is null && places.Contains(s.Place)).Sum(s => s.To - s.From);
            Days(Place.Ward, Place.ReadyToLeave).ShouldBe(lived.HospitalDays);
            Days(Place.Home, Place.HomeWithCare, Place.SupportAtHome).ShouldBe(lived.HomeDays);
            story.Count(s => s.What == Activity.Death).ShouldBe(lived.Died == State.Never ? 0 : 1);
        }
    }

    [Fact]
    public void Of_OnlyDeath_FollowsTheExactSurvival()
    {
        // A constant rate for everybody, and nothing else: the share who live on is exp(-rate × years), and the count a binomial of it.
        double[] nothing = [0];
        var book = AssumptionBook.England.With(AssumptionKind.All.Where(k => k.Unit == "a person a year" && k.Along == Along.Age).Select(k => new Assumption(k.Id, k.Id.StartsWith("death", StringComparison.Ordinal) ? [0.2] : nothing, "A test", Confidence.High, [0])))
            .With([.. new[] { "death-frailty", "death-deprivation", "death-place", "care-begins", "care-home-begins" }.Select(id => new Assumption(id, [.. AssumptionBook.England[id].Values.Select(_ => id.StartsWith("death", StringComparison.Ordinal) ? 1.0 : 0)], "A test", Confidence.High)), new Assumption("hospice", [0], "A test", Confidence.High)]);
        var people = Made.Older(50_000);

        var result = Made.Run(people, Made.Scenario(260) with { Assumptions = book }, threads: 2);

        var p = 1 - Math.Exp(-0.2 * 260 * 7 / 365.25);
        var deaths = result.Count(Activity.Death);
        ((deaths - (people.Count * p)) / Math.Sqrt(people.Count * p * (1 - p))).ShouldBeInRange(-4, 4);
    }

    [Fact]
    public void Of_TwoThingsTogether_GainLessThanTheSumOfEach()
    {
        var (one, other) = (Made.Doing(Lever.Emergency, 0.6, 1), Made.Doing(Lever.Admitted, 0.6, 1));
        long Stays(params Intervention[] doing) => Made.Run(People, Made.Scenario() with { Interventions = doing }, 2).Count(Activity.EmergencyStay);

        var (nothing, first, second, both) = (Stays(), Stays(one), Stays(other), Stays(one, other));

        (nothing - both).ShouldBeLessThan(nothing - first + nothing - second);
        both.ShouldBeLessThan(Math.Min(first, second));
    }

    [Fact]
    public void Of_EffectThatWearsOff_ChangesLess()
    {
        var lasting = Made.Doing(Lever.Emergency, 0.5, 1);
        var fading = lasting with { Effects = [lasting.Effects[0] with { HalvesAfterWeeks = 13 }] };
        long Attendances(params Intervention[] doing) => Made.Run(People, Made.Scenario() with { Interventions = doing }, 2).Count(Activity.Attendance);

        Attendances(fading).ShouldBeInRange(Attendances(lasting) + 1, Attendances() - 1);
    }
}
