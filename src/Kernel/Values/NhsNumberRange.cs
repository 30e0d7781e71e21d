namespace Goldthread.Kernel.Values;

/// <summary>
/// The service whose numbers lie in a range. A range says who could have given the number out, never that anybody did.
/// Sources: https://en.wikipedia.org/wiki/NHS_number (ranges), https://docs.rs/nhs-number (ranges),
/// https://www.datadictionary.nhs.uk/attributes/health_and_care_number.html (Northern Ireland),
/// https://www.datadictionary.nhs.uk/attributes/community_health_index_number.html (Scotland).
/// </summary>
public enum NhsNumberRange
{
    /// <summary>No service is known to use it. Examples in manuals (943 476 5919) often lie here.</summary>
    NotIssued,

    /// <summary>England, Wales and the Isle of Man: 400 000 0000 to 499 999 9999 and 600 000 0000 to 799 999 9999.</summary>
    EnglandAndWales,

    /// <summary>
    /// England: those from 300 000 0000 that are neither Scottish nor Northern Irish. Sources give England all numbers that begin
    /// with 3, although two other services hold most of them.
    /// </summary>
    England,

    /// <summary>
    /// Scotland's Community Health Index: 010 100 0000 to 311 299 9999, beginning with a birth date as day, month, year of the century.
    /// Numbers of days 30 and 31 overlap with what sources give England; they count as Scottish where the date exists.
    /// </summary>
    Scotland,

    /// <summary>Northern Ireland's Health and Care Number: stems 320 000 001 to 399 999 999.</summary>
    NorthernIreland,

    /// <summary>999 000 0000 to 999 999 9999: set aside for tests.</summary>
    Synthetic,
}

internal static class NhsNumberRanges
{
    public static NhsNumberRange Of(long value) => value switch
    {
        >= 9_990_000_000 and <= 9_999_999_999 => NhsNumberRange.Synthetic,
        >= 4_000_000_000 and <= 4_999_999_999 => NhsNumberRange.EnglandAndWales,
        >= 6_000_000_000 and <= 7_999_999_999 => NhsNumberRange.EnglandAndWales,
        >= 3_200_000_010 and <= 3_999_999_999 => NhsNumberRange.NorthernIreland,
        >= 101_000_000 and <= 3_112_999_999 when BeginsWithDate(value) => NhsNumberRange.Scotland,
        >= 3_000_000_000 and <= 3_200_000_009 => NhsNumberRange.England,
        _ => NhsNumberRange.NotIssued,
    };

    /// <summary>The century is not written, so 29 February counts where either century has it; 2000 was a leap year and 1900 was not.</summary>
    private static bool BeginsWithDate(long value)
    {
        var day = (int)(value / 100_000_000);
        var month = (int)(value / 1_000_000 % 100);
        var year = (int)(value / 10_000 % 100);
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(2000 + year, month);
    }
}
