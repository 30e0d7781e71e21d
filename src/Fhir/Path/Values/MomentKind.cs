namespace Goldthread.Fhir.FhirPath.Values;

/// <summary>The three System types of time.</summary>
public enum MomentKind
{
    /// <summary>A date, perhaps without day or month.</summary>
    Date,

    /// <summary>A date, perhaps with a time of day and an offset.</summary>
    DateTime,

    /// <summary>A time of day.</summary>
    Time,
}

/// <summary>How much of a date or time was given. The number is the count of digits, as precision() tells it for dates.</summary>
public enum MomentPrecision
{
    Year = 4,
    Month = 6,
    Day = 8,
    Hour = 10,
    Minute = 12,
    Second = 14,

    /// <summary>Seconds with a fraction.</summary>
    Fraction = 17,
}
