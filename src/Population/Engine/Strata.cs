using Goldthread.Population.Projection;

namespace Goldthread.Population.Engine;

/// <summary>One way that people are told apart: a number from 0 to below <see cref="Size"/> for each.</summary>
public sealed class Dimension
{
    private readonly ushort[] _groupOf;

    private Dimension(int column, ColumnKind kind, ushort[] groupOf, int size)
    {
        Column = column;
        Kind = kind;
        Size = size;
        _groupOf = groupOf;
    }

    /// <summary>How many groups there are.</summary>
    public int Size { get; }

    internal int Column { get; }

    internal ColumnKind Kind { get; }

    /// <summary>By what each value of a column of small or whole numbers, or of days, stands for.</summary>
    /// <param name="column">Its number.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="size">How many groups.</param>
    /// <param name="groupOf">The group of a value: 0 to below <paramref name="size"/>; 0 is asked too, where the value is not known.</param>
    public static Dimension Of(int column, ColumnKind kind, int size, Func<int, int> groupOf)
    {
        var groups = new ushort[kind == ColumnKind.Small ? 256 : 65536];
        for (var value = 0; value < groups.Length; value++) groups[value] = checked((ushort)groupOf(value));
        return new Dimension(column, kind, groups, size);
    }

    /// <summary>By age on a day, in bands that begin at the ages named; a birth date that is not known or lies after the day is in the last group, one more than there are bands.</summary>
    /// <param name="column">The column of birth dates.</param>
    /// <param name="on">The day.</param>
    /// <param name="bands">The first age of each band, rising, the first 0.</param>
    public static Dimension Age(int column, DateOnly on, IReadOnlyList<int> bands)
    {
        // Whoever is born on 29 February comes of age on 1 March: the birthday that the day has reached is the one that counts.
        int Band(int value) => Days.Date((ushort)value) is { } born && born <= on ? Last(AgeOn(born, on)) : bands.Count;
        int Last(int age)
        {
            var band = bands.Count - 1;
            while (bands[band] > age) band--;
            return band;
        }

        return Of(column, ColumnKind.Day, bands.Count + 1, Band);
    }

    /// <summary>Whole years lived on a day.</summary>
    public static int AgeOn(DateOnly born, DateOnly on) => on.Year - born.Year - ((on.Month, on.Day).CompareTo((born.Month, born.Day)) < 0 ? 1 : 0);

    internal ReadOnlySpan<ushort> GroupOf => _groupOf;
}

/// <summary>The group of each person by several dimensions at once: the last dimension turns fastest.</summary>
public sealed class Strata
{
    private readonly ushort[] _of;

    private Strata(ushort[] of, IReadOnlyList<Dimension> dimensions, int size)
    {
        _of = of;
        Dimensions = dimensions;
        Size = size;
    }

    /// <summary>By what.</summary>
    public IReadOnlyList<Dimension> Dimensions { get; }

    /// <summary>How many groups in all: the sizes multiplied, at most 65,536.</summary>
    public int Size { get; }

    internal ReadOnlySpan<ushort> Of => _of;

    /// <summary>Works out the group of everybody: two bytes a person, kept for as long as the extract stands.</summary>
    /// <exception cref="ArgumentException">There are more than 65,536 groups.</exception>
    public static Strata Make(Segment segment, IReadOnlyList<Dimension> dimensions)
    {
        var size = dimensions.Aggregate(1L, (all, d) => all * d.Size);
        if (size > 65536) throw new ArgumentException($"{size} groups are more than 65,536.", nameof(dimensions));
        var of = new ushort[segment.People];
        CohortRun.Spread(segment, 0, (block, from, to) =>
        {
            for (var number = from; number < to; number++)
            {
                block.At(number);
                Fill(block, dimensions, of.AsSpan(block.Person, block.People));
            }
        });
        return new Strata(of, dimensions, (int)size);
    }

    private static void Fill(Block block, IReadOnlyList<Dimension> dimensions, Span<ushort> into)
    {
        foreach (var dimension in dimensions)
        {
            var groups = dimension.GroupOf;
            var size = dimension.Size;
            if (dimension.Kind == ColumnKind.Small)
            {
                var values = block.Smalls(dimension.Column);
                for (var i = 0; i < into.Length; i++) into[i] = (ushort)((into[i] * size) + groups[values[i]]);
            }
            else
            {
                var values = block.Wholes(dimension.Column);
                for (var i = 0; i < into.Length; i++) into[i] = (ushort)((into[i] * size) + groups[values[i]]);
            }
        }
    }
}
