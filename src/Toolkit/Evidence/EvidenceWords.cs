using System.Globalization;

namespace Goldthread.Toolkit.Evidence;

/// <summary>Evidence in words.</summary>
public static class EvidenceWords
{
    /// <summary>How a study was made.</summary>
    public static string Of(Design design) => design switch
    {
        Design.SystematicReview => "Systematic review",
        Design.RandomisedTrial => "Randomised trial",
        Design.ControlledBeforeAfter => "Before and after, with a comparison",
        Design.InterruptedTimeSeries => "Interrupted time series",
        Design.Cohort => "Cohort study",
        Design.BeforeAfter => "Before and after, without a comparison",
        _ => "Study of what people said",
    };

    /// <summary>How sure one may be.</summary>
    public static string Of(Grade grade) => grade switch
    {
        Grade.High => "High: more research is unlikely to change it",
        Grade.Moderate => "Moderate: more research may change it",
        Grade.Low => "Low: more research is likely to change it",
        _ => "Very low: very unsure",
    };

    /// <summary>What kind of number.</summary>
    public static string Of(Measure measure) => measure switch
    {
        Measure.RiskRatio => "risk ratio",
        Measure.OddsRatio => "odds ratio",
        Measure.HazardRatio => "hazard ratio",
        Measure.RateRatio => "rate ratio",
        Measure.MeanDifference => "mean difference",
        Measure.StandardisedMeanDifference => "standardised mean difference",
        Measure.RiskDifference => "difference in 100",
        _ => "change in per cent",
    };

    /// <summary>What a finding says; null for one without an interval.</summary>
    public static string Of(Verdict? verdict) => verdict switch
    {
        Verdict.For => "For: better, and chance is an unlikely reason",
        Verdict.Against => "Against: worse, and chance is an unlikely reason",
        Verdict.NoClearDifference => "No clear difference",
        _ => "No interval, so chance cannot be ruled out",
    };

    /// <summary>An estimate with its interval: "0.82 (0.70 to 0.97)".</summary>
    public static string Number(double estimate, double? low, double? high) =>
        Short(estimate) + (low is { } l && high is { } h ? $" ({Short(l)} to {Short(h)})" : "");

    private static string Short(double value) => value.ToString(Math.Abs(value) < 10 ? "0.00" : "0.0", CultureInfo.InvariantCulture);
}
