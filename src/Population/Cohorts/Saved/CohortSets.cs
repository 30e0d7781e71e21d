using System.Runtime.CompilerServices;
using Goldthread.Population.DataSet;
using Goldthread.Population.Engine;
using Goldthread.Population.Projection;
using Goldthread.Population.Release;

namespace Goldthread.Population.Cohorts.Saved;

/// <summary>
/// Who leaves a cohort at each step, and who stays, as sketches for the ledger. Everybody is in exactly one of these, so that the largest need not be gone through: it is everybody less the others,
/// and everybody is the same for each cohort on a snapshot.
/// </summary>
internal static class CohortSets
{
    private static readonly ConditionalWeakTable<PeopleSnapshot, PeopleSketch> Everybody = [];

    /// <summary>By step: who left at it; and last, who stayed.</summary>
    /// <param name="people">Everybody.</param>
    /// <param name="counts">How many each step left.</param>
    /// <param name="steps">Makes the plans for one segment.</param>
    public static PeopleSketch[] Of(PeopleSnapshot people, StepCounts counts, Func<Segment, IReadOnlyList<Plan>> steps)
    {
        long[] sizes = [.. counts.Left.Select((left, i) => (i == 0 ? counts.People : counts.Left[i - 1]) - left), counts.In];
        var largest = Array.IndexOf(sizes, sizes.Max());
        var sets = Sketched(people, steps, sizes.Length, largest);
        var all = Everybody.GetValue(people, everybody => Sketched(everybody, _ => [], 1, -1)[0]);
        sets[largest].Add(all);
        for (var i = 0; i < sets.Length; i++)
        {
            if (i != largest) sets[largest].Add(sets[i], -1);
        }

        return sets;
    }

    private static PeopleSketch[] Sketched(PeopleSnapshot people, Func<Segment, IReadOnlyList<Plan>> steps, int size, int without)
    {
        var total = Room(size);
        foreach (var slice in people.Slices)
        {
            var (plans, key) = (steps(slice.Segment), slice.Segment.Number(DataColumns.Key));
            Spread.Over(
                slice.Segment, 0, () => (Mine: Room(size), Staying: new ulong[Segment.BlockWords], Leaving: new ulong[Segment.BlockWords], Keys: new long[Segment.BlockPeople]),
                (own, block) =>
                {
                    slice.Segment.Keys(key).CopyTo(block.Person, own.Keys.AsSpan(0, block.People));
                    Take(block, slice, plans, own.Staying.AsSpan(0, block.Words), own.Leaving.AsSpan(0, block.Words), own.Keys, own.Mine, without);
                },
                own =>
                {
                    for (var i = 0; i < size; i++) total[i].Add(own.Mine[i]);
                });
        }

        return total;
    }

    private static void Take(Block block, PeopleSlice slice, IReadOnlyList<Plan> plans, Span<ulong> staying, Span<ulong> leaving, ReadOnlySpan<long> keys, PeopleSketch[] into, int without)
    {
        if (slice.Alive.IsEmpty) block.All(staying);
        else slice.Alive.Span.Slice(block.Number * Segment.BlockWords, block.Words).CopyTo(staying);
        for (var step = 0; step < plans.Count; step++)
        {
            staying.CopyTo(leaving);
            plans[step].Narrow(block, staying);
            if (step == without) continue;
            BitKernels.Narrow(leaving, staying, not: true);
            into[step].Add(keys, leaving);
        }

        if (plans.Count != without) into[plans.Count].Add(keys, staying);
    }

    private static PeopleSketch[] Room(int size) => [.. Enumerable.Range(0, size).Select(_ => new PeopleSketch())];
}
