using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Goldthread.Impact.Cohorts;

/// <summary>
/// The words of <see cref="Chance.Philox"/> for 16 people and 4 cycles at once. Each lane of 64 bits holds one person in its lower half: a product gives both its
/// halves there, and what is left in the upper half is never read.
/// </summary>
internal static class PhiloxLanes
{
    private const int Rounds = 10;

    private const ulong MultiplierA = 0xD2511F53, MultiplierB = 0xCD9E8D57;

    private const uint WeylA = 0x9E3779B9, WeylB = 0xBB67AE85;

    /// <summary>Two times eight people for each of four words, with the highest bit turned, so that signed numbers compare as words do.</summary>
    public static void At(Span<Vector256<int>> words, ulong seed, uint first, uint block, uint draw)
    {
        if (Avx512F.IsSupported) Wide(words, seed, first, block, draw);
        else Narrow(words, seed, first, block, draw);
    }

    internal static void Wide(Span<Vector256<int>> words, ulong seed, uint first, uint block, uint draw)
    {
        var (multiplyA, multiplyB) = (Vector512.Create(MultiplierA).AsUInt32(), Vector512.Create(MultiplierB).AsUInt32());
        var a0 = Vector512.Create((ulong)first) + Vector512.Create(0UL, 2, 4, 6, 8, 10, 12, 14);
        var a1 = a0 + Vector512<ulong>.One;
        var b0 = Vector512.Create((ulong)block);
        var c0 = Vector512.Create((ulong)draw);
        var d0 = Vector512.Create((ulong)Microsimulation.Stream);
        var (b1, c1, d1) = (b0, c0, d0);
        var (keyA, keyB) = ((uint)seed, (uint)(seed >> 32));
        for (var round = 0; round < Rounds; round++)
        {
            var (kA, kB) = (Vector512.Create((ulong)keyA), Vector512.Create((ulong)keyB));
            var (productA0, productB0) = (Avx512F.Multiply(a0.AsUInt32(), multiplyA), Avx512F.Multiply(c0.AsUInt32(), multiplyB));
            var (productA1, productB1) = (Avx512F.Multiply(a1.AsUInt32(), multiplyA), Avx512F.Multiply(c1.AsUInt32(), multiplyB));
            (a0, b0, c0, d0) = ((productB0 >> 32) ^ b0 ^ kA, productB0, (productA0 >> 32) ^ d0 ^ kB, productA0);
            (a1, b1, c1, d1) = ((productB1 >> 32) ^ b1 ^ kA, productB1, (productA1 >> 32) ^ d1 ^ kB, productA1);
            unchecked
            {
                keyA += WeylA;
                keyB += WeylB;
            }
        }

        Word(words[..2], a0, a1);
        Word(words[2..4], b0, b1);
        Word(words[4..6], c0, c1);
        Word(words[6..8], d0, d1);
    }

    internal static void Narrow(Span<Vector256<int>> words, ulong seed, uint first, uint block, uint draw)
    {
        for (var half = 0; half < 2; half++)
        {
            var (multiplyA, multiplyB) = (Vector256.Create(MultiplierA).AsUInt32(), Vector256.Create(MultiplierB).AsUInt32());
            var a0 = Vector256.Create((ulong)first + (8 * (uint)half)) + Vector256.Create(0UL, 2, 4, 6);
            var a1 = a0 + Vector256<ulong>.One;
            var b0 = Vector256.Create((ulong)block);
            var c0 = Vector256.Create((ulong)draw);
            var d0 = Vector256.Create((ulong)Microsimulation.Stream);
            var (b1, c1, d1) = (b0, c0, d0);
            var (keyA, keyB) = ((uint)seed, (uint)(seed >> 32));
            for (var round = 0; round < Rounds; round++)
            {
                var (kA, kB) = (Vector256.Create((ulong)keyA), Vector256.Create((ulong)keyB));
                var (productA0, productB0) = (Avx2.Multiply(a0.AsUInt32(), multiplyA), Avx2.Multiply(c0.AsUInt32(), multiplyB));
                var (productA1, productB1) = (Avx2.Multiply(a1.AsUInt32(), multiplyA), Avx2.Multiply(c1.AsUInt32(), multiplyB));
                (a0, b0, c0, d0) = ((productB0 >> 32) ^ b0 ^ kA, productB0, (productA0 >> 32) ^ d0 ^ kB, productA0);
                (a1, b1, c1, d1) = ((productB1 >> 32) ^ b1 ^ kA, productB1, (productA1 >> 32) ^ d1 ^ kB, productA1);
                unchecked
                {
                    keyA += WeylA;
                    keyB += WeylB;
                }
            }

            (words[half], words[2 + half], words[4 + half], words[6 + half]) = (Word(a0, a1), Word(b0, b1), Word(c0, c1), Word(d0, d1));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Word(Vector256<ulong> even, Vector256<ulong> odd) => Turned(Avx2.Blend(even.AsUInt32(), (odd << 32).AsUInt32(), 0b10101010));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Word(Span<Vector256<int>> words, Vector512<ulong> even, Vector512<ulong> odd)
    {
        var word = ((even & Vector512.Create(0xFFFFFFFFUL)) | (odd << 32)).AsUInt32();
        (words[0], words[1]) = (Turned(word.GetLower()), Turned(word.GetUpper()));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Turned(Vector256<uint> word) => Avx2.Min(word, Vector256.Create(Microsimulation.Highest)).AsInt32() ^ Vector256.Create(int.MinValue);
}
