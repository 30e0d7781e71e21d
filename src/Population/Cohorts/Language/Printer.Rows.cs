namespace Goldthread.Population.Cohorts.Language;

/// <content>Sums, dates and events.</content>
public sealed partial class Printer
{
    private (Level Level, string Text) Sum(Expression sum) => sum switch
    {
        Arithmetic { Operator: ArithmeticOperator.Power } power => (Level.Power, $"{At(Level.Cast, power.Left)} ^ {At(Level.Signed, power.Right)}"),
        Arithmetic { Operator: ArithmeticOperator.Add or ArithmeticOperator.Subtract } of => (Level.Sum, $"{At(Level.Sum, of.Left)} {Words.Of(of.Operator)} {At(Level.Product, of.Right)}"),
        Arithmetic of => (Level.Product, $"{At(Level.Product, of.Left)} {Words.Of(of.Operator)} {At(Level.Signed, of.Right)}"),
        Negate negate => (Level.Signed, "-" + Turned(At(Level.Signed, negate.Of))),
        Absolute absolute => (Level.Power, $"absolute of {At(Level.Cast, absolute.Of)}"),
        Convert convert => (Level.Cast, $"{At(Level.Cast, convert.Of)} as {(convert.To == ColumnType.Whole ? "whole" : "decimal")}"),
        DatePart part => (Level.Power, $"{Words.Of(part.Part, isOne: true)} of {At(Level.Cast, part.Date)}"),
        StartOf start => (Level.Power, $"start of {Words.Of(start.Part, isOne: true)} of {At(Level.Cast, start.Date)}"),
        AddTime add => (Level.Sum, $"{At(Level.Sum, add.Date)} {(add.Back ? "-" : "+")} {At(Level.Product, add.Amount)} {Words.Of(add.Unit, add.Amount is Constant { Value: 1L })}"),
        TimeBetween between => (Level.Open, $"{Words.Of(between.Unit, isOne: false)} from {At(Level.Sum, between.From)} to {At(Level.Sum, between.To)}"),
        _ => throw new ArgumentException($"{sum.GetType().Name} is no sum.", nameof(sum)),
    };

    /// <summary>A number behind a minus would be read as a number below nought.</summary>
    private static string Turned(string text) => char.IsAsciiDigit(text[0]) ? $"({text})" : text;

    private (Level Level, string Text) OfRows(Expression expression) => expression switch
    {
        Has has => (Level.Open, "has " + Rows(has.Rows)),
        Count count => (Level.Open, "count of " + Rows(count.Rows)),
        Episodes episodes => (Level.Open, $"count of episodes of {Rows(episodes.Rows)} more than {episodes.MoreThanDays} {Words.Of(TimeUnit.Day, episodes.MoreThanDays == 1)} apart"),
        Aggregate aggregate => (Level.Open, $"{Verb(aggregate.Operator)} {RowValue(aggregate.Of, aggregate.Rows.Table)} of {Rows(aggregate.Rows)}"),
        Pick pick => Picked(pick),
        _ => throw new ArgumentException($"The language has no {expression.GetType().Name}.", nameof(expression)),
    };

    private (Level Level, string Text) Picked(Pick pick)
    {
        var verb = pick.Last ? "last" : "first";
        var byDate = pick.By.Count == 1 && pick.By[0] is RowColumn by && by.Column.Name == pick.Rows.Table.Date;
        var kind = Kind(pick.Rows);
        if (byDate && pick.Of is RowColumn of && pick.Rows is { Window: null, Filters.Count: 0 } && !kind.Contains(" coded ", StringComparison.Ordinal)) return (Level.Primary, $"{verb} {kind} {of.Column.Name}");
        var keys = byDate ? "" : " by " + In(pick.Rows.Table, () => pick.By is [RowColumn or PersonColumn] && !At(Level.Any, pick.By[0]).Contains('.', StringComparison.Ordinal) ? Print(pick.By[0]) : $"({List(pick.By)})");
        return (Level.Open, $"{verb} {RowValue(pick.Of, pick.Rows.Table)} of {Rows(pick.Rows)}{keys}");
    }

    private static string Verb(AggregateOperator aggregate) => aggregate switch
    {
        AggregateOperator.Sum => "sum of",
        AggregateOperator.Mean => "mean of",
        AggregateOperator.Lowest => "lowest",
        AggregateOperator.Highest => "highest",
        _ => "count of different",
    };

    private string RowValue(Expression of, EventTable table)
    {
        var text = In(table, () => Print(of));
        return of is RowColumn or PersonColumn && !text.Contains('.', StringComparison.Ordinal) ? text : $"({text})";
    }

    private string Rows(Rows rows)
    {
        var window = rows.Window is null ? "" : " " + In(null, () => Window(rows.Window));
        return Kind(rows) + window + string.Concat(rows.Filters.Select(f => $"{(f.Except ? " except" : "")} where ({In(rows.Table, () => Print(f.Test))})"));
    }

    /// <summary>The code set alone where it says which events it is of.</summary>
    private string Kind(Rows rows) =>
        rows.CodeSet is null ? rows.Table.Name
        : catalogue.FindCodes(rows.CodeSet)?.Table == rows.Table.Name && catalogue.FindTable(rows.CodeSet) is null ? CodeSet(rows.CodeSet)
        : $"{rows.Table.Name} coded {CodeSet(rows.CodeSet)}";

    private static string CodeSet(string name) => Catalogue.IsName(name) ? name : Quoted(name);

    private string Window(Window window) => window switch
    {
        LastWindow last => $"in the last {Length(last.Length, last.Unit)}",
        NextWindow next => $"in the next {Length(next.Length, next.Unit)}",
        BeforeWindow before => $"in the {Length(before.Length, before.Unit)} before {At(Level.Sum, before.Anchor)}",
        AfterWindow after => $"in the {Length(after.Length, after.Unit)} after {At(Level.Sum, after.Anchor)}",
        SideWindow side => $"{Words.OfDates(side.Operator)} {At(Level.Sum, side.Anchor)}",
        BetweenWindow between => $"{(between.Strictly ? "strictly " : "")}between {At(Level.Sum, between.Low)} and {At(Level.Sum, between.High)}",
        _ => throw new ArgumentException($"The language has no {window.GetType().Name}.", nameof(window)),
    };

    private static string Length(int length, TimeUnit unit) => $"{length} {Words.Of(unit, length == 1)}";

    private T In<T>(EventTable? table, Func<T> print)
    {
        var outer = _rows;
        _rows = table;
        var result = print();
        _rows = outer;
        return result;
    }
}
