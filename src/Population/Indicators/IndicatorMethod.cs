namespace Goldthread.Population.Indicators;

/// <summary>How an analyst asks for values.</summary>
/// <param name="Multiplier">For how many, or null for what is usual: 100,000 for rates, 100 in funnels, 1 otherwise.</param>
/// <param name="Confidence">How sure the limits are.</param>
public sealed record IndicatorOptions(double? Multiplier, Confidence Confidence)
{
    /// <summary>The columns that tell sets apart, where rows are compared with each other; none for one set.</summary>
    public IReadOnlyList<string> By { get; init; } = [];

    /// <summary>What a funnel is of.</summary>
    public FunnelKind Kind { get; init; }

    /// <summary>How many years the events of a funnel were counted.</summary>
    public double Years { get; init; } = 1;

    /// <summary>On which scale the standard errors of a slope index are.</summary>
    public ValueScale Scale { get; init; }

    /// <summary>Whether the line of a slope index is laid through logarithms or logits.</summary>
    public bool IsTransformed { get; init; }

    /// <summary>How many quantiles.</summary>
    public int Groups { get; init; } = 10;

    /// <summary>Whether quantile 1 holds the lowest values, where no column "polarity" says so.</summary>
    public bool IsLowestFirst { get; init; }

    /// <summary>Which way a trend ought to go.</summary>
    public Polarity Better { get; init; }
}

/// <summary>Which rows are answered together.</summary>
internal enum RowSet
{
    /// <summary>Each row alone, as it comes.</summary>
    Each,

    /// <summary>All rows that are about the same: alike in every column that the method does not know.</summary>
    Alike,

    /// <summary>All rows that are alike in the columns of <see cref="IndicatorOptions.By"/>.</summary>
    By,
}

/// <summary>One row as a method sees it.</summary>
/// <param name="Line">Where it stands.</param>
/// <param name="Numbers">The numbers of the columns that the method needs and takes, in its order; null for none.</param>
/// <param name="Words">The texts of its columns of words, in its order.</param>
/// <param name="About">What the row is about: every other column.</param>
internal sealed record IndicatorRow(int Line, double?[] Numbers, string[] Words, string[] About);

/// <summary>A way to make values of rows.</summary>
internal abstract class IndicatorMethod
{
    public abstract string Name { get; }

    /// <summary>One line for those who ask what it does.</summary>
    public abstract string Says { get; }

    /// <summary>Columns of numbers that must be there.</summary>
    public abstract IReadOnlyList<string> Needs { get; }

    /// <summary>Columns of numbers that may be there.</summary>
    public virtual IReadOnlyList<string> Takes => [];

    /// <summary>Columns of words that may be there.</summary>
    public virtual IReadOnlyList<string> Words => [];

    /// <summary>The columns of the answer, behind what it is about.</summary>
    public virtual IReadOnlyList<string> Gives => ["value", "lower", "upper", "method"];

    public virtual RowSet Set => RowSet.Alike;

    /// <summary>Whether the answer still says what each row is about; a plot's lines are about no row.</summary>
    public virtual bool IsAboutRows => true;

    /// <summary>The answer: with each, the row that it is about.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The numbers are impossible; the message says which.</exception>
    public abstract IEnumerable<(IndicatorRow Row, string?[] Values)> Answer(IReadOnlyList<IndicatorRow> rows, IndicatorOptions options);

    /// <summary>The number of a column that the method needs or takes.</summary>
    protected double? Number(IndicatorRow row, string column)
    {
        for (var i = 0; i < Needs.Count; i++)
        {
            if (Needs[i] == column) return row.Numbers[i];
        }

        for (var i = 0; i < Takes.Count; i++)
        {
            if (Takes[i] == column) return row.Numbers[Needs.Count + i];
        }

        throw new ArgumentException($"{Name} has no column {column}.", nameof(column));
    }

    protected static string?[] Text(Estimate estimate) => [Text(estimate.Value), Text(estimate.Low), Text(estimate.High), estimate.Method];

    protected static string? Text(double? number) => number?.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}
