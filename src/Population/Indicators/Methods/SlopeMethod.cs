namespace Goldthread.Population.Indicators.Methods;

internal sealed class SlopeMethod : IndicatorMethod
{
    public override string Name => "sii";

    public override string Says => "slope and relative index of inequality, a row for each quantile; with se, or lower and upper limits of 95%";

    public override IReadOnlyList<string> Needs { get; } = [Columns.Quantile, Columns.Population];

    public override IReadOnlyList<string> Takes { get; } = [Columns.Value, Columns.Count, Columns.Error, Columns.Lower, Columns.Upper];

    public override IReadOnlyList<string> Gives { get; } = ["sii", "sii_lower", "sii_upper", "rii", "rii_lower", "rii_upper", "intercept", "method"];

    public override IEnumerable<(IndicatorRow Row, string?[] Values)> Answer(IReadOnlyList<IndicatorRow> rows, IndicatorOptions options)
    {
        var ranked = rows.OrderBy(r => Number(r, Columns.Quantile)).ToList();
        CrudeMeasures.Must(ranked.All(r => Number(r, Columns.Quantile) is not null), Columns.Quantile, null, "A row has no quantile.");
        CrudeMeasures.Must(ranked.Select(r => Number(r, Columns.Quantile)).Distinct().Count() == ranked.Count, Columns.Quantile, null, "A quantile comes twice.");
        var index = SlopeIndex.Of([.. ranked.Select(r => Group(r, options.Scale))], options.Scale, options.Multiplier ?? 1, options.Confidence, options.IsTransformed);
        var (slope, relative) = (index.Slope, index.Relative);
        string?[] values = [Text(slope.Value), Text(slope.Low), Text(slope.High), Text(relative.Value), Text(relative.Low), Text(relative.High), Text(index.Intercept), $"{slope.Method}; {relative.Method}"];
        return [(rows[0], values)];
    }

    private RankedGroup Group(IndicatorRow row, ValueScale scale)
    {
        var population = Number(row, Columns.Population);
        CrudeMeasures.Must(population is not null, Columns.Population, null, $"Line {row.Line} has no population.");
        var value = Number(row, Columns.Value) ?? (scale == ValueScale.Proportion ? Number(row, Columns.Count) / population : null);
        CrudeMeasures.Must(value is not null, Columns.Value, null, $"Line {row.Line} has no value{(scale == ValueScale.Proportion ? " and no count" : "")}.");
        var error = Number(row, Columns.Error);
        if (error is null && Number(row, Columns.Lower) is { } low && Number(row, Columns.Upper) is { } high) error = SlopeIndex.StandardError(low, high, scale);
        CrudeMeasures.Must(error is not null, Columns.Error, null, $"Line {row.Line} has neither a standard error nor both limits.");
        return new RankedGroup(population!.Value, value!.Value, error!.Value);
    }
}
