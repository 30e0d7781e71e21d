using System.Collections.Frozen;

namespace Goldthread.Population.Cohorts.Language;

/// <summary>The words of the language that no column, event or simple code set may have as its name.</summary>
internal static class Words
{
    public static readonly FrozenSet<string> Reserved = FrozenSet.Create(
        StringComparer.Ordinal,
        "absolute", "after", "and", "any", "as", "at", "before", "between", "by", "case", "category", "coded", "codes", "cohort", "contains", "count", "day", "days", "different",
        "end", "episodes", "except", "exclude", "first", "from", "has", "highest", "in", "include", "is", "known", "last", "lowest", "mean", "month", "months", "more", "next", "no", "not", "of", "on", "or", "otherwise",
        "person", "start", "strictly", "sum", "the", "then", "to", "unknown", "version", "week", "weeks", "when", "where", "year", "years", "yes");

    /// <summary>The unit that a word names, in the singular or the plural.</summary>
    public static TimeUnit? Unit(string word) => word switch
    {
        "day" or "days" => TimeUnit.Day,
        "week" or "weeks" => TimeUnit.Week,
        "month" or "months" => TimeUnit.Month,
        "year" or "years" => TimeUnit.Year,
        _ => null,
    };

    public static string Of(TimeUnit unit, bool isOne) => isOne ? Singular(unit) : Singular(unit) + "s";

    public static string Of(ColumnType type) => type switch
    {
        ColumnType.Whole => "a whole number",
        ColumnType.Decimal => "a decimal number",
        ColumnType.Date => "a date",
        ColumnType.Text => "text",
        _ => "yes or no",
    };

    public static string Of(CompareOperator compare) => compare switch
    {
        CompareOperator.Equal => "=",
        CompareOperator.NotEqual => "!=",
        CompareOperator.Less => "<",
        CompareOperator.LessOrEqual => "<=",
        CompareOperator.Greater => ">",
        _ => ">=",
    };

    public static string Of(ArithmeticOperator arithmetic) => arithmetic switch
    {
        ArithmeticOperator.Add => "+",
        ArithmeticOperator.Subtract => "-",
        ArithmeticOperator.Multiply => "*",
        ArithmeticOperator.Divide => "/",
        ArithmeticOperator.FloorDivide => "//",
        _ => "^",
    };

    /// <summary>How a comparison of dates is said.</summary>
    public static string OfDates(CompareOperator compare) => compare switch
    {
        CompareOperator.Less => "before",
        CompareOperator.LessOrEqual => "on or before",
        CompareOperator.Greater => "after",
        CompareOperator.GreaterOrEqual => "on or after",
        _ => Of(compare),
    };

    private static string Singular(TimeUnit unit) => unit switch
    {
        TimeUnit.Day => "day",
        TimeUnit.Week => "week",
        TimeUnit.Month => "month",
        _ => "year",
    };
}
