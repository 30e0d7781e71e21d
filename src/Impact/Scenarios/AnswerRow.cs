using System.Text.Json;
using Goldthread.Impact.Journeys;
using Goldthread.Impact.People;

namespace Goldthread.Impact.Scenarios;

/// <summary>One figure of an answer: as it is, with the scenario, and the change.</summary>
/// <param name="Scenario">The scenario's title.</param>
/// <param name="Measure">What is counted.</param>
/// <param name="Unit">In what: "days", "pounds", "count", "years", "share".</param>
/// <param name="Before">In the baseline.</param>
/// <param name="After">With the scenario.</param>
/// <param name="Low">The lower end of the 95% interval that chance leaves the change; null where it is not told.</param>
/// <param name="High">The upper end.</param>
public sealed record AnswerRow(string Scenario, string Measure, string Unit, double Before, double After, double? Low = null, double? High = null)
{
    /// <summary>After less before.</summary>
    public double Change => After - Before;

    /// <summary>Every figure of an answer, scenario by scenario.</summary>
    public static IReadOnlyList<AnswerRow> Of(Answer answer) => [.. answer.File.Scenarios.Zip(answer.Alternatives).SelectMany(s => Of(s.First.Title, answer.Baseline, s.Second, answer.File.Counting ?? new Counting()))];

    /// <summary>The code of a value, as it stands in files: "hospital-days".</summary>
    public static string Code(Enum value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>A measure in words, and its unit.</summary>
    public static (string Measure, string Unit) Words(Measure measure) => measure switch
    {
        Scenarios.Measure.Cost => ("Cost that is told by person", "pounds"),
        Scenarios.Measure.QualityYears => ("Quality-adjusted life", "years"),
        Scenarios.Measure.Deaths => ("Deaths", "count"),
        Scenarios.Measure.HospitalDays => ("Days in a hospital bed", "days"),
        _ => ("Days at home", "days"),
    };

    private static IEnumerable<AnswerRow> Of(string title, Result before, Result after, Counting counting)
    {
        foreach (var d in Differences.Between(before, after)) yield return new(title, Words(d.Of).Measure, Words(d.Of).Unit, d.Before, d.After, d.Low, d.High);
        foreach (var line in CostLine.All) yield return new(title, $"Cost: {line.Title}", "pounds", line.Pence(before) / 100.0, line.Pence(after) / 100.0);
        foreach (var place in Enum.GetValues<Place>().Where(p => p != Place.Dead)) yield return new(title, $"Days: {Code(place)}", "days", before.DaysIn(place), after.DaysIn(place));
        foreach (var activity in Enum.GetValues<Activity>().Where(a => a != Activity.Death)) yield return new(title, $"Count: {Code(activity)}", "count", before.Count(activity), after.Count(activity));
        yield return new(title, "Days of carers under strain", "days", before.StrainDays(), after.StrainDays());
        yield return new(title, "Days on which people would say that care goes well", "share", before.GoesWell(), after.GoesWell());
        for (var fifth = 1; fifth <= Person.Fifths; fifth++)
        {
            yield return new(title, $"Days: hospital, fifth {fifth} of deprivation", "days", before.DaysIn(Place.Ward, fifth) + before.DaysIn(Place.ReadyToLeave, fifth), after.DaysIn(Place.Ward, fifth) + after.DaysIn(Place.ReadyToLeave, fifth));
            yield return new(title, $"Quality-adjusted life, fifth {fifth} of deprivation", "years", before.QualityYears(fifth), after.QualityYears(fifth));
        }

        var worth = Worth.Of(before, after, counting);
        yield return new(title, "Invested (present value)", "pounds", 0, worth.Invested);
        yield return new(title, "Saved (present value)", "pounds", 0, worth.Saved);
        yield return new(title, "Saved, cashable (present value)", "pounds", 0, worth.Cashable);
        yield return new(title, "Net present value", "pounds", 0, worth.Net);
        yield return new(title, "Quality-adjusted life gained (present value)", "years", 0, worth.QualityYears);
        foreach (var (payer, net) in worth.ByPayer) yield return new(title, $"Net present value for {Code(payer)}", "pounds", 0, net);
    }
}
