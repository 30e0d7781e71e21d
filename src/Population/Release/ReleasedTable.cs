using Goldthread.Population.Indicators;

namespace Goldthread.Population.Release;

/// <summary>One line of a released table.</summary>
/// <param name="At">Where it stands: a value, group or total of each dimension.</param>
/// <param name="People">How many people.</param>
/// <param name="Measures">How many of them have what each measure counts, in the order of the table's measures.</param>
public sealed record ReleasedRow(IReadOnlyList<string> At, ReleasedCount People, IReadOnlyList<ReleasedCount> Measures);

/// <summary>A table as it may be seen. Sums of rounded counts need not agree to the last; nobody should add them up.</summary>
public sealed class ReleasedTable
{
    private readonly CellSpace _space;
    private readonly bool[][] _hidden;
    private readonly Dictionary<string, int>[] _points;
    private readonly Dictionary<string, int> _layers;

    internal ReleasedTable(CellSpace space, bool[][] hidden, ReleaseRule rule)
    {
        (_space, _hidden, Rule) = (space, hidden, rule);
        _points = [.. space.Axes.Select(a => Enumerable.Range(0, a.Points.Count).ToDictionary(p => a.Points[p], StringComparer.Ordinal))];
        _layers = Enumerable.Range(0, space.Table.Measures.Count).ToDictionary(m => space.Table.Measures[m].Name, CellSpace.Has, StringComparer.Ordinal);
    }

    /// <summary>The rule it was released under: to be printed beside it.</summary>
    public ReleaseRule Rule { get; }

    /// <summary>The names of the dimensions.</summary>
    public IReadOnlyList<string> Dimensions => [.. _space.Table.Dimensions.Select(d => d.Name)];

    /// <summary>The names of the measures.</summary>
    public IReadOnlyList<string> Measures => [.. _space.Table.Measures.Select(m => m.Name)];

    /// <summary>How many counts are not shown; complements of measures are not counted.</summary>
    public int SuppressedCount => Enumerable.Range(0, _hidden.Length).Where(layer => layer == 0 || layer % 2 == 1).Sum(layer => _hidden[layer].Count(h => h));

    /// <summary>All people at a place in the table.</summary>
    /// <param name="at">A value, group or total of each dimension, in their order.</param>
    /// <exception cref="ArgumentException">There is no such place, or it is in none of the shown tables.</exception>
    public ReleasedCount People(params ReadOnlySpan<string> at) => Of(0, CellAt(at));

    /// <summary>Those who have what a measure counts.</summary>
    /// <param name="measure">Its name.</param>
    /// <param name="at">As in <see cref="People"/>.</param>
    /// <exception cref="ArgumentException">There is no such measure or place.</exception>
    public ReleasedCount Count(string measure, params ReadOnlySpan<string> at) => Of(LayerOf(measure), CellAt(at));

    /// <summary>Their share of those the measure is counted among, with Wilson's limits.</summary>
    /// <param name="measure">Its name.</param>
    /// <param name="confidence">How sure the limits are.</param>
    /// <param name="multiplier">1 for a share, 100 for percent.</param>
    /// <param name="at">As in <see cref="People"/>.</param>
    /// <exception cref="ArgumentException">There is no such measure or place.</exception>
    public ReleasedRate Share(string measure, Confidence confidence, double multiplier, params ReadOnlySpan<string> at)
    {
        var (layer, cell) = (LayerOf(measure), CellAt(at));
        return ReleasedRate.Share(Of(layer, cell), Of(_space.Parents[layer], cell), confidence, multiplier);
    }

    /// <summary>All that is shown, line by line, the last dimension running fastest.</summary>
    public IEnumerable<ReleasedRow> Rows()
    {
        for (var cell = 0; cell < _space.Size; cell++)
        {
            if (!_space.Guarded[cell]) continue;
            var at = cell;
            yield return new ReleasedRow([.. _space.Axes.Select((axis, i) => axis.Points[_space.PointOf(at, i)])], Of(0, at), [.. _layers.Values.Select(layer => Of(layer, at))]);
        }
    }

    internal bool IsHidden(int layer, int cell) => _hidden[layer][cell];

    private ReleasedCount Of(int layer, int cell) => _hidden[layer][cell] ? ReleasedCount.Suppressed : ReleasedCount.Shown(Rule.Round(_space.Counts[layer][cell]));

    private int LayerOf(string measure) => _layers.TryGetValue(measure, out var layer) ? layer : throw new ArgumentException($"There is no measure \"{measure}\".", nameof(measure));

    private int CellAt(ReadOnlySpan<string> at)
    {
        if (at.Length != _points.Length) throw new ArgumentException($"The table has {_points.Length} dimensions, not {at.Length}.", nameof(at));
        var points = new int[at.Length];
        for (var axis = 0; axis < at.Length; axis++)
        {
            if (!_points[axis].TryGetValue(at[axis], out points[axis])) throw new ArgumentException($"{_space.Table.Dimensions[axis].Name} has no \"{at[axis]}\".", nameof(at));
        }

        var cell = _space.CellOf(points);
        return _space.Guarded[cell] ? cell : throw new ArgumentException($"No shown table has {string.Join(", ", at.ToArray())}.", nameof(at));
    }
}
