using Goldthread.Kernel.Data;
using Goldthread.Population.Reference.Layouts;

namespace Goldthread.Population.Reference;

/// <summary>A value that others published.</summary>
/// <param name="Series">The publication: "ascof", "oflog", or the name of the file.</param>
/// <param name="Indicator">What was measured: the publisher's code or words.</param>
/// <param name="Area">Of which area: an ONS code.</param>
/// <param name="Period">As published: "2020-21", "Nov 2023".</param>
/// <param name="Subgroup">Of whom: "Total", "65 and over".</param>
/// <param name="Measure">What the number is: "Outcome", "Numerator", a unit.</param>
/// <param name="Printed">The number as it was printed; null where none was.</param>
/// <param name="WhyNone">The publisher's mark where there is no number: "[c]", "[x]", "NA".</param>
internal sealed record PublishedRow(string Series, string Indicator, string Area, string Period, string Subgroup, string Measure, string? Printed, string WhyNone);

internal static class PublishedValueTable
{
    // On every machine, and rare: when a published file is loaded.
    private const string PutValue = """
        insert into population_published_value (series, indicator, area, period, subgroup, measure, printed, why_none, source_set) values (@series, @indicator, @area, @period, @subgroup, @measure, @printed, @why_none, @source_set)
        on conflict (series, indicator, area, period, subgroup, measure) do update set printed = excluded.printed, why_none = excluded.why_none, source_set = excluded.source_set
        """;

    // On every machine, and rare: when a newer file replaces an older one.
    private const string ClearValue = "delete from population_published_value where source_set = @set";

    private const string SelectOne = """
        select series, indicator, area, period, subgroup, measure, printed, why_none from population_published_value
        where series = @series and indicator = @indicator and subgroup = @subgroup and measure = @measure order by area, period
        """;

    private const string SelectIndicators = """
        select series, indicator, measure, min(period), max(period), count(*), count(printed) from population_published_value
        group by series, indicator, measure order by series, indicator, measure
        """;

    /// <summary>Values that others published.</summary>
    public static RowTable<PublishedRow> All { get; } = new(
        (s, r, set) => s.Statement(PutValue).Set("series", r.Series).Set("indicator", r.Indicator).Set("area", r.Area).Set("period", r.Period)
            .Set("subgroup", r.Subgroup).Set("measure", r.Measure).Set("printed", r.Printed).Set("why_none", r.WhyNone).Set("source_set", set).Execute(),
        (s, set) => s.Statement(ClearValue).Set("set", set).Execute());

    /// <summary>One indicator of every area and period.</summary>
    public static List<PublishedRow> Of(Session session, string series, string indicator, string subgroup, string measure) =>
        session.Statement(SelectOne).Set("series", series).Set("indicator", indicator).Set("subgroup", subgroup).Set("measure", measure).List(r => new PublishedRow(
            r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), r.IsDBNull(6) ? null : r.GetString(6), r.GetString(7)));

    /// <summary>Which indicators there are, with their first and last period, rows, and rows with a number.</summary>
    public static List<PublishedSeries> Series(Session session) => session.Statement(SelectIndicators).List(r =>
        new PublishedSeries(r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetInt64(5), r.GetInt64(6)));
}
