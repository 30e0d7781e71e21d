namespace Goldthread.Population.Cohorts.Language;

/// <summary>What is done with two numbers.</summary>
public enum ArithmeticOperator
{
    Add,
    Subtract,
    Multiply,

    /// <summary>A decimal number, of whole numbers too; unknown by nought.</summary>
    Divide,

    /// <summary>The whole number at or below the quotient; unknown by nought.</summary>
    FloorDivide,

    /// <summary>A decimal number; unknown where there is no real one.</summary>
    Power,
}

/// <summary>Two numbers put together; unknown where one of them is, or where the result cannot be held.</summary>
public sealed record Arithmetic(ArithmeticOperator Operator, Expression Left, Expression Right) : Expression
{
    /// <inheritdoc />
    public override ColumnType Type => Operator is ArithmeticOperator.Divide or ArithmeticOperator.Power || Left.Type == ColumnType.Decimal || Right.Type == ColumnType.Decimal ? ColumnType.Decimal : ColumnType.Whole;
}

/// <summary>The number with its sign turned.</summary>
public sealed record Negate(Expression Of) : Expression
{
    /// <inheritdoc />
    public override ColumnType Type => Of.Type;
}

/// <summary>The number without its sign.</summary>
public sealed record Absolute(Expression Of) : Expression
{
    /// <inheritdoc />
    public override ColumnType Type => Of.Type;
}

/// <summary>A number as another kind of number. A decimal loses what stands behind the point; yes is 1 and no is 0.</summary>
/// <param name="Of">A number, or yes or no.</param>
/// <param name="To">Whole or Decimal.</param>
public sealed record Convert(Expression Of, ColumnType To) : Expression
{
    /// <inheritdoc />
    public override ColumnType Type => To;
}

/// <summary>The year, the month of the year or the day of the month.</summary>
/// <param name="Part">Year, Month or Day.</param>
/// <param name="Date">Of which day.</param>
public sealed record DatePart(TimeUnit Part, Expression Date) : Expression
{
    /// <inheritdoc />
    public override ColumnType Type => ColumnType.Whole;
}

/// <summary>The first day of the year or month that a day lies in.</summary>
/// <param name="Part">Year or Month.</param>
/// <param name="Date">Of which day.</param>
public sealed record StartOf(TimeUnit Part, Expression Date) : Expression
{
    /// <inheritdoc />
    public override ColumnType Type => ColumnType.Date;
}

/// <summary>
/// A day so long after another, or before it. Months and years lead to the same day of another month; where that month has no such day, to the first of the next (the
/// 31st of January and a month is the 1st of March), as ehrQL has it. Unknown where the result lies outside the years 1 to 9999.
/// </summary>
/// <param name="Date">The day.</param>
/// <param name="Amount">How many; a whole number of either sign.</param>
/// <param name="Unit">Of what.</param>
/// <param name="Back">Before and not after.</param>
public sealed record AddTime(Expression Date, Expression Amount, TimeUnit Unit, bool Back) : Expression
{
    /// <inheritdoc />
    public override ColumnType Type => ColumnType.Date;
}

/// <summary>
/// How many whole days, weeks, months or years lie from one day to another, rounded down: a month is full when the day of the month is reached, a year when the day and
/// month are. Below nought where the second day is the earlier.
/// </summary>
public sealed record TimeBetween(TimeUnit Unit, Expression From, Expression To) : Expression
{
    /// <inheritdoc />
    public override ColumnType Type => ColumnType.Whole;
}
