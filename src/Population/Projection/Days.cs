namespace Goldthread.Population.Projection;

/// <summary>Dates as columns hold them: days since 31 December 1899 in two bytes, so 1 January 1900 is 1 and 5 June 2079 the last. Nought is no date.</summary>
public static class Days
{
    /// <summary>No date.</summary>
    public const ushort None = 0;

    private static readonly int Zero = new DateOnly(1899, 12, 31).DayNumber;

    /// <summary>The last day that a column can hold.</summary>
    public static DateOnly Last { get; } = DateOnly.FromDayNumber(Zero + ushort.MaxValue);

    /// <summary>As a column holds it; what lies before 1900 or after <see cref="Last"/> is held as the nearest day there is.</summary>
    public static ushort Of(DateOnly? date) => date is { } day ? (ushort)Math.Clamp(day.DayNumber - Zero, 1, ushort.MaxValue) : None;

    /// <summary>Back as a date; null for <see cref="None"/>.</summary>
    public static DateOnly? Date(ushort day) => day == None ? null : DateOnly.FromDayNumber(Zero + day);
}
