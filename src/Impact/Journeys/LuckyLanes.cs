using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Goldthread.Impact.Chance;

namespace Goldthread.Impact.Journeys;

/// <summary>
/// The words of <see cref="Philox"/> for a block of people and a pair of weeks, sixteen people at a time. Each lane of 64 bits holds one person in its lower half, which is all that a
/// multiplication reads, so nothing is shuffled between rounds. Of the first three rounds most hangs on the person or on the pair of weeks alone, and is worked out once for each.
/// Nothing branches on what is found: one in a few turns finds somebody, which no processor could foresee.
/// </summary>
internal sealed class LuckyLanes
{
    /// <summary>People at a time.</summary>
    public const int Lanes = 16;

    // The rounds that are worked out whole.
    private const int From = 3;

    private readonly uint _keyA, _keyB;
    private readonly int _groups;

    // Might stands above who: whatever is greater than the greatest who has luck to look at.
    private static Vector512<uint> Greatest => Vector512.Create((uint)Luck.Block - 1);

    private static Vector512<uint> Need => Vector512.Create((uint)Might.Need << 12);

    // By person, eight of even and eight of odd number in turn: what the second round adds to the third word, with what the third adds to the first word above it; and the third round's first product.
    private readonly ulong[] _early, _product;

    // By sixteen people: limits of the first word, its complement's, the second word's, its complement's.
    private readonly uint[] _limits;

    private readonly Vector512<ulong>[] _keysA = new Vector512<ulong>[Philox.Rounds], _keysB = new Vector512<ulong>[Philox.Rounds];

    public LuckyLanes(ulong seed, uint first, ReadOnlySpan<Limits> limits)
    {
        (_keyA, _keyB, _groups) = ((uint)seed, (uint)(seed >> 32), (limits.Length + Lanes - 1) / Lanes);
        (_early, _product, _limits) = (new ulong[_groups * Lanes], new ulong[_groups * Lanes], new uint[_groups * Lanes * 4]);
        for (var round = 0; round < Philox.Rounds; round++) (_keysA[round], _keysB[round]) = (Vector512.Create((ulong)KeyA(round)), Vector512.Create((ulong)KeyB(round)));
        for (var i = 0; i < limits.Length; i++)
        {
            var slot = (i & ~15) | ((i & 1) << 3) | ((i >> 1) & 7);
            var a = (ulong)Philox.MultiplierA * (first + (uint)i);
            var b = (ulong)Philox.MultiplierB * ((uint)(a >> 32) ^ KeyB(0));
            _early[slot] = ((ulong)((uint)b ^ KeyA(2)) << 32) | (uint)a;
            _product[slot] = ((ulong)Philox.MultiplierA * ((uint)(b >> 32) ^ (uint)OfWeek ^ KeyA(1))) ^ ((ulong)KeyB(2) << 32);
            var at = ((i & ~15) * 4) | (i & 15);
            (_limits[at], _limits[at + 16], _limits[at + 32], _limits[at + 48]) = (limits[i].Death, ~limits[i].Change, limits[i].Emergency, ~limits[i].Planned);
        }
    }

    private static ulong OfWeek => unchecked((ulong)Philox.MultiplierB * (uint)Purpose.Week);

    /// <summary>Who has luck to look at in a pair of weeks, in order, as <see cref="Limits.Entry"/> has it. Some who are not there may stand at the end. Each list has room for everybody.</summary>
    /// <param name="pair">The pair of weeks.</param>
    /// <param name="even">Those of its first week.</param>
    /// <param name="odd">Those of its second week.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public (int Even, int Odd) Find(uint pair, Span<uint> even, Span<uint> odd)
    {
        var (multiplyA, multiplyB) = (Vector512.Create((ulong)Philox.MultiplierA).AsUInt32(), Vector512.Create((ulong)Philox.MultiplierB).AsUInt32());
        var ofPair = (ulong)Philox.MultiplierA * ((uint)(OfWeek >> 32) ^ pair ^ _keyA);
        var (pairC, pairD) = (Vector512.Create((ofPair >> 32) ^ KeyB(1)), Vector512.Create((ulong)(uint)ofPair));
        var early = MemoryMarshal.Cast<ulong, Vector512<ulong>>(_early);
        var product = MemoryMarshal.Cast<ulong, Vector512<ulong>>(_product);
        var limits = MemoryMarshal.Cast<uint, Vector512<uint>>(_limits);
        ReadOnlySpan<Vector512<ulong>> keysA = _keysA, keysB = _keysB;
        var who = Vector512.Create(0u, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
        var (evens, odds) = (0, 0);
        for (var group = 0; group < _groups; group++)
        {
            // Two chains side by side: one waits for its multiplications while the other goes on.
            var (e0, e1, p0, p1) = (early[group * 2], early[(group * 2) + 1], product[group * 2], product[(group * 2) + 1]);
            var (b0, b1) = (Avx512F.Multiply((e0 ^ pairC).AsUInt32(), multiplyB), Avx512F.Multiply((e1 ^ pairC).AsUInt32(), multiplyB));
            var (a0, a1) = ((b0 ^ e0) >>> 32, (b1 ^ e1) >>> 32);
            var (c0, c1) = ((p0 >>> 32) ^ pairD, (p1 >>> 32) ^ pairD);
            var (d0, d1) = (p0, p1);
            for (var round = From; round < keysA.Length; round++)
            {
                var (kA, kB) = (keysA[round], keysB[round]);
                var (productA0, productB0) = (Avx512F.Multiply(a0.AsUInt32(), multiplyA), Avx512F.Multiply(c0.AsUInt32(), multiplyB));
                var (productA1, productB1) = (Avx512F.Multiply(a1.AsUInt32(), multiplyA), Avx512F.Multiply(c1.AsUInt32(), multiplyB));
                (a0, b0, c0, d0) = ((productB0 >>> 32) ^ b0 ^ kA, productB0, (productA0 >>> 32) ^ d0 ^ kB, productA0);
                (a1, b1, c1, d1) = ((productB1 >>> 32) ^ b1 ^ kA, productB1, (productA1 >>> 32) ^ d1 ^ kB, productA1);
            }

            var of = limits.Slice(group * 4, 4);
            evens += Note(Halves(a0, a1), Halves(b0, b1), of, who, even[evens..]);
            odds += Note(Halves(c0, c1), Halves(d0, d1), of, who, odd[odds..]);
            who += Vector512.Create((uint)Lanes);
        }

        return (evens, odds);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Note(Vector512<uint> first, Vector512<uint> second, ReadOnlySpan<Vector512<uint>> limits, Vector512<uint> who, Span<uint> found)
    {
        var might = Vector512.ConditionalSelect(Vector512.LessThanOrEqual(second, limits[2]), who | Need, who);
        var level = Vector512.ConditionalSelect(Vector512.GreaterThan(might, Greatest), Avx512F.ConvertToVector512Single(second).AsUInt32() & Vector512.Create(0xFFF00000), Vector512<uint>.Zero);
        var other = Vector512.ConditionalSelect(Vector512.LessThanOrEqual(first, limits[0]), Vector512.Create((uint)Might.Die << 12), Vector512<uint>.Zero);
        other = Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(first, limits[1]), other | Vector512.Create((uint)Might.Change << 12), other);
        other = Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(second, limits[3]), other | Vector512.Create((uint)Might.Plan << 12), other);
        might |= Vector512.ConditionalSelect(Vector512.Equals(other, Vector512<uint>.Zero), level, other);
        var lucky = Vector512.GreaterThan(might, Greatest);
        Avx512F.Compress(Vector512<uint>.Zero, lucky, might).CopyTo(found);
        return BitOperations.PopCount(lucky.ExtractMostSignificantBits());
    }

    // Sixteen words in the order of people: those of even number from the one, of odd number from the other.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<uint> Halves(Vector512<ulong> even, Vector512<ulong> odd) => ((even & Vector512.Create((ulong)uint.MaxValue)) | (odd << 32)).AsUInt32();

    private uint KeyA(int round) => unchecked(_keyA + ((uint)round * Philox.WeylA));

    private uint KeyB(int round) => unchecked(_keyB + ((uint)round * Philox.WeylB));
}
