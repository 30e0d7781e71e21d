using Goldthread.Impact.Chance;

namespace Goldthread.Impact.Cohorts;

/// <summary>
/// The same model lived by people one by one. Each person's luck in a cycle is looked up by seed, draw, person and cycle (Philox), so that all strategies meet with
/// the same luck and the result is the same for any number of threads. One word of 32 bits decides a change: chances are kept to 1 in 4,294,967,295.
/// </summary>
public static class Microsimulation
{
    internal const uint Stream = 0x50E0;

    /// <summary>The highest word that may be met; the one above it is taken for it, so that a chance of one is certain.</summary>
    internal const uint Highest = uint.MaxValue - 1;

    private const int Block = 4096;

    /// <summary>A strategy lived by people.</summary>
    /// <param name="model">The model.</param>
    /// <param name="strategy">Which strategy, by its place.</param>
    /// <param name="people">How many people.</param>
    /// <param name="seed">The run.</param>
    /// <param name="threads">How many threads at most.</param>
    public static SimulatedResult Of(CohortModel model, int strategy, int people, ulong seed, int threads)
    {
        var numbers = Numbers.Of(model, model.Strategies[strategy], null).Value;
        var (weights, steps) = (Weights.Of(model), Thresholds.Of(numbers, model.Clock.Cycles));
        var blocks = (people + Block - 1) / Block;
        var sums = new Sums[blocks];
        Parallel.For(0, blocks, new ParallelOptions { MaxDegreeOfParallelism = threads }, b => sums[b] = Lived(numbers, weights, steps, model.Clock.Cycles, b * Block, Math.Min(Block, people - (b * Block)), seed, 0));
        var all = new Sums(model.Clock.Cycles, numbers.Place.Size);
        foreach (var sum in sums) all.Add(sum);
        return all.Result(model.Strategies[strategy].Name, people, numbers.Place, model.States.Count);
    }

    /// <summary>The people of one draw.</summary>
    internal static SimulatedDraw Draw(Numbers numbers, Weights weights, int cycles, int people, ulong seed, uint draw)
    {
        var seen = Lived(numbers, weights, Thresholds.Of(numbers, cycles), cycles, 0, people, seed, draw).Result("", people, numbers.Place, numbers.Place.Tunnel.Length);
        return new SimulatedDraw(seen.Cost, seen.Effect, seen.CostDeviation, seen.EffectDeviation);
    }

    private static Sums Lived(Numbers numbers, Weights weights, Thresholds steps, int cycles, int first, int people, ulong seed, uint draw)
    {
        var sums = new Sums(cycles, numbers.Place.Size);
        for (var person = first; person < first + people; person++)
        {
            var words = default(Words);
            var (state, cost, effect) = (Begin(numbers, seed, person, draw), 0.0, 0.0);
            for (var k = 0; ; k++)
            {
                sums.Counts[(k * numbers.Place.Size) + state]++;
                cost += weights.Costs[k] * numbers.Costs(k)[state];
                effect += weights.Effects[k] * numbers.Utilities(k)[state];
                if (k == cycles) break;
                if (k % 4 == 0) words = Philox.At(seed, (uint)person, (uint)(k / 4), draw, Stream);
                var change = steps.Change(k, state, (k % 4) switch { 0 => words.A, 1 => words.B, 2 => words.C, _ => words.D });
                if (numbers.ArrivalCosts(k) is { } costs)
                {
                    cost += weights.Costs[k + 1] * costs[change];
                    effect -= weights.Effects[k + 1] * numbers.ArrivalDecrements(k)![change];
                }

                state = numbers.Cells[change].To;
            }

            sums.Person(cost, effect);
        }

        return sums;
    }

    internal static int Begin(Numbers numbers, ulong seed, int person, uint draw)
    {
        if (Array.IndexOf(numbers.Start, 1.0) is var sure and >= 0) return sure;
        var words = Philox.At(seed, (uint)person, uint.MaxValue, draw, Stream);
        var (share, state) = (Philox.Even(words.A, words.B), 0);
        for (; state < numbers.Start.Length - 1 && share >= numbers.Start[state]; state++) share -= numbers.Start[state];
        return state;
    }

    private sealed class Sums(int cycles, int size)
    {
        private double _cost, _effect, _costSquares, _effectSquares;

        public long[] Counts { get; } = new long[(cycles + 1) * size];

        public void Person(double cost, double effect)
        {
            _cost += cost;
            _effect += effect;
            _costSquares += cost * cost;
            _effectSquares += effect * effect;
        }

        public void Add(Sums other)
        {
            _cost += other._cost;
            _effect += other._effect;
            _costSquares += other._costSquares;
            _effectSquares += other._effectSquares;
            for (var i = 0; i < Counts.Length; i++) Counts[i] += other.Counts[i];
        }

        public SimulatedResult Result(string name, int people, Places places, int states)
        {
            var trace = Enumerable.Range(0, cycles + 1).Select(_ => new double[states]).ToArray();
            for (var i = 0; i < Counts.Length; i++) trace[i / size][places.StateOf[i % size]] += (double)Counts[i] / people;
            double Deviation(double sum, double squares) => people > 1 ? Math.Sqrt(Math.Max(0, (squares - (sum * sum / people)) / (people - 1))) : 0;
            return new SimulatedResult(name, people, _cost / people, _effect / people, Deviation(_cost, _costSquares), Deviation(_effect, _effectSquares), trace);
        }
    }
}

/// <summary>What people came to, one by one.</summary>
/// <param name="Strategy">The strategy.</param>
/// <param name="People">How many.</param>
/// <param name="Cost">Mean cost.</param>
/// <param name="Effect">Mean years of full quality.</param>
/// <param name="CostDeviation">Standard deviation of a person's cost.</param>
/// <param name="EffectDeviation">Standard deviation of a person's years of full quality.</param>
/// <param name="Trace">The share in each state at each point of time.</param>
public sealed record SimulatedResult(string Strategy, int People, double Cost, double Effect, double CostDeviation, double EffectDeviation, double[][] Trace)
{
    /// <summary>Standard error of the mean cost.</summary>
    public double CostError => CostDeviation / Math.Sqrt(People);

    /// <summary>Standard error of the mean effect.</summary>
    public double EffectError => EffectDeviation / Math.Sqrt(People);
}

/// <summary>The chances of each state as steps that a word of 32 bits falls between.</summary>
internal sealed class Thresholds
{
    private readonly int[] _first;
    private readonly uint[][] _steps;

    private Thresholds(int[] first, uint[][] steps) => (_first, _steps) = (first, steps);

    public static Thresholds Of(Numbers numbers, int cycles)
    {
        var first = new int[numbers.Place.Size + 1];
        foreach (var cell in numbers.Cells) first[cell.From + 1]++;
        for (var s = 0; s < numbers.Place.Size; s++) first[s + 1] += first[s];
        var order = numbers.Cells.Select((c, i) => (c.From, i)).OrderBy(c => c.From).Select(c => c.i).ToArray();
        if (order.Where((at, i) => at != i).Any()) throw new InvalidOperationException("Changes stand in the order of their states.");
        return new(first, [.. Enumerable.Range(0, numbers.IsSteady ? 1 : cycles).Select(k => Steps(numbers, numbers.Chances(k), first))]);
    }

    /// <summary>Which change a word brings from a state.</summary>
    public int Change(int cycle, int state, uint word)
    {
        var steps = _steps.Length == 1 ? _steps[0] : _steps[cycle];
        word = Math.Min(word, Microsimulation.Highest);
        var at = _first[state];
        while (steps[at] <= word) at++;
        return at;
    }

    /// <summary>A chance as the step below which a word is to fall.</summary>
    public static uint Step(double sum) => sum >= 1 ? uint.MaxValue : (uint)Math.Min(uint.MaxValue, Math.Round(sum * 4294967296.0));

    private static uint[] Steps(Numbers numbers, double[] chances, int[] first)
    {
        var steps = new uint[chances.Length];
        for (var s = 0; s < numbers.Place.Size; s++)
        {
            var sum = 0.0;
            for (var i = first[s]; i < first[s + 1]; i++) steps[i] = i == first[s + 1] - 1 ? uint.MaxValue : Step(sum += chances[i]);
        }

        return steps;
    }
}
