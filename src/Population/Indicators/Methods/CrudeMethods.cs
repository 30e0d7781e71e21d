namespace Goldthread.Population.Indicators.Methods;

internal sealed class RateMethod : IndicatorMethod
{
    public override string Name => "rate";

    public override string Says => "events for so many people, a row each";

    public override IReadOnlyList<string> Needs { get; } = [Columns.Count, Columns.Population];

    public override RowSet Set => RowSet.Each;

    public override IEnumerable<(IndicatorRow Row, string?[] Values)> Answer(IReadOnlyList<IndicatorRow> rows, IndicatorOptions options) =>
        rows.Select(r => (r, r.Numbers is [{ } count, { } population] ? Text(CrudeMeasures.Rate(count, population, options.Multiplier ?? 100_000, options.Confidence)) : Text(default(Estimate))));
}

internal sealed class ProportionMethod : IndicatorMethod
{
    public override string Name => "proportion";

    public override string Says => "a share of a whole, a row each";

    public override IReadOnlyList<string> Needs { get; } = [Columns.Count, Columns.Population];

    public override RowSet Set => RowSet.Each;

    public override IEnumerable<(IndicatorRow Row, string?[] Values)> Answer(IReadOnlyList<IndicatorRow> rows, IndicatorOptions options) =>
        rows.Select(r => (r, r.Numbers is [{ } count, { } whole] ? Text(CrudeMeasures.Proportion(count, whole, options.Multiplier ?? 1, options.Confidence)) : Text(default(Estimate))));
}

internal sealed class MeanMethod : IndicatorMethod
{
    public override string Name => "mean";

    public override string Says => "the mean of values, a row for each";

    public override IReadOnlyList<string> Needs { get; } = [Columns.Value];

    public override IEnumerable<(IndicatorRow Row, string?[] Values)> Answer(IReadOnlyList<IndicatorRow> rows, IndicatorOptions options) =>
        [(rows[0], Text(CrudeMeasures.Mean([.. rows.Select(r => r.Numbers[0]).OfType<double>()], options.Confidence)))];
}
