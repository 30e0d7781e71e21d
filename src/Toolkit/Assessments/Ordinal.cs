namespace Goldthread.Toolkit.Assessments;

/// <summary>
/// What may be said of answers on a scale of ranks: what lies in the middle, from where to where they go, how far they disagree. Never a mean: the steps between levels have no size.
/// </summary>
internal static class Ordinal
{
    /// <summary>
    /// The level in the middle; between two levels, half way, where the two in the middle differ. Null where there are none.
    /// </summary>
    public static double? Median(IReadOnlyList<int> levels)
    {
        if (levels.Count == 0) return null;
        var sorted = levels.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2.0;
    }

    /// <summary>
    /// How far answers disagree, 0 to 1: 0 where all say the same, 1 where half say the lowest level and half the highest. It uses the order of levels alone. Null where there are fewer than two answers.
    /// Source: R. K. Leik, A measure of ordinal consensus, Pacific Sociological Review 9(2), 1966, pages 85 to 90: D = 2 Σ d / (m - 1), where d is the smaller of the share at or below a level and the
    /// share above it, and m the number of levels.
    /// </summary>
    /// <param name="levels">The answers.</param>
    /// <param name="many">How many levels the scale has; at least 2.</param>
    public static double? Disagreement(IReadOnlyList<int> levels, int many)
    {
        if (levels.Count < 2) return null;
        var sum = 0.0;
        for (var level = 1; level < many; level++)
        {
            var below = (double)levels.Count(l => l <= level) / levels.Count;
            sum += Math.Min(below, 1 - below);
        }

        return 2 * sum / (many - 1);
    }
}
