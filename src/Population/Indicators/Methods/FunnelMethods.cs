namespace Goldthread.Population.Indicators.Methods;

/// <summary>What both funnel methods share: how a row becomes a point.</summary>
internal abstract class FunnelMethodBase : IndicatorMethod
{
    public override IReadOnlyList<string> Needs { get; } = [Columns.Count];

    public override IReadOnlyList<string> Takes { get; } = [Columns.Population, Columns.Rate];

    public override RowSet Set => RowSet.By;

    protected static double Multiplier(IndicatorOptions options) => options.Multiplier ?? (options.Kind is FunnelKind.Rate or FunnelKind.StandardisedRate ? 100_000 : 100);

    /// <summary>The point of each row; null where it was not counted.</summary>
    protected FunnelPoint?[] Points(IReadOnlyList<IndicatorRow> rows, IndicatorOptions options) => [.. rows.Select(r => Point(r, options))];

    private FunnelPoint? Point(IndicatorRow row, IndicatorOptions options)
    {
        var (count, population, rate) = (Number(row, Columns.Count), Number(row, Columns.Population), Number(row, Columns.Rate));
        if (count is not { } events) return null;
        var isStandardised = options.Kind == FunnelKind.StandardisedRate;
        var isTooFew = isStandardised && events is >= 0 and < Counts.ExactBelow;
        var isByRate = isStandardised || (options.Kind == FunnelKind.Rate && population is null);
        CrudeMeasures.Must(!isByRate || rate is > 0 || isTooFew, Columns.Rate, rate, $"Line {row.Line} has no rate of more than 0{(isStandardised ? "" : ", and no population")}.");
        var point = isByRate ? FunnelPoint.OfRate(events, rate, Multiplier(options), isStandardised ? null : population) : new FunnelPoint(events, population);
        CrudeMeasures.Must(point.Denominator is > 0 || isTooFew, Columns.Population, population, $"Line {row.Line} has no population of more than 0.");
        CrudeMeasures.Must(events >= 0 && (options.Kind != FunnelKind.Proportion || events <= population), Columns.Count, count,
            $"Line {row.Line}: the count is 0 or more{(options.Kind == FunnelKind.Proportion ? ", and not more than the population" : "")}.");
        return point;
    }
}

internal sealed class FunnelMethod : FunnelMethodBase
{
    public override string Name => "funnel";

    public override string Says => "which rows differ from all together by more than chance";

    public override IReadOnlyList<string> Gives { get; } = ["value", "baseline", "significance"];

    public override IEnumerable<(IndicatorRow Row, string?[] Values)> Answer(IReadOnlyList<IndicatorRow> rows, IndicatorOptions options)
    {
        var points = Points(rows, options);
        FunnelPoint[] counted = [.. points.OfType<FunnelPoint>()];
        var places = new Queue<FunnelPlace>(Funnel.Judge(counted, options.Kind));
        var multiplier = Multiplier(options);
        var baseline = options.Kind == FunnelKind.Ratio ? multiplier : Funnel.Baseline(counted) * multiplier;
        foreach (var (row, point) in rows.Zip(points))
        {
            FunnelPlace? place = point is null ? null : places.Dequeue();
            yield return (row, [Text(place == FunnelPlace.TooFew ? null : point?.Events / point?.Denominator * multiplier), Text(baseline), Judgement(place)]);
        }
    }

    private static string? Judgement(FunnelPlace? place) => place switch
    {
        null => null,
        FunnelPlace.VeryHigh => "High (0.001)",
        FunnelPlace.High => "High (0.025)",
        FunnelPlace.Low => "Low (0.025)",
        FunnelPlace.VeryLow => "Low (0.001)",
        FunnelPlace.TooFew => "Not judged: fewer than 10 events",
        _ => "Not significant",
    };
}

internal sealed class FunnelLinesMethod : FunnelMethodBase
{
    public override string Name => "funnel-lines";

    public override string Says => "the limits of a funnel plot at a hundred places";

    public override IReadOnlyList<string> Gives { get; } =
        ["at", "lower_95", "upper_95", "lower_99_8", "upper_99_8", "baseline", "denominator_lower_95", "denominator_upper_95", "denominator_lower_99_8", "denominator_upper_99_8"];

    public override bool IsAboutRows => false;

    public override IEnumerable<(IndicatorRow Row, string?[] Values)> Answer(IReadOnlyList<IndicatorRow> rows, IndicatorOptions options)
    {
        FunnelPoint[] points = [.. Points(rows, options).OfType<FunnelPoint>()];
        var multiplier = Multiplier(options);
        var baseline = options.Kind == FunnelKind.Ratio ? multiplier : Funnel.Baseline(points) * multiplier;
        return Funnel.Lines(points, options.Kind, multiplier, options.Years).Select(l => (rows[0], (string?[])
        [
            Text(l.At), Text(l.LowUsual.Value), Text(l.HighUsual.Value), Text(l.LowControl.Value), Text(l.HighControl.Value), Text(baseline),
            Text(l.LowUsual.Denominator), Text(l.HighUsual.Denominator), Text(l.LowControl.Denominator), Text(l.HighControl.Denominator),
        ]));
    }
}
