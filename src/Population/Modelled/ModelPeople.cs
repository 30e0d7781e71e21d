using Goldthread.Impact.People;
using Goldthread.Kernel.Acts;
using Goldthread.Population.DataSet;
using Goldthread.Population.Release;

namespace Goldthread.Population.Modelled;

/// <summary>Something that was not known of some people, and what was put in its place.</summary>
/// <param name="What">What was not known.</param>
/// <param name="Instead">What was put in its place.</param>
/// <param name="People">Of how many, as it may be seen.</param>
public sealed record NotKnown(string What, string Instead, ReleasedCount People);

/// <summary>
/// The people of a place as the journey model needs them, from the joined-up data set: those who live on its day and did not refuse uses beyond their own care. Nothing leads back to anybody: a
/// person is an age, a sex, a fifth, bands and where they live, and they stand in the order of these. Each is still a real person's row, so that the people stay inside the place; what may
/// leave it is <see cref="Described"/>.
/// </summary>
/// <param name="People">The people.</param>
/// <param name="On">The day that they are of.</param>
/// <param name="Told">What was not known, and what stands in its place; and who was left out.</param>
public sealed record ModelPeople(Impact.People.Population People, DateOnly On, IReadOnlyList<NotKnown> Told)
{
    // Chance for what is not known; no result hangs on which.
    private const ulong Seed = 1;

    /// <summary>Takes the people of a snapshot.</summary>
    /// <param name="snapshot">The data set.</param>
    /// <param name="rule">What may be seen of counts; the usual one of the NHS where it is left out.</param>
    public static ModelPeople Of(PeopleSnapshot snapshot, ReleaseRule? rule = null)
    {
        var (read, shown) = (new List<ReadPerson>(), rule ?? ReleaseRule.Nhs);
        var (refused, ageless) = (0L, 0L);
        var honours = OptOutRule.Applies(Purpose.Planning);
        foreach (var person in ReadPerson.All(snapshot))
        {
            if (honours && person.OptedOut) refused++;
            else if (person.Age is null) ageless++;
            else read.Add(person);
        }

        // Who has no address is spread over the fifths as those who have one.
        var fifths = Enumerable.Range(1, Person.Fifths).Select(f => (double)read.Count(r => r.Fifth == f)).ToArray();
        var drawn = new DrawnPerson(Description.England with { Deprivation = fifths.Sum() > 0 ? fifths : Description.England.Deprivation }, Seed);
        var people = read.Select((r, i) => drawn.Fill((uint)i, new Person((byte)r.Age!.Value, default, 1, default, 0, false, r.Lives), r.Sex, r.Fifth, r.Frailty, r.Conditions, null))
            .OrderBy(p => p.Age).ThenBy(p => p.Sex).ThenBy(p => p.Deprivation).ThenBy(p => p.Frailty).ThenBy(p => p.Conditions).ThenBy(p => p.Lives).ThenBy(p => p.HasCarer);

        NotKnown Left(string what, string instead, long count) => new(what, instead, Gate.Release(count, shown));
        NotKnown Of(string what, string instead, Func<ReadPerson, bool> isUnknown) => Left(what, instead, read.Count(isUnknown));
        NotKnown[] told =
        [
            Left("They refused uses beyond their own care", "Left out", refused),
            Left("Day of birth", "Left out: nothing can be said without an age", ageless),
            Of("Sex as registered, female or male", "Drawn: as many women as men", r => r.Sex is null),
            Of("Where they live, so no fifth of deprivation", "Drawn as the fifths of the others", r => r.Fifth is null),
            Of("Frailty of people of 65 and over: no index, no diagnosis and no scale", "Drawn by age, as the model describes England", r => r.Frailty is null && r.Age >= 65),
            Of("Long-term conditions", "Drawn by age and frailty, as the model describes England", r => r.Conditions is null),
            Of("Whether somebody of 65 and over, not in a care home, has a carer: the data set knows who is a carer and not for whom", "Drawn by frailty, as the model describes England", r => r.Age >= 65 && r.Lives != Place.CareHome),
        ];
        return new ModelPeople(new Impact.People.Population(people), snapshot.On, [.. told.Where(t => t.People.Number != 0)]);
    }
}
