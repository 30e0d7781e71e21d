namespace Goldthread.Coordination.Urgent;

/// <summary>A row of counts as it may be shown: null for a number that is not.</summary>
internal sealed record ShownCount(string Name, IReadOnlyList<int?> Numbers)
{
    public int? Met => Numbers[0];

    public int? Breached => Numbers[1];

    /// <summary>The share met, where both numbers that it is made of are shown and one of them is more than none.</summary>
    public double? Share => Met is { } met && Breached is { } breached && met + breached > 0 ? (double)met / (met + breached) : null;

    /// <summary>True when the share cannot be told because a number is not shown.</summary>
    public bool IsShareHidden => Met is null || Breached is null;
}

/// <summary>A provider with its places, as they may be shown.</summary>
internal sealed record ShownProvider(ShownCount Total, IReadOnlyList<ShownCount> Places);

/// <summary>
/// Which counts may be shown to those who see counts only: none from 1 to 4 (domain.md B9), and none from which such a one could be worked out by taking the others from a total. In each
/// column, where one is hidden, at least two are, and they come to 5 or more; what is hidden of a provider is hidden of its places too. Pure.
/// </summary>
internal static class UrgentDisclosure
{
    /// <summary>Counts below this, and above none, are not shown.</summary>
    public const int Fewest = 5;

    /// <summary>What each number of a row counts, in order.</summary>
    public static IReadOnlyList<(string Code, string Title)> Columns { get; } =
        [("met", "In time"), ("breached", "Late"), ("running", "Running"), ("excluded", "Not for them"), ("missing", "No time"), ("invalid", "Wrong time")];

    public static (ShownCount All, IReadOnlyList<ShownProvider> Providers) Of(IReadOnlyList<(UrgentCount Total, IReadOnlyList<UrgentCount> Places)> providers)
    {
        var all = new int?[Columns.Count];
        var totals = providers.Select(_ => new int?[Columns.Count]).ToList();
        var places = providers.Select(p => p.Places.Select(_ => new int?[Columns.Count]).ToList()).ToList();
        for (var column = 0; column < Columns.Count; column++)
        {
            var cells = providers.Select(p => Numbers(p.Total)[column]).ToArray();
            var sum = cells.Sum();
            all[column] = IsSmall(sum) ? null : sum;
            var hidden = Hide(cells, isTotalHidden: all[column] is null);
            for (var i = 0; i < cells.Length; i++)
            {
                totals[i][column] = hidden[i] ? null : cells[i];
                var inner = providers[i].Places.Select(p => Numbers(p)[column]).ToArray();
                var hiddenInner = Hide(inner, isTotalHidden: hidden[i]);
                for (var k = 0; k < inner.Length; k++) places[i][k][column] = hiddenInner[k] ? null : inner[k];
            }
        }

        return (new ShownCount("All providers", all), [.. providers.Select((p, i) => new ShownProvider(new ShownCount(p.Total.Name, totals[i]), [.. p.Places.Select((place, k) => new ShownCount(place.Name, places[i][k]))]))]);
    }

    private static bool[] Hide(int[] cells, bool isTotalHidden)
    {
        var hidden = Array.ConvertAll(cells, c => isTotalHidden ? c > 0 : IsSmall(c));
        while (!isTotalHidden && hidden.Contains(true) && (hidden.Count(h => h) < 2 || cells.Where((_, i) => hidden[i]).Sum() < Fewest))
        {
            var next = Enumerable.Range(0, cells.Length).Where(i => !hidden[i] && cells[i] > 0).OrderBy(i => cells[i]).Append(-1).First();
            if (next < 0) break;
            hidden[next] = true;
        }

        return hidden;
    }

    private static bool IsSmall(int count) => count is > 0 and < Fewest;

    private static int[] Numbers(UrgentCount c) => [c.Met, c.Breached, c.Running, c.Excluded, c.Missing, c.Invalid];
}
