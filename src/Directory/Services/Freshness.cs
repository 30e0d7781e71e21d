using Goldthread.DesignSystem.Text;

namespace Goldthread.Directory.Services;

/// <summary>
/// How much what is said of a service can be trusted by its age. Our own rule: checked within a year is fresh; older, never checked, or gone
/// from its feed comes after everything that is fresh, and is said.
/// </summary>
public static class Freshness
{
    /// <summary>After so many months the owner is asked to check.</summary>
    public const int DueMonths = 6;

    /// <summary>After so many months a listing ranks last.</summary>
    public const int OldMonths = 12;

    /// <summary>True when nobody has made sure for a year. A day in the future proves nothing.</summary>
    public static bool IsOld(DateOnly? assured, DateOnly today) => assured is not { } on || on > today || on < today.AddMonths(-OldMonths);

    /// <summary>True when the owner should look again.</summary>
    public static bool IsDue(DateOnly? assured, DateOnly today) => assured is not { } on || on > today || on < today.AddMonths(-DueMonths);

    /// <summary>The age of the check in words.</summary>
    public static string Words(DateOnly? assured, DateOnly today) => assured switch
    {
        null => "Nobody has said when this was last checked",
        { } on when on > today => "The day of the last check lies in the future, so it is not trusted",
        { } on when IsOld(on, today) => $"Not checked for over a year (last on {Dates.Date(on)})",
        { } on => $"Last checked {Dates.Date(on)}",
    };
}
