using Goldthread.Impact.Assumed;
using Goldthread.Impact.Journeys;
using Goldthread.Impact.People;

namespace Goldthread.Impact.Agreement;

/// <summary>
/// A year of described people of England in the journey model, counted as England counts. Nobody is in hospital as a run begins, so a quarter of a year goes by before counting, and another follows it in which stays end.
/// </summary>
public static class EnglandYear
{
    /// <summary>How many people.</summary>
    public const int People = 200_000;

    /// <summary>The first day that is counted, and the day after the last.</summary>
    public const int FromDay = 13 * 7, ToDay = FromDay + (52 * 7);

    private const int Weeks = 78;

    private const double Years = (ToDay - FromDay) / State.DaysAYear;

    /// <summary>What the model gives with these assumptions, by the id of <see cref="EnglandCount"/>.</summary>
    /// <param name="book">The assumptions; those of England where left out.</param>
    /// <param name="threads">How many threads; 0 for as many as the machine has. The figures are the same for any number.</param>
    public static IReadOnlyDictionary<string, double> Of(AssumptionBook? book = null, int threads = 0)
    {
        var people = Population.Described(Description.England, People, 3).Value;
        var result = Run.Of(people, new Scenario(Weeks, 42, book ?? AssumptionBook.England, new Dictionary<Service, int>(), []), threads).Value;
        var counted = new YearTally();
        var gate = new Lock();
        Parallel.For(0, people.Count, new ParallelOptions { MaxDegreeOfParallelism = threads > 0 ? threads : Environment.ProcessorCount }, () => new YearTally(), (person, _, own) =>
        {
            own.Add(people.People[person], Walk.Birthday(result.Scenario.Seed, (uint)person), Run.Again(result, person));
            return own;
        }, own =>
        {
            lock (gate) counted.Add(own);
        });
        return Figures(counted);
    }

    private static Dictionary<string, double> Figures(YearTally n)
    {
        double Thousand(Seen seen) => n[seen] * 1000 / Years / People;
        double Weekly(Seen seen) => n[seen] * 100_000.0 / People / ((ToDay - FromDay) / 7);
        double Share(Seen part, Seen whole) => 100.0 * n[part] / n[whole];
        double Each(Seen part, Seen whole) => (double)n[part] / n[whole];
        return new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["deaths"] = Thousand(Seen.Deaths),
            ["deaths-hospital"] = Share(Seen.DeathsInHospital, Seen.Deaths),
            ["deaths-care-home"] = Share(Seen.DeathsInCareHome, Seen.Deaths),
            ["deaths-hospice"] = Share(Seen.DeathsInHospice, Seen.Deaths),
            ["deaths-home"] = Share(Seen.DeathsAtHome, Seen.Deaths),
            ["attendances"] = Thousand(Seen.Attendances),
            ["attendances-deprived"] = Share(Seen.AttendancesOfMostDeprived, Seen.Attendances),
            ["emergency-stays"] = Thousand(Seen.EmergencyStays),
            ["bed-days"] = n[Seen.HospitalDays] / Years / People,
            ["stay-nights"] = Each(Seen.NightsOfStays, Seen.StaysOverNight),
            ["stay-nights-85"] = Each(Seen.NightsOfStaysFrom85, Seen.StaysOverNightFrom85),
            ["stays-no-night"] = 100 - Share(Seen.StaysOverNight, Seen.EmergencyStays),
            ["stays-14"] = Share(Seen.StaysOver14, Seen.EmergencyStays),
            ["readmissions"] = Share(Seen.Readmissions, Seen.StaysLeftAlive),
            ["discharges-support"] = Weekly(Seen.LeftWithSupport),
            ["discharges-bed"] = Weekly(Seen.LeftForBed),
            ["discharges-care-home"] = Weekly(Seen.LeftForCareHome),
            ["residents"] = 100 * n[Seen.ResidentDays] / (double)n[Seen.DaysFrom65],
            ["new-residents"] = n[Seen.NewResidents] * 100_000.0 / (n[Seen.DaysFrom65] / State.DaysAYear),
            ["residents-died"] = Share(Seen.ResidentsDied, Seen.ResidentsAtStart),
            ["residents-died-in-hospital"] = Share(Seen.ResidentsDiedInHospital, Seen.ResidentDeaths),
            ["residents-attendances"] = n[Seen.AttendancesOfResidents] / (n[Seen.ResidentDays] / State.DaysAYear),
            ["residents-stays"] = n[Seen.StaysOfResidents] / (n[Seen.ResidentDays] / State.DaysAYear),
            ["residents-85"] = Share(Seen.ResidentDaysFrom85, Seen.ResidentDays),
            ["gp"] = Thousand(Seen.Gp) / 1000,
            ["urgent-responses"] = Thousand(Seen.UrgentResponses),
            ["community"] = Thousand(Seen.Community) / 1000,
        };
    }
}
