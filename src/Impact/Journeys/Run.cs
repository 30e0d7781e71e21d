using Goldthread.Impact.People;
using Goldthread.Kernel.Values;

namespace Goldthread.Impact.Journeys;

/// <summary>Runs people through a scenario, week by week.</summary>
public static class Run
{
    // For how long at most time is counted at one age.
    private const int PauseWeeks = 260;

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
        for (var i = 0; i < scenario.Interventions.Count; i++)
        {
            if (!Anybody(people, scenario.Interventions[i].For, scenario.Weeks)) return new Fault(FaultKind.Invalid, $"“{scenario.Interventions[i].Title}” is for nobody here: no one of these people is, or can become, whom it is for", $"interventions[{i}].for");
        }

        threads = threads > 0 ? threads : Environment.ProcessorCount;
        var (rates, reached) = (new Rates(scenario.Assumptions), new Reached(scenario.Interventions, scenario.Seed));
        var luck = Luck.For(people, scenario, rates, reached, threads, like?.People == people ? like.Luck : null, room);
        var waits = new Waits(scenario.Capacities, scenario.Weeks);
        var (states, lived, due) = (new State[people.Count], new Lived[people.Count], new ushort[people.Count]);
        var workers = Enumerable.Range(0, Math.Min(threads, (people.Count + Luck.Block - 1) / Luck.Block)).Select(_ => new Worker(rates, reached, waits, scenario)).ToArray();
        var blocks = (people.Count + Luck.Block - 1) / Luck.Block;

        void Each(Action<Worker, int> act) => Parallel.For(0, workers.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, w =>
        {
            for (var block = w; block < blocks; block += workers.Length) act(workers[w], block);
        });

        Block Of(int block)
        {
            var (first, count) = (block * Luck.Block, Math.Min(Luck.Block, people.Count - (block * Luck.Block)));
            return new Block(states.AsSpan(first, count), lived.AsSpan(first, count), due.AsSpan(first, count), first);
        }

        if (waits.AnyLimited)
        {
            Each((_, block) => Start(people, scenario.Seed, Of(block)));
            var asked = workers.Select(w => w.Asked).ToArray();
            for (var week = 0; week < scenario.Weeks; week++)
            {
                cancel.ThrowIfCancellationRequested();
                Each((worker, block) => worker.Week(Of(block), luck[block], week));
                waits.EndWeek(week, asked);
            }

            Each((worker, block) => worker.Finish(Of(block)));
        }
        else
        {
            // Nobody waits for anybody: each block goes its whole way at once, while it is near.
            Each((worker, block) =>
            {
                cancel.ThrowIfCancellationRequested();
                var near = Of(block);
                Start(people, scenario.Seed, near);
                for (var week = 0; week < scenario.Weeks; week++) worker.Week(near, luck[block], week);
                worker.Finish(near);
            });
        }

        var tally = workers[0].Tally;
        foreach (var worker in workers.AsSpan(1)) tally.Add(worker.Tally);
        return new Result(people, scenario, rates, reached, waits, tally, lived, luck);
    }

    /// <summary>One person's way through a run, walked again from their luck and from who was let in where.</summary>
    public static IReadOnlyList<Stretch> Again(Result result, int person)
    {
        var scenario = result.Scenario;
        var story = new List<Stretch>();
        var walk = new Walk(result.Rates, result.Reached, result.Waits, new Tally(scenario.Weeks, scenario.Interventions.Count), new Asked(), scenario.Seed, scenario.Weeks, story);
        var state = State.Of(result.People.People[person], Walk.Birthday(scenario.Seed, (uint)person));
        var lived = new Lived(0, 0, State.Never, 0, 0);
        for (var week = 0; week < scenario.Weeks; week++)
        {
            if (week > 0 && week % PauseWeeks == 0) walk.Pause(ref state, ref lived, (uint)person, week);
            walk.Week(ref state, ref lived, (uint)person, week, Might.Anything);
        }

        walk.Finish(ref state, ref lived, (uint)person);
        return [.. story.OrderBy(s => s.From).ThenBy(s => s.What is null)];
    }

    // Whether somebody is for it now or may be by the end, by what does not change and by age.
    internal static bool Anybody(Population people, Eligible wanted, int weeks)
    {
        var years = (weeks * 7 / State.DaysAYear) + 1;
        foreach (var p in people.People)
        {
            if (p.Age + years >= wanted.FromAge && p.Age <= wanted.ToAge
                && (wanted.Deprivation is null || wanted.Deprivation.Contains(p.Deprivation)) && (wanted.Conditions is null || wanted.Conditions.Contains(p.Conditions))
                && (wanted.WithCarer is null || p.HasCarer || wanted.WithCarer == false)
                && (wanted.Frailty is null || wanted.Frailty.Any(f => f >= p.Frailty))
                && (wanted.Places is null || p.Lives != Place.CareHome || wanted.Places.Contains(Place.CareHome))) return true;
        }

        return false;
    }

    private static void Start(Population people, ulong seed, Block block)
    {
        for (var i = 0; i < block.States.Length; i++)
        {
            var person = block.First + i;
            block.States[i] = State.Of(people.People[person], Walk.Birthday(seed, (uint)person));
            block.Lived[i] = new Lived(0, 0, State.Never, 0, 0);
        }

        block.Due.Fill(ushort.MaxValue);
    }

    /// <summary>People who are near each other in memory, and the week in which something is due for each.</summary>
    private readonly ref struct Block(Span<State> states, Span<Lived> lived, Span<ushort> due, int first)
    {
        public readonly Span<State> States = states;
        public readonly Span<Lived> Lived = lived;
        public readonly Span<ushort> Due = due;
        public readonly int First = first;
    }

    private sealed class Worker
    {
        private readonly Walk _walk;
        private readonly ushort[] _due = new ushort[Luck.Block];

        public Worker(Rates rates, Reached reached, Waits waits, Scenario scenario)
        {
            (Tally, Asked) = (new Tally(scenario.Weeks, scenario.Interventions.Count), new Asked());
            _walk = new Walk(rates, reached, waits, Tally, Asked, scenario.Seed, scenario.Weeks);
        }

        public Tally Tally { get; }

        public Asked Asked { get; }

        public void Week(in Block block, LuckyWeeks luck, int week)
        {
            if (week > 0 && week % PauseWeeks == 0)
            {
                for (var i = 0; i < block.States.Length; i++) _walk.Pause(ref block.States[i], ref block.Lived[i], (uint)(block.First + i), week);
            }

            // Those with luck to look at stand in order, and so do those with something due: both lists are merged.
            var due = DueIn(block.Due, week);
            var next = 0;
            foreach (var lucky in luck.In(week))
            {
                var i = lucky & (Luck.Block - 1);
                for (; next < due.Length && due[next] < i; next++) Step(block, due[next], week, Might.Nothing);
                if (next < due.Length && due[next] == i) next++;
                Step(block, i, week, (Might)(lucky >> 12));
            }

            for (; next < due.Length; next++) Step(block, due[next], week, Might.Nothing);
        }

        public void Finish(in Block block)
        {
            for (var i = 0; i < block.States.Length; i++) _walk.Finish(ref block.States[i], ref block.Lived[i], (uint)(block.First + i));
        }

        private void Step(in Block block, int i, int week, Might might)
        {
            ref var state = ref block.States[i];
            _walk.Week(ref state, ref block.Lived[i], (uint)(block.First + i), week, might);
            block.Due[i] = Walk.IsWaiting(state) ? (ushort)(week + 1) : (ushort)(state.Until / 7);
        }

        private ReadOnlySpan<ushort> DueIn(ReadOnlySpan<ushort> weeks, int week)
        {
            var count = 0;
            for (var from = 0; from < weeks.Length;)
            {
                var at = weeks[from..].IndexOf((ushort)week);
                if (at < 0) break;
                _due[count++] = (ushort)(from + at);
                from += at + 1;
            }

            return _due.AsSpan(0, count);
        }
    }
}
