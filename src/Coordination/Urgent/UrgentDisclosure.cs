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
/// column, where one is hidden, at least two are, and they come to 5 or more; of a provider whose number is hidden, so is that of one place at least. Pure.
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
            var leaves = providers.Select(p => p.Places.Select(place => Numbers(place)[column]).ToArray()).ToList();
            var isAllHidden = IsSmall(cells.Sum());
            var hidden = isAllHidden ? Array.ConvertAll(cells, c => c > 0) : Hide(cells);
            var hiddenLeaves = leaves.Select((inner, i) => hidden[i] ? Within(inner, cells[i]) : Hide(inner)).ToList();
            if (!isAllHidden) HideMore(leaves, hiddenLeaves, hidden);
            all[column] = isAllHidden ? null : cells.Sum();
            for (var i = 0; i < cells.Length; i++)
            {
                totals[i][column] = hidden[i] ? null : cells[i];
                for (var k = 0; k < leaves[i].Length; k++) places[i][k][column] = hiddenLeaves[i][k] ? null : leaves[i][k];
            }
        }

        return (new ShownCount("All providers", all), [.. providers.Select((p, i) => new ShownProvider(new ShownCount(p.Total.Name, totals[i]), [.. p.Places.Select((place, k) => new ShownCount(place.Name, places[i][k]))]))]);
    }

    // Parts of a total that is shown.
    private static bool[] Hide(int[] cells)
    {
        var hidden = Array.ConvertAll(cells, IsSmall);
        while (hidden.Contains(true) && !IsEnough(cells.Where((_, i) => hidden[i]).ToArray()) && Smallest(cells, hidden) is var next and >= 0) hidden[next] = true;
        return hidden;
    }

    // Parts of a total that is hidden: one of them at least is too, or it could be added up.
    private static bool[] Within(int[] cells, int total)
    {
        var hidden = Array.ConvertAll(cells, c => IsSmall(total) ? c > 0 : IsSmall(c));
        if (!hidden.Contains(true) && Smallest(cells, hidden) is var next and >= 0) hidden[next] = true;
        return hidden;
    }

    // What is shown of the hidden providers' places is known to be a part of what the others leave of the sum: the rest must not be small either.
    private static void HideMore(List<int[]> leaves, List<bool[]> hiddenLeaves, bool[] hidden)
    {
        var of = Enumerable.Range(0, hidden.Length).Where(i => hidden[i]).SelectMany(i => leaves[i].Select((_, k) => (i, k))).Where(x => leaves[x.i][x.k] > 0).OrderBy(x => leaves[x.i][x.k]).ToList();
        foreach (var (i, k) in of.Where(x => !hiddenLeaves[x.i][x.k]))
        {
            if (IsEnough([.. of.Where(x => hiddenLeaves[x.i][x.k]).Select(x => leaves[x.i][x.k])])) return;
            hiddenLeaves[i][k] = true;
        }
    }

    private static bool IsEnough(int[] hidden) => hidden.Length >= 2 && hidden.Sum() >= Fewest;

    private static int Smallest(int[] cells, bool[] hidden) => Enumerable.Range(0, cells.Length).Where(i => !hidden[i] && cells[i] > 0).OrderBy(i => cells[i]).Append(-1).First();

    private static bool IsSmall(int count) => count is > 0 and < Fewest;

    private static int[] Numbers(UrgentCount c) => [c.Met, c.Breached, c.Running, c.Excluded, c.Missing, c.Invalid];
}
