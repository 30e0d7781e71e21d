namespace Goldthread.Population.Indicators;

/// <summary>Limits of a count of events that come by chance, one by one (Poisson).</summary>
public static class Counts
{
    /// <summary>From so many events on Byar's limits are near enough to the exact ones. Public Health England, Technical guide: confidence intervals (2018).</summary>
    public const int ExactBelow = 10;

    /// <summary>Exact limits below <see cref="ExactBelow"/> events, and Byar's from there on.</summary>
    /// <param name="events">0 or more; not a whole number where events are weighted.</param>
    /// <param name="confidence">How sure.</param>
    public static Estimate Limits(double events, Confidence confidence) => events < ExactBelow ? Exact(events, confidence) : Byar(events, confidence);

    /// <summary>By the chi-square distribution (Garwood 1936).</summary>
    /// <inheritdoc cref="Limits" path="/param" />
    public static Estimate Exact(double events, Confidence confidence)
    {
        NotNegative(events);
        return new Estimate(events, events == 0 ? 0 : Distributions.ChiSquareBelow(confidence.Tail, 2 * events) / 2, Distributions.ChiSquareAbove(confidence.Tail, (2 * events) + 2) / 2, "Exact");
    }

    /// <summary>By Byar's approximation (Breslow and Day, Statistical methods in cancer research II, 1987, page 69). Without a lower limit where that falls below nought: it is no
    /// approximation there.</summary>
    /// <inheritdoc cref="Limits" path="/param" />
    public static Estimate Byar(double events, Confidence confidence)
    {
        NotNegative(events);
        var z = confidence.Z;
        var low = events == 0 ? 0 : Cubed(events, -z);
        return new Estimate(events, low < 0 ? null : low, Cubed(events + 1, z), "Byars");
    }

    private static double Cubed(double events, double z) => events * Math.Pow(1 - (1 / (9 * events)) + (z / (3 * Math.Sqrt(events))), 3);

    private static void NotNegative(double events)
    {
        if (!(events >= 0) || double.IsInfinity(events)) throw new ArgumentOutOfRangeException(nameof(events), events, "A count is 0 or more.");
    }
}
