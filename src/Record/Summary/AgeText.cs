using Goldthread.Kernel.Values;

namespace Goldthread.Record.Summary;

/// <summary>Ages as people say them: days to 4 weeks, weeks to 3 months, months to 2 years, then years.</summary>
internal static class AgeText
{
    public static string Words(FhirMoment? birth, bool died, FhirMoment? on, DateOnly today)
    {
        if (died && on is null) return "Died, date not known";
        if (birth is not { } born) return died ? "Died, age not known" : "Age not known";
        var (first, last) = (on?.FirstDay ?? today, on?.LastDay ?? today);
        var age = (born.IsWholeDate && first == last ? Small(born.FirstDay, last) : null) ?? Years(born, first, last, plain: died);
        return age is null ? (died ? "Died, age not known" : "Age not known") : died ? "Died aged " + age : age;
    }

    private static string? Small(DateOnly born, DateOnly end)
    {
        if (end < born) return null;
        var days = end.DayNumber - born.DayNumber;
        var months = ((end.Year - born.Year) * 12) + end.Month - born.Month - (end.Day < born.Day ? 1 : 0);
        return (days, months) switch
        {
            ( < 28, _) => Say(days, "day"),
            (_, < 3) => Say(days / 7, "week"),
            (_, < 24) => Say(months, "month"),
            _ => null,
        };
    }

    // A birth or death of which only the year is known gives "83 or 84".
    private static string? Years(FhirMoment born, DateOnly first, DateOnly last, bool plain)
    {
        if (born.Date.AgeOn(last) is not { } most) return null;
        var age = new AgeRange(born.Date.AgeOn(first)?.Youngest ?? 0, most.Oldest);
        return plain ? age.ToString() : age is { Youngest: 1, Oldest: 1 } ? "1 year" : age + " years";
    }

    private static string Say(int count, string unit) => count == 1 ? "1 " + unit : $"{count} {unit}s";
}
