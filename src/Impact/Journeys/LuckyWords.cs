using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Goldthread.Impact.Chance;

namespace Goldthread.Impact.Journeys;

/// <summary>The words of a week for those of a block who have luck to look at, sixteen at a time: one after the other each would wait for its own multiplications.</summary>
internal sealed class LuckyWords(ulong seed)
{
    private readonly uint[] _first = new uint[Luck.Block], _second = new uint[Luck.Block];

    /// <summary>The words of those in a list of <see cref="LuckyWeeks.In"/>, in its order.</summary>
    /// <param name="lucky">The list.</param>
    /// <param name="first">The first person of the block.</param>
    /// <param name="week">The week.</param>
    public (uint[] First, uint[] Second) Of(ReadOnlySpan<ushort> lucky, uint first, int week)
    {
        var done = Avx512F.IsSupported ? Wide(lucky, first, week) : 0;
        for (; done < lucky.Length; done++) (_first[done], _second[done]) = LuckyWeeks.Words(seed, first + (uint)(lucky[done] & (Luck.Block - 1)), week);
        return (_first, _second);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Wide(ReadOnlySpan<ushort> lucky, uint first, int week)
    {
        var (multiplyA, multiplyB) = (Vector512.Create((ulong)Philox.MultiplierA).AsUInt32(), Vector512.Create((ulong)Philox.MultiplierB).AsUInt32());
        var done = 0;
        for (; done + LuckyLanes.Lanes <= lucky.Length; done += LuckyLanes.Lanes)
        {
            var who = Avx512F.ConvertToVector512UInt32(Vector256.Create(lucky.Slice(done, LuckyLanes.Lanes)));
            var people = ((who & Vector512.Create((uint)Luck.Block - 1)) + Vector512.Create(first)).AsUInt64();
            var (a0, a1) = (people, people >>> 32);
            var (b0, c0, d0) = (Vector512.Create((ulong)(uint)week / 2), Vector512.Create((ulong)Purpose.Week), Vector512<ulong>.Zero);
            var (b1, c1, d1) = (b0, c0, d0);
            var (keyA, keyB) = ((uint)seed, (uint)(seed >> 32));
            for (var round = 0; round < Philox.Rounds; round++)
            {
                var (kA, kB) = (Vector512.Create((ulong)keyA), Vector512.Create((ulong)keyB));
                var (productA0, productB0) = (Avx512F.Multiply(a0.AsUInt32(), multiplyA), Avx512F.Multiply(c0.AsUInt32(), multiplyB));
                var (productA1, productB1) = (Avx512F.Multiply(a1.AsUInt32(), multiplyA), Avx512F.Multiply(c1.AsUInt32(), multiplyB));
                (a0, b0, c0, d0) = ((productB0 >>> 32) ^ b0 ^ kA, productB0, (productA0 >>> 32) ^ d0 ^ kB, productA0);
                (a1, b1, c1, d1) = ((productB1 >>> 32) ^ b1 ^ kA, productB1, (productA1 >>> 32) ^ d1 ^ kB, productA1);
                unchecked
                {
                    keyA += Philox.WeylA;
                    keyB += Philox.WeylB;
                }
            }

            (week % 2 == 0 ? LuckyLanes.Halves(a0, a1) : LuckyLanes.Halves(c0, c1)).CopyTo(_first.AsSpan(done));
            (week % 2 == 0 ? LuckyLanes.Halves(b0, b1) : LuckyLanes.Halves(d0, d1)).CopyTo(_second.AsSpan(done));
        }

        return done;
    }
}
