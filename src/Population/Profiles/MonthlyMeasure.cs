using Goldthread.Population.Cohorts.Language;
using Goldthread.Population.Cohorts.Running;
using Goldthread.Population.Registry;

namespace Goldthread.Population.Profiles;

/// <summary>What is counted in each month.</summary>
public enum MonthlyKind
{
    /// <summary>Events.</summary>
    Events,

    /// <summary>Their amounts, by the month in which each began.</summary>
    Amounts,

    /// <summary>People who had one or more.</summary>
    PeopleWithAny,

    /// <summary>People of whom it was recorded for the first time.</summary>
    NewPeople,
}

/// <summary>
/// How an indicator is told month by month. Each month has its own events or its own new people, so that months are independent of each other as the rules for a special cause ask; a share that
/// is carried from month to month is not. Null of an indicator that rests on how things stand now: the data set does not hold how they stood.
/// </summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Column">The column of events.</param>
/// <param name="Kind">What is counted.</param>
/// <param name="Whole">Among whom, as they were on the first day of the month; null for everybody.</param>
internal sealed record MonthlyMeasure(IndicatorDefinition Indicator, string Column, MonthlyKind Kind, Expression? Whole)
{
    private const double People = 10_000;

    /// <summary>For how many people a value is.</summary>
    public double Multiplier => Indicator.CountsEvents ? Indicator.Multiplier : People;

    public static MonthlyMeasure? Of(IndicatorDefinition indicator)
    {
        if (indicator.Whole is { } whole && (Parts.Tables(whole).Count > 0 || Parts.Columns(whole).Any(c => c != DataCatalogue.Age))) return null;
        if (indicator.Events is { } events) return new MonthlyMeasure(indicator, events.Column, events.Amounts ? MonthlyKind.Amounts : MonthlyKind.Events, indicator.Whole);
        return indicator.People is not Has { Rows: { CodeSet: null, Filters.Count: 0, Window: null or LastWindow } rows } ? null
            : new MonthlyMeasure(indicator, rows.Table.Name, rows.Window is null ? MonthlyKind.NewPeople : MonthlyKind.PeopleWithAny, indicator.Whole);
    }
}
