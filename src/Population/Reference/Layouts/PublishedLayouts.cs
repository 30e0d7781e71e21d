using System.Globalization;
using System.Text.RegularExpressions;
using Goldthread.Kernel.Values;

namespace Goldthread.Population.Reference.Layouts;

/// <summary>Values that others published by area, indicator and period: kept as printed, so that they can be shown beside our own.</summary>
internal static partial class PublishedLayouts
{
    public static IReadOnlyList<Layout> All { get; } =
    [
        new CsvLayout<PublishedRow>("ascof", "Adult Social Care Outcomes Framework, open data by council",
            ["geographical level", "ons code", "ascof measure code", "disaggregation level", "measure type", "measure value"], Keyed("ons code", "ascof measure code", "disaggregation level", "measure type"), Ascof, PublishedValueTable.All)
        {
            Slot = file => PeriodOf(file) is { } period ? "ascof-" + period
                : new Fault(FaultKind.Invalid, $"{file} does not say of which year it is: its name must hold the financial year, such as ascof_2020-21_open_data_by_la.csv."),
        },
        new CsvLayout<PublishedRow>("oflog", "Office for Local Government, adult social care measures",
            ["financial year", "local authority code", "local authority name", "measure", "code", "value"], Keyed("financial year", "local authority code", "code"),
            (row, _) => [Value(row, "oflog", row.Needed("code"), row.Code("local authority code"), row.Needed("financial year"), "Total", row.Needed("measure"), "value")], PublishedValueTable.All),
        new CsvLayout<PublishedRow>("area-values", "Values by area, period and indicator",
            ["area code", "area name", "period", "indicator", "measure", "unit", "value"], Keyed("area code", "period", "indicator", "measure", "unit"),
            (row, file) => [Value(row, Stem(file), row.Needed("indicator"), row.Code("area code"), row.Needed("period"), row.Needed("unit"), row.Needed("measure"), "value")], PublishedValueTable.All)
        { Slot = file => "area-values-" + Stem(file) },
    ];

    // Types of council ("all shire counties") are no area with a code.
    private static PublishedRow[] Ascof(CsvRow row, string file)
    {
        row.IsPassed = row.Text("geographical level") == "Council Type";
        return row.IsPassed ? [] : [Value(row, "ascof", row.Needed("ascof measure code"), row.Code("ons code"), PeriodOf(file)!, row.Needed("disaggregation level"), row.Needed("measure type"), "measure value")];
    }

    private static PublishedRow Value(CsvRow row, string series, string indicator, string area, string period, string subgroup, string measure, string column)
    {
        var text = row.Has(column) ? row.Text(column) : "";
        if (text.Length == 0) return new PublishedRow(series, indicator, area, period, subgroup, measure, null, "not published");
        if (text is "[x]" or "[c]" or "[z]" or "-" or "*") return new PublishedRow(series, indicator, area, period, subgroup, measure, null, text);
        return decimal.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out _)
            ? new PublishedRow(series, indicator, area, period, subgroup, measure, text.Replace(",", "", StringComparison.Ordinal), "")
            : row.Wrong(column, $"is neither a number nor a known mark for none: \"{text}\"", new PublishedRow(series, indicator, area, period, subgroup, measure, null, text));
    }

    private static Func<CsvRow, string> Keyed(params string[] columns) => row => string.Join(", ", columns.Select(row.Text));

    private static string? PeriodOf(string file) => Period().Match(file) is { Success: true } period ? period.Value : null;

    private static string Stem(string file) => file.Split('.')[0];

    [GeneratedRegex("20[0-9]{2}-[0-9]{2}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Period();
}
