using Goldthread.Population.Projection;

namespace Goldthread.Population.Engine;

/// <summary>The group of each person by several dimensions at once: the last dimension turns fastest.</summary>
public sealed class Strata
{
    private readonly ushort[] _of;

    private Strata(ushort[] of, IReadOnlyList<Dimension> dimensions, long[] people)
    {
        _of = of;
        Dimensions = dimensions;
        People = people;
    }

    /// <summary>By what.</summary>
    public IReadOnlyList<Dimension> Dimensions { get; }

    /// <summary>How many groups in all: the sizes multiplied, at most 65,536.</summary>
    public int Size => People.Count;

    /// <summary>How many people are in each: counted once, when they are told apart.</summary>
    public IReadOnlyList<long> People { get; }

    internal ReadOnlySpan<ushort> Of => _of;

    /// <summary>Works out the group of everybody: two bytes a person, kept for as long as the extract stands.</summary>
    /// <exception cref="ArgumentException">There are more than 65,536 groups.</exception>
    public static Strata Make(Segment segment, IReadOnlyList<Dimension> dimensions)
    {
        var size = dimensions.Aggregate(1L, (all, d) => all * d.Size);
        if (size > 65536) throw new ArgumentException($"{size} groups are more than 65,536.", nameof(dimensions));
        var of = new ushort[segment.People];
        var people = new long[size];
        Spread.Over(segment, 0, () => new int[size], (counts, block) =>
        {
            var groups = of.AsSpan(block.Person, block.People);
            Fill(block, dimensions, groups);
            foreach (var group in groups) counts[group]++;
        }, counts =>
        {
            for (var group = 0; group < people.Length; group++) people[group] += counts[group];
        });
        return new Strata(of, dimensions, people);
    }

    /// <summary>The group of each person of one block, into what is nought.</summary>
    internal static void Fill(Block block, IReadOnlyList<Dimension> dimensions, Span<ushort> into)
    {
        foreach (var dimension in dimensions) dimension.Append(block, into);
    }
}
