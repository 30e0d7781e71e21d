namespace Goldthread.Population.Indicators.Methods;

internal sealed class DirectMethod : IndicatorMethod
{
    public override string Name => "dsr";

    public override string Says => "a directly standardised rate, a row for each age band; events of one person that hang together: with their squares";

    public override IReadOnlyList<string> Needs { get; } = [Columns.Count, Columns.Population, Columns.Weight];

    public override IReadOnlyList<string> Takes { get; } = [Columns.Squares];

    public override IReadOnlyList<string> Words { get; } = [Columns.Band];

    public override IEnumerable<(IndicatorRow Row, string?[] Values)> Answer(IReadOnlyList<IndicatorRow> rows, IndicatorOptions options) =>
        [(rows[0], Text(StandardisedMeasures.Direct([.. rows.Select(Band)], options.Multiplier ?? 100_000, options.Confidence)))];

    private static StandardBand Band(IndicatorRow row) => new(row.Numbers[0] ?? 0, row.Numbers[1] ?? 0, row.Numbers[2] ?? 0, row.Numbers[3]);
}

internal sealed class IndirectMethod(bool isRatio) : IndicatorMethod
{
    public override string Name => isRatio ? "isratio" : "isr";

    public override string Says => isRatio ? "observed beside expected events, a row for each age band" : "an indirectly standardised rate, a row for each age band";

    public override IReadOnlyList<string> Needs { get; } = [Columns.Count, Columns.Population, Columns.ReferenceCount, Columns.ReferencePopulation];

    public override IReadOnlyList<string> Words { get; } = [Columns.Band];

    public override IEnumerable<(IndicatorRow Row, string?[] Values)> Answer(IReadOnlyList<IndicatorRow> rows, IndicatorOptions options)
    {
        var events = rows.Sum(r => r.Numbers[0] ?? 0);
        ReferenceBand[] bands = [.. rows.Select(r => new ReferenceBand(r.Numbers[1] ?? 0, r.Numbers[2] ?? 0, r.Numbers[3] ?? 0))];
        var estimate = isRatio
            ? StandardisedMeasures.Ratio(events, bands, options.Multiplier ?? 1, options.Confidence)
            : StandardisedMeasures.Indirect(events, bands, options.Multiplier ?? 100_000, options.Confidence);
        return [(rows[0], Text(estimate))];
    }
}
