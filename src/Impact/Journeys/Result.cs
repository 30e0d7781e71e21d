using System.Numerics;
using Goldthread.Impact.People;

namespace Goldthread.Impact.Journeys;

/// <summary>What came of a run: totals, weeks and people, all of the same counts.</summary>
public sealed class Result
{
    private readonly Lived[] _lived;

    internal Result(Population people, Terms terms, Tally tally, Lived[] lived) => (People, Terms, Tally, _lived) = (people, terms, tally, lived);

    /// <summary>The people.</summary>
    public Population People { get; }

    /// <summary>The scenario.</summary>
    public Scenario Scenario => Terms.Scenario;

    internal Terms Terms { get; }

    internal Rates Rates => Terms.Rates;

    internal Reached Reached => Terms.Reached;

    internal Waits Waits => Terms.Waits;

    internal Luck Luck => Terms.Luck;

    internal Tally Tally { get; }

    internal ReadOnlySpan<Lived> Lived => _lived;

    private int Days => (Scenario.Weeks * 7) + 1;

    /// <summary>Days spent in a place, by everybody or by one fifth of deprivation (1 the most deprived).</summary>
    public long DaysIn(Place place, int fifth = 0) => Fifths(fifth).Sum(f => Total(Tally.PlaceChange, ((int)place * Person.Fifths) + f, 1));

    /// <summary>How many were in a place on the first day of each week.</summary>
    public IReadOnlyList<int> In(Place place)
    {
        var people = new int[Scenario.Weeks];
        foreach (var fifth in Fifths(0))
        {
            var there = 0;
            for (var day = 0; day < Days - 1; day++)
            {
                there += Tally.PlaceChange[((((int)place * Person.Fifths) + fifth) * Days) + day];
                if (day % 7 == 0) people[day / 7] += there;
            }
        }

        return people;
    }

    /// <summary>How often something happened.</summary>
    public long Count(Activity activity, int fifth = 0) => Fifths(fifth).Sum(f => Week(activity, f).ToArray().Sum(n => (long)n));

    /// <summary>How often something happened in each week.</summary>
    public IReadOnlyList<int> Weekly(Activity activity)
    {
        var weeks = new int[Scenario.Weeks];
        foreach (var fifth in Fifths(0))
        {
            var of = Week(activity, fifth);
            for (var week = 0; week < weeks.Length; week++) weeks[week] += of[week];
        }

        return weeks;
    }

    /// <summary>What days in a place cost, in pence.</summary>
    public long Pence(Place place, int fifth = 0) => place == Place.HomeWithCare
        ? Fifths(fifth).Sum(f => Total(Tally.CareChange, f, 1L))
        : DaysIn(place, fifth) * (place == Place.Dead ? 0 : Rates.PlaceDay[(int)place]);

    /// <summary>What activity cost, in pence.</summary>
    public long Pence(Activity activity, int fifth = 0) => Count(activity, fifth) * Rates.Each[(int)activity];

    /// <summary>What one of an activity costs, in pence.</summary>
    public int PenceEach(Activity activity) => Rates.Each[(int)activity];

    /// <summary>What days in a place cost in each week, in pence.</summary>
    public IReadOnlyList<long> WeeklyPence(Place place) => place == Place.HomeWithCare
        ? Weeks(Tally.CareChange, Enumerable.Range(0, Person.Fifths), 1L)
        : Weeks(Tally.PlaceChange, Enumerable.Range(0, Person.Fifths).Select(f => ((int)place * Person.Fifths) + f), Rates.PlaceDay[(int)place]);

    /// <summary>Days in a place in each week.</summary>
    public IReadOnlyList<long> WeeklyDays(Place place) => Weeks(Tally.PlaceChange, Enumerable.Range(0, Person.Fifths).Select(f => ((int)place * Person.Fifths) + f), 1);

    /// <summary>What an intervention cost in each week for those whom it reached, in pence.</summary>
    public IReadOnlyList<long> WeeklyPenceOfReaching(int intervention) => Weeks(Tally.ReachedChange, Enumerable.Range(0, Person.Fifths).Select(f => (intervention * Person.Fifths) + f), Reached.PenceADay(intervention));

    /// <summary>Setting up and double running in each week, in pence.</summary>
    public IReadOnlyList<long> WeeklyPenceFixed()
    {
        var weeks = new long[Scenario.Weeks];
        foreach (var i in Scenario.Interventions)
        {
            if (i.FromWeek >= weeks.Length) continue;
            weeks[i.FromWeek] += Pence(i.CostOfSettingUp);
            for (var week = i.FromWeek; week < Math.Min(weeks.Length, i.FromWeek + i.DoubleRunningWeeks); week++) weeks[week] += Pence(i.DoubleRunning);
        }

        return weeks;
    }

    /// <summary>Quality-adjusted life in each week, in years.</summary>
    public IReadOnlyList<double> WeeklyQuality() => [.. Weeks(Tally.QualityChange, Enumerable.Range(0, Person.Fifths), 1L).Select(units => units / Tally.QualityUnits)];

    /// <summary>What an intervention cost for those whom it reached, in pence, without setting up and double running.</summary>
    public long PenceOfReaching(int intervention, int fifth = 0) => DaysReached(intervention, fifth) * Reached.PenceADay(intervention);

    /// <summary>Days for which an intervention reached somebody.</summary>
    public long DaysReached(int intervention, int fifth = 0) => Fifths(fifth).Sum(f => Total(Tally.ReachedChange, (intervention * Person.Fifths) + f, 1));

    /// <summary>How many people an intervention reached on a day at least.</summary>
    public int PeopleReached(int intervention) => _lived.Count(l => (l.Reached >> intervention & 1) != 0);

    /// <summary>How many people so many interventions or more reached, each on a day at least, of those from one on.</summary>
    public int PeopleReachedBy(int many, int from = 0) => _lived.Count(l => BitOperations.PopCount((uint)l.Reached >> from) >= many);

    /// <summary>What it all cost that can be told by person, in pence.</summary>
    public long PenceByPeople(int fifth = 0) =>
        Enum.GetValues<Place>().Sum(p => p == Place.Dead ? 0 : Pence(p, fifth)) + Enum.GetValues<Activity>().Sum(a => Pence(a, fifth)) + Enumerable.Range(0, Scenario.Interventions.Count).Sum(i => PenceOfReaching(i, fifth));

    /// <summary>What setting up and double running cost, in pence: of nobody in particular.</summary>
    public long PenceFixed => WeeklyPenceFixed().Sum();

    /// <summary>Quality-adjusted life, in years.</summary>
    public double QualityYears(int fifth = 0) => Fifths(fifth).Sum(f => Total(Tally.QualityChange, f, 1L)) / Tally.QualityUnits;

    /// <summary>Days on which a carer was under strain.</summary>
    public double StrainDays(int fifth = 0) => Fifths(fifth).Sum(f => Total(Tally.StrainChange, f, 1)) / 1000.0;

    /// <summary>Of the days that people were alive, on what share they would say that their care goes well (0 to 1): days by place, each with its assumption.</summary>
    public double GoesWell(int fifth = 0)
    {
        var (well, all) = (0.0, 0L);
        foreach (var place in Enum.GetValues<Place>().Where(p => p != Place.Dead))
        {
            var days = DaysIn(place, fifth);
            (well, all) = (well + (days * Rates.GoesWell[(int)place]), all + days);
        }

        return all > 0 ? well / all : 0;
    }

    /// <summary>What became of one person.</summary>
    public Life Life(int person)
    {
        var lived = _lived[person];
        return new Life(lived.Pence / 100m, lived.Quality / Tally.QualityUnits, lived.Died == State.Never ? null : lived.Died, lived.HospitalDays, lived.HomeDays);
    }

    /// <summary>How many wait for a service at the end of a week, in a hospital bed.</summary>
    public int Waiting(Service service, int week) => Waits.Waiting(service, week);

    private static long Pence(decimal pounds) => (long)Math.Round(pounds * 100, MidpointRounding.AwayFromZero);

    private static IEnumerable<int> Fifths(int fifth) => fifth == 0 ? Enumerable.Range(0, Person.Fifths) : [fifth - 1];

    private ReadOnlySpan<int> Week(Activity activity, int fifth) => Tally.Happened.AsSpan((((int)activity * Person.Fifths) + fifth) * Scenario.Weeks, Scenario.Weeks);

    // Whoever comes on day a and goes on day b was there for b - a days: each change counts for all the days after it.
    private long Total<T>(T[] changes, int row, T one)
        where T : INumber<T>
    {
        var total = 0L;
        for (var day = 0; day < Days; day++) total += long.CreateChecked(changes[(row * Days) + day] * one) * (Days - 1 - day);
        return total;
    }

    private long[] Weeks<T>(T[] changes, IEnumerable<int> rows, T each)
        where T : INumber<T>
    {
        var weeks = new long[Scenario.Weeks];
        foreach (var row in rows)
        {
            var there = T.Zero;
            for (var day = 0; day < Days - 1; day++)
            {
                there += changes[(row * Days) + day];
                weeks[day / 7] += long.CreateChecked(there) * long.CreateChecked(each);
            }
        }

        return weeks;
    }
}

/// <summary>What became of one person in a run.</summary>
/// <param name="Pounds">What they cost.</param>
/// <param name="QualityYears">Quality-adjusted life, in years.</param>
/// <param name="DiedOn">The day of death, 0 the first; null for who lives.</param>
/// <param name="HospitalDays">Days in a hospital bed.</param>
/// <param name="HomeDays">Days at home, with care or without.</param>
public sealed record Life(decimal Pounds, double QualityYears, int? DiedOn, int HospitalDays, int HomeDays);
