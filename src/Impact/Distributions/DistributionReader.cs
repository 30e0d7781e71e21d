using Goldthread.Impact.Reading;

namespace Goldthread.Impact.Distributions;

/// <summary>
/// A distribution from what was written of it: its own numbers, or mean and standard error (matching moments), or an interval of 95%. From an interval the
/// standard error is its width divided by 2 x 1.96: exact for the normal, and for the lognormal on the scale of logarithms; for beta and gamma an approximation.
/// Moments that no such distribution has are refused.
/// </summary>
internal static class DistributionReader
{
    private const double Wide = 2 * 1.959963984540054;

    public const string Kinds = "normal, lognormal, beta, gamma, uniform, triangular, pert, fixed";

    /// <summary>Null where it was refused; the faults say why.</summary>
    public static Distribution? Read(Fields fields)
    {
        var before = fields.Faults.Count;
        var kind = fields.Text("distribution", needed: true);
        var read = kind switch
        {
            "fixed" => new FixedValue(fields.Number("value")),
            "normal" => Moments(fields) is var (mean, error) ? new NormalDistribution(mean, error) : null,
            "lognormal" => LogNormal(fields),
            "gamma" => Gamma(fields),
            "beta" => Beta(fields),
            "uniform" => Range(fields) is var (low, high) ? new UniformDistribution(low, high) : null,
            "triangular" => Peaked(fields) is var (low, mode, high) ? new TriangularDistribution(low, mode, high) : null,
            "pert" => Peaked(fields) is var (low, mode, high) ? new PertDistribution(low, mode, high) : null,
            _ => (Distribution?)null,
        };
        if (kind is not null && read is null && fields.Faults.Count == before) fields.Wrong($"is \"{kind}\"; it is to be one of {Kinds}, or dirichlet for several parameters.", "distribution");
        fields.NoOthers();
        return fields.Faults.Count == before ? read : null;
    }

    private static LogNormalDistribution? LogNormal(Fields fields)
    {
        if (fields.Has("logMean")) return new(fields.Number("logMean"), fields.Number("logDeviation", least: double.Epsilon, reason: "is to be above 0."));
        if (fields.Has("interval") && !fields.Has("mean"))
        {
            if (Interval(fields) is not var (low, high)) return null;
            if (low > 0) return new((Math.Log(low) + Math.Log(high)) / 2, (Math.Log(high) - Math.Log(low)) / Wide);
            fields.Wrong("begins at 0 or below; a lognormal is above 0.", "interval");
            return null;
        }

        return Moments(fields, above: 0) is var (mean, error) ? LogNormalDistribution.OfMoments(mean, error) : null;
    }

    private static GammaDistribution? Gamma(Fields fields)
    {
        if (!fields.Has("shape")) return Moments(fields, above: 0) is var (mean, error) ? GammaDistribution.OfMoments(mean, error) : null;
        var shape = fields.Number("shape", least: double.Epsilon, reason: "is to be above 0.");
        return new(shape, fields.Has("rate") ? 1 / fields.Number("rate", least: double.Epsilon, reason: "is to be above 0.") : fields.Number("scale", least: double.Epsilon, reason: "is to be above 0."));
    }

    private static BetaDistribution? Beta(Fields fields)
    {
        if (fields.Has("alpha")) return new(fields.Number("alpha", least: double.Epsilon, reason: "is to be above 0."), fields.Number("beta", least: double.Epsilon, reason: "is to be above 0."));
        if (Moments(fields, above: 0) is not var (mean, error)) return null;
        if (mean >= 1)
        {
            fields.Wrong($"is {mean:R}; the mean of a beta lies between 0 and 1.", "mean");
            return null;
        }

        if (error * error < mean * (1 - mean)) return BetaDistribution.OfMoments(mean, error);
        fields.Wrong($"is {error:R}; a beta with mean {mean:R} has a standard error below {Math.Sqrt(mean * (1 - mean)):G6}, the square root of mean x (1 - mean).", "se");
        return null;
    }

    private static (double Mean, double Error)? Moments(Fields fields, double above = double.NegativeInfinity)
    {
        var before = fields.Faults.Count;
        double mean, error;
        if (fields.Has("interval"))
        {
            if (Interval(fields) is not var (low, high)) return null;
            (mean, error) = (fields.Number("mean", (low + high) / 2), (high - low) / Wide);
        }
        else
        {
            (mean, error) = (fields.Number("mean"), fields.Number("se"));
            if (error <= 0) fields.Wrong($"is {error:R}; a standard error is above 0. A number without doubt is \"fixed\".", "se");
        }

        if (mean <= above) fields.Wrong($"is {mean:R}; this distribution has a mean above {above:R}.", fields.Has("mean") ? "mean" : "interval");
        return fields.Faults.Count == before ? (mean, error) : null;
    }

    private static (double Low, double High)? Interval(Fields fields)
    {
        var ends = fields.Numbers("interval");
        if (ends is [var low, var high] && low < high) return (low, high);
        fields.Wrong("is to hold two numbers, the lower first.", "interval");
        return null;
    }

    private static (double Low, double High)? Range(Fields fields)
    {
        var (low, high) = (fields.Number("low"), fields.Number("high"));
        if (double.IsNaN(low) || double.IsNaN(high)) return null;
        if (low < high) return (low, high);
        fields.Wrong($"is {high:R}, which is not above low, {low:R}.", "high");
        return null;
    }

    private static (double Low, double Mode, double High)? Peaked(Fields fields)
    {
        var mode = fields.Number("mode");
        if (Range(fields) is not var (low, high) || double.IsNaN(mode)) return null;
        if (mode >= low && mode <= high) return (low, mode, high);
        fields.Wrong($"is {mode:R}, outside {low:R} to {high:R}.", "mode");
        return null;
    }
}
