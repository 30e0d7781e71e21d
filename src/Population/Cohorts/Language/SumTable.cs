namespace Goldthread.Population.Cohorts.Language;

/// <summary>Numbers and days in SQL.</summary>
internal static class SumTable
{
    /// <summary>Beyond it e to this power cannot be held in a double.</summary>
    private const string LargestExponent = "709.78";

    /// <summary>Beyond it e to this power is nought.</summary>
    private const string SmallestExponent = "(-700)";

    private static readonly long FirstDay = DateOnly.MinValue.DayNumber - new DateOnly(1970, 1, 1).DayNumber;
    private static readonly long LastDay = DateOnly.MaxValue.DayNumber - new DateOnly(1970, 1, 1).DayNumber;

    public static string Of(ExpressionTable table, Expression sum) => sum switch
    {
        Arithmetic of => Arithmetic(table, of),
        Negate negate => $"(- {table.Of(negate.Of)})",
        Absolute absolute => $"abs({table.Of(absolute.Of)})",
        Convert convert => Converted(table, convert),
        DatePart { Part: TimeUnit.Year } part => table.Spelling.Year(table.Of(part.Date)),
        DatePart { Part: TimeUnit.Month } part => table.Spelling.Month(table.Of(part.Date)),
        DatePart part => table.Spelling.DayOfMonth(table.Of(part.Date)),
        StartOf { Part: TimeUnit.Year } start => table.Let([table.Spelling.Year(table.Of(start.Date))], y => table.Spelling.FirstOfMonth($"({y[0]} * 12)")),
        StartOf start => table.Let([table.Of(start.Date)], d => $"{d[0]} - {table.Spelling.DayOfMonth(d[0])} + 1"),
        AddTime add => Added(table, table.Of(add.Date), add.Back ? $"(- {table.Of(add.Amount)})" : table.Of(add.Amount), add.Unit),
        TimeBetween between => Between(table, between),
        _ => throw new InvalidOperationException($"The language has no {sum.GetType().Name}."),
    };

    /// <summary>A day so long after another. The same day of another month, or the first of the next where that is earlier: the rule of the months.</summary>
    public static string Added(ExpressionTable table, string date, string amount, TimeUnit unit)
    {
        var within = (string a) => $"{a} between {ExpressionTable.Own(-Days.Furthest)} and {ExpressionTable.Own(Days.Furthest)}";
        if (unit is TimeUnit.Day or TimeUnit.Week)
        {
            var day = table.Let([date, amount], v => $"case when {within(v[1])} then {v[0]} + {v[1]}{(unit == TimeUnit.Week ? " * 7" : "")} end");
            return table.Let([day], v => $"case when {v[0]} between {ExpressionTable.Own(FirstDay)} and {ExpressionTable.Own(LastDay)} then {v[0]} end");
        }

        return table.Let([date, amount], v =>
        {
            var month = $"case when {within(v[1])} then {table.Spelling.Year(v[0])} * 12 + {table.Spelling.Month(v[0])} - 1 + {v[1]}{(unit == TimeUnit.Year ? " * 12" : "")} end";
            var day = table.Spelling.DayOfMonth(v[0]);
            return table.Let([month, day], m =>
            {
                var inside = $"{m[0]} between {ExpressionTable.Own(Days.FirstMonth)} and {ExpressionTable.Own(Days.LastMonth)}";
                var same = $"case when {inside} then {table.Spelling.FirstOfMonth(m[0])} + {m[1]} - 1 end";
                var next = $"case when {inside} then {table.Spelling.FirstOfMonth($"({m[0]} + 1)")} end";
                return table.Let([same, next], d => $"case when {d[0]} < {d[1]} then {d[0]} else {d[1]} end");
            });
        });
    }

    private static string Arithmetic(ExpressionTable table, Arithmetic of)
    {
        var (a, b) = (table.Of(of.Left), table.Of(of.Right));
        return of.Operator switch
        {
            ArithmeticOperator.Divide => Divided(a, b),
            ArithmeticOperator.FloorDivide when of.Type == ColumnType.Decimal => $"floor({Divided(a, b)})",
            ArithmeticOperator.FloorDivide => Floored(table, a, b),
            ArithmeticOperator.Power => Power(table, a, b),
            _ => $"({a} {Words.Of(of.Operator)} {b})",
        };
    }

    private static string Divided(string a, string b) => $"(cast({a} as double precision) / nullif(cast({b} as double precision), 0))";

    private static string Floored(ExpressionTable table, string a, string b) =>
        table.Let([a, $"nullif({b}, 0)"], v => $"{v[0]} / {v[1]} - case when {v[0]} % {v[1]} <> 0 and ({v[0]} < 0) <> ({v[1]} < 0) then 1 else 0 end");

    /// <summary>PostgreSQL refuses what has no real result or is too large or small to hold; both are unknown here, and what is too small is nought.</summary>
    private static string Power(ExpressionTable table, string a, string b) => table.Let(
        [$"cast({a} as double precision)", $"cast({b} as double precision)"],
        v => $"case when {v[0]} = 0 and {v[1]} < 0 then null when {v[0]} < 0 and {v[1]} <> floor({v[1]}) then null when {v[0]} = 0 then case when {v[1]} = 0 then 1 when {v[1]} > 0 then 0 end "
            + $"when {v[1]} * ln(abs({v[0]})) > {LargestExponent} then null when {v[1]} * ln(abs({v[0]})) < {SmallestExponent} then 0 else power({v[0]}, {v[1]}) end");

    private static string Converted(ExpressionTable table, Convert convert)
    {
        var of = table.Of(convert.Of);
        var number = convert.Of.Type == ColumnType.YesNo ? table.AsNumber(convert.Of) : of;
        if (convert.To == ColumnType.Decimal) return $"cast({number} as double precision)";
        return convert.Of.Type == ColumnType.Decimal ? table.Let([of], v => $"case when abs({v[0]}) < 9.2e18 then cast(trunc({v[0]}) as bigint) end") : $"cast({number} as bigint)";
    }

    private static string Between(ExpressionTable table, TimeBetween between)
    {
        var say = table.Spelling;
        return table.Let([table.Of(between.From), table.Of(between.To)], v => between.Unit switch
        {
            TimeUnit.Day => $"{v[1]} - {v[0]}",
            TimeUnit.Week => Floored(table, $"({v[1]} - {v[0]})", "7"),
            TimeUnit.Month => $"({say.Year(v[1])} - {say.Year(v[0])}) * 12 + {say.Month(v[1])} - {say.Month(v[0])} - case when {say.DayOfMonth(v[1])} < {say.DayOfMonth(v[0])} then 1 else 0 end",
            _ => $"{say.Year(v[1])} - {say.Year(v[0])} - case when {say.Month(v[1])} * 100 + {say.DayOfMonth(v[1])} < {say.Month(v[0])} * 100 + {say.DayOfMonth(v[0])} then 1 else 0 end",
        });
    }
}
