using Goldthread.Fhir.FhirPath;

namespace Goldthread.Fhir.Views;

/// <summary>How a selection walks the items below its node.</summary>
internal enum Walk
{
    /// <summary>It stays at the node.</summary>
    Stay,

    /// <summary>A row for each item.</summary>
    ForEach,

    /// <summary>A row for each item, and one row of nulls when there is none.</summary>
    ForEachOrNull,

    /// <summary>A row for each item at any depth.</summary>
    Repeat,
}

/// <summary>
/// One "select" of a view, compiled: columns, selects within and unions beside one another, multiplied.
/// https://build.fhir.org/ig/FHIR/sql-on-fhir-v2/StructureDefinition-ViewDefinition.html#processing-algorithm
/// </summary>
internal sealed class Selection
{
    private const int DeepestRepeat = 100;
    private const int MostRepeated = 20_000;

    private readonly Walk _walk;
    private readonly FhirPathExpression[] _paths;
    private readonly string _field;
    private readonly ColumnPath[] _columns;
    private readonly Selection[] _selects;
    private readonly Selection[] _unions;
    private readonly ViewCell[] _nothing;

    public Selection(Walk walk, FhirPathExpression[] paths, string field, ColumnPath[] columns, Selection[] selects, Selection[] unions)
    {
        (_walk, _paths, _field, _columns, _selects, _unions) = (walk, paths, field, columns, selects, unions);
        AllColumns = [.. columns, .. selects.SelectMany(s => s.AllColumns), .. unions.Take(1).SelectMany(u => u.AllColumns)];
        _nothing = [.. AllColumns.Select(c => c.IsRowIndex ? new ViewCell(FhirNode.From(0)) : default)];
    }

    /// <summary>Its columns in their order: its own, those of the selects within it, those of its union.</summary>
    public ColumnPath[] AllColumns { get; }

    /// <summary>Appends the rows that a node makes.</summary>
    public void Process(ViewScope scope, FhirNode node, List<ViewCell[]> rows)
    {
        if (_walk == Walk.Stay)
        {
            ProcessOne(scope, node, rows);
            return;
        }

        var items = Items(scope, node);
        if (items.Count == 0 && _walk == Walk.ForEachOrNull)
        {
            scope.Spend(1);
            rows.Add(_nothing);
            return;
        }

        var outer = scope.RowIndex;
        for (var i = 0; i < items.Count; i++)
        {
            scope.RowIndex = i;
            ProcessOne(scope, items[i], rows);
        }

        scope.RowIndex = outer;
    }

    private List<FhirNode> Items(ViewScope scope, FhirNode node)
    {
        scope.Field = _field;
        if (_walk != Walk.Repeat)
        {
            return [.. scope.Evaluate(_paths[0], node)];
        }

        var items = new List<FhirNode>();
        Repeat(scope, node, items, 0);
        return items;
    }

    private void Repeat(ViewScope scope, FhirNode node, List<FhirNode> items, int depth)
    {
        foreach (var path in _paths)
        {
            foreach (var child in scope.Evaluate(path, node).ToArray())
            {
                if (depth == DeepestRepeat || items.Count == MostRepeated)
                {
                    throw new FhirPathException($"repeat comes to no end within {DeepestRepeat} levels and {MostRepeated:N0} items.");
                }

                items.Add(child);
                Repeat(scope, child, items, depth + 1);
            }
        }
    }

    private void ProcessOne(ViewScope scope, FhirNode node, List<ViewCell[]> rows)
    {
        var own = new ViewCell[_columns.Length];
        for (var i = 0; i < own.Length; i++)
        {
            own[i] = _columns[i].Read(scope, node);
        }

        if (_selects.Length == 0 && _unions.Length == 0)
        {
            scope.Spend(1);
            rows.Add(own);
            return;
        }

        var parts = new List<List<ViewCell[]>>(_selects.Length + 1);
        foreach (var select in _selects)
        {
            var part = new List<ViewCell[]>();
            select.Process(scope, node, part);
            parts.Add(part);
        }

        if (_unions.Length > 0)
        {
            var part = new List<ViewCell[]>();
            foreach (var union in _unions)
            {
                union.Process(scope, node, part);
            }

            parts.Add(part);
        }

        Multiply(scope, own, parts, rows);
    }

    /// <summary>Every row of the first part with every row of the next, the last part turning fastest.</summary>
    private void Multiply(ViewScope scope, ViewCell[] own, List<List<ViewCell[]>> parts, List<ViewCell[]> rows)
    {
        if (parts.Exists(p => p.Count == 0))
        {
            return;
        }

        var at = new int[parts.Count];
        while (true)
        {
            var row = new ViewCell[AllColumns.Length];
            own.CopyTo(row, 0);
            var column = own.Length;
            for (var i = 0; i < at.Length; i++)
            {
                var part = parts[i][at[i]];
                part.CopyTo(row, column);
                column += part.Length;
            }

            scope.Spend(1);
            rows.Add(row);
            var turn = at.Length - 1;
            while (turn >= 0 && ++at[turn] == parts[turn].Count)
            {
                at[turn--] = 0;
            }

            if (turn < 0)
            {
                return;
            }
        }
    }
}
