namespace Goldthread.Population.Tests.Release;

/// <summary>
/// What numbers of 0 or more can be under equations: the least and the most of each, by the simplex method in two phases with Bland's rule. Equations that fix a number, eliminate one by
/// another or bound it are all cases of it.
/// </summary>
internal sealed class LinearProgram
{
    private const double Tiny = 1e-9;

    private readonly int _unknowns;
    private readonly List<double[]> _rows = [];
    private readonly List<int> _basis = [];

    /// <summary>Finds a first solution.</summary>
    /// <param name="unknowns">How many numbers.</param>
    /// <param name="equations">Coefficients, with the right side last.</param>
    public LinearProgram(int unknowns, IReadOnlyList<double[]> equations)
    {
        _unknowns = unknowns;
        (Least, Most) = (new double[unknowns], new double[unknowns]);
        Array.Fill(Least, double.PositiveInfinity);
        Array.Fill(Most, double.NegativeInfinity);
        // The helping numbers that the first phase drives out have no columns: once out, they never come back.
        var width = unknowns + 1;
        for (var e = 0; e < equations.Count; e++)
        {
            var row = new double[width];
            var sign = equations[e][^1] < 0 ? -1 : 1;
            for (var i = 0; i < unknowns; i++) row[i] = sign * equations[e][i];
            row[^1] = sign * equations[e][^1];
            _rows.Add(row);
            _basis.Add(unknowns + e);
        }

        var goal = new double[width];
        foreach (var row in _rows)
        {
            for (var i = 0; i < unknowns; i++) goal[i] -= row[i];
            goal[^1] -= row[^1];
        }

        while (Enter(goal, unknowns) is var column and >= 0 && Leave(column) is var leaving and >= 0) Pivot(leaving, column, goal);
        IsFeasible = goal[^1] > -1e-6;
        for (var e = _rows.Count - 1; e >= 0; e--)
        {
            if (_basis[e] < unknowns) continue;
            var column = Array.FindIndex(_rows[e], 0, unknowns, c => Math.Abs(c) > Tiny);
            if (column >= 0)
            {
                Pivot(e, column, goal);
            }
            else
            {
                _rows.RemoveAt(e);
                _basis.RemoveAt(e);
            }
        }

        Seen();
    }

    public bool IsFeasible { get; }

    /// <summary>The least that each was seen at: a bound for those that were bounded, and what is at least possible for all others.</summary>
    public double[] Least { get; }

    public double[] Most { get; }

    /// <summary>Drives a number as far down (or up) as it goes, or until it has passed what is enough.</summary>
    public void Bound(int unknown, bool isMost, double enough)
    {
        var goal = new double[_rows.Count > 0 ? _rows[0].Length : _unknowns + 1];
        goal[unknown] = isMost ? -1 : 1;
        var at = _basis.IndexOf(unknown);
        if (at >= 0)
        {
            var factor = goal[unknown];
            for (var i = 0; i < goal.Length; i++) goal[i] -= factor * _rows[at][i];
        }

        while (isMost ? Most[unknown] < enough : Least[unknown] > enough)
        {
            var column = Enter(goal, _unknowns);
            if (column < 0) return;
            var leaving = Leave(column);
            if (leaving < 0)
            {
                Most[unknown] = double.PositiveInfinity;
                return;
            }

            Pivot(leaving, column, goal);
            Seen();
        }
    }

    private static int Enter(double[] goal, int columns)
    {
        for (var i = 0; i < columns; i++)
        {
            if (goal[i] < -Tiny) return i;
        }

        return -1;
    }

    private int Leave(int column)
    {
        var (best, at) = (double.PositiveInfinity, -1);
        for (var e = 0; e < _rows.Count; e++)
        {
            if (_rows[e][column] <= Tiny) continue;
            var ratio = _rows[e][^1] / _rows[e][column];
            if (ratio < best - Tiny || (ratio < best + Tiny && at >= 0 && _basis[e] < _basis[at])) (best, at) = (ratio, e);
        }

        return at;
    }

    private void Pivot(int leaving, int column, double[] goal)
    {
        var row = _rows[leaving];
        var by = 1 / row[column];
        for (var i = 0; i < row.Length; i++) row[i] *= by;
        for (var e = 0; e < _rows.Count; e++)
        {
            if (e != leaving) Take(_rows[e], row, column);
        }

        Take(goal, row, column);
        _basis[leaving] = column;
    }

    private static void Take(double[] from, double[] row, int column)
    {
        var factor = from[column];
        if (factor == 0) return;
        for (var i = 0; i < row.Length; i++)
        {
            from[i] -= factor * row[i];
        }

        from[column] = 0;
    }

    private void Seen()
    {
        Span<double> values = stackalloc double[_unknowns];
        for (var e = 0; e < _rows.Count; e++)
        {
            if (_basis[e] < _unknowns) values[_basis[e]] = _rows[e][^1];
        }

        for (var i = 0; i < _unknowns; i++) (Least[i], Most[i]) = (Math.Min(Least[i], values[i]), Math.Max(Most[i], values[i]));
    }
}
