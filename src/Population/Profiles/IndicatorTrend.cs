using Goldthread.Population.Indicators;
using Goldthread.Population.Registry;
using Goldthread.Population.Release;

namespace Goldthread.Population.Profiles;

/// <summary>A month of an indicator, as it may be seen.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Count">Events, amounts or people.</param>
/// <param name="Whole">People among whom.</param>
/// <param name="Value">For so many people; null where a count is kept back.</param>
public sealed record TrendMonth(DateOnly Month, ReleasedCount Count, ReleasedCount Whole, double? Value);

/// <summary>
/// An indicator month by month, with limits of what chance alone would do and the months that lie beyond it. Values and limits are of released counts only. The people of one month are one number
/// of their own for the gate; no sum of months is shown.
/// </summary>
/// <param name="Definition">The indicator.</param>
/// <param name="Kind">What is counted in a month.</param>
/// <param name="Multiplier">For how many people.</param>
/// <param name="Months">In order.</param>
/// <param name="Chart">Limits and special causes of the last months that have values, one for one; null where they are fewer than <see cref="Fewest"/>.</param>
public sealed record IndicatorTrend(IndicatorDefinition Definition, MonthlyKind Kind, double Multiplier, IReadOnlyList<TrendMonth> Months, TrendResult? Chart)
{
    /// <summary>Under so many months there are no limits worth drawing (NHS England, Making data count, asks for 12 to 15 or more).</summary>
    public const int Fewest = 12;

    /// <summary>The months of the chart.</summary>
    public IEnumerable<TrendMonth> Charted => Chart is null ? [] : Months.Skip(Months.Count - Chart.Points.Count);

    internal static IndicatorTrend Of(MonthlyMeasure measure, IReadOnlyList<MonthCount> counts, ReleaseRule rule)
    {
        // Months before the first record are no months without events.
        var months = counts.SkipWhile(c => c.Count == 0).Select(c => Month(c, measure.Multiplier, rule)).ToList();
        var values = months.AsEnumerable().Reverse().TakeWhile(m => m.Value is not null).Select(m => m.Value!.Value).Reverse().ToList();
        // More people newly recorded may be more illness or better finding: neither way is better.
        var better = measure.Kind == MonthlyKind.NewPeople ? Polarity.None : measure.Indicator.Polarity;
        return new IndicatorTrend(measure.Indicator, measure.Kind, measure.Multiplier, months, values.Count < Fewest ? null : Trend.Of(values, better));
    }

    private static TrendMonth Month(MonthCount of, double multiplier, ReleaseRule rule)
    {
        var (whole, people) = (Gate.Release(of.Whole, rule), Gate.Release(of.People, rule));
        var count = people.IsShown && whole.IsShown ? ReleasedCount.Shown(rule.Round(of.Count)) : ReleasedCount.Suppressed;
        return new TrendMonth(of.Month, count, whole, count.Number is { } n && whole.Number is > 0 and var w ? n * multiplier / w : null);
    }
}
