namespace Goldthread.Population.Cohorts.Language;

/// <summary>Tests of one value in SQL.</summary>
internal static class TestTable
{
    public static string Of(ExpressionTable table, Predicate test) => test switch
    {
        Compare compare => Compared(table, compare),
        Between between => Between(table, between),
        IsKnown known => $"({table.Of(known.Value)} is not null)",
        InList { List.Count: 0 } => "false",
        InList list => $"({table.Of(list.Value, list.List[0].Type)} in ({string.Join(", ", list.List.Select(table.Of))}))",
        InCodes codes => table.InCodes(() => table.Of(codes.Code, ColumnType.Text), codes.CodeSet),
        InSeries series => $"({table.Of(series.Value, series.Of.Type)} in {RowsTable.KnownValues(table, series.Of, series.Rows)})",
        Contains contains => table.Let([table.Of(contains.Text, ColumnType.Text)], v => string.Join(" or ", contains.Any.Select(a => $"{table.Spelling.Find(v[0], table.Of(a, ColumnType.Text))} > 0"))),
        InWindow window => table.Let([table.Of(window.Date, ColumnType.Date)], v => Inside(table, v[0], window.Window)),
        _ => throw new InvalidOperationException($"The language has no {test.GetType().Name}."),
    };

    /// <summary>Whether a day, a bare name, lies in a window.</summary>
    public static string Inside(ExpressionTable table, string day, Window window) => window switch
    {
        LastWindow last => $"({day} > {table.Day(Days.Add(table.AsAt, -last.Length, last.Unit))} and {day} <= {table.Day(table.AsAt)})",
        NextWindow next => $"({day} > {table.Day(table.AsAt)} and {day} <= {table.Day(Days.Add(table.AsAt, next.Length, next.Unit))})",
        BeforeWindow before => table.Let([table.Of(before.Anchor)], a => $"{day} >= {SumTable.Added(table, a[0], table.Whole(-before.Length), before.Unit)} and {day} < {a[0]}"),
        AfterWindow after => table.Let([table.Of(after.Anchor)], a => $"{day} > {a[0]} and {day} <= {SumTable.Added(table, a[0], table.Whole(after.Length), after.Unit)}"),
        SideWindow side => $"({day} {Words.Of(side.Operator)} {table.Of(side.Anchor)})",
        BetweenWindow between => $"({day} {(between.Strictly ? ">" : ">=")} {table.Of(between.Low)} and {day} {(between.Strictly ? "<" : "<=")} {table.Of(between.High)})",
        _ => throw new InvalidOperationException($"The language has no {window.GetType().Name}."),
    };

    private static string Compared(ExpressionTable table, Compare compare)
    {
        var type = Wider.Of([compare.Left, compare.Right]);
        return $"({table.Of(compare.Left, type)}{table.Order(type)} {(compare.Operator == CompareOperator.NotEqual ? "<>" : Words.Of(compare.Operator))} {table.Of(compare.Right, type)})";
    }

    private static string Between(ExpressionTable table, Between between)
    {
        var type = Wider.Of([between.Value, between.Low, between.High]);
        var order = table.Order(type);
        return table.Let(
            [table.Of(between.Value, type)],
            v => $"{v[0]}{order} {(between.Strictly ? ">" : ">=")} {table.Of(between.Low, type)} and {v[0]}{order} {(between.Strictly ? "<" : "<=")} {table.Of(between.High, type)}");
    }
}
