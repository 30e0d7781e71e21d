using Goldthread.Impact.Journeys;
using Goldthread.Impact.People;
using Goldthread.Kernel.Values;

namespace Goldthread.Impact.Exactly;

/// <summary>
/// What a scenario brings to one kind of person, as an expectation that is worked out and not drawn: probabilities are carried forward week by week under the rules of the journey model, which are
/// written here a second time. Services are never full in it. Two things are averaged over: the birthday, by <see cref="PartsOfYear"/> parts of the year where age changes anything, and which interventions reach somebody when, of which a ramp is taken at two points. Lengths are cut where one in a hundred million is left.
/// </summary>
public sealed class ExactAnswer
{
    /// <summary>Into how many parts a year's birthdays are laid: within each, chances on a day are the mean of those before and after their birthday.</summary>
    public const int PartsOfYear = 3;

    private const int DaysOfBirth = 365;

    /// <summary>The most weeks: the simulation counts time at one age for no longer, and so does this.</summary>
    public const int LongestWeeks = 260;

    /// <summary>The most ways in which interventions can reach somebody.</summary>
    public const int MostWays = 64;

    // Points and weights of Gauss and Legendre's rule on 0 to 1.
    private static readonly (double At, double Weight)[] Two = [(0.2113248654051871, 0.5), (0.7886751345948129, 0.5)];

    private readonly Figures _figures;

    private ExactAnswer(Person kind, Scenario scenario, Figures figures) => (Kind, Scenario, _figures) = (kind, scenario, figures);

    /// <summary>Who.</summary>
    public Person Kind { get; }

    /// <summary>The scenario; limits of its services are passed over.</summary>
    public Scenario Scenario { get; }

    /// <summary>The chance of death within the run.</summary>
    public double Deaths => Count(Activity.Death);

    /// <summary>Expected pence that can be told by person.</summary>
    public double Pence => _figures.Pence;

    /// <summary>Expected quality-adjusted life, in years.</summary>
    public double QualityYears => _figures.QualityYears;

    /// <summary>Expected days on which a carer is under strain.</summary>
    public double StrainDays => _figures.StrainDays;

    /// <summary>Expected days in a hospital bed.</summary>
    public double HospitalDays => DaysIn(Place.Ward) + DaysIn(Place.ReadyToLeave);

    /// <summary>Expected days at home, with care or without.</summary>
    public double HomeDays => DaysIn(Place.Home) + DaysIn(Place.HomeWithCare) + DaysIn(Place.SupportAtHome);

    /// <summary>Expected days in a place.</summary>
    public double DaysIn(Place place) => place == Place.Dead ? (Scenario.Weeks * 7) - _figures.Days.Sum() : _figures.Days[(int)place];

    /// <summary>How often something is expected to happen.</summary>
    public double Count(Activity activity) => _figures.Counts[(int)activity];

    /// <summary>Works it out; faults name the field of the scenario that does not allow it.</summary>
    /// <param name="kind">Who: their age, sex, fifth, frailty, conditions, carer and where they live.</param>
    /// <param name="scenario">The scenario, at most <see cref="LongestWeeks"/> weeks long.</param>
    /// <param name="threads">How many threads, 1 or more; 0 for as many as the machine has.</param>
    public static Outcome<ExactAnswer> Of(Person kind, Scenario scenario, int threads = 0) => Of(kind, scenario, threads, PartsOfYear);

    /// <summary>The same with the year in so many parts.</summary>
    internal static Outcome<ExactAnswer> Of(Person kind, Scenario scenario, int threads, int parts)
    {
        var faults = scenario.Check().ToList();
        if (scenario.Weeks > LongestWeeks) faults.Add(new Fault(FaultKind.Invalid, $"The exact answer is worked out for at most {LongestWeeks} weeks, not {scenario.Weeks}", "weeks"));
        if (faults.Count > 0) return faults.ToArray();
        var rules = new Rules(scenario);
        var ways = Ways(scenario);
        if (ways.Count > MostWays) return new Fault(FaultKind.Invalid, $"There are {ways.Count} ways in which these interventions can reach somebody: the exact answer takes at most {MostWays}", "interventions");
        if (TooLikely(kind, rules) is { } fault) return fault;
        var lasting = new Lasting(rules);
        var courses = Born(kind, rules, parts).SelectMany(b => ways.Select(w => (Birthdays: b, w.Begins, Weight: w.Weight * b.Count / DaysOfBirth))).ToArray();
        var told = new Figures[courses.Length];
        Parallel.For(0, courses.Length, new ParallelOptions { MaxDegreeOfParallelism = threads > 0 ? threads : Environment.ProcessorCount }, i => told[i] = Forward.Of(new Course(rules, kind, courses[i].Birthdays, courses[i].Begins), scenario.Weeks, lasting));
        var figures = new Figures();
        for (var i = 0; i < told.Length; i++) figures.Add(told[i], courses[i].Weight);
        return new ExactAnswer(kind, scenario, figures);
    }

    private static IEnumerable<(int First, int Count)> Born(Person kind, Rules rules, int parts)
    {
        var years = (int)Math.Ceiling(rules.Scenario.Weeks * 7 / Rules.Year) + 1;
        var (youngest, oldest) = (Math.Min((int)kind.Age, Person.Oldest), Math.Min(kind.Age + years, Person.Oldest));
        if (Enumerable.Range(youngest, oldest - youngest).All(age => rules.SameAt(age, age + 1))) return [(0, DaysOfBirth)];
        return Enumerable.Range(0, parts).Select(p => (p * DaysOfBirth / parts, ((p + 1) * DaysOfBirth / parts) - (p * DaysOfBirth / parts)));
    }

    // Who has which intervention from when: each is had or not for itself.
    private static List<(int[] Begins, double Weight)> Ways(Scenario scenario)
    {
        List<(int[] Begins, double Weight)> ways = [([], 1)];
        foreach (var i in scenario.Interventions)
        {
            List<(int Begins, double Weight)> own = [];
            if (i.Reach < 1) own.Add((int.MaxValue, 1 - i.Reach));
            if (i.RampWeeks == 0) own.Add((i.FromWeek * 7, i.Reach));
            else own.AddRange(Two.Select(p => ((i.FromWeek * 7) + (int)(p.At * i.RampWeeks * 7), i.Reach * p.Weight)));
            ways = [.. ways.SelectMany(w => own.Select(o => (w.Begins.Append(o.Begins).ToArray(), w.Weight * o.Weight)))];
            if (ways.Count > 4096) break;
        }

        return ways;
    }

    // Death and change lie at the two ends of one piece of luck, planned stays and emergencies at those of another: where they would meet, the rules here do not hold.
    private static Fault? TooLikely(Person kind, Rules rules)
    {
        var course = new Course(rules, kind, (0, 1), [.. rules.Scenario.Interventions.Select(_ => 0)]);
        foreach (var (week, index) in Enumerable.Range(0, (rules.Scenario.Weeks + 25) / 26).SelectMany(w => Enumerable.Range(0, Exactly.Kind.All).Select(k => (w * 26, k))))
        {
            var of = Exactly.Kind.Of(index);
            var chances = Chances.Of(course, of, of.Lives, week, lately: true);
            if (chances.Changing + chances.Death > 1 || chances.Planned + chances.Emergency[6] > 1) return new Fault(FaultKind.Invalid, "Rates are so high that two things shut out each other in a week: there is no exact answer here", "assumptions");
        }

        return null;
    }
}
