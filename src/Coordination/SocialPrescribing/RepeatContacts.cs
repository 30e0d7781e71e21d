using Goldthread.Fhir.Storage;

namespace Goldthread.Coordination.SocialPrescribing;

/// <summary>A patient of a practice with the days on which the practice was in contact with them, in order.</summary>
internal sealed record PracticePatient(PersonKey Key, string Practice, string Sex, DateOnly Born, DateOnly? Died, IReadOnlyList<DateOnly> Contacts)
{
    /// <summary>Contacts in the half-years before and after a day; the day itself belongs to neither.</summary>
    public (int Before, int After) Around(DateOnly day) =>
        (Contacts.Count(c => c < day && c >= day.AddDays(-RepeatContacts.Days)), Contacts.Count(c => c > day && c <= day.AddDays(RepeatContacts.Days)));

    public bool IsAliveOn(DateOnly day) => Died is not { } died || died > day;
}

/// <summary>What came of it, as means for each person; nothing in it is about one person.</summary>
/// <param name="People">Everybody who met a link worker.</param>
/// <param name="TooEarly">Met less than a half-year ago, so that it is not known yet.</param>
/// <param name="Gone">Died meanwhile, or without a practice here.</param>
/// <param name="Unmatched">Without anybody like them in the same practice.</param>
/// <param name="Matched">Compared.</param>
/// <param name="Before">Contacts of those compared in the half-year before; the rest likewise.</param>
/// <param name="After">In the half-year after.</param>
/// <param name="OthersBefore">Of those like them, before the same day.</param>
/// <param name="OthersAfter">Of those like them, after the same day.</param>
/// <param name="Low">Lower limit of <see cref="Difference"/>, 95%.</param>
/// <param name="High">Its upper limit.</param>
internal sealed record RepeatResult(int People, int TooEarly, int Gone, int Unmatched, int Matched, double Before, double After, double OthersBefore, double OthersAfter, double Low, double High)
{
    /// <summary>How much more, or less, the contacts of those who met a link worker changed than those of others like them.</summary>
    public double Difference => After - Before - (OthersAfter - OthersBefore);

    /// <summary>Fewer than this are not shown: a mean of a handful says nothing, and may say it of somebody.</summary>
    public const int Fewest = 10;

    public bool IsEnough => Matched >= Fewest;
}

/// <summary>
/// Contacts with the practice before and after somebody first met a link worker, beside others like them (N14). People are sent when things are bad, and would often have come
/// less anyway: regression to the mean (Barnett, van der Pols and Dobson, Int J Epidemiol 2005;34:215-220). So each is compared with up to three patients of the same practice,
/// of the same sex, within five years of age, who had as many contacts in the half-year before, give or take one.
/// </summary>
internal static class RepeatContacts
{
    /// <summary>26 weeks.</summary>
    public const int Days = 182;

    private const int Partners = 3;
    private const int MostYears = 5;
    private const int MostContacts = 1;

    /// <summary>Pairs everybody with others like them, in the order in which they were met, and compares.</summary>
    /// <param name="cohort">Who met a link worker, and when first.</param>
    /// <param name="people">How many they were before those without a practice were left out.</param>
    /// <param name="others">Patients of the practices, the cohort among them or not.</param>
    /// <param name="today">Until when contacts are known.</param>
    public static RepeatResult Compare(IReadOnlyList<(PracticePatient Who, DateOnly Day)> cohort, int people, ILookup<string, PracticePatient> others, DateOnly today)
    {
        var known = cohort.Where(c => c.Day.AddDays(Days) <= today).ToList();
        var alive = known.Where(c => c.Who.IsAliveOn(c.Day.AddDays(Days))).ToList();
        var taken = cohort.Select(c => c.Who.Key).ToHashSet();
        var matches = alive.OrderBy(c => c.Day).ThenBy(c => c.Who.Key.Part).ThenBy(c => c.Who.Key.Number)
            .Select(c => (Own: c.Who.Around(c.Day), Like: Like(c.Who, c.Day, others[c.Who.Practice]), Taken: new List<(int Before, int After)>())).ToList();

        // In rounds: everybody has one before anybody has a second.
        for (var round = 0; round < Partners; round++)
        {
            foreach (var (_, like, mine) in matches)
            {
                if (like.FindIndex(l => !taken.Contains(l.Key)) is var next and >= 0)
                {
                    taken.Add(like[next].Key);
                    mine.Add(like[next].Around);
                }
            }
        }

        var pairs = matches.Where(m => m.Taken.Count > 0).Select(m => (m.Own, OthersBefore: m.Taken.Average(t => t.Before), OthersAfter: m.Taken.Average(t => t.After))).ToList();
        var counts = (TooEarly: cohort.Count - known.Count, Gone: people - cohort.Count + known.Count - alive.Count, Unmatched: alive.Count - pairs.Count);
        if (pairs.Count == 0)
        {
            return new RepeatResult(people, counts.TooEarly, counts.Gone, counts.Unmatched, 0, 0, 0, 0, 0, 0, 0);
        }

        var differences = pairs.ConvertAll(p => p.Own.After - p.Own.Before - (p.OthersAfter - p.OthersBefore));
        var mean = differences.Average();
        var half = pairs.Count < 2 ? double.PositiveInfinity : Student(pairs.Count - 1) * Math.Sqrt(differences.Sum(d => (d - mean) * (d - mean)) / (pairs.Count - 1) / pairs.Count);
        return new RepeatResult(
            people, counts.TooEarly, counts.Gone, counts.Unmatched, pairs.Count, pairs.Average(p => p.Own.Before), pairs.Average(p => p.Own.After),
            pairs.Average(p => p.OthersBefore), pairs.Average(p => p.OthersAfter), double.IsFinite(half) ? mean - half : 0, double.IsFinite(half) ? mean + half : 0);
    }

    // The nearest first: in contacts before, then in age.
    private static List<(PersonKey Key, (int Before, int After) Around)> Like(PracticePatient who, DateOnly day, IEnumerable<PracticePatient> others)
    {
        var before = who.Around(day).Before;
        return [.. others
            .Where(o => o.Sex == who.Sex && o.IsAliveOn(day.AddDays(Days)) && Math.Abs(o.Born.DayNumber - who.Born.DayNumber) <= MostYears * 365.25)
            .Select(o => (o.Key, Around: o.Around(day), Age: Math.Abs(o.Born.DayNumber - who.Born.DayNumber))).Where(o => Math.Abs(o.Around.Before - before) <= MostContacts)
            .OrderBy(o => Math.Abs(o.Around.Before - before)).ThenBy(o => o.Age).ThenBy(o => o.Key.Part).ThenBy(o => o.Key.Number)
            .Select(o => (o.Key, o.Around))];
    }

    /// <summary>The point of Student's t beyond which 2.5% lie, by its expansion about the normal (Abramowitz and Stegun 26.7.5): within 0.01 from five degrees of freedom on.</summary>
    internal static double Student(int degrees)
    {
        const double Z = 1.959963985;
        double n = degrees;
        return Z + ((Math.Pow(Z, 3) + Z) / (4 * n)) + (((5 * Math.Pow(Z, 5)) + (16 * Math.Pow(Z, 3)) + (3 * Z)) / (96 * n * n))
            + (((3 * Math.Pow(Z, 7)) + (19 * Math.Pow(Z, 5)) + (17 * Math.Pow(Z, 3)) - (15 * Z)) / (384 * n * n * n));
    }
}
