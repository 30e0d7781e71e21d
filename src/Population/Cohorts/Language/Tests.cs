namespace Goldthread.Population.Cohorts.Language;

/// <summary>How two values are compared.</summary>
public enum CompareOperator
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// <summary>Two values compared; unknown where one of them is. Text is ordered by code point.</summary>
public sealed record Compare(CompareOperator Operator, Expression Left, Expression Right) : Predicate;

/// <summary>Whether a value lies between two others.</summary>
/// <param name="Value">The value.</param>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
/// <param name="Strictly">The ends themselves do not count.</param>
public sealed record Between(Expression Value, Expression Low, Expression High, bool Strictly) : Predicate;

/// <summary>Whether a value is known; never unknown itself.</summary>
public sealed record IsKnown(Expression Value) : Predicate;

/// <summary>Whether a value is one of a list: unknown where the value is, and no for an empty list.</summary>
public sealed record InList(Expression Value, Items<Constant> List) : Predicate;

/// <summary>Whether a code is in a code set: unknown where the code is, and no for an empty set.</summary>
public sealed record InCodes(Expression Code, string CodeSet) : Predicate;

/// <summary>Whether a value is among those of some rows, of which the unknown are left out: no where none is left, else unknown where the value is.</summary>
/// <param name="Value">The person's value.</param>
/// <param name="Of">What is taken from each row.</param>
/// <param name="Rows">Which rows.</param>
public sealed record InSeries(Expression Value, Expression Of, Rows Rows) : Predicate;

/// <summary>Whether a text holds another, character by character; with several, whether it holds any. Nothing in it has a special meaning.</summary>
public sealed record Contains(Expression Text, Items<Expression> Any) : Predicate;

/// <summary>Whether a day lies in a window; unknown where the day is, or an end.</summary>
public sealed record InWindow(Expression Date, SpanWindow Window) : Predicate;
