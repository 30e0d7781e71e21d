using Goldthread.Impact.Chance;
using Goldthread.Impact.People;

namespace Goldthread.Impact.Journeys;

/// <summary>Counts time and what happens in it: for everybody together, for the one person, and for their story where it is asked for.</summary>
internal sealed class Ledger(Rates rates, Reached reached, Tally tally, ulong seed, List<Stretch>? story)
{
    private const double Whole = 1.0 / (1UL << 32);

    // More contacts than this nobody has in a stretch.
    private const int Most = 2048;

    // A division takes three times as long as a multiplication.
    private static readonly double[] OneOf = [.. Enumerable.Range(0, Most).Select(n => 1.0 / n)];

    // The stretch that is being counted: where its parts begin and the last ends, and the contacts to be expected in each.
    private readonly int[] _cuts = new int[reached.Count + 2];
    private readonly double[] _gp = new double[reached.Count + 1], _community = new double[reached.Count + 1];

    public void Happens(Activity activity, in State s, ref Lived lived, int day)
    {
        tally.Happens(activity, s.Fifth, day);
        lived.Pence += (uint)rates.Each[(int)activity];
        story?.Add(new Stretch(day, day, s.Place, activity));
    }

    /// <summary>
    /// Counts the time since the last change, and what came with it. Where help begins within it, it is cut: what lies before is counted without the help. Each part is counted at the age, and
    /// with what is left of the help, of its middle day.
    /// </summary>
    public void Stay(ref State s, ref Lived lived, uint person, int to)
    {
        int from = s.Since, days = to - s.Since;
        s.Since = (ushort)to;
        if (days <= 0) return;
        var place = s.Place;
        tally.Stays(place, s.Fifth, from, to);
        story?.Add(new Stretch(from, to, place, null));
        if (place == Place.HomeWithCare) tally.Cares(s.Fifth, from, to, rates.CareDay[(int)s.Frailty]);
        var pence = (long)days * (place == Place.HomeWithCare ? rates.CareDay[(int)s.Frailty] : rates.PlaceDay[(int)place]);
        if (s.IsHome)
        {
            var parts = reached.Count > 0 ? reached.Cut(s, person, from, to, _cuts) : 1;
            (_cuts[0], _cuts[parts]) = (from, to);
            for (var part = 0; part < parts; part++) pence += Live(s, ref lived, person, _cuts[part], _cuts[part + 1], part);
            var words = Philox.At(seed, person, s.Turn, (uint)Purpose.Contacts, (uint)place);
            pence += Contacts(Activity.Gp, s, _gp.AsSpan(0, parts), words.A, words.B);
            pence += Contacts(Activity.Community, s, _community.AsSpan(0, parts), words.C, words.D);
            if (place != Place.CareHome) lived.HomeDays += (ushort)days;
        }
        else
        {
            Feels(s, ref lived, from, to, s.AgeOn(from + (days / 2)), 1);
            if (place is Place.Ward or Place.ReadyToLeave) lived.HospitalDays += (ushort)days;
        }

        lived.Pence += (uint)pence;
    }

    // A part of a stretch at home: what reaches people there, how they are, and how many contacts are to be expected.
    private long Live(in State s, ref Lived lived, uint person, int from, int to, int part)
    {
        var (days, middle, frailty, pence) = (to - from, from + ((to - from) / 2), (int)s.Frailty, 0L);
        var (age, gp, community, lost, strain) = (s.AgeOn(middle), 1.0, 1.0, 1.0, 1.0);
        for (var i = 0; i < reached.Count; i++)
        {
            if (!reached.Suits(i, s, middle) || reached.Begins(i, person) is var begins && begins > from) continue;
            tally.Reaches(i, s.Fifth, from, to);
            lived.Reached |= (byte)(1 << i);
            pence += (long)days * reached.PenceADay(i);
            var since = middle - begins;
            (gp, community) = (gp * reached.Left(i, Lever.Gp, since), community * reached.Left(i, Lever.Community, since));
            (lost, strain) = (lost * reached.Left(i, Lever.QualityLost, since), strain * reached.Left(i, Lever.Strain, since));
        }

        Feels(s, ref lived, from, to, age, lost);
        if (s.HasCarer && s.Place != Place.CareHome)
        {
            tally.Strains(s.Fifth, from, to, (int)(1000 * Math.Min(1, rates.Strain[frailty] * (s.Place == Place.Home ? 1 : rates.StrainWithCare) * strain)));
        }

        _gp[part] = rates.Gp[age] * rates.GpFrailty[frailty] * rates.GpConditions[s.Conditions] * days * gp;
        _community[part] = rates.Community[frailty] * rates.CommunityPlace[(int)s.Place] * days * community;
        return pence;
    }

    private void Feels(in State s, ref Lived lived, int from, int to, int age, double lost)
    {
        var quality = Math.Max(0, rates.Quality[age] - ((rates.QualityFrailty[(int)s.Frailty] + rates.QualityPlace[(int)s.Place]) * lost));
        var units = (int)(quality * (Tally.QualityUnits / State.DaysAYear));
        tally.Lives(s.Fifth, from, to, units);
        lived.Quality += (uint)(units * (to - from));
    }

    // As many as a Poisson draw says of the mean of all parts.
    private int Contacts(Activity activity, in State s, ReadOnlySpan<double> means, uint luck, uint phase)
    {
        var mean = means[0];
        foreach (var more in means[1..]) mean += more;
        var count = Poisson(mean, luck * Whole);
        if (count == 0) return 0;
        if (means.Length == 1) Evenly(activity, s, count, phase);
        else ByParts(activity, s, means, mean, count, phase);
        return count * rates.Each[(int)activity];
    }

    // From a moment of chance on, in days with 32 bits behind the point.
    private void Evenly(Activity activity, in State s, int count, uint phase)
    {
        var weeks = tally.Weeks(activity, s.Fifth);
        var apart = ((ulong)(_cuts[1] - _cuts[0]) << 32) / (uint)count;
        var at = ((ulong)_cuts[0] << 32) + Math.BigMul(apart, (ulong)phase << 32, out _);
        for (var i = 0; i < count; i++, at += apart)
        {
            weeks[(int)((uint)(at >> 32) / 7)]++;
            story?.Add(new Stretch((int)(at >> 32), (int)(at >> 32), s.Place, activity));
        }
    }

    // As dense in each part as its mean has them.
    private void ByParts(Activity activity, in State s, ReadOnlySpan<double> means, double mean, int count, uint phase)
    {
        var (part, before) = (0, 0.0);
        for (var i = 0; i < count; i++)
        {
            var at = (i + (phase * Whole)) / count * mean;
            while (part < means.Length - 1 && at >= before + means[part]) before += means[part++];
            var (from, to) = (_cuts[part], _cuts[part + 1]);
            var day = Math.Min(to - 1, from + (int)((at - before) / means[part] * (to - from)));
            tally.Happens(activity, s.Fifth, day);
            story?.Add(new Stretch(day, day, s.Place, activity));
        }
    }

    /// <summary>A Poisson number by inversion; whoever has better luck at a small mean has no more at a smaller one.</summary>
    internal static int Poisson(double mean, double u)
    {
        // A stretch is five years at most (Run): so many contacts lie outside what the assumptions allow people, and below this the first term is still a number.
        if (mean > 700) return (int)(mean + u);
        var count = 0;
        var none = Math.Exp(-mean);
        for (var (term, sum) = (none, none); u >= sum && count < Most - 1; sum += term) term *= mean * OneOf[++count];
        return count;
    }
}

/// <summary>A stretch of somebody's way: time in a place, or something that happened on a day.</summary>
/// <param name="From">The first day, from 0 at the start of the run.</param>
/// <param name="To">The day after the last; the same as the first for what happened in a moment.</param>
/// <param name="Place">Where.</param>
/// <param name="What">What happened; null for time in a place.</param>
public sealed record Stretch(int From, int To, Place Place, Activity? What);
