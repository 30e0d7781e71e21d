namespace Goldthread.Population.Cohorts.Language;

/// <summary>What an expression is made of, and what it reads.</summary>
public static class Parts
{
    /// <summary>The expression itself and everything in it, outermost first.</summary>
    public static IEnumerable<Expression> Of(Expression expression) => Inside(expression).SelectMany(Of).Prepend(expression);

    /// <summary>Each column of the person that it reads, by name.</summary>
    public static IReadOnlySet<string> Columns(Expression expression) => Of(expression).OfType<PersonColumn>().Select(c => c.Column.Name).ToHashSet(StringComparer.Ordinal);

    /// <summary>Each kind of event that it reads, by name.</summary>
    public static IReadOnlySet<string> Tables(Expression expression) => Of(expression).Select(RowsOf).OfType<Rows>().Select(r => r.Table.Name).ToHashSet(StringComparer.Ordinal);

    /// <summary>
    /// True for a test that one bitmap can answer: it reads one column of the person, or one kind of event and no column, and joins nothing with and, or, not or another
    /// cohort. Two bitmaps in truth, where it may be unknown.
    /// </summary>
    public static bool IsLeaf(Expression test) =>
        test is { Type: ColumnType.YesNo } and not (And or Or or Not or InCohort) && !Of(test).Any(p => p is InCohort) && Columns(test).Count + Tables(test).Count == 1;

    /// <summary>The tests of a step between its and, or and not: leaves, other cohorts, and what reads several columns or kinds of events.</summary>
    public static IEnumerable<Expression> Leaves(Expression test) => test switch
    {
        And and => and.All.SelectMany(Leaves),
        Or or => or.Any.SelectMany(Leaves),
        Not not => Leaves(not.Of),
        _ => [test],
    };

    /// <summary>The events that an expression is about itself; null where it is about none.</summary>
    public static Rows? RowsOf(Expression expression) => expression switch
    {
        Has has => has.Rows,
        Count count => count.Rows,
        Episodes episodes => episodes.Rows,
        Aggregate aggregate => aggregate.Rows,
        Pick pick => pick.Rows,
        InSeries series => series.Rows,
        _ => null,
    };

    private static IEnumerable<Expression> Inside(Expression expression) => (RowsOf(expression) is { } rows ? InRows(rows) : []).Concat(expression switch
    {
        Not not => [not.Of],
        And and => and.All,
        Or or => or.Any,
        Choice choice => choice.Branches.SelectMany(b => new[] { b.Test, b.Value }).Concat(choice.Otherwise is null ? [] : [choice.Otherwise]),
        FirstKnown known => known.Among,
        Extreme extreme => extreme.Among,
        Category category => [category.Code],
        Compare compare => [compare.Left, compare.Right],
        Between between => [between.Value, between.Low, between.High],
        IsKnown known => [known.Value],
        InList list => [list.Value],
        InCodes codes => [codes.Code],
        InSeries series => [series.Value, series.Of],
        Contains contains => contains.Any.Prepend(contains.Text),
        InWindow window => Ends(window.Window).Prepend(window.Date),
        Arithmetic of => [of.Left, of.Right],
        Negate negate => [negate.Of],
        Absolute absolute => [absolute.Of],
        Convert convert => [convert.Of],
        DatePart part => [part.Date],
        StartOf start => [start.Date],
        AddTime add => [add.Date, add.Amount],
        TimeBetween between => [between.From, between.To],
        Aggregate aggregate => [aggregate.Of],
        Pick pick => pick.By.Prepend(pick.Of),
        _ => [],
    });

    private static IEnumerable<Expression> InRows(Rows rows) => rows.Filters.Select(f => f.Test).Concat(rows.Window is null ? [] : Ends(rows.Window));

    private static IEnumerable<Expression> Ends(Window window) => window switch
    {
        BeforeWindow before => [before.Anchor],
        AfterWindow after => [after.Anchor],
        SideWindow side => [side.Anchor],
        BetweenWindow between => [between.Low, between.High],
        _ => [],
    };
}
