using Goldthread.Population.Release;

namespace Goldthread.Population.Tests.Release;

/// <summary>
/// Works out suppressed cells from a release: from the rule, the shape of the table, every sum and every numerator with its complement. Of the shown cells the attacker knows the
/// rounded number, or, to be stronger than any reader can be, the true one.
/// </summary>
internal sealed class Attacker
{
    private readonly Dictionary<(int Layer, int Cell), int> _unknowns = [];
    private readonly LinearProgram? _program;
    private readonly ReleaseRule _rule;

    public Attacker(CellSpace space, ReleasedTable released, bool knowsTrueCounts)
    {
        _rule = released.Rule;
        var slacks = new List<double>();
        for (var layer = 0; layer < space.Counts.Length; layer++)
        {
            for (var cell = 0; cell < space.Size; cell++)
            {
                if (space.Guarded[cell] && released.IsHidden(layer, cell)) _unknowns[(layer, cell)] = _unknowns.Count;
            }
        }

        Suppressed = [.. _unknowns.Keys];
        if (_unknowns.Count == 0) return;
        var equations = Equations(space).Select(terms => Equation(space, terms, knowsTrueCounts, slacks)).OfType<Dictionary<int, double>>().ToList();
        var columns = _unknowns.Count + slacks.Count;
        List<double[]> rows = [.. equations.Select(e => Row(e, columns + slacks.Count))];
        for (var s = 0; s < slacks.Count; s++)
        {
            // A rounded count lies so far above its lower end, and no farther.
            var row = new double[columns + slacks.Count + 1];
            (row[_unknowns.Count + s], row[columns + s], row[^1]) = (1, 1, slacks[s]);
            rows.Add(row);
        }

        _program = new LinearProgram(columns + slacks.Count, rows);
        _program.IsFeasible.ShouldBeTrue("the truth itself is a solution");
    }

    public IReadOnlyList<(int Layer, int Cell)> Suppressed { get; }

    /// <summary>The cells of which fewer values stay possible than the rule protects.</summary>
    public List<(int Layer, int Cell)> Recovered()
    {
        var recovered = new List<(int Layer, int Cell)>();
        for (var i = 0; i < Suppressed.Count; i++)
        {
            if (Values(i, _rule.Protection) < _rule.Protection) recovered.Add(Suppressed[i]);
        }

        return recovered;
    }

    /// <summary>Whether each value that makes a cell small is still possible.</summary>
    public bool AllSmallValuesPossible((int Layer, int Cell) cell)
    {
        var i = _unknowns[cell];
        _program!.Bound(i, isMost: false, 0);
        _program.Bound(i, isMost: true, _rule.Protection - 1);
        return _program.Least[i] < 1e-6 && _program.Most[i] > _rule.Protection - 1 - 1e-6;
    }

    private double Values(int i, int enough)
    {
        var program = _program!;
        if (Width(i) >= enough) return enough;
        program.Bound(i, isMost: true, program.Least[i] + enough);
        if (Width(i) >= enough) return enough;
        program.Bound(i, isMost: false, 0);
        if (Width(i) >= enough) return enough;
        program.Bound(i, isMost: true, program.Least[i] + enough);
        return Width(i);

        double Width(int at) => Math.Floor(program.Most[at] + 1e-6) - Math.Ceiling(program.Least[at] - 1e-6) + 1;
    }

    // Each table over the shown cells adds up along every dimension, and every numerator with its complement. Told as terms that come to nought.
    private static IEnumerable<List<(int Layer, int Cell, int Sign)>> Equations(CellSpace space)
    {
        for (var layer = 0; layer < space.Counts.Length; layer++)
        {
            for (var cell = 0; cell < space.Size; cell++)
            {
                if (!space.Guarded[cell]) continue;
                if (layer % 2 == 1) yield return [(layer, cell, 1), (layer + 1, cell, 1), (space.Parents[layer], cell, -1)];
                for (var axis = 0; axis < space.Axes.Length; axis++)
                {
                    var point = space.PointOf(cell, axis);
                    if (point < space.Axes[axis].Values) continue;
                    var points = Enumerable.Range(0, space.Axes.Length).Select(a => space.PointOf(cell, a)).ToArray();
                    var terms = new List<(int, int, int)> { (layer, cell, -1) };
                    for (var value = 0; value < space.Axes[axis].Values; value++)
                    {
                        points[axis] = value;
                        if (space.Axes[axis].Path(value).Contains(point)) terms.Add((layer, space.CellOf(points), 1));
                    }

                    if (terms.TrueForAll(t => space.Guarded[t.Item2])) yield return terms;
                }
            }
        }
    }

    // Unknowns are counted from the least they can be; a slack is how far a shown count lies above the lower end of what its rounding leaves.
    private Dictionary<int, double>? Equation(CellSpace space, List<(int Layer, int Cell, int Sign)> terms, bool knowsTrueCounts, List<double> slacks)
    {
        var row = new Dictionary<int, double>();
        double right = 0;
        foreach (var (layer, cell, sign) in terms)
        {
            if (_unknowns.TryGetValue((layer, cell), out var unknown))
            {
                row[unknown] = row.GetValueOrDefault(unknown) + sign;
                right -= sign * _rule.Least;
                continue;
            }

            var isExact = knowsTrueCounts || (layer == 0 && space.Table.PopulationIsKnown);
            var (low, high) = isExact ? (space.Counts[layer][cell], space.Counts[layer][cell]) : Unrounded(_rule.Round(space.Counts[layer][cell]));
            right -= sign * low;
            if (high == low) continue;
            var key = _slackOf.TryGetValue((layer, cell), out var known) ? known : _slackOf[(layer, cell)] = Add(slacks, high - low);
            row[_unknowns.Count + key] = row.GetValueOrDefault(_unknowns.Count + key) + sign;
        }

        if (row.Count == 0) return null;
        row[-1] = right;
        return row;
    }

    private readonly Dictionary<(int Layer, int Cell), int> _slackOf = [];

    private (long Low, long High) Unrounded(long shown) =>
        shown == 0 ? (0, 0) : (Math.Max(shown - (_rule.RoundingBase / 2), _rule.Threshold), shown + ((_rule.RoundingBase - 1) / 2));

    private static int Add(List<double> slacks, double most)
    {
        slacks.Add(most);
        return slacks.Count - 1;
    }

    private static double[] Row(Dictionary<int, double> terms, int columns)
    {
        var row = new double[columns + 1];
        foreach (var (column, value) in terms) row[column < 0 ? columns : column] = value;
        return row;
    }
}
