using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Goldthread.Population.Projection;

namespace Goldthread.Population.Engine;

/// <summary>
/// Counts the rows of events of 64 rows at a time. A person's rows lie side by side, so "at least so many" is a shift and an "and", and "any" is one long addition: its carry runs from a row that counts up
/// to the person's last row and no further.
/// </summary>
internal static class RowKernels
{
    /// <summary>The bits of the rows that belong to the column and whose day lies from one to the other.</summary>
    public static void InWindow(EventRows rows, ushort from, ushort to, Span<ulong> into)
    {
        if (from > to) into.Clear();
        else BitKernels.Between(rows.Days, from, to, into);
        if (!rows.Only.IsEmpty) BitKernels.Narrow(into, rows.Only, not: false);
    }

    /// <summary>Who of the block has at least so many of the rows that are marked.</summary>
    /// <param name="rows">The rows of a block.</param>
    /// <param name="marked">A bit for each that counts: it is used up. Those of one person that count lie side by side, or only one is asked for.</param>
    /// <param name="least">How many, 1 or more.</param>
    /// <param name="into">A bit for each person.</param>
    public static void AtLeast(EventRows rows, Span<ulong> marked, long least, Span<ulong> into)
    {
        into.Clear();
        if (least > rows.Days.Length) return;
        if (least > 1 && !rows.Only.IsEmpty)
        {
            OneByOne(rows, marked, least, into);
            return;
        }

        if (least > 1 && !Runs(rows.Ends, marked, least)) return;
        Any(rows.Ends, marked);
        ToPeople(rows, marked, into);
    }

    /// <summary>How many bits are set from one row to below another.</summary>
    public static int CountBits(ReadOnlySpan<ulong> bits, int from, int to)
    {
        var (first, last) = (from >> 6, (to - 1) >> 6);
        var (low, high) = (ulong.MaxValue << (from & 63), ulong.MaxValue >> (63 - ((to - 1) & 63)));
        if (first == last) return BitOperations.PopCount(bits[first] & low & high);
        var count = BitOperations.PopCount(bits[first] & low) + BitOperations.PopCount(bits[last] & high);
        for (var word = first + 1; word < last; word++) count += BitOperations.PopCount(bits[word]);
        return count;
    }

    // Leaves those rows from which on so many follow each other, all of one person.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool Runs(ReadOnlySpan<ulong> ends, Span<ulong> marked, long least)
    {
        Span<ulong> first = new ulong[marked.Length];
        marked.CopyTo(first);
        for (long times = 1; times < least; times++)
        {
            ulong any = 0;
            for (var i = 0; i < marked.Length; i++)
            {
                var next = (marked[i] >> 1) | (i + 1 < marked.Length ? marked[i + 1] << 63 : 0);
                marked[i] = first[i] & next & ~ends[i];
                any |= marked[i];
            }

            if (any == 0) return false;
        }

        return true;
    }

    // Below a person's last row stand ones: whatever is added to them carries up to it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Any(ReadOnlySpan<ulong> ends, Span<ulong> marked)
    {
        ulong carry = 0;
        for (var i = 0; i < marked.Length; i++)
        {
            var below = ~ends[i];
            var sum = (marked[i] & below) + below;
            var over = sum < below ? 1UL : 0;
            var all = sum + carry;
            over |= all < sum ? 1UL : 0;
            marked[i] = (all | marked[i]) & ends[i];
            carry = over;
        }
    }

    // The n-th last row is that of the n-th person who has rows.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ToPeople(EventRows rows, ReadOnlySpan<ulong> marked, Span<ulong> into)
    {
        Span<ulong> stream = stackalloc ulong[Segment.BlockWords + 2];
        stream.Clear();
        var at = 0;
        for (var i = 0; i < marked.Length; i++)
        {
            var ends = rows.Ends[i];
            var bits = Gather(marked[i], ends);
            var (word, shift) = (at >> 6, at & 63);
            stream[word] |= bits << shift;
            if (shift != 0) stream[word + 1] |= bits >> (64 - shift);
            at += BitOperations.PopCount(ends);
        }

        at = 0;
        for (var i = 0; i < into.Length; i++)
        {
            var who = rows.Who[i];
            var (word, shift) = (at >> 6, at & 63);
            var bits = shift == 0 ? stream[word] : (stream[word] >> shift) | (stream[word + 1] << (64 - shift));
            into[i] = Scatter(bits, who);
            at += BitOperations.PopCount(who);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OneByOne(EventRows rows, ReadOnlySpan<ulong> marked, long least, Span<ulong> into)
    {
        for (var run = rows.Runs(); run.MoveNext();)
        {
            if (CountBits(marked, run.Start, run.End) >= least) into[run.Person >> 6] |= 1UL << (run.Person & 63);
        }
    }

    /// <summary>The bits that lie under a mask, side by side from the lowest.</summary>
    private static ulong Gather(ulong bits, ulong mask)
    {
        if (Bmi2.X64.IsSupported) return Bmi2.X64.ParallelBitExtract(bits, mask);
        ulong found = 0;
        for (var at = 0; mask != 0; mask &= mask - 1, at++) found |= ((bits >> BitOperations.TrailingZeroCount(mask)) & 1) << at;
        return found;
    }

    /// <summary>The other way: the lowest bits, one for each bit of a mask.</summary>
    private static ulong Scatter(ulong bits, ulong mask)
    {
        if (Bmi2.X64.IsSupported) return Bmi2.X64.ParallelBitDeposit(bits, mask);
        ulong found = 0;
        for (; mask != 0 && bits != 0; mask &= mask - 1, bits >>= 1) found |= (bits & 1) << BitOperations.TrailingZeroCount(mask);
        return found;
    }
}
