namespace Goldthread.Population.Release;

/// <summary>
/// Which cells are not shown. First those that are small. Then, for each of them, enough others that it cannot be had by adding and subtracting: a move is sought, which
/// gives the small cell one person more and takes or gives one elsewhere so that every sum still holds, and all cells that it changes are suppressed. Made several times, forwards or
/// backwards, the move leads to other tables that look the same from outside; so every value on its way stays possible. The move is the proof, in whole people, even for a
/// reader who knew each shown cell without rounding. Of all moves the one that costs least is taken.
/// </summary>
/// <remarks>
/// After the hypercube method for tables of any dimension (Repsilber 1994; Giessing and Repsilber, in Inference control in statistical databases, 2002), with groups, linked tables, and
/// numerators beside their complements. What a move costs is the people in the shown cells that it takes away; complements are as a rule not shown and cost nothing.
/// </remarks>
internal sealed class Suppression
{
    private const double Never = double.PositiveInfinity;

    private readonly CellSpace _space;
    private readonly ReleaseRule _rule;
    private readonly bool[][] _hidden;
    private List<Step> _move = [];
    private (int Layer, int Cell) _target;
    private long _leastWhereMore;
    private long _leastWhereFewer;

    private Suppression(CellSpace space, ReleaseRule rule)
    {
        _space = space;
        _rule = rule;
        _hidden = [.. space.Counts.Select((counts, layer) => Cells(layer, counts, rule.IsSmall))];
    }

    /// <summary>The small cells alone: what is not enough.</summary>
    public static bool[][] Primary(CellSpace space, ReleaseRule rule) => new Suppression(space, rule)._hidden;

    /// <summary>By layer and cell: true where nothing is shown.</summary>
    /// <param name="space">The table.</param>
    /// <param name="rule">What may leave.</param>
    /// <param name="keptBack">Cells of all people that are kept back whatever their size.</param>
    public static bool[][] All(CellSpace space, ReleaseRule rule, IReadOnlyCollection<int>? keptBack = null)
    {
        var suppression = new Suppression(space, rule);
        foreach (var cell in keptBack ?? []) suppression._hidden[0][cell] = true;
        var small = suppression._hidden.SelectMany((cells, layer) => Enumerable.Range(0, space.Size).Where(cell => cells[cell]).Select(cell => (layer, cell))).ToList();
        foreach (var (layer, cell) in small)
        {
            if (!suppression.Protect(layer, cell)) return suppression.Everything();
        }

        return suppression._hidden;
    }

    // Best is that each small value stays possible and that all other cells of the move stay large meanwhile, for then the gate would have chosen alike in each case, and even a reader
    // who runs it on every table there is learns no more. Next, that each small value stays possible. Where that cannot be (several cells of one person each add up to at least so
    // many), as many values from the true one on.
    private bool Protect(int layer, int cell)
    {
        var count = _space.Counts[layer][cell];
        // Of a large count that is kept back, as many values from the true one on as a small one would have.
        if (count >= _rule.Threshold) return Protect(layer, cell, _rule.Threshold, 2 * _rule.Threshold) || Protect(layer, cell, _rule.Least, _rule.Threshold - 1);
        var (down, up) = (count - _rule.Least, _rule.Threshold - 1 - count);
        return Protect(layer, cell, _rule.Threshold + down, _rule.Threshold + up) || Protect(layer, cell, _rule.Least + down, _rule.Least + up)
            || Protect(layer, cell, _rule.Least, _rule.Threshold - 1);
    }

    private bool Protect(int layer, int cell, long leastWhereMore, long leastWhereFewer)
    {
        (_target, _leastWhereMore, _leastWhereFewer) = ((layer, cell), leastWhereMore, leastWhereFewer);
        var best = Never;
        List<Step> move = [];
        foreach (var steps in _space.Moves(cell))
        {
            _move = steps;
            if (Cost(layer, best) is var cost && cost < best)
            {
                best = cost;
                move = [.. steps];
                if (best == 0) break;
            }
        }

        if (double.IsPositiveInfinity(best)) return false;
        _move = move;
        var changes = new List<Step>();
        _ = Down(layer, 1, changes) + Up(layer, Never, changes);
        foreach (var (at, _) in changes)
        {
            foreach (var (changed, _) in move) _hidden[at][changed] = true;
        }

        return true;
    }

    private double Cost(int layer, double best)
    {
        var cost = Down(layer, 1, null);
        return cost >= best ? Never : cost + Up(layer, best - cost, null);
    }

    // The layer changes with the move (1) or against it (-1), and in every measure counted among its people either those who have it or those who have not.
    private double Down(int layer, int sign, List<Step>? changes)
    {
        var cost = OfLayer(layer, sign);
        changes?.Add(new Step(layer, sign));
        foreach (var has in _space.Children[layer])
        {
            if (double.IsPositiveInfinity(cost)) return Never;
            cost += Either(has, sign, changes);
        }

        return cost;
    }

    private double Either(int has, int sign, List<Step>? changes)
    {
        var (with, without) = (Down(has, sign, null), Down(has + 1, sign, null));
        if (changes is not null) Down(with <= without ? has : has + 1, sign, changes);
        return Math.Min(with, without);
    }

    // Either the other half of the measure changes the other way, and all others stay as they are; or the whole changes too.
    private double Up(int layer, double best, List<Step>? changes)
    {
        if (layer == 0) return 0;
        var across = Down(CellSpace.Other(layer), -1, null);
        var above = Above(layer, Math.Min(best, across), null);
        if (changes is not null)
        {
            if (across <= above) Down(CellSpace.Other(layer), -1, changes);
            else Above(layer, Never, changes);
        }

        return Math.Min(across, above);
    }

    private double Above(int layer, double best, List<Step>? changes)
    {
        var parent = _space.Parents[layer];
        var cost = OfLayer(parent, 1);
        changes?.Add(new Step(parent, 1));
        foreach (var has in _space.Children[parent])
        {
            if (cost >= best) return Never;
            if (has != layer && has != CellSpace.Other(layer)) cost += Either(has, 1, changes);
        }

        return cost >= best ? Never : cost + Up(parent, best - cost, changes);
    }

    private double OfLayer(int layer, int sign)
    {
        if (Known(layer)) return Never;
        var (counts, hidden) = (_space.Counts[layer], _hidden[layer]);
        var isShown = layer == 0 || layer % 2 == 1;
        double cost = 0;
        foreach (var (at, change) in _move)
        {
            if (counts[at] < (change * sign > 0 ? _leastWhereMore : _leastWhereFewer) && (layer, at) != _target) return Never;
            if (isShown && !hidden[at]) cost += _space.Widths[at] * (layer == 0 ? _space.Counts.Length : 1);
        }

        return cost;
    }

    private bool Known(int layer) => layer == 0 && _space.Table.PopulationIsKnown;

    // Where a published population has nobody, everybody knows that nobody there has anything: there is nothing to keep.
    private bool[] Cells(int layer, long[] counts, Func<long, bool> which)
    {
        var cells = new bool[_space.Size];
        if (Known(layer)) return cells;
        var known = _space.Table.PopulationIsKnown ? _space.Counts[0] : null;
        for (var cell = 0; cell < cells.Length; cell++) cells[cell] = _space.Guarded[cell] && which(counts[cell]) && known?[cell] != 0;
        return cells;
    }

    // A published population may be so small that it gives its few people away by itself. Then nothing is added to what is known.
    private bool[][] Everything() => [.. _space.Counts.Select((counts, layer) => Cells(layer, counts, count => count >= _rule.Least))];
}
