namespace Goldthread.Population.Indicators;

/// <summary>What a funnel plot is of.</summary>
public enum FunnelKind
{
    /// <summary>A share of a whole.</summary>
    Proportion,

    /// <summary>Observed events beside expected ones.</summary>
    Ratio,

    /// <summary>Events for so many people.</summary>
    Rate,

    /// <summary>A directly standardised rate, whose population is the one that would give its events.</summary>
    StandardisedRate,
}

/// <summary>One area of a funnel plot.</summary>
/// <param name="Events">What was counted: 0 or more.</param>
/// <param name="Denominator">The whole, the expected events or the population: more than 0; null where a standardised rate of too few events leaves it unknown.</param>
public readonly record struct FunnelPoint(double Events, double? Denominator)
{
    /// <summary>An area known by its rate: the population is the one that gives it, or the one handed in where there were no events.</summary>
    /// <param name="events">0 or more.</param>
    /// <param name="rate">Events for <paramref name="multiplier"/> people.</param>
    /// <param name="multiplier">For how many.</param>
    /// <param name="population">People, where they are known.</param>
    public static FunnelPoint OfRate(double events, double? rate, double multiplier, double? population) => new(events, events > 0 ? multiplier * events / rate : population);
}

/// <summary>Where a line of the funnel lies.</summary>
/// <param name="Denominator">The denominator at which so many events lie on it; the place on the axis, for shares.</param>
/// <param name="Value">The value there.</param>
public readonly record struct FunnelLimit(double Denominator, double Value);

/// <summary>One place on the axis of a funnel plot.</summary>
/// <param name="At">The whole for shares, otherwise the number of events.</param>
/// <param name="LowUsual">The lower limit of 95%.</param>
/// <param name="HighUsual">The upper limit of 95%.</param>
/// <param name="LowControl">The lower limit of 99.8%.</param>
/// <param name="HighControl">The upper limit of 99.8%.</param>
public readonly record struct FunnelLine(double At, FunnelLimit LowUsual, FunnelLimit HighUsual, FunnelLimit LowControl, FunnelLimit HighControl);

/// <summary>Where an area lies in a funnel.</summary>
public enum FunnelPlace
{
    /// <summary>Within the limits.</summary>
    Inside,

    /// <summary>Above the limit of 95%.</summary>
    High,

    /// <summary>Above the limit of 99.8%.</summary>
    VeryHigh,

    /// <summary>Below the limit of 95%.</summary>
    Low,

    /// <summary>Below the limit of 99.8%.</summary>
    VeryLow,

    /// <summary>A standardised rate of fewer than <see cref="Counts.ExactBelow"/> events: not judged.</summary>
    TooFew,
}

/// <summary>
/// Funnel plots: which areas differ from all together by more than chance (Spiegelhalter, Funnel plots for comparing institutional performance, Stat Med 2005;24:1185-1202;
/// Public Health England, Technical guide: funnel plots). Shares have the limits that Wilson's interval turned round gives, ratios and rates the exact limits of Poisson.
/// </summary>
public static class Funnel
{
    private const int Places = 100;

    /// <summary>The value of all areas together whose denominator is known, for one.</summary>
    /// <param name="points">The areas.</param>
    public static double Baseline(IReadOnlyCollection<FunnelPoint> points) => points.Where(p => p.Denominator is not null).Sum(p => p.Events) / points.Sum(p => p.Denominator ?? 0);

    /// <summary>The lines of the plot, at a hundred places that lie closer together where numbers are small.</summary>
    /// <param name="points">The areas: at least one, with some events.</param>
    /// <param name="kind">What the plot is of.</param>
    /// <param name="multiplier">For how many: 100 for shares and ratios, 100,000 for rates as a rule.</param>
    /// <param name="years">Rates: how many years the events were counted; denominators are then given for one.</param>
    public static IReadOnlyList<FunnelLine> Lines(IReadOnlyCollection<FunnelPoint> points, FunnelKind kind, double multiplier, double years = 1)
    {
        MustFit(points, kind);
        CrudeMeasures.Must(years > 0, nameof(years), years, "A funnel is of more than 0 years.");
        var baseline = Baseline(points);
        CrudeMeasures.Must(baseline > 0, "events", 0, "A funnel needs some events.");
        var lines = new List<FunnelLine>(Places);
        foreach (var at in Axis(points, kind, baseline, years))
        {
            FunnelLimit Limit(Confidence confidence, bool isHigh) => kind switch
            {
                FunnelKind.Proportion => Share(at, baseline, confidence.Z * (isHigh ? 1 : -1), multiplier),
                FunnelKind.Ratio => Poisson(at, confidence, isHigh, 1, multiplier, 1),
                _ => Poisson(at, confidence, isHigh, baseline, multiplier, years),
            };
            lines.Add(new FunnelLine(at, Limit(Confidence.Usual, false), Limit(Confidence.Usual, true), Limit(Confidence.Control, false), Limit(Confidence.Control, true)));
        }

        return lines;
    }

    /// <summary>Where each area lies.</summary>
    /// <param name="points">The areas: at least one.</param>
    /// <param name="kind">What the plot is of.</param>
    public static IReadOnlyList<FunnelPlace> Judge(IReadOnlyCollection<FunnelPoint> points, FunnelKind kind)
    {
        MustFit(points, kind);
        var baseline = kind == FunnelKind.Ratio ? 1 : Baseline(points);
        return [.. points.Select(p => kind == FunnelKind.Proportion ? OfShare(p, baseline) : OfCount(p, kind, baseline))];
    }

    private static FunnelPlace OfShare(FunnelPoint point, double baseline)
    {
        var (share, spread) = (point.Events / point.Denominator!.Value, Math.Sqrt(baseline * (1 - baseline) / point.Denominator!.Value));
        return Beyond(share < baseline - (Confidence.Control.Z * spread), share < baseline - (Confidence.Usual.Z * spread),
            share > baseline + (Confidence.Control.Z * spread), share > baseline + (Confidence.Usual.Z * spread));
    }

    private static FunnelPlace OfCount(FunnelPoint point, FunnelKind kind, double baseline)
    {
        if (kind == FunnelKind.StandardisedRate && point.Events < Counts.ExactBelow) return FunnelPlace.TooFew;
        var expected = baseline * point.Denominator;
        var (usual, control) = (Counts.Limits(point.Events, Confidence.Usual), Counts.Limits(point.Events, Confidence.Control));
        return Beyond(expected > control.High, expected > usual.High, expected < control.Low, expected < usual.Low);
    }

    private static FunnelPlace Beyond(bool veryLow, bool low, bool veryHigh, bool high) =>
        veryHigh ? FunnelPlace.VeryHigh : high ? FunnelPlace.High : veryLow ? FunnelPlace.VeryLow : low ? FunnelPlace.Low : FunnelPlace.Inside;

    // Wilson's limit of a share meets the baseline where the share lies z standard errors of the baseline away from it.
    private static FunnelLimit Share(double whole, double baseline, double z, double multiplier) =>
        new(whole, Math.Clamp(baseline + (z * Math.Sqrt(baseline * (1 - baseline) / whole)), 0, 1) * multiplier);

    private static FunnelLimit Poisson(double events, Confidence confidence, bool isHigh, double baseline, double multiplier, double years)
    {
        var count = Counts.Exact(events, confidence);
        var denominator = (isHigh ? count.Low : count.High)!.Value / baseline;
        return new FunnelLimit(denominator / years, events / denominator * multiplier);
    }

    private static IEnumerable<double> Axis(IReadOnlyCollection<FunnelPoint> points, FunnelKind kind, double baseline, double years)
    {
        var isRate = kind is FunnelKind.Rate or FunnelKind.StandardisedRate;
        var span = isRate ? years : 1;
        var (least, most) = (points.Min(p => p.Denominator)!.Value, points.Max(p => p.Denominator)!.Value);
        var from = most > 2 * least ? 0 : Floor(least / span) * span;
        var to = Ceiling(most / span) * span;
        if (isRate) (from, to) = (Math.Floor(from * baseline), Math.Ceiling(to * baseline));
        var at = Math.Max(1, from);
        for (var place = 1; place <= Places; place++)
        {
            yield return at;
            // The published table of ratios has its places one step closer than those of shares and rates.
            var left = kind == FunnelKind.Ratio ? Places + 1 - place : Places - place;
            at = Math.Max(left > 0 ? Math.Round(Math.Pow(to / at, 1.0 / left) * at) : at, at + 1);
        }
    }

    // A little below the least and a little above the most, to the leading digit and to the leading two.
    private static double Floor(double x)
    {
        var unit = Math.Pow(10, Math.Max(0, Digits(Math.Floor(x * 0.95)) - 1));
        return Math.Floor(x * 0.95 / unit) * unit;
    }

    private static double Ceiling(double x)
    {
        var unit = Math.Pow(10, Digits(Math.Ceiling(x * 1.05)) - 2);
        return Math.Ceiling(x * 1.05 / unit) * unit;
    }

    private static int Digits(double whole) => whole < 1 ? 1 : (int)Math.Floor(Math.Log10(whole) + 1e-12) + 1;

    private static void MustFit(IReadOnlyCollection<FunnelPoint> points, FunnelKind kind)
    {
        CrudeMeasures.Must(points.Count > 0, "points", 0, "A funnel needs at least one area.");
        CrudeMeasures.Must(points.All(p => p.Events >= 0 && !double.IsInfinity(p.Events)), "count", null, "Every count is 0 or more.");
        CrudeMeasures.Must(points.All(p => p.Denominator is > 0 || (p.Denominator is null && p.Events < Counts.ExactBelow && kind == FunnelKind.StandardisedRate)), "population", null, "Every population is more than 0.");
        CrudeMeasures.Must(points.Any(p => p.Denominator is not null), "population", null, "Some population is known.");
        if (kind == FunnelKind.Proportion) CrudeMeasures.Must(points.All(p => p.Events <= p.Denominator), "count", null, "The count lies between 0 and the whole.");
    }
}
