using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Goldthread.Population.Projection;

namespace Goldthread.Population.Engine;

/// <summary>One way that people are told apart: a number from 0 to below <see cref="Size"/> for each.</summary>
public sealed class Dimension
{
    // Where groups are few runs of values, as bands of age are, 16 people are told apart at once; otherwise one by one.
    private const int FewChanges = 24;

    private readonly ushort[] _groupOf;
    private readonly List<(ushort From, ushort More)> _changes = [];

    private Dimension(int column, ColumnKind kind, ushort[] groupOf, int size)
    {
        Column = column;
        Kind = kind;
        Size = size;
        _groupOf = groupOf;
        for (var value = 1; value < groupOf.Length && _changes.Count <= FewChanges; value++)
        {
            if (groupOf[value] != groupOf[value - 1]) _changes.Add(((ushort)value, (ushort)(groupOf[value] - groupOf[value - 1])));
        }
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

    /// <summary>Multiplies what is there by <see cref="Size"/> and adds the group of each person of a block.</summary>
    internal void Append(Block block, Span<ushort> into)
    {
        if (Kind != ColumnKind.Small)
        {
            Append(block.Wholes(Column), into);
            return;
        }

        Span<ushort> some = stackalloc ushort[512];
        var values = block.Smalls(Column);
        for (var at = 0; at < values.Length; at += some.Length)
        {
            var count = Math.Min(some.Length, values.Length - at);
            for (var i = 0; i < count; i++) some[i] = values[at + i];
            Append(some[..count], into.Slice(at, count));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Append(ReadOnlySpan<ushort> values, Span<ushort> into)
    {
        var done = 0;
        if (_changes.Count <= FewChanges)
        {
            var vectors = MemoryMarshal.Cast<ushort, Vector256<ushort>>(values);
            var groups = MemoryMarshal.Cast<ushort, Vector256<ushort>>(into);
            var changes = CollectionsMarshal.AsSpan(_changes);
            var (size, first) = (Vector256.Create((ushort)Size), Vector256.Create(_groupOf[0]));
            for (var i = 0; i < vectors.Length; i++)
            {
                var group = first;
                foreach (var (from, more) in changes) group += Vector256.GreaterThanOrEqual(vectors[i], Vector256.Create(from)) & Vector256.Create(more);
                groups[i] = (groups[i] * size) + group;
            }

            done = vectors.Length * Vector256<ushort>.Count;
        }

        for (; done < values.Length; done++) into[done] = (ushort)((into[done] * Size) + _groupOf[values[done]]);
    }
}
