namespace Goldthread.DesignSystem.Charts;

/// <summary>Fewer points for the same picture.</summary>
internal static class Thinning
{
    /// <summary>
    /// Points in order, thinned to at most four for each of <paramref name="columns"/> strips of equal width: first, lowest,
    /// highest and last, so that no peak, trough or jump is lost. Gaps stay: a point without a value ends what stands before it.
    /// </summary>
    public static IReadOnlyList<Spot> Of(IReadOnlyList<Spot> ordered, int columns)
    {
        if (ordered.Count <= columns * 4) return ordered;
        var start = ordered[0].X;
        var width = Math.Max(double.Epsilon, (ordered[^1].X - start) / columns);
        var kept = new List<Spot>();
        foreach (var strip in ordered.GroupBy(point => (long)((point.X - start) / width))) Keep([.. strip], kept);
        return kept;
    }

    private static void Keep(Spot[] strip, List<Spot> kept)
    {
        var chosen = new SortedSet<int> { 0, strip.Length - 1 };
        var valued = Enumerable.Range(0, strip.Length).Where(index => strip[index].Value is not null).ToArray();
        if (valued.Length > 0)
        {
            chosen.Add(valued.MinBy(index => strip[index].Value)!);
            chosen.Add(valued.MaxBy(index => strip[index].Value)!);
        }

        var gap = Array.FindIndex(strip, point => point.Value is null);
        if (gap >= 0) chosen.Add(gap);
        kept.AddRange(chosen.Select(index => strip[index]));
    }
}
