using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Goldthread.Impact.Chance;

namespace Goldthread.Impact.Journeys;

/// <summary>What a week's luck might bring.</summary>
[Flags]
internal enum Might : byte
{
    Nothing = 0,
    Die = 1,
    Change = 2,
    Need = 4,
    Plan = 8,
    Anything = 15,
}

/// <summary>The greatest chance that anything of a kind has in any week of a run, as thresholds of a word of luck.</summary>
/// <param name="Death">The first word of a week at most this: somebody might die.</param>
/// <param name="Change">The first word's complement at most this: something might change.</param>
/// <param name="Emergency">The second word at most this.</param>
/// <param name="Planned">The second word's complement at most this.</param>
internal readonly record struct Limits(uint Death, uint Change, uint Emergency, uint Planned)
{
    /// <summary>What these words might bring.</summary>
    public Might Brings(uint first, uint second) =>
        (first <= Death ? Might.Die : Might.Nothing) | (~first <= Change ? Might.Change : Might.Nothing) | (second <= Emergency ? Might.Need : Might.Nothing) | (~second <= Planned ? Might.Plan : Might.Nothing);

    /// <summary>True where everything that these let through is let through by the other.</summary>
    public bool Within(in Limits other) => Death <= other.Death && Change <= other.Change && Emergency <= other.Emergency && Planned <= other.Planned;
}

/// <summary>
/// The weeks of a block of people in which something might happen to them, week by week: luck is drawn for every week of everybody, once, and weeks in which it is too good for
/// anything under any rate are passed over from then on (thinning; Lewis and Shedler 1979). What happens is the same whatever the limits are, as long as they are high enough.
/// </summary>
internal sealed class LuckyWeeks
{
    private readonly int[] _starts;
    private readonly ushort[] _people;

    private LuckyWeeks(int[] starts, ushort[] people) => (_starts, _people) = (starts, people);

    public long Bytes => (_starts.Length * 4L) + (_people.Length * 2L);

    /// <summary>Those of the block to whom something might happen in the week, in order: 12 bits of who, 4 of <see cref="Might"/>.</summary>
    public ReadOnlySpan<ushort> In(int week) => _people.AsSpan(_starts[week], _starts[week + 1] - _starts[week]);

    /// <summary>Draws the luck of a block.</summary>
    /// <param name="seed">The run.</param>
    /// <param name="first">The first person of the block.</param>
    /// <param name="limits">The limits of each.</param>
    /// <param name="weeks">How many weeks.</param>
    public static LuckyWeeks Draw(ulong seed, uint first, ReadOnlySpan<Limits> limits, int weeks)
    {
        var found = new List<uint>(limits.Length * 8);
        Span<int> counts = new int[weeks + 1];
        for (var i = 0; i < limits.Length; i++)
        {
            var before = found.Count;
            if (Avx512F.IsSupported) Wide(seed, first + (uint)i, limits[i], weeks, (uint)i, found);
            else Plain(seed, first + (uint)i, limits[i], weeks, (uint)i, found);
            foreach (var hit in CollectionsMarshal.AsSpan(found)[before..]) counts[(int)(hit >> 16)]++;
        }

        var starts = new int[weeks + 1];
        for (var week = 0; week < weeks; week++) starts[week + 1] = starts[week] + counts[week];
        var people = new ushort[found.Count];
        Span<int> next = [.. starts];
        foreach (var hit in CollectionsMarshal.AsSpan(found)) people[next[(int)(hit >> 16)]++] = (ushort)hit;
        return new LuckyWeeks(starts, people);
    }

    /// <summary>The two words of somebody's week.</summary>
    public static (uint First, uint Second) Words(ulong seed, uint person, int week)
    {
        var words = Philox.At(seed, person, (uint)week / 2, (uint)Purpose.Week);
        return week % 2 == 0 ? (words.A, words.B) : (words.C, words.D);
    }

    private static void Plain(ulong seed, uint person, in Limits limits, int weeks, uint at, List<uint> found)
    {
        for (var pair = 0; pair * 2 < weeks; pair++)
        {
            var words = Philox.At(seed, person, (uint)pair, (uint)Purpose.Week);
            Note(words.A, words.B, (uint)pair * 2, limits, at, found);
            if ((pair * 2) + 1 < weeks) Note(words.C, words.D, ((uint)pair * 2) + 1, limits, at, found);
        }
    }

    private static void Note(uint first, uint second, uint week, in Limits limits, uint at, List<uint> found)
    {
        var might = limits.Brings(first, second);
        if (might != Might.Nothing) found.Add((week << 16) | ((uint)might << 12) | at);
    }

    // Eight pairs of weeks at once, each in 64 bits of which the multiplication reads the lower half: what stands in the upper half never matters, and nothing is shuffled.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Wide(ulong seed, uint person, in Limits limits, int weeks, uint at, List<uint> found)
    {
        var (a, b) = (Vector512.Create((ulong)Philox.MultiplierA).AsUInt32(), Vector512.Create((ulong)Philox.MultiplierB).AsUInt32());
        var (death, change) = (Vector512.Create(limits.Death), Vector512.Create(~limits.Change));
        var (emergency, planned) = (Vector512.Create(limits.Emergency), Vector512.Create(~limits.Planned));
        var step = Vector512.Create(0UL, 1, 2, 3, 4, 5, 6, 7);

        // The first round sees the same person in every lane.
        var productOfPerson = (ulong)Philox.MultiplierA * person;
        for (var pair = 0; pair * 2 < weeks; pair += 8)
        {
            var (keyA, keyB) = ((uint)seed, (uint)(seed >> 32));
            var x0 = (Vector512.Create((ulong)pair) + step) ^ Vector512.Create((ulong)(keyA ^ (uint)(((ulong)Philox.MultiplierB * (uint)Purpose.Week) >> 32)));
            var x1 = Vector512.Create((ulong)unchecked(Philox.MultiplierB * (uint)Purpose.Week));
            var x2 = Vector512.Create((productOfPerson >> 32) ^ keyB);
            var x3 = Vector512.Create(productOfPerson);
            for (var round = 1; round < Philox.Rounds; round++)
            {
                keyA = unchecked(keyA + Philox.WeylA);
                keyB = unchecked(keyB + Philox.WeylB);
                var productA = Avx512F.Multiply(x0.AsUInt32(), a);
                var productB = Avx512F.Multiply(x2.AsUInt32(), b);
                x0 = (productB >>> 32) ^ x1 ^ Vector512.Create((ulong)keyA);
                x1 = productB;
                x2 = (productA >>> 32) ^ x3 ^ Vector512.Create((ulong)keyB);
                x3 = productA;
            }

            // The lower halves side by side: first words of even and odd weeks, second words of even and odd weeks.
            var first = Halves(x0, x2);
            var second = Halves(x1, x3);
            var dies = Vector512.LessThanOrEqual(first, death).ExtractMostSignificantBits();
            var changes = Vector512.GreaterThanOrEqual(first, change).ExtractMostSignificantBits();
            var needs = Vector512.LessThanOrEqual(second, emergency).ExtractMostSignificantBits();
            var plans = Vector512.GreaterThanOrEqual(second, planned).ExtractMostSignificantBits();
            for (var hits = dies | changes | needs | plans; hits != 0; hits &= hits - 1)
            {
                var lane = BitOperations.TrailingZeroCount(hits);
                var week = ((uint)pair * 2) + (uint)lane;
                var might = (uint)((dies >> lane & 1) | ((changes >> lane & 1) << 1) | ((needs >> lane & 1) << 2) | ((plans >> lane & 1) << 3));
                if (week < weeks) found.Add((week << 16) | (might << 12) | at);
            }
        }
    }

    // Sixteen words in the order of weeks: even weeks from the one, odd weeks from the other.
    private static Vector512<uint> Halves(Vector512<ulong> even, Vector512<ulong> odd) => ((even & Vector512.Create((ulong)uint.MaxValue)) | (odd << 32)).AsUInt32();
}
