namespace Goldthread.Population.Comparison;

/// <summary>How alike two groups are in one respect.</summary>
/// <param name="Name">In which.</param>
/// <param name="Ours">The mean of the group.</param>
/// <param name="Everybody">The mean of all from whom the comparison group was chosen.</param>
/// <param name="Chosen">The mean of the comparison group.</param>
/// <param name="Before">The standardised mean difference before choosing; null where nobody differs.</param>
/// <param name="After">The same after it, in the same standard deviations.</param>
internal sealed record BalanceLine(string Name, double Ours, double Everybody, double Chosen, double? Before, double? After);

/// <summary>
/// Standardised mean differences: the difference of two means in standard deviations, the root of the mean of both variances before matching
/// (Austin PC, Balance diagnostics for comparing the distribution of baseline covariates, Stat Med 2009;28:3083-3107). Up to 0.1 counts as alike.
/// </summary>
internal static class BalanceTable
{
    /// <summary>What counts as alike.</summary>
    public const double Alike = 0.1;

    /// <summary>A line for each name.</summary>
    /// <param name="names">What the numbers are.</param>
    /// <param name="ours">The group: one or more.</param>
    /// <param name="everybody">All from whom the others were chosen: one or more.</param>
    /// <param name="chosen">The comparison group: one or more.</param>
    public static IReadOnlyList<BalanceLine> Of(IReadOnlyList<string> names, IReadOnlyList<double[]> ours, IReadOnlyList<double[]> everybody, IReadOnlyList<double[]> chosen) => [.. names.Select((name, k) =>
    {
        var (a, b, c) = (ours.Average(v => v[k]), everybody.Average(v => v[k]), chosen.Average(v => v[k]));
        var spread = Math.Sqrt((Variance(ours, k) + Variance(everybody, k)) / 2);
        return new BalanceLine(name, a, b, c, spread > 0 ? (a - b) / spread : null, spread > 0 ? (a - c) / spread : null);
    })];

    /// <summary>The standard deviation of each number over both groups together.</summary>
    public static IReadOnlyList<double> Scales(IReadOnlyList<double[]> ours, IReadOnlyList<double[]> others)
    {
        List<double[]> all = [.. ours, .. others];
        return [.. Enumerable.Range(0, all[0].Length).Select(k => Math.Sqrt(Variance(all, k)))];
    }

    // Of a sample: divided by one less than there are.
    private static double Variance(IReadOnlyList<double[]> of, int k)
    {
        if (of.Count < 2) return 0;
        var mean = of.Average(v => v[k]);
        return of.Sum(v => (v[k] - mean) * (v[k] - mean)) / (of.Count - 1);
    }
}
