using Goldthread.Impact.Chance;
using Goldthread.Impact.People;

namespace Goldthread.Impact.Journeys;

/// <summary>
/// Takes people through their weeks. What happens to somebody hangs on their state, the rates, their own luck and who was let in where; nothing else, so that anybody can be walked
/// again alone.
/// </summary>
internal sealed class Walk(Rates rates, Reached reached, Waits waits, Tally tally, Asked asked, ulong seed, int weeks, List<Stretch>? story = null)
{
    private const double Whole = 1.0 / (1UL << 32);

    // Over what rounding could take.
    private const double Room = 1 + 1e-6;

    private readonly Ledger _ledger = new(rates, reached, tally, seed, story);
    private readonly int _end = weeks * 7;
    private readonly bool _anything = reached.Count > 0;
    private readonly double _emergencyMost = reached.Most(Lever.Emergency);

    public static ushort Birthday(ulong seed, uint person) => (ushort)(Philox.At(seed, person, 0, (uint)Purpose.Birthday).A % 365);

    /// <summary>What was due in the week; then what chance brings in it.</summary>
    /// <param name="s">Where somebody is.</param>
    /// <param name="lived">What is counted of them.</param>
    /// <param name="person">Who they are.</param>
    /// <param name="week">The week.</param>
    /// <param name="might">What their luck might bring.</param>
    /// <param name="first">The first word of their luck in the week; not looked at where it brings nothing.</param>
    /// <param name="second">The second word.</param>
    public void Week(ref State s, ref Lived lived, uint person, int week, Might might, uint first = 0, uint second = 0)
    {
        var end = (week + 1) * 7;

        // Who was let in last week is told now: before anything else, and once.
        if (s.Next == Next.IsAdmitted) IsLetIn(ref s, ref lived, person, week);
        Settle(ref s, ref lived, person, end);
        if (might == Might.Nothing || s.Place == Place.Dead) return;
        var day = week * 7;
        if ((might & Might.Change) == Might.Change) Changes(ref s, ref lived, person, week, ~first * Whole);
        if ((might & Might.Plan) == Might.Plan) Plans(ref s, ref lived, person, week, ~second * Whole);
        if ((might & Might.Need) == Might.Need && s.IsHome && Happens(second * Whole, EmergencyRate(s, person, day))) Emergency(ref s, ref lived, person, week);
        if ((might & Might.Die) == Might.Die && s.Place is not (Place.Dead or Place.Ward or Place.Hospice) && Happens(first * Whole, DeathRate(s, person, day))) Dies(ref s, ref lived, person, week);
        Settle(ref s, ref lived, person, end);
    }

    /// <summary>True while somebody has to be looked at every week.</summary>
    public static bool IsWaiting(in State s) => s.Next == Next.IsAdmitted;

    /// <summary>Counts the time so far of somebody who has been where they are for long, so that it is counted at the age that they had.</summary>
    public void Pause(ref State s, ref Lived lived, uint person, int week)
    {
        if (s.Place == Place.Dead || s.Since >= week * 7) return;
        _ledger.Stay(ref s, ref lived, person, week * 7);
        s.Turn = (ushort)week;
    }

    /// <summary>Counts what is left at the end of a run.</summary>
    public void Finish(ref State s, ref Lived lived, uint person)
    {
        Settle(ref s, ref lived, person, _end);
        if (s.Place != Place.Dead) _ledger.Stay(ref s, ref lived, person, _end);
    }

    /// <summary>
    /// The level of luck up to which an emergency might come to somebody as they are from a day on, until something else does: no more than that, so that their other weeks need not be
    /// looked at. To whom something is due already anything might come.
    /// </summary>
    public byte Level(in State s, int day)
    {
        if (s.Next != Next.Nothing) return byte.MaxValue;
        if (s.Place == Place.Dead) return 0;
        var rate = rates.EmergencyAhead[s.AgeOn(day)] * rates.EmergencyFrailty[(int)s.Frailty] * rates.EmergencyConditions[s.Conditions] * rates.EmergencyFifth[s.Fifth] * rates.EmergencyPlace[(int)s.Place] * _emergencyMost;
        if (s.LeftHospital != State.Never && day - s.LeftHospital < Rates.Lately) rate *= Math.Max(1, rates.AfterDischarge);
        return Limits.Level((uint)Math.Min(uint.MaxValue, rate * Room * uint.MaxValue));
    }

    // A rate's chance in a week is 1 - exp(-rate), which lies between rate - rate^2 / 2 and the rate: few need the exponential.
    private static bool Happens(double u, double rate) => u < rate && (u < rate - (0.5 * rate * rate) || u < 1 - Math.Exp(-rate));

    private double EmergencyRate(in State s, uint person, int day)
    {
        var rate = rates.Emergency[s.AgeOn(day)] * rates.EmergencyFrailty[(int)s.Frailty] * rates.EmergencyConditions[s.Conditions] * rates.EmergencyFifth[s.Fifth] * rates.EmergencyPlace[(int)s.Place];
        if (s.LeftHospital != State.Never && day - s.LeftHospital < Rates.Lately) rate *= rates.AfterDischarge;
        return _anything ? rate * reached.Ratio(Lever.Emergency, s, person, day) : rate;
    }

    private double DeathRate(in State s, uint person, int day)
    {
        var rate = rates.Death[((int)s.Sex * Rates.Ages) + s.AgeOn(day)] * rates.DeathFrailty[(int)s.Frailty] * rates.DeathFifth[s.Fifth] * rates.DeathPlace[(int)s.Place];
        return _anything ? rate * reached.Ratio(Lever.Death, s, person, day) : rate;
    }

    private double Ratio(Lever lever, in State s, uint person, int day) => _anything ? reached.Ratio(lever, s, person, day) : 1;

    private Words Draw(uint person, int at, Purpose purpose) => Philox.At(seed, person, (uint)at, (uint)purpose);

    private void Changes(ref State s, ref Lived lived, uint person, int week, double u)
    {
        if (s.Place is not (Place.Home or Place.HomeWithCare)) return;
        var (start, age) = (week * 7, s.AgeOn(week * 7));
        var frailer = s.Frailty < Frailty.Severe ? rates.Frailer[age] : 0;
        var loses = s.HasCarer ? rates.LosesCarer[age] : 0;
        var care = s.Place == Place.Home ? rates.CareBegins[(int)s.Frailty] : 0;
        var home = rates.CareHomeBegins[(int)s.Frailty] * (s.HasCarer ? rates.CareHomeWithCarer : 1);
        if (_anything)
        {
            frailer *= Ratio(Lever.Frailer, s, person, start);
            care *= Ratio(Lever.CareBegins, s, person, start);
            home *= Ratio(Lever.CareHomeBegins, s, person, start);
        }

        var all = frailer + loses + care + home;
        if (!Happens(u, all)) return;
        var words = Draw(person, week, Purpose.Change);
        var day = Math.Max(start + (int)(words.A * Whole * 7), s.Since);
        var which = words.B * Whole * all;
        _ledger.Stay(ref s, ref lived, person, day);
        s.Turn = (ushort)week;
        if (which < home) Settles(ref s, Place.CareHome);
        else if (which < home + care) Settles(ref s, Place.HomeWithCare);
        else if (which < home + care + loses) s.HasCarer = false;
        else s.Frailty++;
    }

    private void Plans(ref State s, ref Lived lived, uint person, int week, double u)
    {
        if (!s.IsHome || s.Place == Place.SupportAtHome || !Happens(u, rates.Planned[s.AgeOn(week * 7)])) return;
        var words = Draw(person, week, Purpose.Stay);
        var day = (week * 7) + (int)(words.A * Whole * 7);
        if (day < s.Since) return;
        _ledger.Happens(Activity.PlannedStay, s, ref lived, day);
        Go(ref s, ref lived, person, day, Place.Ward, Next.LeavesPlanned, Days(rates.PlannedStay * -Math.Log(1 - (words.B * Whole)), words.C));
        s.Turn = (ushort)week;
    }

    private void Emergency(ref State s, ref Lived lived, uint person, int week)
    {
        var words = Draw(person, week, Purpose.Emergency);
        var day = (week * 7) + (int)(words.A * Whole * 7);
        if (day < s.Since) return;
        var age = s.AgeOn(day);
        if (age >= 65 && words.B * Whole < Math.Min(1, rates.AnsweredAtHome * Ratio(Lever.AnsweredAtHome, s, person, day)))
        {
            lived.Asked |= Services.UrgentResponse;
            if (waits.IsLimited(Service.UrgentResponse)) asked.Urgent(week);
            if (waits.Answers(week, words.C))
            {
                _ledger.Happens(Activity.UrgentResponse, s, ref lived, day);
                return;
            }
        }

        _ledger.Happens(Activity.Attendance, s, ref lived, day);
        if (words.D * Whole >= rates.Admitted[age] * rates.AdmittedFrailty[(int)s.Frailty] * Ratio(Lever.Admitted, s, person, day)) return;
        _ledger.Happens(Activity.EmergencyStay, s, ref lived, day);
        var stay = Draw(person, week, Purpose.Stay);
        var days = Lasts(rates.Stay[age] * rates.StayFrailty[(int)s.Frailty] * Ratio(Lever.Stay, s, person, day), rates.StaySigma, stay);
        var dies = stay.D * Whole < rates.StayDeath[age] * rates.StayDeathFrailty[(int)s.Frailty] * Ratio(Lever.Death, s, person, day);
        if (s.Place == Place.SupportAtHome) Frees(ref s, day);
        Go(ref s, ref lived, person, day, Place.Ward, dies ? Next.DiesInWard : Next.LeavesWard, days);
        s.Turn = (ushort)week;
    }

    private void Dies(ref State s, ref Lived lived, uint person, int week)
    {
        var words = Draw(person, week, Purpose.Moment);
        var day = (week * 7) + (int)(words.A * Whole * 7);
        if (day < s.Since) return;
        if (s.Next == Next.IsAdmitted) asked.Leaves(s.Service, Queue(s), s.Key);
        else if (s.Place is Place.SupportAtHome or Place.IntermediateBed) Frees(ref s, day);
        else if (s.Place is Place.CareHome) LeavesCareHome(s, day);
        if (s.Place != Place.ReadyToLeave && s.Place != Place.IntermediateBed && words.B * Whole < rates.Hospice)
        {
            Go(ref s, ref lived, person, day, Place.Hospice, Next.DiesInHospice, Days(rates.HospiceStay * -Math.Log(1 - (words.C * Whole)), words.D));
            return;
        }

        Ends(ref s, ref lived, person, day);
    }

    private void Settle(ref State s, ref Lived lived, uint person, int end)
    {
        while (s.Until < Math.Min(end, _end))
        {
            var day = (int)s.Until;
            switch (s.Next)
            {
                case Next.LeavesWard: LeavesWard(ref s, ref lived, person, day); break;
                case Next.LeavesPlanned: Returns(ref s, ref lived, person, day); break;
                case Next.DiesInWard or Next.DiesInHospice: Ends(ref s, ref lived, person, day); break;
                case Next.IsArranged: Asks(ref s, ref lived, person, day); break;
                case Next.SupportEnds or Next.BedEnds: SupportEnds(ref s, ref lived, person, day); break;
                default: s.Until = State.Never; break;
            }
        }
    }

    private void LeavesWard(ref State s, ref Lived lived, uint person, int day)
    {
        if (s.Lives == Place.CareHome)
        {
            Returns(ref s, ref lived, person, day);
            return;
        }

        var words = Draw(person, s.Turn, Purpose.Leaving);
        var f = (int)s.Frailty;
        var (home, bed, care) = (rates.NeedsSupport[f], rates.NeedsBed[f], rates.NeedsCareHome[f]);
        var all = home + bed + care;
        (bed, care) = (bed * Math.Min(1, Ratio(Lever.NeedsBed, s, person, day)), care * Math.Min(1, Ratio(Lever.NeedsCareHome, s, person, day)));
        var u = words.A * Whole;
        if (u >= all)
        {
            Returns(ref s, ref lived, person, day);
            return;
        }

        (s.Service, var arranging, var lever) = u < care ? (Service.CareHome, rates.ArrangingCareHome, Lever.ArrangingCareHome)
            : u < care + bed ? (Service.IntermediateBed, rates.ArrangingBed, Lever.ArrangingBed) : (Service.SupportAtHome, rates.ArrangingSupport, Lever.ArrangingSupport);
        Go(ref s, ref lived, person, day, Place.ReadyToLeave, Next.IsArranged, Days(arranging * Ratio(lever, s, person, day) * -Math.Log(1 - (words.B * Whole)), words.C));
    }

    private void Asks(ref State s, ref Lived lived, uint person, int day)
    {
        lived.Asked |= s.Service.Alone();
        if (!waits.IsLimited(s.Service))
        {
            Begins(ref s, ref lived, person, day);
            return;
        }

        (s.Key, s.Next, s.Until) = (Waits.Key(day, Draw(person, s.Turn, Purpose.Leaving).D), Next.IsAdmitted, State.Never);
        asked.Joins(s.Service, Queue(s), s.Key);
    }

    private void IsLetIn(ref State s, ref Lived lived, uint person, int week)
    {
        if (waits.LetIn(s.Service, Queue(s), s.Key, week - 1) is { } day)
        {
            Begins(ref s, ref lived, person, day);
        }
        else if (Draw(person, week, Purpose.GivesUp).A * Whole < rates.GivesUp)
        {
            asked.Leaves(s.Service, Queue(s), s.Key);
            Returns(ref s, ref lived, person, week * 7);
        }
    }

    // The severely frail and those without a carer stand in the urgent queue.
    private static int Queue(in State s) => s.Frailty == Frailty.Severe && !s.HasCarer ? 0 : 1;

    private void Begins(ref State s, ref Lived lived, uint person, int day)
    {
        if (waits.IsLimited(s.Service)) asked.Book(s.Service, day, 1);
        s.LeftHospital = (ushort)day;
        if (s.Service == Service.CareHome)
        {
            s.Lives = Place.CareHome;
            Go(ref s, ref lived, person, day, Place.CareHome, Next.Nothing, -1);
            return;
        }

        var (mean, place, next) = s.Service == Service.SupportAtHome ? (rates.Support, Place.SupportAtHome, Next.SupportEnds) : (rates.Bed, Place.IntermediateBed, Next.BedEnds);
        Go(ref s, ref lived, person, day, place, next, Lasts(mean, rates.SupportSigma, Draw(person, s.Turn, Purpose.Support)));
        if (waits.IsLimited(s.Service)) asked.Book(s.Service, s.Until, -1);
    }

    private void SupportEnds(ref State s, ref Lived lived, uint person, int day)
    {
        var luck = Draw(person, s.Turn, Purpose.Support).D * Whole;
        if (s.Next == Next.BedEnds && luck < rates.CareHomeAfterBed[(int)s.Frailty] * Ratio(Lever.CareHomeBegins, s, person, day)) s.Lives = Place.CareHome;
        else if (1 - luck <= rates.CareAfterSupport[(int)s.Frailty] * Ratio(Lever.CareBegins, s, person, day)) s.Lives = Place.HomeWithCare;
        s.Service = default;
        Go(ref s, ref lived, person, day, s.Lives, Next.Nothing, -1);
    }

    // Support stops early: the place that was booked to its end is free from today.
    private void Frees(ref State s, int day)
    {
        if (!waits.IsLimited(s.Service)) return;
        asked.Book(s.Service, day, -1);
        asked.Book(s.Service, s.Until, 1);
    }

    private void LeavesCareHome(in State s, int day)
    {
        if (s.Service == Service.CareHome && waits.IsLimited(Service.CareHome)) asked.Book(Service.CareHome, day, -1);
    }

    private void Returns(ref State s, ref Lived lived, uint person, int day)
    {
        (s.LeftHospital, s.Service) = ((ushort)day, default);
        Go(ref s, ref lived, person, day, s.Lives, Next.Nothing, -1);
    }

    private static void Settles(ref State s, Place place) => (s.Place, s.Lives) = (place, place);

    private void Ends(ref State s, ref Lived lived, uint person, int day)
    {
        _ledger.Happens(Activity.Death, s, ref lived, day);
        Go(ref s, ref lived, person, day, Place.Dead, Next.Nothing, -1);
        lived.Died = (ushort)day;
    }

    private void Go(ref State s, ref Lived lived, uint person, int day, Place place, Next next, int days)
    {
        _ledger.Stay(ref s, ref lived, person, day);
        (s.Place, s.Next, s.Until) = (place, next, days < 0 || day + days >= State.Never ? State.Never : (ushort)(day + days));
    }

    // A logarithm of normal law with the mean given; Box and Muller make it of two words.
    private static int Lasts(double mean, double sigma, in Words words)
    {
        var z = Math.Sqrt(-2 * Math.Log(1 - (words.A * Whole))) * Math.Cos(2 * Math.PI * (words.B * Whole));
        return Days(mean * Math.Exp((sigma * z) - (sigma * sigma / 2)), words.C);
    }

    // To whole days, up or down by chance, so that the mean stays what it is.
    private static int Days(double days, uint luck) => (int)Math.Min(days + (luck * Whole), 20_000);
}
