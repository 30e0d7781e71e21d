namespace Goldthread.Population.Cohorts.Language;

/// <summary>A measure of time.</summary>
public enum TimeUnit
{
    Day,

    /// <summary>Seven days.</summary>
    Week,
    Month,

    /// <summary>Twelve months.</summary>
    Year,
}

/// <summary>A stretch of days.</summary>
public abstract record Window;

/// <summary>A window of a stated length; the others, as a test of one day, are a <see cref="Compare"/> or a <see cref="Between"/>.</summary>
public abstract record SpanWindow : Window;

/// <summary>"in the last 12 months": behind the day so long before the day as at, up to and with the day as at.</summary>
public sealed record LastWindow(int Length, TimeUnit Unit) : SpanWindow;

/// <summary>"in the next 12 months": behind the day as at, up to and with the day so long after it.</summary>
public sealed record NextWindow(int Length, TimeUnit Unit) : SpanWindow;

/// <summary>"in the 90 days before D": from the day so long before D, up to the day before D. Just as many days as are said.</summary>
public sealed record BeforeWindow(int Length, TimeUnit Unit, Expression Anchor) : SpanWindow;

/// <summary>"in the 90 days after D": from the day after D, up to and with the day so long after D.</summary>
public sealed record AfterWindow(int Length, TimeUnit Unit, Expression Anchor) : SpanWindow;

/// <summary>"before D", "on or before D", "after D", "on or after D".</summary>
/// <param name="Operator">One of the four that order.</param>
/// <param name="Anchor">D.</param>
public sealed record SideWindow(CompareOperator Operator, Expression Anchor) : Window;

/// <summary>"between D and D", both days counted; "strictly between", neither.</summary>
public sealed record BetweenWindow(Expression Low, Expression High, bool Strictly) : Window;
