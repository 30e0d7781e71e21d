using Goldthread.Impact.Journeys;
using Goldthread.Impact.People;

namespace Goldthread.Impact.Scenarios;

/// <summary>What a service did in a month of a run.</summary>
/// <param name="Scenario">The scenario's title; "Baseline" for things as they are.</param>
/// <param name="Month">The month, 1 the first. A month is a twelfth of a year; a week belongs to the month in which it begins.</param>
/// <param name="Measure">What is counted.</param>
/// <param name="Value">How many, or how many days.</param>
public sealed record MonthRow(string Scenario, int Month, string Measure, long Value)
{
    private const double Days = State.DaysAYear / 12;

    /// <summary>Every service and month of an answer.</summary>
    public static IEnumerable<MonthRow> Of(Answer answer) =>
        answer.File.Scenarios.Select(s => s.Title).Prepend("Baseline").Zip(answer.Alternatives.Prepend(answer.Baseline)).SelectMany(run =>
            Enum.GetValues<Activity>().SelectMany(a => Months(run.First, $"Count: {AnswerRow.Code(a)}", run.Second.Weekly(a).Select(n => (long)n)))
                .Concat(Enum.GetValues<Place>().Where(p => p != Place.Dead).SelectMany(p => Months(run.First, $"Days: {AnswerRow.Code(p)}", run.Second.WeeklyDays(p)))));

    private static IEnumerable<MonthRow> Months(string scenario, string measure, IEnumerable<long> weeks) =>
        weeks.Index().GroupBy(w => (int)(w.Index * 7 / Days)).Select(m => new MonthRow(scenario, m.Key + 1, measure, m.Sum(w => w.Item)));
}
