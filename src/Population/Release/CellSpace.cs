namespace Goldthread.Population.Release;

/// <summary>
/// A table by numbers: every cell that is shown or follows by subtraction. A cell is a point on each axis; there is a layer of such cells for all people, and for each measure a layer of
/// those who have it (odd) and of those who have not (even).
/// </summary>
internal sealed class CellSpace
{
    private readonly int[] _strides;

    public CellSpace(CountTable table)
    {
        Table = table;
        Axes = [.. table.Dimensions.Select(d => new Axis(d))];
        _strides = new int[Axes.Length];
        Size = 1;
        for (var axis = Axes.Length - 1; axis >= 0; axis--)
        {
            _strides[axis] = Size;
            Size *= Axes[axis].Points.Count;
        }

        var measures = table.Measures;
        Counts = [Added(table.Counts), .. measures.SelectMany(_ => new[] { new long[Size], new long[Size] })];
        Parents = [-1, .. measures.SelectMany(m => Enumerable.Repeat(m.Of is null ? 0 : Has(IndexOf(m.Of)), 2))];
        for (var m = 0; m < measures.Count; m++)
        {
            Counts[Has(m)] = Added(measures[m].Counts);
            for (var cell = 0; cell < Size; cell++) Counts[Has(m) + 1][cell] = Counts[Parents[Has(m)]][cell] - Counts[Has(m)][cell];
        }

        Children = [.. Enumerable.Range(0, Counts.Length).Select(layer => Enumerable.Range(0, measures.Count).Select(Has).Where(has => Parents[has] == layer).ToArray())];
        Guarded = Shown(table);
        Widths = [.. Enumerable.Range(0, Size).Select(cell => Enumerable.Range(0, Axes.Length).Aggregate(1.0, (n, axis) => n * Axes[axis].Width(PointOf(cell, axis))))];
    }

    public CountTable Table { get; }

    public Axis[] Axes { get; }

    /// <summary>Cells in a layer.</summary>
    public int Size { get; }

    /// <summary>By layer and cell.</summary>
    public long[][] Counts { get; }

    /// <summary>The layer each is a part of; -1 for all people.</summary>
    public int[] Parents { get; }

    /// <summary>The layers of the measures that are counted among a layer.</summary>
    public int[][] Children { get; }

    /// <summary>The cells that are shown or guarded as if they were: the same in every layer.</summary>
    public bool[] Guarded { get; }

    /// <summary>How many of the finest cells each is made of.</summary>
    public double[] Widths { get; }

    public static int Has(int measure) => (2 * measure) + 1;

    /// <summary>Those with, beside those without.</summary>
    public static int Other(int layer) => layer % 2 == 1 ? layer + 1 : layer - 1;

    public int IndexOf(string measure) => Enumerable.Range(0, Table.Measures.Count).First(m => Table.Measures[m].Name == measure);

    public int PointOf(int cell, int axis) => cell / _strides[axis] % Axes[axis].Points.Count;

    /// <summary>The cell of a value, group or total of each dimension.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public int CellAt(IReadOnlyList<string> at)
    {
        var points = new int[Axes.Length];
        for (var axis = 0; axis < points.Length; axis++)
        {
            points[axis] = Enumerable.Range(0, Axes[axis].Points.Count).FirstOrDefault(p => Axes[axis].Points[p] == at[axis], -1);
            if (points[axis] < 0) throw new ArgumentException($"{Table.Dimensions[axis].Name} has no \"{at[axis]}\".", nameof(at));
        }

        return CellOf(points);
    }

    public int CellOf(ReadOnlySpan<int> points)
    {
        var cell = 0;
        for (var axis = 0; axis < points.Length; axis++) cell += points[axis] * _strides[axis];
        return cell;
    }

    /// <summary>All ways for a cell to have one person more that are made of one move on each axis, told as the guarded cells that change. Each answer is overwritten by the next.</summary>
    public IEnumerable<List<Step>> Moves(int cell)
    {
        var choices = Enumerable.Range(0, Axes.Length).Select(axis => Axes[axis].Moves(PointOf(cell, axis))).ToArray();
        var at = new int[Axes.Length];
        var (steps, spare) = (new List<Step>(), new List<Step>());
        while (true)
        {
            steps.Clear();
            steps.Add(new Step(0, 1));
            for (var axis = 0; axis < Axes.Length; axis++)
            {
                spare.Clear();
                foreach (var before in steps)
                {
                    foreach (var step in choices[axis][at[axis]]) spare.Add(new Step(before.At + (step.At * _strides[axis]), before.Change * step.Change));
                }

                (steps, spare) = (spare, steps);
            }

            steps.RemoveAll(s => !Guarded[s.At]);
            yield return steps;
            var turn = Axes.Length - 1;
            while (turn >= 0 && ++at[turn] == choices[turn].Length) at[turn--] = 0;
            if (turn < 0) yield break;
        }
    }

    private long[] Added(IReadOnlyList<long> counts)
    {
        var sums = new long[Size];
        var values = new int[Axes.Length];
        var (cells, spare) = (new List<int>(), new List<int>());
        foreach (var count in counts)
        {
            if (count != 0)
            {
                cells.Clear();
                cells.Add(0);
                for (var axis = 0; axis < Axes.Length; axis++)
                {
                    spare.Clear();
                    foreach (var before in cells)
                    {
                        foreach (var point in Axes[axis].Path(values[axis])) spare.Add(before + (point * _strides[axis]));
                    }

                    (cells, spare) = (spare, cells);
                }

                foreach (var cell in cells) sums[cell] += count;
            }

            for (var axis = Axes.Length - 1; axis >= 0 && ++values[axis] == Axes[axis].Values; axis--) values[axis] = 0;
        }

        return sums;
    }

    // Two tables that share margins can each be changed without the other as long as the shared margins agree; rings of tables, or of measures across tables, cannot.
    private bool[] Shown(CountTable table)
    {
        var views = table.Views.Select(v => v.ToHashSet(StringComparer.Ordinal)).ToList();
        var widest = views.Where((v, i) => !views.Where((w, j) => j != i && v.IsSubsetOf(w) && (j < i || w.Count > v.Count)).Any()).ToList();
        var shown = new bool[Size];
        var isRing = widest.Count > 2 || (widest.Count == 2 && table.Measures.Count > 1);
        for (var cell = 0; cell < Size; cell++)
        {
            shown[cell] = isRing || widest.Exists(v => !Enumerable.Range(0, Axes.Length).Any(axis => PointOf(cell, axis) != Axes[axis].Total && !v.Contains(table.Dimensions[axis].Name)));
        }

        return shown;
    }
}
