using Goldthread.Impact.Journeys;
using Goldthread.Impact.People;

namespace Goldthread.Impact.Agreement;

/// <summary>What is counted of a year.</summary>
internal enum Seen
{
    Deaths, DeathsInHospital, DeathsInCareHome, DeathsInHospice, DeathsAtHome,
    Attendances, AttendancesOfMostDeprived, AttendancesOfResidents, EmergencyStays, StaysOfResidents, HospitalDays,
    StaysOverNight, StaysOver14, NightsOfStays, StaysOverNightFrom85, NightsOfStaysFrom85, StaysLeftAlive, Readmissions,
    LeftWithSupport, LeftForBed, LeftForCareHome,
    DaysFrom65, ResidentDays, ResidentDaysFrom85, NewResidents, ResidentsAtStart, ResidentsDied, ResidentDeaths, ResidentsDiedInHospital,
    Gp, Community, UrgentResponses,
}

/// <summary>Counts a year of people from their ways, in whole numbers, so that the sum is the same in any order.</summary>
internal sealed class YearTally
{
    private const int ReadmittedWithin = 30;

    private readonly long[] _counts = new long[Enum.GetValues<Seen>().Max(s => (int)s) + 1];

    public long this[Seen seen] => _counts[(int)seen];

    public void Add(YearTally other)
    {
        for (var i = 0; i < _counts.Length; i++) _counts[i] += other._counts[i];
    }

    /// <summary>Counts one person.</summary>
    /// <param name="person">Who they were at the start.</param>
    /// <param name="birthday">Days since their birthday at the start.</param>
    /// <param name="way">Their way.</param>
    public void Add(Person person, int birthday, IReadOnlyList<Stretch> way)
    {
        var places = way.Where(s => s.What is null).ToList();
        var moved = person.Lives == Place.CareHome ? 0 : places.FirstOrDefault(s => s.Place == Place.CareHome)?.From ?? int.MaxValue;
        var died = way.FirstOrDefault(s => s.What == Activity.Death);
        int Age(int day) => Math.Min(Person.Oldest, person.Age + ((day + birthday) * 4 / 1461));

        Lives(places, Age, moved, died);
        Moments(person, way, Age, moved);
        Left(places);
        var stays = way.Where(s => s.What is Activity.EmergencyStay or Activity.PlannedStay).ToList();
        for (var i = 0; i < stays.Count; i++)
        {
            if (stays[i].What == Activity.EmergencyStay && IsCounted(stays[i].From)) Stay(stays, i, places, died, Age(stays[i].From));
        }
    }

    private static bool IsCounted(int day) => day is >= EnglandYear.FromDay and < EnglandYear.ToDay;

    private static int Within(int from, int to) => Math.Max(0, Math.Min(to, EnglandYear.ToDay) - Math.Max(from, EnglandYear.FromDay));

    private void Count(Seen seen, long by = 1) => _counts[(int)seen] += by;

    private void Lives(List<Stretch> places, Func<int, int> age, int moved, Stretch? died)
    {
        foreach (var stretch in places)
        {
            var days = Within(stretch.From, stretch.To);
            if (stretch.Place is Place.Ward or Place.ReadyToLeave) Count(Seen.HospitalDays, days);
            for (var day = Math.Max(stretch.From, EnglandYear.FromDay); day < Math.Min(stretch.To, EnglandYear.ToDay); day++)
            {
                if (age(day) < 65) continue;
                Count(Seen.DaysFrom65);
                if (day < moved) continue;
                Count(Seen.ResidentDays);
                if (age(day) >= 85) Count(Seen.ResidentDaysFrom85);
            }
        }

        if (IsCounted(moved)) Count(Seen.NewResidents);
        var end = died?.From ?? int.MaxValue;
        if (end < EnglandYear.FromDay || age(EnglandYear.FromDay) < 65 || moved > EnglandYear.FromDay) return;
        Count(Seen.ResidentsAtStart);
        if (IsCounted(end)) Count(Seen.ResidentsDied);
    }

    private void Moments(Person person, IReadOnlyList<Stretch> way, Func<int, int> age, int moved)
    {
        foreach (var moment in way)
        {
            if (moment.What is not { } what || !IsCounted(moment.From)) continue;
            var isResident = moment.From >= moved && age(moment.From) >= 65;
            switch (what)
            {
                case Activity.Gp: Count(Seen.Gp); break;
                case Activity.Community: Count(Seen.Community); break;
                case Activity.UrgentResponse: Count(Seen.UrgentResponses); break;
                case Activity.Attendance:
                    Count(Seen.Attendances);
                    if (person.Deprivation == 1) Count(Seen.AttendancesOfMostDeprived);
                    if (isResident) Count(Seen.AttendancesOfResidents);
                    break;
                case Activity.EmergencyStay:
                    Count(Seen.EmergencyStays);
                    if (isResident) Count(Seen.StaysOfResidents);
                    break;
                case Activity.Death:
                    Count(Seen.Deaths);
                    Count(moment.Place switch { Place.Ward or Place.ReadyToLeave => Seen.DeathsInHospital, Place.CareHome => Seen.DeathsInCareHome, Place.Hospice => Seen.DeathsInHospice, _ => Seen.DeathsAtHome });
                    if (!isResident) break;
                    Count(Seen.ResidentDeaths);
                    if (moment.Place is Place.Ward or Place.ReadyToLeave) Count(Seen.ResidentsDiedInHospital);
                    break;
            }
        }
    }

    private void Left(List<Stretch> places)
    {
        for (var i = 1; i < places.Count; i++)
        {
            if (places[i - 1].Place is not (Place.Ward or Place.ReadyToLeave) || !IsCounted(places[i].From)) continue;
            if (places[i].Place == Place.SupportAtHome) Count(Seen.LeftWithSupport);
            if (places[i].Place == Place.IntermediateBed) Count(Seen.LeftForBed);
            if (places[i].Place == Place.CareHome && !places.Take(i).Any(p => p.Place == Place.CareHome)) Count(Seen.LeftForCareHome);
        }
    }

    // A stay that ends on the day on which it began has no stretch; a stay goes on over both places in hospital, and ends where the next begins at the latest.
    private void Stay(List<Stretch> stays, int which, List<Stretch> places, Stretch? died, int age)
    {
        var (from, until) = (stays[which].From, which + 1 < stays.Count ? stays[which + 1].From : int.MaxValue);
        var end = from;
        foreach (var stretch in places)
        {
            if (stretch.From == end && end < until && (stretch.Place is Place.Ward or Place.ReadyToLeave)) end = stretch.To;
        }

        var nights = end - from;
        if (nights > 0)
        {
            Count(Seen.StaysOverNight);
            Count(Seen.NightsOfStays, nights);
            if (nights > 14) Count(Seen.StaysOver14);
            if (age >= 85)
            {
                Count(Seen.StaysOverNightFrom85);
                Count(Seen.NightsOfStaysFrom85, nights);
            }
        }

        if (died is { Place: Place.Ward or Place.ReadyToLeave } && died.From == end) return;
        Count(Seen.StaysLeftAlive);
        if (stays.Skip(which + 1).FirstOrDefault(s => s.What == Activity.EmergencyStay) is { } next && next.From - end < ReadmittedWithin) Count(Seen.Readmissions);
    }
}
