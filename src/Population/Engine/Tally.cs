using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Goldthread.Population.Projection;

namespace Goldthread.Population.Engine;

/// <summary>Counts people by group.</summary>
public static class Tally
{
    /// <summary>How many of each group are members.</summary>
    /// <param name="segment">People.</param>
    /// <param name="strata">The group of each.</param>
    /// <param name="members">A bit for each who counts; empty for everybody.</param>
    /// <param name="threads">How many processors may help.</param>
    public static long[] Count(Segment segment, Strata strata, ReadOnlyMemory<ulong> members, int threads = 0)
    {
        var total = new long[strata.Size];
        CohortRun.Spread(segment, threads, (block, from, to) =>
        {
            var counts = new int[strata.Size];
            for (var number = from; number < to; number++)
            {
                block.At(number);
                var groups = strata.Of.Slice(block.Person, block.People);
                if (members.IsEmpty) Everybody(groups, counts);
                else Some(members.Span.Slice(number * Segment.BlockWords, block.Words), groups, counts);
            }

            Join(total, counts);
        });
        return total;
    }

    /// <summary>The same for several flags at once, each by group: flag first, group second.</summary>
    /// <param name="segment">People.</param>
    /// <param name="strata">The group of each.</param>
    /// <param name="flags">Columns of flags.</param>
    /// <param name="threads">How many processors may help.</param>
    public static long[] CountFlags(Segment segment, Strata strata, IReadOnlyList<int> flags, int threads = 0)
    {
        var total = new long[strata.Size * flags.Count];
        CohortRun.Spread(segment, threads, (block, from, to) =>
        {
            var counts = new int[total.Length];
            for (var number = from; number < to; number++)
            {
                block.At(number);
                var groups = strata.Of.Slice(block.Person, block.People);
                for (var flag = 0; flag < flags.Count; flag++) Some(block.Flags(flags[flag]), groups, counts.AsSpan(flag * strata.Size, strata.Size));
            }

            Join(total, counts);
        });
        return total;
    }

    /// <summary>
    /// How many people have how many of some flags, by band and group: band first, group second. Flags are added a word of 64 people at a time, in columns of binary digits, so that no person is touched before the sum is known.
    /// </summary>
    /// <param name="segment">People.</param>
    /// <param name="strata">The group of each.</param>
    /// <param name="flags">Columns of flags, at most 63.</param>
    /// <param name="bands">The first number of each band, rising, the first 0.</param>
    /// <param name="threads">How many processors may help.</param>
    public static long[] CountBands(Segment segment, Strata strata, IReadOnlyList<int> flags, IReadOnlyList<int> bands, int threads = 0)
    {
        var total = new long[bands.Count * strata.Size];
        CohortRun.Spread(segment, threads, (block, from, to) =>
        {
            var counts = new int[total.Length];
            var planes = new ulong[FlagSum.Digits * Segment.BlockWords];
            var atLeast = new ulong[Segment.BlockWords];
            var below = new ulong[Segment.BlockWords];
            for (var number = from; number < to; number++)
            {
                block.At(number);
                var groups = strata.Of.Slice(block.Person, block.People);
                FlagSum.Add(block, flags, planes);

                // Most people are in the first band: it is counted whole, and the others are taken off it.
                var first = counts.AsSpan(0, strata.Size);
                Everybody(groups, first);
                for (var band = 1; band < bands.Count; band++)
                {
                    var bits = atLeast.AsSpan(0, block.Words);
                    FlagSum.AtLeast(planes, bands[band], bits);
                    if (band + 1 < bands.Count)
                    {
                        FlagSum.AtLeast(planes, bands[band + 1], below.AsSpan(0, block.Words));
                        BitKernels.Narrow(bits, below.AsSpan(0, block.Words), not: true);
                    }

                    Move(bits, groups, first, counts.AsSpan(band * strata.Size, strata.Size));
                }
            }

            Join(total, counts);
        });
        return total;
    }

    private static void Everybody(ReadOnlySpan<ushort> groups, Span<int> counts)
    {
        foreach (var group in groups) counts[group]++;
    }

    private static void Some(ReadOnlySpan<ulong> members, ReadOnlySpan<ushort> groups, Span<int> counts)
    {
        for (var word = 0; word < members.Length; word++)
        {
            for (var bits = members[word]; bits != 0; bits &= bits - 1) counts[groups[(word * 64) + BitOperations.TrailingZeroCount(bits)]]++;
        }
    }

    private static void Move(ReadOnlySpan<ulong> members, ReadOnlySpan<ushort> groups, Span<int> from, Span<int> to)
    {
        for (var word = 0; word < members.Length; word++)
        {
            for (var bits = members[word]; bits != 0; bits &= bits - 1)
            {
                var group = groups[(word * 64) + BitOperations.TrailingZeroCount(bits)];
                from[group]--;
                to[group]++;
            }
        }
    }

    private static void Join(long[] total, int[] counts)
    {
        lock (total)
        {
            for (var i = 0; i < counts.Length; i++) total[i] += counts[i];
        }
    }
}

/// <summary>Adds flags of many people at once: digit by digit, each digit a word of 64 people.</summary>
internal static class FlagSum
{
    /// <summary>Binary digits of a sum: up to 63 flags.</summary>
    public const int Digits = 6;

    /// <summary>Leaves the digits of everybody's sum in <paramref name="planes"/>, the lowest digit first, a block's words each.</summary>
    public static void Add(Block block, IReadOnlyList<int> flags, Span<ulong> planes)
    {
        planes.Clear();
        var seen = 0;
        var words = block.Words;
        foreach (var flag in flags)
        {
            seen++;
            var digits = BitOperations.Log2((uint)seen) + 1;
            Carry(block.Flags(flag), planes, digits, words);
        }
    }

    /// <summary>Whose sum is at least a number.</summary>
    public static void AtLeast(ReadOnlySpan<ulong> planes, int least, Span<ulong> into)
    {
        // Compared from the highest digit down: greater once a digit is 1 where the number has 0, equal as long as the digits agree.
        into.Clear();
        for (var word = 0; word < into.Length; word++)
        {
            ulong greater = 0, equal = ulong.MaxValue;
            for (var digit = Digits - 1; digit >= 0; digit--)
            {
                var plane = planes[(digit * Segment.BlockWords) + word];
                if (((least >> digit) & 1) == 0)
                {
                    greater |= equal & plane;
                    equal &= ~plane;
                }
                else
                {
                    equal &= plane;
                }
            }

            into[word] = greater | equal;
        }
    }

    private static void Carry(ReadOnlySpan<ulong> flags, Span<ulong> planes, int digits, int words)
    {
        var vectors = words / 4;
        var adds = MemoryMarshal.Cast<ulong, Vector256<ulong>>(flags);
        for (var at = 0; at < vectors; at++)
        {
            var carry = adds[at];
            for (var digit = 0; digit < digits && carry != Vector256<ulong>.Zero; digit++)
            {
                ref var plane = ref MemoryMarshal.Cast<ulong, Vector256<ulong>>(planes.Slice(digit * Segment.BlockWords, Segment.BlockWords))[at];
                (plane, carry) = (plane ^ carry, plane & carry);
            }
        }

        for (var word = vectors * 4; word < words; word++)
        {
            var carry = flags[word];
            for (var digit = 0; digit < digits && carry != 0; digit++)
            {
                ref var plane = ref planes[(digit * Segment.BlockWords) + word];
                (plane, carry) = (plane ^ carry, plane & carry);
            }
        }
    }
}
