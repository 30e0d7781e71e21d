using System.Runtime.InteropServices;

namespace Goldthread.Kernel.Values;

/// <summary>The ages in whole years that a person can have: one where the birth date is known, more where a part of it is missing.</summary>
/// <param name="Youngest">The least it can be, from 0.</param>
/// <param name="Oldest">The most it can be.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct AgeRange(int Youngest, int Oldest)
{
    /// <summary>True when there is only one.</summary>
    public bool IsCertain => Youngest == Oldest;

    /// <summary>True when surely at least that old, false when surely younger, null when it depends on what is not known.</summary>
    public bool? IsAtLeast(int years) => Youngest >= years ? true : Oldest < years ? false : null;

    /// <summary>
    /// Whole years from a birth to a day not before it. A year of age is reached when the birthday begins
    /// (Family Law Reform Act 1969, section 9: https://www.legislation.gov.uk/ukpga/1969/46/section/9). Surprising: whoever was born on 29
    /// February is a year older from 1 March in other years, whereas adding years in .NET would give 28 February.
    /// </summary>
    public static int Years(DateOnly birth, DateOnly day)
    {
        if (day < birth) throw new ArgumentOutOfRangeException(nameof(day), "The day lies before the birth.");
        var birthdayToCome = (day.Month, day.Day).CompareTo((birth.Month, birth.Day)) < 0;
        return day.Year - birth.Year - (birthdayToCome ? 1 : 0);
    }

    /// <summary>"84", or "83 or 84", or "80 to 84".</summary>
    public override string ToString() => (Oldest - Youngest) switch
    {
        0 => $"{Youngest}",
        1 => $"{Youngest} or {Oldest}",
        _ => $"{Youngest} to {Oldest}",
    };
}
