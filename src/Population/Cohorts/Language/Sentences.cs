using System.Globalization;

namespace Goldthread.Population.Cohorts.Language;

/// <summary>Says a step as the page builder shows it: "Keep people aged 65 or over". What has no shorter form is said as it is written in the language, with titles for names.</summary>
public sealed class Sentences(Catalogue catalogue)
{
    private readonly Printer _printer = new(catalogue);

    /// <summary>A whole step.</summary>
    public string Of(Step step) => (step.Excludes ? "Leave out people " : "Keep people ") + Said(step.Test);

    private string Said(Expression test) => test switch
    {
        And and => string.Join(" and ", and.All.Select(a => a is Or ? $"({Said(a)})" : Said(a))),
        Or or => string.Join(" or ", or.Any.Select(o => o is And ? $"({Said(o)})" : Said(o))),
        Compare { Left: PersonColumn { Column: { Says: { } says } column }, Right: Constant { Value: long number } } compare => $"{says} {Bounded(compare.Operator, number, column)}",
        Compare { Left: Count count, Right: Constant { Value: long number } } compare => $"with {Times(compare.Operator, number)} {Events(count.Rows, number != 1)}",
        Compare compare => $"whose {Value(compare.Left)} is {Compared(compare)}",
        Between { Strictly: false } between => $"whose {Value(between.Value)} is from {Value(between.Low)} to {Value(between.High)}",
        PersonColumn { Column: { } column } => column.Says ?? $"for whom {column.Title} is yes",
        Not { Of: PersonColumn { Column: { } column } } => column.Says is { } phrase ? "not " + phrase : $"for whom {column.Title} is no",
        Has has => $"with {Events(has.Rows, isSeveral: false)}",
        Not { Of: Has has } => $"without {Events(has.Rows, isSeveral: false)}",
        IsKnown known => $"whose {Value(known.Value)} is known",
        Not { Of: IsKnown known } => $"whose {Value(known.Value)} is not known",
        InList list => $"whose {Value(list.Value)} is {string.Join(" or ", list.List.Select(Value))}",
        InCohort cohort => $"in the cohort \"{cohort.Name}\"{(cohort.Version is { } version ? $", version {version}" : "")}",
        Not { Of: InCohort cohort } => $"not {Said(cohort)}",
        _ => $"for whom this holds: {_printer.Print(test)}",
    };

    private string Compared(Compare compare)
    {
        var right = Value(compare.Right);
        var isDay = compare.Left.Type == ColumnType.Date;
        return compare.Operator switch
        {
            CompareOperator.Equal => right,
            CompareOperator.NotEqual => "not " + right,
            CompareOperator.Less => (isDay ? "before " : "below ") + right,
            CompareOperator.LessOrEqual => isDay ? $"on or before {right}" : $"{right} or less",
            CompareOperator.Greater => (isDay ? "after " : "above ") + right,
            _ => isDay ? $"on or after {right}" : $"{right} or more",
        };
    }

    /// <summary>"65 or over", for a column that has an adjective.</summary>
    private static string Bounded(CompareOperator compare, long number, Column column) => compare switch
    {
        CompareOperator.Equal => Number(number),
        CompareOperator.NotEqual => $"other than {Number(number)}",
        CompareOperator.Less => $"under {Number(number)}",
        CompareOperator.LessOrEqual => $"{Number(number)} or under",
        CompareOperator.Greater => $"over {Number(number)}",
        _ => $"{Number(number)} or over",
    } + (column.Says == "aged" || column.Unit is null ? "" : " " + column.Unit);

    private static string Times(CompareOperator compare, long number) => compare switch
    {
        CompareOperator.Equal => $"exactly {Number(number)}",
        CompareOperator.NotEqual => $"any number but {Number(number)} of",
        CompareOperator.Less => $"fewer than {Number(number)}",
        CompareOperator.LessOrEqual => $"at most {Number(number)}",
        CompareOperator.Greater => $"more than {Number(number)}",
        _ => $"at least {Number(number)}",
    };

    private string Value(Expression value) => value switch
    {
        PersonColumn { Column: { } column } => column.Title,
        Constant { Value: DateOnly day } => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
        Constant { Value: long number } => Number(number),
        Constant { Value: string text } => text,
        Pick { Of: RowColumn { Column: { } column }, By: [RowColumn { Column: { } by }] } pick when by.Name == pick.Rows.Table.Date => $"{(pick.Last ? "last" : "first")} {Titled(pick.Rows)}{(column.Name == by.Name ? "" : $" ({column.Title})")}{Filtered(pick.Rows)}",
        _ => _printer.Print(value),
    };

    private string Events(Rows rows, bool isSeveral) => Titled(rows) + (isSeveral && rows.CodeSet is null ? "s" : "") + Filtered(rows);

    private string Titled(Rows rows) => rows.CodeSet is { } name && catalogue.FindCodes(name) is { } set ? set.Table == rows.Table.Name ? set.Title : $"{rows.Table.Title} ({set.Title})" : rows.Table.Title;

    /// <summary>The window and the tests, as written.</summary>
    private string Filtered(Rows rows)
    {
        var plain = _printer.Print(new Has(rows with { Window = null, Filters = [] }));
        return _printer.Print(new Has(rows))[plain.Length..];
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
