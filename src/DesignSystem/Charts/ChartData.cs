namespace Goldthread.DesignSystem.Charts;

/// <summary>How exactly the times of a chart are known, and so how they are written.</summary>
public enum ChartTime
{
    /// <summary>Months, such as counts of a place.</summary>
    Month,

    /// <summary>Days.</summary>
    Day,

    /// <summary>Moments, such as readings of a day.</summary>
    Minute,
}

/// <summary>One point of a line.</summary>
/// <param name="At">When; shown in the time of London.</param>
/// <param name="Value">The value; null is a gap in the line.</param>
/// <param name="Low">The lower end of the interval around the value.</param>
/// <param name="High">The upper end.</param>
/// <param name="Note">Words for the table, such as "suppressed" where the value may not be shown.</param>
public sealed record ChartPoint(DateTimeOffset At, double? Value, double? Low = null, double? High = null, string? Note = null)
{
    /// <summary>A point of a whole day or month, placed at its midday so that summer time moves it nowhere.</summary>
    public static ChartPoint On(DateOnly day, double? value, double? low = null, double? high = null, string? note = null) =>
        new(new DateTimeOffset(day, new TimeOnly(12, 0), TimeSpan.Zero), value, low, high, note);
}

/// <summary>One line.</summary>
/// <param name="Name">Its name, written beside it.</param>
/// <param name="Points">Its points; put in order of time when drawn.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<ChartPoint> Points);

/// <summary>The range that is usual or wanted.</summary>
/// <param name="Low">Its lower end; null is open.</param>
/// <param name="High">Its upper end; null is open.</param>
/// <param name="Name">What it is and whose: "Target, NICE NG136".</param>
public sealed record ChartLimits(double? Low, double? High, string Name);
