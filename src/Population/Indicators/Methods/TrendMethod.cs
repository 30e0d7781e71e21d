namespace Goldthread.Population.Indicators.Methods;

internal sealed class TrendMethod : IndicatorMethod
{
    public override string Name => "trend";

    public override string Says => "values over time with process limits and the rules for a special cause, a row for each period, in order";

    public override IReadOnlyList<string> Needs { get; } = [Columns.Value];

    public override IReadOnlyList<string> Words { get; } = [Columns.Period];

    public override IReadOnlyList<string> Gives { get; } = ["period", "value", "mean", "lower", "upper", "variation", "rules"];

    public override IEnumerable<(IndicatorRow Row, string?[] Values)> Answer(IReadOnlyList<IndicatorRow> rows, IndicatorOptions options)
    {
        foreach (var row in rows) CrudeMeasures.Must(row.Numbers[0] is not null, Columns.Value, null, $"Line {row.Line} has no value: a trend has no gaps.");
        var trend = Trend.Of([.. rows.Select(r => r.Numbers[0]!.Value)], options.Better);
        return rows.Select((r, i) => (r, (string?[])
            [r.Words[0], Text(trend.Points[i].Value), Text(trend.Mean), Text(trend.Low), Text(trend.High), trend.Points[i].Variation.ToString(), Rules(trend.Points[i])]));
    }

    private static string Rules(TrendPoint point) => string.Join("; ", Rules(point.Above, "above the upper limit", "above the mean", "rising", "upper").Concat(
        Rules(point.Below, "below the lower limit", "below the mean", "falling", "lower")));

    private static IEnumerable<string> Rules(SpecialCause found, string outside, string side, string way, string limit)
    {
        if (found.HasFlag(SpecialCause.Outside)) yield return outside;
        if (found.HasFlag(SpecialCause.Shift)) yield return $"{Trend.ShiftLength} or more in a row {side}";
        if (found.HasFlag(SpecialCause.Drift)) yield return $"{Trend.DriftLength} or more in a row {way}";
        if (found.HasFlag(SpecialCause.NearLimit)) yield return $"two of three near the {limit} limit";
    }
}
