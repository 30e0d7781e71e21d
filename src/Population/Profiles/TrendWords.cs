using System.Globalization;
using Goldthread.Kernel.Values;
using Goldthread.Population.Indicators;

namespace Goldthread.Population.Profiles;

/// <summary>A trend in sentences and as a file.</summary>
public static class TrendWords
{
    /// <summary>What a month counts.</summary>
    public static string Counted(IndicatorTrend trend) => trend.Kind switch
    {
        MonthlyKind.NewPeople => "People of whom it was recorded for the first time, in each month",
        MonthlyKind.PeopleWithAny => "People who had one or more, in each month",
        MonthlyKind.Amounts => "In each month, by the day on which they began",
        _ => "Events in each month",
    };

    /// <summary>"per 1,000 people a month".</summary>
    public static string Unit(IndicatorTrend trend) => $"per {trend.Multiplier:N0} people a month";

    /// <summary>"March 2026".</summary>
    public static string Month(DateOnly month) => month.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>What the chart says: the mean, the limits, and each special cause in words.</summary>
    public static string Sentence(IndicatorTrend trend)
    {
        if (trend.Chart is not { } chart) return $"There are not {IndicatorTrend.Fewest} months in a row with enough people counted to say what is chance and what is not.";
        var months = trend.Charted.ToList();
        var known = $"{months.Count} months, {Month(months[0].Month)} to {Month(months[^1].Month)}: {ProfileWords.Number(chart.Mean)} {Unit(trend)} on average. Chance alone keeps a month between {ProfileWords.Number(Math.Max(0, chart.Low))} and {ProfileWords.Number(chart.High)}.";
        var causes = Causes(trend).ToList();
        return known + (causes.Count == 0 ? " Nothing in it is more than chance." : " " + string.Join(" ", causes));
    }

    /// <summary>What the rules found, a sentence for each stretch of months.</summary>
    public static IEnumerable<string> Causes(IndicatorTrend trend)
    {
        if (trend.Chart is not { } chart) yield break;
        var months = trend.Charted.Select(m => m.Month).ToList();
        foreach (var isHigh in new[] { true, false })
        {
            IReadOnlyList<SpecialCause> found = [.. chart.Points.Select(p => isHigh ? p.Above : p.Below)];
            foreach (var (from, to) in Stretches(found, SpecialCause.Outside)) yield return $"{Span(months, from, to)} {(from == to ? "lies" : "lie")} {(isHigh ? "above the upper" : "below the lower")} limit.";
            foreach (var (from, to) in Stretches(found, SpecialCause.Shift)) yield return $"{Span(months, from, to)}: {to - from + 1} months in a row {(isHigh ? "above" : "below")} the average.";
            foreach (var (from, to) in Stretches(found, SpecialCause.Drift)) yield return $"{Span(months, from, to)}: {(isHigh ? "higher" : "lower")} month after month.";
            foreach (var (from, to) in Stretches(found, SpecialCause.NearLimit)) yield return $"{Span(months, from, to)}: near the {(isHigh ? "upper" : "lower")} limit more often than chance would have it.";
        }
    }

    /// <summary>What stands out in a month; empty for nothing.</summary>
    public static string Mark(TrendPoint point)
    {
        var all = point.Above | point.Below;
        if (all == SpecialCause.None) return "";
        var why = new List<string>();
        if (all.HasFlag(SpecialCause.Outside)) why.Add("outside the limits");
        if (all.HasFlag(SpecialCause.Shift)) why.Add("part of a run on one side");
        if (all.HasFlag(SpecialCause.Drift)) why.Add("part of a steady move");
        if (all.HasFlag(SpecialCause.NearLimit)) why.Add("near a limit with another");
        return $"{point.Variation switch { Variation.Improving => "Better", Variation.Concerning => "Worse", _ => "More than chance" }}: {string.Join(", ", why)}";
    }

    /// <summary>A trend as CSV.</summary>
    public static string Csv(IndicatorTrend trend, PlaceTrends of)
    {
        var text = new System.Text.StringBuilder(CsvText.Line("indicator", "version", "extract", "month", "count", "among", "value", "unit", "mean", "lower_limit", "upper_limit", "note"));
        var first = trend.Months.Count - (trend.Chart?.Points.Count ?? 0);
        for (var i = 0; i < trend.Months.Count; i++)
        {
            var (month, chart) = (trend.Months[i], i >= first ? trend.Chart : null);
            text.Append(CsvText.Line(
                trend.Definition.Id, $"{trend.Definition.Version}", $"{of.On:yyyy-MM-dd}", $"{month.Month:yyyy-MM}", $"{month.Count.Number}", $"{month.Whole.Number}", Exact(month.Value), Unit(trend),
                Exact(chart?.Mean), Exact(chart?.Low), Exact(chart?.High), month.Value is null ? "kept back" : chart is null ? "" : Mark(chart.Points[i - first])));
        }

        return text.ToString();
    }

    private static string Exact(double? value) => value?.ToString("0.######", CultureInfo.InvariantCulture) ?? "";

    private static string Span(List<DateOnly> months, int from, int to) => from == to ? Month(months[from]) : $"{Month(months[from])} to {Month(months[to])}";

    private static IEnumerable<(int From, int To)> Stretches(IReadOnlyList<SpecialCause> found, SpecialCause cause)
    {
        for (var i = 0; i < found.Count; i++)
        {
            if (!found[i].HasFlag(cause)) continue;
            var from = i;
            while (i + 1 < found.Count && found[i + 1].HasFlag(cause)) i++;
            yield return (from, i);
        }
    }
}
