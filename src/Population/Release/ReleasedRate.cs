using Goldthread.Population.Indicators;

namespace Goldthread.Population.Release;

/// <summary>One age band of a standardised rate, as counts that have been through the gate.</summary>
/// <param name="Events">Events in the band.</param>
/// <param name="Population">People in it.</param>
/// <param name="Weight">How many the standard has in it.</param>
public readonly record struct ReleasedBand(ReleasedCount Events, ReleasedCount Population, double Weight);

/// <summary>
/// A share or a rate with its limits, worked out from released counts and nothing else. From true counts, a share with its whole would give the numerator back to the last person.
/// </summary>
/// <param name="IsSuppressed">One of its counts is suppressed, so nothing is shown.</param>
/// <param name="Estimate">The value and its limits; null where it is suppressed, or where there is nobody to have a rate.</param>
public readonly record struct ReleasedRate(bool IsSuppressed, Estimate? Estimate)
{
    /// <summary>A share of a whole with Wilson's limits.</summary>
    /// <param name="count">The numerator.</param>
    /// <param name="whole">Those it is counted among.</param>
    /// <param name="confidence">How sure the limits are.</param>
    /// <param name="multiplier">1 for a share, 100 for percent.</param>
    public static ReleasedRate Share(ReleasedCount count, ReleasedCount whole, Confidence confidence, double multiplier = 1) =>
        Of(count, whole, (n, d) => CrudeMeasures.Proportion(n, d, multiplier, confidence));

    /// <summary>Events for so many people, with exact limits or Byar's.</summary>
    /// <inheritdoc cref="Share" path="/param" />
    public static ReleasedRate Rate(ReleasedCount count, ReleasedCount whole, Confidence confidence, double multiplier = 100_000) =>
        Of(count, whole, (n, d) => CrudeMeasures.Rate(n, d, multiplier, confidence));

    /// <summary>A directly standardised rate; suppressed where a band is, since the sum of the others would say what it holds.</summary>
    /// <param name="bands">Every age band.</param>
    /// <param name="confidence">How sure the limits are.</param>
    /// <param name="multiplier">For how many.</param>
    public static ReleasedRate Direct(IReadOnlyCollection<ReleasedBand> bands, Confidence confidence, double multiplier = 100_000)
    {
        if (bands.Any(b => !b.Events.IsShown || !b.Population.IsShown)) return new ReleasedRate(IsSuppressed: true, null);
        var some = bands.Where(b => b.Population.Number > 0).Select(b => new StandardBand(b.Events.Number!.Value, b.Population.Number!.Value, b.Weight)).ToList();
        return new ReleasedRate(IsSuppressed: false, some.Sum(b => b.Weight) > 0 ? StandardisedMeasures.Direct(some, multiplier, confidence) : null);
    }

    private static ReleasedRate Of(ReleasedCount count, ReleasedCount whole, Func<long, long, Estimate> estimate) =>
        count.Number is not { } n || whole.Number is not { } d ? new ReleasedRate(IsSuppressed: true, null) : new ReleasedRate(IsSuppressed: false, d == 0 ? null : estimate(n, d));
}
