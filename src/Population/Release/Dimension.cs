namespace Goldthread.Population.Release;

/// <summary>Several values of a dimension that are also shown together: a place that is made of neighbourhoods, an age band that is made of narrower ones.</summary>
/// <param name="Name">As it is shown.</param>
/// <param name="Values">Values of the dimension. Groups may lie within each other or overlap.</param>
public sealed record Group(string Name, IReadOnlyList<string> Values);

/// <summary>One way in which a table splits people. Every person has exactly one value; where some have none, "not known" is a value.</summary>
/// <param name="Name">As "neighbourhood".</param>
/// <param name="Values">The finest values that can be told apart from all that is shown.</param>
/// <param name="Groups">What else is shown of it.</param>
/// <param name="Total">The name of all values together, which is always shown.</param>
public sealed record Dimension(string Name, IReadOnlyList<string> Values, IReadOnlyList<Group>? Groups = null, string Total = "All");

/// <summary>A dimension by numbers: its points are the values, then the groups, then the total.</summary>
internal sealed class Axis
{
    private readonly bool[][] _holds;
    private readonly int[][] _paths;
    private readonly Step[][]?[] _moves;

    public Axis(Dimension dimension)
    {
        Points = [.. dimension.Values, .. (dimension.Groups ?? []).Select(g => g.Name), dimension.Total];
        Values = dimension.Values.Count;
        var at = Enumerable.Range(0, Values).ToDictionary(v => dimension.Values[v], StringComparer.Ordinal);
        _holds = new bool[Points.Count][];
        for (var point = 0; point < Points.Count; point++)
        {
            _holds[point] = new bool[Values];
            if (point < Values) _holds[point][point] = true;
            else if (point == Points.Count - 1) Array.Fill(_holds[point], value: true);
            else foreach (var value in dimension.Groups![point - Values].Values) _holds[point][at[value]] = true;
        }

        _paths = [.. Enumerable.Range(0, Values).Select(v => Enumerable.Range(0, Points.Count).Where(p => _holds[p][v]).ToArray())];
        _moves = new Step[Points.Count][][];
    }

    public IReadOnlyList<string> Points { get; }

    public int Values { get; }

    public int Total => Points.Count - 1;

    /// <summary>How many values a point has.</summary>
    public int Width(int point) => _holds[point].Count(h => h);

    /// <summary>The points that a value is part of, itself and the total among them.</summary>
    public ReadOnlySpan<int> Path(int value) => _paths[value];

    /// <summary>
    /// All ways for a point to have one person more: somebody new in one of its values, or somebody who comes over from a value outside it. Each is told as the points that change.
    /// </summary>
    public Step[][] Moves(int point) => _moves[point] ??= [.. Enumerable.Range(0, Values).Where(v => _holds[point][v]).SelectMany(inside =>
        Enumerable.Range(0, Values).Where(v => !_holds[point][v]).Select(outside => Swap(inside, outside)).Prepend([.. _paths[inside].Select(p => new Step(p, 1))]))];

    private Step[] Swap(int inside, int outside) =>
        [.. _paths[inside].Where(p => !_holds[p][outside]).Select(p => new Step(p, 1)), .. _paths[outside].Where(p => !_holds[p][inside]).Select(p => new Step(p, -1))];
}

/// <summary>A point, or a cell, that has one person more (1) or fewer (-1).</summary>
internal readonly record struct Step(int At, int Change);
