using System.Buffers;
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
    /// <summary>Of a word of luck the order of magnitude: the exponent and three bits more of it as a number of 32 bits with a floating point. A smaller word never has a greater level.</summary>
    public static byte Level(uint word) => Level((int)(BitConverter.SingleToUInt32Bits(word) >> 20));

    /// <summary>The level of the upper twelve bits of such a number: eight for each doubling from 2 on.</summary>
    public static byte Level(int upper) => (byte)Math.Max(0, upper - 1024);

    /// <summary>What these words might bring.</summary>
    public Might Brings(uint first, uint second) =>
        (first <= Death ? Might.Die : Might.Nothing) | (~first <= Change ? Might.Change : Might.Nothing) | (second <= Emergency ? Might.Need : Might.Nothing) | (~second <= Planned ? Might.Plan : Might.Nothing);

    /// <summary>What is found of somebody in a block: who, above it what might come, and where that is an emergency alone, on top of all the upper twelve bits of the second word as a floating point.</summary>
    public uint? Entry(int who, uint first, uint second) => Brings(first, second) switch
    {
        Might.Nothing => null,
        Might.Need => (BitConverter.SingleToUInt32Bits(second) & 0xFFF00000) | ((uint)Might.Need << 12) | (uint)who,
        var might => ((uint)might << 12) | (uint)who,
    };

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
    private readonly byte[] _levels;

    private LuckyWeeks(int[] starts, ReadOnlySpan<uint> found)
    {
        (_starts, _people, _levels) = (starts, new ushort[found.Length], new byte[found.Length]);
        for (var i = 0; i < found.Length; i++) (_people[i], _levels[i]) = ((ushort)found[i], Limits.Level((int)(found[i] >> 20)));
    }

    public long Bytes => (_starts.Length * 4L) + (_people.Length * 3L);

    /// <summary>
    /// Those of the block to whom something might happen in the week, in order: 12 bits of who, 4 of <see cref="Might"/>; and for each, where it is an emergency alone, the
    /// <see cref="Limits.Level(uint)"/> of the second word. Most who might have one would only if they were much frailer: they are passed over by it.
    /// </summary>
    public (ReadOnlyMemory<ushort> People, ReadOnlyMemory<byte> Levels) In(int week)
    {
        var (from, count) = (_starts[week], _starts[week + 1] - _starts[week]);
        return (_people.AsMemory(from, count), _levels.AsMemory(from, count));
    }

    /// <summary>Draws the luck of a block.</summary>
    /// <param name="seed">The run.</param>
    /// <param name="first">The first person of the block.</param>
    /// <param name="limits">The limits of each.</param>
    /// <param name="weeks">How many weeks.</param>
    public static LuckyWeeks Draw(ulong seed, uint first, ReadOnlySpan<Limits> limits, int weeks)
    {
        // Room for everybody in both weeks, and for the lanes behind the last of them.
        var most = limits.Length + (2 * LuckyLanes.Lanes);
        var (starts, found, odd) = (new int[weeks + 1], ArrayPool<uint>.Shared.Rent(limits.Length * 16), ArrayPool<uint>.Shared.Rent(most));
        var lanes = Avx512F.IsSupported ? new LuckyLanes(seed, first, limits) : null;
        for (var week = 0; week < weeks; week += 2)
        {
            var from = starts[week];
            if (found.Length - from < 2 * most) found = Grown(found, from);
            var (evens, odds) = lanes?.Find((uint)week / 2, found.AsSpan(from), odd) ?? Plain(seed, first, limits, (uint)week / 2, found.AsSpan(from), odd);
            starts[week + 1] = from + Those(found.AsSpan(from, evens), limits.Length);
            if (week + 1 == weeks) break;
            odds = Those(odd.AsSpan(0, odds), limits.Length);
            odd.AsSpan(0, odds).CopyTo(found.AsSpan(starts[week + 1]));
            starts[week + 2] = starts[week + 1] + odds;
        }

        var lucky = new LuckyWeeks(starts, found.AsSpan(0, starts[weeks]));
        ArrayPool<uint>.Shared.Return(found);
        ArrayPool<uint>.Shared.Return(odd);
        return lucky;
    }

    /// <summary>The two words of somebody's week.</summary>
    public static (uint First, uint Second) Words(ulong seed, uint person, int week)
    {
        var words = Philox.At(seed, person, (uint)week / 2, (uint)Purpose.Week);
        return week % 2 == 0 ? (words.A, words.B) : (words.C, words.D);
    }

    // How many of them are there: those behind the last of the block stand at the end.
    private static int Those(ReadOnlySpan<uint> found, int people)
    {
        var count = found.Length;
        while (count > 0 && (found[count - 1] & (Luck.Block - 1)) >= people) count--;
        return count;
    }

    private static uint[] Grown(uint[] found, int count)
    {
        var grown = ArrayPool<uint>.Shared.Rent((count * 2) + (4 * Luck.Block));
        found.AsSpan(0, count).CopyTo(grown);
        ArrayPool<uint>.Shared.Return(found);
        return grown;
    }

    private static (int Even, int Odd) Plain(ulong seed, uint first, ReadOnlySpan<Limits> limits, uint pair, Span<uint> even, Span<uint> odd)
    {
        var (evens, odds) = (0, 0);
        for (var i = 0; i < limits.Length; i++)
        {
            var words = Philox.At(seed, first + (uint)i, pair, (uint)Purpose.Week);
            if (limits[i].Entry(i, words.A, words.B) is { } now) even[evens++] = now;
            if (limits[i].Entry(i, words.C, words.D) is { } then) odd[odds++] = then;
        }

        return (evens, odds);
    }
}
