using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Goldthread.Impact.Cohorts;

/// <summary>
/// People lived eight at a time, for models of up to eight states without amounts on changes: the same words of chance and the same steps as
/// <see cref="Microsimulation"/>. Costs and effects of a person are whole numbers of a small unit, at most 2^30 over a life, so that sums do not depend on their order.
/// </summary>
internal static class Lanes
{
    private const int Width = 8, Group = 2 * Width, Most = Width;

    private const double Finest = 1 << 30;

    private static readonly Vector256<int> Flip = Vector256.Create(int.MinValue);

    /// <summary>Whether a model and this machine can do it.</summary>
    public static bool Fit(Numbers numbers) => Avx2.IsSupported && numbers.Place.Size <= Most && !numbers.HasArrivals;

    /// <summary>The people of one draw under each strategy, with the same luck in all of them.</summary>
    public static SimulatedDraw[] Of(IReadOnlyList<Numbers> strategies, Weights weights, int cycles, int people, ulong seed, uint draw)
    {
        var plans = strategies.Select(n => Plan.Of(n, weights, cycles)).ToArray();
        var words = new Vector256<int>[2 * (cycles + 4)];
        var path = new Vector256<int>[2 * (cycles + 1)];
        var sums = new Vector256<double>[plans.Length, 4];
        for (var first = 0; first < people; first += Group)
        {
            for (var block = 0; block < cycles; block += 4) PhiloxLanes.At(words.AsSpan(2 * block, 8), seed, (uint)first, (uint)(block / 4), draw);
            var (left, right) = (Present(people - first), Present(people - first - Width));
            for (var s = 0; s < plans.Length; s++)
            {
                if (s == 0 || !plans[s].GoesAs(plans[s - 1])) Walk(plans[s], words, path, cycles, strategies[s], seed, first, draw);
                Earn(plans[s].Costs, path, cycles, left, right, ref sums[s, 0], ref sums[s, 1]);
                Earn(plans[s].Effects, path, cycles, left, right, ref sums[s, 2], ref sums[s, 3]);
            }
        }

        return [.. plans.Select((p, s) => new SimulatedDraw(Mean(sums[s, 0], p.CostUnit, people), Mean(sums[s, 2], p.EffectUnit, people), Deviation(sums[s, 0], sums[s, 1], p.CostUnit, people), Deviation(sums[s, 2], sums[s, 3], p.EffectUnit, people)))];
    }

    private static void Walk(Plan plan, Vector256<int>[] words, Vector256<int>[] path, int cycles, Numbers numbers, ulong seed, int first, uint draw)
    {
        var (left, right) = (Begin(numbers, seed, first, draw), Begin(numbers, seed, first + Width, draw));
        var (steps, count, isSteady) = (plan.Steps, plan.Count, plan.IsSteady);
        (path[0], path[1]) = (left, right);
        for (var k = 0; k < cycles; k++)
        {
            var (wordLeft, wordRight) = (words[2 * k], words[(2 * k) + 1]);
            var (nextLeft, nextRight) = (Vector256.Create(count), Vector256.Create(count));
            var at = steps.AsSpan(isSteady ? 0 : k * count, count);
            foreach (var step in at)
            {
                nextLeft += Avx2.CompareGreaterThan(Avx2.PermuteVar8x32(step, left), wordLeft);
                nextRight += Avx2.CompareGreaterThan(Avx2.PermuteVar8x32(step, right), wordRight);
            }

            (path[(2 * k) + 2], path[(2 * k) + 3]) = (left, right) = (nextLeft, nextRight);
        }
    }

    private static void Earn(Vector256<int>[] table, Vector256<int>[] path, int cycles, Vector256<int> presentLeft, Vector256<int> presentRight, ref Vector256<double> sum, ref Vector256<double> squares)
    {
        var (left, right) = (Vector256<int>.Zero, Vector256<int>.Zero);
        var walked = path.AsSpan(0, 2 * (cycles + 1));
        for (var k = 0; k < table.Length; k++)
        {
            left += Avx2.PermuteVar8x32(table[k], walked[2 * k]);
            right += Avx2.PermuteVar8x32(table[k], walked[(2 * k) + 1]);
        }

        Add(left & presentLeft, ref sum, ref squares);
        Add(right & presentRight, ref sum, ref squares);
    }

    private static void Add(Vector256<int> totals, ref Vector256<double> sum, ref Vector256<double> squares)
    {
        var (low, high) = (Avx.ConvertToVector256Double(totals.GetLower()), Avx.ConvertToVector256Double(totals.GetUpper()));
        sum += low + high;
        squares += (low * low) + (high * high);
    }

    private static Vector256<int> Begin(Numbers numbers, ulong seed, int first, uint draw)
    {
        if (Array.IndexOf(numbers.Start, 1.0) is var sure and >= 0) return Vector256.Create(sure);
        Span<int> states = stackalloc int[Width];
        for (var i = 0; i < Width; i++) states[i] = Microsimulation.Begin(numbers, seed, first + i, draw);
        return Vector256.Create<int>(states);
    }

    private static Vector256<int> Present(int people) => Vector256.GreaterThan(Vector256.Create(people), Vector256.Create(0, 1, 2, 3, 4, 5, 6, 7));

    private static double Mean(Vector256<double> sum, double unit, int people) => Vector256.Sum(sum) * unit / people;

    private static double Deviation(Vector256<double> sum, Vector256<double> squares, double unit, int people)
    {
        var (all, square) = (Vector256.Sum(sum), Vector256.Sum(squares));
        return people > 1 ? Math.Sqrt(Math.Max(0, (square - (all * all / people)) / (people - 1))) * unit : 0;
    }

    /// <summary>A strategy as tables that lanes can look up by state.</summary>
    private sealed class Plan
    {
        private readonly uint[] _raw;

        private Plan(uint[] raw, int count, bool isSteady, Vector256<int>[] costs, double costUnit, Vector256<int>[] effects, double effectUnit)
        {
            (_raw, Count, IsSteady, Costs, CostUnit, Effects, EffectUnit) = (raw, count, isSteady, costs, costUnit, effects, effectUnit);
            Steps = MemoryMarshal.Cast<uint, Vector256<int>>(raw).ToArray();
            for (var i = 0; i < Steps.Length; i++) Steps[i] ^= Flip;
        }

        public Vector256<int>[] Steps { get; }

        /// <summary>Steps of a state: one less than there are states.</summary>
        public int Count { get; }

        public bool IsSteady { get; }

        public Vector256<int>[] Costs { get; }

        public double CostUnit { get; }

        public Vector256<int>[] Effects { get; }

        public double EffectUnit { get; }

        public bool GoesAs(Plan other) => _raw.AsSpan().SequenceEqual(other._raw);

        public static Plan Of(Numbers numbers, Weights weights, int cycles)
        {
            var (size, rows) = (numbers.Place.Size, numbers.IsSteady ? 1 : cycles);
            var count = size - 1;
            var raw = new uint[rows * count * Width];
            for (var k = 0; k < rows; k++) Fill(numbers, numbers.Chances(k), raw.AsSpan(k * count * Width, count * Width), count);
            var (costs, costUnit) = Rewards(numbers.Costs, weights.Costs, cycles, size);
            var (effects, effectUnit) = Rewards(numbers.Utilities, weights.Effects, cycles, size);
            return new Plan(raw, count, numbers.IsSteady, costs, costUnit, effects, effectUnit);
        }

        // The word falls into the first state whose step lies above it; states that cannot be reached have the step of the one before.
        private static void Fill(Numbers numbers, double[] chances, Span<uint> raw, int count)
        {
            var (cells, at) = (numbers.Cells, 0);
            for (var s = 0; s <= count; s++)
            {
                var (sum, step) = (0.0, 0u);
                for (var t = 0; t <= count; t++)
                {
                    var isHere = at < cells.Length && cells[at].From == s && cells[at].To == t;
                    var isLast = isHere && (at + 1 == cells.Length || cells[at + 1].From != s);
                    if (isHere) step = isLast ? uint.MaxValue : Thresholds.Step(sum += chances[at]);
                    if (isHere) at++;
                    if (t < count) raw[(t * Width) + s] = step;
                }
            }
        }

        private static (Vector256<int>[] Table, double Unit) Rewards(Func<int, double[]> rewards, double[] weights, int cycles, int size)
        {
            var most = 0.0;
            for (var k = 0; k <= cycles; k++) most += weights[k] * rewards(k).Max(Math.Abs);
            var unit = most > 0 ? most / Finest : 1;
            var table = new int[(cycles + 1) * Width];
            for (var k = 0; k <= cycles; k++)
            {
                var (now, weight) = (rewards(k), weights[k] / unit);
                for (var s = 0; s < size; s++) table[(k * Width) + s] = (int)Math.Round(now[s] * weight);
            }

            return (MemoryMarshal.Cast<int, Vector256<int>>(table).ToArray(), unit);
        }
    }
}

/// <summary>Mean and standard deviation of a person's cost and effect in one draw.</summary>
internal readonly record struct SimulatedDraw(double Cost, double Effect, double CostDeviation, double EffectDeviation);
