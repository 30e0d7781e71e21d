using Goldthread.Population.Indicators;

namespace Goldthread.Population.Risk.Models;

/// <summary>People with neighbouring chances, and what happened to them.</summary>
/// <param name="People">How many.</param>
/// <param name="Foretold">The mean of their chances.</param>
/// <param name="Happened">To how many it happened.</param>
/// <param name="Observed">The share to whom it happened, with the limits of Wilson.</param>
public sealed record CalibrationGroup(int People, double Foretold, int Happened, Estimate Observed);

/// <summary>How well a model foretold what happened, on the people at hand.</summary>
/// <param name="People">How many were asked.</param>
/// <param name="Happened">To how many it happened.</param>
/// <param name="Foretold">To how many it should have: the sum of the chances.</param>
/// <param name="CStatistic">
/// How often, of two people of whom one had it, that one had the higher chance; equal chances count half. 0.5 is as good as by lot. Null where it happened to nobody or to everybody.
/// (Hanley and McNeil, Radiology 1982;143:29-36.)
/// </param>
/// <param name="Brier">The mean of the squares of what the chances were off by: 0 is perfect (Brier, Monthly Weather Review 1950;78:1-3).</param>
/// <param name="BrierOfTheMean">The same, had everybody been given the share to whom it happened: what a model must beat.</param>
/// <param name="Groups">Tenths by chance, the lowest first; fewer where many have the same.</param>
public sealed record Calibration(int People, int Happened, double Foretold, double? CStatistic, double Brier, double BrierOfTheMean, IReadOnlyList<CalibrationGroup> Groups)
{
    private const int Tenths = 10;

    /// <summary>What happened for one that was foretold; null where nothing was. 1 is right, 2 says that twice as many had it.</summary>
    public double? Ratio => Foretold > 0 ? Happened / Foretold : null;

    /// <summary>Works it out.</summary>
    /// <param name="pairs">The chance of each, 0 to 1, and whether it happened.</param>
    /// <exception cref="ArgumentException">There is nobody.</exception>
    public static Calibration Of(IEnumerable<(double Chance, bool Happened)> pairs)
    {
        var all = pairs.OrderBy(p => p.Chance).ToList();
        if (all.Count == 0) throw new ArgumentException("There is nobody to hold the model against.", nameof(pairs));
        var happened = all.Count(p => p.Happened);
        var share = happened / (double)all.Count;
        return new Calibration(
            all.Count, happened, all.Sum(p => p.Chance), C(all, happened), all.Average(p => Square(p.Chance - (p.Happened ? 1 : 0))), share * (1 - share), Grouped(all));
    }

    // By ranks, those of equal chances shared: Mann and Whitney's U over all pairs, in the time of a sort.
    private static double? C(List<(double Chance, bool Happened)> rising, int happened)
    {
        var not = rising.Count - happened;
        if (happened == 0 || not == 0) return null;
        double ranks = 0;
        for (var from = 0; from < rising.Count;)
        {
            var to = from;
            var here = 0;
            for (; to < rising.Count && rising[to].Chance.Equals(rising[from].Chance); to++) here += rising[to].Happened ? 1 : 0;
            ranks += here * ((from + 1 + to) / 2.0);
            from = to;
        }

        return (ranks - (happened * (happened + 1.0) / 2)) / ((double)happened * not);
    }

    // Whoever has the same chance stays in the same group; what such a group leaves of the next tenth goes with the one after, where it is less than half of one.
    private static List<CalibrationGroup> Grouped(List<(double Chance, bool Happened)> rising)
    {
        var groups = new List<CalibrationGroup>();
        var from = 0;
        for (var tenth = 1; tenth <= Tenths && from < rising.Count; tenth++)
        {
            var to = (int)((long)rising.Count * tenth / Tenths);
            if (tenth < Tenths && to - from < Math.Max(1, rising.Count / (2 * Tenths))) continue;
            while (to < rising.Count && rising[to].Chance.Equals(rising[to - 1].Chance)) to++;
            var group = rising[from..to];
            var had = group.Count(p => p.Happened);
            groups.Add(new CalibrationGroup(group.Count, group.Average(p => p.Chance), had, CrudeMeasures.Proportion(had, group.Count, 1, Confidence.Usual)));
            from = to;
        }

        return groups;
    }

    private static double Square(double value) => value * value;
}
