using System.Globalization;

namespace Goldthread.Population.Indicators.Methods;

internal sealed class QuantileMethod : IndicatorMethod
{
    public override string Name => "quantile";

    public override string Says => "groups of equal number by rank; a column polarity (true or false) may say whether 1 is the highest";

    public override IReadOnlyList<string> Needs { get; } = [Columns.Value];

    public override IReadOnlyList<string> Words { get; } = [Columns.Polarity];

    public override IReadOnlyList<string> Gives { get; } = ["value", "quantile", "of"];

    public override RowSet Set => RowSet.By;

    public override IEnumerable<(IndicatorRow Row, string?[] Values)> Answer(IReadOnlyList<IndicatorRow> rows, IndicatorOptions options)
    {
        double?[] values = [.. rows.Select(r => r.Numbers[0])];
        var groups = Quantiles.Assign(values, options.Groups, [.. rows.Select(r => HighestFirst(r, options))]);
        return rows.Select((r, i) => (r, (string?[])[Text(values[i]), groups[i]?.ToString(CultureInfo.InvariantCulture), Quantiles.Name(options.Groups)]));
    }

    private static bool HighestFirst(IndicatorRow row, IndicatorOptions options) => row.Words[0].ToUpperInvariant() switch
    {
        "" => !options.IsLowestFirst,
        "TRUE" or "1" => true,
        "FALSE" or "0" => false,
        var other => throw new ArgumentOutOfRangeException(nameof(row), other, $"Line {row.Line}: \"{other}\" in column polarity is neither true nor false."),
    };
}
