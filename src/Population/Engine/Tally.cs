using System.Runtime.CompilerServices;
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
        if (members.IsEmpty) return [.. strata.People];
        return Gathered(segment, threads, strata.Size, (own, block) =>
            own.Add(members.Span.Slice(block.Number * Segment.BlockWords, block.Words), strata.Of.Slice(block.Person, block.People), 0));
    }

    /// <summary>The same for several flags at once, each by group: flag first, group second.</summary>
    /// <param name="segment">People.</param>
    /// <param name="strata">The group of each.</param>
    /// <param name="flags">Columns of flags.</param>
    /// <param name="threads">How many processors may help.</param>
    public static long[] CountFlags(Segment segment, Strata strata, IReadOnlyList<int> flags, int threads = 0)
    {
        return Gathered(segment, threads, strata.Size * flags.Count, (own, block) =>
        {
            var groups = strata.Of.Slice(block.Person, block.People);
            for (var flag = 0; flag < flags.Count; flag++) own.Add(block.Flags(flags[flag]), groups, flag * strata.Size);
        });
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
        var total = Gathered(segment, threads, bands.Count * strata.Size, (own, block) =>
        {
            var groups = strata.Of.Slice(block.Person, block.People);
            FlagSum.Add(block, flags, own.Planes);
            var inBand = block.Rent(block.Words);
            var above = block.Rent(block.Words);
            for (var band = 1; band < bands.Count; band++)
            {
                FlagSum.AtLeast(own.Planes, bands[band], inBand);
                if (band + 1 < bands.Count)
                {
                    FlagSum.AtLeast(own.Planes, bands[band + 1], above);
                    BitKernels.Narrow(inBand, above, not: true);
                }

                own.Add(inBand, groups, band * strata.Size);
            }

            block.Return();
            block.Return();
        });

        // Most people are in the first band: whoever is in another is taken off everybody.
        for (var group = 0; group < strata.Size; group++)
        {
            total[group] = strata.People[group];
            for (var band = 1; band < bands.Count; band++) total[group] -= total[(band * strata.Size) + group];
        }

        return total;
    }

    private static long[] Gathered(Segment segment, int threads, int cells, Action<Gathering, Block> each)
    {
        var total = new long[cells];
        Spread.Over(segment, threads, () => new Gathering(cells), each, own =>
        {
            for (var i = 0; i < cells; i++) total[i] += own.Counts[i];
        });
        return total;
    }

    /// <summary>What one processor counts.</summary>
    private sealed class Gathering(int cells)
    {
        private readonly ushort[] _places = new ushort[Segment.BlockPeople + 4];
        private ulong[]? _planes;

        public int[] Counts { get; } = new int[cells];

        public Span<ulong> Planes => _planes ??= new ulong[FlagSum.Digits * Segment.BlockWords];

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Add(ReadOnlySpan<ulong> members, ReadOnlySpan<ushort> groups, int first)
        {
            var counts = Counts.AsSpan(first);
            foreach (var place in _places.AsSpan(0, BitKernels.Places(members, _places))) counts[groups[place]]++;
        }
    }
}
