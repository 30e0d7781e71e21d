namespace Goldthread.Population.Comparison;

/// <summary>What two people are held to be alike by, as it stood before a day; nothing that came after it is in it.</summary>
internal static class Covariates
{
    private const int Year = 365;
    private const int BandYears = 10;
    private const int OldestBand = 9;
    private const int MostAdmissions = 3;

    /// <summary>Their names, in the order of <see cref="Of"/>.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "Women", "Age in years", "Fifth of deprivation", "Deprivation not known", "Long-term conditions", "Grade of frailty coded",
        "Contacts before", "Emergency care before", "Emergency admissions before", "Nights in hospital before", "Contacts, the year before", "Emergency admissions, the year before",
    ];

    /// <summary>
    /// In this two people must agree: sex, age in ten years with 90 and over together, and emergency admissions in the days before, 3 and more together. The last because it is the bad time that puts
    /// people on lists: who is only nearly as badly off gets better by less, and what is left would look like help.
    /// </summary>
    public static (int Sex, int Band, int Admissions) Stratum(PersonHistory person, int day, int window) =>
        (person.Sex, Math.Min(OldestBand, person.AgeOn(day) / BandYears), Math.Min(MostAdmissions, person.Count(UseKind.EmergencyAdmissions, day - window, day - 1)));

    /// <summary>The numbers of somebody as they stood on a day.</summary>
    /// <param name="person">Who.</param>
    /// <param name="day">The day from which the time after counts.</param>
    /// <param name="window">How many days before it.</param>
    public static double[] Of(PersonHistory person, int day, int window)
    {
        int Before(UseKind use, int days) => person.Count(use, day - days, day - 1);
        return
        [
            person.Sex == 1 ? 1 : 0, person.AgeOn(day), person.Fifth == 0 ? 3 : person.Fifth, person.Fifth == 0 ? 1 : 0, person.ConditionsBefore(day), person.FrailtyBefore(day),
            Before(UseKind.Contacts, window), Before(UseKind.EmergencyCare, window), Before(UseKind.EmergencyAdmissions, window), Before(UseKind.HospitalNights, window),
            Before(UseKind.Contacts, Year), Before(UseKind.EmergencyAdmissions, Year),
        ];
    }
}
