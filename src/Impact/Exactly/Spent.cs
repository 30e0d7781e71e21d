using System.Runtime.CompilerServices;
using Goldthread.Impact.Journeys;
using Goldthread.Impact.People;

namespace Goldthread.Impact.Exactly;

/// <summary>
/// Expected time, by what it is worth: the scenario cuts a stretch of time at home where help begins, and counts each part at the age and with the help of its middle day, so days are
/// kept by place, kind and middle day. What a day is worth is looked up at the end.
/// </summary>
internal sealed class Spent(Course course, int horizon)
{
    private const int Rows = Kind.All + Kind.AtHome + 16;

    private readonly double[][] _days = [.. Enumerable.Range(0, Rows).Select(_ => new double[horizon + 1])];

    // By row, the days in order on which help begins that people there may have.
    private readonly int[][] _cuts = [.. Enumerable.Range(0, Rows).Select(row => row < Kind.All + Kind.AtHome ? Cuts(course, Of(row).Kind, horizon) : [])];

    /// <summary>Expected counts, by activity.</summary>
    public double[] Counts { get; } = new double[(int)Activity.Death + 1];

    /// <summary>The row of somebody at home, with care or without, or in a care home.</summary>
    public static int Living(int kind) => kind;

    /// <summary>The row of somebody with support at home.</summary>
    public static int Supported(int kind) => Kind.All + kind;

    /// <summary>The row of somebody in a bed of a service.</summary>
    public static int InBed(Place place, int frailty) => Kind.All + Kind.AtHome + (place switch { Place.Ward => 0, Place.ReadyToLeave => 4, Place.IntermediateBed => 8, _ => 12 }) + frailty;

    /// <summary>So many people were there from a day up to, and without, another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Stay(int row, int from, int to, double people)
    {
        if (to <= from) return;
        foreach (var cut in _cuts[row])
        {
            if (cut <= from) continue;
            if (cut >= to) break;
            Add(row, from, cut, people);
            from = cut;
        }

        Add(row, from, to, people);
    }

    /// <summary>Of people by the day since which they were there (the first entry is of day <paramref name="first"/>), these shares left on the seven days from <paramref name="day"/> on. Says how many people there were.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Leave(int row, double[] since, int first, int from, int to, int day, ReadOnlySpan<double> ends)
    {
        var (all, days, last) = (0.0, _days[row], day + ends.Length);
        if (Array.Exists(_cuts[row], cut => cut > day && cut < last))
        {
            for (var i = from; i < to; i++)
            {
                all += since[i];
                for (var j = 0; j < ends.Length; j++) Stay(row, first + i, day + j, since[i] * ends[j]);
            }

            return all;
        }

        // Those who were there already when help began.
        var (gone, there, began) = (ends[0] + ends[1] + ends[2] + ends[3] + ends[4] + ends[5] + ends[6], 0.0, 0);
        foreach (var cut in _cuts[row])
        {
            if (cut > day) break;
            if (there > 0) Add(row, began, cut, there * gone);
            for (; from < Math.Min(to, cut - first); from++)
            {
                there += since[from];
                Add(row, first + from, cut, since[from] * gone);
            }

            began = cut;
        }

        all += there;
        for (var j = 0; there > 0 && j < ends.Length; j++) Add(row, began, day + j, there * ends[j]);
        var (e01, e23, e45) = (ends[0] + ends[1], ends[2] + ends[3], ends[4] + ends[5]);
        var (e12, e34, e56) = (ends[1] + ends[2], ends[3] + ends[4], ends[5] + ends[6]);
        for (var i = from; i < to; i++)
        {
            var people = since[i];
            if (people == 0) continue;
            all += people;
            var length = day - first - i;
            var middle = first + i + (length / 2);

            // Two days on which they leave have one middle day: which two hangs on whether the first length is even.
            if (length % 2 == 0)
            {
                days[middle] += people * ((e01 * length) + ends[1]);
                days[middle + 1] += people * ((e23 * (length + 2)) + ends[3]);
                days[middle + 2] += people * ((e45 * (length + 4)) + ends[5]);
                days[middle + 3] += people * ends[6] * (length + 6);
            }
            else
            {
                days[middle] += people * ends[0] * length;
                days[middle + 1] += people * ((e12 * (length + 1)) + ends[2]);
                days[middle + 2] += people * ((e34 * (length + 3)) + ends[4]);
                days[middle + 3] += people * ((e56 * (length + 5)) + ends[6]);
            }
        }

        return all;
    }

    /// <summary>All of it, as figures.</summary>
    public Figures Told()
    {
        var (rules, figures) = (course.Rules, new Figures());
        var at = new Worth(course);
        for (var row = 0; row < Rows; row++)
        {
            var (place, kind) = Of(row);
            var each = at.Of(place, kind);
            for (var day = 0; day < horizon; day++)
            {
                if (_days[row][day] is not (> 0 and var days)) continue;
                each.On(day);
                figures.Days[(int)place] += days;
                figures.Pence += days * each.Pence;
                figures.QualityYears += days * each.Quality;
                figures.StrainDays += days * each.Strain;
                Counts[(int)Activity.Gp] += days * each.Gp;
                Counts[(int)Activity.Community] += days * each.Community;
                if (!each.IsHome) continue;
                for (var i = 0; i < course.Begins.Count; i++)
                {
                    if (course.Begins[i] > day || course.Mean(day, age => course.Suits(i, kind, age) ? 1 : 0) is not (> 0 and var share)) continue;
                    figures.Pence += days * share * Rules.Pence((double)rules.Scenario.Interventions[i].CostAWeek / 7);
                }
            }
        }

        for (var a = 0; a < Counts.Length; a++)
        {
            figures.Counts[a] = Counts[a];
            figures.Pence += Counts[a] * at.Each((Activity)a);
        }

        return figures;
    }

    private void Add(int row, int from, int to, double people) => _days[row][from + ((to - from) / 2)] += people * (to - from);

    private static int[] Cuts(Course course, Kind kind, int horizon)
    {
        var (youngest, oldest) = (course.Age(0).Age, Course.Next(course.Age(horizon).Age));
        return [.. Enumerable.Range(0, course.Begins.Count)
            .Where(i => course.Begins[i] > 0 && course.Begins[i] < horizon && Enumerable.Range(youngest, oldest - youngest + 1).Any(age => course.Suits(i, kind, age)))
            .Select(i => course.Begins[i]).Distinct().Order()];
    }

    private static (Place Place, Kind Kind) Of(int row)
    {
        if (row < Kind.All) return (Kind.Of(row).Lives, Kind.Of(row));
        if (row < Kind.All + Kind.AtHome) return (Place.SupportAtHome, Kind.Of(row - Kind.All));
        var bed = row - Kind.All - Kind.AtHome;
        return ((bed / 4) switch { 0 => Place.Ward, 1 => Place.ReadyToLeave, 2 => Place.IntermediateBed, _ => Place.Hospice }, new Kind(Place.Home, bed % 4, false));
    }
}

/// <summary>What comes of one person, as an expectation.</summary>
internal sealed class Figures
{
    public double[] Days { get; } = new double[(int)Place.Dead];

    public double[] Counts { get; } = new double[(int)Activity.Death + 1];

    public double Pence { get; set; }

    public double QualityYears { get; set; }

    public double StrainDays { get; set; }

    public void Add(Figures other, double weight)
    {
        for (var p = 0; p < Days.Length; p++) Days[p] += weight * other.Days[p];
        for (var a = 0; a < Counts.Length; a++) Counts[a] += weight * other.Counts[a];
        (Pence, QualityYears, StrainDays) = (Pence + (weight * other.Pence), QualityYears + (weight * other.QualityYears), StrainDays + (weight * other.StrainDays));
    }
}
