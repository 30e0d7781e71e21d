using Goldthread.Fhir.Storage;
using Goldthread.Population.Engine;
using Goldthread.Population.Projection;

namespace Goldthread.Population.DataSet;

/// <summary>People of one segment, and which of its rows still stand.</summary>
/// <param name="Segment">Rows.</param>
/// <param name="Alive">A bit for each row that stands; empty where all do.</param>
public sealed record PeopleSlice(Segment Segment, ReadOnlyMemory<ulong> Alive);

/// <summary>Everybody, as they stood at a moment. Never changes: what is asked of one snapshot agrees with itself.</summary>
/// <param name="Slices">The rows that were made together, and then those that changed since.</param>
/// <param name="On">The day that ages and "now" are of.</param>
/// <param name="Made">When the last row was brought up to date.</param>
/// <param name="Position">How far the change feed was read.</param>
public sealed record PeopleSnapshot(IReadOnlyList<PeopleSlice> Slices, DateOnly On, DateTimeOffset Made, FeedPosition Position)
{
    /// <summary>How many people.</summary>
    public long People => Slices.Sum(s => s.Alive.IsEmpty ? s.Segment.People : BitKernels.Count(s.Alive.Span));

    /// <summary>Counts step by step over everybody.</summary>
    /// <param name="steps">Makes the plans for one segment: words have other numbers in each.</param>
    /// <param name="members">Takes who is left, a set of bits for each slice, where wanted.</param>
    public StepCounts Count(Func<Segment, IReadOnlyList<Plan>> steps, IList<ulong[]>? members = null)
    {
        long people = 0;
        long[]? left = null;
        foreach (var slice in Slices)
        {
            var bits = members is null ? [] : new ulong[(slice.Segment.People + 63) / 64];
            var counts = CohortRun.Count(slice.Segment, slice.Alive, steps(slice.Segment), bits);
            members?.Add(bits);
            people += counts.People;
            left = left is null ? [.. counts.Left] : [.. left.Zip(counts.Left, (a, b) => a + b)];
        }

        return new StepCounts(people, left ?? []);
    }
}
