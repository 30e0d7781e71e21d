using Goldthread.Impact.Assumed;
using Goldthread.Impact.Journeys;
using Goldthread.Impact.People;

namespace Goldthread.Impact.Exactly;

/// <summary>What a scenario takes for true, read anew from the book: nothing here is laid out by the simulation that it is to check.</summary>
internal sealed class Rules
{
    /// <summary>A year in days.</summary>
    public const double Year = 365.25;

    /// <summary>For how many days somebody counts as having left hospital lately.</summary>
    public const int Lately = 91;

    private readonly Dictionary<string, double[]> _tables = new(StringComparer.Ordinal);

    public Rules(Scenario scenario)
    {
        Scenario = scenario;
        foreach (var assumption in scenario.Assumptions.All) _tables[assumption.Id] = AssumptionKind.Find(assumption.Id)!.Along == Along.Age ? ByAge(assumption) : [.. assumption.Values];
    }

    public Scenario Scenario { get; }

    /// <summary>The values of an assumption; what goes along age has one for each year of it.</summary>
    public double[] this[string id] => _tables[id];

    public double One(string id) => _tables[id][0];

    /// <summary>Whole pence.</summary>
    public static double Pence(double pounds) => Math.Round(pounds * 100, MidpointRounding.AwayFromZero);

    /// <summary>The standard deviation of the logarithm, from that of the number against its mean.</summary>
    public double Sigma(string id) => Math.Sqrt(Math.Log(1 + (One(id) * One(id))));

    /// <summary>True where nothing that goes along age, and nobody's being eligible, differs between two ages.</summary>
    public bool SameAt(int age, int other) => (age >= 65) == (other >= 65)
        && Scenario.Assumptions.All.Where(a => AssumptionKind.Find(a.Id)!.Along == Along.Age).All(a => _tables[a.Id][age] == _tables[a.Id][other])
        && Scenario.Interventions.All(i => Within(i.For, age) == Within(i.For, other));

    private static bool Within(Eligible who, int age) => age >= who.FromAge && age <= who.ToAge;

    private static double[] ByAge(Assumption assumption) =>
        [.. Enumerable.Range(0, Person.Oldest + 1).Select(age => assumption.Values[assumption.From!.Count(from => from <= age) - 1])];
}

/// <summary>
/// Some birthdays of a year and one moment at which each intervention begins for somebody: with these, everything that chance is asked for is known. On a day on which some of the birthdays have
/// been and others not, chances are the mean of both.
/// </summary>
/// <param name="rules">The rules.</param>
/// <param name="who">Who it is.</param>
/// <param name="birthdays">Days since their last birthday at the start: the first, and how many days follow it.</param>
/// <param name="begins">The day on which each intervention reaches them, or <see cref="int.MaxValue"/>.</param>
internal sealed class Course(Rules rules, Person who, (int First, int Count) birthdays, IReadOnlyList<int> begins)
{
    private readonly IReadOnlyList<Intervention> _interventions = rules.Scenario.Interventions;
    private readonly bool[] _isChanged = [.. Enum.GetValues<Lever>().Select(l => rules.Scenario.Interventions.Index().Any(i => begins[i.Index] != int.MaxValue && i.Item.Effects.Any(e => e.Of == l)))];

    public Rules Rules => rules;

    public Person Who => who;

    public IReadOnlyList<int> Begins => begins;

    /// <summary>Age in whole years on a day, and the share who are a year older by then. Every fourth year has a day more.</summary>
    public (int Age, double Older) Age(int day)
    {
        var years = (int)((day + birthdays.First) / Rules.Year);
        var next = (int)Math.Ceiling((years + 1) * Rules.Year) - day;
        return (Math.Min(Person.Oldest, who.Age + years), Math.Clamp(birthdays.First + birthdays.Count - next, 0, birthdays.Count) / (double)birthdays.Count);
    }

    /// <summary>The mean of what hangs on age.</summary>
    public double Mean(int day, Func<int, double> at)
    {
        var (age, older) = Age(day);
        return older == 0 ? at(age) : older == 1 ? at(Next(age)) : ((1 - older) * at(age)) + (older * at(Next(age)));
    }

    /// <summary>A year older, as far as the model knows.</summary>
    public static int Next(int age) => Math.Min(Person.Oldest, age + 1);

    /// <summary>By how much a thing is changed on a day for somebody of an age in a band of frailty who lives somewhere.</summary>
    public double Ratio(Lever lever, in Kind kind, int day, int age)
    {
        if (!_isChanged[(int)lever]) return 1;
        var ratio = 1.0;
        for (var i = 0; i < _interventions.Count; i++)
        {
            if (begins[i] > day) continue;
            foreach (var effect in _interventions[i].Effects)
            {
                if (effect.Of != lever || !Suits(i, kind, age)) continue;
                ratio *= effect.HalvesAfterWeeks == 0 ? effect.Ratio : Math.Exp(Math.Log(effect.Ratio) * Math.Pow(0.5, (day - begins[i]) / (7.0 * effect.HalvesAfterWeeks)));
            }
        }

        return ratio;
    }

    /// <summary>True where an intervention is for them at an age.</summary>
    public bool Suits(int intervention, in Kind kind, int age)
    {
        var wanted = _interventions[intervention].For;
        return age >= wanted.FromAge && age <= wanted.ToAge
            && (wanted.Frailty?.Contains((Frailty)kind.Frailty) ?? true) && (wanted.Places?.Contains(kind.Lives) ?? true)
            && (wanted.Deprivation?.Contains(who.Deprivation) ?? true) && (wanted.Conditions?.Contains(who.Conditions) ?? true)
            && (wanted.WithCarer ?? kind.HasCarer) == kind.HasCarer;
    }
}

/// <summary>What changes of somebody: where they live, how frail they are, whether they have a carer.</summary>
/// <param name="Lives">Home, home with care or care home.</param>
/// <param name="Frailty">0 to 3.</param>
/// <param name="HasCarer">Whether they have a carer.</param>
internal readonly record struct Kind(Place Lives, int Frailty, bool HasCarer)
{
    /// <summary>How many kinds there are; those before <see cref="AtHome"/> live at home, with care or without.</summary>
    public const int All = 24, AtHome = 16;

    public int Index => ((Lives switch { Place.Home => 0, Place.HomeWithCare => 1, _ => 2 }) * 8) + (Frailty * 2) + (HasCarer ? 1 : 0);

    public static Kind Of(int index) => new((index / 8) switch { 0 => Place.Home, 1 => Place.HomeWithCare, _ => Place.CareHome }, index / 2 % 4, index % 2 == 1);
}
