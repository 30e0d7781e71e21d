using Goldthread.Impact.Journeys;
using Goldthread.Impact.People;

namespace Goldthread.Impact.Exactly;

/// <summary>What chance brings in one week to somebody at home, of a kind, somewhere; as at the week's first day.</summary>
internal sealed class Chances
{
    /// <summary>To which kind a change leads, and its chance in the week.</summary>
    public readonly List<(int Kind, double Chance)> Changes = [];

    /// <summary>Of an emergency, were it on this day of the week; of one that is answered at home; and of one that leads to a stay, of the younger and of those who are a year older by then.</summary>
    public readonly double[] Emergency = new double[7], Answered = new double[7], Younger = new double[7], Older = new double[7];

    public double Changing, Planned, Death;

    /// <summary>The chance within a week of what has this rate a week.</summary>
    public static double InAWeek(double rate) => 1 - Math.Exp(-rate);

    /// <summary>The chances of a week.</summary>
    /// <param name="course">Birthdays and what reaches them.</param>
    /// <param name="kind">Of which kind.</param>
    /// <param name="place">Where: home, home with care, care home or support at home.</param>
    /// <param name="week">The week, from 0.</param>
    /// <param name="lately">Whether they left hospital lately.</param>
    public static Chances Of(Course course, Kind kind, Place place, int week, bool lately)
    {
        var (rules, who, day, aWeek, f) = (course.Rules, course.Who, week * 7, 7 / Rules.Year, kind.Frailty);
        var need = aWeek * rules["emergency-frailty"][f] * rules["emergency-conditions"][who.Conditions] * rules["emergency-deprivation"][who.Deprivation - 1] * rules["emergency-place"][(int)place] * (lately ? rules.One("emergency-after-discharge") : 1);
        var (emergency, planned, admitted) = (rules["emergency"], rules["planned"], rules["admitted"]);
        var chances = new Chances
        {
            Death = Dying(course, kind, place, day),
            Planned = place == Place.SupportAtHome ? 0 : course.Mean(day, age => InAWeek(planned[age] * aWeek)),
        };
        if (place is Place.Home or Place.HomeWithCare) chances.Change(course, kind, day);
        var (often, frail) = (rules.One("answered-at-home"), rules["admitted-frailty"][f]);
        var (first, older) = course.Age(day);
        var next = Course.Next(first);
        double Needs(int age) => InAWeek(emergency[age] * need * course.Ratio(Lever.Emergency, kind, day, age));
        double Answer(int age, int on) => age >= 65 ? Math.Min(1, often * course.Ratio(Lever.AnsweredAtHome, kind, on, age)) : 0;
        double Admit(int age, int on) => (1 - Answer(age, on)) * Math.Min(1, admitted[age] * frail * course.Ratio(Lever.Admitted, kind, on, age));
        var (needs, needsNext) = (Needs(first), older > 0 ? Needs(next) : 0);
        for (var j = 0; j < 7; j++)
        {
            // How likely an emergency is hangs on their age as the week begins, what comes of it on that of its day.
            var (on, (age, then)) = (day + j, course.Age(day + j));
            var turned = age > first ? 1 : then;
            var (young, old) = ((1 - turned) * needs, ((turned - older) * needs) + (older * needsNext));
            chances.Emergency[j] = young + old;
            chances.Answered[j] = (young * Answer(first, on)) + (old * Answer(next, on));
            (chances.Younger[j], chances.Older[j]) = (young * Admit(first, on), old > 0 ? old * Admit(next, on) : 0);
        }

        return chances;
    }

    /// <summary>The chance of death in a week from a day on, of somebody who is not in a ward.</summary>
    public static double Dying(Course course, Kind kind, Place place, int day)
    {
        var rules = course.Rules;
        var deaths = rules[course.Who.Sex == Sex.Female ? "death-women" : "death-men"];
        var times = 7 / Rules.Year * rules["death-frailty"][kind.Frailty] * rules["death-deprivation"][course.Who.Deprivation - 1] * rules["death-place"][(int)place];
        return course.Mean(day, age => InAWeek(deaths[age] * times * course.Ratio(Lever.Death, kind, day, age)));
    }

    private void Change(Course course, Kind kind, int day)
    {
        var (rules, aWeek, f, (first, older)) = (course.Rules, 7 / Rules.Year, kind.Frailty, course.Age(day));
        Span<double> chances = [0, 0, 0, 0];
        foreach (var (age, share) in new[] { (first, 1 - older), (Course.Next(first), older) })
        {
            if (share == 0) continue;
            Span<double> rates =
            [
                f < (int)Frailty.Severe ? rules["frailer"][age] * aWeek * course.Ratio(Lever.Frailer, kind, day, age) : 0,
                kind.HasCarer ? rules["loses-carer"][age] * aWeek : 0,
                kind.Lives == Place.Home ? rules["care-begins"][f] * aWeek * course.Ratio(Lever.CareBegins, kind, day, age) : 0,
                rules["care-home-begins"][f] * aWeek * (kind.HasCarer ? rules.One("care-home-with-carer") : 1) * course.Ratio(Lever.CareHomeBegins, kind, day, age),
            ];
            var all = rates[0] + rates[1] + rates[2] + rates[3];
            for (var c = 0; c < 4 && all > 0; c++) chances[c] += share * InAWeek(all) * rates[c] / all;
        }

        Kind[] to = [kind with { Frailty = f + 1 }, kind with { HasCarer = false }, kind with { Lives = Place.HomeWithCare }, kind with { Lives = Place.CareHome }];
        for (var c = 0; c < 4; c++)
        {
            if (chances[c] == 0) continue;
            Changes.Add((to[c].Index, chances[c]));
            Changing += chances[c];
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
        for (var j = from; j < 7; j++) leaves += (chances.Planned + chances.Younger[j] + chances.Older[j]) / 7;
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

    /// <summary>The share whom a chance of the week meets on a day, where it can meet them.</summary>
    public double On(double chance) => Unchanged * chance / 7;

    /// <summary>The share whom a change meets on a day of the week: whoever came within it, not before they came.</summary>
    public double ChangeOn(int day) => !IsFirst || day < From ? 0 : day == From ? (From + 1) / 7.0 : 1 / 7.0;

    /// <summary>The share whose time as they were ends on a day.</summary>
    public double EndsOn(int day) => day < From ? 0 : (IsFirst ? Chances.Changing * ChangeOn(day) : 0) + PlannedOn + On(Chances.Younger[day] + Chances.Older[day]) + DeathADay;
}
