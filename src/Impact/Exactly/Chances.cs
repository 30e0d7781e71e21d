using Goldthread.Impact.Journeys;
using Goldthread.Impact.People;

namespace Goldthread.Impact.Exactly;

/// <summary>What chance brings in one week to somebody at home, of a kind, somewhere; as at the week's first day.</summary>
internal sealed class Chances
{
    /// <summary>To which kind a change leads, and its chance in the week.</summary>
    public readonly List<(int Kind, double Chance)> Changes = [];

    /// <summary>Of an emergency on each day of the week: answered at home; to a stay in hospital.</summary>
    public readonly double[] Answered = new double[7], Admitted = new double[7];

    public double Changing, Planned, Emergency, Death;

    /// <summary>The chance within a week of what has this rate a week.</summary>
    public static double InAWeek(double rate) => 1 - Math.Exp(-rate);

    /// <summary>The chances of a week.</summary>
    /// <param name="course">Birthday and what reaches them.</param>
    /// <param name="kind">Of which kind.</param>
    /// <param name="place">Where: home, home with care, care home or support at home.</param>
    /// <param name="week">The week, from 0.</param>
    /// <param name="lately">Whether they left hospital lately.</param>
    public static Chances Of(Course course, in Kind kind, Place place, int week, bool lately)
    {
        var (rules, who, day) = (course.Rules, course.Who, week * 7);
        var (age, aWeek, f) = (course.Age(day), 7 / Rules.Year, kind.Frailty);
        var chances = new Chances
        {
            Death = InAWeek(DeathRate(course, kind, place, day)),
            Emergency = InAWeek(rules["emergency"][age] * aWeek * rules["emergency-frailty"][f] * rules["emergency-conditions"][who.Conditions] * rules["emergency-deprivation"][who.Deprivation - 1] * rules["emergency-place"][(int)place]
                * (lately ? rules.One("emergency-after-discharge") : 1) * course.Ratio(Lever.Emergency, kind, day)),
            Planned = place == Place.SupportAtHome ? 0 : InAWeek(rules["planned"][age] * aWeek),
        };
        if (place is Place.Home or Place.HomeWithCare) chances.Change(course, kind, day, age);
        for (var j = 0; j < 7; j++)
        {
            var (on, of) = (day + j, course.Age(day + j));
            var answered = of >= 65 ? Math.Min(1, rules.One("answered-at-home") * course.Ratio(Lever.AnsweredAtHome, kind, on)) : 0;
            chances.Answered[j] = answered;
            chances.Admitted[j] = (1 - answered) * Math.Min(1, rules["admitted"][of] * rules["admitted-frailty"][f] * course.Ratio(Lever.Admitted, kind, on));
        }

        return chances;
    }

    /// <summary>Deaths a week of somebody who is not in a ward.</summary>
    public static double DeathRate(Course course, in Kind kind, Place place, int day)
    {
        var rules = course.Rules;
        return rules[course.Who.Sex == Sex.Female ? "death-women" : "death-men"][course.Age(day)] * (7 / Rules.Year) * rules["death-frailty"][kind.Frailty] * rules["death-deprivation"][course.Who.Deprivation - 1] * rules["death-place"][(int)place]
            * course.Ratio(Lever.Death, kind, day);
    }

    private void Change(Course course, in Kind kind, int day, int age)
    {
        var (rules, aWeek, f) = (course.Rules, 7 / Rules.Year, kind.Frailty);
        var frailer = f < (int)Frailty.Severe ? rules["frailer"][age] * aWeek * course.Ratio(Lever.Frailer, kind, day) : 0;
        var loses = kind.HasCarer ? rules["loses-carer"][age] * aWeek : 0;
        var care = kind.Lives == Place.Home ? rules["care-begins"][f] * aWeek * course.Ratio(Lever.CareBegins, kind, day) : 0;
        var home = rules["care-home-begins"][f] * aWeek * (kind.HasCarer ? rules.One("care-home-with-carer") : 1) * course.Ratio(Lever.CareHomeBegins, kind, day);
        var all = frailer + loses + care + home;
        if (all <= 0) return;
        Changing = InAWeek(all);
        foreach (var (to, rate) in new[] { (kind with { Frailty = f + 1 }, frailer), (kind with { HasCarer = false }, loses), (kind with { Lives = Place.HomeWithCare }, care), (kind with { Lives = Place.CareHome }, home) })
        {
            if (rate > 0) Changes.Add((to.Index, Changing * rate / all));
        }
    }
}

/// <summary>What becomes of those at home in a week: the share who stay on, and the shares whom each day brings something.</summary>
internal readonly struct Fate
{
    private Fate(Chances chances, int from, bool isFirst)
    {
        (Chances, From, IsFirst) = (chances, from, isFirst);
        var unchanged = isFirst ? 1 - chances.Changing : 1;
        var (leaves, days) = (0.0, 7 - from);
        for (var j = from; j < 7; j++) leaves += (chances.Planned + (chances.Emergency * chances.Admitted[j])) / 7;
        (Unchanged, DeathADay) = (unchanged, isFirst ? chances.Death * (1 - leaves) / 7 : 0);

        // Luck that would bring death and luck that brings a change shut each other out; whoever is in hospital by then does not die at home.
        Stays = (unchanged * (1 - leaves)) - (DeathADay * days);
    }

    public Chances Chances { get; }

    /// <summary>The first day of the week on which anything can happen: they came on this day.</summary>
    public int From { get; }

    /// <summary>False for those who have met the week's change already and still may go to hospital.</summary>
    public bool IsFirst { get; }

    public double Unchanged { get; }

    public double DeathADay { get; }

    public double Stays { get; }

    public static Fate Of(Chances chances, int from, bool isFirst) => new(chances, from, isFirst);

    /// <summary>The share who go to hospital for planned treatment on a day.</summary>
    public double PlannedOn => Unchanged * Chances.Planned / 7;

    /// <summary>The share who have an emergency on a day.</summary>
    public double EmergencyOn => Unchanged * Chances.Emergency / 7;

    /// <summary>The share whom a change meets on a day of the week: whoever came within it, not before they came.</summary>
    public double ChangeOn(int day) => !IsFirst || day < From ? 0 : day == From ? (From + 1) / 7.0 : 1 / 7.0;

    /// <summary>The share whose time as they were ends on a day.</summary>
    public double EndsOn(int day) => day < From ? 0 : (IsFirst ? Chances.Changing * ChangeOn(day) : 0) + PlannedOn + (EmergencyOn * Chances.Admitted[day]) + DeathADay;
}
