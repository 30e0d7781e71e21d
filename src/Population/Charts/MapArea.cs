using Goldthread.Population.Reference.Areas;

namespace Goldthread.Population.Charts;

/// <summary>One area of a map.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Rings">Its outline; a ring inside another is a hole.</param>
/// <param name="Class">The number of its class, from 0; null where there is no value.</param>
/// <param name="IsSuppressed">True where there is a value that is kept back: drawn as kept back, whatever <paramref name="Class"/> says.</param>
/// <param name="Words">What is said of it, such as "12.3 per 1,000"; null says the class.</param>
public sealed record MapArea(string Code, string Name, IReadOnlyList<IReadOnlyList<MapPoint>> Rings, int? Class, bool IsSuppressed = false, string? Words = null);

/// <summary>An area drawn as a line over the others, with its name.</summary>
/// <param name="Label">What is written in its middle.</param>
/// <param name="Rings">Its outline.</param>
public sealed record MapLine(string Label, IReadOnlyList<IReadOnlyList<MapPoint>> Rings);

/// <summary>Classes of values: from which value each begins.</summary>
/// <param name="From">The least value of each class, lowest first.</param>
public sealed record MapClasses(IReadOnlyList<double> From)
{
    /// <summary>More cannot be told apart.</summary>
    public const int Most = 5;

    /// <summary>Classes with about as many areas each; fewer where values repeat. None where there is no value.</summary>
    /// <param name="values">The values, in any order.</param>
    /// <param name="most">Classes at most, 1 to 5.</param>
    public static MapClasses OfEqualCounts(IEnumerable<double> values, int most = Most)
    {
        if (most is < 1 or > Most) throw new ArgumentOutOfRangeException(nameof(most), most, $"A map has 1 to {Most} classes.");
        var sorted = values.Order().ToList();
        return new MapClasses(sorted.Count == 0 ? [] : [.. Enumerable.Range(0, most).Select(i => sorted[i * sorted.Count / most]).Distinct()]);
    }

    /// <summary>The class of a value; null for one below the first.</summary>
    public int? Of(double value) => From.Count(least => least <= value) is > 0 and var above ? above - 1 : null;
}
