namespace Goldthread.Population.Cohorts.Language;

/// <summary>Some of a person's events of one kind.</summary>
/// <param name="Table">The kind.</param>
/// <param name="CodeSet">Only those whose code is in this set; null for all.</param>
/// <param name="Window">Only those whose date lies in it; null for all. An event without a date lies in no window.</param>
/// <param name="Filters">Only those that pass every one.</param>
public sealed record Rows(EventTable Table, string? CodeSet, Window? Window, Items<RowFilter> Filters);

/// <summary>A test of one row; its columns are <see cref="RowColumn"/>, and the person's <see cref="PersonColumn"/>.</summary>
/// <param name="Test">Yes or no.</param>
/// <param name="Except">False keeps the rows for which the test is yes; true drops those, and keeps the rows for which it is no or unknown.</param>
public sealed record RowFilter(Expression Test, bool Except);

/// <summary>What is made of the values of several rows; unknown values are left out.</summary>
public enum AggregateOperator
{
    /// <summary>Unknown where no value is left.</summary>
    Sum,

    /// <summary>A decimal number; unknown where no value is left.</summary>
    Mean,

    /// <summary>Unknown where no value is left.</summary>
    Lowest,

    /// <summary>Unknown where no value is left.</summary>
    Highest,

    /// <summary>How many different values; 0 where no value is left.</summary>
    Different,
}

/// <summary>Whether there is such an event; never unknown.</summary>
public sealed record Has(Rows Rows) : Predicate;

/// <summary>How many such events there are; never unknown.</summary>
public sealed record Count(Rows Rows) : Expression
{
    /// <inheritdoc />
    public override ColumnType Type => ColumnType.Whole;
}

/// <summary>How many groups of events there are, where a new one begins when more than so many days have passed since the event before. Events without a date are left out.</summary>
public sealed record Episodes(Rows Rows, int MoreThanDays) : Expression
{
    /// <inheritdoc />
    public override ColumnType Type => ColumnType.Whole;
}

/// <summary>One value made of those of several rows.</summary>
public sealed record Aggregate(AggregateOperator Operator, Expression Of, Rows Rows) : Expression
{
    /// <inheritdoc />
    public override ColumnType Type => Operator switch
    {
        AggregateOperator.Different => ColumnType.Whole,
        AggregateOperator.Mean => ColumnType.Decimal,
        _ => Of.Type,
    };
}

/// <summary>
/// The value of the first or last row. Rows are sorted by each key in turn and then by the value itself, so that it never depends on how they are stored; a key that is
/// unknown comes before all others. Unknown where there is no row.
/// </summary>
/// <param name="Last">The last and not the first.</param>
/// <param name="Of">What is taken from the row.</param>
/// <param name="Rows">Which rows.</param>
/// <param name="By">The keys; one or more.</param>
public sealed record Pick(bool Last, Expression Of, Rows Rows, Items<Expression> By) : Expression
{
    /// <inheritdoc />
    public override ColumnType Type => Of.Type;
}
