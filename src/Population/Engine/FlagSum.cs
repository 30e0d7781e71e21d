using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Goldthread.Population.Projection;

namespace Goldthread.Population.Engine;

/// <summary>Adds flags of many people at once: digit by digit, each digit a word of 64 people.</summary>
internal static class FlagSum
{
    /// <summary>Binary digits of a sum: up to 63 flags.</summary>
    public const int Digits = 6;

    private static readonly ulong[] Nobody = new ulong[Segment.BlockWords];

    /// <summary>Leaves the digits of everybody's sum in <paramref name="planes"/>, the lowest digit first, a block's words each.</summary>
    public static void Add(Block block, IReadOnlyList<int> flags, Span<ulong> planes)
    {
        planes.Clear();
        for (var at = 0; at < flags.Count; at += 8)
        {
            ReadOnlySpan<ulong> Of(int i) => at + i < flags.Count ? block.Flags(flags[at + i]) : Nobody.AsSpan(0, block.Words);
            Eight(Of(0), Of(1), Of(2), Of(3), Of(4), Of(5), Of(6), Of(7), planes);
        }
    }

    /// <summary>Whose sum is at least a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AtLeast(ReadOnlySpan<ulong> planes, int least, Span<ulong> into)
    {
        // Compared from the highest digit down: greater once a digit is 1 where the number has 0, equal as long as the digits agree.
        for (var word = 0; word < into.Length; word += 4)
        {
            var (greater, equal) = (Vector256<ulong>.Zero, Vector256<ulong>.AllBitsSet);
            for (var digit = Digits - 1; digit >= 0; digit--)
            {
                var plane = Digit(planes, digit, word);
                if (((least >> digit) & 1) == 0) (greater, equal) = (greater | (equal & plane), Vector256.AndNot(equal, plane));
                else equal &= plane;
            }

            var atLeast = greater | equal;
            if (word + 4 <= into.Length) atLeast.CopyTo(into[word..]);
            else for (var i = 0; word + i < into.Length; i++) into[word + i] = atLeast[i];
        }
    }

    // Three digits of one worth make one of the same and one of twice the worth: Harley and Seal's counter (Warren, Hacker's Delight, 5-1).
    private static (Vector256<ulong> Sum, Vector256<ulong> Twice) Full(Vector256<ulong> a, Vector256<ulong> b, Vector256<ulong> c) => (a ^ b ^ c, (a & b) | ((a ^ b) & c));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Eight(
        ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, ReadOnlySpan<ulong> c, ReadOnlySpan<ulong> d, ReadOnlySpan<ulong> e, ReadOnlySpan<ulong> f, ReadOnlySpan<ulong> g, ReadOnlySpan<ulong> h, Span<ulong> planes)
    {
        var words = a.Length;
        for (var word = 0; word < words; word += 4)
        {
            var (ones, twos1) = Full(Digit(planes, 0, word), At(a, word), At(b, word));
            (ones, var twos2) = Full(ones, At(c, word), At(d, word));
            (ones, var twos3) = Full(ones, At(e, word), At(f, word));
            (ones, var twos4) = Full(ones, At(g, word), At(h, word));
            var (twos, fours1) = Full(Digit(planes, 1, word), twos1, twos2);
            (twos, var fours2) = Full(twos, twos3, twos4);
            var (fours, eights) = Full(Digit(planes, 2, word), fours1, fours2);
            Put(planes, 0, word, ones);
            Put(planes, 1, word, twos);
            Put(planes, 2, word, fours);
            for (var digit = 3; digit < Digits; digit++)
            {
                var plane = Digit(planes, digit, word);
                Put(planes, digit, word, plane ^ eights);
                eights &= plane;
            }
        }
    }

    // The planes of a block that is not full have room for the words that are not there.
    private static Vector256<ulong> At(ReadOnlySpan<ulong> flags, int word) => word + 4 <= flags.Length ? Vector256.Create(flags.Slice(word, 4)) : AtEnd(flags[word..]);

    private static Vector256<ulong> AtEnd(ReadOnlySpan<ulong> few) => Vector256.Create(few[0], few.Length > 1 ? few[1] : 0, few.Length > 2 ? few[2] : 0, 0);

    private static Vector256<ulong> Digit(ReadOnlySpan<ulong> planes, int digit, int word) => Vector256.Create(planes.Slice((digit * Segment.BlockWords) + word, 4));

    private static void Put(Span<ulong> planes, int digit, int word, Vector256<ulong> value) => value.CopyTo(planes[((digit * Segment.BlockWords) + word)..]);
}
