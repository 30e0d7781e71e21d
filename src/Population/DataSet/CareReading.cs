using System.Text.Json;
using Goldthread.Record.Summary;

namespace Goldthread.Population.DataSet;

/// <summary>
/// Reads services of adult social care: which kinds a person has now, who pays, and how many hours and pounds a month they are planned at. A service is a ServiceRequest with the extensions of Client Level
/// Data; its kind is told by the code or the words of either release of those data.
/// </summary>
internal static class CareReading
{
    /// <summary>Months that care is kept for, the present one included: a year before something, a year after, and a year for it to lie in.</summary>
    public const int Months = 36;

    private const int DaysAWeek = 7;

    // The first that fits counts: "Short Term Support: ST-Max" is reablement and not another short term.
    private static readonly (string Part, string Flag)[] Kinds =
    [
        ("nursing", DataColumns.ServiceNursing), ("residential", DataColumns.ServiceResidential), ("carer", DataColumns.ServiceCarer), ("st-max", DataColumns.ServiceReablement),
        ("short-term-max", DataColumns.ServiceReablement), ("short", DataColumns.ServiceShortTerm), ("community", DataColumns.ServiceCommunity),
    ];

    /// <summary>Reads a service into the row.</summary>
    /// <returns>False where the request is no such service.</returns>
    public static bool Service(PersonRow row, JsonElement request, DateOnly today)
    {
        var funding = Extension(request, "cld-funding-status").Child("valueCodeableConcept").First("coding").Text("code");
        var units = Extension(request, "cld-units-per-week").Child("valueQuantity");
        if (funding is null && units.ValueKind != JsonValueKind.Object) return false;
        var (status, period) = (request.Text("status"), request.Child("occurrencePeriod"));
        var (from, to) = (period.Moment("start")?.FirstDay, period.Moment("end")?.FirstDay);
        if (status is "active" && !(from > today) && !(to < today)) Now(row, request, funding);
        if (status is not ("active" or "completed") || from is not { } start || (to is null && status is "completed")) return true;
        var last = to is { } end && end < today ? end : today;
        var cost = Extension(request, "cld-unit-cost").Child("valueMoney").Number("value") ?? 0;
        var (aWeek, unit) = (units.Number("value") ?? 0, units.Text("unit") ?? "");
        if (unit.StartsWith("once", StringComparison.OrdinalIgnoreCase))
        {
            if (start <= today) row.Add(DataColumns.CareCost, start, cost);
            return true;
        }

        foreach (var (month, days) in InMonths(start, last, today))
        {
            var planned = aWeek * days / DaysAWeek;
            row.Add(DataColumns.CareCost, month, planned * cost);
            if (unit.StartsWith("hour", StringComparison.OrdinalIgnoreCase)) row.Add(DataColumns.CareHours, month, planned);
        }

        return true;
    }

    /// <summary>How many days of a time lie in each month, of those that are kept.</summary>
    /// <param name="from">Its first day.</param>
    /// <param name="to">Its last.</param>
    /// <param name="today">The last day that can be in it.</param>
    public static IEnumerable<(DateOnly Month, int Days)> InMonths(DateOnly from, DateOnly to, DateOnly today)
    {
        var first = First(today);
        for (var month = Later(First(from), first.AddMonths(1 - Months)); month <= to && month <= first; month = month.AddMonths(1))
        {
            var (start, end) = (Later(month, from), month.AddMonths(1).AddDays(-1));
            yield return (month, (end < to ? end : to).DayNumber - start.DayNumber + 1);
        }
    }

    /// <summary>The first day of the month that a day is in.</summary>
    public static DateOnly First(DateOnly day) => new(day.Year, day.Month, 1);

    private static void Now(PersonRow row, JsonElement request, string? funding)
    {
        row.Funding = funding switch
        {
            not null when funding.StartsWith("council", StringComparison.Ordinal) => "council",
            not null when funding.StartsWith("self", StringComparison.Ordinal) => "self",
            not null when funding.StartsWith("nhs", StringComparison.Ordinal) => "nhs",
            _ => row.Funding,
        };
        var code = request.Child("code");
        var words = $"{code.First("coding").Text("code")} {code.First("coding").Text("display")} {code.Text("text")}";
        foreach (var (part, flag) in Kinds)
        {
            if (!words.Contains(part, StringComparison.OrdinalIgnoreCase)) continue;
            row.Flags.Add(flag);
            return;
        }
    }

    private static JsonElement Extension(JsonElement request, string name) => request.Items("extension").FirstOrDefault(e => e.Text("url")?.EndsWith(name, StringComparison.Ordinal) == true);

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
