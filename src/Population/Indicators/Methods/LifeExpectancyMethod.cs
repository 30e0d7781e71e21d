using System.Globalization;

namespace Goldthread.Population.Indicators.Methods;

internal sealed class LifeExpectancyMethod : IndicatorMethod
{
    public override string Name => "life-expectancy";

    public override string Says => "years left at each age, a row for each age band: 0, 1-4, 5-9 ... 90+ (or 85+)";

    public override IReadOnlyList<string> Needs { get; } = [Columns.Deaths, Columns.Population];

    public override IReadOnlyList<string> Words { get; } = [Columns.Age];

    public override IReadOnlyList<string> Gives { get; } = ["age", "value", "lower", "upper", "method", "note"];

    public override IEnumerable<(IndicatorRow Row, string?[] Values)> Answer(IReadOnlyList<IndicatorRow> rows, IndicatorOptions options)
    {
        LifeBand[] bands = [.. rows.Select(r => new LifeBand(From(r), r.Numbers[1] ?? double.NaN, r.Numbers[0] ?? double.NaN))];
        var life = LifeExpectancy.Of(bands, options.Confidence, out var whyNot);
        return life.Select(l => (rows[0], (string?[])[l.From.ToString(CultureInfo.InvariantCulture), .. Text(l.Years), whyNot ?? (l.Years.Value is null ? "The limits of 95% lie more than 20 years apart." : null)]));
    }

    // "90+", "5-9", "10 – 14" and "Age 5" begin with the age at which the band begins; "<1" and "Under 1" do not.
    private static int From(IndicatorRow row)
    {
        if (row.Words[0].StartsWith('<') || row.Words[0].StartsWith("under", StringComparison.OrdinalIgnoreCase)) return 0;
        var digits = row.Words[0].SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit).ToArray();
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var from)
            ? from
            : throw new ArgumentOutOfRangeException(nameof(row), row.Words[0], $"Line {row.Line}: \"{row.Words[0]}\" is no age band.");
    }
}
