using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Goldthread.Population.Projection;

namespace Goldthread.Population.Engine;

/// <summary>
/// Work on words of 64 people. Written with vectors of 256 bits, which every server of ten years has and which the runtime does in software where there are none: the results are the same, only slower.
/// They are compiled once and fully: the first to ask after a start does not wait for code that is still being measured.
/// </summary>
internal static class BitKernels
{
    /// <summary>Keeps in <paramref name="running"/> who is in both, or with <paramref name="not"/> who is not in the other, and counts them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Narrow(Span<ulong> running, ReadOnlySpan<ulong> by, bool not)
    {
        var a = MemoryMarshal.Cast<ulong, Vector256<ulong>>(running);
        var b = MemoryMarshal.Cast<ulong, Vector256<ulong>>(by);
        for (var i = 0; i < a.Length; i++) a[i] = not ? Vector256.AndNot(a[i], b[i]) : a[i] & b[i];
        for (var i = a.Length * 4; i < running.Length; i++) running[i] = not ? running[i] & ~by[i] : running[i] & by[i];
        return Count(running);
    }

    /// <summary>Keeps who is in any of three, each as it is or turned round, and counts them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int NarrowAny(Span<ulong> running, ReadOnlySpan<ulong> first, bool notFirst, ReadOnlySpan<ulong> second, bool notSecond, ReadOnlySpan<ulong> third, bool notThird)
    {
        static ulong Turn(bool not) => not ? ulong.MaxValue : 0;
        var (x, y, z) = (Vector256.Create(Turn(notFirst)), Vector256.Create(Turn(notSecond)), Vector256.Create(Turn(notThird)));
        var all = MemoryMarshal.Cast<ulong, Vector256<ulong>>(running);
        var a = MemoryMarshal.Cast<ulong, Vector256<ulong>>(first);
        var b = MemoryMarshal.Cast<ulong, Vector256<ulong>>(second);
        var c = MemoryMarshal.Cast<ulong, Vector256<ulong>>(third);
        for (var i = 0; i < all.Length; i++) all[i] &= (a[i] ^ x) | (b[i] ^ y) | (c[i] ^ z);
        for (var i = all.Length * 4; i < running.Length; i++) running[i] &= (first[i] ^ Turn(notFirst)) | (second[i] ^ Turn(notSecond)) | (third[i] ^ Turn(notThird));
        return Count(running);
    }

    public static void Or(Span<ulong> into, ReadOnlySpan<ulong> more)
    {
        var a = MemoryMarshal.Cast<ulong, Vector256<ulong>>(into);
        var b = MemoryMarshal.Cast<ulong, Vector256<ulong>>(more);
        for (var i = 0; i < a.Length; i++) a[i] |= b[i];
        for (var i = a.Length * 4; i < into.Length; i++) into[i] |= more[i];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Count(ReadOnlySpan<ulong> words)
    {
        // Four sums, so that none waits for the one before.
        var (a, b, c, d, i) = (0, 0, 0, 0, 0);
        for (; i + 3 < words.Length; i += 4)
        {
            a += BitOperations.PopCount(words[i]);
            b += BitOperations.PopCount(words[i + 1]);
            c += BitOperations.PopCount(words[i + 2]);
            d += BitOperations.PopCount(words[i + 3]);
        }

        for (; i < words.Length; i++) a += BitOperations.PopCount(words[i]);
        return a + b + c + d;
    }

    /// <summary>The places of the bits that are set, rising. Four are written of each word, wanted or not: a guess of how many there are, which the processor gets wrong, would cost more.</summary>
    /// <param name="words">At most the words of a block.</param>
    /// <param name="into">As much room as there are bits, and four more.</param>
    /// <returns>How many.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Places(ReadOnlySpan<ulong> words, Span<ushort> into)
    {
        const int AtOnce = 4;
        var count = 0;
        for (var word = 0; word < words.Length; word++)
        {
            var bits = words[word];
            var (first, here) = (word * 64, BitOperations.PopCount(bits));
            var room = into.Slice(count, AtOnce);
            for (var i = 0; i < AtOnce; i++, bits &= bits - 1) room[i] = (ushort)(first + BitOperations.TrailingZeroCount(bits));
            for (var i = AtOnce; i < here; i++, bits &= bits - 1) into[count + i] = (ushort)(first + BitOperations.TrailingZeroCount(bits));
            count += here;
        }

        return count;
    }

    /// <summary>The bits of those whose value lies from <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Between(ReadOnlySpan<ushort> values, ushort low, ushort high, Span<ulong> into)
    {
        var (least, width) = (Vector256.Create(low), Vector256.Create((ushort)(high - low)));
        var vectors = MemoryMarshal.Cast<ushort, Vector256<ushort>>(values);
        var full = values.Length / 64;
        for (var word = 0; word < full; word++)
        {
            var at = word * 4;
            into[word] = Within(vectors[at], vectors[at + 1], least, width) | ((ulong)Within(vectors[at + 2], vectors[at + 3], least, width) << 32);
        }

        if (full < into.Length) into[full..].Clear();
        for (var i = full * 64; i < values.Length; i++)
        {
            if ((ushort)(values[i] - low) <= (ushort)(high - low)) into[i >> 6] |= 1UL << (i & 63);
        }
    }

    /// <inheritdoc cref="Between(ReadOnlySpan{ushort}, ushort, ushort, Span{ulong})" />
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Between(ReadOnlySpan<byte> values, byte low, byte high, Span<ulong> into)
    {
        var (least, width) = (Vector256.Create(low), Vector256.Create((byte)(high - low)));
        var vectors = MemoryMarshal.Cast<byte, Vector256<byte>>(values);
        var full = values.Length / 64;
        for (var word = 0; word < full; word++)
        {
            into[word] = Within(vectors[word * 2], least, width) | ((ulong)Within(vectors[(word * 2) + 1], least, width) << 32);
        }

        if (full < into.Length) into[full..].Clear();
        for (var i = full * 64; i < values.Length; i++)
        {
            if ((byte)(values[i] - low) <= (byte)(high - low)) into[i >> 6] |= 1UL << (i & 63);
        }
    }

    /// <summary>The bits of those whose measurement lies from low to high; what is not known lies nowhere.</summary>
    public static void Between(MeasureValues values, float low, float high, Span<ulong> into)
    {
        if (values.Small.IsEmpty && values.Whole.IsEmpty)
        {
            Between(values.Values, low, high, into);
            return;
        }

        var (first, last) = values.Places(low, high);
        if (first > last) into.Clear();
        else if (values.Small.IsEmpty) Between(values.Whole, (ushort)first, (ushort)last, into);
        else Between(values.Small, (byte)first, (byte)last, into);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Between(ReadOnlySpan<float> values, float low, float high, Span<ulong> into)
    {
        var (least, most) = (Vector256.Create(low), Vector256.Create(high));
        var vectors = MemoryMarshal.Cast<float, Vector256<float>>(values);
        var full = values.Length / 64;
        for (var word = 0; word < full; word++)
        {
            ulong bits = 0;
            for (var i = 0; i < 8; i++)
            {
                var vector = vectors[(word * 8) + i];
                bits |= (ulong)(Vector256.GreaterThanOrEqual(vector, least) & Vector256.LessThanOrEqual(vector, most)).ExtractMostSignificantBits() << (i * 8);
            }

            into[word] = bits;
        }

        if (full < into.Length) into[full..].Clear();
        for (var i = full * 64; i < values.Length; i++)
        {
            if (values[i] >= low && values[i] <= high) into[i >> 6] |= 1UL << (i & 63);
        }
    }

    /// <summary>The bits of those who are wanted and whose value stands in a table of bits, one for each value.</summary>
    public static void In<T>(ReadOnlySpan<T> values, ReadOnlySpan<ulong> table, ReadOnlySpan<ulong> wanted, Span<ulong> into)
        where T : unmanaged, IBinaryInteger<T>
    {
        for (var word = 0; word < wanted.Length; word++)
        {
            ulong found = 0;
            for (var bits = wanted[word]; bits != 0; bits &= bits - 1)
            {
                var at = BitOperations.TrailingZeroCount(bits);
                var value = int.CreateTruncating(values[(word * 64) + at]);
                found |= ((table[value >> 6] >> (value & 63)) & 1) << at;
            }

            into[word] = found;
        }
    }

    private static uint Within(Vector256<ushort> first, Vector256<ushort> second, Vector256<ushort> least, Vector256<ushort> width) =>
        Vector256.NarrowWithSaturation(Vector256.LessThanOrEqual(first - least, width).AsInt16(), Vector256.LessThanOrEqual(second - least, width).AsInt16()).ExtractMostSignificantBits();

    private static uint Within(Vector256<byte> values, Vector256<byte> least, Vector256<byte> width) => Vector256.LessThanOrEqual(values - least, width).ExtractMostSignificantBits();
}
