using Goldthread.Impact.People;

namespace Goldthread.Impact.Journeys;

/// <summary>
/// Who might live otherwise in one run than in another before it. What happens to somebody hangs on their state, the rates, what reaches them, their own luck and, where they ask for a
/// service that can be full, on who was let in. Where the rates and the luck are the same, two lives are the same until an intervention that differs acts on them or a service is asked for
/// that can be full. So whoever was never one for such an intervention in the life that is known, and asked for no such service, has the same life to the bit, whatever becomes of the
/// others: it need not be lived again.
/// </summary>
internal static class Otherwise
{
    // Who might live otherwise is lived twice, once to take away what was counted of them and once to count them anew; and they are the old and frail, to whom most happens.
    private const double MostOfPeople = 0.25;

    /// <summary>For each person whether they might live otherwise; null where everybody might, or so many that it is quicker to run them all.</summary>
    public static bool[]? Who(Result like, Population people, Scenario scenario, Reached reached, int threads)
    {
        var before = like.Scenario;
        if (like.People != people || before.Weeks != scenario.Weeks || before.Seed != scenario.Seed || !before.Assumptions.SameAs(scenario.Assumptions)) return null;
        var (was, now) = (Other(before, scenario), Other(scenario, before));
        var canBeFull = before.Capacities.Keys.Concat(scenario.Capacities.Keys).Aggregate(Services.None, (all, service) => all | service.Alone());
        var (who, count, days) = (new bool[people.Count], 0, scenario.Weeks * 7);
        Parallel.For(0, (people.Count + Luck.Block - 1) / Luck.Block, new ParallelOptions { MaxDegreeOfParallelism = threads }, block =>
        {
            var found = 0;
            for (var i = block * Luck.Block; i < Math.Min(people.Count, (block + 1) * Luck.Block); i++)
            {
                var lived = like.Lived[i];
                var until = Math.Min(days, lived.Died);
                who[i] = (lived.Asked & canBeFull) != Services.None || like.Reached.MayReach(was, people.People[i], (uint)i, lived.Became, until) || reached.MayReach(now, people.People[i], (uint)i, lived.Became, until);
                if (who[i]) found++;
            }

            Interlocked.Add(ref count, found);
        });
        return count <= MostOfPeople * people.Count ? who : null;
    }

    // Interventions by their number, under which their luck is drawn, that are not the same in the other scenario.
    private static int[] Other(Scenario of, Scenario than) => [.. Enumerable.Range(0, of.Interventions.Count).Where(i => i >= than.Interventions.Count || of.Interventions[i] != than.Interventions[i])];
}
