using Goldthread.Population.Cohorts.FollowUp;
using Goldthread.Population.DataSet;
using StoredDays = Goldthread.Population.Projection.Days;

namespace Goldthread.Population.Comparison;

/// <summary>Two people who are alike, one of whom was sent.</summary>
/// <param name="One">Who was sent.</param>
/// <param name="Other">Who was not.</param>
/// <param name="Day">The day from which both are followed; it counts neither as before nor as after.</param>
/// <param name="Length">How many days both are followed, and how many days before count: fewer than were asked for where one of the two died.</param>
internal sealed record MatchedPair(PersonHistory One, PersonHistory Other, int Day, int Length);

/// <summary>Those who were sent and the comparison group, before anything is counted.</summary>
/// <param name="Pairs">Those who have somebody like them.</param>
/// <param name="TooRecent">How many were sent so late that the time after is not over.</param>
/// <param name="LeftOut">How many are not in it: not in the data set, refused uses beyond their own care, died before the time after began, no day of birth, or (from the day it was done) not done.</param>
/// <param name="Unmatched">How many had nobody of their sex, age and admissions left.</param>
/// <param name="Balance">How alike both groups are.</param>
internal sealed record MatchedGroup(IReadOnlyList<MatchedPair> Pairs, int TooRecent, int LeftOut, int Unmatched, IReadOnlyList<BalanceLine> Balance)
{
    private const int YearsAround = 12;
    private const int OldestYears = 84;
    private const double DaysOfYear = 365.2425;

    /// <summary>Chooses the comparison group.</summary>
    /// <param name="people">Everybody.</param>
    /// <param name="sent">Who was sent: none of them is in the comparison group.</param>
    /// <param name="from">From which of their days; null leaves them out.</param>
    /// <param name="window">How many days before and after.</param>
    /// <param name="chance">Says who chooses first, and who of equals is chosen.</param>
    public static MatchedGroup Of(PeopleSnapshot people, IReadOnlyList<ReachedPerson> sent, Func<ReachedPerson, DateOnly?> from, int window, Random chance)
    {
        var starts = sent.ToDictionary(s => s.Key, s => from(s) is { } day ? StoredDays.Of(day) : 0);
        var own = Histories.Of(people, (key, _, _) => starts.ContainsKey(key)).Select(p => (Person: p, Day: starts[p.Key])).Where(p => p.Day > 0 && IsThere(p.Person, p.Day)).ToList();
        var ours = own.Where(p => p.Day + window <= StoredDays.Of(people.On)).OrderBy(p => p.Person.Key).ToList();
        var years = ours.SelectMany(p => YearsLike(p.Person, p.Day)).ToHashSet();
        var others = ours.Count == 0 ? [] : Histories.Of(people, (key, sex, born) => born > 0 && years.Contains((sex, YearOf(born))) && !starts.ContainsKey(key));
        if (others.Count == 0) return new MatchedGroup([], own.Count - ours.Count, sent.Count - own.Count, ours.Count, []);

        var middle = ours.Select(p => p.Day).Order().ElementAt(ours.Count / 2);
        List<double[]> ourNumbers = [.. ours.Select(p => Covariates.Of(p.Person, p.Day, window))];
        List<double[]> allNumbers = [.. others.Select(p => Covariates.Of(p, middle, window))];
        var pairs = Matched(ours, others, BalanceTable.Scales(ourNumbers, allNumbers), window, chance);
        return new MatchedGroup(
            pairs, own.Count - ours.Count, sent.Count - own.Count, ours.Count - pairs.Count,
            pairs.Count == 0 ? [] : BalanceTable.Of(Covariates.Names, [.. pairs.Select(p => Covariates.Of(p.One, p.Day, window))], allNumbers, [.. pairs.Select(p => Covariates.Of(p.Other, p.Day, window))]));
    }

    private static List<MatchedPair> Matched(List<(PersonHistory Person, int Day)> ours, IReadOnlyList<PersonHistory> others, IReadOnlyList<double> scales, int window, Random chance)
    {
        var order = others.ToArray();
        chance.Shuffle(order);
        var pairs = new List<MatchedPair>();
        var taken = new HashSet<long>();
        foreach (var alike in ours.GroupBy(p => (p.Day, Stratum: Covariates.Stratum(p.Person, p.Day, window))).OrderBy(g => g.Key.Day).ThenBy(g => g.Key.Stratum))
        {
            var day = alike.Key.Day;
            var choosers = alike.ToArray();
            chance.Shuffle(choosers);
            var free = order.Where(p => !taken.Contains(p.Key) && IsThere(p, day) && Covariates.Stratum(p, day, window) == alike.Key.Stratum).ToList();
            var found = NearestNeighbours.Of([.. choosers.Select(c => Covariates.Of(c.Person, day, window))], [.. free.Select(p => Covariates.Of(p, day, window))], scales, new bool[free.Count]);
            for (var i = 0; i < choosers.Length; i++)
            {
                if (found[i] < 0) continue;
                var (one, other) = (choosers[i].Person, free[found[i]]);
                taken.Add(other.Key);
                pairs.Add(new MatchedPair(one, other, day, Math.Min(window, Math.Min(DaysLeft(one, day), DaysLeft(other, day)))));
            }
        }

        return pairs;
    }

    // Alive on the day after: there is at least one day to follow.
    private static bool IsThere(PersonHistory person, int day) => person.Born > 0 && person.Born < day && DaysLeft(person, day) > 0;

    private static int DaysLeft(PersonHistory person, int day) => person.Died == 0 ? int.MaxValue : person.Died - day;

    // A little wider than the bands of age, so that nobody of a band is missed.
    private static IEnumerable<(int Sex, int Year)> YearsLike(PersonHistory person, int day)
    {
        var (born, widest) = (YearOf(person.Born), person.AgeOn(day) >= OldestYears ? 120 : YearsAround);
        return Enumerable.Range(born - widest, widest + YearsAround + 1).Select(y => (person.Sex, y));
    }

    private static int YearOf(int born) => (int)(born / DaysOfYear);
}
