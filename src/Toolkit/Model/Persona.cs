using Goldthread.Impact.Journeys;
using Goldthread.Impact.People;

namespace Goldthread.Toolkit.Model;

/// <summary>Somebody whom a reader can think of, and those of the model's people who are like them.</summary>
/// <param name="Code">In addresses.</param>
/// <param name="Name">Made up.</param>
/// <param name="Says">Who they are.</param>
/// <param name="Like">Whether somebody is like them at the start.</param>
/// <param name="Kind">One of them, where one kind of person is worked out.</param>
/// <param name="KindSays">Who that is.</param>
internal sealed record Persona(string Code, string Name, string Says, Func<Person, bool> Like, Person Kind, string KindSays)
{
    /// <summary>No more people than this are looked at.</summary>
    public const int Most = 20_000;

    public static IReadOnlyList<Persona> All { get; } =
    [
        new("mrs-smith", "Mrs Smith", "women of 80 to 89 with moderate or severe frailty who live at home", p => p is { Sex: Sex.Female, Age: >= 80 and < 90, Frailty: >= Frailty.Moderate, Lives: Place.Home or Place.HomeWithCare },
            new Person(84, Sex.Female, 3, Frailty.Moderate, 2, true, Place.Home), "a woman of 84 with moderate frailty and three or four long-term conditions, who lives at home with somebody who looks after her"),
        new("mr-jones", "Mr Jones", "men of 70 to 79 with three or more long-term conditions, mild or moderate frailty, at home without a carer", p => p is { Sex: Sex.Male, Age: >= 70 and < 80, Conditions: >= 2, Frailty: Frailty.Mild or Frailty.Moderate, HasCarer: false, Lives: Place.Home or Place.HomeWithCare },
            new Person(75, Sex.Male, 2, Frailty.Mild, 2, false, Place.Home), "a man of 75 with mild frailty and three or four long-term conditions, who lives at home in the second most deprived fifth, with nobody who looks after him"),
        new("mrs-brown", "Mrs Brown", "women of 85 and over who live in a care home", p => p is { Sex: Sex.Female, Age: >= 85, Lives: Place.CareHome },
            new Person(88, Sex.Female, 3, Frailty.Severe, 3, false, Place.CareHome), "a woman of 88 with severe frailty and five or more long-term conditions, who lives in a care home"),
    ];

    public static Persona Find(string? code) => All.FirstOrDefault(p => p.Code == code) ?? All[0];

    /// <summary>Everybody like them, with what changes for each.</summary>
    public Lives Among(Result before, Result after)
    {
        var changes = new List<(int Person, int HomeDays, bool Differs)>();
        for (var i = 0; i < before.People.Count && changes.Count < Most; i++)
        {
            if (!Like(before.People.People[i])) continue;
            var (was, now) = (before.Life(i), after.Life(i));
            changes.Add((i, now.HomeDays - was.HomeDays, was != now));
        }

        return new Lives(changes, before, after);
    }
}

/// <summary>Which of several lives is shown.</summary>
internal enum Which
{
    /// <summary>In the middle of those who have more or fewer days at home.</summary>
    Typical,

    /// <summary>Who gains the most days at home.</summary>
    Most,

    /// <summary>Who loses the most.</summary>
    Least,

    /// <summary>For whom nothing changes.</summary>
    Same,
}

/// <summary>People who are alike, and what changes for each of them between two runs.</summary>
internal sealed record Lives(IReadOnlyList<(int Person, int HomeDays, bool Differs)> Changes, Result Before, Result After)
{
    public int Differ => Changes.Count(c => c.Differs);

    public int More => Changes.Count(c => c.HomeDays > 0);

    public int Fewer => Changes.Count(c => c.HomeDays < 0);

    public double MeanHomeDays => Changes.Count == 0 ? 0 : Changes.Average(c => c.HomeDays);

    public double MeanHospitalDays(Result run) => Changes.Count == 0 ? 0 : Changes.Average(c => run.Life(c.Person).HospitalDays);

    public double MeanPounds(Result run) => Changes.Count == 0 ? 0 : (double)Changes.Average(c => run.Life(c.Person).Pounds);

    /// <summary>One of them; null where there is none of that kind.</summary>
    public int? One(Which which)
    {
        var ordered = Changes.Where(c => which == Which.Same ? !c.Differs : c.HomeDays != 0).OrderBy(c => c.HomeDays).ThenBy(c => c.Person).ToList();
        return ordered.Count == 0 ? null : which switch
        {
            Which.Most => ordered[^1].HomeDays > 0 ? ordered[^1].Person : null,
            Which.Least => ordered[0].HomeDays < 0 ? ordered[0].Person : null,
            _ => ordered[ordered.Count / 2].Person,
        };
    }
}
