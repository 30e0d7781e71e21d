using Goldthread.Impact.People;

namespace Goldthread.Impact.Journeys;

/// <summary>The lives of people, or of some of them, on given terms: block by block, on several threads.</summary>
internal sealed class Lives
{
    /// <summary>For how long at most time is counted at one age.</summary>
    public const int PauseWeeks = 260;

    private readonly Population _people;
    private readonly Terms _terms;
    private readonly bool[]? _who;
    private readonly Worker[] _workers;
    private readonly int _blocks;

    /// <summary>Lives that are to be lived.</summary>
    /// <param name="people">The people.</param>
    /// <param name="terms">On what terms they live.</param>
    /// <param name="who">For each whether they are to live; null for all.</param>
    /// <param name="threads">How many threads.</param>
    public Lives(Population people, Terms terms, bool[]? who, int threads)
    {
        (_people, _terms, _who, _blocks) = (people, terms, who, (people.Count + Luck.Block - 1) / Luck.Block);
        _workers = [.. Enumerable.Range(0, Math.Min(threads, _blocks)).Select(_ => new Worker(terms))];
    }

    /// <summary>Each block goes its whole way at once, while it is near: nobody waits for anybody, or it is known already who was let in.</summary>
    /// <param name="lived">What became of those who live is put here; null where only the counts are wanted.</param>
    /// <param name="cancel">Stops it between blocks.</param>
    public Tally WholeWay(Lived[]? lived, CancellationToken cancel)
    {
        Each((worker, block) =>
        {
            cancel.ThrowIfCancellationRequested();
            var near = worker.Near(At(block), lived);
            worker.Start(near, _people, _who);
            for (var week = 0; week < _terms.Scenario.Weeks; week++) worker.Week(near, _terms.Luck[block], week);
            worker.Finish(near);
        });
        return Counted();
    }

    /// <summary>Everybody goes a week; then it is decided who is let in.</summary>
    public Tally WeekByWeek(Lived[] lived, CancellationToken cancel)
    {
        var (states, due, levels) = (new State[_people.Count], new ushort[_people.Count], new byte[_people.Count]);
        Block Of(int block)
        {
            var (first, count) = At(block);
            return new Block(states.AsSpan(first, count), lived.AsSpan(first, count), due.AsSpan(first, count), levels.AsSpan(first, count), first);
        }

        Each((worker, block) => worker.Start(Of(block), _people, _who));
        var asked = _workers.Select(w => w.Asked).ToArray();
        for (var week = 0; week < _terms.Scenario.Weeks; week++)
        {
            cancel.ThrowIfCancellationRequested();
            Each((worker, block) => worker.Week(Of(block), _terms.Luck[block], week));
            _terms.Waits.EndWeek(week, asked);
        }

        Each((worker, block) => worker.Finish(Of(block)));
        return Counted();
    }

    private (int First, int Count) At(int block) => (block * Luck.Block, Math.Min(Luck.Block, _people.Count - (block * Luck.Block)));

    private void Each(Action<Worker, int> act) => Parallel.For(0, _workers.Length, new ParallelOptions { MaxDegreeOfParallelism = _workers.Length }, w =>
    {
        for (var block = w; block < _blocks; block += _workers.Length) act(_workers[w], block);
    });

    private Tally Counted()
    {
        var tally = _workers[0].Tally;
        foreach (var worker in _workers.AsSpan(1)) tally.Add(worker.Tally);
        return tally;
    }

    /// <summary>People who are near each other in memory, the week in which something is due for each, and up to which level of luck an emergency may come to them as they are.</summary>
    private readonly ref struct Block(Span<State> states, Span<Lived> lived, Span<ushort> due, Span<byte> levels, int first)
    {
        public readonly Span<State> States = states;
        public readonly Span<Lived> Lived = lived;
        public readonly Span<ushort> Due = due;
        public readonly Span<byte> Levels = levels;
        public readonly int First = first;
    }

    private sealed class Worker
    {
        private readonly Walk _walk;
        private readonly LuckyWords _words;
        private readonly ushort[] _dueNow = new ushort[Luck.Block];
        private readonly ushort[] _lucky = new ushort[Luck.Block];
        private readonly ulong _seed;
        private State[] _states = [];
        private Lived[] _lived = [];
        private ushort[] _due = [];
        private byte[] _levels = [];

        public Worker(Terms terms)
        {
            (Tally, Asked) = (new Tally(terms.Scenario.Weeks, terms.Scenario.Interventions.Count), new Asked());
            (_seed, _words) = (terms.Scenario.Seed, new LuckyWords(terms.Scenario.Seed));
            _walk = new Walk(terms.Rates, terms.Reached, terms.Waits, Tally, Asked, terms.Scenario.Seed, terms.Scenario.Weeks);
        }

        public Tally Tally { get; }

        public Asked Asked { get; }

        /// <summary>A block in memory that is used again for the next.</summary>
        public Block Near((int First, int Count) at, Lived[]? lived)
        {
            if (_states.Length == 0) (_states, _due, _levels, _lived) = (new State[Luck.Block], new ushort[Luck.Block], new byte[Luck.Block], lived is null ? new Lived[Luck.Block] : []);
            return new Block(_states.AsSpan(0, at.Count), lived is null ? _lived.AsSpan(0, at.Count) : lived.AsSpan(at.First, at.Count), _due.AsSpan(0, at.Count), _levels.AsSpan(0, at.Count), at.First);
        }

        public void Start(in Block block, Population people, bool[]? who)
        {
            for (var i = 0; i < block.States.Length; i++)
            {
                var person = block.First + i;
                if (who is not null && !who[person])
                {
                    (block.States[i], block.Levels[i]) = (State.Nobody, 0);
                    continue;
                }

                block.States[i] = State.Of(people.People[person], Walk.Birthday(_seed, (uint)person));
                block.Lived[i] = Lived.Nothing;
                block.Levels[i] = _walk.Level(block.States[i], 0);
            }

            block.Due.Fill(ushort.MaxValue);
        }

        public void Week(in Block block, LuckyWeeks luck, int week)
        {
            if (week > 0 && week % PauseWeeks == 0)
            {
                for (var i = 0; i < block.States.Length; i++) _walk.Pause(ref block.States[i], ref block.Lived[i], (uint)(block.First + i), week);
            }

            // Those with luck to look at stand in order, and so do those with something due: both lists are merged.
            var due = DueIn(block.Due, week);
            var next = 0;
            var (people, levels) = luck.In(week);
            var lucky = Lucky(people.Span, levels.Span, block.Levels);
            var (firsts, seconds) = _words.Of(lucky, (uint)block.First, week);
            for (var at = 0; at < lucky.Length; at++)
            {
                var i = lucky[at] & (Luck.Block - 1);
                for (; next < due.Length && due[next] < i; next++) Step(block, due[next], week, Might.Nothing);
                if (next < due.Length && due[next] == i) next++;
                Step(block, i, week, (Might)(lucky[at] >> 12), firsts[at], seconds[at]);
            }

            for (; next < due.Length; next++) Step(block, due[next], week, Might.Nothing);
        }

        public void Finish(in Block block)
        {
            for (var i = 0; i < block.States.Length; i++)
            {
                ref var state = ref block.States[i];
                _walk.Finish(ref state, ref block.Lived[i], (uint)(block.First + i));
                if (!state.IsNobody) block.Lived[i].Became = new Became(state.Frailty, state.Lives, state.HasCarer);
            }
        }

        private void Step(in Block block, int i, int week, Might might, uint first = 0, uint second = 0)
        {
            ref var state = ref block.States[i];
            _walk.Week(ref state, ref block.Lived[i], (uint)(block.First + i), week, might, first, second);
            block.Due[i] = Walk.IsWaiting(state) ? (ushort)(week + 1) : (ushort)(state.Until / 7);
            block.Levels[i] = _walk.Level(state, (week + 1) * 7);
        }

        // Nothing branches on whether somebody is passed over: no processor could foresee it.
        private ReadOnlySpan<ushort> Lucky(ReadOnlySpan<ushort> people, ReadOnlySpan<byte> taken, ReadOnlySpan<byte> levels)
        {
            var count = 0;
            for (var i = 0; i < people.Length; i++)
            {
                _lucky[count] = people[i];
                count += taken[i] <= levels[people[i] & (Luck.Block - 1)] ? 1 : 0;
            }

            return _lucky.AsSpan(0, count);
        }

        private ReadOnlySpan<ushort> DueIn(ReadOnlySpan<ushort> weeks, int week)
        {
            var count = 0;
            for (var from = 0; from < weeks.Length;)
            {
                var at = weeks[from..].IndexOf((ushort)week);
                if (at < 0) break;
                _dueNow[count++] = (ushort)(from + at);
                from += at + 1;
            }

            return _dueNow.AsSpan(0, count);
        }
    }
}
