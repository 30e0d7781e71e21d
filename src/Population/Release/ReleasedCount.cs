namespace Goldthread.Population.Release;

/// <summary>A count as it may be seen: a rounded number, or nothing.</summary>
public readonly record struct ReleasedCount
{
    private readonly long _beyond;

    // Kept one above the number, so that what was never set is suppressed.
    private ReleasedCount(long number) => _beyond = number + 1;

    /// <summary>Too small to be shown, or close to one that is. Which of the two is not told.</summary>
    public static ReleasedCount Suppressed => default;

    /// <summary>The rounded number, or null where it is suppressed.</summary>
    public long? Number => IsShown ? _beyond - 1 : null;

    public bool IsShown => _beyond > 0;

    /// <summary>A number that has been through the gate.</summary>
    internal static ReleasedCount Shown(long rounded) => new(rounded);

    /// <summary>The number, or "suppressed".</summary>
    public override string ToString() => Number?.ToString() ?? "suppressed";
}
