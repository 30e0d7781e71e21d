using Goldthread.Population.Projection;

namespace Goldthread.Population.Engine;

/// <summary>How many each step left, and who is left.</summary>
/// <param name="People">How many there were before the first step.</param>
/// <param name="Left">How many were left after each step.</param>
public sealed record StepCounts(long People, IReadOnlyList<long> Left)
{
    /// <summary>How many are in.</summary>
    public long In => Left.Count == 0 ? People : Left[^1];
}

/// <summary>Runs the steps of a cohort over a segment, block by block, on the processors there are. A block that nobody is left in is done with.</summary>
public static class CohortRun
{
    /// <summary>Counts step by step.</summary>
    /// <param name="segment">People.</param>
    /// <param name="alive">A bit for each person to begin with; empty for everybody.</param>
    /// <param name="steps">Each keeps those who are in.</param>
    /// <param name="members">Takes a bit for each who is left, where wanted: as many words as the segment has, or empty.</param>
    /// <param name="threads">How many processors may help.</param>
    public static StepCounts Count(Segment segment, ReadOnlyMemory<ulong> alive, IReadOnlyList<Plan> steps, Memory<ulong> members = default, int threads = 0)
    {
        var total = new long[steps.Count + 1];
        Spread.Over(segment, threads, () => new long[total.Length], (counts, block) =>
        {
            var bits = block.Rent(block.Words);
            if (alive.IsEmpty) block.All(bits);
            else alive.Span.Slice(block.Number * Segment.BlockWords, block.Words).CopyTo(bits);
            var left = alive.IsEmpty ? block.People : BitKernels.Count(bits);
            counts[0] += left;
            for (var step = 0; step < steps.Count && left > 0; step++)
            {
                left = steps[step].Narrow(block, bits);
                counts[step + 1] += left;
            }

            if (!members.IsEmpty) bits.CopyTo(members.Span[(block.Number * Segment.BlockWords)..]);
            block.Return();
        }, counts =>
        {
            for (var i = 0; i < total.Length; i++) total[i] += counts[i];
        });
        return new StepCounts(total[0], total[1..]);
    }
}
