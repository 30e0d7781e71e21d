namespace Goldthread.Population.Cohorts.Language;

/// <summary>
/// A person's events in SQL. Values are taken from the rows in an inner select first: an aggregate over a column of the person alone would otherwise be taken for one of the
/// outer statement (PostgreSQL manual, 4.2.7).
/// </summary>
internal static class RowsTable
{
    private const string Events = "select {0} from \"{1}\" {2} where {3}";
    private const string HowMany = "(select count(*) from ({0}) {1})";
    private const string Made = "(select {0} from ({1}) {2})";
    private const string Known = "(select {1}.v from ({0}) {1} where {1}.v is not null)";
    private const string OfOne = "(select {1}.v from ({0}) {1} order by {2} limit 1)";
    private const string HowManyApart = "(select count(*) from (select {1}.v as v, lag({1}.v) over (order by {1}.v) as b from (select {2}.v as v from ({0}) {2} where {2}.v is not null) {1}) {3} where {3}.b is null or {3}.v - {3}.b > {4})";

    public static bool IsOfRows(Expression expression) => expression is Has or Count or Language.Episodes or Aggregate or Pick;

    public static string Of(ExpressionTable table, Expression expression)
    {
        var x = table.Alias();
        return expression switch
        {
            Has has => $"(exists ({Select(table, has.Rows)}))",
            Count count => HowMany.With(Select(table, count.Rows), x),
            Aggregate { Operator: AggregateOperator.Highest or AggregateOperator.Lowest } of => table.Furthest(of.Operator == AggregateOperator.Highest, of.Type, Select(table, of.Rows, of.Of)),
            Aggregate of => Made.With(Aggregated(of, x), Select(table, of.Rows, of.Of), x),
            Pick pick => Picked(table, pick, x),
            Language.Episodes episodes => Episodes(table, episodes, x),
            _ => throw new InvalidOperationException($"The language has no {expression.GetType().Name}."),
        };
    }

    /// <summary>The values that are known, as what a value is looked for in.</summary>
    public static string KnownValues(ExpressionTable table, Expression of, Rows rows)
    {
        var x = table.Alias();
        return Known.With(Select(table, rows, of), x);
    }

    private static string Select(ExpressionTable table, Rows rows, Expression of) => Select(table, rows, () => table.Of(of) + " as v");

    private static string Select(ExpressionTable table, Rows rows) => Select(table, rows, () => "1 as v");

    private static string Select(ExpressionTable table, Rows rows, Func<string> columns)
    {
        var e = table.Alias();
        var conditions = new List<string> { $"{e}.\"person\" = p.\"person\"" };
        if (rows.CodeSet is not null) conditions.Add(table.InCodes(() => $"{e}.\"{rows.Table.CodeColumn.Name}\"", rows.CodeSet));
        if (rows.Window is not null) conditions.Add(TestTable.Inside(table, $"{e}.\"{rows.Table.DateColumn.Name}\"", rows.Window));
        conditions.AddRange(rows.Filters.Select(f => table.At(e, () => $"{table.Of(f.Test)} is {(f.Except ? "not " : "")}true")));
        return Events.With(table.At(e, columns), table.EventTable(rows.Table.Name), e, string.Join(" and ", conditions));
    }

    private static string Aggregated(Aggregate of, string x) => of.Operator switch
    {
        AggregateOperator.Different => $"count(distinct {x}.v)",
        AggregateOperator.Mean => $"avg(cast({x}.v as double precision))",
        _ => $"cast(sum({x}.v) as {(of.Type == ColumnType.Whole ? "bigint" : "double precision")})",
    };

    private static string Picked(ExpressionTable table, Pick pick, string x)
    {
        var direction = pick.Last ? "desc nulls last" : "asc nulls first";
        var select = Select(table, pick.Rows, () => string.Join(", ", pick.By.Select((k, i) => $"{table.Of(k)} as k{i}").Prepend(table.Of(pick.Of) + " as v")));
        var order = pick.By.Select((k, i) => $"{x}.k{i}{table.Order(k.Type)} {direction}").Append($"{x}.v{table.Order(pick.Of.Type)} {direction}");
        return OfOne.With(select, x, string.Join(", ", order));
    }

    private static string Episodes(ExpressionTable table, Language.Episodes episodes, string x)
    {
        var (y, z) = (table.Alias(), table.Alias());
        var days = Select(table, episodes.Rows, new RowColumn(episodes.Rows.Table.Name, episodes.Rows.Table.DateColumn));
        return HowManyApart.With(days, y, x, z, ExpressionTable.Own(episodes.MoreThanDays));
    }
}
