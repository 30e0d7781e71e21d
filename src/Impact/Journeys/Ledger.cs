using Goldthread.Impact.Chance;
using Goldthread.Impact.People;

namespace Goldthread.Impact.Journeys;

/// <summary>Counts time and what happens in it: for everybody together, for the one person, and for their story where it is asked for.</summary>
internal sealed class Ledger(Rates rates, Reached reached, Tally tally, ulong seed, List<Stretch>? story)
{
    private const double Whole = 1.0 / (1UL << 32);

    public void Happens(Activity activity, in State s, ref Lived lived, int day)
    {
        tally.Happens(activity, s.Fifth, day);
        lived.Pence += (uint)rates.Each[(int)activity];
        story?.Add(new Stretch(day, day, s.Place, activity));
    }

    /// <summary>Counts the time since the last change, and what came with it.</summary>
    public void Stay(ref State s, ref Lived lived, uint person, int to)
    {
        int from = s.Since, days = to - s.Since;
        s.Since = (ushort)to;
        if (days <= 0) return;
        var (middle, frailty, place, fifth) = (from + (days / 2), (int)s.Frailty, s.Place, (int)s.Fifth);
        var age = s.AgeOn(middle);
        var pence = 0L;
        tally.Stays(place, fifth, from, to);
        story?.Add(new Stretch(from, to, place, null));
        if (place == Place.HomeWithCare)
        {
            tally.Cares(fifth, from, to, rates.CareDay[frailty]);
            pence += (long)days * rates.CareDay[frailty];
        }
        else
        {
            pence += (long)days * rates.PlaceDay[(int)place];
        }

        var (gp, community, lost, strain) = (1.0, 1.0, 1.0, 1.0);
        if (reached.Count > 0 && s.IsHome)
        {
            for (var i = 0; i < reached.Count; i++)
            {
                if (!reached.Suits(i, s, middle) || Math.Max(from, reached.Begins(i, person)) is var begins && begins >= to) continue;
                tally.Reaches(i, fifth, begins, to);
                lived.Reached |= (byte)(1 << i);
                pence += (long)(to - begins) * reached.PenceADay(i);
            }

            (gp, community, lost, strain) = (reached.Ratio(Lever.Gp, s, person, middle), reached.Ratio(Lever.Community, s, person, middle), reached.Ratio(Lever.QualityLost, s, person, middle), reached.Ratio(Lever.Strain, s, person, middle));
        }

        var quality = Math.Max(0, rates.Quality[age] - ((rates.QualityFrailty[frailty] + rates.QualityPlace[(int)place]) * lost));
        var units = (int)(quality * (Tally.QualityUnits / State.DaysAYear));
        tally.Lives(fifth, from, to, units);
        lived.Quality += (uint)(units * days);
        if (s.HasCarer && place is (Place.Home or Place.HomeWithCare or Place.SupportAtHome))
        {
            tally.Strains(fifth, from, to, (int)(1000 * Math.Min(1, rates.Strain[frailty] * (place == Place.Home ? 1 : rates.StrainWithCare) * strain)));
        }

        if (s.IsHome)
        {
            var words = Philox.At(seed, person, s.Turn, (uint)Purpose.Contacts, (uint)place);
            pence += Contacts(Activity.Gp, s, from, days, rates.Gp[age] * rates.GpFrailty[frailty] * rates.GpConditions[s.Conditions] * days * gp, words.A, words.B);
            pence += Contacts(Activity.Community, s, from, days, rates.Community[frailty] * rates.CommunityPlace[(int)place] * days * community, words.C, words.D);
            if (place != Place.CareHome) lived.HomeDays += (ushort)days;
        }
        else if (place is Place.Ward or Place.ReadyToLeave)
        {
            lived.HospitalDays += (ushort)days;
        }

        lived.Pence += (uint)pence;
    }

    // As many as a Poisson draw says, spread evenly from a moment of chance.
    private int Contacts(Activity activity, in State s, int from, int days, double mean, uint luck, uint phase)
    {
        var count = Poisson(mean, luck * Whole);
        if (count == 0) return 0;

        // Days with 32 bits behind the point, the first a share of the distance between two.
        var weeks = tally.Weeks(activity, s.Fifth);
        var apart = ((ulong)days << 32) / (uint)count;
        var at = ((ulong)from << 32) + Math.BigMul(apart, (ulong)phase << 32, out _);
        for (var i = 0; i < count; i++, at += apart)
        {
            weeks[(int)((uint)(at >> 32) / 7)]++;
            story?.Add(new Stretch((int)(at >> 32), (int)(at >> 32), s.Place, activity));
        }

        return count * rates.Each[(int)activity];
    }

    /// <summary>A Poisson number by inversion; whoever has better luck at a small mean has no more at a smaller one.</summary>
    internal static int Poisson(double mean, double u)
    {
        // A stretch is five years at most (Run): so many contacts lie outside what the assumptions allow people, and below this the first term is still a number.
        if (mean > 700) return (int)(mean + u);
        var count = 0;
        var none = Math.Exp(-mean);
        for (var (term, sum) = (none, none); u >= sum && count < 5000; sum += term) term *= mean / ++count;
        return count;
    }
}

/// <summary>A stretch of somebody's way: time in a place, or something that happened on a day.</summary>
/// <param name="From">The first day, from 0 at the start of the run.</param>
/// <param name="To">The day after the last; the same as the first for what happened in a moment.</param>
/// <param name="Place">Where.</param>
/// <param name="What">What happened; null for time in a place.</param>
public sealed record Stretch(int From, int To, Place Place, Activity? What);
