namespace Goldthread.Fhir.FhirPath.Values;

/// <summary>The units of calendar durations. http://hl7.org/fhirpath/N1/#time-valued-quantities</summary>
internal enum CalendarUnit
{
    Year,
    Month,
    Week,
    Day,
    Hour,
    Minute,
    Second,
    Millisecond,
}

/// <summary>Names and lengths of calendar units.</summary>
internal static class CalendarUnits
{
    /// <summary>The unit that a keyword names, singular or plural.</summary>
    public static CalendarUnit? Keyword(string word) => word switch
    {
        "year" or "years" => CalendarUnit.Year,
        "month" or "months" => CalendarUnit.Month,
        "week" or "weeks" => CalendarUnit.Week,
        "day" or "days" => CalendarUnit.Day,
        "hour" or "hours" => CalendarUnit.Hour,
        "minute" or "minutes" => CalendarUnit.Minute,
        "second" or "seconds" => CalendarUnit.Second,
        "millisecond" or "milliseconds" => CalendarUnit.Millisecond,
        _ => null,
    };

    /// <summary>The unit that date arithmetic takes a UCUM code for: those of a week and less mean the same; "a" and "mo" do not.</summary>
    public static CalendarUnit? Ucum(string code) => code switch
    {
        "wk" => CalendarUnit.Week,
        "d" => CalendarUnit.Day,
        "h" => CalendarUnit.Hour,
        "min" => CalendarUnit.Minute,
        "s" => CalendarUnit.Second,
        "ms" => CalendarUnit.Millisecond,
        _ => null,
    };

    /// <summary>The UCUM code of the definite duration nearest to it.</summary>
    public static string Code(CalendarUnit unit) => unit switch
    {
        CalendarUnit.Year => "a",
        CalendarUnit.Month => "mo",
        CalendarUnit.Week => "wk",
        CalendarUnit.Day => "d",
        CalendarUnit.Hour => "h",
        CalendarUnit.Minute => "min",
        CalendarUnit.Second => "s",
        _ => "ms",
    };

    /// <summary>Milliseconds, with a month of 30 and a year of 365 days, as the language converts partial dates.</summary>
    public static decimal Milliseconds(CalendarUnit unit) => unit switch
    {
        CalendarUnit.Year => 365m * 86_400_000m,
        CalendarUnit.Month => 30m * 86_400_000m,
        CalendarUnit.Week => 7m * 86_400_000m,
        CalendarUnit.Day => 86_400_000m,
        CalendarUnit.Hour => 3_600_000m,
        CalendarUnit.Minute => 60_000m,
        CalendarUnit.Second => 1000m,
        _ => 1m,
    };
}
