using Goldthread.Impact.People;
using Goldthread.Kernel.Values;

namespace Goldthread.Impact.Journeys;

/// <summary>Runs people through a scenario, week by week.</summary>
public static class Run
{
    /// <summary>Runs a scenario. The result is the same, bit for bit, for any number of threads.</summary>
    /// <param name="people">The people.</param>
    /// <param name="scenario">The scenario; what is wrong with it is told by field.</param>
    /// <param name="threads">How many threads, 1 or more; 0 for as many as the machine has.</param>
    /// <param name="like">A run of the same people before: its luck is used again where the seed and weeks are the same.</param>
    /// <param name="cancel">Stops it between weeks.</param>
    public static Outcome<Result> Of(Population people, Scenario scenario, int threads = 0, Result? like = null, CancellationToken cancel = default) => Of(people, scenario, threads, like, Luck.Room, cancel);

    /// <summary>The same, with luck that has room for rates so many times as great.</summary>
    internal static Outcome<Result> Of(Population people, Scenario scenario, int threads, Result? like, double room, CancellationToken cancel)
    {
        if (scenario.Check() is { Count: > 0 } faults) return faults.ToArray();
        var (rates, reached) = (new Rates(scenario.Assumptions), new Reached(scenario.Interventions, scenario.Seed));
        for (var i = 0; i < scenario.Interventions.Count; i++)
        {
            if (!Anybody(people, reached, i, scenario.Weeks)) return new Fault(FaultKind.Invalid, $"“{scenario.Interventions[i].Title}” is for nobody here: no one of these people is, or can become, whom it is for", $"interventions[{i}].for");
        }

        threads = threads > 0 ? threads : Environment.ProcessorCount;
        var luck = Luck.For(people, scenario, rates, reached, threads, like?.People == people ? like.Luck : null, room);
        var terms = new Terms(scenario, rates, reached, new Waits(scenario.Capacities, scenario.Weeks), luck);

        // Those who live as they did before are taken over with what was counted of them.
        var who = like is null ? null : Otherwise.Who(like, people, scenario, reached, threads);
        var lived = who is null ? new Lived[people.Count] : like!.Lived.ToArray();
        var lives = new Lives(people, terms, who, threads);
        var tally = terms.Waits.AnyLimited ? lives.WeekByWeek(lived, cancel) : lives.WholeWay(lived, cancel);
        if (who is not null)
        {
            tally.Add(like!.Tally);
            tally.Add(new Lives(people, like.Terms, who, threads).WholeWay(null, cancel), -1);
        }

        return new Result(people, terms, tally, lived);
    }

    /// <summary>One person's way through a run, walked again from their luck and from who was let in where.</summary>
    public static IReadOnlyList<Stretch> Again(Result result, int person)
    {
        var scenario = result.Scenario;
        var story = new List<Stretch>();
        var walk = new Walk(result.Rates, result.Reached, result.Waits, new Tally(scenario.Weeks, scenario.Interventions.Count), new Asked(), scenario.Seed, scenario.Weeks, story);
        var state = State.Of(result.People.People[person], Walk.Birthday(scenario.Seed, (uint)person));
        var lived = Lived.Nothing;
        for (var week = 0; week < scenario.Weeks; week++)
        {
            if (week > 0 && week % Lives.PauseWeeks == 0) walk.Pause(ref state, ref lived, (uint)person, week);
            var (first, second) = LuckyWeeks.Words(scenario.Seed, (uint)person, week);
            walk.Week(ref state, ref lived, (uint)person, week, Might.Anything, first, second);
        }

        walk.Finish(ref state, ref lived, (uint)person);
        return [.. story.OrderBy(s => s.From).ThenBy(s => s.What is null)];
    }

    // Whether somebody is for it now or may be by the end, by what does not change and by age.
    internal static bool Anybody(Population people, Reached reached, int index, int weeks)
    {
        foreach (var person in people.People)
        {
            if (reached.MaySuit(index, person, Became.TheWorst, weeks * 7)) return true;
        }

        return false;
    }
}
