using Goldthread.Impact.Journeys;

namespace Goldthread.Impact.Exactly;

/// <summary>How long things last, each law laid out once for all courses.</summary>
internal sealed class Lasting
{
    // Where an effect wears off, every day has a mean of its own: a length is then mixed of two near it, so that its mean is kept.
    private static readonly double Step = Math.Log(1.05);

    private readonly int _horizon;
    private readonly double _sigma;
    private readonly bool _isMixed;
    private readonly Dictionary<double, Length> _stays = [];

    public Lasting(Rules rules)
    {
        (_horizon, _sigma) = (rules.Scenario.Weeks * 7, rules.Sigma("stay-variation"));
        _isMixed = rules.Scenario.Interventions.Any(i => i.Effects.Any(e => e.Of == Lever.Stay && e.HalvesAfterWeeks > 0));
        var sigma = rules.Sigma("intermediate-variation");
        (Planned, Hospice) = (Length.Exponential(rules.One("planned-stay"), _horizon), Length.Exponential(rules.One("hospice-stay"), _horizon));
        (Support, Bed) = (Length.LogNormal(rules.One("support-at-home"), sigma, _horizon), Length.LogNormal(rules.One("intermediate-bed"), sigma, _horizon));
    }

    public Length Planned { get; }

    public Length Hospice { get; }

    public Length Support { get; }

    public Length Bed { get; }

    /// <summary>The length of an emergency stay with this mean, as laws and their shares.</summary>
    public IEnumerable<(Length Length, double Share)> Stay(double mean)
    {
        if (!_isMixed || mean <= 0) return [(Known(mean), 1)];
        var at = Math.Floor(Math.Log(mean) / Step);
        var (low, high) = (Math.Exp(at * Step), Math.Exp((at + 1) * Step));
        var share = (mean - low) / (high - low);
        return [(Known(low), 1 - share), (Known(high), share)];
    }

    private Length Known(double mean)
    {
        lock (_stays)
        {
            if (!_stays.TryGetValue(mean, out var length)) _stays[mean] = length = Length.LogNormal(mean, _sigma, _horizon);
            return length;
        }
    }
}
