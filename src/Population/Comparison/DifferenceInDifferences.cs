using Goldthread.Population.Indicators;

namespace Goldthread.Population.Comparison;

/// <summary>One matched pair, counted over equally many days before and after.</summary>
/// <param name="OurBefore">Of whom was sent, before.</param>
/// <param name="OurAfter">The same, after.</param>
/// <param name="TheirBefore">Of the other of the pair, before the same day.</param>
/// <param name="TheirAfter">The same, after.</param>
internal readonly record struct PairCounts(double OurBefore, double OurAfter, double TheirBefore, double TheirAfter);

/// <summary>What changed, as means of a person.</summary>
/// <param name="OurBefore">Of the group, before.</param>
/// <param name="OurAfter">After.</param>
/// <param name="TheirBefore">Of the comparison group, before.</param>
/// <param name="TheirAfter">After.</param>
/// <param name="Ours">How the group changed by itself, with limits: what a plain before-and-after says.</param>
/// <param name="Theirs">How the comparison group changed: what would probably have happened anyway.</param>
/// <param name="Difference">What is left of the first when the second is taken from it.</param>
internal sealed record Changed(double OurBefore, double OurAfter, double TheirBefore, double TheirAfter, Estimate Ours, Estimate Theirs, Estimate Difference);

/// <summary>
/// Difference in differences over matched pairs (Angrist and Pischke, Mostly harmless econometrics, 2009, chapter 5): for each pair its one's change less its other's, and the mean of these with
/// limits by Student's distribution. Pairs are taken as pairs because their two were chosen to be alike (Austin PC, Multivariate Behavioral Research 2011;46:399-424). It answers for what
/// the group did beyond its twin; what differs between the two and was not matched on is not taken away.
/// </summary>
internal static class DifferenceInDifferences
{
    /// <summary>What changed.</summary>
    /// <param name="pairs">At least two.</param>
    /// <param name="confidence">How sure the limits are.</param>
    public static Changed Of(IReadOnlyCollection<PairCounts> pairs, Confidence confidence)
    {
        CrudeMeasures.Must(pairs.Count >= 2, nameof(pairs), pairs.Count, "Limits need two pairs or more.");
        return new Changed(
            pairs.Average(p => p.OurBefore), pairs.Average(p => p.OurAfter), pairs.Average(p => p.TheirBefore), pairs.Average(p => p.TheirAfter),
            CrudeMeasures.Mean([.. pairs.Select(p => p.OurAfter - p.OurBefore)], confidence),
            CrudeMeasures.Mean([.. pairs.Select(p => p.TheirAfter - p.TheirBefore)], confidence),
            CrudeMeasures.Mean([.. pairs.Select(p => p.OurAfter - p.OurBefore - (p.TheirAfter - p.TheirBefore))], confidence));
    }

    /// <summary>What was avoided by all pairs together: the difference turned round, so many times.</summary>
    /// <param name="difference">The mean difference of a pair.</param>
    /// <param name="pairs">How many pairs.</param>
    public static Estimate Avoided(Estimate difference, int pairs) => new(-difference.Value * pairs, -difference.High * pairs, -difference.Low * pairs, difference.Method);
}
